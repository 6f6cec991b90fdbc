//! What is said under the headline table: what is not due, what time figures are for, limits, reasons, notes, corrections.

use std::collections::{HashMap, HashSet};

use super::key::{has_own_limits, limit};
use super::report::{lines, one_line};
use super::table::{self, Remark};
use crate::chart::chosen::unplaced;
use crate::pack::{At, Counting, Event, Indicator};
use crate::rating::assess::{Assessed, Assessment, Figure, PrintedChange};
use crate::rating::scale::Scale;
use crate::words::Words;

/// Everything that is said, in the order in which it is printed.
pub(super) fn statements(
    indicator: &Indicator,
    assessment: &Assessment<'_>,
    scale: &Scale,
    words: &Words,
) -> Vec<Remark> {
    let headline = &words.plain.headline;
    let of_all = |one: &dyn Fn(&Assessed<'_>) -> Option<(String, String)>| -> Vec<Remark> {
        let remark = |assessed| {
            one(assessed).map(|(heading, text)| Remark { measure: assessed.headline.name.map(one_line), heading, text })
        };
        assessment.all().filter_map(remark).collect()
    };
    let mut statements = not_due(assessment, words);
    statements.extend(bases(indicator, assessment, words));
    statements.extend(limits(indicator, assessment, scale, words));
    statements
        .extend(of_all(&|assessed| Some((headline.reason_for_level.clone(), lines(assessed.headline.rag_reason?)))));
    statements.extend(table::remarks(indicator, assessment, words));
    statements.extend(of_all(&|assessed| Some((headline.past_levels.clone(), past_levels(assessed, scale, words)?))));
    statements.extend(events(indicator, words));
    let correction = indicator.correction.as_ref().map(|correction| lines(correction)).filter(|text| !text.is_empty());
    statements.extend(correction.map(|text| own(headline.correction.clone(), text)));
    together(statements, assessment, words)
}

/// What is said alike of every measure is said once, of all of them.
fn together(statements: Vec<Remark>, assessment: &Assessment<'_>, words: &Words) -> Vec<Remark> {
    let all = assessment.measures.len();
    if all < 2 {
        return statements;
    }
    let mut of: HashMap<(String, String), HashSet<String>> = HashMap::new();
    for Remark { measure, heading, text } in &statements {
        if let Some(measure) = measure {
            of.entry((heading.clone(), text.clone())).or_default().insert(measure.clone());
        }
    }
    let is_of_all = |remark: &Remark| {
        let key = (remark.heading.clone(), remark.text.clone());
        remark.measure.is_some() && of.get(&key).is_some_and(|measures| measures.len() == all)
    };
    let mut said: HashSet<(String, String)> = HashSet::new();
    let once = |remark: Remark| match is_of_all(&remark) {
        true if !said.insert((remark.heading.clone(), remark.text.clone())) => None,
        true => Some(Remark { measure: Some(words.plain.headline.all_measures.clone()), ..remark }),
        false => Some(remark),
    };
    statements.into_iter().filter_map(once).collect()
}

/// A statement about the indicator itself.
fn own(heading: String, text: String) -> Remark {
    Remark { measure: None, heading, text }
}

/// What is not due: of the indicator, else of measures.
fn not_due(assessment: &Assessment<'_>, words: &Words) -> Vec<Remark> {
    let said = |assessed: &Assessed<'_>| {
        Some(Remark {
            measure: assessed.headline.name.map(one_line),
            heading: words.plain.headline.not_due.clone(),
            text: one_line(assessed.headline.not_due?),
        })
    };
    // What holds for the indicator holds for its measures.
    let of_own = assessment.own.headline.not_due.map(|text| text.place);
    let is_own = |assessed: &&Assessed<'_>| {
        let place = assessed.headline.not_due.map(|text| text.place);
        assessed.headline.name.is_none() || place != of_own
    };
    assessment.all().filter(is_own).filter_map(said).collect()
}

/// What time the figures are for, where the pack says so: of the indicator, and of measures that differ.
fn bases(indicator: &Indicator, assessment: &Assessment<'_>, words: &Words) -> Vec<Remark> {
    let bases = &words.plain.bases;
    let text = |assessed: &Assessed<'_>| {
        match assessed.headline.counting {
            Counting::Period => &bases.period,
            Counting::Cumulative if is_since_last_year(assessed) => &bases.cumulative_change,
            Counting::Cumulative => &bases.cumulative,
            Counting::Rolling => &bases.rolling,
            Counting::Snapshot => &bases.snapshot,
        }
        .clone()
    };
    let heading = || words.plain.headline.basis.clone();
    let own = indicator.basis.as_ref().map(|_| own(heading(), text(&assessment.own)));
    let usual = assessment.own.headline.counting;
    let others = assessment.measures.iter().filter(|measure| measure.headline.counting != usual);
    let others = others.map(|measure| Remark {
        measure: measure.headline.name.map(one_line),
        heading: heading(),
        text: text(measure),
    });
    own.into_iter().chain(others).collect()
}

/// Whether a change is printed that was worked out against the same period last year, and not against the figure beside it.
fn is_since_last_year(assessed: &Assessed<'_>) -> bool {
    let is_computed = matches!(assessed.change(), Some(PrintedChange::Computed(Some(_))));
    is_computed && assessed.headline.before() == Figure::LastYear
}

/// The limits of an indicator's own scale in words.
fn limits(indicator: &Indicator, assessment: &Assessment<'_>, scale: &Scale, words: &Words) -> Option<Remark> {
    Some(()).filter(|()| has_own_limits(indicator))?;
    let bands = &assessment.bands;
    let named =
        bands.bands.iter().enumerate().filter_map(|(place, (_, level))| {
            Some((scale.levels.get(*level)?.name.as_str(), limit(bands, place, words)))
        });
    let named: Vec<(&str, String)> = named.collect();
    let pairs: Vec<(&str, &str)> = named.iter().map(|(name, limit)| (*name, limit.as_str())).collect();
    (!pairs.is_empty()).then(|| own(words.plain.headline.limits.clone(), words.said.each(&pairs)))
}

/// Events that no chart shows, so that their words are not lost.
fn events(indicator: &Indicator, words: &Words) -> Option<Remark> {
    let event = |event: &At<Event>| words.said.event(None, &one_line(&event.text), &one_line(&event.period.0));
    let told: Vec<String> = unplaced(indicator).into_iter().map(event).collect();
    (!told.is_empty()).then(|| own(words.plain.charts.events.clone(), told.join("; ")))
}

/// The levels published for earlier periods.
fn past_levels(assessed: &Assessed<'_>, scale: &Scale, words: &Words) -> Option<String> {
    let named = assessed.headline.history.iter().filter_map(|point| {
        let level = scale.find(point.rag.as_ref()?)?;
        Some((one_line(&point.period.0), scale.levels[level].name.as_str()))
    });
    let named: Vec<(String, &str)> = named.collect();
    let pairs: Vec<(&str, &str)> = named.iter().map(|(period, level)| (period.as_str(), *level)).collect();
    (!pairs.is_empty()).then(|| words.said.each(&pairs))
}
