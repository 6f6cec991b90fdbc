//! How high the pieces of an indicator's page are in points, as the templates set them: rather more than less.
//!
//! It may know the view of an indicator and the width of letters. It finds out what has room where, and never what is said.

mod headline;
mod key;
mod lines;
mod texts;

use super::indicator::{Figure, IndicatorView};
use super::paper;
use super::table::Remark;
use super::{Context, ReportView};

/// Sizes of headings in those of running text; the space above and below a heading, and between its lines, in its own.
const GROUP: f64 = 1.05;
const GROUP_BELOW: f64 = 0.7;
const TITLE: Heading = Heading { size: 1.6, above: 0.7, below: 0.8, leading: 0.5 };
const SECTION: Heading = Heading { size: 1.08, above: 1.2, below: 0.5, leading: 0.68 };
/// Between lines and between paragraphs, as usual and at most denser, in ems.
const LEADING: [f64; 2] = [0.68, 0.5];
const SPACING: [f64; 2] = [0.95, 0.7];
/// How much of the space above the headings of sections is left where text is densest.
const ABOVE: f64 = 0.7;
/// Above the title of a chart and above a picture, in ems.
const CHART_ABOVE: f64 = 1.3;
/// Above remarks and notes, in ems of small text.
const NOTES_ABOVE: f64 = 0.4;
/// The line over the text with the way back, in ems of small text, beside the height of its letters.
const BAND: f64 = 1.212;

/// A millimetre in points.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// A heading.
struct Heading {
    size: f64,
    above: f64,
    below: f64,
    leading: f64,
}

/// A value between two, for a density from 0 to 1.
fn between([usual, densest]: [f64; 2], density: f64) -> f64 {
    usual + (densest - usual) * density
}

/// What heights are reckoned from.
pub(super) struct Heights<'h> {
    context: &'h Context<'h>,
    /// The sizes of running and of small text.
    size: f64,
    small: f64,
    /// The height of letters above their line, in ems.
    letters: f64,
    /// The width of the text column.
    width: f64,
    /// The height for an indicator's text on a page of its own.
    pub(super) page: f64,
}

impl<'h> Heights<'h> {
    /// The heights of a report's indicators; `has_fonts` where it names fonts of its own.
    pub(super) fn of(report: &ReportView, size: f64, has_fonts: bool, context: &'h Context<'h>) -> Self {
        let (letters, small) = (paper::letters(has_fonts), context.measures.small(size));
        let heights = Self { context, size, small, letters, width: context.measures.page.text_width, page: 0.0 };
        let page = paper::height(report, letters, size, context) - heights.band();
        Self { page, ..heights }
    }

    /// The line over the text of indicators.
    fn band(&self) -> f64 {
        (self.letters + BAND) * self.small
    }

    /// What stands above the charts of an indicator.
    pub(super) fn head(&self, view: &IndicatorView, density: f64) -> f64 {
        let group = view.group.as_ref().map_or(0.0, |group| {
            self.bold(group, GROUP * self.size, LEADING[0]) + GROUP_BELOW.max(TITLE.above * TITLE.size) * self.size
        });
        let large = TITLE.size * self.size;
        let title = self.bold(&view.heading, large, TITLE.leading) + TITLE.below * large;
        let owners = self.remarks_on_line(&view.owners);
        let table = view.table.as_ref().map_or(0.0, |table| self.table(table, density));
        group + title + owners + table + self.notes(view)
    }

    /// Owner and portfolio, with the space under them.
    fn remarks_on_line(&self, owners: &[Remark]) -> f64 {
        if owners.is_empty() {
            return 0.0;
        }
        let text =
            owners.iter().map(|owner| format!("{}: {}", owner.heading, owner.text)).collect::<Vec<_>>().join("   ");
        self.small_text(&text) + SPACING[0] * self.small
    }

    /// Remarks and notes, with the space above them.
    fn notes(&self, view: &IndicatorView) -> f64 {
        let remark = |remark: &Remark| {
            let of = remark.measure.iter().map(|measure| format!("{measure}, "));
            let text: String = of.chain([format!("{}: {}", remark.heading, remark.text)]).collect();
            self.small_text(&text)
        };
        let spacing = SPACING[0] * self.small;
        let remarks = view.remarks.iter().map(|one| remark(one) + spacing).sum::<f64>();
        let notes = view.notes.iter().map(|blocks| self.small_blocks(blocks) + spacing).sum::<f64>();
        let is_empty = view.remarks.is_empty() && view.notes.is_empty();
        if is_empty { 0.0 } else { NOTES_ABOVE * self.small - spacing + remarks + notes }
    }

    /// The charts of an indicator, with their titles and the spaces above them; `None` where one has its numbers under it.
    pub(super) fn charts(&self, view: &IndicatorView, density: f64) -> Option<f64> {
        let spacing = between(SPACING, density) * self.size;
        let one = |chart: &super::ChartView| {
            let title = if chart.is_named_above { 0.0 } else { self.chart_title(&chart.title) };
            chart.table.is_none().then_some(title + spacing + chart.drawing.height)
        };
        view.charts.iter().map(one).sum()
    }

    /// Pictures made elsewhere, with their captions.
    pub(super) fn pictures(&self, view: &IndicatorView) -> f64 {
        let one = |figure: &Figure| {
            let caption = figure.caption.as_ref().map_or(0.0, |caption| {
                let lines = self.lines(caption, self.width, |word| self.context.text.width(word, self.size));
                self.high(lines, self.size, LEADING[0]) + SPACING[0] * self.size
            });
            CHART_ABOVE * self.size + figure.height_mm * MILLIMETRE + caption
        };
        view.figures.iter().map(one).sum()
    }

    /// The title of a chart with the space above it.
    pub(super) fn chart_title(&self, title: &str) -> f64 {
        self.bold(title, self.size, LEADING[0]) + CHART_ABOVE * self.size
    }

    /// The height that is left for the first chart of an indicator on its first page, and the space above the chart.
    pub(super) fn under(&self, head: f64, title: Option<&str>) -> f64 {
        self.page - head - title.map_or(0.0, |title| self.chart_title(title)) - (SPACING[0] + 0.5) * self.size
    }
}
