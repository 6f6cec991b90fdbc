//! For the log of a job on GitHub, where a line can be a command: `::error::…` at its start, `##[…]` anywhere.

use std::ffi::OsStr;

/// Whether the run is a job of a service that builds and checks: its log may be read for commands.
pub fn is_job() -> bool {
    ["CI", "GITHUB_ACTIONS"].iter().any(|name| std::env::var_os(name).is_some_and(|value| is_on(&value)))
}

/// Whether a variable that services set to `true` is set.
fn is_on(value: &OsStr) -> bool {
    !value.is_empty() && value != "false"
}

/// A text whose lines are no commands: a space stands in what would make them such.
pub fn log(text: &str) -> String {
    text.split_inclusive(['\n', '\r']).map(line).collect()
}

fn line(line: &str) -> String {
    let (before, rest) = line.split_at(lead(line));
    let rest = rest.replace("##[", "## [");
    match rest.strip_prefix("::") {
        Some(command) => format!("{before}: :{command}"),
        None => format!("{before}{rest}"),
    }
}

/// How much of a line's start is passed over: blanks, characters of no width, colours.
fn lead(line: &str) -> usize {
    let mut rest = line;
    loop {
        let is_blank =
            |character: char| character.is_whitespace() || "\u{180E}\u{200B}\u{2060}\u{FEFF}".contains(character);
        let next = rest.trim_start_matches(is_blank);
        let next = match next.strip_prefix("\u{1B}[").and_then(|inner| inner.split_once('m')) {
            Some((digits, after)) if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') => after,
            _ => next,
        };
        if next.len() == rest.len() {
            return line.len() - rest.len();
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_a_job_where_the_variable_is_set_and_not_switched_off() {
        for (value, expected) in [("true", true), ("1", true), ("woodpecker", true), ("", false), ("false", false)] {
            assert_eq!(is_on(OsStr::new(value)), expected, "{value:?}");
        }
    }

    #[test]
    fn no_line_is_a_command() {
        for (text, harmless) in [
            ("all well\n", "all well\n"),
            ("a::b and a ## b\n", "a::b and a ## b\n"),
            ("::error::x\n", ": :error::x\n"),
            ("a\n \t::stop-commands::x\nb", "a\n \t: :stop-commands::x\nb"),
            ("a\r::error::x", "a\r: :error::x"),
            ("\u{A0}\u{FEFF}::error::x", "\u{A0}\u{FEFF}: :error::x"),
            ("\u{1B}[1m::error::x\u{1B}[0m", "\u{1B}[1m: :error::x\u{1B}[0m"),
            ("\u{1B}[1;31m::error::x", "\u{1B}[1;31m: :error::x"),
            // What is no colour is the text that the line begins with.
            ("\u{1B}[2K m::error::x", "\u{1B}[2K m::error::x"),
            ("a ##[error]x ##[group]y", "a ## [error]x ## [group]y"),
            ("###[error]", "### [error]"),
            ("", ""),
        ] {
            assert_eq!(log(text), harmless, "{text:?}");
        }
    }
}
