//! Figures, directions and points: what cannot be judged, or looks like a slip.

use super::*;

#[test]
fn a_figure_for_the_year_to_date_does_not_fall_within_its_year() {
    let fell =
        |report: &str, fields: &str| said_beside(report, "", &format!(r#""basis": "cumulative", {fields}, {SAID}"#));
    let history = |points: &[(&str, &str)]| {
        let point = |(period, value): &(&str, &str)| format!(r#"{{"period": "{period}", "value": {value}}}"#);
        format!(r#""history": [{}]"#, points.iter().map(point).collect::<Vec<_>>().join(", "))
    };
    let cumulative = |points: &[(&str, &str)]| fell("", &history(points));
    assert_eq!(cumulative(&[("Q1", "5"), ("Q2", "4")]), ["cumulative-fell history/1/value"]);
    assert_eq!(cumulative(&[("Q1", "5"), ("Q2", "5"), ("Q3", "6")]), [""; 0]);
    assert_eq!(cumulative(&[("Q4", "5"), ("Q1", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Q1", "5"), ("Q1", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Q1 2023/24", "5"), ("Q2 2024/25", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Dec 2024", "5"), ("Jan 2025", "4")]), ["cumulative-fell history/1/value"]);
    assert_eq!(cumulative(&[("March 2024", "5"), ("April 2024", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("H1", "5"), ("Q2", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Spring", "5"), ("Q2", "4")]), [""; 0]);
    assert_eq!(said(&format!("{}, {SAID}", history(&[("Q1", "5"), ("Q2", "4")]))), [""; 0]);
    // The current figure is of the report's period or of its own, the previous one only of its own.
    assert_eq!(
        fell("", &format!(r#""current": 4, {}"#, history(&[("Q1", "5")]))),
        ["cumulative-fell current", "history-mismatch history/0/value"]
    );
    assert_eq!(fell("", r#""current": 4, "previous": {"value": 5, "period": "Q1"}"#), ["cumulative-fell current"]);
    assert_eq!(fell("", r#""current": 4, "previous": 5"#), [""; 0]);
    assert_eq!(
        fell("", r#""current": {"value": 4, "period": "Q4"}, "previous": {"value": 5, "period": "Q3"}"#),
        ["cumulative-fell current"]
    );
    assert_eq!(
        fell("", r#""current": {"value": null, "mark": "suppressed"}, "previous": {"value": 5, "period": "Q1"}"#),
        [""; 0]
    );
    assert_eq!(fell("", r#""not_due": "a", "current": 4, "previous": {"value": 5, "period": "Q1"}"#), [""; 0]);
    // A point whose name says another year than the report is of another year.
    let of_year = r#", "financial_year": "2024/25""#;
    let previous = |period: &str| format!(r#""current": 4, "previous": {{"value": 5, "period": "{period}"}}"#);
    assert_eq!(fell(of_year, &previous("Q1 2023/24")), [""; 0]);
    assert_eq!(fell(of_year, &previous("Q1 2024/25")), ["cumulative-fell current"]);
}

#[test]
fn a_direction_in_other_words_is_told() {
    for (direction, is_told) in [
        ("up", true),
        ("Higher is better", true),
        ("lowr", true),
        ("", true),
        ("N/A", false),
        ("Contextual", false),
        ("higher", false),
    ] {
        let told = said(&format!(r#""direction": "{direction}", "current": 5, {SAID}"#));
        assert_eq!(told, ["not-judged direction"][..usize::from(is_told)], "{direction}");
    }
    // A measure with its indicator's direction does not repeat what is wrong with it.
    let measured = |own: &str| {
        said(&format!(r#""direction": "up", "measures": [{{"title": "a", "rag": "Contextual" {own}}}], {SAID}"#))
    };
    assert_eq!(measured(""), ["not-judged direction"]);
    assert_eq!(measured(r#", "direction": "down""#), ["not-judged direction", "not-judged measures/0/direction"]);
}

#[test]
fn a_figure_that_cannot_be_judged_is_told_beside_one_that_could() {
    assert_said_beside(&[
        (r#""direction": "higher", "target": "All", "current": 5"#, &["not-judged target"]),
        (r#""direction": "higher", "target": 5, "current": "Most""#, &["not-judged current"]),
        (r#""direction": "higher", "current": 5, "previous": "Some""#, &["not-judged previous"]),
        (r#""direction": "higher", "current": "Most", "previous": 5"#, &["not-judged current"]),
        (r#""direction": "higher", "target": "All", "current": "Most""#, &["not-judged target", "not-judged current"]),
        (r#""direction": "higher", "target": "All""#, &[]),
        (r#""direction": "up", "target": "All", "current": 5"#, &["not-judged direction", "not-judged target"]),
        (r#""target": "All", "current": 5"#, &[]),
        (r#""direction": "higher", "target": "All", "current": 5, "not_due": "a""#, &[]),
        (r#""direction": "higher", "target": "-", "current": 5"#, &["not-judged target"]),
        (r#""direction": "higher", "target": 5, "current": """#, &["not-judged current"]),
        (r#""direction": "higher", "target": 5, "current": "n/a""#, &[]),
        (r#""direction": "higher", "current": 5, "previous": "-""#, &[]),
        (
            r#""direction": "higher", "basis": "cumulative", "current": 5, "last_year": "Some""#,
            &["not-judged last_year"],
        ),
        (r#""direction": "higher", "basis": "cumulative", "current": 5, "previous": "Some""#, &[]),
    ]);
    let message = |fields: &str| {
        let told = told(&pack("", "", &format!(r#""direction": "higher", "target": 5, {fields}, {SAID}"#)));
        told.into_iter()
            .map(|line| line.split_once("Indicator 1: ").map_or("", |(_, said)| said).to_owned())
            .collect::<String>()
    };
    assert_eq!(message(r#""current": """#), "the current figure is blank, so it cannot be rated");
    assert_eq!(message(r#""current": "–""#), "the current figure is only a dash, so it cannot be rated");
    assert_eq!(
        message(r#""current": "Most""#),
        "the current figure “Most” is printed as written and not judged: it is not one number"
    );
}

#[test]
fn points_that_are_drawn_are_numbers_of_one_unit() {
    let drawn = |values: &str, unit: &str| {
        let chart = format!(
            r#"{{"kind": "line", "title": "T", "alt": "Visits rose", "categories": ["a", "b", "c"], "series": [{{"name": "s", "values": [{values}]}}] {unit}}}"#
        );
        said(&format!(r#""unit": "percent", "charts": [{chart}], {SAID}"#))
    };
    let point = |at: usize| format!("charts/0/series/0/values/{at}");
    assert_eq!(drawn("5, 6, 7", ""), [""; 0]);
    assert_eq!(drawn(r#"5, "12/13", "N/A""#, ""), [format!("not-judged {}", point(1))]);
    assert_eq!(drawn(r#"5, "TBC", null"#, ""), [format!("placeholder {}", point(1))]);
    assert_eq!(drawn(r#""£5", "€6", 7"#, r#", "unit": "number""#), [format!("mixed-units {}", point(1))]);
    assert_eq!(drawn(r#""5 days", "6 weeks", 7"#, r#", "unit": "number""#), [format!("not-judged {}", point(1))]);
    assert_eq!(drawn(r#""95%", 0.93, 7"#, r#", "unit": "number""#), [format!("mixed-percent {}", point(1))]);
    assert_eq!(drawn(r#"0.93, "95%", 7"#, r#", "unit": "number""#), [format!("mixed-percent {}", point(0))]);
    assert_eq!(
        drawn(r#""£5", {"value": "€6", "mark": "suppressed"}, 7"#, r#", "unit": "number""#),
        [format!("marked-figure {}", point(1))]
    );
    assert_eq!(drawn(r#""5 days", "6 days", 7"#, r#", "unit": "number""#), [""; 0]);
    // A unit of its own goes before the indicator's.
    assert_eq!(drawn(r#"5, "£6", 7"#, ""), [format!("mixed-units {}", point(1))]);
    assert_eq!(drawn(r#"5, "£6", 7"#, r#", "unit": "pounds""#), [""; 0]);
}

#[test]
fn shares_are_told_from_percentages_where_the_unit_says_percent() {
    let percent = |fields: &str| said(&format!(r#""unit": "percent", {fields}, {SAID}"#));
    assert_eq!(percent(r#""target": 0.95, "current": 0.93"#), ["mixed-percent target"]);
    assert_eq!(percent(r#""current": 0.93, "previous": 0"#), ["mixed-percent current"]);
    assert_eq!(percent(r#""current": 0.93, "previous": null"#), ["mixed-percent current"]);
    assert_eq!(percent(r#""current": 0.93, "previous": 1.1"#), [""; 0]);
    assert_eq!(percent(r#""current": 0.93, "previous": "0.9%""#), [""; 0]);
    assert_eq!(percent(r#""current": 1, "previous": 0"#), [""; 0]);
    assert_eq!(said(&format!(r#""current": 0.93, {SAID}"#)), [""; 0]);
    assert_eq!(said(&format!(r#""unit": {{"suffix": " %"}}, "current": 0.93, {SAID}"#)), ["mixed-percent current"]);
    let hint = |fields: &str| {
        let loaded = check_bytes(pack("", "", &format!("{fields}, {SAID}")).as_bytes(), &FONTS);
        let hints = loaded.problems.iter().filter_map(|problem| problem.hint.as_deref());
        hints.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(hint(r#""unit": "percent", "current": 0.93"#), "0.93 prints as 0.93%; write 93");
    assert_eq!(
        hint(r#""direction": "higher", "target": "95%", "current": 0.93"#),
        "write \"93%\" if it is a share, or \"0.93%\" if it is a percentage"
    );
    assert_eq!(
        hint(r#""direction": "higher", "target": "300", "current": "4m""#),
        "write both in one unit; letters such as m and k mean millions and thousands only after a £"
    );
    assert_eq!(hint(r#""direction": "higher", "target": "3 days", "current": "4 weeks""#), "write both in one unit");
}

#[test]
fn figures_that_look_like_slips_are_told_with_how_far_they_are() {
    let message = |target: &str, current: &str| {
        let fields = format!(r#""direction": "close", "target": {target}, "current": {current}, {SAID}"#);
        let told = told(&pack("", "", &fields));
        let slips = told.iter().filter(|line| line.starts_with("implausible"));
        slips.map(|line| line.split_once("Indicator 1: ").map_or("", |(_, said)| said)).collect::<String>()
    };
    assert_eq!(message("100", "1000"), "the current figure, 1,000, is at least 10 times the target, 100");
    assert_eq!(message("100", "999"), "");
    assert_eq!(message("50000", "4"), "the target, 50,000, is at least 10,000 times the current figure, 4");
    assert_eq!(message("100", "100000"), "the current figure, 100,000, is at least 1,000 times the target, 100");
    let long = |fields: &str| said(&format!("{fields}, {SAID}"));
    assert_eq!(long(r#""current": 1.1234567"#), ["implausible current"]);
    assert_eq!(long(r#""current": 1.123456"#), [""; 0]);
    assert_eq!(long(r#""current": "1.1234567%""#), ["implausible current"]);
    assert_eq!(long(r#""current": "1.1.1234567""#), [""; 0]);
    assert_eq!(long(r#""unit": {"decimals": 2}, "current": 1.1234567"#), [""; 0]);
    assert_eq!(long(r#""unit": {"decimals": 2}, "current": "1.1234567""#), ["implausible current"]);
    let others = |more: &str| {
        let told = told(&pack("", "", &format!(r#""current": 1.1234567 {more}, {SAID}"#)));
        told.iter().map(|line| line.split_once("decimals").map_or("", |(_, rest)| rest)).collect::<String>()
    };
    assert_eq!(others(""), "");
    assert_eq!(others(r#", "previous": 2.1234567"#), ", and one more figure likewise");
    assert_eq!(others(r#", "previous": 2.1234567, "last_year": 3.1234567"#), ", and 2 more figures likewise");
}
