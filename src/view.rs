//! The one thing the templates read: every word and number of the report, ready to print.
//!
//! It may know the pack, what is assessed of it, words and the pure rooms. It must never judge, and leaves the templates no number to
//! format, no word to add and nothing to decide but where things stand.

mod actions;
mod blocks;
mod changes;
mod chart;
mod flow;
mod furniture;
mod heights;
mod index;
mod indicator;
mod indicators;
mod key;
mod leaf;
mod lent;
mod lines;
mod numbers;
mod paper;
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

use heights::Heights;

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
pub use flow::Compact;
pub use furniture::Fits;
pub use index::{Count, IndexColumn, IndexGroup, IndexRow, IndexTable, NotDue, Shows};
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
pub use summary::{Item, ItemText, Listed, ListedGroup, Summary, Tally, TallyRow};
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
    /// Counts and columns of the index.
    pub index_table: IndexTable,
    /// The rows of the index, in groups.
    pub index: Vec<IndexGroup>,
    /// The indicators.
    pub indicators: Vec<IndicatorView>,
    /// Whether indicators follow one another, so that only groups start pages.
    pub flows: bool,
    /// The line at the end of the report that says which pack it was made from, where the pack asks for it.
    pub fingerprint: Option<String>,
    /// Files to attach to the PDF.
    pub attachments: Vec<Attachment>,
    /// What the program says itself, where it has no words in the report's language.
    pub lent: Option<Lent>,
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
    let report = report::report(&pack.report, theme.text_size, context);
    let indicators = indicators::views(pack, &scale, (&report, &theme), context);
    let introduction = indicators::sections(pack.report.introduction.as_ref().map(|texts| &texts.value), room);
    let summary = summary::summary(pack, &scale, &indicators, (&report, theme.text_size), context);
    let changes = changes::changes(context.corrections, &indicators, context.words);
    let has_trends = indicators.iter().any(|view| view.index.has_trend());
    let key = key::key(pack, &scale, has_trends, room, context.words);
    let has_fonts = pack.report.theme.as_ref().is_some_and(|theme| theme.fonts.is_some());
    let closeness = Heights::of(&report, theme.text_size, has_fonts, context).closeness(&key);
    let key = Key { closeness, ..key };
    let has = |part: Part| match part {
        Part::Changes => changes.is_some(),
        Part::Introduction => !introduction.is_empty(),
        Part::Summary => summary.is_some(),
        Part::Key => !key.rows.is_empty() || !key.marks.is_empty(),
        Part::Indicators => !indicators.is_empty(),
        _ => true,
    };
    let parts = parts::parts(&pack.report, has);
    let (index_table, index) = index(pack, &indicators, (&scale, theme.text_size), context);
    View {
        report,
        parts,
        changes,
        introduction,
        summary,
        key,
        counted: counted(indicators.len(), context.words),
        index_table,
        index,
        theme,
        indicators,
        flows: pack.report.flows(),
        fingerprint: fingerprint(pack, context),
        attachments: if context.attach { attachments(context.sources) } else { Vec::new() },
        lent: None,
    }
}

/// The index: what stands above its rows, and the rows.
fn index(
    pack: &Pack,
    indicators: &[IndicatorView],
    (scale, size): (&Scale, f64),
    context: &Context<'_>,
) -> (IndexTable, Vec<IndexGroup>) {
    let Context { text, measures, words, .. } = *context;
    let first_page = pack.report.first_page.as_ref().map_or(1, |first| first.value);
    let mut groups = index::groups(indicators, words);
    let room = index::Room { size, first_page, text, measures, words };
    let arranged = index::fit(&mut groups, room);
    index::break_high_rows(&mut groups, &arranged, room);
    let likely_pages = index::likely_pages(&groups, &arranged, room);
    let is_close = index::is_close(&groups, &arranged, room);
    let index::Arrangement { columns, is_titled } = arranged;
    let table = IndexTable {
        counts: index::counts(indicators, scale),
        not_due: index::not_due(indicators, words),
        joined: index::joined(&columns),
        likely_pages,
        is_close,
        is_titled,
        columns,
    };
    (table, groups)
}

/// The fingerprint, where it is to be printed.
fn fingerprint(pack: &Pack, context: &Context<'_>) -> Option<String> {
    let is_asked = pack.report.fingerprint.as_ref().is_some_and(|asked| asked.value);
    let sum = context.fingerprint.filter(|_| is_asked)?;
    Some(context.words.plain.fingerprint.replace("{sum}", &sum.in_fours()))
}

fn counted(indicators: usize, words: &Words) -> String {
    if indicators == 0 { words.plain.no_indicators.clone() } else { words.said.indicators(indicators) }
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
