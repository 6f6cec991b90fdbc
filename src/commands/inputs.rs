//! What was typed as packs: files, patterns such as `packs/*.json`, standard input.

use std::path::{Path, PathBuf};

use glob::MatchOptions;

use crate::check::load::Input;
use crate::output::console::mutter;

/// What a shell's pattern means: `*` stops at folders and passes over hidden files.
const LIKE_A_SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// The packs that were typed. A pattern that the shell has left as it is means the files it fits, in their order.
pub(super) fn inputs(typed: &[PathBuf]) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    for path in typed {
        match expanded(path) {
            Some(files) if files.is_empty() => return Err(format!("no file fits {}", path.display())),
            Some(files) => inputs.extend(files.into_iter().map(Input::File)),
            None => inputs.push(Input::of(path)),
        }
    }
    Ok(inputs.into_iter().filter(|input| !is_of_excel(input)).collect())
}

/// Whether it is a file that Excel keeps beside a workbook while it is open, "~$q3.xlsx"; it is passed over with a word.
fn is_of_excel(input: &Input) -> bool {
    let name = input.file().and_then(|path| path.file_name()).map(|name| name.to_string_lossy());
    let is_kept = name.is_some_and(|name| name.starts_with("~$"));
    if is_kept {
        mutter(&format!("{} is passed over: Excel keeps it while the workbook is open\n", input.name()));
    }
    is_kept
}

/// The files that a pattern fits; `None` where the path is none, or a file has that very name.
fn expanded(path: &Path) -> Option<Vec<PathBuf>> {
    let pattern = path.to_str().filter(|text| text.contains(['*', '?', '[']))?;
    if path.symlink_metadata().is_ok() {
        return None;
    }
    let files = glob::glob_with(pattern, LIKE_A_SHELL).ok()?;
    Some(files.flatten().filter(|path| !path.is_dir()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_files_in_order_and_names_stay_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for name in ["b.json", "a.json", ".hidden.json", "q[1].json", "notes.txt"] {
            std::fs::write(path(name), "").expect("a file");
        }
        std::fs::create_dir(path("folder.json")).expect("a folder");
        let files = |typed: &str| inputs(&[path(typed)]);
        let of = |names: &[&str]| names.iter().map(|name| Input::File(path(name))).collect::<Vec<_>>();
        assert_eq!(files("*.json"), Ok(of(&["a.json", "b.json", "q[1].json"])));
        assert_eq!(files("[ab].json"), Ok(of(&["a.json", "b.json"])));
        assert_eq!(files("q[1].json"), Ok(of(&["q[1].json"])));
        assert_eq!(files("?.txt"), Err(format!("no file fits {}", path("?.txt").display())));
        assert_eq!(files("nowhere.json"), Ok(of(&["nowhere.json"])));
    }
}
