//! `roll` over the end of a year: cumulative figures, targets, what is not due, actions, last year's figures.

use serde_json::{Value, json};

use super::{json_of, roll};
use crate::pack::Pack;
use crate::run::{Folder, Ran};

/// What an indicator and the account of it become in another period.
fn rolled(fields: &str, old: (&str, &str), new: (&str, &str)) -> (Value, Ran) {
    let pack = Pack::new().report("period", old.0).report("financial_year", old.1).measuring("1", fields);
    let folder = Folder::with("old.json", pack.text());
    let ran = roll(&folder, "old.json", new, "new.json").exits(0);
    let checked = folder.run(["check", "new.json"]).exits(0);
    assert!(!checked.out().contains("error["), "{checked}");
    (json_of(&folder, "new.json")["indicators"][0].clone(), ran)
}

const Q3: (&str, &str) = ("Quarter 3", "2024/25");
const Q4: (&str, &str) = ("Quarter 4", "2024/25");
const Q1: (&str, &str) = ("Quarter 1", "2025/26");

#[test]
fn cumulative_figures_go_on_within_the_year_and_start_anew_with_the_next() {
    let fields = r#""basis": "cumulative", "target": "300", "annual_target": "400", "baseline": "250", "current": "290",
        "previous": "210", "history": [{"period": "Q3 2024/25", "value": "210"}]"#;
    let (new, _) = rolled(fields, Q3, Q4);
    assert_eq!((&new["previous"], &new["target"], &new["current"]), (&json!("290"), &json!("300"), &json!(null)));
    let (new, ran) = rolled(fields, Q4, Q1);
    assert_eq!((&new["previous"], &new["target"], &new["current"]), (&json!(null), &json!(null), &json!(null)));
    assert_eq!((&new["annual_target"], &new["baseline"]), (&json!("400"), &json!("250")));
    let history = json!([{"period": "Q3 2024/25", "value": "210"}, {"period": "Q4 2024/25", "value": "290"}]);
    assert_eq!(new["history"], history, "the year's last figure is not lost");
    assert!(
        ran.out().contains("290 (in the history as “Q4 2024/25”, not a previous figure: its year begins anew)"),
        "{ran}"
    );
    assert!(ran.out().contains("target of a cumulative figure (1)"), "{ran}");
    assert!(ran.out().contains("targets stayed as they were (1): are they those of Quarter 1 2025/26?"), "{ran}");
}

#[test]
fn other_figures_move_over_the_end_of_the_year_and_keep_their_targets() {
    let (new, _) = rolled(r#""target": "90%", "current": "88%", "previous": "87%""#, Q4, Q1);
    assert_eq!((&new["previous"], &new["target"], &new["current"]), (&json!("88%"), &json!("90%"), &json!(null)));
    assert_eq!(new["history"], json!([{"period": "Quarter 4 2024/25", "value": "88%"}]));
}

#[test]
fn what_is_not_due_does_not_move() {
    let fields = r#""not_due": "Annual: next due in Quarter 4", "current": "12", "previous": "11", "rag": "Green",
        "measures": [{"title": "A", "current": "1"}], "narrative": {"Commentary": "As last year."}"#;
    let (new, ran) = rolled(fields, ("Quarter 2", "2024/25"), Q3);
    let old: Value =
        serde_json::from_str(&format!("{{\"ref\": \"1\", \"title\": \"Measure 1\", {fields}}}")).expect("JSON");
    assert_eq!(new, old);
    assert!(ran.out().contains("Indicator 1: not due (“Annual: next due in Quarter 4”)\n"), "{ran}");
    assert!(ran.out().ends_with("Still to come\n  nothing is missing\n\nnew.json\n"), "it is not chased\n{ran}");
    // It moves no more when it is due, but that is told.
    let (new, ran) = rolled(fields, Q3, Q4);
    assert_eq!(new, old);
    assert!(ran.out().contains("Indicator 1: due now by its own words; delete \"not_due\""), "{ran}");
}

#[test]
fn a_sub_measure_that_is_not_due_stays_while_the_others_move() {
    let measures = r#""current": null, "measures": [{"title": "A", "current": "1", "previous": "2"},
        {"title": "B", "not_due": "In the spring", "current": "3", "previous": "4", "rag": "Red"},
        {"title": "C", "basis": "cumulative", "target": "9", "current": "5", "previous": "6"}]"#;
    let (new, ran) = rolled(measures, Q4, Q1);
    let figures = |number: usize| ["current", "previous"].map(|field| new["measures"][number][field].clone());
    assert_eq!(figures(0), [json!(null), json!("1")]);
    assert_eq!(figures(1), [json!("3"), json!("4")]);
    assert_eq!(figures(2), [json!(null), json!(null)]);
    assert_eq!(new["measures"][1]["rag"], "Red");
    assert_eq!(new["measures"][2]["history"], json!([{"period": "Quarter 4 2024/25", "value": "5"}]));
    assert!(ran.out().contains("Indicator 1, B: not due (“In the spring”)"), "{ran}");
}

#[test]
fn a_yearly_figure_waits_for_the_end_of_its_year() {
    let fields =
        r#""frequency": "Year", "current": {"label": "Current Year", "value": "12"}, "previous": "11", "rag": "Green""#;
    let (new, ran) = rolled(fields, Q3, Q4);
    assert_eq!(
        (&new["current"]["value"], &new["previous"], &new["rag"]),
        (&json!("12"), &json!("11"), &json!("Green"))
    );
    assert!(ran.out().contains("Indicator 1: a yearly figure; it moves when a new financial year begins"), "{ran}");
    let (new, _) = rolled(fields, Q4, Q1);
    assert_eq!((&new["current"]["value"], &new["previous"]), (&json!(null), &json!("12")));
}

#[test]
fn open_actions_stay_and_the_rest_of_what_was_said_is_emptied() {
    let fields = r#""current": "5", "target": "9", "rag": "Red", "rag_reason": "Agreed.", "change": "Declining",
        "forecast": {"value": {"label": "March", "value": "8"}, "rag": "Amber"}, "correction": "The April figure was late.",
        "comparators": [{"label": "England Mean", "value": "7", "period": "2023/24", "note": "As published."}],
        "actions": [{"text": "Done that", "done": 100}, {"text": "Do this", "owner": "A. Lee", "due": "2025-06-30"},
            {"text": "Dropped", "status": "Cancelled in May"}, {"text": "Half of it", "done": 50}],
        "notes": ["Counted at the end of each month."],
        "narrative": {"Indicator Description": "What it is.", "Commentary": "Worse.", "Path to Green": ["By", "June."],
            "Useful Links": "<https://example.org>", "Case study": "A family."}"#;
    let (new, ran) = rolled(fields, ("Quarter 2", "2024/25"), Q3);
    let open = json!([{"text": "Do this", "owner": "A. Lee", "due": "2025-06-30"}, {"text": "Half of it", "done": 50}]);
    assert_eq!(new["actions"], open);
    let narrative = json!({"Indicator Description": "What it is.", "Commentary": "", "Path to Green": "",
        "Useful Links": "<https://example.org>", "Case study": "A family."});
    assert_eq!(new["narrative"], narrative);
    assert_eq!(new["forecast"], json!({"value": {"label": "March", "value": null}}));
    assert_eq!(new["comparators"], json!([{"label": "England Mean", "value": null}]));
    assert_eq!(new["notes"], json!(["Counted at the end of each month."]));
    for gone in ["rag", "rag_reason", "change", "correction"] {
        assert_eq!(new.get(gone), None, "{gone}");
    }
    assert!(ran.out().contains("\nActions\n  2 open: they stay\n  2 done: they were taken out\n"), "{ran}");
}

#[test]
fn what_stays_and_may_be_of_the_old_period_is_to_be_looked_at() {
    let fields = r#""current": 5, "target": {"value": 9, "period": "Q2 2024/25"}, "measures": [{"title": "a", "current": 4}],
        "narrative": {"Commentary": "Worse.", "Case study": "A family."}"#;
    let pack = Pack::new().report("financial_year", "2024/25").report("first_page", 187).measuring("1", fields);
    let folder = Folder::with("old.json", pack.text());
    let ran = roll(&folder, "old.json", Q3, "new.json").exits(0);
    for said in [
        "the first page still has the number 187, as in the last agenda pack",
        "Indicator 1, “period” names Q2 2024/25",
        "Indicator 1: its case study is as it was",
        "Indicator 1, Measure 1: current figure, current figure of a, level, commentary",
    ] {
        assert!(ran.out().contains(said), "{said}\n{ran}");
    }
}

#[test]
fn the_figure_of_last_year_comes_from_the_history_where_it_is_surely_there() {
    let history = r#""current": "5", "last_year": "4", "history": [{"period": "Q3 2023/24", "value": "3.5", "mark": "revised"},
        {"period": "Q4 2023/24", "value": "4.5"}, {"period": "Q2 2024/25", "value": "5"}]"#;
    let (new, _) = rolled(history, ("Quarter 2", "2024/25"), Q3);
    assert_eq!(new["last_year"], json!({"value": "3.5", "mark": "revised"}));
    let (new, _) =
        rolled(r#""current": "5", "last_year": {"label": "A year ago", "value": "4"}"#, ("Quarter 2", "2024/25"), Q3);
    assert_eq!(new["last_year"], json!({"label": "A year ago", "value": null}));
}

#[test]
fn a_history_keeps_the_level_and_takes_the_name_of_those_beside_it() {
    let fields = r#""current": "5", "target": "9", "rag": "Red", "history": [{"period": "Qtr 1 2024-25", "value": "6", "target": "9", "rag": "Amber"}]"#;
    let (new, _) = rolled(fields, ("Quarter 2", "2024/25"), Q3);
    assert_eq!(new["history"][1], json!({"period": "Qtr 2 2024-25", "value": "5", "target": "9", "rag": "Red"}));
    // Of months, a quarter's figure is no point; another figure for the same quarter is not written over.
    let (new, ran) =
        rolled(r#""current": "5", "history": [{"period": "August 2024", "value": "6"}]"#, ("Quarter 2", "2024/25"), Q3);
    assert_eq!(new["history"].as_array().map(Vec::len), Some(1));
    assert!(ran.out().contains("not in the history, which is of shorter periods such as “August 2024”"), "{ran}");
    let (new, ran) =
        rolled(r#""current": "5", "history": [{"period": "Q2 2024/25", "value": "6"}]"#, ("Quarter 2", "2024/25"), Q3);
    assert_eq!(new["history"], json!([{"period": "Q2 2024/25", "value": "6"}]));
    assert!(ran.out().contains("not in the history, which has another figure for “Q2 2024/25”"), "{ran}");
}
