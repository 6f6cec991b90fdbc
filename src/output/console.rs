//! Standard output and standard error: the one place that prints, in colour where that is seen, harmless everywhere.

use std::io::{self, Write};

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};

use crate::output::harmless;

/// Prints a result for people on standard output. A reader that has gone away, as `head` does, has seen enough.
pub fn say(text: &str) -> io::Result<()> {
    unless_gone(print(io::stdout().lock(), text))
}

/// Gives a result for programs on standard output, as it is.
pub fn give(bytes: &[u8]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    unless_gone(output.write_all(bytes).and_then(|()| output.flush()))
}

/// Gives lines for a spreadsheet on standard output; where that is the log of a job, none of them is a command.
pub fn give_lines(text: &str) -> io::Result<()> {
    if harmless::is_job() { give(harmless::log(text).as_bytes()) } else { give(text.as_bytes()) }
}

/// Prints on standard error; where that is closed, nobody wants to know.
pub fn say_aside(text: &str) {
    drop(print(io::stderr().lock(), text));
}

/// The width of the terminal, or a page's where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0)).clamp(60, 140)
}

fn print(mut stream: impl RawStream + AsLockedWrite, text: &str) -> io::Result<()> {
    let text = harmless::styled(text);
    let text = if harmless::is_job() { harmless::log(&text).into() } else { text };
    if AutoStream::choice(&stream) == ColorChoice::Never {
        // At one go: other programs may write to the same place.
        stream.write_all(anstream::adapter::strip_str(&text).to_string().as_bytes())?;
        return stream.flush();
    }
    // The stream itself, not a copy in memory: a plain console of Windows has to be told that colours follow.
    let mut stream = AutoStream::auto(stream);
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}
