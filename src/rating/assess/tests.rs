//! What is judged of the figures of an indicator, by the rules of the contract, and why something is not.

use super::*;
use crate::limits;
use crate::pack::{self, Pack};
use crate::source::Sources;

/// A pack of one indicator with these fields, and this beside it.
fn pack(beside: &str, fields: &str) -> Pack {
    let report = r#""report": {"title": "A", "committee": "B", "period": "Q2", "produced_on": "2024-11-25"}"#;
    let text = format!(r#"{{{report}, {beside} "indicators": [{{{fields}}}]}}"#);
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory("pack.json", text.into_bytes(), &mut problems);
    pack::read(&mut sources, &|_| true, &mut problems).expect("a pack")
}

/// The level and the change that the figures give, or why there is none, of the indicator or its first measure.
fn judged_beside(beside: &str, fields: &str) -> (String, String) {
    let pack = pack(beside, fields);
    let scale = Scale::of(pack.rating.as_ref());
    let assessment = assess(&pack.indicators.0[0], &scale);
    let judgement = assessment.all().last().expect("a headline").judgement;
    let level = judgement.computed.map(|level| scale.levels[level].name.clone());
    let change = judgement.change.map(|change| change.word().to_owned());
    let reason = |reason: Option<Unjudged>| format!("{:?}", reason.expect("a reason"));
    (level.unwrap_or_else(|| reason(judgement.unrated)), change.unwrap_or_else(|| reason(judgement.uncompared)))
}

#[track_caller]
fn assert_levels(cases: &[(&str, &str)]) {
    for (fields, level) in cases {
        assert_eq!(judged_beside("", fields).0, *level, "with {fields}");
    }
}

#[track_caller]
fn assert_changes(cases: &[(&str, &str)]) {
    for (fields, change) in cases {
        assert_eq!(judged_beside("", fields).1, *change, "with {fields}");
    }
}

#[test]
fn a_level_is_worked_out_only_of_figures_that_were_surely_read() {
    assert_levels(&[
        (r#""direction": "higher", "target": 100, "current": 95"#, "Amber"),
        (r#""direction": "higher", "target": 100"#, "Absent(Current)"),
        (r#""direction": "higher", "current": 95"#, "Absent(Target)"),
        (r#""direction": "higher", "baseline": 100, "current": 95"#, "Absent(Target)"),
        (r#""direction": "higher", "annual_target": 100, "current": 95"#, "Absent(Target)"),
        (r#""target": 100, "current": 95"#, "NoDirection"),
        (r#""direction": "N/A", "target": 100, "current": 95"#, "OtherDirection"),
        (r#""direction": "higher", "target": 100, "current": "N/A""#, "Missing(Current)"),
        (r#""direction": "higher", "target": null, "current": 95"#, "Missing(Target)"),
        (r#""direction": "higher", "target": 100, "current": "TBC""#, "ToCome(Current)"),
        (r##""direction": "higher", "target": "#DIV/0!", "current": 95"##, "ToCome(Target)"),
        (r#""direction": "higher", "target": 100, "current": "12/13""#, "Unread(Current)"),
        (r#""direction": "higher", "target": "All", "current": 95"#, "Unread(Target)"),
        (
            r#""direction": "higher", "target": 100, "current": {"value": 95, "mark": "suppressed"}"#,
            "Withheld(Current)",
        ),
        (r#""direction": "higher", "target": {"value": 5, "mark": "unavailable"}, "current": 95"#, "Withheld(Target)"),
        (r#""direction": "higher", "target": 100, "current": {"value": 95, "mark": "provisional"}"#, "Amber"),
        (r#""direction": "higher", "target": 100, "current": 95, "not_due": "Annual""#, "NotDue"),
        (r#""direction": "higher", "target": 100, "current": 95, "not_due": " ""#, "Amber"),
        (r#""direction": "higher", "target": 0, "current": 0"#, "Green"),
        (r#""direction": "higher", "target": 0, "current": 5"#, "ZeroTarget"),
        (r#""direction": "higher", "target": 0, "current": 5, "rating": {"basis": "points"}"#, "Green"),
        (r#""direction": "higher", "target": 1e-28, "current": 7e28"#, "OutOfRange"),
        (r#""direction": "higher", "target": -7e28, "current": 7e28, "rating": {"basis": "points"}"#, "OutOfRange"),
        (r#""direction": "lower", "target": "<45", "current": 45"#, "OnStrictBound"),
        (r#""direction": "lower", "target": "<45", "current": 44"#, "Green"),
        (r#""direction": "lower", "target": "≤45", "current": 45"#, "Green"),
    ]);
}

#[test]
fn figures_of_one_unit_are_compared_and_no_others() {
    let higher = |target: &str, current: &str| {
        judged_beside("", &format!(r#""direction": "higher", "target": {target}, "current": {current}"#)).0
    };
    for (target, current, level) in [
        (r#""95%""#, "92", "Amber"),
        (r#""95%""#, "0.93", "MixedPercent(Current)"),
        (r#""95%""#, r#""0.93""#, "MixedPercent(Current)"),
        (r#""95%""#, "-1", "MixedPercent(Current)"),
        ("0.95", r#""93%""#, "MixedPercent(Target)"),
        (r#""95%""#, "1.01", "Red"),
        (r#""95%""#, r#""0.93%""#, "Red"),
        // Zero is zero, with a percent sign or without.
        (r#""95%""#, "0", "Red"),
        ("0", r#""0%""#, "Green"),
        (r#""95%""#, r#""£95""#, "MixedUnits(Target)"),
        (r#""£95""#, r#""€95""#, "MixedUnits(Target)"),
        (r#""£95""#, r#""£95""#, "Green"),
        (r#""£95""#, r#""95 days""#, "MixedUnits(Target)"),
        (r#""95 days""#, r#""£95""#, "MixedUnits(Target)"),
        (r#""£12 per head""#, r#""12 per head""#, "Green"),
        (r#""12 per head""#, r#""£12 per head""#, "Green"),
        (r#""0:45""#, r#""45 mins""#, "Green"),
        (r#""45 minutes""#, r#""0:45""#, "Green"),
        (r#""£45""#, r#""45 mins""#, "MixedUnits(Target)"),
        (r#""20 days""#, r#""20 days""#, "Green"),
        (r#""20 days""#, r#""20 weeks""#, "OtherWords(Target)"),
        (r#""20 days""#, "20", "Green"),
        ("20", r#""20 days""#, "Green"),
        // Ten times as much, or a word for a side of zero: it may be another unit.
        ("200", r#""20 days""#, "OtherWords(Target)"),
        (r#""£1.2m""#, r#""£1.2m underspend""#, "OtherWords(Target)"),
        // "7:45" may be 7 hours, or 7 minutes.
        ("45", r#""0:45""#, "Green"),
        (r#""8 mins""#, r#""7:45""#, "OtherWords(Target)"),
    ] {
        assert_eq!(higher(target, current), level, "{current} against {target}");
    }
}

#[test]
fn words_behind_a_figure_do_not_matter_where_all_that_have_any_have_the_same() {
    let with = |other: &str| format!(r#""direction": "higher", "target": 20, "current": "20 days", {other}"#);
    for other in [
        r#""previous": "21 days""#,
        r#""previous": 21"#,
        r#""comparators": [{"label": "England", "value": "19 days"}]"#,
    ] {
        assert_eq!(judged_beside("", &with(other)).0, "Green", "{other}");
    }
    for other in [
        r#""previous": "3 weeks""#,
        r#""last_year": "3 weeks""#,
        r#""baseline": "3 weeks""#,
        r#""annual_target": "3 weeks""#,
        r#""forecast": {"value": "3 weeks"}"#,
        r#""comparators": [{"label": "England", "value": "3 weeks"}]"#,
        r#""history": [{"period": "Q1", "value": "3 weeks"}]"#,
        r#""history": [{"period": "Q1", "value": 20, "target": "3 weeks"}]"#,
    ] {
        assert_eq!(judged_beside("", &with(other)).0, "OtherWords(Target)", "{other}");
    }
}

#[test]
fn json_numbers_and_bare_texts_count_in_the_unit_of_the_indicator() {
    let millions = r#""direction": "higher", "unit": {"prefix": "£", "suffix": "m"}"#;
    for (target, current, level) in [
        ("1.3", "1.2", "Amber"),
        (r#""£1.3m""#, "1.2", "Amber"),
        ("1.3", r#""£1,300k""#, "Green"),
        (r#""£1,300k""#, "1.3", "Green"),
        ("1.3", r#""1.2""#, "Amber"),
        (r#""£1,200,000""#, r#""1.2""#, "Green"),
        // Its own sign or scale goes before the unit's.
        (r#""£1.2m""#, r#""1.2 million""#, "Green"),
        (r#""£1.2m""#, r#""£1.2""#, "Red"),
    ] {
        let fields = format!(r#"{millions}, "target": {target}, "current": {current}"#);
        assert_eq!(judged_beside("", &fields).0, level, "{current} against {target}");
    }
    let percent = r#""direction": "higher", "unit": "percent""#;
    assert_levels(&[
        (&format!(r#"{percent}, "target": 95, "current": "0.93""#), "MixedPercent(Current)"),
        (&format!(r#"{percent}, "target": "95%", "current": 0.93"#), "MixedPercent(Current)"),
        (&format!(r#"{percent}, "target": 95, "current": 0.93"#), "Red"),
        (&format!(r#"{percent}, "target": "0.95%", "current": 0.95"#), "Green"),
        (&format!(r#"{percent}, "target": "0.95%", "current": "0.95""#), "MixedPercent(Current)"),
        // Words that are no number's stand for themselves.
        (
            r#""direction": "higher", "unit": {"suffix": " items/head"}, "target": "20 items/head", "current": 20"#,
            "Green",
        ),
        (
            r#""direction": "higher", "unit": {"suffix": " items/head"}, "target": "20 days", "current": 20"#,
            "OtherWords(Target)",
        ),
        (
            r#""direction": "higher", "unit": {"suffix": " (p)"}, "target": "20 days", "current": 20"#,
            "OtherWords(Target)",
        ),
    ]);
}

#[test]
fn a_change_is_that_of_performance_and_of_what_the_basis_allows() {
    let higher = r#""direction": "higher", "current": 95"#;
    assert_changes(&[
        (&format!(r#"{higher}, "previous": 90"#), "Improving"),
        (&format!(r#"{higher}, "previous": 95.0"#), "No change"),
        (&format!(r#"{higher}, "previous": "£90""#), "Improving"),
        (r#""direction": "higher", "current": "95%", "previous": "£90""#, "MixedUnits(Previous)"),
        (higher, "Absent(Previous)"),
        (&format!(r#"{higher}, "last_year": 90"#), "Absent(Previous)"),
        (&format!(r#"{higher}, "last_year": 90, "basis": "rolling""#), "Absent(Previous)"),
        (&format!(r#"{higher}, "previous": 90, "basis": "cumulative""#), "Absent(LastYear)"),
        (&format!(r#"{higher}, "previous": 90, "last_year": 99, "basis": "cumulative""#), "Declining"),
        (r#""direction": "lower", "current": 95, "previous": 90"#, "Declining"),
        (r#""current": 95, "previous": 90"#, "NoDirection"),
        (r#""direction": "close", "current": 95, "previous": 90"#, "Absent(Target)"),
        (r#""direction": "close", "target": 100, "current": 95, "previous": 104"#, "Declining"),
        (r#""direction": "close", "target": 100, "current": 95, "previous": 106"#, "Improving"),
        (r#""direction": "close", "target": "90 to 100", "current": 95, "previous": 99"#, "No change"),
        (r#""direction": "close", "target": "90 to 100", "current": 101, "previous": 88"#, "Improving"),
        (r#""direction": "close", "target": "£100", "current": "95%", "previous": "94%""#, "MixedUnits(Target)"),
        (r#""direction": "close", "target": "0:10", "current": "0:10:30", "previous": "0:11""#, "Improving"),
        (r#""direction": "close", "target": "0:10", "current": "0:11", "previous": "0:10:30""#, "Declining"),
    ]);
}

#[test]
fn a_measure_has_the_direction_the_unit_and_the_basis_of_its_indicator_unless_it_has_its_own() {
    let with = |indicator: &str, measure: &str| {
        let fields =
            format!(r#"{indicator}, "measures": [{{"target": 100, "previous": 80, "current": 90, {measure}}}]"#);
        judged_beside("", &fields)
    };
    let pair = |level: &str, change: &str| (level.to_owned(), change.to_owned());
    assert_eq!(with(r#""direction": "lower""#, r#""title": "a""#), pair("Blue", "Declining"));
    assert_eq!(with(r#""direction": "lower""#, r#""direction": "higher""#), pair("Amber", "Improving"));
    assert_eq!(with(r#""direction": "lower", "not_due": "Annual""#, r#""title": "a""#), pair("NotDue", "NotDue"));
    assert_eq!(with(r#""direction": "lower""#, r#""not_due": "Annual""#), pair("NotDue", "NotDue"));
    let cumulative = r#""direction": "higher", "basis": "cumulative""#;
    assert_eq!(with(cumulative, r#""title": "a""#), pair("Amber", "Absent(LastYear)"));
    assert_eq!(with(cumulative, r#""basis": "period""#), pair("Amber", "Improving"));
    let in_pounds = |unit: &str, own: &str| {
        let measure = format!(r#"{{"target": 100, "current": "£90" {own}}}"#);
        judged_beside("", &format!(r#""direction": "higher", "unit": "{unit}", "measures": [{measure}]"#)).0
    };
    assert_eq!(in_pounds("pounds", ""), "Amber");
    assert_eq!(in_pounds("percent", ""), "MixedUnits(Target)");
    assert_eq!(in_pounds("pounds", r#", "unit": "percent""#), "MixedUnits(Target)");
}

#[test]
fn an_indicator_may_have_bands_and_a_basis_of_its_own() {
    let own = |rating: &str| {
        judged_beside("", &format!(r#""direction": "higher", "target": 50, "current": 46, "rating": {rating}"#)).0
    };
    assert_eq!(own(r#"{"basis": "points"}"#), "Amber");
    let by_points = |fields: &str| {
        let bands = r#""rating": {"basis": "points", "bands": [{"name": "Green", "up_to": 1}, {"name": "Blue"}]}"#;
        judged_beside("", &format!(r#""direction": "higher", {fields}, {bands}"#)).0
    };
    // Points are of the unit: minutes, also where seconds are counted, and millions.
    assert_eq!(by_points(r#""target": "0:10", "current": "0:10:30""#), "Green");
    assert_eq!(by_points(r#""target": "0:10", "current": "0:11:30""#), "Blue");
    assert_eq!(by_points(r#""unit": {"prefix": "£", "suffix": "m"}, "target": 1.2, "current": 1.3"#), "Green");
    assert_levels(&[(r#""direction": "higher", "target": "0:50", "current": "0:53:00""#, "Blue")]);
    assert_eq!(own(r#"{"bands": [{"name": "Green", "below": -8}, {"name": "Blue"}]}"#), "Blue");
    assert_eq!(own(r#"{"bands": [{"name": "Green", "up_to": -8}, {"name": "Blue"}]}"#), "Green");
    assert_eq!(own(r#"{"basis": "points", "bands": [{"name": "Green", "below": -4}, {"name": "Blue"}]}"#), "Blue");
    // What part of it cannot be read judges nothing.
    for band in [r#"{"name": "Green", "below": "x"}"#, r#"{"name": "Green", "up_to": "x"}"#, r#"{"below": 0}"#] {
        assert_eq!(own(&format!(r#"{{"bands": [{band}, {{"name": "Blue"}}]}}"#)), "NoBands", "{band}");
    }
    assert_eq!(own(r#"{"bands": [{"name": "Green", "below": 0, "colour": 5}, {"name": "Blue"}]}"#), "Green");
}

#[test]
fn nothing_is_judged_by_a_scale_of_which_part_cannot_be_read() {
    let by = |rating: &str| {
        let beside = format!(r#""rating": {rating},"#);
        judged_beside(&beside, r#""direction": "higher", "target": 50, "current": 46"#).0
    };
    assert_eq!(by(r#"{"bands": [{"name": "Behind", "below": 0}, {"name": "Ahead"}]}"#), "Behind");
    assert_eq!(by(r#"{"basis": "points", "bands": [{"name": "Behind", "below": -4}, {"name": "Ahead"}]}"#), "Ahead");
    assert_eq!(by(r#"{"labels": [{"name": "New"}]}"#), "Amber");
    let many = (1..limits::LEVELS).map(|n| format!(r#"{{"name": "{n}", "below": {}}}, "#, n as i64 - 300));
    assert_eq!(by(&format!(r#"{{"bands": [{}{{"name": "Top"}}]}}"#, many.collect::<String>())), "Top");
    for rating in [
        r#"{"bands": 5}"#,
        r#"{"labels": 5}"#,
        r#"{"bands": [{"name": "Behind", "below": "x"}, {"name": "Ahead"}]}"#,
        r#"{"bands": [{"name": [], "below": 0}, {"name": "Ahead"}]}"#,
        r#"{"bands": [{"name": "Behind", "up_to": "x"}, {"name": "Ahead"}], "labels": []}"#,
    ] {
        assert_eq!(by(rating), "NoBands", "{rating}");
    }
}

#[test]
fn figures_that_are_ten_times_as_much_are_far_from_each_other() {
    let far = |fields: &str| {
        let pack = pack("", &format!(r#""direction": "higher", {fields}"#));
        assess(&pack.indicators.0[0], &Scale::of(None)).own.judgement.far_from
    };
    assert_eq!(far(r#""target": 100, "current": 1000, "previous": 1000"#), Some(Figure::Target));
    assert_eq!(far(r#""target": 1000, "current": 1000, "previous": 100"#), Some(Figure::Previous));
    assert_eq!(far(r#""current": 1000, "last_year": 100, "basis": "cumulative""#), Some(Figure::LastYear));
    assert_eq!(far(r#""target": 1000, "current": 900, "previous": 950"#), None);
    // Within a range it is far from neither end.
    assert_eq!(far(r#""target": "100 to 5000", "current": 5000, "previous": 4000"#), None);
}

#[test]
fn figures_as_they_print_may_have_another_level_and_change() {
    let shown = |unit: &str, fields: &str| {
        let pack = pack("", &format!(r#""direction": "higher", "unit": {unit}, {fields}"#));
        let judgement = assess(&pack.indicators.0[0], &Scale::of(None)).own.judgement;
        let change = |change: Option<Change>| change.map(Change::word);
        (judgement.computed, judgement.shown, change(judgement.change), change(judgement.shown_change))
    };
    let (amber, green, blue) = (Some(1), Some(2), Some(3));
    let one = r#"{"decimals": 1}"#;
    assert_eq!(shown(one, r#""target": 99.5, "current": 99.45"#), (amber, green, None, None));
    assert_eq!(shown(one, r#""target": 99.45, "current": "99.4""#), (amber, amber, None, None));
    assert_eq!(shown(one, r#""target": 99.45, "current": "99.5""#), (green, green, None, None));
    assert_eq!(shown(one, r#""target": "99.5", "current": 99.45"#), (amber, green, None, None));
    assert_eq!(shown(one, r#""target": 99.96, "current": "105""#), (blue, green, None, None));
    assert_eq!(shown(r#""number""#, r#""target": 99.5, "current": 99.45"#), (amber, amber, None, None));
    let changes = |fields: &str| (shown(one, fields).2, shown(one, fields).3);
    let (better, same) = (Some("Improving"), Some("No change"));
    assert_eq!(changes(r#""current": 99.41, "previous": 99.36"#), (better, same));
    assert_eq!(changes(r#""current": 99.41, "previous": 99.3"#), (better, better));
    // How close a figure comes to its target is not said on the page.
    let close = r#""direction": "close", "target": 100, "current": 99.41, "previous": 99.36"#;
    assert_eq!(changes(&close.replace("\"direction\": \"close\", ", "")), (better, same));
    let pack = pack("", &format!(r#"{close}, "unit": {one}"#));
    let judgement = assess(&pack.indicators.0[0], &Scale::of(None)).own.judgement;
    assert_eq!((judgement.change.map(Change::word), judgement.shown_change), (better, None));
}

#[test]
fn the_change_that_is_printed_is_the_published_word_else_the_computed_one() {
    let printed = |fields: &str| {
        let pack = pack("", &format!(r#""direction": "higher", {fields}"#));
        let assessment = assess(&pack.indicators.0[0], &Scale::of(None));
        format!("{:?}", assessment.own.change())
    };
    for (fields, change) in [
        (r#""current": 9, "previous": 8, "change": "Up a bit""#, "Some(Published(\"Up a bit\"))"),
        (r#""change": "Static""#, "Some(Published(\"Static\"))"),
        (r#""current": 9, "previous": 8, "change": " ""#, "Some(Computed(Some(Improving)))"),
        (r#""current": 9, "previous": "n/k""#, "Some(Computed(None))"),
        (r#""current": 9, "previous": 8, "basis": "cumulative""#, "Some(Computed(None))"),
        (r#""current": 9, "last_year": 8, "basis": "cumulative""#, "Some(Computed(Some(Improving)))"),
        (r#""current": 9, "last_year": 8"#, "None"),
        (r#""current": 9"#, "None"),
        (r#""previous": 8"#, "None"),
        (r#""current": 9, "previous": 8, "not_due": "Annual""#, "None"),
    ] {
        assert_eq!(printed(fields), change, "with {fields}");
    }
}

#[test]
fn an_indicator_is_measured_where_each_measure_that_is_due_has_a_level() {
    let is_measured = |measures: &str| {
        let pack = pack("", &format!(r#""direction": "higher", "measures": [{measures}]"#));
        assess(&pack.indicators.0[0], &Scale::of(None)).is_measured()
    };
    assert!(is_measured(r#"{"rag": "Red"}"#));
    assert!(is_measured(r#"{"rag": "Red"}, {"target": 4, "current": 5}, {"not_due": "Annual"}"#));
    assert!(!is_measured(""));
    assert!(!is_measured(r#"{"rag": "Red"}, {"current": 5}"#));
}

#[test]
fn words_that_claim_a_change_are_read_in_any_spelling() {
    for (word, change) in [
        ("Improving", Some(Change::Improving)),
        ("improved", Some(Change::Improving)),
        (" Better ", Some(Change::Improving)),
        ("Declining", Some(Change::Declining)),
        ("DECLINED", Some(Change::Declining)),
        ("Worse", Some(Change::Declining)),
        ("No change", Some(Change::NoChange)),
        ("Unchanged", Some(Change::NoChange)),
        ("Static", Some(Change::NoChange)),
        ("Same", Some(Change::NoChange)),
        ("N/A", None),
        ("Up", None),
    ] {
        assert_eq!(Change::read(word), change, "{word}");
    }
    for change in [Change::Improving, Change::Declining, Change::NoChange] {
        assert_eq!(Change::read(change.word()), Some(change));
    }
}
