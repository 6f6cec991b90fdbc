//! The summary: one page on which a meeting can be held. Counts, exceptions, what moved, what is not due and not received.
//!
//! It counts what `assess` says and prints published words and figures; what no one published and nothing surely gives is
//! said not to be known. It never judges anything itself.

mod choice;
mod class;
mod exceptions;
mod heights;
mod listed;
mod movers;
pub(super) mod standing;
mod tally;

use chrono::NaiveDate;
use serde::Serialize;

use class::Class;
use heights::Heights;

use super::paper;
use super::report::{Badge, ReportView, one_line};
use super::{Context, Count, IndicatorView, TrendView};
use crate::pack::{At, Indicator, Pack, PartName, Summary as Asked};
use crate::rating::assess::{Assessment, assess};
use crate::rating::scale::{Kind, Scale};

/// From how many rated indicators on a report has a summary unless it says otherwise.
const FROM: usize = 8;

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
    /// How many pages it probably fills.
    #[serde(skip)]
    pub likely_pages: usize,
}

/// Counts with their names.
#[derive(Debug, Clone, Serialize)]
pub struct Tally {
    /// The headings: of the names, then of each count; none where the counts stand on a line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// The width of each column's widest text, in ems: Typst would lay a table out four times to find them. None on a line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<f64>,
    /// Whether the counts, which are of this period alone, stand one behind another without headings.
    pub is_line: bool,
    /// Whether every text stands on one line, so that rows need not be laid out to find their heights.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub are_lines: bool,
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
    /// Its width in ems, behind which something is said on its line.
    pub heading_width: f64,
    /// What stands beside the heading: how the list is to be read.
    pub how: Option<String>,
    /// What is said in place of a list, or under one that is not whole.
    pub said: Option<String>,
    /// The indicators, in groups.
    pub groups: Vec<ListedGroup>,
}

/// Indicators of a list that stand together.
#[derive(Debug, Clone, Serialize)]
pub struct ListedGroup {
    /// What they have in common, and how many of how many are listed; null where the list has no groups.
    pub name: Option<String>,
    /// Whether each entry stands on a line of its own; only what is said of it stands under it.
    pub is_short: bool,
    /// How far entries stand behind their badges, in ems; 0 where badges are too wide for that.
    pub indent: f64,
    /// The room to the right of the entries, in which their trends stand, in points.
    pub beside: f64,
    /// The indicators.
    pub items: Vec<Item>,
}

impl Tally {
    /// Counts one behind another, which have no columns.
    fn line(rows: Vec<TallyRow>) -> Self {
        Self { headings: Vec::new(), widths: Vec::new(), is_line: true, are_lines: false, rows }
    }

    /// The same counts one behind another.
    fn on_line(self) -> Self {
        Self::line(self.rows)
    }
}

impl Listed {
    /// All of its indicators, to be changed.
    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        self.groups.iter_mut().flat_map(|group| &mut group.items)
    }
}

/// An indicator of a list, or one of its measures. What a short entry never has is absent where it is not there.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Item {
    /// The label of the indicator's heading.
    pub label: String,
    /// Its place among the indicators, from 1.
    #[serde(skip)]
    pub position: usize,
    /// Its number and title, or what it is called without one.
    pub title: String,
    /// The measure, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Badge>,
    /// The space behind its badge, in ems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// What stands at the end of the title's line, before the page: "from 31% to 37%".
    pub end: Option<String>,
    /// Whether that and the page have no room behind the title.
    pub is_apart: bool,
    /// What stands under the title: figure and target, variance, change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    /// The trend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trend: Option<TrendView>,
    /// What is said of it: what is being done about it, why it is not due.
    pub text: Option<ItemText>,
    /// The letters that surely fit a line, where it has a longer word: only that needs a place to break.
    pub longest: Option<usize>,
    /// Whether it may go on on the next page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub may_break: bool,
    /// The number of the page its indicator starts on; null where the templates have to find it.
    pub page: Option<u64>,
    /// Whether its lines begin behind the widest badge of its list.
    #[serde(skip)]
    pub is_indented: bool,
}

impl Item {
    /// The letters of the longest word in its texts.
    fn longest_word(&self) -> usize {
        self.texts().flat_map(|text| text.split(' ')).map(str::len).max().unwrap_or(0)
    }

    /// All that it says.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let text = self.text.as_ref().map(|said| &said.text);
        let texts = [Some(&self.title), self.measure.as_ref(), self.end.as_ref(), text];
        texts.into_iter().flatten().chain(&self.figures).map(String::as_str)
    }
}

/// Something that is said of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct ItemText {
    /// What it is about, where it does not say so itself.
    pub label: Option<String>,
    /// What is said.
    pub text: String,
}

impl From<String> for ItemText {
    fn from(text: String) -> Self {
        Self { label: None, text }
    }
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
    /// The report's financial year.
    pub(super) year: Option<&'s str>,
    /// The height of letters above their line, in ems.
    pub(super) letters: f64,
    /// Whether the indicators are printed, so that entries lead to them.
    pub(super) leads: bool,
    /// The day of production.
    pub(super) day: NaiveDate,
}

/// The summary of a pack; `None` where it has none.
pub(super) fn summary(
    pack: &Pack,
    scale: &Scale,
    views: &[IndicatorView],
    (report, size): (&ReportView, f64),
    context: &Context<'_>,
) -> Option<Summary> {
    let subject = |(indicator, view)| Subject { indicator, assessment: assess(indicator, scale), view };
    let subjects: Vec<Subject<'_>> = pack.indicators.0.iter().zip(views).map(subject).collect();
    let year = report.financial_year.as_deref();
    let letters = paper::letters(pack.report.theme.as_ref().is_some_and(|theme| theme.fonts.is_some()));
    let is_part = |part: &At<PartName>| part.value == PartName::Indicators;
    let leads = pack.report.parts.as_ref().is_none_or(|parts| parts.iter().any(is_part));
    let day = pack.report.produced_on.value.0;
    let source = Source { subjects, scale, context, size, year, letters, leads, day };
    let form = match pack.report.summary.as_ref().map(|asked| &asked.value) {
        Some(Asked::Whether(false)) => return None,
        None if source.rated() < FROM => return None,
        None | Some(Asked::Whether(true)) => None,
        Some(Asked::Form(form)) => Some(form),
    };
    let exceptions = form.and_then(|form| form.exceptions.as_ref());
    let movers = form.and_then(|form| form.movers.as_ref()).map(|movers| movers.value as usize);
    let levels: Vec<usize> = match exceptions {
        Some(levels) => levels.value.iter().filter_map(|level| scale.find(&level.0)).collect(),
        None => (0..scale.levels.len()).filter(|level| scale.is_off_target(*level)).collect(),
    };
    let are_asked = exceptions.is_some();
    let asks_for_none = exceptions.is_some_and(|levels| levels.value.is_empty());
    let exceptions = (!asks_for_none).then(|| exceptions::class(&source, &levels, are_asked));
    // What an exception says of its change is not said twice.
    let told = |label: &str| exceptions.as_ref().is_some_and(|class| class.tells(label));
    let movers = (movers != Some(0)).then(|| movers::class(&source, movers, told));
    let rest = [Some(listed::not_due(&source)), Some(listed::not_received(&source))];
    let mut classes: Vec<Class> = [exceptions, movers].into_iter().chain(rest).flatten().collect();
    classes.iter_mut().for_each(|class| class.place(&source));
    let summary = tally::tallies(&source);
    let Summary { lead, bar, levels, directions, notes, .. } = &summary;
    let head = Heights::of(&source).head(lead, !bar.is_empty(), [levels, directions], notes);
    let chosen = choice::choose(classes, &head, [paper::height(report, letters, size, context); 2], &source);
    Some(Summary { lists: chosen.lists, likely_pages: chosen.pages, ..summary })
}

impl<'s> Source<'s> {
    /// The indicators of which a figure is due.
    pub(super) fn due(&self) -> impl Iterator<Item = &Subject<'s>> {
        self.subjects.iter().filter(|subject| !subject.assessment.is_not_due())
    }

    /// The width of a heading, in ems.
    pub(super) fn width(&self, heading: &str) -> f64 {
        self.context.text.bold(heading, 1.0)
    }

    /// What a period is called, without the financial year where that is the report's own.
    pub(super) fn short(&self, period: &str) -> String {
        let period = one_line(period);
        let short = self.year.and_then(|year| period.strip_suffix(year)).map(str::trim_end);
        short
            .filter(|short| !short.is_empty() && !short.ends_with(|sign: char| sign.is_ascii_punctuation()))
            .map_or_else(|| period.clone(), str::to_owned)
    }

    /// How many indicators have a level that says how they perform.
    pub(super) fn rated(&self) -> usize {
        self.due().filter(|subject| self.is_rated(subject)).count()
    }

    /// Whether an indicator has a level that says how it performs.
    pub(super) fn is_rated(&self, subject: &Subject<'_>) -> bool {
        let is_band = |level: usize| self.scale.levels.get(level).is_some_and(|level| level.kind == Kind::Band);
        subject.assessment.own.judgement.level().is_some_and(is_band)
    }
}

impl Subject<'_> {
    /// An entry of a list about it.
    pub(super) fn item(&self, context: &Context<'_>) -> Item {
        let IndicatorView { label, position, number, title, .. } = self.view;
        let title = context.words.said.indicator_title(number.as_deref(), title.as_deref(), *position);
        let title = number.iter().cloned().chain([title]).collect::<Vec<_>>().join(" ");
        Item { label: label.clone(), position: *position, title, ..Item::default() }
    }
}
