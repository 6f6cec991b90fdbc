//! What a tab in a text of a pack is, which is not to be seen where it is typed:
//!
//! - the edge of a cell, where lines that follow one another have as many of them: [`stretches`] makes a pasted table of these;
//! - the space behind a bullet, a number or a letter of a list, and the indent before the first line of a paragraph, as Word
//!   sets them (`shadow`);
//! - a space anywhere else (`character::printed`, and `one_line` for what has only one line).
//!
//! No tab is lost without a word: a pasted table is told, and so is a tab in a figure (`pack::printed`). A tab that stands
//! bare in the JSON is mended where the file is read (`source::mend`).

use std::ops::Range;

use super::character::TAB;
use super::lines::lines;
use super::shadow::marker;
use super::table::ends;

/// A stretch of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Markdown.
    Markdown(Range<usize>),
    /// Lines with the same number of tabs: the rows of a pasted table, each with its cells.
    Pasted(Vec<Vec<Range<usize>>>),
}

/// A text as Markdown and pasted tables, in order; what stands under a table of Markdown is a stretch of its own.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    if !text.contains('|') {
        return tabbed(text);
    }
    let apart = |stretch: Stretch| match stretch {
        Stretch::Markdown(range) => {
            let ends = ends(&text[range.clone()]).into_iter().map(|end| range.start + end);
            let starts = std::iter::once(range.start).chain(ends.clone());
            starts.zip(ends.chain([range.end])).map(|(start, end)| Stretch::Markdown(start..end)).collect()
        }
        pasted => vec![pasted],
    };
    tabbed(text).into_iter().flat_map(apart).collect()
}

fn tabbed(text: &str) -> Vec<Stretch> {
    if !text.contains(TAB) {
        return vec![Stretch::Markdown(0..text.len())];
    }
    let lines: Vec<Range<usize>> = lines(text).collect();
    let (mut stretches, mut from) = (Vec::new(), 0);
    for run in lines.chunk_by(|a, b| is_row(&text[a.clone()], &text[b.clone()])) {
        let (Some(first), Some(last), Some(rows)) = (run.first(), run.last(), rows(text, run)) else { continue };
        stretches.push(Stretch::Markdown(from..first.start));
        stretches.push(Stretch::Pasted(rows));
        from = last.end;
    }
    stretches.push(Stretch::Markdown(from..text.len()));
    stretches
}

/// Whether two lines can be rows of one table.
pub(super) fn is_row(line: &str, next: &str) -> bool {
    let tabs = |line: &str| line.matches(TAB).count();
    tabs(line) > 0 && tabs(line) == tabs(next) && !is_item(line) && !is_item(next)
}

/// Whether the one tab of a line stands behind a bullet, a number or a letter of a list.
fn is_item(line: &str) -> bool {
    let Some((first, rest)) = line.trim_start().split_once(TAB) else { return false };
    let label = first.trim().trim_start_matches('(');
    let is_label = label.chars().count() <= 5
        && label.strip_suffix(['.', ')']).is_some_and(|label| label.chars().all(char::is_alphanumeric));
    !rest.contains(TAB) && (is_label || first.chars().count() <= 1 && marker(line.trim_start()).is_some())
}

/// The cells of lines that make a table, without the columns that are empty throughout.
pub(super) fn rows(text: &str, lines: &[Range<usize>]) -> Option<Vec<Vec<Range<usize>>>> {
    let cells = |line: &Range<usize>| -> Vec<Range<usize>> {
        let mut at = line.start;
        let cells = text[line.clone()].split(TAB);
        cells.map(|cell| (at, at + cell.len(), at += cell.len() + 1)).map(|(start, end, ())| start..end).collect()
    };
    let is_used = |cell: &Range<usize>| !text[cell.clone()].trim().is_empty();
    let rows: Vec<Vec<Range<usize>>> = lines.iter().map(cells).filter(|row| row.iter().any(is_used)).collect();
    let used: Vec<usize> =
        (0..rows.first()?.len()).filter(|&index| rows.iter().any(|row| is_used(&row[index]))).collect();
    let kept = |row: &Vec<Range<usize>>| used.iter().map(|&index| row[index].clone()).collect();
    (rows.len() > 1 && used.len() > 1).then(|| rows.iter().map(kept).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(text: &str) -> Vec<String> {
        let stretches = stretches(text);
        let rows = stretches.iter().filter_map(|stretch| match stretch {
            Stretch::Pasted(rows) => Some(rows),
            Stretch::Markdown(_) => None,
        });
        let row = |row: &Vec<Range<usize>>| row.iter().map(|cell| &text[cell.clone()]).collect::<Vec<_>>().join("|");
        rows.flatten().map(row).collect()
    }

    #[test]
    fn lines_with_the_same_tabs_are_rows() {
        assert_eq!(pasted("By ward:\nWard\tCases\r\nNorth\t5\n\nEnd\tof it"), ["Ward|Cases", "North|5"]);
        assert_eq!(pasted("\tQ1\tQ2\nNorth\t1\t\n"), ["|Q1|Q2", "North|1|"]);
        assert_eq!(pasted("1.\tRecruit\tJune\n2.\tTrain\tJuly"), ["1.|Recruit|June", "2.|Train|July"]);
    }

    #[test]
    fn lists_single_lines_and_indents_are_not() {
        for text in ["a\tb", "a\tb\n\nc\td", "a\tb\nc\td\te", "\ta\n\tb", "a\t\nb\t", "-\ta\n-\tb", "1.\ta\n2.\tb"] {
            assert_eq!(pasted(text), [""; 0], "{text:?}");
        }
        for text in ["•\ta\n•\tb", "a)\tx\nb)\ty", "(iv)\tx\n(v)\ty", "o\ta\no\tb", "\t-\ta\n\t-\tb"] {
            assert_eq!(pasted(text), [""; 0], "{text:?}");
        }
    }
}
