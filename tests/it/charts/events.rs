//! Events in a history: at their period in the chart, in its words and its table, and never lost on the way.

use serde_json::{Value, json};

use super::{number_tables, shown};
use crate::pdf::Pdf;
use crate::run::{Folder, Ran, render};

/// Six quarters, of which one has an event beside its figure, and these entries behind them.
fn history(events: &[(&str, &str)]) -> Value {
    let mut history: Vec<Value> =
        (1..=6).map(|at| json!({ "period": format!("P{at} 2024"), "value": 40 + at })).collect();
    history[1]["text"] = json!("Library reopened");
    history.extend(events.iter().map(|(period, text)| json!({ "period": period, "text": text })));
    Value::Array(history)
}

fn pack(history: &Value) -> Value {
    json!({
        "report": { "title": "Events", "committee": "Committee", "period": "P6", "financial_year": "2024",
            "produced_on": "2024-11-25", "chart_tables": true },
        "indicators": [{ "ref": "1", "title": "Visits", "rag": "Contextual", "narrative": { "Commentary": "Said." },
            "history": history }]
    })
}

fn report(history: &Value) -> Pdf {
    render(pack(history).to_string())
}

fn check(history: &Value) -> Ran {
    Folder::with("pack.json", pack(history).to_string()).run(["check", "pack.json"])
}

#[test]
fn few_events_stand_in_words_at_their_periods() {
    let pdf = report(&history(&[("P5 2024", "Fees abolished.")]));
    let shown = shown(&pdf);
    assert!(shown[0].content.contains("Library reopened") && shown[0].content.contains("Fees abolished"), "{shown:?}");
    let told = "Events: Library reopened (P2 2024); Fees abolished (P5 2024).";
    assert!(shown[0].alt.contains(told), "{}", shown[0].alt);
    assert!(shown[0].alt.starts_with("Line chart of Visits, P1 2024 to P6 2024. The figure rose"), "{}", shown[0].alt);
    let column: Vec<String> = number_tables(&pdf)[0].iter().filter_map(|row| row.last().cloned()).collect();
    assert_eq!(column, ["Event", "", "Library reopened", "", "", "Fees abolished.", ""]);
}

#[test]
fn events_without_room_get_letters_that_notes_explain() {
    let long = "New contract with a provider for the whole of the county, which took over all of the branches";
    let shown = shown(&report(&history(&[("P3 2024", long), ("P3 2024", "Survey changed")])));
    for note in ["A: Library reopened (P2 2024)", "B: Survey changed (P3 2024)"] {
        assert!(shown[0].content.contains(note), "{note}: {}", shown[0].content);
    }
    assert!(shown[0].content.contains("B: New contract with a provider"), "{}", shown[0].content);
    assert!(shown[0].alt.contains(&format!("{long} (P3 2024)")), "{}", shown[0].alt);
}

#[test]
fn events_in_words_stand_apart() {
    let pdf = report(&history(&[("P3 2024", "Office closed by fire"), ("P4 2024", "Staff")]));
    let page = (4..=pdf.page_count()).find(|page| pdf.page_text(*page).contains("Staff")).expect("a page");
    let placed = pdf.placed_text(page);
    let of = |text: &str| placed.iter().find(|(run, ..)| run.trim() == text).unwrap_or_else(|| panic!("{placed:?}")).1;
    let [first, second, third] = ["Library reopened", "Office closed by fire", "Staff"].map(of);
    assert!(second[0] - first[2] > 20.0 && third[0] - second[2] > 20.0, "{first:?} {second:?} {third:?}");
}

#[test]
fn columns_have_the_letter_beside_their_period() {
    let history = json!([
        { "period": "2022", "value": 4 }, { "period": "2023", "value": 5, "text": "Survey changed" },
        { "period": "2024", "value": 6 }
    ]);
    let shown = shown(&report(&history));
    assert!(
        shown[0].content.contains("2023 (A)") && shown[0].content.contains("A: Survey changed (2023)"),
        "{shown:?}"
    );
    assert!(
        shown[0].alt.contains("Column chart of Visits, 2022 to 2024.") && !shown[0].alt.contains("(A)"),
        "{shown:?}"
    );
}

#[test]
fn small_multiples_have_the_rule_and_letter_of_an_event_in_every_panel() {
    let periods: Vec<String> = (1..=6).map(|at| format!("P{at} 2024")).collect();
    let series: Vec<Value> =
        (1..=5).map(|at| json!({ "name": format!("Area {at}"), "values": [1, 2, 3, 4, 5, at] })).collect();
    let with = |events: &[(&str, &str)]| {
        let mut pack = pack(&history(events));
        pack["indicators"][0]["charts"] =
            json!([{ "kind": "line", "title": "Areas", "categories": periods, "series": series }]);
        pack["report"]["parts"] = json!(["indicators"]);
        render(pack.to_string())
    };
    let pdf = with(&[("P5 2024", "Fees abolished")]);
    let letters = |letter: &str| pdf.placed_text(2).iter().filter(|(text, ..)| text == letter).count();
    assert_eq!((letters("A"), letters("B")), (5, 5), "{}", pdf.page_text(2));
    let shown = shown(&pdf);
    for note in ["A: Library reopened (P2 2024)", "B: Fees abolished (P5 2024)"] {
        assert_eq!(shown[0].content.matches(note).count(), 1, "{}", shown[0].content);
    }
    // A rule stands under each letter, as long as the plot is high.
    let image = pdf.image(2, 2.0);
    let is_rule = |[left, bottom, right, _]: [f64; 4]| {
        let middle = (left + right).round() as u32;
        let top = ((842.0 - bottom) * 2.0) as u32 + 6;
        // The line of the figures and the white edge of its points lie over it.
        let drawn = |x: u32| (top..top + 100).filter(|y| image.get_pixel(x, *y).0[0] < 245).count();
        (middle - 4..=middle + 4).any(|x| drawn(x) > 85)
    };
    let runs = pdf.placed_text(2);
    assert!(runs.iter().filter(|(text, ..)| text == "B").all(|(_, place, _)| is_rule(*place)), "{runs:?}");
}

#[test]
fn an_event_that_no_chart_shows_is_told_and_printed_under_the_headline() {
    let history = history(&[("March 2020", "Lockdown")]);
    let ran = check(&history);
    let told = "no chart shows March 2020, so the event “Lockdown” is printed under the headline instead";
    assert!(crate::run::flat(&ran.to_string()).contains(told), "{ran}");
    let pdf = report(&history);
    assert!(crate::run::flat(&pdf.text()).contains("Events: Lockdown (March 2020)"), "{}", pdf.text());
}

#[test]
fn an_event_is_no_figure_and_no_gap() {
    let with = report(&history(&[("P6 2024", "Survey changed"), ("P7 2024", "Strike")]));
    let rows = number_tables(&with)[0].len();
    assert_eq!(rows, 7);
    assert!(!shown(&with)[0].alt.contains("No figure"), "{}", shown(&with)[0].alt);
    let one = json!([{ "period": "2024", "value": 4 }, { "period": "2024", "text": "Strike" }]);
    assert!(shown(&report(&one)).is_empty());
}

#[test]
fn what_is_wrong_with_an_event_is_said() {
    let many: Vec<(&str, &str)> = vec![("P1 2024", "Strike"); 8];
    for (entries, told) in [
        (history(&[("P1 2024", " ")]), "the event of P1 2024 has no words"),
        (history(&[("P1 2024", "x".repeat(151).as_str())]), "the words of an event have 151 letters, more than 150"),
        (history(&many), "a history has 8 events at most"),
        (json!([{ "period": "P1", "value": 4 }, { "period": "P2" }]), "a point of the history has no \"value\""),
        (json!([{ "period": "P1", "text": "Strike", "target": 4 }]), "a point of the history has no \"value\""),
    ] {
        let ran = check(&entries);
        assert_eq!(ran.code, 1, "{ran}");
        assert!(crate::run::flat(&ran.to_string()).contains(told), "{told}: {ran}");
    }
}

#[test]
fn events_go_into_a_workbook_and_come_back() {
    let mut all = history(&[("P5 2024", "Fees abolished"), ("March 2020", "Lockdown")]);
    all.as_array_mut().expect("a list").insert(2, json!({ "period": "P2 2024", "text": "Open on Sundays" }));
    all[4]["value"] = Value::Null;
    let pack = pack(&all);
    let folder = Folder::with("pack.json", pack.to_string());
    folder.run(["convert", "pack.json", "-o", "pack.xlsx"]).exits(0);
    folder.run(["convert", "pack.xlsx", "-o", "back.json"]).exits(0);
    let back: Value = serde_json::from_slice(&folder.read("back.json")).expect("JSON");
    assert_eq!(back["indicators"][0]["history"], pack["indicators"][0]["history"]);
}

#[test]
fn rolling_keeps_events_and_comparing_tells_new_ones() {
    let mut pack = pack(&history(&[("P5 2024", "Fees abolished")]));
    pack["indicators"][0]["current"] = json!(50);
    pack["report"]["period"] = json!("P7");
    let folder = Folder::with("old.json", pack.to_string());
    folder.run(["roll", "old.json", "--period", "P8", "--produced-on", "2024-12-25", "-o", "new.json"]).exits(0);
    let new: Value = serde_json::from_slice(&folder.read("new.json")).expect("JSON");
    let history = new["indicators"][0]["history"].as_array().expect("a list").clone();
    assert_eq!(history[1]["text"], "Library reopened");
    assert_eq!((&history[6]["text"], history[6].get("value")), (&json!("Fees abolished"), None));
    assert_eq!(history.len(), 8, "{history:?}");
    assert_eq!(history[7]["value"], 50);
    let old = pack.clone();
    let points = pack["indicators"][0]["history"].as_array_mut().expect("a list");
    points.insert(0, json!({ "period": "P3 2024", "text": "Strike" }));
    let folder = Folder::with("old.json", old.to_string());
    folder.write("new.json", pack.to_string());
    let told = folder.run(["diff", "old.json", "new.json"]);
    assert!(told.out().contains("Strike"), "{told}");
    assert!(!told.out().contains("43") && !told.out().contains("Fees"), "only the new event is told: {told}");
}
