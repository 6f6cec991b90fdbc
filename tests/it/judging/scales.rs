//! What a scale, or an indicator's own, calls for.

use crate::pack::Pack;
use crate::problems::lines;
use crate::run::Folder;

/// What `check` says of a pack that has this beside its report, and one indicator that is off target.
fn said_of_scale(with: &str, fields: &str) -> Vec<String> {
    let fields =
        format!(r#""direction": "higher", "target": 100, "current": 80, "narrative": {{"Commentary": "a"}}{fields}"#);
    let folder = Folder::with("pack.json", Pack::new().with(with).measuring("1", &fields).text());
    lines(&folder.run(["check", "pack.json", "--format", "json"]))
}

#[test]
fn a_scale_that_calls_for_no_actions_is_told_unless_it_says_so() {
    let scale = |off_target: &str| {
        format!(r#""rating": {{"bands": [{{"name": "Behind", "below": 0{off_target}}}, {{"name": "Ahead"}}]}}"#)
    };
    insta::assert_snapshot!(said_of_scale(&scale(""), "").join("\n"), @r#"actions-missing 3:21 /rating/bands no band has "off_target", so no level calls for actions (add "off_target": true to each band that calls for actions, or false to one of them if none does)"#);
    assert!(said_of_scale(&scale(r#", "off_target": false"#), "").is_empty());
    insta::assert_snapshot!(said_of_scale(&scale(r#", "off_target": true"#), "").join("\n"), @"actions-missing 5:1 /indicators/0 Indicator 1: the level is Behind, but no actions are given (say under Actions or Path to Green what is being done about it)");
}

#[test]
fn an_indicators_own_band_takes_a_name_and_a_limit_only() {
    for (field, value) in [("colour", "\"#00539f\""), ("meaning", "\"Far behind\""), ("off_target", "true")] {
        let own = format!(
            r#", "rag": "Red", "rating": {{"bands": [{{"name": "Red", "below": 0, "{field}": {value}}}, {{"name": "Green"}}]}}"#
        );
        let told = said_of_scale("\"key\": []", &own);
        let told: Vec<&String> = told.iter().filter(|told| told.starts_with("unknown-field")).collect();
        assert!(told.len() == 1 && told[0].contains("the pack's own \"rating\""), "{field}: {told:?}");
    }
}
