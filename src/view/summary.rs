//! The summary: one page on which a meeting can be held. Counts, exceptions, what moved, what is not due and not received.
//!
//! It counts what `assess` says and prints published words and figures; what no one published and nothing surely gives is
//! said not to be known. It never judges anything itself.

mod exceptions;
mod listed;
mod movers;
mod tally;

use serde::Serialize;

use super::report::Badge;
use super::{Context, Count, IndicatorView, TrendView};
use crate::pack::{At, Indicator, Pack, Summary as Asked};
use crate::rating::assess::{Assessment, assess, before};
use crate::rating::scale::{Kind, Scale};

/// From how many rated indicators on a report has a summary unless it says otherwise.
const FROM: usize = 8;
/// How many of the largest changes are listed at 12 points unless the pack says otherwise; in large print there is room for
/// fewer.
const MOVERS: u32 = 5;

/// A page number as wide as any.
const WIDEST_PAGE: &str = "8888";

/// The summary, ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// What is said first: how many are rated and how many of these on target.
    pub lead: Vec<String>,
    /// The segments of the bar.
    pub bar: Vec<Count>,
    /// How many indicators have each level.
    pub levels: Tally,
    /// How many improved, declined and stayed.
    pub directions: Tally,
    /// What is said under the counts, where something is not known of all.
    pub notes: Vec<String>,
    /// Exceptions, changes, not due, not received.
    pub lists: Vec<Listed>,
}

/// Counts with their names.
#[derive(Debug, Clone, Serialize)]
pub struct Tally {
    /// The headings: of the names, then of each count.
    pub headings: Vec<String>,
    /// The width of each column's widest text, in ems: Typst would lay a table out four times to find them.
    pub widths: Vec<f64>,
    /// The rows.
    pub rows: Vec<TallyRow>,
}

/// One row of counts.
#[derive(Debug, Clone, Serialize)]
pub struct TallyRow {
    /// The level, where the row is about one.
    pub level: Option<Badge>,
    /// What is counted; empty where the level says it.
    pub name: String,
    /// The counts.
    pub counts: Vec<String>,
}

/// Indicators that have something in common, under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// The heading.
    pub heading: String,
    /// The headings of the columns.
    pub columns: Columns,
    /// How the list was made, where the heading does not say it.
    pub how: Option<String>,
    /// What is said in place of a list, or under one that is not whole.
    pub said: Option<String>,
    /// The indicators.
    pub items: Vec<Item>,
}

/// The headings of a list's columns; null where it has no such column.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Columns {
    /// Of the indicators.
    pub indicator: String,
    /// Of the figures.
    pub figure: Option<String>,
    /// Of the change.
    pub change: Option<String>,
    /// Of the trend.
    pub trend: Option<String>,
    /// Of the pages.
    pub page: String,
    /// The width of the pages' column, in ems.
    pub page_width: f64,
}

impl Columns {
    /// The columns that every list has.
    fn of(context: &Context<'_>) -> Self {
        let words = &context.words.plain.summary;
        let width = |words: &str| context.text.width(words, 1.0);
        Self {
            indicator: words.indicator.clone(),
            page: words.page.clone(),
            page_width: width(&words.page).max(width(WIDEST_PAGE)),
            ..Self::default()
        }
    }
}

/// An indicator of a list, or one of its measures.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The label of the indicator's heading.
    pub label: String,
    /// Its place among the indicators, from 1.
    pub position: usize,
    /// Its number.
    pub number: Option<String>,
    /// Its title, or what it is called without one.
    pub title: String,
    /// The measure, where it is about one.
    pub measure: Option<String>,
    /// The level.
    pub level: Option<Badge>,
    /// The figure in words: "37% against a target of 60%".
    pub figure: Option<String>,
    /// The change.
    pub change: Option<String>,
    /// The trend.
    pub trend: Option<TrendView>,
    /// What is said of it: what is done about it, why it is not due.
    pub text: Option<String>,
    /// The number of the page its indicator starts on; null where the templates have to find it.
    pub page: Option<u64>,
}

/// An indicator with what was made of it.
pub(super) struct Subject<'s> {
    pub(super) indicator: &'s At<Indicator>,
    pub(super) assessment: Assessment<'s>,
    pub(super) view: &'s IndicatorView,
}

/// What the lists are made from.
pub(super) struct Source<'s> {
    pub(super) subjects: Vec<Subject<'s>>,
    pub(super) scale: &'s Scale,
    pub(super) context: &'s Context<'s>,
    /// The size of running text.
    pub(super) size: f64,
}

/// The summary of a pack; `None` where it has none.
pub(super) fn summary(
    pack: &Pack,
    scale: &Scale,
    views: &[IndicatorView],
    size: f64,
    context: &Context<'_>,
) -> Option<Summary> {
    let subject = |(indicator, view)| Subject { indicator, assessment: assess(indicator, scale), view };
    let subjects: Vec<Subject<'_>> = pack.indicators.0.iter().zip(views).map(subject).collect();
    let source = Source { subjects, scale, context, size };
    let usual = exceptions::most(&source, f64::from(MOVERS)).min(MOVERS as usize);
    let (movers, exceptions) = match pack.report.summary.as_ref().map(|asked| &asked.value) {
        Some(Asked::Whether(false)) => return None,
        None if source.rated() < FROM => return None,
        None | Some(Asked::Whether(true)) => (usual, None),
        Some(Asked::Form(form)) => {
            (form.movers.as_ref().map_or(usual, |movers| movers.value as usize), form.exceptions.as_ref())
        }
    };
    let levels: Vec<usize> = match exceptions {
        Some(levels) => levels.value.iter().filter_map(|level| scale.find(&level.0)).collect(),
        None => (0..scale.levels.len()).filter(|level| scale.levels[*level].off_target).collect(),
    };
    let asks_for_none = exceptions.is_some_and(|levels| levels.value.is_empty());
    let lists = [
        (!asks_for_none).then(|| exceptions::list(&source, &levels)),
        (movers > 0).then(|| movers::list(&source, movers)),
        Some(listed::not_due(&source)),
        Some(listed::not_received(&source)),
    ];
    let tallies = tally::tallies(&source);
    Some(Summary { lists: lists.into_iter().flatten().collect(), ..tallies })
}

impl<'s> Source<'s> {
    /// The indicators of which a figure is due.
    pub(super) fn due(&self) -> impl Iterator<Item = &Subject<'s>> {
        self.subjects.iter().filter(|subject| !subject.assessment.is_not_due())
    }

    /// Whether figures can stand in a column of their own: titles need room beside that of changes, trends and pages.
    pub(super) fn has_room_for_figures(&self) -> bool {
        let measures = self.context.measures;
        let (trend, page) = (measures.trend.width / measures.small(self.size) + 1.0, 3.0);
        let others = measures.summary.figure + measures.summary.change + trend + page;
        measures.column(self.size) - others >= measures.summary.titles
    }

    /// How many indicators have a level that says how they perform.
    pub(super) fn rated(&self) -> usize {
        let is_band = |level: usize| self.scale.levels.get(level).is_some_and(|level| level.kind == Kind::Band);
        self.due().filter(|subject| subject.assessment.own.judgement.level().is_some_and(is_band)).count()
    }
}

impl Subject<'_> {
    /// An entry of a list about it.
    pub(super) fn item(&self, context: &Context<'_>) -> Item {
        let IndicatorView { label, position, number, title, .. } = self.view;
        Item {
            label: label.clone(),
            position: *position,
            title: context.words.said.indicator_title(number.as_deref(), title.as_deref(), *position),
            number: number.clone(),
            measure: None,
            level: None,
            figure: None,
            change: None,
            trend: None,
            text: None,
            page: None,
        }
    }
}
