//! The problems as Markdown, for a pull request or the summary of a workflow's step.

use super::counts::codes;
use super::groups::{Group, groups};
use super::{Shown, count};
use crate::output::harmless::acts;
use crate::problem::Severity;

/// The most rows of a table: what is read there is cut at a megabyte.
const MOST: usize = 500;

/// The problems of one or more packs under their counts; errors first, then warnings, then what is accepted.
pub fn markdown(counts: &str, shown: &[Shown<'_>]) -> String {
    let open = || shown.iter().filter(|shown| shown.problem.accepted.is_none());
    let of = |severity: Severity| groups(open().filter(move |shown| shown.problem.code.severity() == severity));
    let errors = table("Errors", &of(Severity::Error), "What to do", hint);
    let warnings = table("Warnings", &of(Severity::Warning), "What to do", hint);
    let accepted = groups(shown.iter().filter(|shown| shown.problem.accepted.is_some()));
    let accepted = table("Accepted", &accepted, "Reason", reason);
    let codes = codes(shown);
    let codes = if codes.is_empty() { String::new() } else { format!("\n{}\n", harmless(&codes)) };
    format!("### {}\n{codes}{errors}{warnings}{accepted}", harmless(counts))
}

fn table(heading: &str, groups: &[Group<'_, '_>], last: &str, advice: fn(&Group<'_, '_>) -> String) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let rows: String = groups.iter().take(MOST).map(|group| row(group, &advice(group))).collect();
    let rest = groups.len().saturating_sub(MOST);
    let rest = if rest > 0 { format!("\n… and {}\n", count(rest, "more fault")) } else { String::new() };
    format!("\n#### {heading}\n\n| Where | What | {last} | Code |\n|---|---|---|---|\n{rows}{rest}")
}

fn row(group: &Group<'_, '_>, advice: &str) -> String {
    let first = group.first();
    let place = first.at.file_and_line();
    let others = group.others().map_or_else(String::new, |others| format!(" ({others})"));
    let cells = [place, group.message() + &others, advice.to_owned()].map(|cell| harmless(&cell));
    format!("| {} | {} |\n", cells.join(" | "), first.problem.code.word())
}

fn hint(group: &Group<'_, '_>) -> String {
    group.first().problem.hint.clone().unwrap_or_default()
}

fn reason(group: &Group<'_, '_>) -> String {
    group.first().problem.accepted.clone().unwrap_or_default()
}

/// A text in which nothing is markup, a mention, a reference, a link or a line of its own.
pub(crate) fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_followed = characters.peek().is_some_and(|next| !next.is_whitespace());
        match character {
            // GitHub looks for these in what it has made of the Markdown: only something between keeps them apart.
            '@' | '#' => harmless.push_str(&format!("&#{};<!-- -->", u32::from(character))),
            '&' | '<' | '>' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '\\' | '!' | '$' => {
                harmless.push_str(&format!("&#{};", u32::from(character)));
            }
            // Of "https://…", "www.…" and ":smile:", but not of a sentence.
            ':' | '.' if is_followed => harmless.push_str(&format!("&#{};", u32::from(character))),
            _ if character.is_whitespace() || character.is_control() => harmless.push(' '),
            _ if acts(character) => harmless.push('\u{FFFD}'),
            _ => harmless.push(character),
        }
    }
    harmless
}
