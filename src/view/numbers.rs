//! The numbers behind a chart: what stands in which table, and how wide its columns are.

use serde::Serialize;

use super::Context;
use super::report::{one_line, signs};
use crate::chart::chosen::{Column, Planned};
use crate::chart::{Role, TextWidth};
use crate::words::{Charts, Words};

/// How much wider than the others the column of names is where there is room.
const NAMES: f64 = 1.3;
/// Words of more letters break anywhere.
const LONGEST: usize = 16;

/// The numbers behind a chart.
#[derive(Debug, Serialize)]
pub struct Numbers {
    /// What the tables are, for a listener: "Figures shown in the chart".
    pub summary: String,
    /// The heading of the categories' names.
    pub names: String,
    /// The headings of the columns beside them.
    pub columns: Vec<String>,
    /// The first of the columns at their end that hold words.
    pub words_from: usize,
    /// One row per category.
    pub rows: Vec<NumbersRow>,
    /// The tables that they are printed in: one, or as many as the page is too narrow for.
    pub tables: Vec<NumbersTable>,
}

/// A table with some of the columns.
#[derive(Debug, Serialize)]
pub struct NumbersTable {
    /// The first of its columns.
    pub from: usize,
    /// The column behind its last.
    pub to: usize,
    /// The widths of the names and of each column in ems, where even columns would be too narrow.
    pub widths: Option<Vec<f64>>,
}

/// The numbers of one category.
#[derive(Debug, Serialize)]
pub struct NumbersRow {
    /// The category.
    pub name: String,
    /// Its figures, one per column, with their marks.
    pub figures: Vec<(String, Option<String>)>,
}

/// The numbers of a chart for a page of so many ems.
pub(super) fn numbers(planned: &Planned, page: f64, context: &Context<'_>) -> Numbers {
    let Context { text, words, measures, .. } = *context;
    let spaces = measures.cell_spaces();
    let charts = &words.plain.charts;
    let figure = |column: &Column, index: usize| {
        let (text, marks) = column.figures.get(index).cloned().unwrap_or((Some(String::new()), Vec::new()));
        let text = text.unwrap_or_else(|| words.plain.not_available.clone());
        (text, signs(&marks, words))
    };
    let of: Vec<Column> =
        planned.columns.iter().cloned().chain(levels(planned, words)).chain(events(planned, words)).collect();
    let rows: Vec<NumbersRow> = planned
        .chart
        .categories
        .iter()
        .enumerate()
        .map(|(index, category)| NumbersRow {
            name: one_line(category),
            figures: of.iter().map(|column| figure(column, index)).collect(),
        })
        .collect();
    let name = |column: &Column| column.name.clone().unwrap_or_else(|| role_word(column.role, charts).to_owned());
    let columns: Vec<String> = of.iter().map(name).collect();
    let names_heading = if planned.chart.is_timed() { &charts.period } else { &charts.category };
    let names = least(rows.iter().map(|row| word(&row.name, text)), bold_word(names_heading, text), spaces);
    let figures = columns.iter().enumerate().map(|(index, column)| {
        let heading = bold_word(column, text);
        least(rows.iter().map(|row| figure_width(&row.figures[index], text)), heading, spaces)
    });
    let tables = tables(names, &figures.collect::<Vec<_>>(), page);
    Numbers {
        summary: charts.numbers.clone(),
        names: names_heading.clone(),
        columns,
        words_from: planned.columns.len(),
        rows,
        tables,
    }
}

/// The levels published for the periods, where there are any.
fn levels(planned: &Planned, words: &Words) -> Option<Column> {
    let levels = &planned.chart.annotations.levels;
    let printed = |level: &Option<String>| (Some(level.clone().unwrap_or_default()), Vec::new());
    levels.iter().any(Option::is_some).then(|| Column {
        name: Some(words.plain.headline.level.clone()),
        role: Role::Actual,
        figures: levels.iter().map(printed).collect(),
    })
}

/// What happened in the periods, where anything did.
fn events(planned: &Planned, words: &Words) -> Option<Column> {
    let events = &planned.chart.annotations.events;
    let of = |category: usize| events.iter().filter(move |event| event.category == category);
    let printed = |category| {
        let texts: Vec<&str> = of(category).map(|event| event.text.as_str()).collect();
        (Some(texts.join("; ")), Vec::new())
    };
    (!events.is_empty()).then(|| Column {
        name: Some(words.plain.charts.event.clone()),
        role: Role::Actual,
        figures: (0..planned.chart.categories.len()).map(printed).collect(),
    })
}

/// What a series without a name is called.
fn role_word(role: Role, charts: &Charts) -> &str {
    match role {
        Role::Actual => &charts.actual,
        Role::Target => &charts.target,
        Role::Comparator => &charts.comparator,
        Role::Previous => &charts.previous,
    }
}

/// As many tables as the columns need, each with the names.
fn tables(names: f64, figures: &[f64], page: f64) -> Vec<NumbersTable> {
    let mut tables = Vec::new();
    let mut from = 0;
    while from < figures.len() {
        let mut room = page - names;
        let fitting = figures[from..].iter().take_while(|width| {
            room -= **width;
            room >= 0.0
        });
        let to = from + fitting.count().max(1);
        tables.push(NumbersTable { from, to, widths: widths(names, &figures[from..to], page) });
        from = to;
    }
    tables
}

/// The widths of columns that do not fit evenly: what each needs, and an even share of the rest.
fn widths(names: f64, figures: &[f64], page: f64) -> Option<Vec<f64>> {
    let even = page / (NAMES + figures.len() as f64);
    if names <= NAMES * even && figures.iter().all(|width| *width <= even) {
        return None;
    }
    let needed = names + figures.iter().sum::<f64>();
    let share = (page - needed).max(0.0) / (figures.len() + 1) as f64;
    Some([names].iter().chain(figures).map(|width| width + share).collect())
}

/// The width below which some word would not fit.
fn least(words: impl Iterator<Item = f64>, heading: f64, spaces: f64) -> f64 {
    words.fold(heading, f64::max) + spaces
}

fn figure_width((figure, mark): &(String, Option<String>), text: &dyn TextWidth) -> f64 {
    let mark = mark.as_ref().map_or(0.0, |mark| text.width(&format!(" {mark}"), 1.0));
    word(figure, text) + mark
}

/// The widest word that is kept whole, in ems.
fn word(words: &str, text: &dyn TextWidth) -> f64 {
    widest_kept(words, |word| text.width(word, 1.0))
}

/// The same of a heading, which is bold.
fn bold_word(words: &str, text: &dyn TextWidth) -> f64 {
    widest_kept(words, |word| text.bold(word, 1.0))
}

fn widest_kept(words: &str, width: impl Fn(&str) -> f64) -> f64 {
    let kept = words
        .split(' ')
        .map(|word| if word.len() > LONGEST { &word[..word.floor_char_boundary(LONGEST / 2)] } else { word });
    kept.map(width).fold(0.0, f64::max)
}
