//! What differs between Windows and the other systems, in one place; each rule is a function of the system, so that both
//! sides are tested on either.

/// The kinds of system that differ here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Windows.
    Windows,
    /// Linux, macOS and their like.
    Unix,
}

/// The system the program runs on.
pub const HERE: System = if cfg!(windows) { System::Windows } else { System::Unix };

impl System {
    /// Why a file cannot be written that may not be touched. Windows says so too of a file that another program shows.
    pub fn write_denied(self) -> &'static str {
        match self {
            Self::Windows => "it is open in another program, or you may not write there",
            Self::Unix => "no permission to write it",
        }
    }

    /// What to do about a file that may not be touched.
    pub fn write_advice(self) -> &'static str {
        match self {
            Self::Windows => "close it in the program that shows it, or choose another name with -o",
            Self::Unix => "choose another name with -o, or ask for the right to write there",
        }
    }

    /// Whether an error's own number says that another program has the file open: Windows counts such faults apart.
    pub fn is_held(self, number: Option<i32>) -> bool {
        self == Self::Windows && matches!(number, Some(32 | 33))
    }

    /// Why a file or folder cannot have this name: Windows keeps some for devices, with any extension, and : for drives and
    /// streams.
    pub fn name_fault(self, name: &str) -> Option<&'static str> {
        const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
        if self != Self::Windows {
            return None;
        }
        let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_uppercase();
        let port = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
        let is_port = port.is_some_and(|number| {
            matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        });
        if DEVICES.contains(&stem.as_str()) || is_port {
            return Some("Windows keeps this name for a device");
        }
        if name.contains([':', '<', '>', '"', '|', '?', '*']) {
            return Some("Windows takes none of : < > \" | ? * in a name");
        }
        name.ends_with(['.', ' '])
            .then_some("Windows takes no name that ends in a dot or a space")
            .filter(|_| name != "." && name != "..")
    }

    /// A path as programs take it everywhere, with forward slashes.
    pub fn slashed(self, path: &str) -> String {
        match self {
            Self::Windows => path.replace('\\', "/"),
            Self::Unix => path.to_owned(),
        }
    }

    /// A path as people write it: Windows marks resolved and long ones with `\\?\`.
    pub fn plain(self, path: &str) -> String {
        if self != Self::Windows {
            return path.to_owned();
        }
        match path.strip_prefix(r"\\?\UNC\") {
            Some(share) => format!(r"\\{share}"),
            None => path.strip_prefix(r"\\?\").unwrap_or(path).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::System::{Unix, Windows};

    #[test]
    fn a_file_that_may_not_be_touched_may_be_open_on_windows() {
        assert!(Windows.write_denied().contains("open in another program"));
        assert!(Windows.write_advice().contains("close it"));
        assert_eq!(Unix.write_denied(), "no permission to write it");
    }

    #[test]
    fn names_that_windows_keeps_are_told_there_alone() {
        for name in [
            "CON.pdf",
            "con.pdf",
            "nul",
            "Aux.tar.gz",
            "COM1.pdf",
            "lpt9",
            "COM¹.pdf",
            "con .pdf",
            "a:b.pdf",
            "C:",
            "a?.pdf",
            "q2.",
            "q2 ",
        ] {
            assert!(Windows.name_fault(name).is_some(), "{name}");
            assert_eq!(Unix.name_fault(name), None, "{name}");
        }
        for name in [
            "q2.pdf",
            "console.pdf",
            "COM.pdf",
            "COM0.pdf",
            "COM10.pdf",
            "a.con",
            "Appendix A.pdf",
            ".",
            "..",
            ".hidden",
            "ŵ.pdf",
        ] {
            assert_eq!(Windows.name_fault(name), None, "{name}");
        }
    }

    #[test]
    fn a_file_that_another_program_holds_is_known_by_its_number_on_windows_alone() {
        assert!(Windows.is_held(Some(32)) && Windows.is_held(Some(33)));
        assert!(!Windows.is_held(Some(31)) && !Windows.is_held(None) && !Unix.is_held(Some(32)));
    }

    #[test]
    fn paths_for_programs_have_forward_slashes() {
        assert_eq!(Windows.slashed(r"packs\q2.json"), "packs/q2.json");
        assert_eq!(Unix.slashed(r"packs\q2.json"), r"packs\q2.json", "a name of one file");
    }

    #[test]
    fn long_paths_are_shown_without_their_mark() {
        for (path, plain) in [
            (r"\\?\C:\reports\q2.json", r"C:\reports\q2.json"),
            (r"\\?\UNC\server\reports\q2.json", r"\\server\reports\q2.json"),
            (r"C:\reports", r"C:\reports"),
            ("q2.json", "q2.json"),
        ] {
            assert_eq!(Windows.plain(path), plain);
            assert_eq!(Unix.plain(path), path);
        }
    }
}
