//! Signs at the start of a line that Markdown takes for bullets: "- 5% on last year" prints without its minus.

use std::ops::Range;

use super::lines::lines;

/// The bullets that are signs of a figure, too.
const SIGNS: [char; 4] = ['-', '–', '+', '*'];
/// What follows a number that counts no things.
const UNITS: &[&str] = &[
    "%",
    "per cent",
    "percent",
    "percentage point",
    "percentage points",
    "point",
    "points",
    "pc",
    "pp",
    "ppt",
    "p.p.",
];
/// What follows a figure that says how something changed.
const COMPARED: &[&str] = &[
    "on last ",
    "on the last ",
    "on the previous ",
    "on previous ",
    "on the year",
    "on the same ",
    "against ",
    "compared ",
    "vs ",
    "versus ",
    "year on year",
    "year-on-year",
];

/// A bullet that may have been meant as the sign of the figure behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sign {
    /// The bullet as it was typed.
    pub(super) sign: char,
    /// The bytes from the bullet to the end of the figure, from the start of the line.
    pub(super) length: usize,
}

/// The sign that a line begins with, where a figure follows that it may belong to.
pub(super) fn sign(line: &str) -> Option<Sign> {
    let sign = line.chars().next().filter(|first| SIGNS.contains(first))?;
    let words = line[sign.len_utf8()..].trim_start();
    let figure = figure(words, sign == '+')?;
    (words.len() + sign.len_utf8() < line.len()).then(|| Sign { sign, length: line.len() - words.len() + figure })
}

/// Whether a text is an item of a list that nobody takes for a figure with its sign: "- Two new libraries".
pub fn is_plain_item(text: &str) -> bool {
    let line = lines(text.trim_start()).next().map_or("", |line| &text.trim_start()[line]);
    let is_item = line.strip_prefix(SIGNS).is_some_and(|words| words.starts_with(char::is_whitespace));
    is_item && sign(line).is_none()
}

/// The only line of a text that begins with a star and a space: more likely a note to a starred figure than a list.
pub fn footnote(text: &str) -> Option<Range<usize>> {
    let mut starred = lines(text).filter_map(|line| {
        let start = line.end - text[line.clone()].trim_start().len();
        let words = text[start..line.end].strip_prefix('*')?;
        (words.starts_with(char::is_whitespace) && !words.trim().is_empty()).then_some(start..start + 1)
    });
    starred.next().filter(|_| starred.next().is_none())
}

/// The bytes of the amount of money, percentage or change that words begin with; of any number where `any` will do.
fn figure(words: &str, any: bool) -> Option<usize> {
    let digits = words.trim_start_matches(['£', '€', '$']);
    let is_money = digits.len() < words.len();
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c));
    let number = digits[..digits.len() - rest.len()].trim_end_matches(['.', ',']);
    let (end, rest) = (words.len() - digits.len() + number.len(), &digits[number.len()..]);
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if is_money {
        let scale = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        return Some(end + scale);
    }
    let behind = rest.trim_start();
    let unit = UNITS.iter().find(|unit| is_followed(behind, unit)).map(|unit| rest.len() - behind.len() + unit.len());
    let is_all = rest.trim_matches(|c: char| c.is_whitespace() || c == '.').is_empty();
    let is_number = rest.starts_with(char::is_whitespace) && (any || is_compared(behind));
    unit.or((is_all || is_number).then_some(0)).map(|unit| end + unit)
}

/// Whether words begin with a unit and something else then.
fn is_followed(words: &str, unit: &str) -> bool {
    let Some((own, after)) = words.split_at_checked(unit.len()) else { return false };
    own.eq_ignore_ascii_case(unit) && !after.starts_with(char::is_alphanumeric)
}

/// "on last year", "days on last year".
fn is_compared(words: &str) -> bool {
    let after_one = words.split_once(' ').map_or("", |(_, rest)| rest);
    COMPARED.iter().any(|compared| words.starts_with(compared) || after_one.starts_with(compared))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_figures_are_told_from_bullets() {
        for (line, figure) in [
            ("- 5% on last year", Some("- 5%")),
            ("-\t5 %", Some("-\t5 %")),
            ("– 5 per cent", Some("– 5 per cent")),
            ("- £3m", Some("- £3m")),
            ("- £145,000, of which half is staff", Some("- £145,000")),
            ("- 12 days on last year", Some("- 12")),
            ("- 3 against 5", Some("- 3")),
            ("- 1,204.", Some("- 1,204")),
            ("- 2.5 points", Some("- 2.5 points")),
            ("+ 5 libraries", Some("+ 5")),
            ("* 5%", Some("* 5%")),
            ("- 5 new libraries", None),
            ("- Two new libraries", None),
            ("- 31 March: closed", None),
            ("- 2024/25 figures", None),
            ("- 10.30am start", None),
            ("- 5 points of contact", Some("- 5 points")),
            ("- 5 pcs", None),
            ("-5%", None),
            ("• 5%", None),
            ("1. 5%", None),
        ] {
            assert_eq!(sign(line).map(|sign| &line[..sign.length]), figure, "{line}");
        }
    }

    #[test]
    fn a_lone_star_is_a_note_and_several_are_a_list() {
        assert_eq!(footnote("45* of 60\n* provisional"), Some(10..11));
        assert_eq!(footnote("* a\n* b"), None);
        assert_eq!(footnote("*a* b\n**c** d"), None);
        assert!(is_plain_item("- Two new libraries") && !is_plain_item("- £3m") && !is_plain_item("-5"));
    }
}
