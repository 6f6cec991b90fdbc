//! Problems as GitHub workflow commands, which annotate the lines of a pull request.

use super::Shown;
use crate::output::harmless;
use crate::problem::Severity;

/// One command per problem, each on its own line: errors first, then warnings, then what the pack accepts.
///
/// GitHub shows the first ten of each kind.
pub fn github(shown: &[Shown<'_>]) -> String {
    let of = |kind: &'static str| shown.iter().filter(move |shown| self::kind(shown) == kind).map(command);
    of("error").chain(of("warning")).chain(of("notice")).collect()
}

fn kind(shown: &Shown<'_>) -> &'static str {
    match (shown.problem.code.severity(), &shown.problem.accepted) {
        (Severity::Error, _) => "error",
        (Severity::Warning, None) => "warning",
        (Severity::Warning, Some(_)) => "notice",
    }
}

fn command(shown: &Shown<'_>) -> String {
    let message = match (&shown.problem.accepted, &shown.problem.hint) {
        (Some(reason), _) => format!("{} (accepted: {reason})", shown.message()),
        (None, Some(hint)) => format!("{} ({hint})", shown.message()),
        (None, None) => shown.message(),
    };
    let cell = shown.at.cell.as_ref().map_or_else(String::new, |at| format!("{}!{}: ", at.sheet, at.cell));
    let message = cell + &message;
    let (kind, file, code) = (kind(shown), property(&shown.at.file), shown.problem.code.word());
    format!("::{kind} file={file},line={},col={},title={code}::{}\n", shown.at.line, shown.at.column, data(&message))
}

/// Escapes a command's text; what else would act in the log is shown.
fn data(text: &str) -> String {
    let lines = text.split_inclusive(['\r', '\n']).map(|line| {
        let text = line.trim_end_matches(['\r', '\n']);
        format!("{}{}", harmless::line(text), &line[text.len()..])
    });
    lines.collect::<String>().replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a command's property, where : and , mean something too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
