//! One line of a results file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::digest::Sum;
use crate::output::harmless;

/// What became of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Its PDF was rendered and written.
    Written,
    /// Its PDF is there already, made from the same bytes, and was left as it is.
    Unchanged,
    /// There is no new PDF.
    Failed,
}

/// What became of one pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The pack, as it was named.
    pub pack: String,
    /// Where its PDF goes.
    pub output: String,
    /// What became of it.
    pub state: State,
    /// The SHA-256 sum of the PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sum>,
    /// The key of everything that the PDF is made of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Sum>,
    /// The fingerprint of the pack's content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Sum>,
    /// How many pages the PDF has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// How many bytes it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<usize>,
    /// How many errors the pack has.
    pub errors: usize,
    /// How many warnings of each code it has that it does not accept.
    pub warnings: BTreeMap<String, usize>,
    /// How long it took, in milliseconds.
    pub ms: u64,
}

impl Line {
    /// The line as it stands in the file, with its end.
    pub fn written(&self) -> String {
        let text = serde_json::to_string(self).expect("texts and numbers always serialise");
        harmless::json(&text) + "\n"
    }
}

/// The lines of a results file, and the number, from 1, of the first line that is none.
///
/// The last line may be cut short, where a run was stopped in the middle of it; it is left out.
pub fn read(text: &str) -> Result<Vec<Line>, usize> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let lines = whole.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| serde_json::from_str(line).map_err(|_| index + 1)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A line of a pack.
    pub(in crate::messages::results) fn line(pack: &str, state: State) -> Line {
        let sum = (state != State::Failed).then(|| Sum::of(pack.as_bytes()));
        let (pages, bytes) = (sum.map(|_| 3), sum.map(|_| 24_100));
        let warnings = BTreeMap::from([("no-commentary".to_owned(), 2)]);
        let (pack, output) = (pack.to_owned(), pack.replace(".json", ".pdf"));
        let errors = usize::from(state == State::Failed);
        Line { pack, output, state, sha256: sum, key: sum, fingerprint: sum, pages, bytes, errors, warnings, ms: 12 }
    }

    #[test]
    fn lines_are_read_as_they_are_written() {
        let lines = [line("a.json", State::Written), line("b\u{9B}\n.json", State::Failed)];
        let text: String = lines.iter().map(Line::written).collect();
        assert_eq!(text.lines().count(), 2);
        assert_eq!(read(&text), Ok(lines.to_vec()));
    }

    #[test]
    fn a_line_that_was_cut_short_is_left_out_and_anything_else_is_told() {
        let whole = line("a.json", State::Written).written();
        for cut in 0..whole.len() {
            assert_eq!(read(&format!("{whole}{}", &whole[..cut])).map(|lines| lines.len()), Ok(1), "{cut}");
        }
        assert_eq!(read(&format!("{whole}\n{{}}\n")), Err(3));
        assert_eq!(read("# A title\n"), Err(1));
    }
}
