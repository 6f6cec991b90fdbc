//! What a user's folders of templates and fonts hold, as sums, by which a change in them is seen.

use std::io;
use std::path::Path;

use super::assets::{AssetFault, font_files};
use crate::digest::Sum;
use crate::limits;
use crate::source::fence::Opened;
use crate::source::io_cause;

/// Files in the order of their paths below a folder, with forward slashes, and the sums of their bytes.
pub type Sums = Vec<(String, Sum)>;

/// All files of a folder of templates, however deep: a template may read any of them.
pub fn of_templates(folder: &Path) -> Result<Sums, AssetFault> {
    let mut sums = Vec::new();
    gather(folder, "", &mut sums)
        .map_err(|error| AssetFault { path: folder.to_path_buf(), cause: io_cause(&error) })?;
    sums.sort();
    Ok(sums)
}

/// The fonts of a folder.
pub fn of_fonts(folder: &Path) -> Result<Sums, AssetFault> {
    let name = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(font_files(folder)?.iter().map(|path| (name(path), content(path))).collect())
}

/// Adds the files of a folder. A link to a folder is not followed: what it leads to inside is met there.
fn gather(folder: &Path, prefix: &str, sums: &mut Sums) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let (path, name) = (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy()));
        match entry.file_type()? {
            kind if kind.is_dir() => gather(&path, &format!("{name}/"), sums)?,
            kind if kind.is_symlink() && path.is_dir() => {
                let to = path.read_link().unwrap_or_default();
                sums.push((name, Sum::of(to.to_string_lossy().as_bytes())));
            }
            _ => sums.push((name, content(&path))),
        }
    }
    Ok(())
}

/// The sum of a file's bytes; of why it cannot be read where it cannot, so that this is a change, too.
fn content(path: &Path) -> Sum {
    match Opened::by_user(path).and_then(|file| file.read(limits::ASSET_BYTES)) {
        Ok(bytes) => Sum::of(&bytes),
        Err(cause) => Sum::of(cause.as_bytes()),
    }
}
