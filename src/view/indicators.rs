//! The pages of the indicators, made from the pack.

use super::Context;
use super::actions;
use super::blocks::{self, Room, Section};
use super::chart;
use super::flow;
use super::heights::Heights;
use super::index::IndexFigures;
use super::indicator::{Figure, IndicatorView};
use super::leaf::Leaf;
use super::report::{ReportView, Theme, badge, lines, one_line};
use super::statements::statements;
use super::table::{self, Remark};
use crate::look::measures::Measures;
use crate::pack::{At, Indicator, Narrative, Owner, Pack, Performance, Report};
use crate::rating::assess::assess;
use crate::rating::scale::Scale;
use crate::words::Words;

pub(super) fn views(
    pack: &Pack,
    scale: &Scale,
    (report, theme): (&ReportView, &Theme),
    context: &Context<'_>,
) -> Vec<IndicatorView> {
    let mut before: Option<String> = None;
    let has_fonts = pack.report.theme.as_ref().is_some_and(|theme| theme.fonts.is_some());
    let leaf = Leaf {
        theme,
        scale,
        tables: pack.report.chart_tables.as_ref().is_some_and(|tables| tables.value),
        heights: Heights::of(report, theme.text_size, has_fonts, context),
        context,
    };
    let one = |(index, indicator): (usize, &At<Indicator>)| {
        let mut view = page(pack, index, indicator, &leaf);
        view.starts_group = view.group.is_some() && view.group != before;
        before.clone_from(&view.group);
        view
    };
    pack.indicators.0.iter().enumerate().map(one).collect()
}

fn page(pack: &Pack, index: usize, indicator: &At<Indicator>, leaf: &Leaf<'_>) -> IndicatorView {
    let Leaf { scale, theme, context, .. } = *leaf;
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
    let mut view = IndicatorView {
        label: format!("ind-{:04}", index + 1),
        position: index + 1,
        table: None,
        owners: owners(indicator, &pack.report, words),
        not_due: text(assessment.own.headline.not_due.map(|reason| reason.as_str())),
        remarks: statements(indicator, &assessment, scale, words),
        notes: notes.map(|note| blocks::of_text(note, room)).collect(),
        charts: Vec::new(),
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
        density: None,
        compact: None,
    };
    if pack.report.flows() {
        leaf.share(&mut view, &planned, table);
    } else {
        leaf.fill(&mut view, &planned, table);
    }
    view
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
