//! The fields of the contract's second version as `check` judges them: bases, what is not due, actions, corrections.

use crate::pack::{Pack, commentary};
use crate::problems::lines;
use crate::reading::{changes, levels};
use crate::run::{Folder, render};

/// What `check` says of one indicator with these fields and a commentary: code, pointer within it, message and hint.
fn said(fields: &str) -> Vec<String> {
    let text = Pack::new().measuring("1", &format!("{fields}, {}", commentary("Said."))).text();
    let lines = lines(&Folder::with("pack.json", text).run(["check", "pack.json", "--format", "json"]));
    lines.into_iter().map(|line| line.replace("/indicators/0/", "").replace(" Indicator 1:", "")).collect()
}

fn codes(fields: &str) -> Vec<String> {
    said(fields).iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_cumulative_figure_is_compared_with_last_year_only() {
    let figures = r#""direction": "higher", "rag": "Contextual", "current": 480, "previous": 250"#;
    let pack = Pack::new()
        .measuring("1", figures)
        .measuring("2", &format!(r#"{figures}, "basis": "cumulative""#))
        .measuring("3", &format!(r#"{figures}, "basis": "cumulative", "last_year": 490"#))
        .measuring("4", &format!(r#"{figures}, "basis": "cumulative", "last_year": "480", "change": "No change""#))
        .measuring("5", &format!(r#"{figures}, "basis": "rolling", "last_year": 490"#))
        .measuring(
            "6",
            r#""direction": "higher", "rag": "Contextual", "current": 480, "last_year": 490, "basis": "cumulative""#,
        );
    let pdf = render(pack.text());
    assert_eq!(changes(&pdf), ["Improving", "N/A", "Declining", "No change", "Improving", "Declining"]);
    // Which figure it is against is said where the program worked it out, and not beside a published word.
    let told = |page: usize| pdf.page_text(page).split_whitespace().collect::<Vec<_>>().join(" ");
    let against = "Basis: Figures for the year to date; change is against the same period last year";
    let said_on: Vec<bool> = (4..10).map(|page| told(page).contains(against)).collect();
    assert_eq!(said_on, [false, false, true, false, false, true]);
    let contradicted = format!(r#"{figures}, "basis": "cumulative", "last_year": 490, "change": "Improving""#);
    assert_eq!(
        said(&contradicted),
        [
            "change-mismatch 4:164 change published as “Improving”, but 490 to 480 is a decline (correct the word, the figures or the direction)"
        ]
    );
    assert_eq!(codes(&contradicted.replace("490", r#""about 490""#)), ["not-judged"]);
}

#[test]
fn a_cumulative_figure_may_not_fall_within_its_year() {
    let history = |points: &[(&str, i32)]| {
        let point = |(period, value): &(&str, i32)| format!(r#"{{"period": "{period}", "value": {value}}}"#);
        let points: Vec<String> = points.iter().map(point).collect();
        codes(&format!(r#""rag": "Contextual", "basis": "cumulative", "history": [{}]"#, points.join(", ")))
    };
    for fell in [
        [("Q1 2024/25", 490), ("Q2 2024/25", 480)],
        [("Q1", 490), ("Q3", 480)],
        [("December 2024", 9), ("January 2025", 8)],
        [("Apr-24", 9), ("Mar-25", 8)],
    ] {
        assert_eq!(history(&fell), ["cumulative-fell"], "{fell:?}");
    }
    for rose in [
        [("Q4 2023/24", 900), ("Q1 2024/25", 100)],
        [("Q4", 900), ("Q1", 100)],
        [("March 2024", 900), ("April 2024", 100)],
        [("2023/24", 900), ("2024/25", 800)],
        [("Q2 2023/24", 900), ("Q3 2024/25", 800)],
        [("Somewhen", 900), ("Later", 800)],
        [("Q1 2024/25", 480), ("Q2 2024/25", 480)],
    ] {
        assert_eq!(history(&rose), [""; 0], "{rose:?}");
    }
    let alone = r#""rag": "Contextual", "history": [{"period": "Q1", "value": 9}, {"period": "Q2", "value": 8}]"#;
    assert_eq!(codes(alone), [""; 0], "only cumulative figures are looked at");
}

#[test]
fn what_is_not_due_is_neither_rated_nor_chased() {
    let old = r#""direction": "higher", "target": 90, "current": 50, "previous": 60"#;
    let pack = Pack::new().measuring("1", &format!(r#"{old}, "not_due": "Annual: next due in Quarter 4""#));
    let folder = Folder::with("pack.json", pack.text());
    assert_eq!(lines(&folder.run(["check", "pack.json", "--format", "json"])), [""; 0]);
    assert_eq!(levels(&render(pack.text())), ["Annual: next due in Quarter 4"]);
    let missing = folder.run(["check", "pack.json", "--missing"]);
    assert!(!missing.out().contains("Indicator 1"), "{missing}");
    assert_eq!(
        codes(r#""rag": "Contextual", "not_due": " ", "current": "TBC""#),
        ["placeholder"],
        "a blank one says nothing"
    );
}

#[test]
fn a_measure_that_is_not_due_is_not_chased_either() {
    let measures =
        r#""measures": [{"title": "A", "rag": "Green", "current": 3}, {"title": "B", "not_due": "Next in May"}]"#;
    let pack = Pack::new().measuring("1", &format!("{measures}, {}", commentary("Said.")));
    let folder = Folder::with("pack.json", pack.text());
    assert_eq!(lines(&folder.run(["check", "pack.json", "--format", "json"])), [""; 0]);
    assert!(!folder.run(["check", "pack.json", "--missing"]).out().contains("Indicator 1"));
}

#[test]
fn actions_count_as_actions_and_say_what_is_done() {
    let red = r#""rag": "Red""#;
    assert_eq!(codes(red), ["actions-missing"]);
    assert_eq!(codes(&format!(r#"{red}, "actions": []"#)), ["actions-missing"]);
    assert_eq!(codes(&format!(r#"{red}, "actions": [{{"text": "Open on Sundays"}}]"#)), [""; 0]);
    insta::assert_snapshot!(said(&format!(r#"{red}, "actions": [{{"text": " "}}, {{"text": "TBC", "done": 101}}, {{"owner": "A", "deadline": "2025-01-01"}}, {{"text": "x", "due": "31/1/2025", "done": "40%"}}]"#)).join("\n"), @r#"
    bad-value 4:71 actions/0/text this action does not say what is done (write the text, or delete the action)
    placeholder 4:86 actions/1/text “TBC” is a placeholder, not the text of an action (type the text, or delete it)
    bad-value 4:101 actions/1/done an action cannot be 101% done (write a number from 0 to 100)
    missing-field 4:107 actions/2 an action has no "text" (add "text")
    unknown-field 4:122 actions/2/deadline an action has no field "deadline" (did you mean "due"?)
    bad-value 4:170 actions/3/due "31/1/2025" is not a date in the form 2024-11-25 (write 2025-01-31)
    wrong-type 4:191 actions/3/done "done" must be a number without quotation marks, but it is the text "40%" (write 40, without quotation marks and without “%”)
    "#);
}

#[test]
fn levels_of_past_periods_are_of_the_scale() {
    let history = r#""rag": "Contextual", "history": [{"period": "Q1", "value": 3, "rag": "Purple"}]"#;
    insta::assert_snapshot!(said(history).join("\n"), @"unknown-level 4:105 history/0/rag the scale has no level “Purple” (the levels are Red, Amber, Green, Blue, Baseline, Contextual, In Development)");
}

#[test]
fn owners_have_to_be_printable_only_where_they_are_printed() {
    let pack = |prints: bool| {
        let owner = format!(r#""owner": "☃", "portfolio": "Culture", "rag": "Contextual", {}"#, commentary("Said."));
        let pack = Pack::new().report("print_owner", prints).measuring("1", &owner);
        lines(&Folder::with("pack.json", pack.text()).run(["check", "pack.json", "--format", "json"])).len()
    };
    assert_eq!((pack(false), pack(true)), (0, 1));
}

#[test]
fn colours_of_charts_are_seen_on_white_and_beside_each_other() {
    let said = |colours: &[&str]| {
        let theme = serde_json::json!({ "chart_colours": colours });
        let folder = Folder::with("pack.json", Pack::new().report("theme", theme).text());
        lines(&folder.run(["check", "pack.json", "--format", "json"])).join("\n")
    };
    assert_eq!(said(&["#12436d", "#28a197", "#801650", "#f46a25"]), "");
    insta::assert_snapshot!(said(&["#ffbf00", "#12436d", "#801650"]), @r"
    low-contrast 2:119 /report/theme/chart_colours/0 the chart colour #ffbf00 has a contrast of 1.65:1 on white, less than 3:1 (choose a darker colour, or let dark and light ones take turns)
    low-contrast 2:139 /report/theme/chart_colours/2 the chart colour #801650 has a contrast of 1.04:1 on #12436d, the colour before it, less than 3:1 (choose a darker colour, or let dark and light ones take turns)
    ");
    insta::assert_snapshot!(said(&["#12436d", "#28a197", "#801650", "#f46a25", "#12436d"]), @"bad-value 2:159 /report/theme/chart_colours/4 charts use 4 colours at most, so that no further one is used (delete this one and those after it)");
}

#[test]
fn what_near_misses_mean_is_said() {
    insta::assert_snapshot!(said(r#""rag": "Contextual", "basis": "ytd", "cabinet_member": "Culture", "annualtarget": 4, "same_period_last_year": 4, "action_plan": [], "not_due": true"#).join("\n"), @r#"
    bad-value 4:66 basis the basis "ytd" is not one of "period", "cumulative", "rolling", "snapshot" (did you mean "cumulative"?)
    unknown-field 4:73 cabinet_member an indicator has no field "cabinet_member" (did you mean "portfolio"?)
    unknown-field 4:102 annualtarget an indicator has no field "annualtarget" (did you mean "annual_target"?)
    unknown-field 4:121 same_period_last_year an indicator has no field "same_period_last_year" (did you mean "last_year"?)
    unknown-field 4:149 action_plan an indicator has no field "action_plan" (did you mean "actions"?)
    wrong-type 4:179 not_due "not_due" must be a text in quotation marks, but it is true (say when it is: "Annual: next due in Quarter 4"; delete the field where a figure is due)
    "#);
    insta::assert_snapshot!(said(r#""rag": "Contextual", "actions": "Open on Sundays""#).join("\n"), @r#"wrong-type 4:68 actions "actions" must be a list, but it is the text "Open on Sundays" (type [{"text": "Open on Sundays"}], or the text under a heading: "narrative": {"Actions": "Open on Sundays"})"#);
    insta::assert_snapshot!(said(r#""rag": "Contextual", "actions": ["Open on Sundays"]"#).join("\n"), @r#"wrong-type 4:69 actions/0 an entry of "actions" must be an object { … } (an action), but it is the text "Open on Sundays" (type {"text": "Open on Sundays"})"#);
    let key = Pack::new().with(r#""key": "Used""#).text();
    insta::assert_snapshot!(lines(&Folder::with("pack.json", key).run(["check", "pack.json", "--format", "json"])).join("\n"), @r#"bad-value 3:8 /key "key" must be a list of rows or the word "used", but it is "Used" (type "used", or leave out "key" for the whole standard key)"#);
}

#[test]
fn open_data_has_the_new_figures() {
    let pack = Pack::new().measuring("1", r#""basis": "cumulative", "target": 5, "annual_target": 9, "last_year": 4, "current": 6, "history": [{"period": "Q1", "value": 3, "rag": "Green"}]"#)
        .measuring("2", r#""not_due": "In May", "current": 7, "rag": "Red""#);
    let folder = Folder::with("pack.json", pack.text());
    folder.run(["convert", "pack.json", "-o", "out.csv"]).exits(0);
    let text = String::from_utf8(folder.read("out.csv")).expect("UTF-8");
    let rows: Vec<String> =
        text.lines().skip(1).map(|row| row.split(',').skip(1).collect::<Vec<_>>().join("|")).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    Quarter 2|1|Measure 1|||target||5|5||||cumulative
    |1|Measure 1|||annual target||9|9||||
    Quarter 2|1|Measure 1|||current||6|6||||cumulative
    |1|Measure 1|||last year||4|4||||cumulative
    Q1|1|Measure 1|||history||3|3|||Green|cumulative
    |2|Measure 2|||current||7|7|||Red|period
    ");
}
