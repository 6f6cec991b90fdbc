//! What is drawn of figures that are not alike.

use super::LEVEL;
use crate::pack::Pack;
use crate::run::render;

/// What a listener hears of the charts of an indicator with these fields.
fn spoken(fields: &str) -> Vec<String> {
    let pdf = render(Pack::new().measuring("1", &format!("{fields}, {LEVEL}")).text());
    pdf.tags().find_all("Figure").iter().filter_map(|figure| figure.alt.clone()).collect()
}

#[test]
fn a_history_of_unlike_units_is_not_drawn_and_an_unlike_target_is_left_out() {
    let history = |one: &str, two: &str| {
        format!(r#""history": [{{"period": "Q1", "value": {one}}}, {{"period": "Q2", "value": {two}}}]"#)
    };
    for (one, two) in [(r#""£5""#, r#""€5""#), (r#""95%""#, "0.93"), (r#""20 days""#, r#""3 weeks""#)] {
        assert!(spoken(&history(one, two)).is_empty(), "{one} {two}");
    }
    let with_target = |target: &str| spoken(&format!(r#""target": {target}, {}"#, history(r#""£5""#, r#""£6""#)));
    assert!(with_target(r#""£5.50""#)[0].contains("£5.50"), "{:?}", with_target(r#""£5.50""#));
    assert!(!with_target(r#""95%""#)[0].contains("95"), "{:?}", with_target(r#""95%""#));
}

#[test]
fn texts_and_numbers_of_one_scaled_unit_stand_on_one_axis() {
    let unit = r#""unit": {"prefix": "£", "suffix": "m"}"#;
    let history = r#""history": [{"period": "Q1", "value": "£1.1m"}, {"period": "Q2", "value": 1.2}]"#;
    let spoken = spoken(&format!("{unit}, {history}"));
    assert!(spoken[0].contains("£1.1m") && spoken[0].contains("£1.2m"), "{spoken:?}");
    assert!(spoken[0].contains("rises") || spoken[0].contains("rose") || spoken[0].contains("Up"), "{spoken:?}");
}
