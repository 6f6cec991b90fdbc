//! Whether one text says another already, however a quarter and a year are spelt: "Q2 2024-25" says "Quarter 2".

/// How numbers of quarters and halves are spelt, each in its place.
const NUMBERS: [[&str; 4]; 4] = [
    ["1", "one", "first", "1st"],
    ["2", "two", "second", "2nd"],
    ["3", "three", "third", "3rd"],
    ["4", "four", "fourth", "4th"],
];

/// Whether a text has the words of another one, next to each other and whole.
pub fn says(text: &str, other: &str) -> bool {
    let (words, wanted) = (words(text), words(other));
    if wanted.is_empty() { text.contains(other) } else { words.windows(wanted.len()).any(|some| some == wanted) }
}

/// The words of a text as they are compared: a quarter is "quarter" and its number, a financial year is one word.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let plain: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let (said, read) = part_of_year(&plain[at..]).or_else(|| year(&plain[at..])).unwrap_or((plain[at].into(), 1));
        words.push(said);
        at += read;
    }
    words
}

/// "Q2", "Qtr 2", "Quarter two", "second quarter", "H1": the word for it, and how many words it took.
fn part_of_year(words: &[&str]) -> Option<(String, usize)> {
    let name = |word: &str| match word {
        "q" | "qtr" | "quarter" => Some("quarter"),
        "h" | "half" => Some("half"),
        _ => None,
    };
    let number = |word: &str| Some(NUMBERS.iter().position(|spelt| spelt.contains(&word))? + 1);
    let one_word = || Some((name(words[0].get(..1)?).filter(|_| words[0].len() == 2)?, number(&words[0][1..])?, 1));
    let [first, second] = *words.get(..2).unwrap_or(&[words[0], ""]) else { return None };
    let in_order = || Some((name(first)?, number(second)?, 2));
    let turned = || Some((name(second).filter(|_| first.len() > 1)?, number(first)?, 2));
    let (name, number, read) = one_word().or_else(in_order).or_else(turned)?;
    Some((format!("{name} {number}"), read))
}

/// "2024/25", "2024-2025", "2024 to 25": the word for it, and how many words it took.
fn year(words: &[&str]) -> Option<(String, usize)> {
    let first: u32 = words[0].parse().ok().filter(|year| super::is_year(*year))?;
    let read = if words.get(1) == Some(&"to") { 2 } else { 1 };
    let next = words.get(read)?;
    let (long, short) = ((first + 1).to_string(), format!("{:02}", (first + 1) % 100));
    (**next == long || **next == short).then(|| (format!("{first}/{short}"), read + 1))
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_quarter_and_a_year_are_said_however_they_are_spelt() {
        for text in
            ["Q2 report", "Report, Qtr 2", "Quarter Two", "The second quarter's figures", "2nd quarter", "QUARTER  2"]
        {
            assert!(says(text, "Quarter 2") && says(text, "Q2"), "{text}");
        }
        for text in ["Report 2024-25", "2024 to 2025", "2024/2025", "Q2 2024\u{2013}25"] {
            assert!(says(text, "2024/25"), "{text}");
        }
        assert!(says("Scrutiny Committee: half year", "scrutiny committee") && says("H1", "first half"));
    }

    #[test]
    fn what_only_looks_like_it_is_not_said() {
        for (text, other) in [
            ("Quarter 20", "Quarter 2"),
            ("FAQ2", "Q2"),
            ("Report 2025", "25"),
            ("Report 2024/26", "2024/25"),
            ("Report 2024", "2024/25"),
            ("Two reports a quarter", "Quarter 2"),
            ("Report", "\u{2014}"),
            ("", "Q2"),
        ] {
            assert!(!says(text, other), "{text} does not say {other}");
        }
    }
}
