//! Levels: computed exactly, printed only where none is declared.

use crate::pack::Pack;
use crate::reading::{headline, heard, levels};
use crate::run::{Folder, assert_in_order, render};

/// Indicators with these fields, one each.
fn indicators(fields: &[String]) -> Pack {
    fields.iter().zip(1..).fold(Pack::new(), |pack, (fields, number)| pack.measuring(&number.to_string(), fields))
}

/// Checks the level that is printed for each figure.
#[track_caller]
fn assert_rated(fields: &str, expected: &[(&str, &str)]) {
    let of_figure = |(current, _): &(&str, &str)| format!(r#"{fields}, "current": {current}"#);
    let pdf = render(indicators(&expected.iter().map(of_figure).collect::<Vec<_>>()).text());
    let printed: Vec<(&str, String)> = expected.iter().map(|(current, _)| *current).zip(levels(&pdf)).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(current, level)| (*current, level.to_string())).collect();
    assert_eq!(printed, expected, "with {fields}");
}

#[test]
fn ties_belong_to_the_better_side_of_minus_ten_and_zero_and_to_green_at_five() {
    assert_rated(
        r#""direction": "higher", "target": 100"#,
        &[
            ("89.9999999", "Red"),
            ("90", "Amber"),
            ("90.0000001", "Amber"),
            ("99.9999999", "Amber"),
            ("100", "Green"),
            ("100.0000001", "Green"),
            ("105", "Green"),
            ("105.0000001", "Blue"),
        ],
    );
}

#[test]
fn ties_hold_where_binary_fractions_do_not() {
    let higher = |target: &str| format!(r#""direction": "higher", "target": {target}"#);
    assert_rated(&higher("0.3"), &[("0.27", "Amber"), ("0.26999", "Red"), ("0.3", "Green"), ("0.315", "Green")]);
    assert_rated(&higher("1.1"), &[("0.99", "Amber"), ("1.155", "Green"), ("1.15500001", "Blue")]);
    assert_rated(&higher("7"), &[("6.3", "Amber"), ("7.35", "Green"), ("7.3500000000001", "Blue")]);
}

#[test]
fn lower_is_better_the_other_way_round() {
    assert_rated(
        r#""direction": "lower", "target": 100"#,
        &[
            ("110.01", "Red"),
            ("110", "Amber"),
            ("100.01", "Amber"),
            ("100", "Green"),
            ("95", "Green"),
            ("94.9", "Blue"),
        ],
    );
}

#[test]
fn close_to_target_is_never_better_than_the_target() {
    assert_rated(
        r#""direction": "close", "target": 100"#,
        &[("89.9", "Red"), ("90", "Amber"), ("99.9", "Amber"), ("100", "Green"), ("100.1", "Amber"), ("110.1", "Red")],
    );
}

#[test]
fn variance_from_a_negative_target_is_a_share_of_its_size() {
    assert_rated(
        r#""direction": "higher", "target": -10"#,
        &[("-11.1", "Red"), ("-11", "Amber"), ("-10", "Green"), ("-9.5", "Green"), ("-9.4", "Blue")],
    );
}

#[test]
fn published_texts_are_rated_by_the_number_they_read_as() {
    assert_rated(
        r#""direction": "higher", "target": "98,206""#,
        &[(r#""100,142""#, "Green"), (r#""98206""#, "Green"), (r#""£0.1m""#, "Green"), (r#""Fewer than 85""#, "")],
    );
    assert_rated(r#""direction": "higher", "target": "60%""#, &[(r#""37%""#, "Red"), (r#""N/A""#, ""), ("null", "")]);
}

#[test]
fn in_points_the_difference_counts() {
    assert_rated(
        r#""unit": "percent", "direction": "higher", "target": 60, "rating": {"basis": "points"}"#,
        &[("49.9", "Red"), ("50", "Amber"), ("59.9", "Amber"), ("60", "Green"), ("65", "Green"), ("65.1", "Blue")],
    );
}

#[test]
fn a_target_of_zero_is_met_by_zero_and_rated_only_in_points() {
    assert_rated(r#""direction": "lower", "target": 0"#, &[("0", "Green"), ("5", ""), ("-5", "")]);
    assert_rated(
        r#""direction": "lower", "target": 0, "rating": {"basis": "points"}"#,
        &[("0", "Green"), ("5", "Amber"), ("10.5", "Red"), ("-6", "Blue")],
    );
}

#[test]
fn without_a_direction_a_target_or_a_number_nothing_is_rated() {
    assert_rated(r#""target": 100"#, &[("105", "")]);
    assert_rated(r#""target": 100, "direction": "As needed""#, &[("105", "")]);
    assert_rated(r#""direction": "higher""#, &[("105", "")]);
    assert_rated(r#""direction": "higher", "baseline": 100"#, &[("10", ""), ("100", ""), ("105", "")]);
}

#[test]
fn the_packs_own_bands_rate_in_their_order() {
    let scale = r##""rating": {"basis": "points", "bands": [
        {"name": "Behind", "below": -2, "colour": "#7a0019", "meaning": "Two points or more short", "off_target": true},
        {"name": "On course", "up_to": 2},
        {"name": "Ahead"}
    ], "labels": [{"name": "For information", "meaning": "Nothing is asked of it"}]}"##;
    let fields = r#""direction": "higher", "target": 50, "current": "#;
    let pack = ["47.9", "48", "52", "52.1"]
        .iter()
        .fold(Pack::new().with(scale), |pack, current| pack.measuring(current, &format!("{fields}{current}")));
    let pdf = render(pack.measuring("info", r#""current": 3, "rag": "For information""#).text());
    assert_eq!(levels(&pdf), ["Behind", "On course", "On course", "Ahead", "For information"]);
    assert_in_order(
        &pdf.text(),
        ["Behind Two points or more short", "For information Nothing is asked of it", "Index"],
    );
}

#[test]
fn an_indicators_own_bands_rate_it_alone() {
    let own = r#""direction": "higher", "target": 100, "current": 96,
        "rating": {"bands": [{"name": "Red", "below": -3}, {"name": "Green"}]}"#;
    let shared = r#""direction": "higher", "target": 100, "current": 96"#;
    let pdf = render(indicators(&[own.into(), shared.into()]).text());
    assert_eq!(levels(&pdf), ["Red", "Amber"]);
}

#[test]
fn a_level_that_departs_from_the_key_has_the_distance_from_target_too() {
    let fields = r#""direction": "higher", "target": 95, "current": 98, "rag": "Amber""#;
    let measures = format!(r#""measures": [{{"title": "Roads", {fields}}}]"#);
    let page = |fields: &str| heard(&render(indicators(&[fields.to_owned()]).text()), 1);
    for departing in [fields, measures.as_str()] {
        assert_in_order(&page(departing), ["Amber", "3.2% above target"]);
    }
    let page = page(&format!(r#"{fields}, "rag_reason": "Half of the returns are late""#));
    assert_in_order(&page, ["Amber", "3.2% above target", "Reason for the rating: Half of the returns are late"]);
}

#[test]
fn the_distance_from_target_is_in_what_the_figures_are_in() {
    let points = r#""rating": {"basis": "points"}"#;
    let days = r#""unit": {"suffix": " days", "decimals": 1}"#;
    for (fields, said) in [
        (
            r#""direction": "higher", "target": "60%", "current": "37%""#.to_owned(),
            "Red 23 percentage points (38.3%) below target",
        ),
        (
            r#""unit": "percent", "direction": "higher", "target": 50, "current": 51"#.to_owned(),
            "Green 1 percentage point (2%) above target",
        ),
        (
            format!(r#""unit": "percent", "direction": "higher", "target": 60, "current": 52.5, {points}"#),
            "Amber 7.5 percentage points below target",
        ),
        (
            format!(r#"{days}, "direction": "lower", "target": 20, "current": 21.9, {points}"#),
            "Amber 1.9 days above target",
        ),
        (format!(r#""direction": "higher", "target": 5000, "current": 3800, {points}"#), "Red 1,200 below target"),
        (r#""direction": "lower", "target": 50, "current": 46"#.to_owned(), "Blue 8% below target (lower is better)"),
        (r#""direction": "lower", "target": 50, "current": 54"#.to_owned(), "Amber 8% above target"),
        (r#""direction": "higher", "target": "60%", "current": "60%""#.to_owned(), "Green On target"),
    ] {
        let pdf = render(indicators(std::slice::from_ref(&fields)).text());
        assert!(headline(&pdf, 1).ends_with(&format!("RAG Rating: {said}")), "{}", headline(&pdf, 1));
    }
}

#[test]
fn every_declared_level_is_printed_whatever_the_figures_say() {
    let names = ["Red", "Amber", "Green", "Blue", "Baseline", "Contextual", "In Development"];
    let fields = names.map(|name| format!(r#""direction": "higher", "target": 100, "current": 102, "rag": "{name}""#));
    let pdf = render(indicators(&fields).text());
    assert_eq!(levels(&pdf), names);
    for (position, name) in (1..).zip(names) {
        // The distance from target stands beside every band, also one that does not follow from it; a label is no rating.
        let is_band = ["Red", "Amber", "Green", "Blue"].contains(&name);
        let said = format!("RAG Rating: {name}{}", if is_band { " 2% above target" } else { "" });
        assert!(headline(&pdf, position).ends_with(&said), "{}", headline(&pdf, position));
    }
}

/// What `check` says of one indicator that has a commentary and these fields, each on a line.
fn said_of(fields: &str) -> String {
    let commentary = r#""narrative": {"Commentary": "Said.", "Actions": "Done."}"#;
    let folder = Folder::with("pack.json", Pack::new().measuring("8", &format!("{commentary},\n{fields}")).text());
    folder.run(["check", "pack.json"]).exits(0).out()
}

#[test]
fn a_declared_level_beside_the_key_is_told_with_both_levels_and_the_variance() {
    insta::assert_snapshot!(said_of(r#""direction": "higher", "target": "309", "current": "362", "rag": "Green""#), @r#"
    warning[rag-mismatch]: Indicator 8: published as Green, but 362 is 17.2% over the target of
                           309, which the key calls Blue
     --> pack.json:5:66
      |
    5 | "direction": "higher", "target": "309", "current": "362", "rag": "Green"}
      |                                                                  ^^^^^^^
      |
      = hint: correct the level or the figures, or say why in "rag_reason"

    0 errors, 1 warning in 1 file
    "#);
    insta::assert_snapshot!(said_of(
        r#""unit": "percent", "direction": "lower", "target": 12, "current": 14.5, "rag": "Green",
           "rating": {"basis": "points"}"#
    ), @r#"
    warning[rag-mismatch]: Indicator 8: published as Green, but 14.5% is 2.5 points over the
                           target of 12%, which the key calls Amber
     --> pack.json:5:80
      |
    5 | "unit": "percent", "direction": "lower", "target": 12, "current": 14.5, "rag": "Green",
      |                                                                                ^^^^^^^
      |
      = hint: correct the level or the figures, or say why in "rag_reason"

    0 errors, 1 warning in 1 file
    "#);
}

#[test]
fn a_missing_level_is_told() {
    insta::assert_snapshot!(said_of(r#""direction": "lower", "target": 0, "current": 3"#), @r#"
    warning[rag-missing]: Indicator 8: there is a target but no level, and none can be worked
                          out (the target is 0, and there is no percentage of 0)
     --> pack.json:5:33
      |
    5 | "direction": "lower", "target": 0, "current": 3}
      |                                 ^
      |
      = hint: add "rag"; an indicator that is not rated is "Contextual", "Baseline"
              or "In Development"

    0 errors, 1 warning in 1 file
    "#);
    insta::assert_snapshot!(said_of(r#""current": 3"#), @r#"
    warning[rag-missing]: Indicator 8: there is neither a target nor a level
     --> pack.json:4:1
      |
    4 | {"ref": "8", "title": "Measure 8", "narrative": {"Commentary": "Said.", "Actions": "Done."},
      | ^
      |
      = hint: add "rag"; an indicator that is not rated is "Contextual", "Baseline"
              or "In Development"

    0 errors, 1 warning in 1 file
    "#);
}

#[test]
fn a_reason_for_the_level_is_printed_and_silences_the_warning() {
    let fields = r#""direction": "higher", "target": 100, "current": 200, "rag": "Amber",
        "rag_reason": "One large grant came early", "narrative": {"Commentary": "Said.", "Actions": "Done."}"#;
    let folder = Folder::with("pack.json", Pack::new().measuring("8", fields).text());
    let ran = folder.run(["render", "pack.json"]).exits(0);
    assert_eq!(ran.stderr, "");
    assert_in_order(&folder.pdf("pack.pdf").page_text(4), ["Amber", "One large grant came early"]);
}

#[test]
fn no_published_level_and_no_variance_that_agrees_is_a_warning() {
    assert_eq!(said_of(r#""direction": "higher", "target": 100, "current": 102, "rag": "Green""#), "no problems\n");
    assert_eq!(said_of(r#""direction": "higher", "target": 100, "current": 102"#), "no problems\n");
    assert_eq!(said_of(r#""direction": "higher", "baseline": 100, "current": 12, "rag": "Baseline""#), "no problems\n");
}
