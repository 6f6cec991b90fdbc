//! Words and numbers that JSON does not take as they stand.

use std::ops::Range;

use super::lexer::Lexer;

/// The most letters of a field's name that are repeated.
const LONGEST_NAME: usize = 40;

impl Lexer<'_> {
    /// A field's name without quotation marks, or without the first of them.
    pub(super) fn bare_name(&mut self, range: Range<usize>) {
        self.edits.insert(range.start, "\"");
        if self.byte(range.end) == Some(b'"') {
            self.fault(
                range.clone(),
                "the quotation mark before this field's name is missing",
                "write \"name\": value",
            );
            self.at = range.end + 1;
        } else {
            let name = crate::source::shortened(&self.text[range.clone()], LONGEST_NAME);
            self.fault(range.clone(), "this field's name has no quotation marks", format!("write \"{name}\""));
            self.edits.insert(range.end, "\"");
        }
    }

    /// A word or number where a value belongs: goes on to its end, and mends it where JSON does not take it.
    pub(super) fn bare_value(&mut self, start: usize, in_object: bool) {
        let rest = self.text.get(start..).unwrap_or_default();
        let number = in_object.then(|| thousands(&rest[..rest.floor_char_boundary(LONGEST_NUMBER)])).flatten();
        let length = number.or_else(|| rest.find(ENDS)).unwrap_or(rest.len());
        let written =
            rest[..length].split("//").next().unwrap_or_default().split("/*").next().unwrap_or_default().trim_end();
        let range = start..start + written.len().max(1);
        self.at = self.at.max(range.end);
        if matches!(written, "true" | "false" | "null") || is_json_number(written) {
            return;
        }
        if self.byte(range.end) == Some(b'"') {
            self.fault(
                range.clone(),
                "the quotation mark before this text is missing",
                "put a quotation mark \" at its start",
            );
            self.edits.insert(start, "\"");
            self.at = range.end + 1;
            return;
        }
        self.mend_value(range, written);
    }

    fn mend_value(&mut self, range: Range<usize>, written: &str) {
        let (message, hint, mended) = match written.to_lowercase().as_str() {
            "true" | "yes" => (bare(written), "write true in lower case".to_owned(), "true".to_owned()),
            "false" | "no" => (bare(written), "write false in lower case".into(), "false".into()),
            "none" | "null" | "nil" | "undefined" => (bare(written), "write null".into(), "null".into()),
            "nan" | "infinity" | "-infinity" | "inf" | "-inf" => (
                format!("{written} is not a number that can be printed"),
                "write null, or a text such as \"N/A\"".into(),
                "null".into(),
            ),
            _ => match (number(written), crate::number::format::day(written)) {
                (Some((message, number)), _) => (
                    message,
                    format!("write {number}, or put it in quotation marks to print it as written: \"{written}\""),
                    number,
                ),
                (None, Some(day)) => {
                    let day = quoted(&day.format("%Y-%m-%d").to_string());
                    (format!("the date {written} has no quotation marks"), format!("write {day}"), day)
                }
                (None, None) => {
                    (bare(written), format!("put it in quotation marks: \"{}\"", cut(written)), quoted(written))
                }
            },
        };
        self.fault(range.clone(), message, hint);
        self.edits.replace(range, mended);
    }
}

fn bare(written: &str) -> String {
    format!("“{}” has no quotation marks", cut(written))
}

/// The start of a long text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// How long a number with thousands separators is, at the start of a line: `98,206`.
fn thousands(line: &str) -> Option<usize> {
    let end = line.find(|c: char| !(c.is_ascii_digit() || ",.-".contains(c))).unwrap_or(line.len());
    let written = line[..end].trim_end_matches(',');
    let is_grouped = written.contains(',') && crate::number::read(written).is_some();
    is_grouped.then_some(written.len())
}

/// What ends a word.
const ENDS: [char; 9] = [',', '\n', '\r', '"', '}', ']', '{', '[', ';'];
/// How much of a line is looked at for a number with commas: among many numbers, each would look at all that follow.
const LONGEST_NUMBER: usize = 100;

/// What is wrong with a number, and the number as JSON writes it.
fn number(written: &str) -> Option<(String, String)> {
    let (sign, digits) = match written.strip_prefix(['-', '−', '–']) {
        Some(digits) => ("-", digits),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let plain = digits.replace(',', "");
    let whole = plain.trim_start_matches('0');
    let whole = if whole.is_empty() || whole.starts_with('.') { format!("0{whole}") } else { whole.to_owned() };
    let number = format!("{sign}{}", whole.trim_end_matches('.'));
    let message = match digits {
        _ if digits.is_empty() || !is_json_number(&number) => return None,
        _ if written.starts_with('+') => "a number has a plus sign",
        _ if written.starts_with(['−', '–']) => "a number has a dash instead of a minus sign (-)",
        _ if digits.contains(',') => "a number without quotation marks has a comma",
        _ if digits.starts_with('.') || digits.ends_with('.') => "a number starts or ends with its decimal point",
        _ => "a number starts with a zero",
    };
    Some((message.to_owned(), number))
}

fn is_json_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, decimals) = match mantissa.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && decimals.is_none_or(digits)
        && exponent.is_none_or(digits)
}
