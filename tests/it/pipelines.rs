//! The files for pipelines, in which every command is run as the pipeline would, with this program in the place of the installed one.

mod action;
mod snippets;

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use crate::results::sound;
use crate::run::Folder;

/// A file of this project.
fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {name} ({error})"))
}

/// A file of this project, as YAML.
fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&text(name)).unwrap_or_else(|error| panic!("{name} is not YAML ({error})"))
}

/// The entries of a list.
fn entries(value: &Value) -> &[Value] {
    value.as_sequence().map_or(&[], Vec::as_slice)
}

/// The texts of a list.
fn texts(value: &Value) -> Vec<&str> {
    entries(value).iter().map(|entry| entry.as_str().expect("a text")).collect()
}

/// What came of some commands.
struct Done {
    code: i32,
    out: String,
}

/// A machine of a pipeline: a folder that commands run in, and what is on its path.
struct Machine {
    folder: Folder,
    /// Folders with programs, the first one first.
    path: Vec<PathBuf>,
}

impl Machine {
    /// A machine with some packs, and with nothing on its path but the system's own programs.
    fn bare(packs: usize) -> Self {
        let folder = Folder::new();
        for number in 0..packs {
            folder.write(&format!("packs/{number:02}.json"), sound(&format!("Place {number}")));
        }
        Self { folder, path: ["/usr/local/bin", "/usr/bin", "/bin"].map(PathBuf::from).to_vec() }
    }

    /// A machine on which the program is installed, and `pip install` installs no other version.
    fn with_program(packs: usize) -> Self {
        let mut machine = Self::bare(packs);
        let install = concat!("install --quiet committee-report==", env!("CARGO_PKG_VERSION"));
        machine
            .add_script("bin/committee-report", &format!("exec '{}' \"$@\"", env!("CARGO_BIN_EXE_committee-report")));
        machine.add_script("bin/pip", &format!("test \"$*\" = '{install}'"));
        machine.path.insert(0, machine.folder.path("bin"));
        machine
    }

    /// Writes a script that can be run.
    fn add_script(&self, name: &str, script: &str) {
        self.folder.write(name, format!("#!/bin/sh\n{script}\n"));
        std::fs::set_permissions(self.folder.path(name), PermissionsExt::from_mode(0o755)).expect("a script");
    }

    /// Runs a script as GitHub does, with these variables and no others.
    fn bash(&self, script: &str, variables: &BTreeMap<String, String>) -> Done {
        let path = std::env::join_paths(&self.path).expect("a path");
        let output = Command::new("/bin/bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.folder.path("."))
            .env_clear()
            .env("PATH", path)
            .envs(variables)
            .output()
            .expect("bash");
        let out = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        Done { code: output.status.code().expect("an exit code"), out: out.into_owned() }
    }

    /// Runs a script that must end well.
    #[track_caller]
    fn runs(&self, script: &str) -> String {
        let done = self.bash(script, &BTreeMap::new());
        assert_eq!(done.code, 0, "{script}\n{}", done.out);
        done.out
    }

    /// Whether a program is on the path.
    fn has(&self, program: &str) -> bool {
        self.path.iter().any(|folder| folder.join(program).is_file())
    }

    /// How many PDFs there are in a folder.
    fn pdfs(&self, folder: &str) -> usize {
        let is_pdf = |name: &String| name.starts_with(folder) && name.ends_with(".pdf");
        self.folder.files().iter().filter(|name| is_pdf(name)).count()
    }
}
