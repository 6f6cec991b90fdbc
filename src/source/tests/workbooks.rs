//! A workbook as the pack: which cell each part of the text that was made from it stands for.

use super::workbook::tests::with;
use super::*;

fn at(sheet: u32, row: u32, column: u32) -> CellPlace {
    CellPlace { sheet, row, column }
}

/// The pack of a workbook with a cell A1 in its first sheet, and B2 in its second.
fn pack() -> Sources {
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory("q3.xlsx", with(&[]), &mut problems);
    assert_eq!(problems.len(), 0);
    let cells = vec![(5, at(0, 0, 0)), (9, at(1, 1, 1)), (12, at(1, 8, 0))];
    sources.bring("{\"a\": 1, \"b\": 2}".into(), cells, vec![at(0, 6, 2), at(1, 0, 0)]);
    sources
}

#[test]
fn a_place_in_the_text_is_the_cell_that_it_came_from() {
    let sources = pack();
    let spot = |start: u32| {
        let located = sources.locate(&[Place { file: 0, start, end: start + 1 }]).remove(0);
        (located.spot(), located.line, located.column)
    };
    assert_eq!(spot(5), ("Report!A1".to_owned(), 1, 1));
    assert_eq!(spot(8), ("Report!A1".to_owned(), 1, 1));
    assert_eq!(spot(9), ("Notes!B2".to_owned(), 2, 2));
    assert_eq!(spot(14), ("Notes!A9".to_owned(), 9, 1));
    // No cell says what stands before the first, and nobody has seen the text.
    assert_eq!(spot(4), ("1".to_owned(), 1, 1));
}

#[test]
fn cells_that_nothing_came_from_have_places_behind_the_text() {
    let sources = pack();
    let spots: Vec<String> =
        sources.locate(&[sources.beyond(0), sources.beyond(1)]).iter().map(Located::spot).collect();
    assert_eq!(spots, ["Report!C7", "Notes!A1"]);
    assert!(sources.cell_at(sources.beyond(2)).is_none());
}

#[test]
fn what_a_cell_holds_is_found_by_its_place() {
    let sources = pack();
    let shown =
        |start: u32| sources.cell(Place { file: 0, start, end: start }).map(|cell| cell.value.shown().to_owned());
    assert_eq!([shown(6), shown(10), shown(13)], [Some("01/01/1904".into()), Some("shared".into()), None]);
    let cells = [(5, at(0, 0, 0)), (9, at(1, 1, 1)), (12, at(1, 8, 0))];
    assert_eq!(sources.cells(), cells);
    assert!(Sources::built_in("pack.json", "{}").cells().is_empty());
}

#[test]
fn what_is_said_of_a_place_can_be_said_of_another_cell() {
    let sources = pack();
    let located = || sources.locate(&[Place { file: 0, start: 5, end: 6 }]).remove(0);
    let moved = sources.located_at(located(), at(1, 1, 1));
    assert_eq!((moved.spot(), moved.line, moved.column), ("Notes!B2".to_owned(), 2, 2));
    let nowhere = sources.located_at(located(), at(2, 1, 1));
    assert_eq!((nowhere.cell, nowhere.line, nowhere.column), (None, 1, 1));
    let shown = |place: CellPlace| sources.cell_of(place).map(|cell| cell.value.shown());
    assert_eq!([shown(at(1, 1, 1)), shown(at(0, 1, 1)), shown(at(2, 0, 0))], [Some("shared"), None, None]);
    assert!(sources.is_workbook(0) && !sources.is_workbook(1));
    assert!(!Sources::built_in("pack.json", "{}").is_workbook(0));
}

#[test]
fn the_pack_of_a_workbook_is_called_like_the_json_that_would_stand_beside_it() {
    let mut sources = Sources::default();
    sources.add("x/q3.xlsx".into(), "q3.xlsx".into(), with(&[]), &mut Vec::new());
    assert_eq!((sources.files()[0].below.as_str(), sources.name(0)), ("q3.json", "x/q3.xlsx"));
    assert_eq!(sources.book().map(|book| book.sheets.len()), Some(2));
    // A pack includes no workbook.
    let mut problems = Vec::new();
    sources.add("y.xlsx".into(), "y.xlsx".into(), with(&[]), &mut problems);
    let told: Vec<_> = problems.iter().map(|problem| (problem.place.file, problem.message.as_str())).collect();
    assert_eq!(told, [(1, "y.xlsx is a workbook, but a file that a pack includes must be JSON")]);
    assert!(sources.readable(1, &mut problems).is_none());
    assert_eq!(problems.len(), 1, "told once");
}

#[test]
fn a_workbook_without_a_text_yet_is_not_read_as_one() {
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory("q3.xlsx", with(&[]), &mut problems);
    assert!(sources.readable(0, &mut problems).is_none());
    assert_eq!(problems.len(), 0);
    assert!(pack().readable(0, &mut problems).is_some());
}
