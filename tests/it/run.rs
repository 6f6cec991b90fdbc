//! The fixture: a temporary folder in which the real program runs, and what came of it.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::pdf::Pdf;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_committee-report");

/// A temporary folder, which is the current one of every run in it.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A folder with one file.
    pub(crate) fn with(name: &str, content: impl AsRef<[u8]>) -> Folder {
        let folder = Folder::new();
        folder.write(name, content);
        folder
    }

    /// Writes a file, and the folders it lies in.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Folder {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder around it")).expect("a folder that can be made");
        std::fs::write(path, content).expect("a file that can be written");
        self
    }

    /// The path of a file of this folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The content of a file.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("cannot read {name} ({error})"))
    }

    /// Reads a PDF of this folder.
    pub(crate) fn pdf(&self, name: &str) -> Pdf {
        Pdf::open(&self.path(name))
    }

    /// The names of all files, hidden ones too, sorted, with the folders they lie in.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        list(self.0.path(), "", &mut names);
        names.sort();
        names
    }

    /// Makes a symbolic link.
    #[cfg(unix)]
    pub(crate) fn link(&self, name: &str, to: &Path) {
        std::os::unix::fs::symlink(to, self.path(name)).expect("a link that can be made");
    }

    /// Runs the program with these arguments.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Ran {
        self.run_as(arguments, &[], b"")
    }

    /// The program with these arguments and an empty environment, not yet started.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(self.0.path()).env_clear();
        command
    }

    /// Starts the program, with nothing on its input and nobody at its output.
    pub(crate) fn start<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> std::process::Child {
        let [input, output, errors] = [Stdio::null(), Stdio::null(), Stdio::null()];
        self.command(arguments).stdin(input).stdout(output).stderr(errors).spawn().expect("the program starts")
    }

    /// Runs the program with nothing in its environment but these variables, and this on its standard input.
    ///
    /// Whatever a test renders with the built-in templates is verified, too: the finished PDF has all of its pack, in order and legible.
    pub(crate) fn run_as<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        environment: &[(&str, &str)],
        input: &[u8],
    ) -> Ran {
        let arguments: Vec<OsString> = arguments.into_iter().map(|argument| argument.as_ref().to_owned()).collect();
        let is_own = |argument: &OsString| argument == "--templates" || argument == "--verify";
        let verifies = arguments.first().is_some_and(|first| first == "render") && !arguments.iter().any(is_own);
        let verify = verifies.then(|| OsString::from("--verify"));
        self.run_exactly(arguments.into_iter().chain(verify), environment, input)
    }

    /// The same with these arguments and no others: for texts that cannot be told apart, as blank and invisible ones.
    pub(crate) fn run_exactly<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        environment: &[(&str, &str)],
        input: &[u8],
    ) -> Ran {
        let mut child = self
            .command(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A program that does not read its input closes it early, which is no fault.
        let _ = child.stdin.take().expect("a piped input").write_all(input);
        let output = child.wait_with_output().expect("the program ends");
        Ran {
            code: output.status.code().expect("an exit code, not a signal"),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("messages in UTF-8"),
        }
    }
}

fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) {
    for entry in folder.read_dir().expect("a folder that can be read") {
        let entry = entry.expect("an entry that can be read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type().expect("a type").is_dir() {
            true => list(&entry.path(), &format!("{name}/"), names),
            false => names.push(name),
        }
    }
}

/// What came of a run; prints as exit code, standard output and standard error together.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Ran {
    /// Standard output as text.
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("output in UTF-8")
    }

    /// The same run, which must have ended with this code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "another exit code was expected\n{self}");
        self
    }

    /// The problems that `check` or `render` prints, each on one line, without the excerpts and hints.
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut problems: Vec<String> = Vec::new();
        let mut is_title = false;
        let out = if self.stdout.starts_with(b"%PDF") { String::new() } else { self.out() };
        for line in out.lines().chain(self.stderr.lines()) {
            let starts = line.starts_with("error") || line.starts_with("warning");
            is_title = starts || (is_title && !line.trim_start().starts_with("-->"));
            match problems.last_mut() {
                _ if starts => problems.push(line.to_owned()),
                Some(problem) if is_title => *problem = flat(&format!("{problem} {line}")),
                _ => {}
            }
        }
        problems
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let out = match self.stdout.starts_with(b"%PDF") {
            true => "(a PDF)\n".to_owned(),
            false => self.out(),
        };
        write!(f, "exit code: {}\n{}{}", self.code, named("stdout", &out), named("stderr", &self.stderr))
    }
}

fn named(name: &str, text: &str) -> String {
    let lines = text.lines().map(|line| format!("{}\n", line.trim_end()));
    if text.is_empty() { String::new() } else { format!("--- {name}\n{}", lines.collect::<String>()) }
}

/// Renders a pack that must render, and reads the PDF.
#[track_caller]
pub(crate) fn render(pack: impl AsRef<[u8]>) -> Pdf {
    let folder = Folder::with("pack.json", pack);
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    folder.pdf("out.pdf")
}

/// One of the packs in `data/` as PDF, rendered once for all tests.
pub(crate) fn sample(name: &str) -> &'static [u8] {
    static SAMPLES: [OnceLock<Vec<u8>>; 2] = [OnceLock::new(), OnceLock::new()];
    let place = ["communities-2024-25-q2", "children-2025"].iter().position(|known| *known == name);
    SAMPLES[place.expect("a sample")].get_or_init(|| {
        let folder = Folder::with("pack.json", sample_pack(name));
        folder.run(["render", "pack.json"]).exits(0);
        folder.read("pack.pdf")
    })
}

/// The text of one of the packs in `data/`.
pub(crate) fn sample_pack(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}.json"));
    std::fs::read_to_string(path).expect("a sample pack")
}

/// A text on one line: what breaks it on the page is one space.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless the pieces stand in the text in this order, wherever its lines break.
#[track_caller]
pub(crate) fn assert_in_order<'p>(text: &str, pieces: impl IntoIterator<Item = &'p str>) {
    let text = flat(text);
    let mut from = 0;
    for piece in pieces.into_iter().map(flat) {
        let Some(at) = text[from..].find(&piece) else {
            panic!("{piece:?} does not come after {:?} in\n{text}", &text[..from]);
        };
        from += at + piece.len();
    }
}
