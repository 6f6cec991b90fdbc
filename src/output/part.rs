//! A file that is being written, under a name of its own until it is whole; and those that killed runs left behind.

use std::collections::BTreeSet;
use std::fs::{File, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".committee-report-";
const SUFFIX: &str = ".part";
/// How many letters and digits stand between the two.
const RANDOM: usize = 6;
/// How often a new one is made where another run took the last for a leftover.
const ATTEMPTS: usize = 16;

/// The parts of this process, to be taken away should it be told to stop. Whoever makes, renames or removes one holds it.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn open() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that is being written. Dropped, it is gone.
pub(super) struct Part(Option<NamedTempFile>);

impl Part {
    /// A part in a folder, with the permissions of the file it will replace, or of any new file.
    pub(super) fn new(folder: &Path, old: Option<&Metadata>) -> io::Result<Self> {
        for _ in 0..ATTEMPTS {
            let part = Self::make(folder, old)?;
            if part.is_claimed() {
                return Ok(part);
            }
        }
        Err(io::Error::other("other runs take away what is written there"))
    }

    fn make(folder: &Path, old: Option<&Metadata>) -> io::Result<Self> {
        let mut builder = Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
        #[cfg(unix)]
        permissions::of_new(&mut builder);
        let part = Self::noted(&builder, folder)?;
        #[cfg(unix)]
        if let (Some(old), Some(file)) = (old, &part.0) {
            permissions::copy(old, file.as_file())?;
        }
        #[cfg(not(unix))]
        let _ = old;
        Ok(part)
    }

    fn noted(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<Self> {
        let mut open = open();
        let part = builder.tempfile_in(folder)?;
        open.insert(part.path().to_path_buf());
        Ok(Self(Some(part)))
    }

    /// Locks it, so that other runs see that it is being written, and makes sure that none took it away before.
    fn is_claimed(&self) -> bool {
        let Some(file) = &self.0 else { return false };
        match file.as_file().try_lock() {
            Err(TryLockError::WouldBlock) => false,
            // Where files cannot be locked, nobody takes any away.
            Ok(()) | Err(TryLockError::Error(_)) => file.path().exists(),
        }
    }

    pub(super) fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), |file| file.write_all(bytes))
    }

    /// Gives it its name; what stood there is replaced at one go.
    pub(super) fn keep(mut self, path: &Path) -> io::Result<()> {
        let mut open = open();
        let Some(file) = self.0.take() else { return Ok(()) };
        let own = file.path().to_path_buf();
        let kept = file.persist(path);
        open.remove(&own);
        // The part of a failed renaming is dropped with the error, and so removed.
        kept.map(drop).map_err(|failed| failed.error)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            let mut open = open();
            open.remove(file.path());
            drop(file);
        }
    }
}

/// Removes the parts of this process and keeps it from making more, as it is about to end.
#[cfg(unix)]
pub(super) fn remove_all() -> impl Sized {
    let open = open();
    for path in open.iter() {
        // What cannot be removed now is removed by the next run.
        let _ = std::fs::remove_file(path);
    }
    open
}

/// Takes away the parts that killed runs left in a folder. One that a running program is writing is locked, and stays.
pub fn clear(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    for entry in entries.flatten() {
        let is_part =
            entry.file_name().to_str().is_some_and(is_part) && entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_part {
            take_away(&entry.path());
        }
    }
}

fn take_away(path: &Path) {
    let Ok(file) = File::open(path) else { return };
    if file.try_lock().is_ok() {
        // While it is locked: a run that made it just now sees that it is gone, and makes another.
        let _ = std::fs::remove_file(path);
    }
}

fn is_part(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether the file system of a folder takes capitals for small letters, as those of Windows and macOS do.
pub(super) fn ignores_case(folder: &Path) -> bool {
    Part::new(folder, None).is_ok_and(|part| {
        let name = part.0.as_ref().and_then(|file| file.path().file_name()?.to_str()).unwrap_or_default();
        folder.join(name.to_uppercase()).exists()
    })
}

#[cfg(unix)]
mod permissions {
    //! Who may read and write a file.

    use std::fs::{File, Metadata, Permissions};
    use std::io;
    use std::os::unix::fs::PermissionsExt;

    /// Those of any new file: a temporary one would be private, a report is not. The umask applies.
    pub(super) fn of_new(builder: &mut tempfile::Builder<'_, '_>) {
        builder.permissions(Permissions::from_mode(0o666));
    }

    /// Those of the file that is replaced, but never its right to run as somebody else.
    pub(super) fn copy(old: &Metadata, to: &File) -> io::Result<()> {
        to.set_permissions(Permissions::from_mode(old.permissions().mode() & 0o777))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_program_names_so_is_a_part() {
        assert!(is_part(".committee-report-aB3xYz.part"));
        for name in [
            "q2.pdf",
            ".committee-report-.part",
            ".committee-report-aB3xY.part",
            ".committee-report-notes.txt.part",
            "committee-report-aB3xYz.part",
        ] {
            assert!(!is_part(name), "{name}");
        }
    }

    /// The parts of the process are one, and so are these tests.
    static ALONE: Mutex<()> = Mutex::new(());

    #[test]
    #[cfg(unix)]
    fn a_process_that_is_told_to_stop_removes_its_parts_and_makes_no_more() {
        let _alone = ALONE.lock();
        let folder = tempfile::tempdir().expect("a folder");
        let part = Part::new(folder.path(), None).expect("a part");
        let held = remove_all();
        assert_eq!(folder.path().read_dir().expect("a folder").count(), 0);
        assert!(OPEN.try_lock().is_err());
        drop(held);
        drop(part);
    }

    #[test]
    fn leftovers_go_and_what_is_being_written_stays() {
        let _alone = ALONE.lock();
        let folder = tempfile::tempdir().expect("a folder");
        let left = folder.path().join(".committee-report-aB3xYz.part");
        std::fs::write(&left, "half").expect("a file");
        let part = Part::new(folder.path(), None).expect("a part");
        clear(folder.path());
        assert!(!left.exists());
        part.keep(&folder.path().join("q2.pdf")).expect("a file");
        assert!(folder.path().join("q2.pdf").exists());
    }

    #[test]
    fn a_part_that_is_given_up_is_gone_and_forgotten() {
        let _alone = ALONE.lock();
        let folder = tempfile::tempdir().expect("a folder");
        let part = Part::new(folder.path(), None).expect("a part");
        let own = folder.path().read_dir().expect("a folder").next().expect("a part").expect("a part").path();
        assert!(open().contains(&own));
        drop(part);
        assert!(!own.exists() && !open().contains(&own));
    }

    #[test]
    fn a_part_that_was_taken_away_is_not_claimed() {
        let _alone = ALONE.lock();
        let folder = tempfile::tempdir().expect("a folder");
        let part = Part::make(folder.path(), None).expect("a part");
        clear(folder.path());
        assert!(!part.is_claimed());
    }
}
