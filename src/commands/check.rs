//! `check`: lists every problem of packs.

use std::path::Path;

use super::{Outcome, fail, width};
use crate::args::{Check, Format};
use crate::assets::Fonts;
use crate::load::{Input, Loaded, load};
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
    for loaded in &packs {
        let (errors, warnings) = loaded.counts();
        if errors > 0 || (args.deny_warnings && warnings > 0) {
            outcome = outcome.max(Outcome::Faulty);
        }
    }
    print(&packs, args.format);
    outcome
}

fn print(packs: &[Loaded], format: Format) {
    let by_pack: Vec<Vec<Shown<'_>>> = packs.iter().map(terminal::shown).collect();
    match format {
        Format::Human => {
            for (loaded, shown) in packs.iter().zip(&by_pack) {
                anstream::print!("{}", terminal::human(shown, &loaded.sources, width()));
            }
            let all: Vec<Shown<'_>> = by_pack.into_iter().flatten().collect();
            let nothing = if packs.len() == 1 { "no problems" } else { "no problems in any pack" };
            anstream::println!("{}", if all.is_empty() { nothing.to_owned() } else { terminal::summary(&all) });
        }
        Format::Json => anstream::print!("{}", terminal::json(&by_pack.into_iter().flatten().collect::<Vec<_>>())),
        Format::Github => anstream::print!("{}", terminal::github(&by_pack.into_iter().flatten().collect::<Vec<_>>())),
    }
}

/// What a path on the command line means.
pub(super) fn input(path: &Path) -> Input {
    if path == Path::new("-") { Input::Standard } else { Input::File(path.to_path_buf()) }
}
