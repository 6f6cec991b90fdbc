//! Warnings that the pack accepts, apart from the others and with their reasons.

use super::Shown;

/// A paragraph for every code and reason; empty where nothing is accepted.
pub(super) fn accepted(shown: &[Shown<'_>]) -> String {
    let mut text = String::new();
    let mut paragraphs: Vec<(String, Vec<&Shown<'_>>)> = Vec::new();
    for shown in shown {
        let Some(reason) = &shown.problem.accepted else { continue };
        let heading = format!("accepted[{}]: {}", shown.problem.code.word(), reason.trim());
        match paragraphs.iter_mut().find(|(other, _)| *other == heading) {
            Some((_, places)) => places.push(shown),
            None => paragraphs.push((heading, vec![shown])),
        }
    }
    for (heading, places) in paragraphs {
        let place = |shown: &&Shown<'_>| format!("  {}: {}\n", shown.at.file_and_line(), shown.message());
        text.push_str(&format!("{heading}\n{}\n", places.iter().map(place).collect::<String>()));
    }
    text
}
