//! Actions, events, what is to come, and faults of running text.

use super::*;

#[test]
fn an_action_says_what_is_done_and_how_much() {
    let action = |fields: &str| said(&format!(r#""actions": [{{"text": "Hire", {fields}}}], {SAID}"#));
    for done in ["0", "50.5", "100"] {
        assert_eq!(action(&format!(r#""done": {done}"#)), [""; 0], "{done}");
    }
    for done in ["-1", "100.5", "101"] {
        assert_eq!(action(&format!(r#""done": {done}"#)), ["bad-value actions/0/done"], "{done}");
    }
    assert_said_beside(&[
        (r#""actions": [{"text": "Hire"}, {"text": " "}]"#, &["bad-value actions/1/text"]),
        (r#""actions": [{}]"#, &["missing-field actions/0"]),
    ]);
}

#[test]
fn an_event_is_short_and_one_of_few() {
    let events = |count: usize, letters: usize| {
        let event = format!(r#"{{"period": "Q1", "text": "{}"}}"#, "a".repeat(letters));
        let points = r#"{"period": "Q1", "value": 5}, {"period": "Q2", "value": 6}"#;
        said(&format!(r#""current": 6, "history": [{points}, {}], {SAID}"#, vec![event; count].join(", ")))
    };
    assert_eq!(events(8, 150), [""; 0]);
    assert_eq!(events(1, 151), ["bad-value history/2/text"]);
    assert_eq!(events(9, 5), ["bad-value history/10"]);
    assert_eq!(events(1, 0), ["bad-value history/2/text"]);
}

#[test]
fn the_history_may_go_on_with_what_is_estimated_or_to_come() {
    let ends = |last: &str| {
        let points = r#"{"period": "Q1", "value": 5}, {"period": "Q2", "value": 6}"#;
        said(&format!(r#""current": {{"value": 6, "period": "Now"}}, "history": [{points}{last}], {SAID}"#))
    };
    let report = |last: &str| {
        said(&format!(
            r#""current": {{"value": 6, "period": "2024/25"}}, "history": [{{"period": "2024/25", "value": 6}}{last}], {SAID}"#
        ))
    };
    assert_eq!(ends(""), [""; 0]);
    assert_eq!(report(r#", {"period": "2025/26", "value": 9, "mark": "estimated"}"#), [""; 0]);
    assert_eq!(report(r#", {"period": "2025/26", "value": null}"#), [""; 0]);
    assert_eq!(
        report(r#", {"period": "2025/26", "value": 9, "mark": "provisional"}"#),
        ["history-mismatch history/1/value"]
    );
    assert_eq!(report(r#", {"period": "2025/26", "value": 9}"#), ["history-mismatch history/1/value"]);
    // A withheld figure is one in both, or in neither.
    let both = |current: &str, point: &str| {
        said(&format!(r#""current": {current}, "history": [{{"period": "Q2", {point}}}], {SAID}"#))
    };
    let withheld = r#"{"value": null, "mark": "suppressed"}"#;
    assert_eq!(both(withheld, r#""value": null, "mark": "suppressed""#), [""; 0]);
    assert_eq!(both(withheld, r#""value": 5"#), ["history-mismatch history/0/value"]);
    assert_eq!(both("5", r#""value": null, "mark": "suppressed""#), ["history-mismatch history/0/value"]);
    assert_eq!(both("\"TBC\"", r#""value": 5"#), ["placeholder current"]);
}

#[test]
fn what_is_still_to_come_is_told_wherever_it_stands() {
    for (fields, pointer) in [
        (r#""direction": "TBC""#, "direction"),
        (r#""actions": [{"text": "TBC"}]"#, "actions/0/text"),
        (r#""actions": [{"text": "Hire", "owner": "TBC"}]"#, "actions/0/owner"),
        (r#""actions": [{"text": "Hire", "status": "TBC"}]"#, "actions/0/status"),
        (r#""owner": "TBC""#, "owner"),
        (r#""group": "TBC""#, "group"),
        (r#""correction": "TBC""#, "correction"),
        (r#""notes": ["TBC"]"#, "notes/0"),
        (r#""change": "TBC""#, "change"),
        (r#""not_due": "TBC""#, "not_due"),
        (r#""last_year": "TBC""#, "last_year"),
        (r#""forecast": {"value": "TBC"}"#, "forecast/value"),
        (r#""comparators": [{"label": "England", "value": "TBC"}]"#, "comparators/0"),
        (r#""measures": [{"title": "TBC", "rag": "Green"}]"#, "measures/0/title"),
        (r#""measures": [{"title": "a", "rag": "Green", "direction": "TBC"}]"#, "measures/0/direction"),
        (r#""history": [{"period": "Q1", "value": "TBC"}]"#, "history/0/value"),
    ] {
        let told = said(&format!("{fields}, {SAID}"));
        assert!(told.iter().any(|told| *told == format!("placeholder {pointer}")), "{fields}: {told:?}");
    }
    let of_report = |fields: &str| said_beside(fields, "", SAID);
    assert_eq!(of_report(r#", "introduction": {"Key messages": "TBC"}"#).len(), 1);
    assert_eq!(of_report(r#", "introduction": {"TBC": "a"}"#).len(), 1);
    assert_eq!(of_report(r#", "team": "TBC""#).len(), 1);
}

#[test]
fn a_sign_that_is_printed_as_a_bullet_is_told_beside_figures_only() {
    let told = |narrative: &str| {
        let fields = format!(r#""rag": "Contextual", "narrative": {{"Commentary": {narrative}}}"#);
        let loaded = check_bytes(pack("", "", &fields).as_bytes(), &FONTS);
        let hint = |problem: &crate::problem::Problem| problem.hint.clone().unwrap_or_default();
        let told = loaded.problems.iter().map(|problem| format!("{} ({})", problem.message, hint(problem)));
        told.collect::<Vec<_>>().join("; ")
    };
    let bullet = "at the start of a line is printed as a bullet, without the";
    assert_eq!(
        told(r#""- 5% on last year""#),
        format!("“- 5%” {bullet} minus (for a minus, type no space behind it: “-5%”; for a bullet, type •)")
    );
    assert_eq!(
        told(r#""+ 5% on last year""#),
        format!("“+ 5%” {bullet} plus (for a plus, type no space behind it: “+5%”; for a bullet, type •)")
    );
    assert_eq!(
        told(r#""* 5% on last year""#),
        format!(
            "“* 5%” {bullet} star (for a mark that belongs to a figure, type † in both places; for a bullet, type •)"
        )
    );
    for list in [r#""- 5%\n- two new libraries""#, r#"["- 5%", "- two new libraries"]"#, r#""-5%""#, r#""• 5%""#] {
        assert_eq!(told(list), "", "{list}");
    }
}

#[test]
fn a_fault_of_running_text_stands_in_its_own_text() {
    assert_said(&[
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["one", "two <b>x</b>", "three"]}"#,
            &["unsupported-markup narrative/Commentary/1"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["<i>one</i>", "two", "[x](ftp://y)"]}"#,
            &["unsupported-markup narrative/Commentary/0", "unsafe-link narrative/Commentary/2"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["| a | b |", "|---|---|", "| <i>1</i> | [x](ftp://y) |"]}"#,
            &["unsupported-markup narrative/Commentary/2", "unsafe-link narrative/Commentary/2"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": "x</b> y"}"#,
            &["unsupported-markup narrative/Commentary"],
        ),
        (
            r#""notes": ["* provisional"], "rag": "Contextual", "narrative": {"Commentary": "a"}"#,
            &["unsupported-markup notes/0"],
        ),
        (r#""notes": ["provisional"], "rag": "Contextual", "narrative": {"Commentary": "a"}"#, &[]),
        (r#""notes": ["* a\n* b"], "rag": "Contextual", "narrative": {"Commentary": "a"}"#, &[]),
    ]);
    let table = |columns: usize| format!("|{}\\n|{}\\n", "a|".repeat(columns), "-|".repeat(columns));
    let told = |text: &str| {
        let fields = format!(r#""rag": "Contextual", "narrative": {{"Commentary": "{text}"}}"#);
        told(&pack("", "", &fields)).concat()
    };
    assert!(told(&format!("{}|1|", table(31))).ends_with("this table has 31 columns; a page holds 30 at most"));
    let long = format!("{}{}", table(10), "|1|\\n".repeat(1_000));
    assert!(told(&long).ends_with("this table has 10,010 cells; a text holds 10,000 at most"), "{}", told(&long));
}
