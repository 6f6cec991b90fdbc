//! Results go where they were asked to: whole or not at all, and never over what the run reads.
//!
//! It knows paths and bytes, and never what they mean. Whatever is written or printed goes through here.

pub mod console;
pub mod failure;
pub mod harmless;

mod part;
mod place;
mod signals;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use part::clear;
pub(crate) use place::{folded, is_device, is_free, is_same_name, leads, real, same, shared};
pub use signals::leave_nothing_behind;

use crate::source::io_cause;
use crate::source::platform::{self, System};
use part::Part;

/// Where a result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Standard,
    /// A file, or a device or pipe that has a name.
    File(PathBuf),
}

impl Target {
    /// What a path on the command line means.
    pub fn of(path: &Path) -> Self {
        match path.to_str() {
            Some("-" | "/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1") => Self::Standard,
            _ => Self::File(path.to_path_buf()),
        }
    }

    /// Writes there.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Fault> {
        match self {
            Self::Standard => Ok(console::give(bytes)?),
            Self::File(path) => write(path, bytes),
        }
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File(path) => Some(path),
        }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Standard => f.write_str("to standard output"),
            Self::File(path) => f.write_str(&harmless::line(&path.display().to_string())),
        }
    }
}

/// Why a result could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is in the way.
    pub cause: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::on(platform::HERE, &error)
    }
}

impl Fault {
    /// What a failed writing means on a system.
    fn on(system: System, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::PermissionDenied || system.is_held(error.raw_os_error()) {
            return Self { cause: system.write_denied().into(), hint: Some(system.write_advice()) };
        }
        Self { cause: io_cause(error), hint: None }
    }

    /// The same of a file that is there: elsewhere than on Windows nobody but its rights forbids to write it.
    fn of_old(system: System, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied if system == System::Unix => Self::read_only(),
            _ => Self::on(system, error),
        }
    }

    fn read_only() -> Self {
        Self { cause: "it is read-only".into(), hint: Some("choose another name, or allow writing to it") }
    }

    fn because(cause: impl Into<String>) -> Self {
        Self { cause: cause.into(), hint: None }
    }
}

/// Writes a file, and the folders it lies in. A link is followed; a device or pipe is written into.
///
/// A file is written beside its place and renamed, so that a reader never sees half of it and a failure leaves the old.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let path = leads(path);
    let old = path.metadata().ok();
    match &old {
        Some(metadata) if metadata.is_dir() => return Err(Fault::because("it is a folder, not a file")),
        Some(metadata) if !metadata.is_file() => return into_device(&path, bytes),
        _ => {}
    }
    let path = real(&path);
    if path.is_symlink() {
        return Err(Fault::because("it is a link that leads back to itself"));
    }
    if let Some(fault) = path.file_name().and_then(|name| platform::HERE.name_fault(&name.to_string_lossy())) {
        return Err(Fault::because(fault));
    }
    if let Some(metadata) = &old {
        may_be_replaced(&path, metadata)?;
    }
    let folder = path.parent().ok_or_else(|| Fault::because("it is a folder, not a file"))?;
    fs::create_dir_all(folder)?;
    let mut part = Part::new(folder, old.as_ref())?;
    part.write_all(bytes)?;
    Ok(part.keep(&path)?)
}

fn into_device(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut device = File::options().write(true).open(path)?;
    device.write_all(bytes)?;
    Ok(device.flush()?)
}

/// Renaming asks only whether the folder may be written to; the file that is replaced has a say too.
fn may_be_replaced(path: &Path, metadata: &fs::Metadata) -> Result<(), Fault> {
    if metadata.permissions().readonly() {
        return Err(Fault::read_only());
    }
    let opened = File::options().write(true).open(path);
    opened.map(drop).map_err(|error| Fault::of_old(platform::HERE, &error))
}

#[cfg(test)]
mod tests {
    use super::platform::System::{Unix, Windows};
    use super::*;

    /// The error of a kind, and the one with a number of the system's own.
    fn kind(kind: io::ErrorKind) -> io::Error {
        kind.into()
    }

    #[test]
    fn a_fault_says_what_is_in_the_way_and_what_to_do() {
        let denied = kind(io::ErrorKind::PermissionDenied);
        assert_eq!(Fault::on(Unix, &denied).cause, "no permission to write it");
        assert!(Fault::on(Unix, &denied).hint.is_some_and(|hint| hint.contains("another name with -o")));
        assert!(Fault::on(Windows, &denied).cause.contains("open in another program"));
        let held = io::Error::from_raw_os_error(32);
        assert!(Fault::on(Windows, &held).hint.is_some_and(|hint| hint.contains("close it")));
        assert!(!Fault::on(Unix, &held).cause.contains("open in another program"));
        assert_eq!(Fault::on(Unix, &held).hint, None);
        assert_eq!(Fault::from(kind(io::ErrorKind::StorageFull)), Fault::because("the disk is full"));
    }

    #[test]
    fn an_old_file_that_may_not_be_written_is_read_only_but_on_windows_perhaps_open() {
        let denied = kind(io::ErrorKind::PermissionDenied);
        assert_eq!(Fault::of_old(Unix, &denied), Fault::read_only());
        assert!(Fault::of_old(Windows, &denied).cause.contains("open in another program"));
        let full = kind(io::ErrorKind::StorageFull);
        for system in [Unix, Windows] {
            assert_eq!(Fault::of_old(system, &full), Fault::because("the disk is full"));
        }
    }

    #[test]
    fn a_folder_is_not_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(write(folder.path(), b"a"), Err(Fault::because("it is a folder, not a file")));
        assert!(folder.path().is_dir());
    }
}
