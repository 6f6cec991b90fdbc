//! `check --previous`: the problems of a pack that are seen only beside the one of the period before.

use std::path::{Path, PathBuf};

use super::{Outcome, diff, fail};
use crate::change::against;
use crate::change::when::Order;
use crate::check::load::Loaded;
use crate::look::assets::Fonts;
use crate::output::console::say_aside;
use crate::output::harmless::line;

/// Adds what is wrong with a pack beside the old one; the old one's own errors are told first.
///
/// `over` is the refusal to write over files that were read for the old one; then nothing more is done.
pub(super) fn add(
    old: &Path,
    packs: &mut [Loaded],
    fonts: &Fonts,
    over: &dyn Fn(Vec<PathBuf>) -> Option<Outcome>,
) -> Result<Outcome, Outcome> {
    let [new] = packs else {
        let hint = "check the packs one by one, each with the one before it";
        return Ok(fail("--previous goes with one pack", Some(hint)));
    };
    let old = match diff::side(old, fonts) {
        Ok(old) => old,
        Err(outcome) => return Ok(outcome),
    };
    over(old.sources.read_paths()).map_or(Ok(()), Err)?;
    Ok(beside(&old, new))
}

fn beside(old: &Loaded, new: &mut Loaded) -> Outcome {
    let names = [old, &*new].map(|loaded| line(loaded.sources.name(0)).into_owned());
    let Some((order, problems)) = against::problems(old, new) else {
        say_aside(&format!("{} was not compared with {}: correct its errors first\n", names[1], names[0]));
        return Outcome::Done;
    };
    say_aside(&match order {
        Order::Later | Order::Unknown => String::new(),
        Order::Earlier => format!("{} is of a later period than {}\n", names[0], names[1]),
        Order::Same => format!(
            "{} is of the same period as {}; `committee-report diff` tells what was corrected\n",
            names[0], names[1]
        ),
    });
    new.add(problems);
    Outcome::Done
}
