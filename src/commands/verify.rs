//! `verify`: says whether a report was made from a pack.

use super::{Outcome, fail, say};
use crate::check::load::{Input, bring_workbook};
use crate::commands::args::Verify;
use crate::identity::Origin;
use crate::limits;
use crate::output::harmless;
use crate::pack;
use crate::picture::named;
use crate::print::provenance::{self, Provenance};
use crate::source::fence::Opened;
use crate::source::{Sources, Unreadable};

pub(super) fn verify(args: &Verify) -> Outcome {
    let name = args.report.display().to_string();
    let bytes = match Opened::by_user(&args.report).and_then(|file| file.read(limits::REPORT_BYTES)) {
        Ok(bytes) => bytes,
        Err(cause) => return fail(format!("cannot read {name} ({cause})"), None),
    };
    let Some(provenance) = provenance::read(bytes) else { return fail(format!("{name} is not a PDF"), None) };
    let Some(origin) = provenance.source.as_deref().and_then(Origin::parse) else {
        let sentence = format!("{name} does not say which pack it was made from");
        return answered(false, &sentence, "it was made by another program, or saved again by one");
    };
    match &args.pack {
        Some(pack) => with_pack(&name, origin, &Input::of(pack)),
        None => alone(&name, origin, &provenance),
    }
}

/// Compares with a pack.
fn with_pack(name: &str, origin: Origin, pack: &Input) -> Outcome {
    let own = match origin_of(pack) {
        Ok(own) => own,
        Err(unreadable) => return fail(unreadable, None),
    };
    let pack = pack.name();
    match own {
        Some(own) if own == origin => answered(true, &format!("{name} was made from {pack}"), ""),
        Some(own) if own.pack == origin.pack => {
            answered(false, &format!("{name} was made from {pack}, but with other pictures"), "")
        }
        Some(own) => answered(false, &format!("{name} was not made from {pack}"), &both(origin, own)),
        None => answered(false, &format!("{name} was not made from {pack}"), "it is not JSON"),
    }
}

fn both(origin: Origin, own: Origin) -> String {
    format!("the report's fingerprint is {}, the pack's {}", origin.pack.in_fours(), own.pack.in_fours())
}

/// Compares with the data in the report itself.
fn alone(name: &str, origin: Origin, provenance: &Provenance) -> Outcome {
    if provenance.attached.is_empty() {
        let message = format!("{name} has no data inside to compare it with");
        let hint = format!("name the pack: committee-report verify {name} PACK");
        return fail(message, Some(&hint));
    }
    let is_origin = |(pack, _): &(String, Vec<u8>)| {
        Sources::enclosed(pack, &provenance.attached).and_then(whole).is_some_and(|own| own.pack == origin.pack)
    };
    let Some((pack, _)) = provenance.attached.iter().find(|file| is_origin(file)) else {
        return answered(false, &format!("{name} was not made from the data inside it"), "");
    };
    let pictures = if origin.pictures.is_some() { "its pictures are not inside and were not compared" } else { "" };
    answered(true, &format!("{name} was made from the data inside it ({pack})"), pictures)
}

/// The origin that a report of a pack would name.
fn origin_of(pack: &Input) -> Result<Option<Origin>, Unreadable> {
    let mut problems = Vec::new();
    let sources = match pack {
        Input::Standard => Sources::from_input(&pack.name(), std::io::stdin().lock(), &mut problems)?,
        Input::Pipe(path) => Sources::from_input(&pack.name(), crate::check::load::pipe(path)?, &mut problems)?,
        Input::File(path) => Sources::open(path, &mut problems)?,
        Input::Sample => return Ok(None),
    };
    Ok(whole(sources))
}

/// Reads the files and pictures that a pack names.
fn whole(mut sources: Sources) -> Option<Origin> {
    let mut problems = Vec::new();
    bring_workbook(&mut sources, &mut problems);
    let pack = pack::read(&mut sources, &|_| true, &mut problems);
    pack.iter().for_each(|pack| named::read(pack, &sources));
    Origin::of(&sources)
}

/// Says it in a sentence, with what explains it.
fn answered(is_so: bool, sentence: &str, because: &str) -> Outcome {
    let because = if because.is_empty() { String::new() } else { format!(": {because}") };
    let said = say(&format!("{}\n", harmless::line(&format!("{sentence}{because}"))));
    said.max(if is_so { Outcome::Done } else { Outcome::Faulty })
}
