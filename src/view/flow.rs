//! Indicators that follow one another on a page: their charts are low, and a small one stands beside the figures.

mod lines;

use serde::Serialize;

use super::Context;
use super::chart::{ChartView, Draw, named_above, pictures};
use super::report::Theme;
use super::table::{Layout, Table};
use crate::chart::chosen::Planned;
use crate::chart::{Frame, draw_least, draw_low};
use crate::look::measures::{Columns, Measures};
use crate::rating::scale::Scale;

pub(super) use lines::place;

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
    /// The height that is left for the first chart under the figures and on a page, where that may have to be parted.
    pub(super) under: Option<(f64, f64)>,
    pub(super) context: &'r Context<'r>,
}

/// Figures with a chart beside them.
struct Beside {
    table: Table,
    /// The points that they take.
    width: f64,
    chart: ChartView,
}

impl Room<'_> {
    /// Figures and charts of an indicator with this title on pages that it shares; `table` makes its headline table in some ems
    /// of small text.
    pub(super) fn standing(
        &self,
        title: Option<&str>,
        planned: &[Planned],
        table: impl Fn(f64, &Measures) -> Option<Table>,
    ) -> Standing {
        let width = self.context.measures.page.text_width;
        let beside = planned.first().and_then(|first| self.beside(first, &table));
        let rest = planned.iter().skip(usize::from(beside.is_some()));
        let under = self.under.filter(|_| beside.is_none());
        let room = |index: usize| under.filter(|_| index == 0);
        let rest = rest.enumerate().flat_map(|(index, planned)| self.charts(planned, (width, room(index)), draw_low));
        let Some(Beside { table, width, chart }) = beside else {
            let table = table(width / self.small(), self.context.measures);
            let charts = named_above(title, rest.collect());
            return Standing { table, charts, compact: Some(Compact { figures: None }) };
        };
        let charts = named_above(title, std::iter::once(chart).chain(rest).collect());
        Standing { table: Some(table), charts, compact: Some(Compact { figures: Some(width) }) }
    }

    /// The headline table in one row and the first chart beside it, where both are small enough; the table has as much room as
    /// makes the chart no higher.
    fn beside(&self, planned: &Planned, table: impl Fn(f64, &Measures) -> Option<Table>) -> Option<Beside> {
        if self.theme.text_size > self.context.measures.flow.most_size || planned.table.unwrap_or(self.tables) {
            return None;
        }
        let fitted = |columns: Columns| self.fitted(planned, columns, &table);
        let tight = [Columns::Tight, Columns::Tightest].into_iter().find_map(fitted)?;
        let roomy = fitted(Columns::Roomy).filter(|roomy| roomy.chart.drawing.height <= tight.chart.drawing.height);
        Some(roomy.unwrap_or(tight))
    }

    fn fitted(
        &self,
        planned: &Planned,
        columns: Columns,
        table: impl Fn(f64, &Measures) -> Option<Table>,
    ) -> Option<Beside> {
        let (measures, flow) = (self.context.measures, &self.context.measures.flow);
        let room = measures.page.text_width - flow.gutter;
        let most = (room - flow.least_chart) / self.small();
        let table = table(most, &measures.beside_chart(columns))
            .filter(|table| table.is_large && table.layout == Layout::Wide)?;
        let (table, width) = self.row(table, room - flow.most_chart);
        let mut charts = self.charts(planned, (room - width, None), draw_least);
        let chart = charts.pop().filter(|chart| charts.is_empty() && chart.drawing.height <= flow.chart_height)?;
        Some(Beside { table, width, chart })
    }

    /// The table without space before its first and behind its last column, as wide as it needs or as this, and its width.
    fn row(&self, mut table: Table, least: f64) -> (Table, f64) {
        let space = self.context.measures.flow.cell_space;
        let last = table.columns.len().saturating_sub(1);
        for at in [0, last] {
            table.columns[at].width -= space;
        }
        let needed = table.columns.iter().map(|column| column.width).sum::<f64>() * self.small();
        let width = needed.max(least);
        (Table { stretch: width / needed, ..table }, width)
    }

    fn charts(&self, planned: &Planned, (width, room): (f64, Option<(f64, f64)>), draw: Draw) -> Vec<ChartView> {
        let (room, page) = room.unzip();
        let frame = Frame { room, page, ..Frame::new(width, self.small()) };
        pictures(planned, self.tables, (frame, draw), self.scale, self.context)
    }

    fn small(&self) -> f64 {
        self.context.measures.small(self.theme.text_size)
    }
}
