//! Just at a limit, in whose words, and in which of several texts.

use super::*;
use crate::problem::Code;

/// The messages of one code that are told of these fields.
fn messages(code: &str, fields: &str) -> Vec<String> {
    let told = told(&pack("", "", fields));
    let of_code = told.iter().filter_map(|line| line.strip_prefix(code)?.split_once("Indicator 1: "));
    of_code.map(|(_, message)| message.to_owned()).collect()
}

#[test]
fn what_is_told_of_a_measure_names_it() {
    let measure = |fields: &str| format!(r#""measures": [{{"title": "Adults", {fields}}}], {SAID}"#);
    let judged = r#""direction": "higher", "target": 100, "current": 101"#;
    let levels = messages("rag-mismatch", &measure(&format!(r#"{judged}, "rag": "Blue""#)));
    assert!(levels.len() == 1 && levels[0].starts_with("Adults: published as Blue"), "{levels:?}");
    let mixed = r#""direction": "higher", "target": "95%", "current": 0.93, "rag": "Green""#;
    assert_eq!(
        messages("mixed-percent", &measure(mixed)),
        ["Adults: 0.93 has no percent sign, but the target, 95%, has one: they are not compared"]
    );
    let blank = measure(r#""rag": "Green", "current": "Most", "target": 5, "direction": "higher""#);
    let unread = messages("not-judged", &blank.replace("\"Adults\"", "\" \""));
    assert!(unread.len() == 1 && unread[0].starts_with("a measure: the current figure “Most”"), "{unread:?}");
}

#[test]
fn figures_are_told_as_they_print_unless_they_would_look_the_same() {
    let level = |target: &str| {
        let fields = format!(
            r#""unit": {{"suffix": "%", "decimals": 0}}, "direction": "higher", "current": 95.4, "target": {target}, "rag": "Red", {}"#,
            r#""narrative": {"Commentary": "a", "Actions": "b"}"#
        );
        messages("rag-mismatch", &fields).concat()
    };
    let (apart, alike) = (level("90.2"), level("95.1"));
    assert!(apart.contains("95% is 5.8% over the target of 90%"), "{apart}");
    assert!(alike.contains("95.4% is 0.3% over the target of 95.1%"), "{alike}");
}

#[test]
fn a_change_that_rounding_hides_is_told_where_it_is_the_published_one() {
    let changed = |word: &str| {
        let unit = r#""unit": {"suffix": "%", "decimals": 0}, "direction": "higher""#;
        said(&format!(r#"{unit}, "current": 94.6, "previous": 95.4 {word}, {SAID}"#))
    };
    assert_eq!(changed(""), ["rounded-level current"]);
    assert_eq!(changed(r#", "change": "Declining""#), ["rounded-level current"]);
    // One fault is one problem.
    assert_eq!(changed(r#", "change": "Improving""#), ["change-mismatch change"]);
}

#[test]
fn a_limit_counts_what_it_says() {
    let decimals = |count: u32| said(&format!(r#""unit": {{"decimals": {count}}}, "current": 5, {SAID}"#));
    assert_eq!(decimals(limits::DECIMALS), [""; 0]);
    assert_eq!(decimals(limits::DECIMALS + 1), ["bad-value unit/decimals"]);
    let table = |columns: usize, rows: usize| {
        let text = format!("|{}\\n|{}\\n{}", "a|".repeat(columns), "-|".repeat(columns), "|1|\\n".repeat(rows));
        let fields = format!(r#""rag": "Contextual", "narrative": {{"Commentary": "{text}"}}"#);
        told(&pack("", "", &fields)).concat()
    };
    let rows = limits::TABLE_CELLS / limits::COLUMNS;
    assert!(table(limits::COLUMNS, rows).contains(" cells; a text holds "), "too many cells, not columns");
    assert_eq!(table(limits::COLUMNS, rows / 2), "");
    let scale = |levels: usize| {
        let labels: Vec<String> = (1..levels).map(|number| format!(r#"{{"name": "Label {number}"}}"#)).collect();
        let rating = format!(
            r#""rating": {{"bands": [{{"name": "All", "off_target": false}}], "labels": [{}]}},"#,
            labels.join(",")
        );
        said_beside("", &rating, r#""rag": "All", "current": 5, "narrative": {"Commentary": "Said."}"#)
    };
    assert_eq!(scale(limits::LEVELS), [""; 0]);
    for beyond in [1, 2] {
        assert_eq!(scale(limits::LEVELS + beyond), ["bad-scale rating"], "{beyond} more");
    }
}

#[test]
fn a_band_without_a_name_is_told_once() {
    let rating = r#""rating": {"bands": [{"below": 0, "off_target": true}, {"name": "Met"}]},"#;
    let indicator = r#""rag": "Met", "current": 5, "narrative": {"Commentary": "Said."}"#;
    assert_eq!(said_beside("", rating, indicator), ["missing-field rating/bands/0"]);
}

#[test]
fn a_level_that_is_none_takes_no_other_fault_with_it() {
    let told = said(r#""rag": "🟣", "current": 5, "narrative": {"Commentary": "We were 🙂 then"}"#);
    assert_eq!(told, ["unknown-level rag", "unprintable narrative/Commentary"]);
}

#[test]
fn a_fault_at_the_first_letter_of_a_text_is_told_in_it() {
    let fields = r#""rag": "Contextual", "narrative": {"Commentary": ["Ward\tCases", "[x](ftp://y)\t5"]}"#;
    assert_eq!(said(fields), ["pasted-table narrative/Commentary/0", "unsafe-link narrative/Commentary/1"]);
}

#[test]
fn only_a_target_may_be_a_limit_and_the_hint_says_so_of_a_figure() {
    let hint = |fields: &str| {
        let loaded =
            check_bytes(pack("", "", &format!(r#""direction": "lower", {fields}, {SAID}"#)).as_bytes(), &FONTS);
        let unjudged = loaded.problems.iter().filter(|problem| problem.code == Code::NotJudged);
        unjudged.filter_map(|problem| problem.hint.as_deref()).collect::<Vec<_>>().join("; ")
    };
    let figure = "only a target may be a limit or a range: write the figure itself, or \"N/A\" and this in \"note\"";
    assert_eq!(hint(r#""target": 50, "current": "under 45""#), figure);
    assert_eq!(hint(r#""target": "under 45", "current": 50"#), "");
    assert_eq!(
        hint(r#""target": "45 (was 50)", "current": 50"#),
        "write {\"value\": \"45\", …} with the rest in \"note\""
    );
}

#[test]
fn an_acceptance_holds_for_its_own_indicator_alone() {
    let accept = |code: &str| format!(r#""accept": [{{"code": "{code}", "reason": "So it is."}}]"#);
    let indicator =
        |number: u8, rest: &str| format!(r#"{{"ref": {number}, "title": "a", "rag": "Contextual", {rest}}}"#);
    let quiet = indicator(1, &accept("no-commentary"));
    let other =
        indicator(2, &accept("empty-section").replace("\"accept\"", r#""narrative": {"Actions": ""}, "accept""#));
    let pack = format!(r#"{{"report": {{{REPORT}}}, "indicators": [{quiet}, {other}]}}"#);
    let loaded = check_bytes(pack.as_bytes(), &FONTS);
    let open: Vec<_> = shown(&loaded)
        .iter()
        .filter(|shown| shown.problem.accepted.is_none())
        .map(|shown| format!("{} {}", shown.problem.code.word(), shown.at.pointer))
        .collect();
    assert_eq!(open, ["no-commentary /indicators/1/narrative"]);
}

#[test]
fn no_more_problems_are_told_than_the_limit_and_the_first_beyond_it_is_said() {
    // Each value of this list is a problem; the last one comes with the next indicator.
    let wrong = |problems: usize| format!(r#""notes": [{}]"#, vec!["1"; problems].join(","));
    let count = |first: usize| {
        let indicator = |fields: &str| format!(r#"{{"ref": "1", "title": "a", "rag": "Contextual", {fields}}}"#);
        let said = r#""narrative": {"Commentary": "Said."}"#;
        let (one, two) =
            (indicator(&format!("{said}, {}", wrong(first))), indicator(r#""narrative": {"Commentary": ""}"#));
        let pack = format!(r#"{{"report": {{{REPORT}}}, "indicators": [{one}, {}]}}"#, two.replace("\"1\"", "\"2\""));
        let loaded = check_bytes(pack.as_bytes(), &FONTS);
        let last = loaded.problems.last().map(|problem| problem.message.clone()).unwrap_or_default();
        (loaded.problems.len(), last.contains("the rest are not told"))
    };
    assert_eq!(count(limits::PROBLEMS - 2), (limits::PROBLEMS, false));
    assert_eq!(count(limits::PROBLEMS), (limits::PROBLEMS + 1, true));
}

#[test]
fn a_hint_asks_for_what_is_missing() {
    let hints = |fields: &str| {
        let narrative = r#""narrative": {"Commentary": "Said."}"#;
        let loaded = check_bytes(pack("", "", &format!("{fields}, {narrative}")).as_bytes(), &FONTS);
        let hints = loaded.problems.iter().filter_map(|problem| problem.hint.clone()).collect::<Vec<_>>();
        hints.join("; ")
    };
    let rated = "; an indicator that is not rated is \"Contextual\", \"Baseline\" or \"In Development\"";
    assert_eq!(hints(r#""target": 5"#), format!("add \"current\" when it is known{rated}"));
    assert_eq!(hints(r#""target": 5, "current": 5"#), format!("add \"rag\"{rated}"));
    assert_eq!(hints(r#""previous": 5"#), format!("add \"rag\"{rated}"));
    let marked = |mark: &str| hints(&format!(r#""rag": "Contextual", "current": {{"value": 3, "mark": "{mark}"}}"#));
    // How many there are is withheld, not that there are few.
    assert!(marked("suppressed").contains("or a text such as \"Fewer than 5\""));
    assert!(!marked("unavailable").contains("Fewer than 5"));
}
