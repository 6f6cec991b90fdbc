//! A code in words: what it means, why it matters, how to mend it.

use crate::problem::{Code, Severity};

/// A line with the code, then its paragraphs, indented and filled to the width.
pub fn explained(code: Code, width: usize) -> String {
    let severity = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let indent = textwrap::Options::new(width).initial_indent("  ").subsequent_indent("  ");
    let fill = |text: &str| textwrap::fill(text, &indent);
    let paragraphs = [
        fill(&sentence(code.meaning())),
        fill(&format!("Why it matters: {}", code.why())),
        fill(&format!("How to mend it: {}", code.mend())),
    ];
    format!("{severity}[{}]\n{}\n", code.word(), paragraphs.join("\n\n"))
}

/// A phrase as a sentence.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
