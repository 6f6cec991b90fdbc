//! An indicator: headline table, remarks, charts, pictures and narrative.

use super::{Actor, Cue, Cues, Drawn, Kind, Scene, running_text};
use crate::chart::{Drawing, Label};
use crate::print::audit::finding::Spot;
use crate::view::{
    Cell, ChartView, Column, Figure, IndicatorView, Layout, Numbers, NumbersRow, NumbersTable, Remark, Row, Section,
    Table,
};

/// What is to be read of an indicator.
pub(super) fn actor(view: &IndicatorView) -> Actor {
    let IndicatorView {
        label: _,
        position,
        number,
        title,
        heading: _,
        group,
        starts_group,
        level: _,
        change: _,
        index: _,
        table,
        remarks,
        notes,
        owners,
        not_due: _,
        charts,
        figures,
        narrative,
        issued: _,
        density: _,
        compact: _,
    } = view;
    let mut cues = Cues::default();
    owners.iter().for_each(|owner| add_remark(&mut cues, owner));
    table.iter().for_each(|table| add_table(&mut cues, table));
    remarks.iter().for_each(|remark| add_remark(&mut cues, remark));
    notes.iter().for_each(|note| running_text::add(&mut cues, "the note", note));
    charts.iter().for_each(|chart| add_chart(&mut cues, chart));
    figures.iter().for_each(|figure| add_figure(&mut cues, figure));
    for Section { heading, blocks, line: _ } in narrative {
        cues.add("the heading", heading, Kind::Heading);
        running_text::add(&mut cues, "the text", blocks);
    }
    let one = |what, text: Option<&String>| {
        let mut cues = Cues::default();
        cues.text_if(what, text);
        cues.0
    };
    Actor {
        position: *position,
        group: one("the group", group.as_ref().filter(|_| *starts_group)).pop(),
        name: [one("the number", number.as_ref()), one("the title", title.as_ref())]
            .into_iter()
            .flatten()
            .collect::<Vec<Cue>>(),
        scene: Scene { spot: Spot::Indicator(name(*position, number.as_ref(), title.as_ref())), cues: cues.0 },
    }
}

/// The name by which an officer finds an indicator.
fn name(position: usize, number: Option<&String>, title: Option<&String>) -> String {
    match (number, title) {
        (Some(number), _) => format!("indicator {number}"),
        (None, Some(title)) => format!("indicator \"{title}\""),
        (None, None) => format!("indicator in position {position}"),
    }
}

/// The headline table, as it stands: what all rows share, then wide with its headings first, or with headings before cells.
fn add_table(cues: &mut Cues, table: &Table) {
    let Table {
        layout,
        per_row,
        is_large: _,
        stretch: _,
        is_named: _,
        names_heading: _,
        shared,
        shared_heading,
        columns,
        rows,
    } = table;
    if !shared.is_empty() {
        cues.loose("what all measures share", Some(shared_heading));
    }
    for (heading, cell) in shared {
        cues.loose("the column heading", Some(heading));
        match cell {
            // It stands in a line with others, not in a cell of its own.
            Cell::Figure { text, .. } => cues.loose("the figure", Some(text)),
            cell => add_cell(cues, cell),
        }
    }
    if *layout == Layout::Wide {
        columns.iter().for_each(|column| add_column(cues, column));
    }
    for Row { name, cells } in rows {
        cues.loose("the measure", name.as_ref());
        let filled: Vec<_> =
            columns.iter().zip(cells).filter_map(|(column, cell)| Some((column, cell.as_ref()?))).collect();
        let together = match layout {
            Layout::Wide => columns.len(),
            Layout::Cells => *per_row,
            Layout::Tall => 1,
        };
        for chunk in filled.chunks(together.max(1)) {
            if *layout != Layout::Wide {
                chunk.iter().for_each(|(column, _)| add_column(cues, column));
            }
            chunk.iter().for_each(|(_, cell)| add_cell(cues, cell));
        }
    }
}

fn add_column(cues: &mut Cues, column: &Column) {
    let Column { kind: _, label: _, heading, period, width: _ } = column;
    cues.loose("the column heading", Some(heading));
    cues.loose("the period", period.as_ref());
}

fn add_cell(cues: &mut Cues, cell: &Cell) {
    match cell {
        Cell::Figure { text, mark: _, period } => {
            cues.add("the figure", text, Kind::Figure);
            cues.loose("the period", period.as_ref());
        }
        Cell::Direction { way: _, text } => cues.loose("the direction", Some(text)),
        Cell::Change { word } => cues.loose("the change", Some(word)),
        Cell::Forecast { figure, mark: _, period, level } => {
            figure.iter().for_each(|figure| cues.add("the forecast", figure, Kind::Figure));
            cues.loose("the period", period.as_ref());
            level.iter().for_each(|level| cues.level(level, Kind::Loose));
        }
        Cell::Level { level, variance } => {
            level.iter().for_each(|level| cues.level(level, Kind::Loose));
            cues.loose("the distance from target", variance.as_ref());
        }
    }
}

fn add_remark(cues: &mut Cues, remark: &Remark) {
    let Remark { measure, heading, text } = remark;
    cues.text_if("the measure", measure.as_ref());
    cues.text("the heading of a remark", heading);
    cues.text("the remark", text);
}

fn add_chart(cues: &mut Cues, chart: &ChartView) {
    let ChartView { title, alt, alt_language: _, drawing, levels: _, table, is_named_above } = chart;
    cues.text_if("the title of a chart", Some(title).filter(|_| !is_named_above));
    let drawn = if drawing.empty { Drawn::Words } else { Drawn::Chart(texts(drawing)) };
    cues.drawing("the chart", alt, drawn);
    table.iter().for_each(|table| add_numbers(cues, table));
}

/// The tables of a chart's numbers: each has all categories and some of the series.
fn add_numbers(cues: &mut Cues, numbers: &Numbers) {
    let Numbers { summary: _, names, columns, words_from: _, rows, tables } = numbers;
    for NumbersTable { from, to, widths: _ } in tables {
        cues.text("the heading of the categories", names);
        columns[*from..*to].iter().for_each(|name| cues.text("the series", name));
        for NumbersRow { name, figures } in rows {
            cues.text("the category", name);
            figures[*from..*to].iter().for_each(|(figure, _)| cues.add("the figure", figure, Kind::Figure));
        }
    }
}

/// The texts in a drawing.
fn texts(drawing: &Drawing) -> Vec<String> {
    let ends = drawing.ends.iter().map(|end| &end.label);
    let values = drawing.values.iter().map(|value| &value.label);
    let labels = [&drawing.subtitle, &drawing.name, &drawing.notes]
        .into_iter()
        .chain(drawing.key.iter().map(|item| &item.label));
    let labels = labels.chain(drawing.levels.iter().map(|level| &level.label));
    let labels = labels.chain(drawing.events.iter().map(|event| &event.label));
    let labels = labels.chain(drawing.ticks.iter().map(|tick| &tick.label)).chain(&drawing.categories);
    let own = labels.chain(ends).chain(values).flat_map(|Label { lines, .. }| lines).cloned();
    let own = own.filter(|line| !line.trim().is_empty());
    own.chain(drawing.panels.iter().flat_map(texts)).collect()
}

fn add_figure(cues: &mut Cues, figure: &Figure) {
    let Figure { path: _, alt, caption, width_mm: _, height_mm: _, is_unseen: _ } = figure;
    cues.drawing("the picture", alt, Drawn::Picture);
    cues.text_if("the caption", caption.as_ref());
}
