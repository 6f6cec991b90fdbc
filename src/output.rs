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
pub(crate) use place::{folded, is_same_name, real, same};
pub use signals::leave_nothing_behind;

use crate::source::io_cause;
use crate::source::platform;
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
        let is_standard = path == Path::new("-") || path == Path::new("/dev/stdout");
        if is_standard { Self::Standard } else { Self::File(path.to_path_buf()) }
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
        match error.kind() {
            // 32 and 33: Windows' words for a file that another program has open.
            io::ErrorKind::PermissionDenied => Self::denied(),
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => Self::denied(),
            _ => Self { cause: io_cause(&error), hint: None },
        }
    }
}

impl Fault {
    fn denied() -> Self {
        Self { cause: platform::HERE.write_denied().into(), hint: Some(platform::HERE.write_advice()) }
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
    let old = path.metadata().ok();
    match &old {
        Some(metadata) if metadata.is_dir() => return Err(Fault::because("it is a folder, not a file")),
        Some(metadata) if !metadata.is_file() => return into_device(path, bytes),
        _ => {}
    }
    let path = real(path);
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
    match File::options().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && !cfg!(windows) => Err(Fault::read_only()),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}
