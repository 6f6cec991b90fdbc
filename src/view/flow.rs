//! Indicators that follow one another on a page: their charts are low, and a small one stands beside the figures.

use serde::Serialize;

use super::Context;
use super::chart::{ChartView, pictures};
use super::report::Theme;
use super::table::{Layout, Table};
use crate::chart::chosen::Planned;
use crate::chart::{Drawing, Frame, Kind, Role, draw_low};
use crate::rating::scale::Scale;

/// How many columns at most a chart has that stands beside the figures.
const COLUMNS: usize = 3;

/// How an indicator stands that shares its pages with others.
#[derive(Debug, Serialize)]
pub struct Compact {
    /// The points that the figures take where the first chart stands beside them; null where all stands under one another.
    pub figures: Option<f64>,
}

/// Figures and charts as they stand.
pub(super) struct Standing {
    pub(super) table: Option<Table>,
    pub(super) charts: Vec<ChartView>,
    /// `None` where the indicator has pages of its own.
    pub(super) compact: Option<Compact>,
}

/// What figures and charts are fitted into.
pub(super) struct Room<'r> {
    pub(super) theme: &'r Theme,
    pub(super) scale: &'r Scale,
    /// Whether charts have their numbers under them.
    pub(super) tables: bool,
    pub(super) context: &'r Context<'r>,
}

impl Room<'_> {
    /// Figures and charts of an indicator with this title on pages that it shares; `table` makes its headline table in some ems.
    pub(super) fn standing(
        &self,
        title: Option<&str>,
        planned: &[Planned],
        table: impl Fn(f64) -> Option<Table>,
    ) -> Standing {
        let (measures, size) = (self.context.measures, self.small());
        let beside = planned.first().and_then(|first| Some((self.small_chart(first)?, self.small_table(&table)?)));
        let is_beside = beside.is_some();
        let (first, small) = beside.unzip();
        let rest = planned.iter().skip(usize::from(is_beside));
        let whole = rest.flat_map(|planned| self.charts(planned, measures.page.text_width));
        let mut charts: Vec<ChartView> = first.into_iter().chain(whole).collect();
        // Beside the figures it is never on another page than the heading.
        if let Some(first) = charts.first_mut().filter(|_| is_beside) {
            first.is_named_above = title == Some(first.title.as_str());
        }
        Standing {
            table: small.or_else(|| table(measures.page.text_width / size)),
            charts,
            compact: Some(Compact { figures: is_beside.then_some(measures.flow.figures) }),
        }
    }

    /// The first chart, where it is small enough to stand beside the figures.
    fn small_chart(&self, planned: &Planned) -> Option<ChartView> {
        let (measures, chart) = (self.context.measures, &planned.chart);
        let drawn = chart.series.iter().filter(|series| series.role != Role::Target).count();
        let is_named = |drawing: &Drawing| drawing.categories.len() == chart.categories.len();
        let is_small = self.theme.text_size <= measures.flow.most_size
            && chart.kind == Kind::Column
            && (drawn, chart.categories.len() <= COLUMNS) == (1, true)
            && !planned.table.unwrap_or(self.tables);
        let width = measures.page.text_width - measures.flow.figures - measures.flow.gutter;
        let fits =
            |drawing: &Drawing| !drawing.across && is_named(drawing) && drawing.height <= measures.flow.chart_height;
        let mut charts = if is_small { self.charts(planned, width) } else { return None };
        charts.pop().filter(|chart| charts.is_empty() && !chart.drawing.empty && fits(&chart.drawing))
    }

    /// The headline table, where its cells fit beside a chart.
    fn small_table(&self, table: impl Fn(f64) -> Option<Table>) -> Option<Table> {
        table(self.context.measures.flow.figures / self.small())
            .filter(|table| table.is_large && table.layout != Layout::Tall)
    }

    fn charts(&self, planned: &Planned, width: f64) -> Vec<ChartView> {
        let frame = Frame { width, size: self.small() };
        pictures(planned, self.tables, (frame, draw_low), self.scale, self.context)
    }

    fn small(&self) -> f64 {
        self.context.measures.small(self.theme.text_size)
    }
}
