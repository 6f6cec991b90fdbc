//! Files that a command makes where nothing is yet: all of them or none, and never over anything.

use std::path::{Path, PathBuf};

use super::{Outcome, fail};
use crate::output;
use crate::output::harmless::line;

/// A file to be made.
pub(super) struct New {
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
}

/// Refuses a place where something is.
pub(super) fn is_free(path: &Path, hint: &str) -> Result<(), Outcome> {
    if output::is_free(path) {
        return Ok(());
    }
    Err(fail(format!("{} is there already", path.display()), Some(hint)))
}

/// Writes all files; where one fails, those before it go again.
pub(super) fn write(files: &[New]) -> Result<(), Outcome> {
    for (number, file) in files.iter().enumerate() {
        if let Err(fault) = output::write(&file.path, &file.bytes) {
            files[..number].iter().for_each(|written| drop(std::fs::remove_file(&written.path)));
            return Err(fail(format!("cannot write {} ({})", file.path.display(), fault.cause), fault.hint));
        }
    }
    Ok(())
}

/// The names of the files, one a line.
pub(super) fn names(files: &[New]) -> String {
    files.iter().map(|file| format!("{}\n", line(&file.path.display().to_string()))).collect()
}
