//! What several runs did, in words: for a terminal, and as one table for a pull request or the summary of a job.

use super::line::{Line, State};
use super::merge::Merged;
use crate::limits::grouped;
use crate::messages::{count, markdown_text as cell};
use crate::output::harmless;

/// The most rows of a table: what is read there is cut at a megabyte.
const MOST: usize = 500;

/// The counts, then what needs somebody: failed and missing packs, one a line.
pub fn text(merged: &Merged) -> String {
    let failed = merged.of(State::Failed).map(|line| format!("failed: {} ({})", line.pack, why(line)));
    let missing = merged.missing.iter().map(|pack| format!("missing: {pack}"));
    let lines: String = failed.chain(missing).map(|line| format!("{}\n", harmless::line(&line))).collect();
    format!("{}\n{lines}", counts(merged))
}

/// The same as Markdown, with a row for each pack but those that are unchanged, which are counted.
pub fn markdown(merged: &Merged) -> String {
    let of = |state: State| merged.of(state).map(row);
    let missing = merged.missing.iter().map(|pack| [cell(pack), "**missing**".into(), dash(), dash(), dash(), dash()]);
    let rows: Vec<[String; 6]> = of(State::Failed).chain(missing).chain(of(State::Written)).collect();
    let shown: String = rows.iter().take(MOST).map(|row| format!("| {} |\n", row.join(" | "))).collect();
    let rest = match rows.len().saturating_sub(MOST) {
        0 => String::new(),
        rest => format!("\n… and {}\n", count(rest, "more pack")),
    };
    let head = "| Pack | State | Report | Pages | Size | Warnings |\n|---|---|---|---|---|---|\n";
    let table = if rows.is_empty() { String::new() } else { format!("\n{head}{shown}{rest}") };
    format!("### {}\n{table}", counts(merged))
}

/// "50 packs: 3 written, 47 unchanged; 1 failed; 1 missing".
fn counts(merged: &Merged) -> String {
    let number = |state: State| grouped(merged.count(state));
    let packs = merged.lines.len() + merged.missing.len();
    let noun = if packs == 1 { "pack" } else { "packs" };
    let done = format!("{} written, {} unchanged", number(State::Written), number(State::Unchanged));
    let failed = Some(merged.count(State::Failed)).filter(|failed| *failed > 0);
    let missing = Some(merged.missing.len()).filter(|missing| *missing > 0);
    let failed = failed.map_or_else(String::new, |failed| format!(", {} failed", grouped(failed)));
    let missing = missing.map_or_else(String::new, |missing| format!(", {} missing", grouped(missing)));
    format!("{} {noun}: {done}{failed}{missing}", grouped(packs))
}

fn row(line: &Line) -> [String; 6] {
    let state = match line.state {
        State::Written => "written".to_owned(),
        State::Unchanged => "unchanged".to_owned(),
        State::Failed => format!("**failed** ({})", why(line)),
    };
    let number = |number: Option<usize>| number.map_or_else(dash, grouped);
    let size = line.bytes.map_or_else(dash, |bytes| format!("{} KB", grouped(bytes.div_ceil(1000))));
    let warnings: Vec<String> = line.warnings.iter().map(|(code, number)| format!("{number} {}", cell(code))).collect();
    let warnings = if warnings.is_empty() { dash() } else { warnings.join(", ") };
    [cell(&line.pack), state, cell(&line.output), number(line.pages), size, warnings]
}

/// Why a pack has no PDF, as far as its line says.
fn why(line: &Line) -> String {
    match (line.errors, line.warnings.values().sum::<usize>()) {
        (0, 0) => "the run's messages say why".into(),
        (0, warnings) => count(warnings, "warning"),
        (errors, _) => count(errors, "error"),
    }
}

fn dash() -> String {
    "–".into()
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::super::merge::merge;
    use super::*;

    #[test]
    fn what_was_done_is_told_in_one_table() {
        let lines = [("a.json", State::Written), ("b_|.json", State::Failed), ("c.json", State::Unchanged)];
        let asked = ["a.json", "b_|.json", "c.json", "d.json"].map(str::to_owned);
        let merged = merge(lines.map(|(pack, state)| line(pack, state)), Some(&asked));
        insta::assert_snapshot!(text(&merged), @"
        4 packs: 1 written, 1 unchanged, 1 failed, 1 missing
        failed: b_|.json (1 error)
        missing: d.json
        ");
        insta::assert_snapshot!(markdown(&merged), @"
        ### 4 packs: 1 written, 1 unchanged, 1 failed, 1 missing

        | Pack | State | Report | Pages | Size | Warnings |
        |---|---|---|---|---|---|
        | b&#95;&#124;&#46;json | **failed** (1 error) | b&#95;&#124;&#46;pdf | – | – | 2 no-commentary |
        | d&#46;json | **missing** | – | – | – | – |
        | a&#46;json | written | a&#46;pdf | 3 | 25 KB | 2 no-commentary |
        ");
    }
}
