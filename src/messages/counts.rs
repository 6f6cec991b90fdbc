//! How many problems there are, in all and of each code.

use super::{Shown, count};
use crate::problem::{Code, Problem};

/// "3 errors, 12 warnings in 2 files; 4 warnings are accepted".
pub fn summary(shown: &[Shown<'_>]) -> String {
    let open = || shown.iter().filter(|shown| shown.problem.accepted.is_none());
    let errors = open().filter(|shown| shown.problem.is_error()).count();
    let warnings = open().count() - errors;
    let (errors, accepted) = (count(errors, "error"), accepted(shown.len() - open().count()));
    format!("{errors}, {} in {}{accepted}", count(warnings, "warning"), count(files(shown), "file"))
}

/// "9 no-commentary, 3 rag-mismatch"; empty for a single problem, which says its code itself.
pub fn codes(shown: &[Shown<'_>]) -> String {
    let open = || shown.iter().filter(|shown| shown.problem.accepted.is_none()).map(|shown| shown.problem);
    if open().count() > 1 { by_code(open()) } else { String::new() }
}

/// What is said where there is nothing to correct.
pub fn nothing(packs: usize, shown: &[Shown<'_>]) -> String {
    let is_in = if packs == 1 { "no problems" } else { "no problems in any pack" };
    format!("{is_in}{}", accepted(shown.len()))
}

/// "; 4 warnings are accepted".
fn accepted(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => "; 1 warning is accepted".to_owned(),
        many => format!("; {many} warnings are accepted"),
    }
}

fn files(shown: &[Shown<'_>]) -> usize {
    let mut files: Vec<&str> = shown.iter().map(|shown| shown.at.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    files.len()
}

/// "9 no-commentary, 3 rag-mismatch": the most frequent first.
pub fn by_code<'p>(problems: impl Iterator<Item = &'p Problem>) -> String {
    let mut counts: Vec<(usize, Code)> = Vec::new();
    for problem in problems {
        match counts.iter_mut().find(|(_, code)| *code == problem.code) {
            Some((number, _)) => *number += 1,
            None => counts.push((1, problem.code)),
        }
    }
    counts.sort_by_key(|(number, code)| (std::cmp::Reverse(*number), *code));
    let words: Vec<String> = counts.iter().map(|(number, code)| format!("{number} {}", code.word())).collect();
    words.join(", ")
}
