//! The same fault in several places, told once.

use std::collections::HashMap;

use super::Shown;
use crate::problem::Code;

/// One fault and every place it is found at, in reading order.
pub(super) struct Group<'s, 'l>(pub(super) Vec<&'s Shown<'l>>);

/// Brings together what is said in the same words, in the order in which it is first said.
pub(super) fn groups<'s, 'l>(shown: impl Iterator<Item = &'s Shown<'l>>) -> Vec<Group<'s, 'l>> {
    let mut groups: Vec<Group<'s, 'l>> = Vec::new();
    let mut known: HashMap<(Code, &str, Option<&str>), usize> = HashMap::new();
    for shown in shown {
        let problem = shown.problem;
        let group = *known.entry((problem.code, &problem.message, problem.hint.as_deref())).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.0.push(shown),
            None => groups.push(Group(vec![shown])),
        }
    }
    groups
}

impl<'s, 'l> Group<'s, 'l> {
    /// The first place.
    pub(super) fn first(&self) -> &'s Shown<'l> {
        self.0[0]
    }

    /// "Indicator 36: there is no commentary"; of several places "there is no commentary: 12 places".
    pub(super) fn message(&self) -> String {
        match self.0.len() {
            1 => self.first().message(),
            many => format!("{}: {many} places", self.first().problem.message),
        }
    }

    /// Where it stands beside the first place: "also: Indicator 37 (line 41), Indicator 40 (lines 52, 60)".
    pub(super) fn others(&self) -> Option<String> {
        let mut places: Vec<(String, Vec<String>)> = Vec::new();
        for shown in &self.0[1..] {
            let name = self.name(shown);
            match places.last_mut().filter(|(last, _)| *last == name) {
                Some((_, spots)) => spots.push(shown.at.spot()),
                None => places.push((name, vec![shown.at.spot()])),
            }
        }
        let nouns = if self.first().at.cell.is_some() { ("cell", "cells") } else { ("line", "lines") };
        let places: Vec<String> = places.into_iter().map(|(name, spots)| place(&name, nouns, &spots)).collect();
        (!places.is_empty()).then(|| format!("also: {}", places.join(", ")))
    }

    /// The indicator, and the file where it is another than the first place's.
    fn name(&self, shown: &Shown<'_>) -> String {
        let indicator = shown.at.indicator.clone().unwrap_or_default();
        let is_elsewhere = shown.at.file != self.first().at.file;
        match (indicator.is_empty(), is_elsewhere) {
            (_, false) => indicator,
            (true, true) => shown.at.file.clone(),
            (false, true) => format!("{indicator} of {}", shown.at.file),
        }
    }
}

/// "Indicator 40 (lines 52, 60)", "line 3", "Indicator 36 (cell Indicators!F12)".
fn place(name: &str, nouns: (&str, &str), spots: &[String]) -> String {
    let noun = if spots.len() == 1 { nouns.0 } else { nouns.1 };
    let spots = spots.join(", ");
    if name.is_empty() { format!("{noun} {spots}") } else { format!("{name} ({noun} {spots})") }
}
