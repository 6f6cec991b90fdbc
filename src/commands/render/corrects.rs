//! `render --corrects`: the version that a report corrects, and what is marked and printed of it.

use std::path::{Path, PathBuf};

use crate::change::corrections::{self, Corrections};
use crate::change::diff::Diff;
use crate::change::when::Order;
use crate::check::load::Loaded;
use crate::commands::{Outcome, diff, failure};
use crate::look::assets::Fonts;
use crate::output::harmless::line;

/// Why a report is no correction: what is said, and how the run ends.
pub(super) struct Refusal {
    pub(super) outcome: Outcome,
    pub(super) message: String,
}

/// What a report says of the version that it corrects; its figures are marked in the pack.
pub(super) fn corrected(old: &Path, new: &mut Loaded, fonts: &Fonts) -> Result<(Corrections, Vec<PathBuf>), Refusal> {
    let old = diff::side(old, fonts).map_err(|outcome| Refusal { outcome, message: String::new() })?;
    let names = [&old, &*new].map(|loaded| line(loaded.sources.name(0)).into_owned());
    // With marks, so that the page can say which words are the program's own.
    let words = new.words.marked();
    let Some(diff) = Diff::of(&old, new, &words) else {
        return Err(refusal(Outcome::Faulty, format!("{} cannot be compared with {}", names[1], names[0]), None));
    };
    if diff.order != Order::Same {
        let message = format!(
            "{} is of {} and {} of {}: a correction is of the same period",
            names[0],
            diff.old.when(),
            names[1],
            diff.new.when()
        );
        let hint = format!("`committee-report diff {} {}` tells what has changed between them", names[0], names[1]);
        return Err(refusal(Outcome::Failed, message, Some(&hint)));
    }
    if diff.new.version.is_empty() {
        let hint = match new.sources.book() {
            Some(_) => "fill in “Version” on the sheet “Report”, such as “Version 2, corrected 3 December 2024”",
            None => "add \"version\" to \"report\": \"Version 2, corrected 3 December 2024\"",
        };
        return Err(refusal(Outcome::Faulty, format!("{} has no version", names[1]), Some(hint)));
    }
    let Some(pack) = &mut new.pack else { return Err(refusal(Outcome::Faulty, String::new(), None)) };
    Ok((corrections::apply(&diff, pack, &words), old.sources.read_paths()))
}

fn refusal(outcome: Outcome, message: String, hint: Option<&str>) -> Refusal {
    Refusal { outcome, message: failure(message, hint) }
}
