//! For a spreadsheet: a cell that would be run as a formula is text, as an apostrophe before it says.

use super::terminal;

/// A field of a CSV file. A plain number stays a number; line breaks, which would end a row for some readers, are shown.
pub fn field(text: &str) -> String {
    let harmless = terminal::line(text);
    match is_formula(text) && !is_number(text) {
        true => format!("'{harmless}"),
        false => harmless.into_owned(),
    }
}

/// Whether a spreadsheet may take a text for a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Whether a text is a number with a sign, as spreadsheets read it: "-1,234.5", "+3 %".
fn is_number(text: &str) -> bool {
    let Some(digits) = text.trim().strip_prefix(['+', '-']) else { return false };
    let digits = digits.trim_end_matches(['%', ' ']);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
        && digits.matches('.').count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_is_a_formula() {
        for (text, harmless) in [
            ("Libraries", "Libraries"),
            ("", ""),
            ("1-2", "1-2"),
            ("-5", "-5"),
            ("+3.25%", "+3.25%"),
            ("-1,234.5", "-1,234.5"),
            ("=1+1", "'=1+1"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+44 1632 960000", "'+44 1632 960000"),
            ("-5+cmd", "'-5+cmd"),
            ("-1.2.3", "'-1.2.3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t=1", "'␉=1"),
            ("\ra", "'␍a"),
            ("＝1+1", "'＝1+1"),
            ("a\n=1", "a␊=1"),
            ("a\u{1B}[2J", "a␛[2J"),
        ] {
            assert_eq!(field(text), harmless, "{text:?}");
        }
    }
}
