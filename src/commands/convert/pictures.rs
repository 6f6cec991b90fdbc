//! The pictures of a pack that is written into another folder: they go with it, or it could not be rendered there.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Form, is_same_file, write};
use crate::check::load::Loaded;
use crate::commands::{Outcome, fail};

/// The pictures that have to be written beside a pack, with their bytes.
pub(in crate::commands) struct Brought(Vec<(PathBuf, Vec<u8>)>);

impl Brought {
    /// The pictures of a pack that are not yet where its new form looks for them; another file of that name is left alone.
    pub(in crate::commands) fn to(output: &Path, loaded: &Loaded, form: Form) -> Result<Self, Outcome> {
        let folder = output.parent().unwrap_or(Path::new(""));
        let mut brought = Vec::new();
        for below in loaded.pictures.below().filter(|_| form.is_pack()) {
            let named: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let Ok(bytes) = loaded.sources.picture(0, &named.join("/")) else { continue };
            let path = folder.join(below);
            match fs::read(&path) {
                Ok(there) if there == bytes => {}
                Ok(_) => return Err(in_the_way(&path)),
                Err(_) if is_same_file(&path, output) => return Err(in_the_way(&path)),
                Err(_) => brought.push((path, bytes)),
            }
        }
        Ok(Self(brought))
    }

    /// Writes them, and names each.
    pub(in crate::commands) fn write(&self) -> Outcome {
        self.0.iter().fold(Outcome::Done, |outcome, (path, bytes)| outcome.max(write(path, bytes)))
    }
}

fn in_the_way(path: &Path) -> Outcome {
    let message = format!("the pack has a picture {}, but another file of that name is there", path.display());
    fail(message, Some("write the pack into another folder"))
}
