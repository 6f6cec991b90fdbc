//! Texts of an array that are one table: a row each.

use std::ops::Range;

use super::tab::{is_row, rows};

/// The texts in runs, each to be read as one text: rows of one table together, every other text alone.
pub fn runs<T: AsRef<str>>(texts: &[T]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for run in texts.chunk_by(|a, b| are_rows(a.as_ref(), b.as_ref())) {
        let end = start + run.len();
        match run.len() > 1 && is_table(run) {
            true => runs.push(start..end),
            false => runs.extend((start..end).map(|at| at..at + 1)),
        }
        start = end;
    }
    runs
}

/// The texts of a run as one.
pub fn joined<T: AsRef<str>>(texts: &[T]) -> String {
    texts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("\n")
}

fn are_rows(text: &str, next: &str) -> bool {
    let is_line = |text: &str| !text.contains(['\n', '\r', '\u{2028}']);
    let is_piped = |text: &str| text.trim_start().starts_with('|');
    is_line(text) && is_line(next) && (is_piped(text) && is_piped(next) || is_row(text, next))
}

/// Whether the rows have a line of dashes under the first, or the same columns parted by tabs.
fn is_table<T: AsRef<str>>(run: &[T]) -> bool {
    let is_dashes = |text: &str| text.contains('-') && text.chars().all(|c| "|-: \t".contains(c));
    let is_markdown = run.get(1).is_some_and(|second| is_dashes(second.as_ref()));
    is_markdown || {
        let text = joined(run);
        rows(&text, &super::lines::lines(&text).collect::<Vec<_>>()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_brought_together_and_nothing_else_is() {
        let texts =
            ["Intro", "| a | b |", "|---|---|", "| 1 | 2 |", "after", "x\t1", "y\t2", "- one", "- two", "| odd"];
        let expected = [0..1, 1..4, 4..5, 5..7, 7..8, 8..9, 9..10];
        assert_eq!(runs(&texts), expected);
        assert_eq!(runs(&["| a |", "| b |"]), [0..1, 1..2]);
        // A dash within a cell is no line of dashes, and a text of several lines is a text of its own.
        assert_eq!(runs(&["| a |", "| b-c |"]), [0..1, 1..2]);
        assert_eq!(runs(&["| a |\n| b |", "|---|"]), [0..1, 1..2]);
        assert_eq!(runs(&["| a |", "|---|\n| b |"]), [0..1, 1..2]);
    }
}
