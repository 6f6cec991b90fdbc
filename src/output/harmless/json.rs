//! For JSON that may be seen on a terminal or in a log: what acts is written as its code, which means the same.

use std::fmt::Write;

use super::terminal;

/// The same JSON without characters that act, or commands of a log. Its own layout stays.
pub fn json(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for character in text.chars() {
        let is_command = character == '[' && harmless.ends_with("##");
        if is_command || (terminal::acts(character) && !matches!(character, '\n' | '\r' | '\t')) {
            // All that acts is in the first plane, and a bracket in a text stands for itself.
            let _ = write!(harmless, "\\u{:04x}", u32::from(character));
        } else {
            harmless.push(character);
        }
    }
    harmless
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_a_code_and_means_the_same() {
        let text = "a\u{9B}b\u{7F}c\u{202E}d\u{2028}e\u{85}f##[g]##\n[";
        let written = serde_json::to_string_pretty(&[text]).expect("texts are JSON");
        let harmless = json(&written);
        assert_eq!(harmless, "[\n  \"a\\u009bb\\u007fc\\u202ed\\u2028e\\u0085f##\\u005bg]##\\n[\"\n]");
        assert_eq!(serde_json::from_str::<Vec<String>>(&harmless).expect("JSON"), [text]);
    }
}
