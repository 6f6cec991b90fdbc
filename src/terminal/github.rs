//! Problems as GitHub workflow commands, which annotate the lines of a pull request.

use super::Shown;
use crate::problem::Severity;

/// One command per problem, each on its own line.
pub fn github(shown: &[Shown<'_>]) -> String {
    shown.iter().map(command).collect()
}

fn command(shown: &Shown<'_>) -> String {
    let kind = match shown.problem.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let message = match &shown.problem.hint {
        Some(hint) => format!("{} ({hint})", shown.message()),
        None => shown.message(),
    };
    let (file, code) = (property(&shown.at.file), shown.problem.code.word());
    format!("::{kind} file={file},line={},col={},title={code}::{}\n", shown.at.line, shown.at.column, data(&message))
}

/// Escapes a command's text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a command's property, where : and , mean something too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
