//! Counts by level, now and in the period before, and by direction.

use super::heights::Heights;
use super::{Source, Subject, Summary, Tally, TallyRow, listed};
use crate::number::format::is_not_available;
use crate::rating::assess::{Assessed, before};
use crate::rating::scale::Kind;
use crate::rating::variance::Change;
use crate::view::report::badge;
use crate::view::{Context, Count};

/// The widest column, in ems; longer texts take more lines.
const MOST: f64 = 16.0;

/// How many indicators have each level, by its index, and none.
struct Counts {
    levels: Vec<usize>,
    none: usize,
}

impl Counts {
    fn of(levels: impl Iterator<Item = Option<usize>>, known: usize) -> Self {
        let mut counts = Self { levels: vec![0; known], none: 0 };
        for level in levels {
            match level.and_then(|level| counts.levels.get_mut(level)) {
                Some(count) => *count += 1,
                None => counts.none += 1,
            }
        }
        counts
    }

    fn all(&self) -> usize {
        self.levels.iter().sum()
    }

    /// The counts, where any level is known.
    fn known(&self) -> Option<&Self> {
        (self.all() > 0).then_some(self)
    }
}

/// The upper part of the summary; the lists are added to it.
pub(super) fn tallies(source: &Source<'_>) -> Summary {
    let words = source.context.words;
    let known = source.scale.levels.len();
    let own = || source.due().map(|subject| &subject.assessment);
    let now = Counts::of(own().map(|assessment| assessment.own.judgement.level()), known);
    let before = own().map(|assessment| before::level(&assessment.own.headline, source.scale, &assessment.bands));
    let before = Counts::of(before, known);
    let forecast = own().map(|assessment| {
        source.scale.find(assessment.own.headline.forecast.and_then(|forecast| forecast.rag.as_ref())?)
    });
    let forecast = Counts::of(forecast, known);
    let (due, rated) = (source.due().count(), source.rated());
    let mut notes = vec![words.said.levels_before(before.all(), due)];
    if forecast.all() > 0 {
        notes.push(words.said.forecasts(forecast.all(), due));
    }
    notes.extend(not_compared(source));
    let is_without = |subject: &&Subject<'_>| {
        subject.assessment.measures.is_empty() && listed::is_to_come(&subject.assessment.own.headline)
    };
    let without = source.due().filter(|subject| source.is_rated(subject)).filter(is_without).count();
    notes.extend((without > 0).then(|| words.said.rated_without_figure(without)));
    let levels = levels(source, &now, before.known(), forecast.known());
    // Counts of one period need no columns, and those of the directions none that have to stand under others.
    let directions = directions(source, levels.is_line);
    let are_beside = levels.is_line || Heights::of(source).are_beside([&levels, &directions]);
    Summary {
        lead: lead(source, [&now, &before], due, rated),
        bar: bar(source, &now),
        directions: if are_beside { directions } else { directions.on_line() },
        levels,
        notes,
        lists: Vec::new(),
        likely_pages: 1,
    }
}

/// How many are rated, and how many of these have the levels that are not off target: a percentage says of what, and a level
/// such as “within 5% of target” is called by its name.
fn lead(source: &Source<'_>, [now, before]: [&Counts; 2], due: usize, rated: usize) -> Vec<String> {
    let said = source.context.words.said;
    let on_target = levels_on_target(source);
    let (names, counts): (Vec<&str>, Vec<usize>) =
        on_target.map(|level| (source.scale.levels[level].name.as_str(), now.levels[level])).unzip();
    let on = counts.iter().sum();
    let used: Vec<&str> = names.iter().zip(&counts).filter(|(_, count)| **count > 0).map(|(name, _)| *name).collect();
    let has_off_target = source.scale.levels.iter().any(|level| level.off_target);
    let mut lead = vec![said.rated(rated, due, source.subjects.len() - due)];
    if rated > 0 && has_off_target && !names.is_empty() {
        lead.push(said.at_levels(if used.is_empty() { &names } else { &used }, on, rated, percent(on, rated)));
        // Only a count of as many says what has become of them.
        let was: usize = levels_on_target(source).map(|level| before.levels[level]).sum();
        let is_band = |(level, _): &(usize, &usize)| source.scale.levels[*level].kind == Kind::Band;
        let of: usize = before.levels.iter().enumerate().filter(is_band).map(|(_, count)| count).sum();
        let period = name_before(source).filter(|_| of >= rated);
        lead.extend(period.map(|period| said.at_levels_before(&period, was, of, percent(was, of))));
    }
    lead
}

/// The levels that are not off target.
fn levels_on_target(source: &Source<'_>) -> impl Iterator<Item = usize> {
    (0..source.scale.levels.len()).filter(|level| source.scale.is_on_target(*level))
}

/// A whole percentage: neither all nor none unless it is so.
fn percent(part: usize, of: usize) -> usize {
    let rounded = (200 * part + of) / (2 * of);
    if part == 0 || part == of { rounded } else { rounded.clamp(1, 99) }
}

fn bar(source: &Source<'_>, now: &Counts) -> Vec<Count> {
    let counted = now.levels.iter().enumerate().filter(|(_, count)| **count > 0);
    let levels = counted.map(|(level, count)| Count { level: badge(source.scale, level), count: *count });
    let none = (now.none > 0).then_some(Count { level: None, count: now.none });
    levels.chain(none).collect()
}

/// Every band, the labels that are used, what has no level and what is not due.
fn levels(source: &Source<'_>, now: &Counts, before: Option<&Counts>, forecast: Option<&Counts>) -> Tally {
    let plain = &source.context.words.plain;
    let name = name_before(source).unwrap_or_else(|| plain.summary.before.clone());
    let further = [(before, &name), (forecast, &plain.summary.forecast)];
    let further: Vec<_> = further.into_iter().filter_map(|(counts, heading)| Some((counts?, heading))).collect();
    let row = |level: Option<usize>| {
        let count = |counts: &Counts| level.map_or(counts.none, |level| counts.levels[level]);
        // Of whom no earlier level is known is said under the table.
        let others =
            further.iter().map(|(counts, _)| if level.is_some() { count(counts).to_string() } else { "–".into() });
        TallyRow {
            level: level.and_then(|level| badge(source.scale, level)),
            name: if level.is_some() { String::new() } else { plain.no_rating.clone() },
            counts: std::iter::once(count(now).to_string()).chain(others).collect(),
        }
    };
    let is_shown = |level: &usize| {
        let is_band = source.scale.levels[*level].kind == Kind::Band;
        is_band || now.levels[*level] > 0 || further.iter().any(|(counts, _)| counts.levels[*level] > 0)
    };
    let mut rows: Vec<TallyRow> = (0..now.levels.len()).filter(is_shown).map(|level| row(Some(level))).collect();
    rows.extend((now.none > 0).then(|| row(None)));
    let not_due = source.subjects.len() - source.due().count();
    if not_due > 0 {
        let others = further.iter().map(|_| "–".to_owned());
        let counts = std::iter::once(not_due.to_string()).chain(others).collect();
        rows.push(TallyRow { level: None, name: plain.summary.not_due.clone(), counts });
    }
    let headings =
        [&plain.summary.level, &plain.summary.now].into_iter().chain(further.into_iter().map(|(_, heading)| heading));
    let headings: Vec<String> = headings.cloned().collect();
    let is_line = headings.len() == 2;
    if is_line { Tally::line(rows) } else { tally(headings, rows, source.context) }
}

/// What the period before is called, where every level known of it is of one period, and that of most indicators is known.
fn name_before(source: &Source<'_>) -> Option<String> {
    let own = source.due().map(|subject| (&subject.assessment.own.headline, &subject.assessment.bands));
    let known = own.filter(|(headline, bands)| before::level(headline, source.scale, bands).is_some());
    let mut names = known.map(|(headline, _)| before::period_of_level(headline).map(|period| source.short(period)));
    let first = names.next()??;
    let others: Vec<Option<String>> = names.collect();
    let are_most = 2 * (others.len() + 1) >= source.due().count();
    (are_most && others.iter().all(|name| name.as_ref() == Some(&first))).then_some(first)
}

/// How many improved, declined and stayed; what cannot be compared is counted apart.
fn directions(source: &Source<'_>, is_line: bool) -> Tally {
    let plain = &source.context.words.plain;
    let changes: Vec<Option<Change>> = source.due().map(|subject| change(&subject.assessment.own)).collect();
    let row = |change: Option<Change>, name: &str| TallyRow {
        level: None,
        name: name.to_owned(),
        counts: vec![changes.iter().filter(|other| **other == change).count().to_string()],
    };
    let rows = vec![
        row(Some(Change::Improving), &plain.changes.improving),
        row(Some(Change::Declining), &plain.changes.declining),
        row(Some(Change::NoChange), &plain.changes.no_change),
        row(None, &plain.summary.not_compared),
    ];
    let headings = || vec![plain.summary.change.clone(), plain.summary.now.clone()];
    if is_line { Tally::line(rows) } else { tally(headings(), rows, source.context) }
}

/// Why some indicators are not compared, where any is not.
fn not_compared(source: &Source<'_>) -> Option<String> {
    let words = source.context.words;
    let mut others = source.due().map(|subject| &subject.assessment.own).filter(|own| change(own).is_none()).peekable();
    others.peek()?;
    // A published word that says that there is none is no word of its own.
    let has_word = |own: &Assessed<'_>| own.headline.change.is_some_and(|word| !is_not_available(word));
    Some(words.said.not_compared(&words.plain.summary.not_compared, others.any(has_word)))
}

/// A table of counts, its columns as wide as their widest texts.
fn tally(headings: Vec<String>, rows: Vec<TallyRow>, context: &Context<'_>) -> Tally {
    let (text, badge) = (context.text, context.measures.around_badge());
    let name = |row: &TallyRow| match &row.level {
        Some(level) => text.bold(&level.name, 1.0) + badge,
        None => text.width(&row.name, 1.0),
    };
    let count = |column: usize| rows.iter().map(move |row| text.width(&row.counts[column], 1.0)).fold(0.0, f64::max);
    let names = rows.iter().map(name).fold(0.0, f64::max);
    let widest = std::iter::once(names).chain((0..headings.len() - 1).map(count));
    let widths = headings.iter().zip(widest).map(|(heading, widest)| text.bold(heading, 1.0).max(widest));
    let widths: Vec<f64> = widths.collect();
    let are_lines = widths.iter().all(|width| *width <= MOST);
    Tally {
        widths: widths.into_iter().map(|width| width.min(MOST)).collect(),
        are_lines,
        is_line: false,
        headings,
        rows,
    }
}

/// The change that is printed, as far as it is one of the three: the published word wins.
pub(super) fn change(assessed: &Assessed<'_>) -> Option<Change> {
    match assessed.headline.change {
        Some(word) => Change::read(word),
        None => assessed.judgement.change,
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_percentage_is_all_or_none_only_where_it_is_so() {
        assert_eq!(
            [(0, 5), (5, 5), (1, 3), (2, 3), (1, 1000), (999, 1000), (1, 2)].map(|(part, of)| percent(part, of)),
            [0, 100, 33, 67, 1, 99, 50]
        );
    }
}
