//! Figures of unlike units, which are not compared.

use super::{assert_level, said};
use crate::pack::Pack;
use crate::reading::{changes, levels};
use crate::run::render;

#[test]
fn unlike_units_are_not_compared_and_told_once() {
    let judged = |target: &str, current: &str| {
        said(&format!(r#""direction": "higher", "target": {target}, "current": {current}, "rag": "Red""#))
    };
    for (target, current, code) in [
        (r#""95%""#, "0.93", "mixed-percent current"),
        (r#""95%""#, r#""0.93""#, "mixed-percent current"),
        ("0.95", r#""93%""#, "mixed-percent target"),
        (r#""95%""#, r#""£100""#, "mixed-units current"),
        (r#""£100""#, r#""€100""#, "mixed-units current"),
        (r#""£4""#, r#""50 p""#, "mixed-units current"),
        (r#""4:30""#, r#""95%""#, "mixed-units current"),
        (r#""300""#, r#""4m""#, "not-judged current"),
        (r#""12k""#, r#""11.8 kt""#, "not-judged current"),
        (r#""£1.2m underspend""#, r#""£0.9m overspend""#, "not-judged current"),
        (r#""£1.2m""#, r#""£0.9m overspend""#, "not-judged current"),
        (r#""8 mins""#, r#""7:45""#, "not-judged current"),
    ] {
        assert_eq!(judged(target, current), [code], "{current} against {target}");
    }
}

#[test]
fn a_share_without_sign_beside_a_printed_percent_sign_is_not_compared() {
    let unit = r#""unit": "percent", "direction": "higher", "rag": "Red""#;
    assert_eq!(said(&format!(r#"{unit}, "target": 95, "current": "0.93""#)), ["mixed-percent current"]);
    assert_eq!(said(&format!(r#"{unit}, "target": "95%", "current": 0.93"#)), ["mixed-percent current"]);
    assert_eq!(said(&format!(r#"{unit}, "target": 95, "current": 0.93"#)), ["implausible current"]);
}

#[test]
fn an_unlike_previous_figure_gives_no_change() {
    let fields = r#""direction": "higher", "target": "£90", "current": "£100", "previous": "90%", "rag": "Blue""#;
    assert_eq!(said(fields), ["mixed-units current"]);
    assert_eq!(changes(&render(Pack::new().measuring("1", fields).text())), ["N/A"]);
}

#[test]
fn a_bare_number_is_of_the_others_unit() {
    assert_level(&[
        ("higher", r#""95%""#, "92", "Amber"),
        ("higher", r#""95%""#, r#""95 per cent""#, "Green"),
        ("higher", "100", r#""98%""#, "Amber"),
        ("lower", "1200000", r#""£1.15m""#, "Green"),
        ("lower", r#""£1.2m""#, r#""£1,150k""#, "Green"),
        ("higher", r#""5%""#, "0", "Red"),
        ("lower", r#""5 m""#, r#""4m""#, "Blue"),
        ("lower", "12", r#""11m""#, "Blue"),
        ("higher", r#""500 m""#, r#""450 M""#, "Amber"),
        ("lower", r#""20 days""#, r#""1 day""#, "Blue"),
        ("lower", r#""0:45""#, r#""45 mins""#, "Green"),
        ("lower", r#""(£145,000)""#, r#""-£145,000""#, "Green"),
    ]);
}

#[test]
fn json_numbers_count_in_the_unit_that_prints_beside_them() {
    let millions = |target: &str, current: &str| {
        let fields = format!(
            r#""unit": {{"prefix": "£", "suffix": "m"}}, "direction": "higher", "target": {target}, "current": {current}"#
        );
        levels(&render(Pack::new().measuring("1", &fields).text()))
    };
    assert_eq!(millions("1.3", "1.2"), ["Amber"]);
    assert_eq!(millions(r#""£1.3m""#, "1.2"), ["Amber"]);
    assert_eq!(millions("1.3", r#""£1,300k""#), ["Green"]);
    assert_eq!(millions("1.3", r#""1.2""#), ["Amber"]);
}

#[test]
fn words_that_are_not_the_same_all_over_the_indicator_are_not_compared() {
    let fields = |previous: &str| {
        format!(r#""direction": "lower", "target": 20, "current": "21.7 days", "previous": {previous}, "rag": "Amber""#)
    };
    assert!(said(&fields(r#""22 days""#)).is_empty());
    assert_eq!(said(&fields(r#""3 weeks""#)), ["not-judged current"]);
}
