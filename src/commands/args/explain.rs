//! What `explain` takes: codes.

use clap::Args;

use crate::problem::{Code, did_you_mean, nearest};

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code, as `check` prints it in square brackets: rag-mismatch.
    #[arg(value_name = "CODE", value_parser = code)]
    pub codes: Vec<Code>,
}

/// The code that was typed, with or without its brackets.
fn code(typed: &str) -> Result<Code, String> {
    let word = typed.trim_matches(['[', ']']);
    let known = || Code::ALL.iter().copied();
    known().find(|code| code.word() == word).ok_or_else(|| match nearest(word, known().map(Code::word)) {
        Some(near) => format!("there is no such code; {}", did_you_mean(near)),
        None => "there is no such code; `committee-report explain` lists them all".to_owned(),
    })
}
