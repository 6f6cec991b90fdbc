//! `check --previous`: the problems of a pack that are seen only beside the one of the period before.

use std::path::Path;

use super::{Outcome, diff, fail};
use crate::change::against;
use crate::change::when::Order;
use crate::check::load::Loaded;
use crate::look::assets::Fonts;
use crate::output::console::say_aside;
use crate::output::harmless::line;

/// Adds what is wrong with a pack beside the old one; the old one's own errors are told first.
pub(super) fn add(old: &Path, packs: &mut [Loaded], fonts: &Fonts) -> Outcome {
    let [new] = packs else {
        return fail("--previous goes with one pack", Some("check the packs one by one, each with the one before it"));
    };
    let old = match diff::side(old, fonts) {
        Ok(old) => old,
        Err(outcome) => return outcome,
    };
    let names = [&old, &*new].map(|loaded| line(loaded.sources.name(0)).into_owned());
    let Some((order, problems)) = against::problems(&old, new) else {
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
