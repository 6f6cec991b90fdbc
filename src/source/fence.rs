//! The folder that what a pack names must lie in: opened once, and every file below it by way of that opening, so that
//! nothing that is moved or linked meanwhile leads out. What was opened is what is looked at and read.

use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, Metadata, OpenOptions};

use super::{FileFault, io_cause};
use crate::limits;
use crate::source::platform;

/// An open folder.
#[derive(Debug)]
pub(crate) struct Fence {
    open: Dir,
    /// Its path without links.
    folder: PathBuf,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It lies, or leads, outside the folder.
    Outside,
    /// It is not there.
    Missing,
    /// It cannot be read, and why.
    Unreadable(String),
}

impl From<Refused> for FileFault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Outside => Self::Outside,
            Refused::Missing => Self::Unreadable(io_cause(&io::ErrorKind::NotFound.into())),
            Refused::Unreadable(cause) => Self::Unreadable(cause),
        }
    }
}

impl Fence {
    /// Opens a folder.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        let folder = folder.canonicalize()?;
        Ok(Self { open: Dir::open_ambient_dir(&folder, ambient_authority())?, folder })
    }

    /// The folder's path without links.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path without links of a file that is named from a folder inside, if it is inside that folder.
    pub(crate) fn resolve(&self, from: &Path, named: &str) -> Result<PathBuf, Refused> {
        let relative = Path::new(named);
        let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        if named.is_empty() || named.contains(['\\', '\0']) || !relative.components().all(is_plain) {
            return Err(Refused::Outside);
        }
        if let Some(fault) = relative.iter().find_map(|part| platform::HERE.name_fault(&part.to_string_lossy())) {
            return Err(Refused::Unreadable(fault.into()));
        }
        let path = from.join(relative);
        let real = path.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound if path.symlink_metadata().is_err() => Refused::Missing,
            _ => Refused::Unreadable(io_cause(&error)),
        })?;
        if real.starts_with(from) && real.starts_with(&self.folder) { Ok(real) } else { Err(Refused::Outside) }
    }

    /// Opens an ordinary file inside by its path without links.
    pub(crate) fn open(&self, real: &Path) -> Result<Opened, Refused> {
        let below = real.strip_prefix(&self.folder).map_err(|_| Refused::Outside)?;
        let file = self.open.open_with(below, &reading(FollowSymlinks::No)).map_err(|error| match error.kind() {
            // What was no link a moment ago is one now, and leads out.
            io::ErrorKind::PermissionDenied if error.raw_os_error().is_none() => Refused::Outside,
            io::ErrorKind::NotFound => Refused::Missing,
            _ => Refused::Unreadable(io_cause(&error)),
        })?;
        Opened::new(file).map_err(Refused::Unreadable)
    }
}

/// An open ordinary file.
#[derive(Debug)]
pub(crate) struct Opened {
    file: File,
    metadata: Metadata,
}

impl Opened {
    /// Opens a file that the user, not a pack, has named: links are followed.
    pub(crate) fn by_user(path: &Path) -> Result<Self, String> {
        let file = File::open_ambient_with(path, &reading(FollowSymlinks::Yes), ambient_authority());
        Self::new(file.map_err(|error| io_cause(&error))?)
    }

    fn new(file: File) -> Result<Self, String> {
        let metadata = file.metadata().map_err(|error| io_cause(&error))?;
        match metadata.file_type() {
            kind if kind.is_dir() => Err("it is a folder, not a file".into()),
            kind if !kind.is_file() => Err("it is not an ordinary file".into()),
            _ => Ok(Self { file, metadata }),
        }
    }

    /// How many bytes it has.
    pub(crate) fn size(&self) -> u64 {
        self.metadata.len()
    }

    /// Its bytes, at most so many, if it does not change meanwhile.
    pub(crate) fn read(mut self, most: u64) -> Result<Vec<u8>, String> {
        if self.size() > most {
            return Err(too_large(most));
        }
        let bytes = read_limited(&mut self.file, most)?;
        let after = self.file.metadata().map_err(|error| io_cause(&error))?;
        let looks = |metadata: &Metadata| (metadata.len(), metadata.modified().ok());
        let is_same = bytes.len() as u64 == self.size() && looks(&after) == looks(&self.metadata);
        if is_same { Ok(bytes) } else { Err("it changed while it was being read; try again".into()) }
    }
}

/// Reads to the end, but not beyond a limit.
pub(crate) fn read_limited(input: impl Read, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes).map_err(|error| io_cause(&error))?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: u64) -> String {
    format!("it is larger than the limit of {}", limits::megabytes(most))
}

/// For reading; a pipe without anybody at its other end is opened at once, and then refused.
fn reading(links: FollowSymlinks) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).nonblock(true).follow(links);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_folder_that_becomes_a_link_after_it_was_looked_at_leads_nowhere() {
        let (inside, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        std::fs::create_dir(inside.path().join("services")).expect("a folder");
        std::fs::write(inside.path().join("services/one.json"), "inside").expect("a file");
        std::fs::write(outside.path().join("one.json"), "outside").expect("a file");
        let fence = Fence::new(inside.path()).expect("a fence");
        let real = fence.resolve(fence.folder(), "services/one.json").expect("a file inside");
        std::fs::rename(inside.path().join("services"), inside.path().join("moved")).expect("a moved folder");
        std::os::unix::fs::symlink(outside.path(), inside.path().join("services")).expect("a link");
        assert_eq!(fence.open(&real).map(|_| ()), Err(Refused::Outside));
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_that_is_moved_away_is_still_the_one_that_was_opened() {
        let (around, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let folder = around.path().join("pack");
        std::fs::create_dir(&folder).expect("a folder");
        std::fs::write(folder.join("one.json"), "inside").expect("a file");
        std::fs::write(outside.path().join("one.json"), "outside").expect("a file");
        let fence = Fence::new(&folder).expect("a fence");
        let real = fence.resolve(fence.folder(), "one.json").expect("a file inside");
        std::fs::rename(&folder, around.path().join("moved")).expect("a moved folder");
        std::os::unix::fs::symlink(outside.path(), &folder).expect("a link");
        assert_eq!(fence.open(&real).expect("a file").read(100), Ok(b"inside".to_vec()));
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_what_is_not_there_is_something_that_cannot_be_read() {
        let folder = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("x.json")).expect("a link");
        let fence = Fence::new(folder.path()).expect("a fence");
        // Nobody takes it for a file that was left out on purpose.
        let told = Refused::Unreadable("there is no such file".into());
        assert_eq!(fence.resolve(fence.folder(), "x.json"), Err(told));
    }

    #[test]
    fn a_file_that_is_taken_away_after_it_was_looked_at_is_missing() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("one.json"), "1").expect("a file");
        let fence = Fence::new(folder.path()).expect("a fence");
        let real = fence.resolve(fence.folder(), "one.json").expect("a file inside");
        std::fs::remove_file(&real).expect("no file");
        assert_eq!(fence.open(&real).map(|_| ()), Err(Refused::Missing));
    }

    #[test]
    fn names_that_lead_out_are_refused_unseen() {
        let folder = tempfile::tempdir().expect("a folder");
        let fence = Fence::new(folder.path()).expect("a fence");
        for name in ["../x", "a/../../x", "/etc/passwd", "..\\x", "", "a\0b"] {
            assert_eq!(fence.resolve(fence.folder(), name), Err(Refused::Outside), "{name:?}");
        }
        assert_eq!(fence.resolve(fence.folder(), "x.json"), Err(Refused::Missing));
    }
}
