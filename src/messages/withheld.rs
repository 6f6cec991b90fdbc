//! What a mark withholds in a file of a pack: no line that is shown repeats it.
//!
//! An error on a withheld number stands on the very line that has it, and the line goes to terminals and logs of others.

use std::collections::BTreeMap;
use std::ops::Range;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use crate::pack::Mark;
use crate::problem::Place;
use crate::source::Sources;

/// What stands in place of a withheld figure, whatever its length.
const MASK: &str = "***";
/// The fields of an object with a mark that say its figure.
const FIGURES: [&str; 2] = ["value", "previously"];

/// The withheld stretches of a pack's files, each file looked through once and only where it is shown.
#[derive(Debug, Default)]
pub(super) struct Withheld {
    of_file: BTreeMap<u32, Vec<Range<usize>>>,
}

impl Withheld {
    /// The stretches of one file.
    pub(super) fn in_file(&mut self, file: u32, sources: &Sources) -> Stretches<'_> {
        let stretches = self.of_file.entry(file).or_insert_with(|| stretches(&sources.text(file)));
        Stretches(stretches)
    }
}

/// The withheld stretches of a file, in order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretches<'w>(&'w [Range<usize>]);

impl Stretches<'_> {
    /// Those that a stretch of the file meets.
    fn meeting(&self, part: &Range<usize>) -> &[Range<usize>] {
        let from = self.0.partition_point(|stretch| stretch.end <= part.start);
        let to = self.0.partition_point(|stretch| stretch.start < part.end);
        self.0.get(from..to).unwrap_or_default()
    }

    /// Whether a place has something of them.
    pub(super) fn meet(&self, place: Place) -> bool {
        !self.meeting(&(place.start as usize..place.end as usize)).is_empty()
    }

    /// A part of the file with a mask in place of each.
    pub(super) fn masked(&self, text: &str, part: Range<usize>) -> String {
        let (mut masked, mut at) = (String::new(), part.start);
        for stretch in self.meeting(&part) {
            masked += &text[at..stretch.start.max(at)];
            masked += MASK;
            at = stretch.end.min(part.end);
        }
        masked + &text[at..part.end.max(at)]
    }
}

fn stretches(text: &str) -> Vec<Range<usize>> {
    if !text.contains("\"mark\"") {
        return Vec::new();
    }
    let mut found = Vec::new();
    match Sources::tree(text) {
        Some(tree) => look(&tree, &mut found),
        None => {
            let withholding = Mark::ALL.iter().filter(|(mark, _)| mark.withholds());
            withholding.for_each(|(_, word)| around(word, text, &mut found));
        }
    }
    found.sort_by_key(|stretch| (stretch.start, stretch.end));
    found.dedup();
    found
}

fn look(value: &Value<'_>, found: &mut Vec<Range<usize>>) {
    match value {
        Value::Array(list) => list.elements.iter().for_each(|entry| look(entry, found)),
        Value::Object(object) => {
            let is_withheld = withholds(object);
            for property in &object.properties {
                let is_figure = is_withheld && FIGURES.contains(&property.name.as_str());
                if is_figure { hide(&property.value, found) } else { look(&property.value, found) }
            }
        }
        _ => {}
    }
}

/// Whether its mark withholds it, or is taken for one that does.
fn withholds(object: &Object<'_>) -> bool {
    object.get_string("mark").and_then(|word| Mark::meant(&word.value)).is_some_and(Mark::withholds)
}

/// Notes every figure of a value: a number, or a text with digits.
fn hide(value: &Value<'_>, found: &mut Vec<Range<usize>>) {
    match value {
        Value::NumberLit(number) => found.push(number.start()..number.end()),
        Value::StringLit(text) if text.value.contains(|c: char| c.is_numeric()) => {
            found.push(text.start() + 1..text.end() - 1);
        }
        Value::Array(list) => list.elements.iter().for_each(|entry| hide(entry, found)),
        Value::Object(object) => object.properties.iter().for_each(|property| hide(&property.value, found)),
        _ => {}
    }
}

/// Where the file cannot be read: every number in the same brackets as the word.
fn around(word: &str, text: &str, found: &mut Vec<Range<usize>>) {
    let mut done = 0;
    for (at, _) in text.match_indices(word) {
        if at < done {
            continue; // In the same brackets as the word before.
        }
        let from = text[done..at].rfind('{').map_or(done, |open| done + open);
        let to = text[at..].find('}').map_or(text.len(), |length| at + length);
        found.extend(numbers(&text[from..to]).map(|number| from + number.start..from + number.end));
        done = to;
    }
}

/// The runs of digits in a text, with the points and commas between them.
fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_numeric() || matches!(c, '.' | ',');
    let runs = text.split(move |c: char| !is_part(c)).map(|run| run.trim_matches(['.', ',']));
    let at = move |run: &str| run.as_ptr() as usize - text.as_ptr() as usize;
    runs.filter(|run| !run.is_empty()).map(move |run| at(run)..at(run) + run.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let stretches = stretches(text);
        Stretches(&stretches).masked(text, 0..text.len())
    }

    #[test]
    fn figures_under_a_mark_that_withholds_are_masked_and_nothing_else() {
        for (text, expected) in [
            (r#"{"value": 4217, "mark": "suppressed"}"#, r#"{"value": ***, "mark": "suppressed"}"#),
            (r#"{"mark": "unavailable", "value": "4,217 people"}"#, r#"{"mark": "unavailable", "value": "***"}"#),
            (r#"{"value": "N/A", "mark": "suppressed"}"#, r#"{"value": "N/A", "mark": "suppressed"}"#),
            (r#"{"value": 4217, "mark": "provisional"}"#, r#"{"value": 4217, "mark": "provisional"}"#),
            (
                r#"[{"period": "Q1", "value": {"value": 1, "previously": 2}, "mark": "not_applicable"}, 5]"#,
                r#"[{"period": "Q1", "value": {"value": ***, "previously": ***}, "mark": "not_applicable"}, 5]"#,
            ),
            // What is taken for such a mark is one, and what stands beside a withheld figure is looked at, too.
            (r#"{"value": 4217, "mark": "supressed"}"#, r#"{"value": ***, "mark": "supressed"}"#),
            (
                r#"{"value": 1, "mark": "suppressed", "target": {"value": 2, "mark": "suppressed", "oops": 3}}"#,
                r#"{"value": ***, "mark": "suppressed", "target": {"value": ***, "mark": "suppressed", "oops": 3}}"#,
            ),
            // What cannot be read loses every number in the same brackets.
            (
                r#"{"target": 5, "current": {"value": 4,217, "mark": "suppressed"}"#,
                r#"{"target": 5, "current": {"value": ***, "mark": "suppressed"}"#,
            ),
        ] {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_gone_over_once() {
        let text = format!("{{\"mark\" 5 {}", "suppressed 1 ".repeat(20_000));
        assert_eq!(stretches(&text).len(), 20_001);
    }

    #[test]
    fn a_part_that_begins_or_ends_within_a_figure_shows_none_of_it() {
        let text = r#"{"value": 4217, "mark": "suppressed"}"#;
        let stretches = stretches(text);
        for from in 0..text.len() {
            for to in from..=text.len() {
                let part = Stretches(&stretches).masked(text, from..to);
                assert!(!part.contains(['4', '2', '1', '7']), "{from} to {to}: {part}");
            }
        }
    }
}
