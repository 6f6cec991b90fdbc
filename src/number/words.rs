//! The words behind a number: "days", "per 1,000", "million".

use rust_decimal::Decimal;

use super::period::is_month;

/// Words after which a number is not the number before them: "99.9 recurring", "9% fewer", "1st", "12 March".
const CHANGING: &[&str] = &[
    "or",
    "to",
    "minus",
    "plus",
    "recurring",
    "approx",
    "half",
    "third",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "lakh",
    "crore",
    "st",
    "nd",
    "rd",
    "th",
    "increase",
    "decrease",
    "increased",
    "decreased",
    "rise",
    "fall",
    "up",
    "down",
    "reduction",
    "reduced",
    "more",
    "fewer",
    "less",
    "over",
    "under",
    "above",
    "below",
    "higher",
    "lower",
    "better",
    "worse",
];

/// Words that stand for thousands or millions somewhere, and behind a currency could be meant so: "£1.2mn".
const LIKE_SCALES: &[&str] =
    &["k", "m", "bn", "b", "t", "tn", "mn", "mm", "ml", "mil", "mill", "mln", "mio", "thou", "grand"];

/// What the word a text starts with multiplies by, and the rest. Letters do so only behind a currency.
pub(super) fn scale(text: &str, has_currency: bool) -> Option<(Decimal, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let ends = rest.chars().next().is_none_or(|next| next.is_whitespace() || next == ')');
    let factor = named_scale(word).or_else(|| lettered_scale(word).filter(|_| has_currency))?;
    ends.then_some((factor, rest))
}

/// What "thousand", "million" or "billion" multiplies by.
pub fn named_scale(word: &str) -> Option<Decimal> {
    let scales = [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];
    scales.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, factor)| Decimal::from(*factor))
}

/// Compared as ASCII: the sign for Kelvin is no `k`.
fn lettered_scale(word: &str) -> Option<Decimal> {
    let scales = [("k", 1_000), ("m", 1_000_000), ("bn", 1_000_000_000)];
    scales.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, factor)| Decimal::from(*factor))
}

/// The words behind a number in one spelling: lower case, single spaces, the singular; `None` where they are not just words.
pub fn unit_words(text: &str, has_currency: bool) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for (index, token) in text.split_whitespace().enumerate() {
        let is_rate = words.last().is_some_and(|word| word == "per");
        let is_attached = index == 0 && !text.starts_with(char::is_whitespace);
        words.push(if is_rate { rate(token) } else { None }.or_else(|| word(token, is_attached))?);
    }
    let is_unclear = has_currency && words.first().is_some_and(|word| LIKE_SCALES.contains(&word.as_str()));
    (!words.is_empty() && !is_unclear).then(|| words.join(" "))
}

/// The number of "per 1,000".
fn rate(token: &str) -> Option<String> {
    let digits = token.replace(',', "");
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// One word, which may have figures in it only where it stands apart: "CO2e", "m2", but not "1e5".
fn word(token: &str, is_attached: bool) -> Option<String> {
    let token = token.strip_suffix('.').unwrap_or(token);
    let letters = token.chars().take_while(|c| c.is_alphabetic()).count();
    let may_have_digits = !is_attached && (letters > 1 || matches!(token, "m2" | "m3"));
    let fits = |c: char| {
        c.is_alphabetic()
            || matches!(c, '\'' | '’' | '-' | '/' | '²' | '³' | '₂')
            || (may_have_digits && c.is_ascii_digit())
    };
    let lower = token.to_lowercase();
    let singular = singular(&lower);
    let is_changing = [lower.as_str(), singular.as_str()].iter().any(|word| CHANGING.contains(word) || is_month(word));
    (letters > 0 && token.chars().all(fits) && !is_changing).then_some(singular)
}

/// "days" and "day", "businesses" and "business", "enquiries" and "enquiry" are one unit.
fn singular(word: &str) -> String {
    let es = ["sses", "xes", "ches", "shes"].iter().any(|plural| word.ends_with(plural));
    match word {
        _ if word.chars().count() < 3 || word.ends_with("ss") => word.to_owned(),
        _ if word.ends_with("ies") => format!("{}y", word.trim_end_matches("ies")),
        _ if es => word.trim_end_matches("es").to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}
