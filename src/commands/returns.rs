//! `returns`: workbooks for everyone who supplies figures, and what comes back into the pack.

use std::path::Path;

use super::convert::Form;
use super::in_place::in_place;
use super::inputs::inputs;
use super::{Outcome, fail, loaded, say};
use crate::check::load::{Input, Loaded, check_bytes};
use crate::commands::args::{MakeReturns, ReadReturns, Returns};
use crate::look::assets::Fonts;
use crate::messages;
use crate::output;
use crate::output::console::{say_aside, width};
use crate::output::harmless::line;
use crate::problem::Code;
use crate::source::Sources;
use crate::workbook::in_words_of_return;
use crate::workbook::returns::{self, Merged, Notice, OfFigure, Return, Said};

pub(super) fn returns(args: &Returns) -> Outcome {
    match args {
        Returns::Make(args) => make(args),
        Returns::Read(args) => read(args),
    }
}

/// The pack, unless it cannot be read; its problems are said where they stand in the way.
fn pack(path: &Path) -> Result<Loaded, Outcome> {
    let fonts = Fonts::new(None).map_err(|fault| fail(fault, None))?;
    let mut loaded = loaded(path, &fonts)?;
    loaded.problems.retain(|problem| super::convert::is_in_the_way(problem.code));
    if loaded.problems.is_empty() && loaded.pack.is_some() {
        return Ok(loaded);
    }
    let shown = messages::shown(&loaded);
    say_aside(&messages::human(&shown, &loaded.sources, width()));
    Err(Outcome::Faulty)
}

fn make(args: &MakeReturns) -> Outcome {
    let loaded = match pack(&args.pack) {
        Ok(loaded) => loaded,
        Err(outcome) => return outcome,
    };
    let Some(pack) = &loaded.pack else { return Outcome::Faulty };
    let made = match returns::make(&loaded.sources, pack, args.due.as_deref()) {
        Ok(made) => made,
        Err(error) => return fail(format!("cannot make the returns ({error})"), None),
    };
    let there = made.iter().map(|made| args.output.join(&made.name)).find(|path| !output::is_free(path));
    if let Some(path) = there {
        let hint = "name another folder, or move it away: somebody may have filled it in";
        return fail(format!("{} is there already", path.display()), Some(hint));
    }
    if let Err(error) = std::fs::create_dir_all(&args.output) {
        let fault = output::Fault::from(error);
        return fail(format!("cannot make the folder {} ({})", args.output.display(), fault.cause), fault.hint);
    }
    let mut said = String::new();
    for made in made {
        let path = args.output.join(&made.name);
        if let Err(fault) = output::write(&path, &made.bytes) {
            return fail(format!("cannot write {} ({})", path.display(), fault.cause), fault.hint);
        }
        said += &format!("{} ({})\n", path.display(), messages::count(made.rows, "row"));
    }
    say(&said)
}

fn read(args: &ReadReturns) -> Outcome {
    if [&args.into].into_iter().chain(&args.books).any(|path| super::convert::is_same_file(path, &args.output)) {
        return fail(
            "the new pack would be written over a file that it is made from",
            Some("give the output another name"),
        );
    }
    let Some(form) = super::convert::form(&args.output).filter(|form| form.is_pack()) else {
        return fail(
            format!("cannot tell what {} should become", args.output.display()),
            Some("end its name in .json or .xlsx"),
        );
    };
    let loaded = match pack(&args.into) {
        Ok(loaded) => loaded,
        Err(outcome) => return outcome,
    };
    let mut remarks = Vec::new();
    let mut answers = Vec::new();
    let books = match inputs(&args.books) {
        Ok(books) => books,
        Err(message) => return fail(message, None),
    };
    if books.is_empty() {
        return fail("no return is named", Some("name the workbooks that came back, such as returns/*.xlsx"));
    }
    for path in books.iter().filter_map(Input::file) {
        match one(path, &mut remarks) {
            Ok(returned) => answers.extend(returned),
            Err(outcome) => return outcome,
        }
    }
    let merged = returns::merge(&loaded.sources, &answers, args.replace);
    remarks.extend(merged.told.clone());
    match said_of(&merged) {
        Ok(said) => remarks.extend(returns::recheck(&merged, &said)),
        Err(outcome) => return outcome,
    }
    let place =
        |told: &Notice| books.iter().position(|book| book.file().is_some_and(|path| path.ends_with(&told.file)));
    remarks.sort_by(|a, b| (place(a), a.row_and_column()).cmp(&(place(b), b.row_and_column())));
    let lines = |told: &[Notice]| told.iter().map(|told| format!("{}\n", line(&told.to_string()))).collect::<String>();
    let is_faulty = remarks.iter().any(|told| told.is_error);
    let (errors, remarks): (Vec<Notice>, Vec<Notice>) = remarks.into_iter().partition(|told| told.is_error);
    say_aside(&errors.iter().map(|told| format!("error: {}\n", line(&told.to_string()))).collect::<String>());
    say_aside(&remarks.iter().map(|told| format!("note: {}\n", line(&told.to_string()))).collect::<String>());
    say_aside(&merged.unanswered.iter().map(unanswered).collect::<String>());
    if is_faulty {
        let count = messages::count(errors.len(), "error");
        say_aside(&format!("{count}: {} was not written\n", args.output.display()));
        return Outcome::Faulty;
    }
    let pictures = match super::convert::Brought::to(&args.output, &loaded, form) {
        Ok(pictures) => pictures,
        Err(outcome) => return outcome,
    };
    let bytes = match form {
        Form::Workbook if loaded.sources.book().is_some() => {
            in_place(&loaded, &args.into, &merged.json(), &args.output)
        }
        _ => super::convert::bytes(&merged.json(), form, &args.output),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(outcome) => return outcome,
    };
    let said = say(&format!("{}{}\n", lines(&merged.changes), messages::count(merged.changes.len(), "change")));
    said.max(super::convert::write(&args.output, &bytes)).max(pictures.write())
}

/// "note: no commentary yet: H2; H4".
fn unanswered((asked, names): &(returns::Asked, Vec<String>)) -> String {
    let asked = asked.heading().to_lowercase();
    format!("note: no {asked} yet: {}\n", line(&names.join("; ")))
}

/// What every rule says of the merged pack: whoever pastes into a return wipes its lists to choose from.
fn said_of(merged: &Merged) -> Result<Vec<Said>, Outcome> {
    let fonts = Fonts::new(None).map_err(|fault| fail(fault, None))?;
    let mut checked = check_bytes(merged.json().as_bytes(), &fonts);
    in_words_of_return(&mut checked.problems, &checked.sources);
    let said = messages::shown(&checked).into_iter().map(|shown| Said {
        message: shown.message(),
        hint: shown.problem.hint.clone(),
        is_error: shown.problem.is_error(),
        of_figure: match shown.problem.code {
            Code::ActionsMissing => OfFigure::Yes,
            Code::RagMissing => OfFigure::Alone,
            _ => OfFigure::No,
        },
        pointer: shown.at.pointer,
    });
    Ok(said.collect())
}

/// One return.
fn one(path: &Path, told: &mut Vec<Notice>) -> Result<Option<Return>, Outcome> {
    let mut problems = Vec::new();
    let sources = Sources::open(path, &mut problems).map_err(|unreadable| fail(unreadable, None))?;
    let Some(book) = sources.book() else {
        let message = problems.first().map_or("this is not a workbook (.xlsx)", |problem| problem.message.as_str());
        return Err(fail(
            format!("{}: {message}", path.display()),
            problems.first().and_then(|problem| problem.hint.as_deref()),
        ));
    };
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let read = returns::read(&name, book);
    told.extend(read.told);
    Ok(read.answers)
}
