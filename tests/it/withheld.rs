//! What a mark withholds is on no terminal and in no log, whatever is wrong with the pack and whatever is done with it.

use crate::pack::Pack;
use crate::run::{Folder, Ran};

/// The figure that nobody may see, in two spellings of a pack, and the ways it could be told.
const SPELLINGS: [&str; 4] = ["4217", "\"4,217\"", "\"4217 children\"", "\"4,217*\""];
const TOLD: [&str; 3] = ["4217", "4,217", "4\u{a0}217"];

/// A pack that has the figure wherever a figure can be, each under a mark, and an error on the line of each.
fn pack(figure: &str, mark: &str) -> Pack {
    let value = format!(r#"{{"value": {figure}, "mark": "{mark}", "previously": {figure}}}"#);
    let labelled = format!(r#"{{"label": "England Mean", "value": {figure}, "mark": "{mark}"}}"#);
    let point = format!(r#"{{"period": "Q1", "value": {figure}, "mark": "{mark}", "rag": "Gren", "target": {value}}}"#);
    let inner =
        format!(r#"{{"period": "Q2", "value": {{"value": {figure}, "previously": {figure}}}, "mark": "{mark}"}}"#);
    let figures =
        ["target", "annual_target", "current", "previous", "last_year"].map(|field| format!(r#""{field}": {value}"#));
    let figures = figures.join(", ");
    Pack::new().report("version", "Version 2").measuring(
        "1",
        &format!(
            r#"{figures}, "rag": "Gren", "colour": 1, "direction": "higher", "comparators": [{labelled}], "forecast": {{"value": {value}, "rag": "Gren"}},
            "history": [{point}, {inner}], "measures": [{{"title": "a", {figures}, "rag": "Gren"}}],
            "charts": [{{"kind": "line", "title": "x", "categories": ["a"], "series": [{{"name": "s", "values": [{value}], "colour": 1}}], "target": {value}}}]"#
        ),
    )
}

#[track_caller]
fn assert_untold(ran: &Ran, what: &str) {
    let all = format!("{}{}", ran.out(), ran.stderr);
    assert!(!TOLD.iter().any(|told| all.contains(told)), "{what}\n{ran}");
}

/// The marks, and one that is mistyped.
const MARKS: [&str; 4] = ["suppressed", "unavailable", "not_applicable", "supressed"];

#[test]
fn an_error_on_a_withheld_figure_does_not_show_it() {
    for mark in MARKS {
        for figure in SPELLINGS {
            let folder = Folder::with("pack.json", pack(figure, mark).text());
            folder.write("other.json", pack("7", "estimated").text());
            for command in [
                &["check", "pack.json"][..],
                &["check", "pack.json", "--format", "json"],
                &["check", "pack.json", "--format", "github"],
                &["check", "pack.json", "--missing"],
                &["check", "pack.json", "--previous", "other.json"],
                &["check", "other.json", "--previous", "pack.json"],
                &["render", "pack.json"],
                &["render", "other.json", "--corrects", "pack.json"],
                &["diff", "other.json", "pack.json"],
                &["diff", "pack.json", "other.json", "--format", "json"],
                &["roll", "pack.json", "--period", "Quarter 3", "--produced-on", "2025-02-24", "-o", "next.json"],
            ] {
                let ran = folder.run(command);
                assert!(ran.code > 0 || command.contains(&"--missing"), "{command:?}\n{ran}");
                assert_untold(&ran, &format!("{figure} under {mark}: {command:?}"));
            }
        }
    }
}

#[test]
fn a_withheld_figure_of_the_past_is_not_told_beside_the_current_one() {
    for figure in SPELLINGS {
        let point = format!(r#"{{"period": "Quarter 2", "value": {figure}, "mark": "suppressed"}}"#);
        let pack = Pack::new().measuring("1", &format!(r#""current": 3, "rag": "Green", "history": [{point}]"#));
        let ran = Folder::with("pack.json", pack.text()).run(["check", "pack.json"]);
        assert!(ran.out().contains("the history withholds its figure for Quarter 2"), "{ran}");
        assert_untold(&ran, figure);
    }
}

#[test]
fn nor_does_a_cell_nor_a_file_that_cannot_be_read() {
    let value = r#"{"value": 4217, "mark": "suppressed"}"#;
    let pack = Pack::new().measuring("1", &format!(r#""current": {value}, "previous": {value}, "rag": "Green""#));
    let folder = Folder::with("pack.json", pack.text());
    folder.run(["convert", "pack.json", "-o", "pack.xlsx"]);
    let ran = folder.run(["check", "pack.xlsx"]).exits(1);
    assert!(ran.out().contains("error[marked-figure]"), "{ran}");
    assert_untold(&ran, "a workbook");
    folder.write("broken.json", pack.text().replace("\"rag\":", "\"rag\"").replace("\"rag\" ", "\"rag\""));
    let ran = folder.run(["check", "broken.json"]).exits(1);
    assert!(ran.out().contains("error[syntax]"), "{ran}");
    assert_untold(&ran, "a broken file");
}

#[test]
fn the_line_is_shown_with_a_mask_in_its_place() {
    let folder = Folder::with(
        "pack.json",
        Pack::new().measuring("1", r#""current": {"value": 4217, "mark": "suppressed"}, "rag": "Green""#).text(),
    );
    let ran = folder.run(["check", "pack.json", "--errors-only"]).exits(1);
    insta::assert_snapshot!(ran.out(), @r#"
    error[marked-figure]: Indicator 1: the current figure is marked “suppressed”, but holds a
                          number
     --> pack.json:4:47
      |
    4 | {"ref": "1", "title": "Measure 1", "current": {"value": ***, "mark": "suppressed"}, "rag": "G...
      |                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: write null, or a text such as "Fewer than 5", or delete the mark if
              the number may be published

    1 error; 1 warning not shown
    "#);
}
