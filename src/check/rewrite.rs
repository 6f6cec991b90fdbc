//! What to type instead of a text that is nearly a number.

use crate::number::format::Format;
use crate::number::{read, target};
use crate::problem::Hint;

/// What to do about a figure that is no number. A target may be a limit or a range already.
pub(super) fn number_hint(text: &str, is_target: bool) -> Hint {
    let text = text.trim();
    let has_digits = text.contains(|c: char| c.is_ascii_digit());
    if !has_digits {
        return "write the number, or \"N/A\" and say why in \"note\"".into();
    }
    if !is_target && target(text).is_some() {
        return "only a target may be a limit or a range: write the figure itself, or \"N/A\" and this in \"note\""
            .into();
    }
    dashed(text)
        .or_else(|| turned(text))
        .or_else(|| spaced(text))
        .or_else(|| with_comma(text))
        .or_else(|| scaled(text))
        .or_else(|| coded(text))
        .map(Hint::from)
        .or_else(|| remarked(text))
        .unwrap_or_else(|| "write one number, such as 362 or \"95%\", and the rest in \"note\"".into())
}

/// "–5": a dash where a minus belongs.
fn dashed(text: &str) -> Option<String> {
    let meant = text.replace(['–', '—'], "-");
    (meant != text && read(&meant).is_some()).then(|| format!("this is a dash, not a minus sign: write \"{meant}\""))
}

/// "3.4-": the minus behind the number; "5.": a point with nothing behind it.
fn turned(text: &str) -> Option<String> {
    let meant = match text.strip_suffix(['-', '−']) {
        Some(number) => format!("-{}", number.trim_end()),
        None => text.strip_suffix('.')?.to_owned(),
    };
    read(&meant).is_some().then(|| format!("write \"{meant}\""))
}

/// "1 234": thousands parted by plain spaces.
fn spaced(text: &str) -> Option<String> {
    let is_plain = text.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    let number = read(&text.replace(' ', "\u{A0}")).filter(|_| is_plain)?.number()?;
    Some(format!("write \"{}\"", Format::number().print(number)))
}

/// "5,00", "1.234,5": commas that do not part thousands.
fn with_comma(text: &str) -> Option<String> {
    let digits = text.trim_matches(|c: char| "-+£€$% ".contains(c));
    let is_number = digits.chars().all(|c| c.is_ascii_digit() || ",.' ".contains(c));
    (is_number && digits.contains([',', '.', '\'']))
        .then(|| "write a point before decimals and a comma every three digits: \"1,234.5\"".into())
}

/// "£1.2mn": an amount of money with letters that are none of the three.
fn scaled(text: &str) -> Option<String> {
    let amount = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim_end();
    let is_money = amount.starts_with(['£', '€', '$']) && read(amount).is_some();
    is_money.then(|| format!("write k, m or bn for thousands, millions or billions: \"{amount}m\""))
}

/// "GBP 100", "0.5‰": a currency by its letters, a rate by its sign.
fn coded(text: &str) -> Option<String> {
    if let Some(rate) = text.strip_suffix('‰').map(str::trim).filter(|rate| read(rate).is_some()) {
        return Some(format!("write \"{rate} per 1,000\""));
    }
    let currencies = [("GBP", '£'), ("EUR", '€'), ("USD", '$')];
    currencies.into_iter().find_map(|(code, sign)| {
        let meant = format!("{sign}{}", text.strip_prefix(code)?.trim());
        read(&meant).map(|_| format!("write \"{meant}\""))
    })
}

/// "95% (prov.)", "95%*": a number and a remark.
fn remarked(text: &str) -> Option<Hint> {
    let end = text.find(['(', '[', '*', '†', '‡', '§', '¹', '²', '³'])?;
    let (number, remark) = (text[..end].trim(), text[end..].to_lowercase());
    read(number)?;
    let (json, cells) = match mark(&remark) {
        Some(mark) => (format!("\"mark\": \"{mark}\""), format!("“{mark}” in \"mark\"")),
        None => ("the rest in \"note\"".into(), "the rest in \"note\"".into()),
    };
    Some(Hint::both(
        format!("write {{\"value\": \"{number}\", …}} with {json}"),
        format!("type {number} here, and {cells}"),
    ))
}

/// The mark that a remark means: "(prov.)", "[e]".
fn mark(remark: &str) -> Option<&'static str> {
    let word = remark.trim_matches(|c: char| !c.is_alphanumeric());
    let marks = [("p", "prov", "provisional"), ("e", "est", "estimated"), ("r", "rev", "revised")];
    marks.into_iter().find(|(letter, start, _)| word == *letter || word.starts_with(start)).map(|(_, _, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_says_what_to_type_and_never_nonsense() {
        for (text, hint) in [
            ("–5", "this is a dash, not a minus sign: write \"-5\""),
            ("1 234", "write \"1,234\""),
            ("3.4-", "write \"-3.4\""),
            ("5.", "write \"5\""),
            ("5,00", "write a point before decimals and a comma every three digits: \"1,234.5\""),
            ("1 234,5", "write a point before decimals and a comma every three digits: \"1,234.5\""),
            ("95% (prov.)", "write {\"value\": \"95%\", …} with \"mark\": \"provisional\""),
            ("95%*", "write {\"value\": \"95%\", …} with the rest in \"note\""),
            ("<5", "only a target may be a limit or a range: write the figure itself, or \"N/A\" and this in \"note\""),
            ("£1.2mn", "write k, m or bn for thousands, millions or billions: \"£1.2m\""),
            ("GBP 1,100", "write \"£1,100\""),
            ("0.5‰", "write \"0.5 per 1,000\""),
            ("81% (est)", "write {\"value\": \"81%\", …} with \"mark\": \"estimated\""),
            ("92% 93.4%", "write one number, such as 362 or \"95%\", and the rest in \"note\""),
            ("96%¹", "write {\"value\": \"96%\", …} with the rest in \"note\""),
            ("1st", "write one number, such as 362 or \"95%\", and the rest in \"note\""),
            ("–5 of 7", "write one number, such as 362 or \"95%\", and the rest in \"note\""),
            ("(prov.) 95%", "write one number, such as 362 or \"95%\", and the rest in \"note\""),
            ("Yes", "write the number, or \"N/A\" and say why in \"note\""),
        ] {
            assert_eq!(number_hint(text, false).json, hint, "{text}");
        }
    }
}
