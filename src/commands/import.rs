//! `import`: a pack from a workbook or CSV of one's own.

use std::path::Path;

use super::{Outcome, fail, give, say};
use crate::commands::args::Import;
use crate::messages;
use crate::output::console::say_aside;
use crate::output::harmless::line as on_a_line;
use crate::source::fence::Opened;
use crate::source::{self, Book, Sources, is_workbook};
use crate::workbook::import::{Map, import as imported, propose};
use crate::{limits, output};

pub(super) fn import(args: &Import) -> Outcome {
    let book = match book(&args.book) {
        Ok(book) => book,
        Err(outcome) => return outcome,
    };
    if args.propose {
        return proposed(args, &book);
    }
    let (Some(map), Some(out)) = (&args.map, &args.output) else {
        return fail("import needs --map MAP.json and -o PACK", Some("--propose writes a first map"));
    };
    let Some(form) = super::convert::form(out).filter(|form| form.is_pack()) else {
        return fail(
            format!("cannot tell what {} should become", out.display()),
            Some("end its name in .json or .xlsx"),
        );
    };
    if [&args.book, map].into_iter().any(|path| super::convert::is_same_file(path, out)) {
        return fail(
            "the pack would be written over a file that it is made from",
            Some("give the output another name"),
        );
    }
    let text = match Opened::by_user(map).and_then(|file| file.read(limits::FILE_BYTES)) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(cause) => return fail(format!("cannot read {} ({cause})", map.display()), None),
    };
    let map = match Map::read(text.trim_start_matches('\u{FEFF}')) {
        Ok(map) => map,
        Err(faults) => {
            let lines = faults
                .iter()
                .map(|fault| format!("error: {}\n", on_a_line(&format!("{}: {fault}", map.display()))))
                .collect::<String>();
            say_aside(&lines);
            return Outcome::Faulty;
        }
    };
    let imported = imported(&book, &map);
    let name = args.book.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let line = |told: &crate::workbook::import::Notice| {
        let level = if told.is_error { "error" } else { "note" };
        // The sheet of a CSV file has the file's name.
        let cell = told.cell.strip_prefix(&format!("{name}!")).unwrap_or(&told.cell);
        let at = if cell.is_empty() { name.clone() } else { format!("{name}, {cell}") };
        format!("{level}: {}\n", on_a_line(&format!("{at}: {}", told.message)))
    };
    say_aside(&imported.told.iter().map(line).collect::<String>());
    if imported.told.iter().any(|told| told.is_error) {
        say_aside(&format!("{} was not written\n", out.display()));
        return Outcome::Faulty;
    }
    let said = say(&format!("{}\n", messages::count(imported.indicators, "indicator")));
    said.max(super::convert::write_text(&imported.json, form, out))
}

/// A first map, into a file or on standard output.
fn proposed(args: &Import, book: &Book) -> Outcome {
    let Some(map) = propose(book) else {
        return fail(format!("no sheet of {} has headings that the program knows", args.book.display()), None);
    };
    match &args.output {
        None => give(map.as_bytes()),
        Some(path) if !output::is_free(path) => {
            fail(format!("{} is there already", path.display()), Some("name another file for the map"))
        }
        Some(path) => match output::write(path, map.as_bytes()) {
            Ok(()) => say(&format!("{}\n", path.display())),
            Err(fault) => fail(format!("cannot write {} ({})", path.display(), fault.cause), fault.hint),
        },
    }
}

/// What to do with a pack that is one already.
const NO_IMPORT: &str = "a pack in JSON needs no import: `check` and `render` read it as it is";

/// The sheets of a workbook, or of a CSV file the one it is.
fn book(path: &Path) -> Result<Book, Outcome> {
    let is_csv = path
        .extension()
        .is_some_and(|extension| ["csv", "txt", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known)));
    let bytes = || {
        Opened::by_user(path)
            .and_then(|file| file.read(limits::FILE_BYTES))
            .map_err(|cause| fail(format!("cannot read {} ({cause})", path.display()), None))
    };
    // A workbook under the name of a CSV file is a workbook.
    if let Some(bytes) = is_csv.then(bytes).transpose()?.filter(|bytes| !is_workbook(bytes)) {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        return source::delimited(&name, &bytes).map_err(|cause| fail(format!("{}: {cause}", path.display()), None));
    }
    let mut problems = Vec::new();
    let sources = Sources::open(path, &mut problems).map_err(|unreadable| fail(unreadable, None))?;
    sources.book().cloned().ok_or_else(|| {
        let message = problems
            .first()
            .map_or("this is neither a workbook (.xlsx) nor a CSV file", |problem| problem.message.as_str());
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let hint = match problems.first() {
            Some(problem) => problem.hint.as_deref(),
            None => is_json.then_some(NO_IMPORT),
        };
        fail(format!("{}: {message}", path.display()), hint);
        Outcome::Faulty
    })
}
