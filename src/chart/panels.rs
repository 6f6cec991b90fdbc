//! Small multiples: five series or more, each in a panel of its own, all on one scale.

mod plots;
mod sideways;

use super::columns;
use super::drawing::Drawing;
use super::events::Marks;
use super::frame::{self, Upright};
use super::lettering::Lettering;
use super::line;
use super::plan::{Drawn, Plan, Shared};
use super::rows;
use super::sheets::Sheet;
use super::shelves::{Shelf, pages, shown};
use super::{Chart, Kind, Role, axis, events, stacks};
use crate::words::Shape;

/// The gap between panels, in text sizes: to the right, and down.
const BESIDE: f64 = 1.6;
const BELOW: f64 = 1.0;
/// The least width of a panel's plot, in text sizes, and the most panels side by side.
const NARROWEST: f64 = 12.0;
const ABREAST: usize = 3;
/// The width that a panel of bars needs for its bars, in text sizes.
const BARS: f64 = 8.0;
/// The heights of a panel's plot, in lines of text: the first with which panels take the fewest pages.
const HEIGHTS: [f64; 3] = [7.0, 6.0, 5.0];
/// The most pages on which lower panels are tried.
const MOST_PAGES: usize = 3;
/// The most pages on which even the lowest panels are tried.
const VERY_MANY: usize = 24;
/// The height of a headline with its heading, in text sizes.
const HEADLINE: f64 = 7.0;

/// Places a chart whose series are too many for one plot; over the parts of a whole stands the whole.
pub(super) fn draw(plan: Plan, width: f64, lettering: &Lettering) -> Vec<Sheet> {
    let whole = plan.stacked.then(|| stacks::with_total(&plan));
    let (plan, of_stack) = match &whole {
        Some((chart, has_total)) => {
            let Plan { stature, density, room, page, .. } = plan;
            (
                Plan { stature, density, room, page, ..Plan::new(chart, plan.words) },
                Some(OfStack { has_total: *has_total }),
            )
        }
        None => (plan, None),
    };
    place(plan, of_stack, width, lettering)
}

fn place(mut plan: Plan, of_stack: Option<OfStack>, width: f64, lettering: &Lettering) -> Vec<Sheet> {
    // Their names tell them apart: one look for the measures and one for the others compares better than four in turn.
    plan.drawn.iter_mut().for_each(|drawn| drawn.style = usize::from(drawn.series.role == Role::Comparator));
    let (panels, sheets) = fitted(&plan, of_stack, width, lettering);
    let (head, top) = panels.head();
    let are_many = sheets.len() > 1;
    let sheet = |blocks: Vec<Shelf>| {
        let (series, categories) = shown(&blocks);
        let shows = plan.cut(&series, categories);
        let mut drawing = head.clone();
        let mut down = top;
        for Shelf { panels, height, .. } in blocks {
            drawing.panels.extend(panels.into_iter().map(|panel| panel.moved(0.0, down)));
            down += height + lettering.size * BELOW;
        }
        let told = panels.sentences(&plan.over(&shows, &series), &drawing);
        let drawing = frame::finish(drawing, down - lettering.size * BELOW, &told, lettering);
        Sheet { drawing, shows: are_many.then_some(shows) }
    };
    sheets.into_iter().map(sheet).collect()
}

/// The panels, and those of each page: as high as leaves them on the fewest pages, and beside a headline where that can be.
fn fitted<'p>(
    plan: &'p Plan<'p>,
    of_stack: Option<OfStack>,
    width: f64,
    lettering: &'p Lettering<'p>,
) -> (Panels<'p>, Vec<Vec<Shelf>>) {
    let page = plan.page.unwrap_or_else(|| rows::page_height(lettering));
    let under = plan.room.unwrap_or(page - HEADLINE * lettering.size).min(page);
    let standing = |height: f64| {
        let panels = Panels::new(plan, of_stack, (width, height), lettering);
        let head = panels.head().1;
        let sheets = panels.on_pages((under - head, page - head));
        let is_under = sheets.first().is_some_and(|first| head + panels.height(first) <= under);
        (sheets.len() + usize::from(!is_under), panels, sheets)
    };
    let mut best = standing(HEIGHTS[0]);
    // What takes many pages takes long to place: only the lowest are tried, and of very many not even these.
    let lower = match best.0 {
        pages if pages <= MOST_PAGES => &HEIGHTS[1..],
        pages if pages <= VERY_MANY => &HEIGHTS[HEIGHTS.len() - 1..],
        _ => &[],
    };
    for height in lower {
        if best.0 == 1 || best.1.shape == Shape::Bars {
            break;
        }
        let lower = standing(*height);
        best = if lower.0 < best.0 { lower } else { best };
    }
    (best.1, best.2)
}

/// What is known of the panels of a stack: their targets are those of the whole.
#[derive(Clone, Copy)]
struct OfStack {
    /// Whether the first panel shows the whole.
    has_total: bool,
}

/// The value axis of some panels.
struct PanelAxis {
    upright: Upright,
    shared: Shared,
}

/// What all panels of a chart have in common.
struct Panels<'p> {
    plan: &'p Plan<'p>,
    of_stack: Option<OfStack>,
    width: f64,
    /// The height of a plot.
    plot: f64,
    lettering: &'p Lettering<'p>,
    bold: Lettering<'p>,
    /// The axis of the whole of a stack, where there is a panel for it.
    total: Option<PanelAxis>,
    /// The axis of all other panels.
    axis: PanelAxis,
    shape: Shape,
}

impl<'p> Panels<'p> {
    /// The panels of a chart in a width, with plots of so many lines of text.
    fn new(
        plan: &'p Plan<'p>,
        of_stack: Option<OfStack>,
        (width, lines): (f64, f64),
        lettering: &'p Lettering<'p>,
    ) -> Self {
        let plot = lettering.leading * lines;
        let needs_bars = || columns::names_need_bars(plan, width / ABREAST as f64, lettering);
        let shape = match plan.chart.kind {
            Kind::Line => Shape::Points,
            Kind::Bar => Shape::Bars,
            Kind::Column | Kind::Stacked if needs_bars() => Shape::Bars,
            Kind::Column | Kind::Stacked => Shape::Columns,
        };
        let axis = |drawn: &[usize], has_targets: bool| {
            let chart = plan.cut(drawn, 0..plan.count());
            let mut part = plan.over(&chart, drawn);
            if !has_targets {
                part.targets.clear();
            }
            let part = part.sharing();
            let shared = part.shared.unwrap_or_default();
            let (low, high) = shared.extent;
            let is_line = shape == Shape::Points && !part.has_one_figure();
            let extent = if is_line { axis::line_extent(low, high) } else { axis::with_zero(low, high) };
            PanelAxis { upright: Upright::new(&part, extent, (0.0, plot), lettering), shared }
        };
        let has_total = of_stack.as_ref().is_some_and(|stack| stack.has_total);
        let parts: Vec<usize> = (usize::from(has_total)..plan.drawn.len()).collect();
        let total = has_total.then(|| axis(&[0], true));
        Self {
            axis: axis(&parts, of_stack.is_none()),
            total,
            plan,
            of_stack,
            width,
            plot,
            lettering,
            bold: lettering.bold(),
            shape,
        }
    }

    /// The axis of a panel.
    fn axis(&self, index: usize) -> &PanelAxis {
        self.total.as_ref().filter(|_| index == 0).unwrap_or(&self.axis)
    }

    /// The plan of the panel of a series, from the part of the chart that it shows.
    fn over<'c>(&self, chart: &'c Chart, index: usize) -> Plan<'c>
    where
        'p: 'c,
    {
        let plan = self.plan.over(chart, &[index]);
        let has_targets = self.of_stack.is_none() || (self.total.is_some() && index == 0);
        let targets = if has_targets { plan.targets } else { Vec::new() };
        Plan { shared: Some(self.axis(index).shared), targets, ..plan }
    }

    /// The series side by side, so many in a row; the whole of a stack, which has an axis of its own, stands alone.
    fn rows(&self, count: usize) -> Vec<Vec<usize>> {
        let alone = usize::from(self.total.is_some());
        let parts: Vec<usize> = (alone..self.plan.drawn.len()).collect();
        let whole = (0..alone).map(|index| vec![index]);
        whole.chain(parts.chunks(count).map(<[usize]>::to_vec)).collect()
    }

    /// What stands over the panels, and the height it takes: the unit, and what the dashed line is.
    fn head(&self) -> (Drawing, f64) {
        let (mut drawing, _) = frame::begin(self.plan, self.width, self.lettering, false);
        let targets = self.plan.named_targets().map(|target| {
            let level = if target.is_level() { self.plan.target_text(target, 0) } else { String::new() };
            let name = format!("{} {level}", self.plan.target_name(target)).trim_end().to_owned();
            self.plan.words.said.dashed(&name)
        });
        let lines = targets.flat_map(|target| self.lettering.fit(&target, self.width, 2));
        drawing.subtitle.lines.extend(lines);
        let top = self.lettering.height(drawing.subtitle.lines.len()) + self.lettering.size * 0.5;
        (drawing, top)
    }

    /// The panels of each page, with room for its notes: on the first those that stand under a headline, if any do.
    fn on_pages(&self, (under, page): (f64, f64)) -> Vec<Vec<Shelf>> {
        let mut foot = self.foot(self.plan);
        loop {
            let room = page - foot;
            let sheets = pages(self.blocks(room), (under - foot, room), self.lettering.size * BELOW);
            // The breaks of some series can take more words than those of all, of which neighbours join to spans.
            let most = sheets.iter().map(|blocks| self.foot_of(blocks)).fold(0.0, f64::max);
            if most <= foot {
                return sheets;
            }
            foot = most;
        }
    }

    /// The height of panels with the notes under them, at most.
    fn height(&self, shelves: &[Shelf]) -> f64 {
        let gap = self.lettering.size * BELOW;
        shelves.iter().map(|shelf| shelf.height + gap).sum::<f64>() - gap + self.foot_of(shelves)
    }

    fn foot_of(&self, blocks: &[Shelf]) -> f64 {
        let (series, categories) = shown(blocks);
        self.foot(&self.plan.over(&self.plan.cut(&series, categories), &series))
    }

    /// The height of the notes under panels, at most.
    fn foot(&self, plan: &Plan) -> f64 {
        let notes = self.sentences(plan, &frame::panel(self.lettering));
        let lines = notes.iter().map(|note| self.lettering.fit(note, self.width, 6).len()).sum::<usize>();
        self.lettering.height(lines) + self.lettering.size
    }

    fn sentences(&self, plan: &Plan, drawing: &Drawing) -> Vec<String> {
        let said = self.plan.words.said;
        let one_scale = if self.total.is_some() { said.scale_of_total() } else { said.one_scale() };
        let told = match self.shape {
            Shape::Points => {
                let events = if self.letters_events() { events::lettered(plan) } else { events::noted(plan) };
                [line::sentences(plan, &self.axis.upright), events].concat()
            }
            shape => {
                let valued = !drawing.panels.is_empty() && drawing.panels.iter().all(|panel| !panel.values.is_empty());
                columns::sentences(plan, !valued, shape)
            }
        };
        [one_scale].into_iter().chain(told).collect()
    }

    fn blocks(&self, room: f64) -> Vec<Shelf> {
        if self.shape == Shape::Bars { self.bars(room) } else { self.plots() }
    }

    /// The name of a panel: what it shows and, where its values are not printed, the last of them.
    fn name(&self, drawn: &Drawn, width: f64, is_valued: bool) -> Vec<String> {
        let (plan, name) = (self.plan, drawn.series.name.trim());
        let last = drawn.series.figures(plan.count()).next_back();
        let value = match last {
            _ if is_valued => None,
            None => Some(plan.words.plain.not_available.clone()),
            Some((at, _)) if at + 1 == plan.count() => plan.text(drawn.series, at),
            Some((at, _)) => {
                plan.text(drawn.series, at).map(|text| plan.words.said.with_aside(&text, plan.category(at)))
            }
        };
        let text = value.map_or_else(|| name.to_owned(), |value| format!("{name} {value}"));
        self.bold.fit(text.trim(), width, 3)
    }

    /// Whether the letters of all events stand side by side over the narrowest panel.
    fn letters_events(&self) -> bool {
        Marks::letters(self.plan).fit(self.lettering.size * NARROWEST, self.lettering)
    }
}
