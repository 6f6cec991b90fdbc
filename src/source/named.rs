//! The files that a pack names: included JSON and pictures, found inside the fence and counted against their limits.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::fence::Fence;
use super::{FileFault, ReadFile, Sources, platform};
use crate::digest::Sum;
use crate::limits;
use crate::problem::Problem;

impl Sources {
    /// Reads a JSON file that another file of the pack names, and returns its index.
    pub fn include(&mut self, from: u32, named: &str, problems: &mut Vec<Problem>) -> Result<u32, FileFault> {
        self.includes += 1;
        if self.includes >= limits::FILES {
            return Err(FileFault::TooMany(self.includes == limits::FILES));
        }
        if self.enclosed.is_some() {
            return self.include_enclosed(from, named, problems);
        }
        let path = self.resolve(from, named)?;
        let opened = self.fence()?.open(&path)?;
        if self.bytes + opened.size() > limits::PACK_BYTES {
            return Err(FileFault::TooMuch(!std::mem::replace(&mut self.is_full, true)));
        }
        let bytes = opened.read(limits::FILE_BYTES).map_err(FileFault::Unreadable)?;
        Ok(self.add(self.display_name(&path, named), path, bytes, problems))
    }

    /// Reads a picture that a file of the pack names.
    pub fn picture(&self, from: u32, named: &str) -> Result<Vec<u8>, FileFault> {
        let path = self.resolve(from, named)?;
        let opened = self.fence()?.open(&path)?;
        let bytes = opened.read(limits::FILE_BYTES);
        let sum = bytes.as_ref().ok().map(|bytes| Sum::of(bytes));
        self.pictures.lock().unwrap_or_else(PoisonError::into_inner).push(ReadFile { path, sum });
        bytes.map_err(FileFault::Unreadable)
    }

    /// The files of the pack without its pictures, sorted: the path below the pack's folder, and the sum of the bytes.
    pub fn sums(&self) -> Vec<(String, Sum)> {
        sorted(self.files.iter().zip(&self.sums).map(|(file, sum)| (file.below.clone(), *sum)))
    }

    /// The pictures that were read, likewise.
    pub fn picture_sums(&self) -> Vec<(String, Sum)> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        sorted(pictures.iter().filter_map(|read| Some((self.below(&read.path), read.sum?))))
    }

    /// The resolved paths of everything that was read for the pack.
    pub fn read_paths(&self) -> Vec<PathBuf> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let pictures: Vec<PathBuf> = pictures.iter().map(|read| read.path.clone()).collect();
        let files = self.files.iter().map(|file| file.path.clone()).filter(|path| !path.as_os_str().is_empty());
        files.chain(pictures).collect()
    }

    /// Whether a file is one of `ancestors`, so that reading it again would never end.
    pub fn is_among(&self, file: u32, ancestors: &[u32]) -> bool {
        let path = |index: u32| self.files.get(index as usize).map(|file| &file.path);
        path(file)
            .is_some_and(|own| !own.as_os_str().is_empty() && ancestors.iter().any(|&other| path(other) == Some(own)))
    }

    /// The real path of a file that another names, if it lies in that file's folder or below.
    pub(super) fn resolve(&self, from: u32, named: &str) -> Result<PathBuf, FileFault> {
        let fence = self.fence()?;
        let own = self.files.get(from as usize).and_then(|file| file.path.parent());
        Ok(fence.resolve(own.unwrap_or(fence.folder()), named)?)
    }

    pub(super) fn fence(&self) -> Result<&Fence, FileFault> {
        self.fence.as_ref().ok_or_else(|| FileFault::Unreadable("a built-in pack has no folder".into()))
    }

    pub(super) fn display_name(&self, path: &Path, named: &str) -> String {
        let below =
            self.fence.as_ref().and_then(|fence| path.strip_prefix(fence.folder()).ok()).unwrap_or(Path::new(named));
        platform::HERE.plain(&self.typed_folder.join(below).display().to_string())
    }
}

/// Files in the order of their paths, each once.
fn sorted(sums: impl Iterator<Item = (String, Sum)>) -> Vec<(String, Sum)> {
    let mut sums: Vec<(String, Sum)> = sums.collect();
    sums.sort();
    sums.dedup();
    sums
}
