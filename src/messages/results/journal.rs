//! A results file while it is written: a line as soon as its pack is done, so that nothing is lost where a run is stopped.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::line::{Line, State, read};
use crate::digest::Sum;
use crate::limits;
use crate::output::{Fault, Target, leads};
use crate::source::fence::Opened;

/// What the last runs recorded: for a key, the lines of the PDFs that were made of it.
#[derive(Debug, Default)]
pub struct Record(HashMap<Sum, Vec<Line>>);

impl Record {
    fn of(lines: Vec<Line>) -> Self {
        let mut record: HashMap<Sum, Vec<Line>> = HashMap::new();
        for line in lines {
            if let Some(key) = line.key.filter(|_| line.state != State::Failed) {
                record.entry(key).or_default().push(line);
            }
        }
        Self(record)
    }

    /// The line of a PDF with this sum that was made of what has this key.
    pub fn find(&self, key: &Sum, sum: &Sum) -> Option<&Line> {
        self.0.get(key)?.iter().find(|line| line.sha256.as_ref() == Some(sum))
    }

    /// Whether any PDF was made of what has this key.
    pub fn has(&self, key: &Sum) -> bool {
        self.0.contains_key(key)
    }
}

/// A results file that is being written.
#[derive(Debug)]
pub struct Journal {
    target: Target,
    /// Where that leads.
    place: Target,
    /// Where the lines of earlier runs are kept until this one is done.
    last: Option<PathBuf>,
    file: Option<fs::File>,
}

impl Journal {
    /// Begins a results file. With `keeps`, what earlier runs recorded in it is returned, and kept in a file beside it until
    /// this run is done, so that a run that is stopped costs nothing that was done before.
    ///
    /// A file that is there and holds anything but results is refused: it was named by mistake.
    pub fn begin(target: Target, keeps: bool) -> Result<(Self, Record), Fault> {
        // Not as it was typed: `new/../q2.json` is not there until the folder is made, and then it is the pack.
        let place = target.file().map_or(Target::Standard, |path| Target::File(leads(path)));
        let path = place.file().filter(|path| path.is_file()).map(Path::to_path_buf);
        let old = path.as_deref().map(lines).transpose()?.unwrap_or_default();
        let Some(path) = place.file().filter(|_| keeps) else {
            return Ok((Self::open(target, place, None)?, Record::default()));
        };
        let last = last(path);
        let mut kept = if last.is_file() { lines(&last)? } else { Vec::new() };
        kept.extend(old);
        if !kept.is_empty() {
            let text: String = kept.iter().map(Line::written).collect();
            Target::File(last.clone()).write(text.as_bytes())?;
        }
        Ok((Self::open(target, place, Some(last))?, Record::of(kept)))
    }

    fn open(target: Target, place: Target, last: Option<PathBuf>) -> Result<Self, Fault> {
        let is_device = place.file().is_none_or(|path| path.exists() && !path.is_file());
        if is_device {
            return Ok(Self { target, place, last, file: None });
        }
        // Whole and empty, by the same rules as every other result; from then on it grows.
        place.write(b"")?;
        let file = place.file().map(|path| fs::File::options().append(true).open(path)).transpose()?;
        Ok(Self { target, place, last, file })
    }

    /// Adds a line.
    pub fn add(&mut self, line: &Line) -> Result<(), Fault> {
        let written = line.written();
        match &mut self.file {
            Some(file) => Ok(io::Write::write_all(file, written.as_bytes())?),
            None => self.place.write(written.as_bytes()),
        }
    }

    /// Where the lines go.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The run is done: what was kept of earlier ones is of no more use.
    pub fn end(self) {
        // One that stays does no harm: the next run reads it, too.
        self.last.into_iter().for_each(|last| drop(fs::remove_file(last)));
    }
}

/// Where the lines of earlier runs are kept: "results.jsonl.last".
pub fn last(path: &Path) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".last");
    name.into()
}

/// The lines of a file that is there.
fn lines(path: &Path) -> Result<Vec<Line>, Fault> {
    let bytes = Opened::by_user(path).and_then(|file| file.read(limits::FILE_BYTES));
    let bytes = bytes.map_err(|cause| Fault { cause, hint: None })?;
    let text = String::from_utf8_lossy(&bytes);
    // Whatever has no line end would be taken for a line that was cut short.
    let is_meant = |lines: &Vec<Line>| !lines.is_empty() || text.is_empty() || text.starts_with("{\"pack\":");
    read(&text).ok().filter(is_meant).ok_or_else(|| Fault {
        cause: "it is there and holds something else than results".into(),
        hint: Some("choose another name, or delete it"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    #[test]
    fn what_was_recorded_is_found_until_a_run_is_done_and_after() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = Target::File(folder.path().join("results.jsonl"));
        let begin = || Journal::begin(target.clone(), true).expect("a results file");
        let [one, two] = ["a.json", "b.json"].map(|pack| line(pack, State::Written));
        let finds = |record: &Record, line: &Line| {
            let (key, sum) = (line.key.expect("a key"), line.sha256.expect("a sum"));
            record.find(&key, &sum) == Some(line)
        };
        let (mut journal, record) = begin();
        assert!(!finds(&record, &one));
        journal.add(&one).expect("a line");
        journal.end();
        let (mut journal, record) = begin();
        assert!(finds(&record, &one));
        journal.add(&two).expect("a line");
        drop(journal); // Stopped.
        let (journal, record) = begin();
        assert!(finds(&record, &one) && finds(&record, &two));
        journal.end();
        let (_, record) = begin();
        assert!(!finds(&record, &one));
    }

    #[test]
    fn a_file_that_holds_something_else_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in ["x", "{\"report\": {}}", "{\"report\": {}}\n", "one\ntwo\n", "[]"] {
            let path = folder.path().join("pack.json");
            fs::write(&path, text).expect("a file");
            assert!(Journal::begin(Target::File(path.clone()), false).is_err(), "{text}");
            assert_eq!(fs::read_to_string(&path).expect("a file"), text);
        }
    }
}
