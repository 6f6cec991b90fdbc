//! What all rows of a table of measures have in common, which is said once above them.

use super::{Cell, Column, Kind, Row};

/// Takes the columns whose cells are all alike out of a table of several rows: direction, what figures are compared with, and
/// a level that rates nothing. What came of it stands in every row, where it is looked for.
pub(super) fn apart(columns: Vec<Column>, mut rows: Vec<Row>) -> (Vec<(String, Cell)>, Vec<Column>, Vec<Row>) {
    // An indicator with measures alone has a row without a figure, which is not printed.
    let filled = |row: &&Row| {
        let cells = columns.iter().zip(&row.cells);
        row.name.is_some() || cells.into_iter().any(|(column, cell)| cell.is_some() && column.kind != Kind::Direction)
    };
    let own: Vec<&Row> = rows.iter().filter(filled).collect();
    let is_shared = |(index, column): (usize, &Column)| is_worth_it(column, &own, index);
    let shared: Vec<bool> = columns.iter().enumerate().map(is_shared).collect();
    if !shared.contains(&true) || shared.iter().all(|shared| *shared) {
        return (Vec::new(), columns, rows);
    }
    let mut said = Vec::new();
    for (index, column) in columns.iter().enumerate().filter(|(index, _)| shared[*index]) {
        said.extend(rows.iter().find_map(|row| row.cells[index].clone()).map(|cell| (column.heading.clone(), cell)));
    }
    for row in &mut rows {
        let cells = std::mem::take(&mut row.cells).into_iter().zip(&shared);
        row.cells = cells.filter(|(_, shared)| !**shared).map(|(cell, _)| cell).collect();
    }
    rows.retain(|row| row.name.is_some() || row.cells.iter().any(Option::is_some));
    let columns = columns.into_iter().zip(&shared).filter(|(_, shared)| !**shared).map(|(column, _)| column).collect();
    (said, columns, rows)
}

/// Whether a column says the same in every row.
fn is_worth_it(column: &Column, rows: &[&Row], index: usize) -> bool {
    // The period of a column stands in its heading, which is not said once.
    let is_compared = matches!(column.kind, Kind::Target | Kind::AnnualTarget | Kind::Baseline | Kind::Comparator);
    let says_once = |cell: &Cell| match cell {
        Cell::Direction { .. } => true,
        Cell::Figure { mark: None, period: None, .. } => is_compared && column.period.is_none(),
        Cell::Level { level: Some(level), .. } => !level.is_band,
        _ => false,
    };
    let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.cells[index].as_ref()).collect();
    let is_of_all = column.kind == Kind::Direction || cells.len() == rows.len();
    is_of_all && cells.len() > 1 && says_once(cells[0]) && cells.iter().all(|cell| *cell == cells[0])
}
