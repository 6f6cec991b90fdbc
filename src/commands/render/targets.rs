//! Where each pack's PDF goes.

use std::path::{Path, PathBuf};

use crate::load::Input;

/// Where a PDF goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Standard,
    /// A file.
    File(PathBuf),
}

/// Where each pack's PDF goes; wrong use is a message and a hint.
pub(super) fn targets(inputs: &[Input], output: Option<&Path>) -> Result<Vec<Target>, (String, &'static str)> {
    if inputs.iter().filter(|input| **input == Input::Standard).count() > 1 {
        return Err(("standard input can be read only once".into(), "give - once"));
    }
    let single = |target: Target| match inputs.len() {
        1 => Ok(vec![target]),
        _ => Err(("several packs cannot go into one file".into(), "give a folder: -o DIR/")),
    };
    let folder = match output {
        Some(path) if path == Path::new("-") => return single(Target::Standard),
        Some(path) if is_folder(path) => path,
        Some(path) => return single(Target::File(path.to_path_buf())),
        None if inputs == [Input::Standard] => return single(Target::Standard),
        None => Path::new(""),
    };
    let files: Vec<PathBuf> = inputs.iter().map(|input| folder.join(input.output_name())).collect();
    match twice(&files) {
        Some(file) => Err((
            format!("two packs would both be written to {}", file.display()),
            "rename one, or render them in two calls",
        )),
        None => Ok(files.into_iter().map(Target::File).collect()),
    }
}

/// The first file that is there a second time.
fn twice(files: &[PathBuf]) -> Option<&PathBuf> {
    let mut seen = std::collections::BTreeSet::new();
    files.iter().find(|file| !seen.insert(*file))
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir()
}
