//! Figures and charts of an indicator fitted into its page: charts begin under the figures where they can, and what runs over by a
//! few lines is set denser.

use super::Context;
use super::chart::{self, ChartView, pictures};
use super::flow;
use super::heights::Heights;
use super::indicator::IndicatorView;
use super::report::Theme;
use super::table::Table;
use crate::chart::chosen::Planned;
use crate::chart::{Chart, Frame, draw};
use crate::look::measures::Measures;
use crate::rating::scale::Scale;

/// How many densities are tried, and by how much heights may be wrong, in ems.
const STEPS: u8 = 8;
const WRONG: f64 = 0.25;
/// The most that density gains, in ems: what runs over by more is not tried.
const MOST: f64 = 12.0;
/// The most categories, and series, of charts that are never parted.
const TOGETHER: usize = 4;

/// What the figures and charts of all indicators are fitted into.
pub(super) struct Leaf<'l> {
    pub(super) theme: &'l Theme,
    pub(super) scale: &'l Scale,
    /// Whether charts have their numbers under them.
    pub(super) tables: bool,
    pub(super) heights: Heights<'l>,
    pub(super) context: &'l Context<'l>,
}

impl Leaf<'_> {
    /// Gives an indicator its figures and charts on pages of its own; `table` makes its headline table in some ems of small text.
    pub(super) fn fill(
        &self,
        view: &mut IndicatorView,
        planned: &[Planned],
        table: impl Fn(f64, &Measures) -> Option<Table>,
    ) {
        view.table = table(self.context.measures.column(self.theme.text_size), self.context.measures);
        let head = self.heights.head(view, 0.0);
        view.charts = self.charts(view, planned, head, 0.0);
        self.condense(view, planned, head);
    }

    /// Sets an indicator that runs over its page by a few lines as much denser as fits it there, if that is possible.
    fn condense(&self, view: &mut IndicatorView, planned: &[Planned], head: f64) {
        let size = self.theme.text_size;
        let room = self.heights.page - WRONG * size;
        // Most indicators surely fit, as the number of their letters says.
        let charts = self.heights.charts(view, 0.0).unwrap_or(0.0) + self.heights.pictures(view);
        if self.heights.texts_at_most(&view.narrative).is_some_and(|texts| head + charts + texts <= room) {
            return;
        }
        let Some(usual) = self.height(view, 0.0) else { return };
        if usual <= room || usual > room + MOST * size {
            return;
        }
        let charts = std::mem::take(&mut view.charts);
        let mut at = |density: f64| {
            view.charts = self.charts(view, planned, head, density);
            self.height(view, density).unwrap_or(f64::INFINITY)
        };
        let densest = at(1.0);
        let found = (densest <= room).then(|| steps((usual, densest), room).find(|density| at(*density) <= room));
        match found.flatten() {
            None => view.charts = charts,
            density => view.density = density,
        }
    }

    /// Gives an indicator its figures and charts on pages that it shares with others.
    pub(super) fn share(
        &self,
        view: &mut IndicatorView,
        planned: &[Planned],
        table: impl Fn(f64, &Measures) -> Option<Table>,
    ) {
        let under = planned.first().filter(|planned| may_be_parted(&planned.chart)).map(|planned| {
            view.table = table(self.context.measures.column(self.theme.text_size), self.context.measures);
            let title = Some(planned.chart.title.as_str());
            let under = self.heights.under(self.heights.head(view, 0.0), title);
            (under, self.heights.under(0.0, title))
        });
        let Self { theme, scale, tables, context, .. } = *self;
        let room = flow::Room { theme, scale, tables, under, context };
        let standing = room.standing(view.title.as_deref(), planned, table);
        (view.table, view.charts, view.compact) = (standing.table, standing.charts, standing.compact);
    }

    fn charts(&self, view: &IndicatorView, planned: &[Planned], head: f64, density: f64) -> Vec<ChartView> {
        let measures = self.context.measures;
        let title = view.title.as_deref();
        let frame = Frame { density, ..Frame::new(measures.page.text_width, measures.small(self.theme.text_size)) };
        let one = |(index, planned): (usize, &Planned)| {
            // Where a chart takes several pictures, each has its number behind the title, and none is without one.
            let numbered = || self.context.words.said.numbered(&planned.chart.title, 8, 8);
            let page = may_be_parted(&planned.chart).then(|| self.heights.under(0.0, Some(&numbered())));
            let frame = Frame { page, ..frame };
            if index > 0 {
                return self.drawn(planned, frame);
            }
            let named = Some(planned.chart.title.as_str()).filter(|named| title != Some(named));
            self.under(planned, frame, self.heights.under(head, named))
        };
        chart::named_above(title, planned.iter().enumerate().flat_map(one).collect())
    }

    /// The first chart of an indicator: where it does not stand in the room under the headline, as much lower as makes it stand
    /// there. What does not at its lowest begins on the next page, as high as usual.
    fn under(&self, planned: &Planned, frame: Frame, room: f64) -> Vec<ChartView> {
        let frame = Frame { room: Some(room), ..frame };
        let fits = |charts: &Vec<ChartView>| {
            charts.first().is_none_or(|first| first.drawing.across || first.drawing.height <= room)
        };
        let usual = self.drawn(planned, frame);
        if fits(&usual) {
            return usual;
        }
        let at = |density: f64| self.drawn(planned, Frame { density, ..frame });
        let height = |charts: &[ChartView]| charts.first().map_or(0.0, |first| first.drawing.height);
        let lowest = at(1.0);
        if !fits(&lowest) {
            return usual;
        }
        let between = steps((height(&usual), height(&lowest)), room).take_while(|density| *density < 1.0);
        between.filter(|density| *density > frame.density).map(at).find(fits).unwrap_or(lowest)
    }

    fn drawn(&self, planned: &Planned, frame: Frame) -> Vec<ChartView> {
        pictures(planned, self.tables, (frame, draw), self.scale, self.context)
    }

    /// The height of all of an indicator; `None` where it cannot be told.
    fn height(&self, view: &IndicatorView, density: f64) -> Option<f64> {
        let heights = &self.heights;
        let charts = heights.charts(view, density)? + heights.pictures(view);
        Some(heights.head(view, density) + charts + heights.texts(&view.narrative, density)?)
    }
}

/// The densities at which something may fit that is so high as usual and at its densest, from the least.
fn steps((usual, densest): (f64, f64), room: f64) -> impl Iterator<Item = f64> {
    let share = ((usual - room) / (usual - densest).max(0.01)).clamp(0.0, 1.0);
    let first = ((share * f64::from(STEPS)) as u8).max(1);
    (first..=STEPS).map(|step| f64::from(step) / f64::from(STEPS))
}

/// Whether a chart may have to be parted.
fn may_be_parted(chart: &Chart) -> bool {
    chart.categories.len() > TOGETHER || chart.series.len() > TOGETHER
}
