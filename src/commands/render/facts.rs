//! What there is to say of a pack for programs.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::check::load::{Input, Loaded};
use crate::commands::Outcome;
use crate::digest::Sum;
use crate::identity::{self, Ground, Origin};
use crate::messages::results::{Line, State};
use crate::output::Target;

/// What is known of a pack and its PDF.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    key: Option<Sum>,
    fingerprint: Option<Sum>,
    errors: usize,
    warnings: BTreeMap<String, usize>,
    /// The PDF, where there is one.
    pub(super) made: Option<Made>,
    /// Whether it was there already.
    is_unchanged: bool,
}

/// A PDF that was made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    pub(super) sum: Sum,
    pub(super) pages: usize,
    pub(super) bytes: usize,
}

impl Facts {
    /// What is known of a pack that was read.
    pub(super) fn of(loaded: &Loaded, origin: Option<Origin>, ground: Option<&Ground>) -> Self {
        let mut warnings = BTreeMap::new();
        for problem in loaded.problems.iter().filter(|problem| problem.is_open_warning()) {
            *warnings.entry(problem.code.word().to_owned()).or_default() += 1;
        }
        Self {
            key: ground.map(|ground| identity::key(ground, &loaded.sources)),
            fingerprint: origin.map(|origin| origin.pack),
            errors: loaded.counts().0,
            warnings,
            ..Self::default()
        }
    }

    /// The same with the PDF that was made.
    pub(super) fn with(self, made: Option<Made>) -> Self {
        Self { made, ..self }
    }

    /// Whether the PDF was there already.
    pub(super) fn are_unchanged(&self) -> bool {
        self.is_unchanged
    }

    /// The line of the results file.
    pub(super) fn line(self, input: &Input, target: &Target, outcome: Outcome, took: Duration) -> Line {
        let made = self.made.filter(|_| outcome == Outcome::Done);
        let state = match (made, self.is_unchanged) {
            (None, _) => State::Failed,
            (Some(_), true) => State::Unchanged,
            (Some(_), false) => State::Written,
        };
        Line {
            pack: input.written(),
            output: target.file().map_or_else(|| "-".into(), |path| path.display().to_string()),
            state,
            sha256: made.map(|made| made.sum),
            key: self.key,
            fingerprint: self.fingerprint,
            pages: made.map(|made| made.pages),
            bytes: made.map(|made| made.bytes),
            errors: self.errors,
            warnings: self.warnings,
            ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        }
    }
}

impl From<&Line> for Facts {
    fn from(line: &Line) -> Self {
        let made = |sum| Made { sum, pages: line.pages.unwrap_or_default(), bytes: line.bytes.unwrap_or_default() };
        Self {
            key: line.key,
            fingerprint: line.fingerprint,
            errors: line.errors,
            warnings: line.warnings.clone(),
            made: line.sha256.map(made),
            is_unchanged: true,
        }
    }
}
