//! What was asked for as packs: files, patterns such as `packs/*.json`, standard input, a list, and a share of them.

use std::io;
use std::path::{Path, PathBuf};

use glob::MatchOptions;

use super::args::Many;
use super::shard::Shard;
use crate::check::load::Input;
use crate::limits;
use crate::output::console::say_aside;
use crate::source::fence::{Opened, read_limited};
use crate::source::kept_beside;

/// What a shell's pattern means: `*` stops at folders and passes over hidden files.
const LIKE_A_SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// The packs that were typed, and behind them those of a list.
pub(super) fn asked(typed: &[PathBuf], many: &Many) -> Result<Vec<Input>, String> {
    let listed = many.from.as_deref().map(listed).transpose()?.unwrap_or_default();
    let inputs = inputs(&typed.iter().chain(&listed).cloned().collect::<Vec<_>>())?;
    match &many.from {
        Some(list) if inputs.is_empty() => Err(format!("{} names no pack", list.display())),
        Some(list) if Input::of(list) == Input::Standard && inputs.contains(&Input::Standard) => {
            Err("standard input can be read only once".into())
        }
        _ => Ok(inputs),
    }
}

/// Which of the packs fall to a share; all without one.
pub(super) fn share(inputs: &[Input], shard: Option<Shard>) -> Vec<bool> {
    let is_ours = |input: &Input| shard.is_none_or(|shard| shard.has(&input.written()));
    inputs.iter().map(is_ours).collect()
}

/// The paths in a file, one a line; blank lines are none.
pub(super) fn listed(list: &Path) -> Result<Vec<PathBuf>, String> {
    let bytes = match Input::of(list) {
        Input::Standard => read_limited(io::stdin().lock(), limits::FILE_BYTES),
        Input::Pipe(path) => std::fs::File::open(path)
            .map_err(|error| error.to_string())
            .and_then(|pipe| read_limited(pipe, limits::FILE_BYTES)),
        _ => Opened::by_user(list).and_then(|file| file.read(limits::FILE_BYTES)),
    };
    let cannot = |cause: String| format!("cannot read {} ({cause})", list.display());
    let text = String::from_utf8(bytes.map_err(cannot)?).map_err(|_| cannot("it is not UTF-8 text".into()))?;
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim_end).filter(|line| !line.is_empty());
    Ok(lines.map(PathBuf::from).collect())
}

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
    let is_kept = name.is_some_and(|name| kept_beside(&name).is_some());
    if is_kept {
        say_aside(&format!("{} is passed over: Excel keeps it while the workbook is open\n", input.name()));
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
