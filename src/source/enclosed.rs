//! Packs whose files lie inside another file, as in a report with its data attached: nothing is read from the disk.

use std::path::{Component, Path};

use super::{FileFault, Sources, io_cause};
use crate::problem::Problem;

/// The files, by their paths below the pack's folder.
pub(super) type Enclosed = Vec<(String, Vec<u8>)>;

impl Sources {
    /// The pack of that name among some files; files that it names are looked for among them, too.
    pub fn enclosed(pack: &str, files: &[(String, Vec<u8>)]) -> Option<Self> {
        let bytes = files.iter().find(|(name, _)| name == pack)?.1.clone();
        let mut sources = Self { enclosed: Some(files.to_vec()), ..Self::default() };
        sources.add_enclosed(pack.to_owned(), bytes, &mut Vec::new());
        Some(sources)
    }

    /// Reads an enclosed file that another names, and returns its index.
    pub(super) fn include_enclosed(
        &mut self,
        from: u32,
        named: &str,
        problems: &mut Vec<Problem>,
    ) -> Result<u32, FileFault> {
        let own = self.files.get(from as usize).map_or("", |file| file.below.as_str());
        let below = beside(own, named).ok_or(FileFault::Outside)?;
        let found = self.enclosed.iter().flatten().find(|(name, _)| *name == below);
        let bytes = found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| FileFault::Unreadable(io_cause(&std::io::ErrorKind::NotFound.into())))?;
        Ok(self.add_enclosed(below, bytes, problems))
    }

    fn add_enclosed(&mut self, below: String, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> u32 {
        let index = self.add(below.clone(), below.clone().into(), bytes, problems);
        if let Some(file) = self.files.get_mut(index as usize) {
            file.below = below;
        }
        index
    }
}

/// The path of a file that another names, below the folder of both.
fn beside(own: &str, named: &str) -> Option<String> {
    let folder = Path::new(own).parent().unwrap_or(Path::new(""));
    let mut parts = Vec::new();
    for part in folder.join(named).components() {
        match part {
            Component::Normal(name) => parts.push(name.to_str()?.to_owned()),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_beside_the_one_that_names_them() {
        assert_eq!(beside("pack.json", "./a/b.json"), Some("a/b.json".into()));
        assert_eq!(beside("a/b.json", "c.json"), Some("a/c.json".into()));
        assert_eq!(beside("pack.json", "../c.json"), None);
        assert_eq!(beside("pack.json", "/etc/c.json"), None);
    }
}
