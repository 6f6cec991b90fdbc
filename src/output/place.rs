//! Whether two paths are one file, though neither has to be there yet.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::part::ignores_case;

/// How many links one after the other are followed.
const LINKS: usize = 40;

/// The path without links, and without `.` and `..`; what is not there yet stays as it was written.
pub(crate) fn real(path: &Path) -> PathBuf {
    let mut path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    for _ in 0..LINKS {
        if let Ok(real) = path.canonicalize() {
            return real;
        }
        // A link to what is not there yet leads to where it will be.
        match path.read_link() {
            Ok(to) => path = path.parent().unwrap_or(Path::new("/")).join(to),
            Err(_) => break,
        }
    }
    let there = path.ancestors().skip(1).find_map(|folder| Some((folder.canonicalize().ok()?, folder)));
    let Some((real, folder)) = there else { return path };
    real_below(real, path.strip_prefix(folder).unwrap_or(&path))
}

/// A path below a folder, in which nothing is there yet.
fn real_below(mut real: PathBuf, below: &Path) -> PathBuf {
    for part in below.components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            Component::Normal(name) => real.push(name),
            _ => {}
        }
    }
    real
}

/// Where a path leads: as it was typed where something is there (a pipe has no other name), else where it will be once
/// folders are made for it, be that what is there already.
pub(crate) fn leads(path: &Path) -> PathBuf {
    if path.metadata().is_ok() { path.to_path_buf() } else { real(path) }
}

/// Whether a path leads to a device or a pipe, which takes any number of results.
pub(crate) fn is_device(path: &Path) -> bool {
    leads(path).metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// What the file system calls a file that has several names of equal right (hard links).
#[cfg(unix)]
pub(crate) fn shared(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let metadata = path.metadata().ok().filter(|metadata| metadata.is_file() && metadata.nlink() > 1)?;
    Some((metadata.dev(), metadata.ino()))
}

/// The same where Rust does not tell: each name counts for itself.
#[cfg(not(unix))]
pub(crate) fn shared(_: &Path) -> Option<(u64, u64)> {
    None
}

/// Whether nothing is where a path is typed, be it a link to nothing, nor where it leads once folders are made for it.
pub(crate) fn is_free(path: &Path) -> bool {
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    !is_there(path) && !is_there(&real(path))
}

/// Whether two real paths are one file: by name, or by what the file system says of two that are there.
pub(crate) fn same(one: &Path, other: &Path) -> bool {
    // Only of ordinary files: opening a pipe would wait for its other end.
    let is_there = |path: &Path| path.metadata().is_ok_and(|metadata| metadata.is_file());
    one == other || (is_there(one) && is_there(other) && same_file::is_same_file(one, other).unwrap_or(false))
}

/// Whether two real paths are one file, or would be once they are written: some disks take capitals for small letters.
pub(crate) fn is_same_name(one: &Path, other: &Path) -> bool {
    same(one, other) || (differ_in_case(one, other) && ignores_case(folder_there(one)))
}

fn differ_in_case(one: &Path, other: &Path) -> bool {
    let small = |path: &Path| path.as_os_str().to_string_lossy().to_lowercase();
    small(one) == small(other)
}

/// The innermost folder of a path that is there.
fn folder_there(path: &Path) -> &Path {
    path.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(path)
}

/// A name by which names that differ in case only can be sorted together.
pub(crate) fn folded(path: &Path) -> OsString {
    path.as_os_str().to_string_lossy().to_lowercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_paths_are_one_file_by_name_or_by_what_is_there() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.json"), "a").expect("a file that can be written");
        std::fs::write(at("b.json"), "a").expect("a file that can be written");
        std::fs::hard_link(at("a.json"), at("linked.json")).expect("a link that can be made");
        assert!(same(&at("a.json"), &at("a.json")) && same(&at("a.json"), &at("linked.json")));
        assert!(same(&at("none.json"), &at("none.json")));
        for other in ["b.json", "none.json", ""] {
            assert!(!same(&at("a.json"), &at(other)) && !same(&at(other), &at("a.json")), "{other}");
        }
        assert!(is_same_name(&at("a.json"), &at("linked.json")) && !is_same_name(&at("a.json"), &at("b.json")));
        // Capitals matter where the disk tells them apart.
        let ignores_case = at("A.JSON").exists();
        assert_eq!(is_same_name(&at("new.json"), &at("NEW.json")), ignores_case);
        assert!(differ_in_case(&at("new.json"), &at("NEW.json")) && !differ_in_case(&at("new.json"), &at("now.json")));
        assert_eq!(folded(Path::new("Q3.JSON")), "q3.json");
    }

    #[cfg(unix)]
    #[test]
    fn a_place_is_free_where_nothing_is_by_any_way() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.json"), "a").expect("a file that can be written");
        std::os::unix::fs::symlink("nowhere", at("link")).expect("a link that can be made");
        for path in ["a.json", "link", "new/../a.json", "./a.json"] {
            assert!(!is_free(&at(path)), "{path}");
        }
        assert!(is_free(&at("b.json")) && is_free(&at("new/a.json")) && is_free(&at("new/../b.json")));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_several_names_is_known_by_what_they_share() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.json"), "a").expect("a file that can be written");
        std::fs::write(at("b.json"), "a").expect("a file that can be written");
        std::fs::hard_link(at("a.json"), at("linked")).expect("a link that can be made");
        assert!(shared(&at("a.json")).is_some() && shared(&at("a.json")) == shared(&at("linked")));
        for path in ["b.json", "none", ""] {
            assert_eq!(shared(&at(path)), None, "{path}");
        }
    }

    #[test]
    fn a_path_through_folders_that_are_to_be_made_leads_to_what_is_there() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.json"), "a").expect("a file that can be written");
        assert_eq!(leads(&at("a.json")), at("a.json"));
        assert!(leads(&at("new/../a.json")).is_file() && !leads(&at("new/../b.json")).exists());
        assert!(!is_device(&at("new/../a.json")) && !is_device(folder.path()) && !is_device(&at("none")));
    }

    #[test]
    fn what_is_not_there_yet_lies_where_its_folder_leads() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let there = folder.path().canonicalize().expect("a folder that is there");
        let of = |path: &str| real(&folder.path().join(path));
        assert_eq!(of("a/b.pdf"), there.join("a/b.pdf"));
        assert_eq!(of("./a/../b.pdf"), there.join("b.pdf"));
        assert_eq!(of("x/y/../../b.pdf"), there.join("b.pdf"));
    }
}
