//! Figures that a mark withholds: under it no number may stand, because it would be printed, drawn and spoken.

use super::subject::prefix;
use crate::number;
use crate::pack::{Figure, Indicator, Mark, Scalar, figures};
use crate::problem::{Code, Hint, Problem};

/// Records every number under a mark that withholds. No message repeats the number.
pub(super) fn check(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for figure in figures(indicator) {
        let Some(mark) = figure.mark.map(|mark| mark.value).filter(|mark| mark.withholds()) else { continue };
        if is_number(&figure.datum.scalar) {
            let said = |mark: &str| format!("{} is marked “{mark}”, but holds a number", named(&figure));
            let problem = Problem::new(Code::MarkedFigure, figure.datum.place, said(mark.word()));
            problems.push(problem.in_cells(said(&mark.spoken())).hint(hint(mark)));
        }
        problems.extend(earlier(&figure, mark));
    }
}

/// What was published before prints beside a figure, so it is withheld with it.
fn earlier(figure: &Figure<'_>, mark: Mark) -> Option<Problem> {
    let earlier = figure.datum.previously.as_ref().filter(|earlier| is_number(&earlier.value))?;
    let said = |mark: &str| {
        format!("{} is marked “{mark}”, but the number published before would be printed beside it", named(figure))
    };
    let problem = Problem::new(Code::MarkedFigure, earlier.place, said(mark.word()));
    Some(problem.in_cells(said(&mark.spoken())).hint("delete \"previously\""))
}

/// "the current figure", "Adults: the previous figure".
fn named(figure: &Figure<'_>) -> String {
    format!("{}the {}", prefix(figure.measure), figure.role.noun())
}

fn hint(mark: Mark) -> Hint {
    let (json, cells) = match mark {
        Mark::Suppressed => (
            "write null, or a text such as \"Fewer than 5\"",
            "leave the cell empty, or type words such as “Fewer than 5”",
        ),
        _ => ("write null", "leave the cell empty"),
    };
    let or = "or delete the mark if the number may be published";
    Hint::both(format!("{json}, {or}"), format!("{cells}, {or}"))
}

/// Whether a number stands there, also with a star or a remark behind it: "3*", "3 (suppressed)", "3 [c]".
fn is_number(scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Number(_) => true,
        Scalar::Text(text) => number::read(without_remark(text)).is_some(),
        Scalar::Null => false,
    }
}

fn without_remark(text: &str) -> &str {
    let text = text.trim();
    let remark = [(']', '['), (')', '(')].iter().find_map(|(close, open)| {
        let at = text.strip_suffix(*close)?.rfind(*open)?;
        Some(&text[..at]).filter(|rest| !rest.trim().is_empty())
    });
    let text = if number::read(text).is_some() { text } else { remark.unwrap_or(text) };
    text.trim_end_matches(|c: char| c.is_whitespace() || "*†‡#".contains(c))
}
