//! Warnings that the pack accepts, apart from the others and with their reasons.

use std::collections::HashMap;

use super::Shown;
use crate::output::harmless::line;

/// A paragraph for every code and reason; empty where nothing is accepted.
pub(super) fn accepted(shown: &[Shown<'_>]) -> String {
    let mut text = String::new();
    let mut paragraphs: Vec<(String, Vec<&Shown<'_>>)> = Vec::new();
    let mut known = HashMap::new();
    for shown in shown {
        let Some(reason) = &shown.problem.accepted else { continue };
        let heading = format!("accepted[{}]: {}", shown.problem.code.word(), line(reason.trim()));
        let number = *known.entry(heading.clone()).or_insert(paragraphs.len());
        match paragraphs.get_mut(number) {
            Some((_, places)) => places.push(shown),
            None => paragraphs.push((heading, vec![shown])),
        }
    }
    for (heading, places) in paragraphs {
        let place = |shown: &&Shown<'_>| format!("  {}: {}\n", line(&shown.at.file_and_line()), line(&shown.message()));
        text.push_str(&format!("{heading}\n{}\n", places.iter().map(place).collect::<String>()));
    }
    text
}
