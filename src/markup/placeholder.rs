//! Texts that stand where a figure or a text is still to come: "TBC", `#DIV/0!`, "{{value}}", "Insert commentary here".
//!
//! Pure: texts in, stretches of them out. Ordinary sentences are left alone: what also means something there ("the date
//! is TBC", "None") counts only where nothing else is written.

mod instruction;
mod part;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// What kind of placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An error of a spreadsheet: `#DIV/0!`.
    Spreadsheet,
    /// What a program writes where it had no value: "nan", "null", "[object Object]".
    Program,
    /// A word for what is still to come, filler, an instruction, or a field that nobody filled in.
    ToCome,
}

/// A placeholder and where it stands in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub range: Range<usize>,
    /// What kind it is.
    pub kind: Kind,
}

/// The errors of spreadsheets, in capitals; those with a sign at the end mean nothing else in a sentence either.
const ERRORS: &[&str] = &[
    "#DIV/0!",
    "#DIV/0",
    "DIV/0!",
    "#REF!",
    "#REF",
    "#VALUE!",
    "#VALUE",
    "#NAME?",
    "#NAME",
    "#N/A",
    "#NUM!",
    "#NUM",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#EXTERNAL!",
    "#PYTHON!",
    "#TIMEOUT!",
    "#ERROR!",
    "#GETTING_DATA",
    "#MULTIVALUE",
];
/// What programs write where they had no value, in lower case.
const PROGRAMS: &[&str] =
    &["nan", "-nan", "null", "(null)", "undefined", "[object object]", "<na>", "1.#ind", "-1.#ind", "1.#qnan"];
/// The same, where an officer could have meant the word had it not stood in the place of a figure or a name.
const PROGRAMS_OF_FIGURES: &[&str] = &["none", "inf", "-inf", "infinity", "-infinity"];
/// Words for what is still to come, in lower case.
const TO_COME: &[&str] = &[
    "tbc",
    "t.b.c",
    "tba",
    "t.b.a",
    "tbd",
    "to be confirmed",
    "to be advised",
    "to be announced",
    "to be determined",
    "to be decided",
    "to be agreed",
    "to be added",
    "to be completed",
    "to be provided",
    "to be supplied",
    "to be updated",
    "to follow",
    "awaited",
    "awaiting",
    "placeholder",
    "placeholder text",
    "sample text",
    "dummy text",
    "example text",
    "todo",
];

/// The placeholder that stands in the place of a figure.
pub fn in_figure(text: &str) -> Option<Found> {
    let is_to_come = names_what_is_to_come(&unwrapped(text).to_lowercase());
    let whole = || Found { range: trimmed(text, 0..text.len()), kind: Kind::ToCome };
    is_to_come.then(whole).or_else(|| all_in_name(text).into_iter().next())
}

/// The placeholders that stand in the place of a title or of another name.
pub fn all_in_name(text: &str) -> Vec<Found> {
    let lower = unwrapped(text).to_lowercase();
    let kind = if PROGRAMS_OF_FIGURES.contains(&lower.as_str()) {
        Kind::Program
    } else if is_only(&lower, '?') {
        Kind::ToCome
    } else {
        return all_in_text(text);
    };
    vec![Found { range: trimmed(text, 0..text.len()), kind }]
}

/// Every placeholder in running text: lines that are nothing else, and parts that mean nothing else anywhere.
pub fn all_in_text(text: &str) -> Vec<Found> {
    let mut start = 0;
    let mut found: Vec<Found> = part::all(text);
    for line in text.split_inclusive('\n') {
        let range = trimmed(text, start..start + line.len());
        let item = trimmed(text, range.end - without_marker(&text[range.clone()]).len()..range.end);
        let is_marked = item != range;
        let mut stretches = std::iter::once(range).chain(is_marked.then_some(item));
        found.extend(stretches.find_map(|range| Some(Found { kind: whole(&text[range.clone()])?, range })));
        start += line.len();
    }
    // Of two in one place the longer is told: the line, not a part of it.
    found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
    let mut end = 0;
    found.retain(|found| {
        found.range.start >= end && {
            end = found.range.end;
            true
        }
    });
    found
}

/// What a line is that is nothing else.
fn whole(line: &str) -> Option<Kind> {
    let plain = unwrapped(line);
    if is_error(plain) || (line.len() > 2 && is_only(line, '#')) {
        Some(Kind::Spreadsheet)
    } else if is_filler(plain) || (plain.len() <= instruction::LONGEST && is_to_come(&plain.to_lowercase())) {
        Some(Kind::ToCome)
    } else if line.len() <= instruction::LONGEST && PROGRAMS.contains(&line.to_lowercase().as_str()) {
        Some(Kind::Program)
    } else {
        None
    }
}

/// Whether a line, in lower case, is a word for what is still to come or an instruction to write it.
fn is_to_come(line: &str) -> bool {
    TO_COME.contains(&line) || instruction::is_one(line)
}

/// `#REF!` of Excel and its like, `Err:502` of LibreOffice.
fn is_error(text: &str) -> bool {
    let is_numbered = text.strip_prefix("Err:").is_some_and(|number| number.parse::<u16>().is_ok());
    is_numbered || ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
}

/// "TBC (April)", "Data TBC"; but "85% (TBC)" has a figure already.
fn names_what_is_to_come(lower: &str) -> bool {
    let is_word = |word: &str| matches!(word.trim_matches(|c: char| !c.is_alphanumeric()), "tbc" | "tba" | "tbd");
    let mut words = lower.split_whitespace();
    let is_first = words.clone().next().is_some_and(is_word);
    is_first || (words.next_back().is_some_and(is_word) && !lower.contains(|c: char| c.is_ascii_digit()))
}

/// "xxx", "XX.X%", "£x,xxx": two letters x at least, and nothing but the signs of a figure beside them.
fn is_filler(text: &str) -> bool {
    let is_sign = |c: char| "£$€%.,/- ".contains(c);
    text.chars().all(|c| matches!(c, 'x' | 'X') || is_sign(c)) && text.matches(['x', 'X']).count() > 1
}

fn is_only(text: &str, sign: char) -> bool {
    !text.is_empty() && text.chars().all(|c| c == sign)
}

/// A text without the brackets, quotation marks, emphasis and full stop around it.
fn unwrapped(text: &str) -> &str {
    let is_round = |c: char| c.is_whitespace() || "[](){}<>«»*_\"'“”‘’.…:".contains(c);
    text.trim_matches(is_round)
}

/// A line of a list without its marker.
fn without_marker(line: &str) -> &str {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.strip_prefix(['.', ')']);
    let marked = numbered.or_else(|| line.strip_prefix(['-', '*', '+', '•', '·', '▪', '–', '◦', '●', '‣', '\u{F0B7}']));
    marked.filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(line)
}

/// A stretch of a text without the white space around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let stretch = &text[range.clone()];
    let start = range.start + (stretch.len() - stretch.trim_start().len());
    start..start + stretch.trim().len()
}
