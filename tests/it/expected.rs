//! What is said of an input, kept beside it in `NAME.expected`: compared, or written anew where `ACCEPT` is set.

use std::path::Path;

/// The inputs of which something else is said now.
#[derive(Default)]
pub(crate) struct Expected {
    differences: String,
}

/// Whether new words are taken; where `CI` is set they never are.
pub(crate) fn accepts() -> bool {
    std::env::var_os("ACCEPT").is_some() && std::env::var_os("CI").is_none()
}

impl Expected {
    /// Compares what is said of an input of this folder with what is kept there.
    pub(crate) fn compare(&mut self, folder: &Path, name: &str, said: &str) {
        let path = folder.join(format!("{name}.expected"));
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if said != expected && accepts() {
            std::fs::write(path, said).expect("a file that can be written");
        } else if said != expected {
            self.differences += &format!("{name}:\n-{expected}+{said}");
        }
    }

    /// That nothing else was said of any of them.
    #[track_caller]
    pub(crate) fn assert_met(self) {
        assert!(self.differences.is_empty(), "ACCEPT=1 takes the new words\n{}", self.differences);
    }
}
