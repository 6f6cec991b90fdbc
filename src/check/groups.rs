//! Rules on groups: the indicators of one stand together, and one is not written in two ways.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::markup::one_line;
use crate::pack::{At, Indicator, Pack};
use crate::problem::{Code, Problem};

/// A group as it is first written, and how often its indicators are found apart.
struct Group<'p> {
    /// As it prints.
    name: String,
    /// Where its second run starts, and after which group.
    second: Option<(&'p At<String>, String)>,
    runs: usize,
    /// The other ways to write it that were told.
    others: Vec<String>,
}

pub(super) fn check(pack: &Pack, problems: &mut Vec<Problem>) {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut before: Option<(String, String)> = None;
    for group in pack.indicators.0.iter().map(|indicator| named(indicator)) {
        let Some((written, name)) = group else {
            before = None;
            continue;
        };
        let key = folded(&name);
        let index = *known.entry(key.clone()).or_insert(groups.len());
        if index == groups.len() {
            groups.push(Group { name: name.clone(), second: None, runs: 0, others: Vec::new() });
        }
        let found = &mut groups[index];
        if before.as_ref().is_none_or(|(other, _)| *other != key) {
            found.start_run(written, before.as_ref().map(|(_, name)| name.as_str()));
        }
        if name != found.name && !found.others.contains(&name) {
            problems.push(spelling(written, &name, &found.name));
            found.others.push(name.clone());
        }
        before = Some((key, name));
    }
    problems.extend(groups.iter().filter_map(Group::split));
}

/// An indicator's group as written and as it prints.
fn named(indicator: &Indicator) -> Option<(&At<String>, String)> {
    let written = indicator.group.as_ref()?;
    let name = one_line(written).trim().to_owned();
    (!name.is_empty()).then_some((written, name))
}

/// What stays of a group's name when spaces, case and Unicode form do not matter.
fn folded(name: &str) -> String {
    let is_seen =
        |c: &char| !c.is_whitespace() && !matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
    name.nfkc().flat_map(char::to_lowercase).filter(is_seen).nfc().collect()
}

fn spelling(written: &At<String>, name: &str, first: &str) -> Problem {
    let without_spaces = |name: &str| name.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let difference = if name.to_lowercase() == first.to_lowercase() {
        "capital letters"
    } else if without_spaces(name) == without_spaces(first) {
        "spaces"
    } else {
        "characters that look alike"
    };
    let message = format!("the groups “{first}” and “{name}” differ only in {difference}, and count as two groups");
    Problem::new(Code::SplitGroup, written.place, message).hint(format!("write it as at the first of them: “{first}”"))
}

impl<'p> Group<'p> {
    fn start_run(&mut self, written: &'p At<String>, before: Option<&str>) {
        self.runs += 1;
        if self.runs == 2 {
            let before =
                before.map_or_else(|| "indicators without a group".into(), |name| format!("those of “{name}”"));
            self.second = Some((written, before));
        }
    }

    /// The problem of a group whose indicators are not together.
    fn split(&self) -> Option<Problem> {
        let (written, before) = self.second.as_ref()?;
        let places = if self.runs > 2 { format!(" ({} places in all)", self.runs) } else { String::new() };
        let message =
            format!("the indicators of “{}” are not together: here they go on after {before}{places}", self.name);
        let problem = Problem::new(Code::SplitGroup, written.place, message);
        Some(problem.hint("move them together, so that the group has one heading"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spaces_case_and_form_are_folded() {
        for name in ["libraries", "LIBRARIES", "Libraries\u{A0}", "Li braries", "Libr\u{AD}aries"] {
            assert_eq!(folded(name), folded("Libraries"), "{name:?}");
        }
        assert_eq!(folded("Caf\u{E9}"), folded("Cafe\u{301}"));
        assert_ne!(folded("Café"), folded("Cafe"));
        assert_ne!(folded("Roads 1"), folded("Roads 2"));
    }
}
