//! The one thing the templates read: every word and number of the report, ready to print.

mod actions;
mod blocks;
mod changes;
mod chart;
mod indicator;
mod key;
mod lent;
mod numbers;
mod parts;
mod report;
mod sheet;
mod statements;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod trend;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::change::corrections::Corrections;
use crate::chart::TextWidth;
use crate::digest::Sum;
use crate::look::measures::Measures;
use crate::pack::Pack;
use crate::picture::named::Pictures;
use crate::rating::scale::Scale;
use crate::source::{SourceFile, Sources};
use crate::words::{Words, unmarked};

pub use blocks::Section;
pub(crate) use changes::{ChangeRow, ChangesView};
pub(crate) use chart::ChartView;
pub(crate) use indicator::Figure;
pub use indicator::IndicatorView;
pub use key::Key;
pub(crate) use key::{KeyRow, LevelMeaning};
pub use lent::{Lent, LentHere};
pub(crate) use numbers::{Numbers, NumbersRow, NumbersTable};
pub use parts::Part;
pub(crate) use report::Logo;
pub use report::{Badge, ReportView, Theme};
pub use sheet::{Extent, Page, Sheet, Subject};
pub use summary::{Columns, Item, Listed, Summary, Tally, TallyRow};
pub(crate) use table::{Cell, Column, Layout, Remark, Row, Table};
pub use trend::TrendView;

/// Everything the templates print, in print order; they read it as a [`Sheet`].
#[derive(Debug)]
pub struct View {
    /// Cover, header and footer.
    pub report: ReportView,
    /// The report's own look.
    pub theme: Theme,
    /// The parts that are printed, in order; the cover is the first.
    pub parts: Vec<Part>,
    /// What has changed since the version before; null where nothing is corrected.
    pub changes: Option<ChangesView>,
    /// The texts before everything else.
    pub introduction: Vec<Section>,
    /// The page a meeting can be held on; null where there is none.
    pub summary: Option<Summary>,
    /// The key.
    pub key: Key,
    /// "20 indicators"; that there are none, where there are none.
    pub counted: String,
    /// How many indicators have each level.
    pub counts: Vec<Count>,
    /// The rows of the index, in groups.
    pub index: Vec<IndexGroup>,
    /// The widest texts of the index.
    pub widest: Widest,
    /// The indicators.
    pub indicators: Vec<IndicatorView>,
    /// The line at the end of the report that says which pack it was made from, where the pack asks for it.
    pub fingerprint: Option<String>,
    /// Files to attach to the PDF.
    pub attachments: Vec<Attachment>,
    /// What the program says itself, where it has no words in the report's language.
    pub lent: Option<Lent>,
}

/// How many indicators have a level.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// The level; null for indicators without one.
    pub level: Option<Badge>,
    /// How many.
    pub count: usize,
}

/// Consecutive indicators of one group.
#[derive(Debug, Clone, Serialize)]
pub struct IndexGroup {
    /// The group's name; null for indicators without one.
    pub title: Option<String>,
    /// Its rows.
    pub rows: Vec<IndexRow>,
}

/// One row of the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexRow {
    /// The label of the indicator's heading.
    pub label: String,
    /// Its place among the indicators, from 1.
    pub position: usize,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title, or what it is called without one.
    pub title: String,
    /// Its level, if it has one.
    pub level: Option<Badge>,
    /// The change in performance, if there is one to print.
    pub change: Option<String>,
    /// The number of the page its indicator starts on; null where the templates have to find it.
    pub page: Option<u64>,
}

/// The widest texts of the index's columns, by which the templates measure these; empty where there are none.
#[derive(Debug, Default, Serialize)]
pub struct Widest {
    /// The widest number.
    pub number: String,
    /// The widest change in performance.
    pub change: String,
    /// The widest word of the changes.
    pub change_word: String,
}

/// A file attached to the PDF.
#[derive(Debug, Serialize)]
pub struct Attachment {
    /// Its path in the templates' world.
    pub path: String,
    /// Its name in the PDF.
    pub name: String,
}

/// What the view is made from, besides the pack.
pub struct Context<'c> {
    /// The files of the pack.
    pub sources: &'c Sources,
    /// The pictures of the pack.
    pub pictures: &'c Pictures,
    /// The width of text in the report's font.
    pub text: &'c dyn TextWidth,
    /// The measures that templates and program share.
    pub measures: &'c Measures,
    /// The words that are printed beside those of the pack.
    pub words: &'c Words,
    /// What the report says of the version that it corrects.
    pub corrections: Option<&'c Corrections>,
    /// The fingerprint of the pack.
    pub fingerprint: Option<Sum>,
    /// Whether the pack is attached to the PDF.
    pub attach: bool,
}

/// Makes the view of a pack that has no errors.
pub fn view(pack: &Pack, context: &Context<'_>) -> View {
    let view = made(pack, context);
    let Some(language) = context.words.lent() else { return view };
    let words = context.words.marked();
    let marked = made(pack, &Context { words: &words, text: &Unmarked(context.text), ..*context });
    let names = Scale::of(pack.rating.as_ref()).levels.into_iter().map(|level| level.name);
    let names = names.filter(|name| pack.rating.is_none() && context.words.plain.meaning(name).is_some());
    let json = |view: &View| serde_json::to_value(view.whole()).expect("a view is strings, numbers and lists");
    let lent = Lent::of(language, &json(&view), &json(&marked), names);
    View { lent: Some(lent), ..view }
}

/// The width of text without the marks of words.
struct Unmarked<'t>(&'t dyn TextWidth);

impl TextWidth for Unmarked<'_> {
    fn width(&self, text: &str, size: f64) -> f64 {
        self.0.width(&unmarked(text), size)
    }

    fn bold(&self, text: &str, size: f64) -> f64 {
        self.0.bold(&unmarked(text), size)
    }
}

fn made(pack: &Pack, context: &Context<'_>) -> View {
    let scale = Scale::of(pack.rating.as_ref());
    let theme = report::theme(&pack.report, context.measures);
    let room =
        blocks::Room { ems: context.measures.column(theme.text_size), text: context.text, measures: context.measures };
    let indicators = indicator::views(pack, &scale, &theme, context);
    let introduction = indicator::sections(pack.report.introduction.as_ref().map(|texts| &texts.value), room);
    let summary = summary::summary(pack, &scale, &indicators, theme.text_size, trend_room(&theme, context), context);
    let changes = changes::changes(context.corrections, &indicators, context.words);
    let has = |part: Part| match part {
        Part::Changes => changes.is_some(),
        Part::Introduction => !introduction.is_empty(),
        Part::Summary => summary.is_some(),
        Part::Indicators => !indicators.is_empty(),
        _ => true,
    };
    View {
        report: report::report(&pack.report, context),
        parts: parts::parts(&pack.report, has),
        changes,
        introduction,
        summary,
        key: key::key(pack, &scale, room, context.words),
        counted: counted(indicators.len(), context.words),
        counts: counts(&indicators, &scale),
        index: index(&indicators, context.words),
        widest: widest(&indicators, context.text),
        theme,
        indicators,
        fingerprint: fingerprint(pack, context),
        attachments: if context.attach { attachments(context.sources) } else { Vec::new() },
        lent: None,
    }
}

/// The width and the height of a trend: 18 mm, and a line of a table's text.
fn trend_room(theme: &Theme, context: &Context<'_>) -> (f64, f64) {
    (18.0 * 72.0 / 25.4, context.measures.small(theme.text_size) * 1.3)
}

/// The fingerprint, where it is to be printed.
fn fingerprint(pack: &Pack, context: &Context<'_>) -> Option<String> {
    let is_asked = pack.report.fingerprint.as_ref().is_some_and(|asked| asked.value);
    let sum = context.fingerprint.filter(|_| is_asked)?;
    Some(context.words.plain.fingerprint.replace("{sum}", &sum.in_fours()))
}

/// Every band with its count, the labels that are used, and last what has no level at all.
fn counts(indicators: &[IndicatorView], scale: &Scale) -> Vec<Count> {
    let count =
        |level: Option<Badge>| Count { count: indicators.iter().filter(|view| view.level == level).count(), level };
    let levels = (0..scale.levels.len()).map(|index| report::badge(scale, index));
    let worth_showing = |count: &Count| count.count > 0 || count.level.as_ref().is_some_and(|level| level.is_band);
    levels.chain([None]).map(count).filter(worth_showing).collect()
}

fn counted(indicators: usize, words: &Words) -> String {
    if indicators == 0 { words.plain.no_indicators.clone() } else { words.said.indicators(indicators) }
}

fn index(indicators: &[IndicatorView], words: &Words) -> Vec<IndexGroup> {
    let has_groups = indicators.iter().any(|view| view.group.is_some());
    let other = || has_groups.then(|| words.plain.index_columns.other_indicators.clone());
    let groups = indicators.chunk_by(|a, b| a.group == b.group);
    let row = |view: &IndicatorView| IndexRow {
        label: view.label.clone(),
        position: view.position,
        number: view.number.clone(),
        title: words.said.indicator_title(view.number.as_deref(), view.title.as_deref(), view.position),
        level: view.level.clone(),
        change: view.change.clone(),
        page: None,
    };
    groups
        .map(|group| IndexGroup { title: group[0].group.clone().or_else(other), rows: group.iter().map(row).collect() })
        .collect()
}

fn widest(indicators: &[IndicatorView], text: &dyn TextWidth) -> Widest {
    let changes = || indicators.iter().filter_map(|view| view.change.as_deref());
    Widest {
        number: widest_of(indicators.iter().filter_map(|view| view.number.as_deref()), text),
        change: widest_of(changes(), text),
        change_word: widest_of(changes().flat_map(|change| change.split(' ')), text),
    }
}

/// The widest of some texts, the first of equal ones.
fn widest_of<'t>(texts: impl Iterator<Item = &'t str>, text: &dyn TextWidth) -> String {
    let wider = |(widest, most): (&'t str, f64), one: &'t str| {
        let width = text.width(one, 1.0);
        if width > most { (one, width) } else { (widest, most) }
    };
    texts.fold(("", 0.0), wider).0.to_owned()
}

/// The pack's files as they were read, named as they lie in its folder; one that is named twice is attached once.
fn attachments(sources: &Sources) -> Vec<Attachment> {
    let mut attached: BTreeMap<String, &SourceFile> = BTreeMap::new();
    let mut attachments = Vec::new();
    for (index, file) in sources.files().iter().enumerate() {
        let name = match attached.get(&file.below) {
            Some(other) if other.text == file.text => continue,
            // Standard input has no name, and was given one that another file has.
            Some(_) => format!("{}-{}", index + 1, file.below),
            None => file.below.clone(),
        };
        attached.insert(name.clone(), file);
        attachments.push(Attachment { path: attachment_path(index), name });
    }
    attachments
}

/// Where an attached file lies in the templates' world.
pub fn attachment_path(index: usize) -> String {
    format!("/data/pack/{index}.json")
}
