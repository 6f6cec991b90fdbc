//! `check`: lists every problem of packs.

use std::path::Path;

use super::{Outcome, fail, mutter, say, width};
use crate::args::{Check, Format, Missing};
use crate::assets::Fonts;
use crate::load::{Input, Loaded, load};
use crate::missing::{self, Due};
use crate::terminal::{self, Shown};

pub(super) fn check(args: &Check) -> Outcome {
    let fonts = match Fonts::new(args.fonts.as_deref()) {
        Ok(fonts) => fonts,
        Err(fault) => return fail(fault, None),
    };
    let mut outcome = Outcome::Done;
    let mut packs = Vec::new();
    for path in &args.packs {
        match load(&input(path), &fonts) {
            Ok(loaded) => packs.push(loaded),
            Err(unreadable) => outcome = fail(unreadable, None),
        }
    }
    if packs.is_empty() {
        return outcome; // "no problems" would be said of nothing.
    }
    if let Some(form) = args.missing {
        return outcome.max(say_missing(&packs, form));
    }
    for loaded in &packs {
        let (errors, warnings) = loaded.counts();
        if errors > 0 || (args.deny_warnings && warnings > 0) {
            outcome = outcome.max(Outcome::Faulty);
        }
    }
    outcome.max(say(&report(&packs, args.format)))
}

/// Says what is still to come; a pack that is too far from JSON to tell has its problems told instead.
fn say_missing(packs: &[Loaded], form: Missing) -> Outcome {
    let mut outcome = Outcome::Done;
    for loaded in packs.iter().filter(|loaded| loaded.pack.is_none()) {
        mutter(&terminal::human(&terminal::shown(loaded), &loaded.sources, width()));
        outcome = Outcome::Faulty;
    }
    let due: Vec<Due> = packs.iter().filter_map(|loaded| loaded.pack.as_ref()).flat_map(missing::list).collect();
    outcome.max(say(&match form {
        Missing::Text => terminal::missing_text(&due),
        Missing::Csv => terminal::missing_csv(&due),
    }))
}

/// The problems of all packs in one of the forms.
fn report(packs: &[Loaded], format: Format) -> String {
    let by_pack: Vec<Vec<Shown<'_>>> = packs.iter().map(terminal::shown).collect();
    let people = || -> String {
        packs.iter().zip(&by_pack).map(|(loaded, shown)| terminal::human(shown, &loaded.sources, width())).collect()
    };
    let text = if format == Format::Human { people() } else { String::new() };
    let all: Vec<Shown<'_>> = by_pack.into_iter().flatten().collect();
    match format {
        Format::Human if !all.is_empty() => format!("{text}{}\n", terminal::summary(&all)),
        Format::Human if packs.len() == 1 => "no problems\n".to_owned(),
        Format::Human => "no problems in any pack\n".to_owned(),
        Format::Json => terminal::json(&all),
        Format::Github => terminal::github(&all),
    }
}

/// What a path on the command line means.
pub(super) fn input(path: &Path) -> Input {
    if path == Path::new("-") { Input::Standard } else { Input::File(path.to_path_buf()) }
}
