//! Started by hand from a folder's window, as Windows does it: a double click, or packs dropped on the program.
//!
//! The console that Windows opens for that closes when the program ends, so it says what there is to say and waits. Which
//! program started this one is asked in `parent`, the one part that only Windows can try.

mod parent;

use std::ffi::OsString;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use clap::Parser;

use super::{Outcome, say};
use crate::commands::args::Cli;
use crate::output::harmless::line;

pub use parent::program as parent_program;

/// How the program was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// From a command line or another program.
    Typed,
    /// By a double click.
    DoubleClick,
    /// By files that were dropped on it.
    Dropped(Vec<PathBuf>),
}

/// What somebody reads who has double-clicked the program.
const WELCOME: &str = "committee-report turns a pack of indicators (.xlsx or .json) into a performance report (.pdf).

It has no window of its own. There are two ways to use it:

  Drag a pack onto the program's icon: it is checked, and the report appears beside it.

  Or open a command prompt (type cmd into the address bar of the folder's window) and type
    committee-report init my-report     for a pack to start from, with a sheet that explains it
    committee-report --help             for everything else
";

impl Start {
    /// How it was started, by what stands behind its name, by the program that started it, and by what is there.
    ///
    /// A shortcut may have arguments of its own: only files and folders by their full paths were dropped.
    pub fn of(arguments: &[OsString], parent: Option<&str>, is_there: impl Fn(&Path) -> bool) -> Self {
        let by_hand = parent.is_some_and(|parent| parent.eq_ignore_ascii_case("explorer.exe"));
        let is_dropped = |argument: &OsString| Path::new(argument).is_absolute() && is_there(Path::new(argument));
        match arguments {
            _ if !by_hand => Self::Typed,
            [] => Self::DoubleClick,
            dropped if dropped.iter().all(is_dropped) => Self::Dropped(dropped.iter().map(PathBuf::from).collect()),
            _ => Self::Typed,
        }
    }
}

/// Does what was asked for by hand, and waits until somebody has read it.
pub fn by_hand(start: &Start, input: &mut impl BufRead) -> Outcome {
    let outcome = match start {
        Start::Typed => return Outcome::Done,
        Start::DoubleClick => say(WELCOME),
        Start::Dropped(packs) => packs.iter().map(|pack| dropped(pack)).max().unwrap_or(Outcome::Done),
    };
    let said = say("\nPress Enter to close this window.\n");
    // Where nobody can press Enter, there is nothing to wait for.
    drop(input.read_line(&mut String::new()));
    outcome.max(said)
}

/// Checks a pack, and renders it beside itself unless there are errors.
fn dropped(pack: &Path) -> Outcome {
    let name = line(&pack.display().to_string()).into_owned();
    let heading = say(&format!("{name}\n\n"));
    let checked = typed(["check".into(), pack.into()]);
    if checked != Outcome::Done {
        return checked.max(say(&format!("\nNo report was made of {name}.\n"))).max(heading);
    }
    let report = pack.with_extension("pdf");
    let rendered = typed(["render".into(), pack.into(), "-o".into(), report.into()]);
    rendered.max(heading)
}

/// What the program does where this is typed.
fn typed<const N: usize>(arguments: [OsString; N]) -> Outcome {
    let arguments = std::iter::once("committee-report".into()).chain(arguments);
    Cli::try_parse_from(arguments).map_or(Outcome::Failed, |cli| super::run(&cli))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::assets::START;

    /// A full path on this system.
    fn full(name: &str) -> OsString {
        std::env::temp_dir().join(name).into()
    }

    #[test]
    fn only_what_the_folder_window_started_was_started_by_hand() {
        let (pack, gone) = (full("q3.xlsx"), full("gone.json"));
        let start = |arguments: &[OsString], parent| Start::of(arguments, parent, |path| !path.ends_with("gone.json"));
        let explorer = Some("Explorer.EXE");
        assert_eq!(start(&[], explorer), Start::DoubleClick);
        assert_eq!(start(std::slice::from_ref(&pack), explorer), Start::Dropped(vec![pack.clone().into()]));
        let two = [pack.clone(), pack.clone()];
        assert_eq!(start(&two, explorer), Start::Dropped(vec![pack.clone().into(), pack.clone().into()]));
        // A shortcut with arguments, and what is not there.
        assert_eq!(start(&["render".into(), pack.clone()], explorer), Start::Typed);
        assert_eq!(start(&["q3.xlsx".into()], explorer), Start::Typed);
        assert_eq!(start(&[gone], explorer), Start::Typed);
        for parent in [None, Some("cmd.exe"), Some("powershell.exe"), Some("bash"), Some("explorer")] {
            assert_eq!(start(&[], parent), Start::Typed, "{parent:?}");
            assert_eq!(start(std::slice::from_ref(&pack), parent), Start::Typed, "{parent:?}");
        }
    }

    #[test]
    fn a_dropped_pack_is_rendered_beside_itself_and_then_somebody_is_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let [good, bad] = ["good.json", "bad.json"].map(|name| folder.path().join(name));
        std::fs::write(&good, START).expect("a file");
        std::fs::write(&bad, "{}").expect("a file");
        let mut enter: &[u8] = b"\nnot read any more";
        assert_eq!(by_hand(&Start::Dropped(vec![good, bad.clone()]), &mut enter), Outcome::Faulty);
        assert_eq!(enter, b"not read any more");
        let made = std::fs::read(folder.path().join("good.pdf")).expect("a report beside the pack");
        assert!(made.starts_with(b"%PDF"));
        assert!(!bad.with_extension("pdf").exists());
        let mut nobody: &[u8] = b"";
        assert_eq!(by_hand(&Start::DoubleClick, &mut nobody), Outcome::Done);
    }
}
