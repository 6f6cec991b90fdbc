//! One indicator's page, ready to print.

use serde::Serialize;

use super::Context;
use super::actions;
use super::blocks::{self, Blocks, Room, Section};
use super::chart::{self, ChartView, pictures};
use super::flow::{self, Compact, Standing};
use super::index::IndexFigures;
use super::report::{Badge, Theme, badge, lines, one_line};
use super::statements::statements;
use super::table::{self, Remark, Table};
use crate::chart::chosen::Planned;
use crate::chart::{Frame, draw};
use crate::look::measures::Measures;
use crate::pack::{At, Indicator, Narrative, Owner, Pack, Performance, Report};
use crate::rating::assess::assess;
use crate::rating::scale::Scale;
use crate::words::Words;

/// One indicator's page.
#[derive(Debug, Serialize)]
pub struct IndicatorView {
    /// The label of its heading: "ind-0001".
    pub label: String,
    /// Its place among the indicators, from 1.
    pub position: usize,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The heading, made of both.
    pub heading: String,
    /// The group it belongs to.
    pub group: Option<String>,
    /// Whether the group starts here.
    pub starts_group: bool,
    /// Its level, if it has one.
    pub level: Option<Badge>,
    /// The change in performance.
    pub change: Option<String>,
    /// What its row of the index shows besides; its own page does not read it.
    #[serde(skip)]
    pub index: IndexFigures,
    /// The headline table; null where nothing was given.
    pub table: Option<Table>,
    /// Whose it is: owner and portfolio, where the report prints them.
    pub owners: Vec<Remark>,
    /// Why no figure is due.
    pub not_due: Option<String>,
    /// What is said under the table, of the indicator and its figures.
    pub remarks: Vec<Remark>,
    /// Notes under the table.
    pub notes: Vec<Blocks>,
    /// The charts.
    pub charts: Vec<ChartView>,
    /// Pictures made elsewhere.
    pub figures: Vec<Figure>,
    /// Headings with their texts.
    pub narrative: Vec<Section>,
    /// The stamp, as of every indicator's page.
    pub issued: Option<String>,
    /// How it stands on pages that it shares with others; absent where it has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compact: Option<Compact>,
}

/// A picture made elsewhere.
#[derive(Debug, Serialize)]
pub struct Figure {
    pub path: String,
    pub alt: String,
    pub caption: Option<String>,
    pub width_mm: f64,
    pub height_mm: f64,
    /// Whether it leaves no mark on the paper; the templates have no use for that.
    #[serde(skip)]
    pub is_unseen: bool,
}

pub(super) fn views(pack: &Pack, scale: &Scale, theme: &Theme, context: &Context<'_>) -> Vec<IndicatorView> {
    let mut before: Option<String> = None;
    let one = |(index, indicator): (usize, &At<Indicator>)| {
        let mut view = page(pack, index, indicator, scale, theme, context);
        view.starts_group = view.group.is_some() && view.group != before;
        before.clone_from(&view.group);
        view
    };
    pack.indicators.0.iter().enumerate().map(one).collect()
}

fn page(
    pack: &Pack,
    index: usize,
    indicator: &At<Indicator>,
    scale: &Scale,
    theme: &Theme,
    context: &Context<'_>,
) -> IndicatorView {
    let words = context.words;
    let assessment = assess(indicator, scale);
    // A no-break space at an end of a cell makes no other number and no other group.
    let text = |field: Option<&str>| field.map(|text| one_line(text).trim().to_owned()).filter(|text| !text.is_empty());
    let number = text(indicator.reference.as_ref().map(|reference| reference.0.as_str()));
    let title = text(indicator.title.as_ref().map(|title| title.as_str()));
    let room = Room { ems: context.measures.column(theme.text_size), text: context.text, measures: context.measures };
    let notes = indicator.performances().flat_map(Performance::notes);
    let mut narrative = sections(indicator.narrative.as_ref().map(|narrative| &narrative.value), room);
    actions::place(&mut narrative, indicator, &pack.report, (room, words));
    let planned = chart::planned(indicator, number.as_deref(), title.as_deref(), scale, words);
    if pack.report.flows() {
        flow::place(&mut narrative, theme.text_size, context);
    }
    let table =
        |ems, measures: &Measures| table::table(indicator, &assessment, scale, ems, &Context { measures, ..*context });
    let Standing { table, charts, compact } = standing(pack, title.as_deref(), planned, table, (scale, theme), context);
    IndicatorView {
        label: format!("ind-{:04}", index + 1),
        position: index + 1,
        table,
        owners: owners(indicator, &pack.report, words),
        not_due: text(assessment.own.headline.not_due.map(|reason| reason.as_str())),
        remarks: statements(indicator, &assessment, scale, words),
        notes: notes.map(|note| blocks::of_text(note, room)).collect(),
        charts,
        figures: figures(indicator, context),
        narrative,
        issued: text(pack.report.issued.as_ref().map(|issued| issued.as_str())),
        group: text(indicator.group.as_ref().map(|group| group.as_str())),
        starts_group: false,
        level: assessment.own.judgement.level().and_then(|level| badge(scale, level)),
        change: table::change(&assessment.own, words),
        index: IndexFigures::of(indicator, &assessment.own, theme.text_size, context.measures, words),
        heading: words.said.indicator_heading(number.as_deref(), title.as_deref(), index + 1),
        number,
        title,
        compact,
    }
}

/// Figures and charts under one another, or as pages that are shared have room for.
fn standing(
    pack: &Pack,
    title: Option<&str>,
    planned: Vec<Planned>,
    table: impl Fn(f64, &Measures) -> Option<Table>,
    (scale, theme): (&Scale, &Theme),
    context: &Context<'_>,
) -> Standing {
    let tables = pack.report.chart_tables.as_ref().is_some_and(|tables| tables.value);
    if pack.report.flows() {
        return flow::Room { theme, scale, tables, context }.standing(title, &planned, table);
    }
    let measures = context.measures;
    let frame = Frame { width: measures.page.text_width, size: measures.small(theme.text_size) };
    let charts = planned.iter().flat_map(|planned| pictures(planned, tables, (frame, draw), scale, context));
    let charts = chart::named_above(title, charts.collect());
    Standing { table: table(measures.column(theme.text_size), measures), charts, compact: None }
}

/// Owner and portfolio, where they are printed.
fn owners(indicator: &Indicator, report: &Report, words: &Words) -> Vec<Remark> {
    let headline = &words.plain.headline;
    let is_printed = report.print_owner.as_ref().is_some_and(|prints| prints.value);
    let both = [(&headline.owner, &indicator.owner), (&headline.portfolio, &indicator.portfolio)];
    let said = |(heading, owner): (&String, &Option<At<Owner>>)| {
        let text = one_line(&owner.as_ref()?.0);
        (!text.is_empty()).then(|| Remark { measure: None, heading: heading.clone(), text })
    };
    both.into_iter().filter(|_| is_printed).filter_map(said).collect()
}

fn figures(indicator: &Indicator, context: &Context<'_>) -> Vec<Figure> {
    let figures = indicator.figures.iter().flat_map(|figures| &figures.value);
    figures
        .filter_map(|figure| {
            let served = context.pictures.at(figure.path.place)?;
            Some(Figure {
                path: served.path.clone(),
                alt: figure.alt.as_ref().map(|alt| one_line(alt)).unwrap_or_default(),
                caption: figure.caption.as_ref().map(|caption| lines(caption)).filter(|caption| !caption.is_empty()),
                width_mm: served.width_mm,
                height_mm: served.height_mm,
                is_unseen: served.picture.unseen,
            })
        })
        .collect()
}

/// Headings with their texts, ready to print.
pub(super) fn sections(narrative: Option<&Narrative>, room: Room<'_>) -> Vec<Section> {
    let sections = narrative.iter().flat_map(|narrative| &narrative.0);
    sections.map(|section| Section::new(one_line(&section.heading), blocks::blocks(&section.texts, room))).collect()
}
