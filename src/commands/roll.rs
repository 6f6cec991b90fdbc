//! `roll`: the next period's pack, written to a new place with the files that it names.

use std::path::{Path, PathBuf};

use super::convert::{self, Form};
use super::in_place::in_place;
use super::init::{SCHEMA, schema as schema_text};
use super::new::{New, is_free, names, write};
use super::{Outcome, fail, loaded, say};
use crate::change::outstanding;
use crate::change::roll::{self, NoTurn, Request, Rolled, Turn};
use crate::check::load::Loaded;
use crate::commands::args::Roll;
use crate::look::assets::Fonts;
use crate::messages;
use crate::output;
use crate::output::console::{say_aside, width};
use crate::output::harmless::line;
use crate::problem::Code;
use crate::source::Sources;
use crate::workbook;

pub(super) fn roll(args: &Roll) -> Outcome {
    rolled(args).unwrap_or_else(|outcome| outcome)
}

fn rolled(args: &Roll) -> Result<Outcome, Outcome> {
    let form = convert::form(&args.output).filter(|form| form.is_pack()).ok_or_else(|| {
        fail(
            format!("cannot tell what {} should become", args.output.display()),
            Some("end its name in .json or .xlsx"),
        )
    })?;
    is_free(&args.output, "give the new pack another name; nothing is overwritten")?;
    let fonts = Fonts::new(None).map_err(|fault| fail(fault, None))?;
    let loaded = sound(loaded(&args.pack, &fonts)?, args)?;
    let request = request(args);
    let turn = Turn::of(&loaded.sources, &request).map_err(no_turn)?;
    // Another form is one file, whatever the old pack's were.
    let is_one = loaded.sources.book().is_some() || form != Form::Json;
    let one = is_one.then(|| Sources::in_memory("pack.json", workbook::json(&loaded.sources).into(), &mut Vec::new()));
    let sources = one.as_ref().unwrap_or(&loaded.sources);
    let rolled = roll::roll(sources, &request, &turn).ok_or_else(|| no_turn(NoTurn::NoReport))?;
    let files = files(&loaded, &rolled, form, is_one, args)?;
    write(&files)?;
    let new = super::loaded(&args.output, &fonts)?;
    let mentions = roll::mentions(&new.sources, &turn);
    let told = messages::rolled(&rolled.account, sources, &turn, &mentions, &new.sources);
    let due = new.pack.as_ref().map_or_else(Vec::new, |pack| outstanding::list(pack, &new.problems, &new.sources));
    let due: String =
        messages::missing_text(&due).lines().map(|text| format!("{}\n", format!("  {text}").trim_end())).collect();
    let due = format!("\nStill to come\n{due}\n");
    let names = names(&files);
    Ok(say(&format!("{told}{due}{names}")))
}

fn request(args: &Roll) -> Request {
    Request {
        period: args.period.clone(),
        produced_on: args.produced_on.clone(),
        financial_year: args.financial_year.clone(),
        issued: args.issued.clone(),
    }
}

/// The pack, unless something is wrong with it that the next one would inherit.
fn sound(mut loaded: Loaded, args: &Roll) -> Result<Loaded, Outcome> {
    let is_in_the_way = |code| convert::is_in_the_way(code) || matches!(code, Code::MissingField | Code::MarkedFigure);
    loaded.problems.retain(|problem| is_in_the_way(problem.code));
    if loaded.problems.is_empty() && loaded.pack.is_some() {
        return Ok(loaded);
    }
    let shown = messages::shown(&loaded);
    let told = messages::human(&shown, &loaded.sources, width());
    say_aside(&format!("{told}{}\n{} was not rolled forward\n", messages::summary(&shown), args.pack.display()));
    Err(Outcome::Faulty)
}

fn no_turn(why: NoTurn) -> Outcome {
    match why {
        NoTurn::Same(period) => {
            fail(format!("the pack is for {period} already"), Some("name the next period with --period"))
        }
        NoTurn::NoYear(period, year) => {
            let year = if year.is_empty() { "2025/26" } else { &year };
            fail(format!("with {period} a new financial year begins"), Some(&format!("add --financial-year {year}")))
        }
        NoTurn::NoReport => fail("the pack has no report with a period", Some("check lists what is missing")),
    }
}

/// The files of the new pack, itself last.
fn files(loaded: &Loaded, rolled: &Rolled, form: Form, is_one: bool, args: &Roll) -> Result<Vec<New>, Outcome> {
    let (sources, output) = (&loaded.sources, args.output.as_path());
    let folder = output.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut files: Vec<New> = Vec::new();
    for named in roll::named_files(sources) {
        let path = folder.join(&named.below);
        let is_known = files.iter().any(|file| file.path == path);
        if let (Some(file), false, false) = (named.file, is_one, is_known) {
            is_free_for(&path, output)?;
            let bytes = rolled.texts.get(file as usize).map(|text| text.clone().into_bytes()).unwrap_or_default();
            files.push(New { path: path.clone(), bytes });
        }
        if let Some((from, picture)) = &named.picture {
            files.extend(taken_along(sources, *from, picture, path, output)?);
        }
    }
    files.extend(schema(sources, args, &folder));
    let text = rolled.texts.first().cloned().unwrap_or_default();
    let is_same_form = form == Form::Workbook && sources.book().is_some();
    let bytes =
        if is_same_form { in_place(loaded, &args.pack, &text, output)? } else { convert::bytes(&text, form, output)? };
    files.push(New { path: output.to_path_buf(), bytes });
    Ok(files)
}

/// Refuses the place of an included file where something is.
fn is_free_for(path: &Path, output: &Path) -> Result<(), Outcome> {
    let name = output.file_name().unwrap_or_default();
    let stem = output.file_stem().unwrap_or_default();
    let hint =
        format!("give the new pack a folder of its own: -o {}", output.with_file_name(stem).join(name).display());
    is_free(path, &hint)
}

/// A picture for its new place, unless it is there.
fn taken_along(
    sources: &Sources,
    from: u32,
    named: &str,
    path: PathBuf,
    output: &Path,
) -> Result<Option<New>, Outcome> {
    let Ok(bytes) = sources.picture(from, named) else {
        say_aside(&format!("note: {} cannot be read and was not taken along\n", line(named)));
        return Ok(None);
    };
    if std::fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(None);
    }
    is_free_for(&path, output)?;
    Ok(Some(New { path, bytes }))
}

/// The schema that the pack names, for a folder where it is not: editors look for it.
fn schema(sources: &Sources, args: &Roll, folder: &Path) -> Option<New> {
    let text = sources.text(0);
    let tree = Sources::tree(&text)?;
    let is_named = tree.as_object()?.get_string("$schema").is_some_and(|name| name.value == SCHEMA);
    let path = folder.join(SCHEMA);
    let is_moved = output::real(&args.pack).parent() != output::real(&args.output).parent();
    let is_wanted = is_named && is_moved && sources.book().is_none() && path.symlink_metadata().is_err();
    is_wanted.then(|| New { path, bytes: schema_text() })
}
