//! Changes as Markdown, for a pull request.

use super::human::{heading, in_short};
use super::sentence::{called, line, of_entry, sentence};
use crate::change::diff::Diff;
use crate::messages::count;
use crate::messages::markdown::harmless;

/// The most rows of a table: what is read there is cut at a megabyte.
const MOST: usize = 500;

/// The changes as Markdown: in short, then a table with a row for each.
pub fn markdown(diff: &Diff) -> String {
    let mut lines = heading(diff).into_iter();
    let mut text = format!("### {}\n", harmless(&lines.next().unwrap_or_default()));
    lines.for_each(|line| text += &format!("\n{}\n", harmless(&line)));
    if diff.is_empty() {
        return text;
    }
    text.push('\n');
    in_short(diff).iter().for_each(|line| text += &format!("- {}\n", harmless(line)));
    let rows = rows(diff);
    text += "\n| Indicator | What has changed |\n|---|---|\n";
    rows.iter().take(MOST).for_each(|[name, said]| text += &format!("| {} | {} |\n", harmless(name), harmless(said)));
    match rows.len().saturating_sub(MOST) {
        0 => text,
        rest => text + &format!("\n… and {}\n", count(rest, "more change")),
    }
}

fn rows(diff: &Diff) -> Vec<[String; 2]> {
    let of_report = diff.report.iter().map(|change| ["The report".to_owned(), sentence(change, diff.order)]);
    let of_entries = diff.entries.iter().flat_map(|entry| {
        let name = entry.name();
        let title = if name.reference.is_empty() || name.title.is_empty() {
            String::new()
        } else {
            format!(", {}", line(&name.title))
        };
        let name = called(name) + &title;
        of_entry(entry, diff).into_iter().map(move |said| [name.clone(), said])
    });
    of_report.chain(of_entries).collect()
}
