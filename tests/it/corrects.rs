//! `render --corrects`: a corrected report says what has changed since the version before.

use crate::pack::Pack;
use crate::run::{Folder, Ran, assert_in_order, flat};

fn version_one() -> Pack {
    Pack::new()
        .report("version", "Version 1")
        .measuring("HR9", r#""target": 19, "direction": "higher", "current": 19.4, "rag": "Green""#)
        .measuring(
            "HR10",
            r#""current": 70, "previous": 66, "narrative": {"Commentary": "Sickness fell over the summer."}"#,
        )
        .measuring("HR11", r#""current": 7"#)
}

fn version_two() -> Pack {
    Pack::new()
        .report("version", "Version 2, corrected 3 December 2024")
        .measuring("HR9", r#""target": 19, "direction": "higher", "current": 20.1, "rag": "Amber", "rag_reason": "Agreed", "correction": "Payroll data came late.""#)
        .measuring("HR10", r#""current": {"value": 72, "mark": "revised", "note": "Final figures, as announced."}, "previous": 66, "narrative": {"Commentary": "Sickness rose over the summer."}"#)
}

fn folder(old: &Pack, new: &Pack) -> Folder {
    let folder = Folder::with("old.json", old.text());
    folder.write("new.json", new.text());
    folder
}

fn render(folder: &Folder) -> Ran {
    folder.run(["render", "new.json", "--corrects", "old.json"])
}

#[test]
fn the_page_says_what_was_what_is_and_why() {
    let folder = folder(&version_one(), &version_two());
    render(&folder).exits(0);
    let pdf = folder.pdf("new.pdf");
    let text = pdf.text();
    assert_in_order(
        &text,
        [
            "What has changed since Version 1",
            "Indicator HR9: Measure HR9, page",
            "current figure",
            "19.4 (Green)",
            "20.1 (Amber)",
            "Payroll data came late.",
            "Commentary",
            "… Sickness fell over the summer. …",
            "… Sickness rose over the summer. …",
            "Indicator HR11: Measure HR11",
            "Removed",
            "Planned revisions",
            "Indicator HR10: Measure HR10, page",
            "70",
            "72",
            "Final figures, as announced.",
        ],
    );
    assert!(flat(&text).contains("previously published as 19.4"), "{text}");
    assert!(flat(&text).contains("20.1 [r]"), "{text}");
    assert!(text.matches("Version 2, corrected 3 December 2024").count() > 2, "on every page: {text}");
    assert!(pdf.info().title.contains("Version 2"), "{:?}", pdf.info().title);
}

#[test]
fn the_current_figure_is_not_told_again_as_the_last_point_of_its_history() {
    let pack = |figure: u32, first: u32| {
        let history = format!(r#"[{{"period": "Q1", "value": {first}}}, {{"period": "Q2", "value": {figure}}}]"#);
        let pack = Pack::new().report("version", format!("Version {figure}"));
        pack.measuring("1", &format!(r#""current": {figure}, "history": {history}"#))
    };
    let folder = folder(&pack(400, 300), &pack(401, 301));
    render(&folder).exits(0);
    let text = flat(&folder.pdf("new.pdf").text());
    assert!(text.contains("figure for Q1 300 301") && !text.contains("figure for Q2"), "{text}");
    // Programs are told everything.
    let json = folder.run(["diff", "old.json", "new.json", "--format", "json"]).exits(1).out();
    assert!(json.contains("history/Q2/value"), "{json}");
}

#[test]
fn without_the_option_the_report_is_as_before() {
    let folder = folder(&version_one(), &version_two());
    folder.run(["render", "new.json"]).exits(0);
    let text = folder.pdf("new.pdf").text();
    assert!(!text.contains("What has changed") && !text.contains("20.1 [r]"), "{text}");
}

#[test]
fn a_version_that_is_a_number_says_of_what() {
    let folder = folder(&version_one().report("version", "1"), &version_two().report("version", "2"));
    render(&folder).exits(0);
    let pdf = folder.pdf("new.pdf");
    assert!(pdf.text().contains("What has changed since Version 1"), "{}", pdf.text());
    assert!(pdf.page_text(2).contains("Version 2"), "{}", pdf.page_text(2));
}

#[test]
fn the_fingerprint_stands_at_the_end_where_the_changes_are_last() {
    let new = version_two().report("parts", ["index", "indicators", "changes"]).report("fingerprint", true);
    let folder = folder(&version_one(), &new);
    render(&folder).exits(0);
    let pdf = folder.pdf("new.pdf");
    let last = pdf.page_text(pdf.page_count());
    assert!(last.contains("Planned revisions") && last.contains("Fingerprint of the data"), "{last}");
}

#[test]
fn a_refused_correction_is_a_line_of_the_results_with_what_is_known() {
    let folder = folder(&version_one(), &version_two().report("period", "Quarter 3"));
    folder.run(["render", "new.json", "--corrects", "old.json", "--results", "r.jsonl"]).exits(2);
    let lines = String::from_utf8(folder.read("r.jsonl")).expect("lines");
    let line: serde_json::Value = serde_json::from_str(lines.lines().next().expect("a line")).expect("a result");
    assert_eq!(line["state"], "failed");
    assert!(line["warnings"].as_object().is_some_and(|warnings| !warnings.is_empty()), "{line}");
}

#[test]
fn a_correction_needs_a_version_and_the_same_period() {
    let other = version_two().report("period", "Quarter 3").report("produced_on", "2025-02-24");
    let ran = render(&folder(&version_one(), &other)).exits(2);
    assert!(ran.stderr.contains("same period") && ran.stderr.contains("diff old.json new.json"), "{ran}");
    let none = Pack::new().measuring("HR9", r#""current": 5"#);
    let folder = folder(&version_one(), &none);
    let ran = render(&folder).exits(1);
    assert!(ran.stderr.contains("new.json has no version"), "{ran}");
    assert!(!folder.path("new.pdf").exists());
    folder.run(["render", "new.json", "--corrects", "missing.json"]).exits(2);
}

#[test]
fn what_was_withheld_since_is_on_no_page() {
    let old = Pack::new().report("version", "Version 1").measuring("1", r#""current": 4217"#);
    let new = Pack::new()
        .report("version", "Version 2")
        .measuring("1", r#""current": {"value": null, "mark": "suppressed"}, "correction": "It named a family.""#);
    for (old, new) in [(&old, &new), (&new, &old)] {
        let folder = folder(old, new);
        render(&folder).exits(0);
        let text = folder.pdf("new.pdf").text();
        assert!(text.contains("withheld"), "{text}");
        assert!(text.contains("4,217") == new.text().contains("4217"), "{text}");
    }
}

#[test]
fn a_point_of_a_history_has_the_mark_beside_it_as_its_own() {
    let pack = |figure: &str, mark: &str| {
        let points = format!(
            r#"{{"period": "Q1", "value": {figure}{mark}}}, {{"period": "Q2", "value": 6}}, {{"period": "Q3", "value": 7}}"#
        );
        let pack = Pack::new().report("version", "Version 2").report("chart_tables", true);
        pack.measuring("1", &format!(r#""current": 7, "history": [{points}]"#))
    };
    for (figure, mark, printed) in [
        ("null", r#", "mark": "suppressed""#, "N/A [c] "),
        ("5", r#", "mark": "revised""#, "5 [r] "),
        ("5", r#", "mark": "estimated""#, "5 [e] [r] "),
        ("5", "", "5 [r] "),
    ] {
        let folder = folder(&pack("4", ""), &pack(figure, mark));
        render(&folder).exits(0);
        let text = flat(&folder.pdf("new.pdf").text());
        let table = text.split("Period Actual").nth(1).unwrap_or_default();
        assert!(table.contains(&format!("Q1 {printed}")), "{printed}: {text}");
        assert!(!text.contains("mark for Q1"), "the mark stands at the figure: {text}");
    }
}

#[test]
fn nothing_to_correct_is_no_page() {
    let folder = folder(&version_two(), &version_two().report("version", "Version 3"));
    render(&folder).exits(0);
    assert!(!folder.pdf("new.pdf").text().contains("What has changed"));
}

#[test]
fn a_long_text_is_told_by_its_places_and_nobody_is_named_whom_the_report_does_not_name() {
    let text = |word: &str| (0..900).map(|at| format!("In ward {at} it {word}.")).collect::<Vec<_>>().join(" ");
    let pack = |owner: &str, text: String| {
        let fields = format!(r#""current": 5, "owner": "{owner}", {}"#, crate::pack::commentary(&text));
        Pack::new().report("version", "Version 2").measuring("1", &fields)
    };
    let new = text("rose").replace("ward 700 it rose", "ward 700 it fell").replace("ward 3 it", "ward 3 nothing");
    let folder = folder(&pack("A. Lee", text("rose")), &pack("B. Cole", new));
    render(&folder).exits(0);
    let pages = flat(&folder.pdf("new.pdf").text());
    let page = pages
        .split("What has changed since")
        .nth(1)
        .and_then(|page| page.split("Produced on").next())
        .expect("the page");
    assert_in_order(page, ["In ward 3 it rose.", "In ward 3 nothing rose.", "ward 700 it fell."]);
    assert!(!page.contains("ward 5 ") && !pages.contains("Lee") && !pages.contains("Cole"), "{page}");
}

#[test]
fn what_came_or_went_as_a_whole_is_said_to_have_come_or_gone() {
    let old = version_one().with(r#""key": [{"item": "Target", "explanation": "Aim"}]"#);
    let new = version_one()
        .report("version", "Version 2")
        .with(r#""key": [{"item": "Aim", "explanation": "Aim"}, {"item": "Target", "explanation": "Aim"}]"#);
    for (old, new, said) in [(&old, &new, ["–", "Added"]), (&new, &old, ["Reported", "Removed"])] {
        let folder = folder(old, new);
        render(&folder).exits(0);
        let text = flat(&folder.pdf("new.pdf").text());
        let row = text.split("row of the key “Aim”").nth(1).expect("the row");
        assert_in_order(row, said);
    }
}

#[test]
fn a_corrected_figure_keeps_its_own_mark_and_has_that_of_a_correction_behind_it() {
    let pack = |figure: u32, mark: &str| {
        let value = format!(r#"{{"value": {figure}, "mark": "{mark}"}}"#);
        let point =
            format!(r#"{{"period": "Q1", "value": {figure}, "mark": "{mark}"}}, {{"period": "Q2", "value": 7}}"#);
        Pack::new().report("version", format!("Version {figure}")).report("chart_tables", true).measuring(
            "1",
            &format!(
                r#""current": {value}, "comparators": [{{"label": "England Mean", "value": {figure}, "mark": "{mark}"}}], "measures": [{{"title": "a", "current": {value}}}],
                "history": [{point}], "charts": [{{"kind": "column", "title": "Parts", "categories": ["a", "b"], "series": [{{"name": "s", "values": [{value}, 3]}}]}}]"#
            ),
        )
    };
    let folder = folder(&pack(4, "provisional"), &pack(5, "provisional"));
    render(&folder).exits(0);
    let text = flat(&folder.pdf("new.pdf").text());
    assert_eq!(
        text.matches("5 [p] [r]").count(),
        5,
        "index, headline, comparator, measure and the table under the chart: {text}"
    );
    assert!(text.matches("previously published as 4").count() >= 3, "{text}");
    assert!(text.contains("Revised: the figure has changed"), "the key says what it means: {text}");
    // What the pack itself calls revised has one mark.
    let folder = self::folder(&pack(4, "revised"), &pack(5, "revised"));
    render(&folder).exits(0);
    let text = flat(&folder.pdf("new.pdf").text());
    assert!(text.contains("5 [r]") && !text.contains("[r] [r]"), "{text}");
}
