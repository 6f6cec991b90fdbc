//! What the rules say of the answers once they stand in the pack, told at the cells that they came from.

use std::collections::BTreeMap;

use super::merge::Merged;
use super::notice::Notice;
use super::{Asked, Item};
use crate::pack::{is_action_heading, is_commentary_heading};

/// Something that a rule says of the merged pack.
#[derive(Debug, Clone)]
pub struct Said {
    /// Where: the JSON pointer within the pack.
    pub pointer: String,
    /// What.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// Whether the report cannot be rendered with it.
    pub is_error: bool,
    /// Whether it follows from the figure, wherever it is said.
    pub of_figure: OfFigure,
}

/// Whether what is said of an indicator follows from its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfFigure {
    /// It does not.
    No,
    /// It does: no actions for the level that it has.
    Yes,
    /// It does, and is told where nothing else is said of the figure: no level can be worked out of it.
    Alone,
}

/// What is said of answers, at their cells; what is said of the rest of the pack `check` tells.
pub fn recheck(merged: &Merged, said: &[Said]) -> Vec<Notice> {
    let told: Vec<(&Said, Notice)> = said.iter().filter_map(|said| Some((said, at_cell(merged, said)?))).collect();
    let mut at_place: BTreeMap<String, usize> = BTreeMap::new();
    told.iter().for_each(|(_, one)| *at_place.entry(one.place()).or_default() += 1);
    let is_needless = |said: &Said, one: &Notice| {
        said.of_figure == OfFigure::Alone && at_place.get(&one.place()).is_some_and(|count| *count > 1)
    };
    told.iter().filter(|(said, one)| !is_needless(said, one)).map(|(_, one)| one.clone()).collect()
}

fn at_cell(merged: &Merged, said: &Said) -> Option<Notice> {
    let cell = if said.of_figure == OfFigure::Yes { for_actions(merged, said)? } else { of_answer(merged, said)? };
    let hint = said.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
    Some(Notice { message: format!("{}{hint}", said.message), is_error: said.is_error, ..cell.clone() })
}

/// Where actions are to be typed, for a level that the return's answers have led to.
fn for_actions<'m>(merged: &'m Merged, said: &Said) -> Option<&'m Notice> {
    let indicator = indicator(&said.pointer)?;
    let number = merged.items.iter().position(|item| item.indicator == indicator && item.measure.is_none())?;
    let answers = [Asked::Level, Asked::Figure].map(|asked| merged.given.get(&(number, asked)));
    let (_, answer) = answers.into_iter().flatten().next()?;
    Some(merged.no_actions.get(&number).unwrap_or(answer))
}

/// The cell of the answer that something is said of.
fn of_answer<'m>(merged: &'m Merged, said: &Said) -> Option<&'m Notice> {
    let figure = || Some((indicator(&said.pointer)?, None, Asked::Figure)).filter(|_| said.of_figure != OfFigure::No);
    let (indicator, measure, asked) = place(&said.pointer).or_else(figure)?;
    let is_it = |item: &&Item| item.indicator == indicator && item.measure == measure;
    let number = merged.items.iter().position(|item| is_it(&item))?;
    merged.given.get(&(number, asked)).map(|(_, cell)| cell)
}

/// Which indicator, which of its sub-measures, and what was asked for, of a pointer into the pack.
fn place(pointer: &str) -> Option<(usize, Option<usize>, Asked)> {
    let mut steps = pointer.split('/').skip(1);
    let (Some("indicators"), Some(indicator)) = (steps.next(), steps.next()) else { return None };
    let mut field = steps.next()?;
    let mut measure = None;
    if field == "measures" {
        measure = Some(steps.next()?.parse().ok()?);
        field = steps.next()?;
    }
    let asked = match (field, steps.next()) {
        ("current", Some("mark")) => Asked::Mark,
        ("current", _) => Asked::Figure,
        ("rag", _) => Asked::Level,
        ("rag_reason", _) => Asked::Reason,
        ("narrative", Some(heading)) => of_heading(&heading.replace("~1", "/").replace("~0", "~"))?,
        _ => return None,
    };
    Some((indicator.parse().ok()?, measure, asked))
}

/// Which indicator a pointer into the pack leads to or into.
fn indicator(pointer: &str) -> Option<usize> {
    pointer.strip_prefix("/indicators/")?.split('/').next()?.parse().ok()
}

fn of_heading(heading: &str) -> Option<Asked> {
    let is_commentary = is_commentary_heading(heading).then_some(Asked::Commentary);
    is_action_heading(heading).then_some(Asked::Actions).or(is_commentary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_says_which_indicator_is_meant() {
        let found = ["/indicators/3", "/indicators/3/target", "/indicators", "/report"].map(indicator);
        assert_eq!(found, [Some(3), Some(3), None, None]);
    }

    #[test]
    fn a_pointer_says_which_answer_is_meant() {
        for (pointer, expected) in [
            ("/indicators/3/current", Some((3, None, Asked::Figure))),
            ("/indicators/3/current/value", Some((3, None, Asked::Figure))),
            ("/indicators/3/current/mark", Some((3, None, Asked::Mark))),
            ("/indicators/0/measures/2/rag", Some((0, Some(2), Asked::Level))),
            ("/indicators/0/rag_reason", Some((0, None, Asked::Reason))),
            ("/indicators/0/narrative/Officer's comments/0", Some((0, None, Asked::Commentary))),
            ("/indicators/0/narrative/Path to Green", Some((0, None, Asked::Actions))),
            ("/indicators/0/narrative/Case study", None),
            ("/indicators/0/target", None),
            ("/indicators/0", None),
            ("/report/title", None),
        ] {
            assert_eq!(place(pointer), expected, "{pointer}");
        }
    }
}
