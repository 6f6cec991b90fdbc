//! What of the key a report uses.

use std::collections::BTreeSet;

use crate::pack::{Direction, Indicator, Pack, Performance, is_action_heading, is_commentary_heading};
use crate::rating::assess::{Assessment, assess, before};
use crate::rating::scale::{Kind, Scale};
use crate::words::{Entry, KeyRows};

/// What a report uses.
pub(super) struct Uses<'p> {
    pack: &'p Pack,
    /// The names of its comparators, each once, in the report's order.
    comparators: Vec<&'p str>,
    has_trends: bool,
}

impl<'p> Uses<'p> {
    pub(super) fn of(pack: &'p Pack, has_trends: bool) -> Self {
        let mut seen = BTreeSet::new();
        let labels = performances(pack).flat_map(Performance::comparators).filter_map(|one| one.label.as_ref());
        let comparators = labels.map(|label| label.value.trim()).filter(|label| seen.insert(*label)).collect();
        Self { pack, comparators, has_trends }
    }

    /// The levels that are used: of bands all or none, because each begins where another ends.
    pub(super) fn levels(&self, scale: &Scale) -> BTreeSet<usize> {
        let used: BTreeSet<usize> = indicators(self.pack).flat_map(|one| named(&assess(one, scale), scale)).collect();
        let is_band = |level: &usize| scale.levels[*level].kind == Kind::Band;
        let has_bands = used.iter().any(is_band) || performances(self.pack).any(|of| of.target.is_some());
        let bands = (0..scale.levels.len()).filter(|level| has_bands && is_band(level));
        used.iter().copied().chain(bands).collect()
    }

    /// Which of the twelve standard rows are used, in their order, where some levels are or none.
    pub(super) fn standard(&self, has_levels: bool) -> [bool; 12] {
        let any = |is: fn(&Performance) -> bool| performances(self.pack).any(is);
        let has_heading = |is: &dyn Fn(&str) -> bool| sections(self.pack).any(is);
        let named = |name: &'static str| move |heading: &str| heading.trim().eq_ignore_ascii_case(name);
        [
            any(|of| of.target.is_some()),
            any(|of| of.current.is_some()),
            any(|of| of.previous.is_some()),
            any(|of| of.direction.is_some()),
            any(|of| of.change.is_some() || of.previous.is_some() || of.last_year.is_some()),
            self.comparators.iter().any(|label| is_neighbours(label)),
            self.comparators.iter().any(|label| is_england(label)),
            has_levels,
            has_heading(&named("Indicator Description")),
            has_heading(&is_commentary_heading),
            has_heading(&is_action_heading) || indicators(self.pack).any(|one| !one.actions().is_empty()),
            has_heading(&named("Useful Links")),
        ]
    }

    /// The comparators that the standard rows do not explain.
    pub(super) fn comparators_by_name(&self) -> Vec<&'p str> {
        let is_standard = |label: &str| is_neighbours(label) || is_england(label);
        self.comparators.iter().copied().filter(|label| !is_standard(label)).collect()
    }

    /// The indicators that are rated by limits of their own.
    pub(super) fn with_own_limits(&self) -> Vec<&'p Indicator> {
        indicators(self.pack).filter(|one| has_own_limits(one)).collect()
    }

    /// Rows beyond the standard ones.
    ///
    /// The published meanings of the levels say "over target", which is below it where lower is better.
    pub(super) fn further<'w>(&self, rows: &'w KeyRows, has_published_meanings: bool) -> Vec<&'w Entry> {
        let any = |is: fn(&Performance) -> bool| performances(self.pack).any(is);
        let all = [
            (has_published_meanings && indicators(self.pack).any(is_lower_better), &rows.over_target),
            (any(|of| of.baseline.is_some()), &rows.baseline),
            (any(|of| of.annual_target.is_some()), &rows.annual_target),
            (any(|of| of.last_year.is_some()), &rows.last_year),
            (any(|of| of.forecast.is_some()), &rows.forecast),
            (indicators(self.pack).any(|one| !one.sub_measures().is_empty()), &rows.measures),
            (any(|of| of.basis.is_some()), &rows.basis),
            (any(|of| of.not_due.is_some()), &rows.not_due),
            (self.has_trends, &rows.trend),
        ];
        all.into_iter().filter(|(is_used, _)| *is_used).map(|(_, row)| row).collect()
    }
}

/// The levels of an indicator and its measures: now, expected, and of earlier periods.
fn named(assessment: &Assessment<'_>, scale: &Scale) -> Vec<usize> {
    let of_then = |one| before::level(one, scale, &assessment.bands);
    let mut levels = Vec::new();
    for one in assessment.all() {
        let expected = one.headline.forecast.and_then(|forecast| forecast.rag.as_ref());
        let earlier = one.headline.history.iter().filter_map(|point| point.rag.as_ref());
        levels.extend([one.judgement.level(), of_then(&one.headline)].into_iter().flatten());
        levels.extend(expected.into_iter().chain(earlier).filter_map(|level| scale.find(level)));
    }
    levels
}

/// Whether an indicator has a target below which it is better.
fn is_lower_better(indicator: &Indicator) -> bool {
    let any = |is: fn(&Performance) -> bool| indicator.performances().any(is);
    let is_lower =
        |of: &Performance| of.direction.as_ref().is_some_and(|direction| direction.value == Direction::Lower);
    any(is_lower) && any(|of| of.target.is_some())
}

/// Whether an indicator is rated by limits of its own.
pub(in crate::view) fn has_own_limits(indicator: &Indicator) -> bool {
    indicator.rating.as_ref().is_some_and(|rating| rating.basis.is_some() || rating.bands.is_some())
}

fn indicators(pack: &Pack) -> impl Iterator<Item = &Indicator> {
    pack.indicators.0.iter().map(|indicator| &indicator.value)
}

fn performances(pack: &Pack) -> impl Iterator<Item = &Performance> {
    indicators(pack).flat_map(Indicator::performances)
}

fn sections(pack: &Pack) -> impl Iterator<Item = &str> {
    let narratives = indicators(pack).filter_map(|indicator| indicator.narrative.as_ref());
    narratives.flat_map(|narrative| &narrative.0).map(|section| section.heading.as_str())
}

fn is_neighbours(label: &str) -> bool {
    label.eq_ignore_ascii_case("Statistical Neighbours Mean")
}

fn is_england(label: &str) -> bool {
    label.eq_ignore_ascii_case("England Mean")
}
