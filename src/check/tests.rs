//! Whatever a pack is put together from: nothing panics, and every problem stands at what it names.

mod inputs;
mod report;
mod told;

use proptest::prelude::*;

use crate::check::load::{Loaded, check_bytes};
use crate::look::assets::Fonts;
use crate::messages::{human, shown};
use crate::problem::Code;

/// Pieces that are right alone and wrong in some company.
const FIELDS: &[&str] = &[
    r#""ref": "36""#,
    r#""ref": 36"#,
    r#""title": "Visits — “all” \u00e9 🙂""#,
    r#""target": "98,206""#,
    r#""target": 0"#,
    r#""current": {"value": 2409, "label": "Current Month", "mark": "provisional"}"#,
    r#""current": "N/A""#,
    r#""previous": -1e3"#,
    r#""direction": "higher""#,
    r#""direction": "up""#,
    r#""frequency": "Quarter""#,
    r#""unit": {"prefix": "£", "decimals": 2}"#,
    r#""rag": "Red""#,
    r#""rag": "red""#,
    r#""change": "Declining""#,
    r#""measures": [{"title": "a", "current": 5, "target": 4, "rag": "Green"}, {}]"#,
    r#""history": [{"period": "Q1", "value": null}, {"period": "Q2", "value": 4}]"#,
    r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": [1, 2]}]}]"#,
    r#""narrative": {"Commentary": "a\n\n# b\u0009 <i>x</i> [y](ftp://z)", "Actions": ["", "é"]}"#,
    r#""notes": ["a", 5]"#,
    r#""rating": {"basis": "points", "bands": [{"name": "Red", "below": 0}, {"name": "Blue"}]}"#,
    r#""titel": "x""#,
];

/// What stands between the pieces, right or as a slip.
const BETWEEN: &[&str] = &[",", ",\n\t", ", ", ",\r\n  ", ",,", " ", "; ", ", // x\n", "", "}", ",\n{", "\""];

fn pack() -> impl Strategy<Value = String> {
    let fields = prop::collection::vec((prop::sample::select(FIELDS), prop::sample::select(BETWEEN)), 0..8);
    prop::collection::vec(fields, 0..5).prop_map(|indicators| {
        let indicator = |fields: Vec<(&str, &str)>| {
            let text: String = fields.into_iter().map(|(field, between)| format!("{field}{between}")).collect();
            format!("{{{}}}", text.trim_end_matches([',', ' ', '\n', '\t', '\r']))
        };
        let indicators: Vec<String> = indicators.into_iter().map(indicator).collect();
        format!(
            "{{\"report\": {{\"title\": \"A\", \"committee\": \"B\", \"period\": \"C\", \"produced_on\": \"2024-11-25\"}},\n\"indicators\": [{}]}}",
            indicators.join(",\n")
        )
    })
}

/// Every place lies in the file, and line and column lead to it.
fn assert_places(loaded: &Loaded) {
    let text = loaded.sources.text(0);
    for shown in shown(loaded) {
        let place = shown.problem.place;
        let (start, end) = (place.start as usize, place.end as usize);
        assert!(start <= end && end <= text.len(), "{shown:?}");
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{shown:?}");
        let line = text.split('\n').nth(shown.at.line - 1).expect("the line");
        let before: usize = line.chars().take(shown.at.column - 1).map(char::len_utf8).sum();
        let line_start = text.split_inclusive('\n').take(shown.at.line - 1).map(str::len).sum::<usize>();
        assert_eq!(line_start + before, start, "{shown:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_lie_at_what_they_name(pack in pack()) {
        let fonts = Fonts::new(None).expect("the built-in fonts");
        let loaded = check_bytes(pack.as_bytes(), &fonts);
        assert_places(&loaded);
        // Where the text is JSON and no key stands twice, the pointer leads to a value of it.
        let is_sound = loaded.problems.iter().all(|problem| problem.code != Code::Syntax);
        if let Some(value) = is_sound.then(|| serde_json::from_str::<serde_json::Value>(&pack).ok()).flatten() {
            for shown in shown(&loaded) {
                assert!(value.pointer(&shown.at.pointer).is_some(), "{shown:?} in {pack}");
            }
        }
        human(&shown(&loaded), &loaded.sources, 80);
    }

    #[test]
    fn any_bytes_are_checked(bytes in prop::collection::vec(any::<u8>(), 0..200), open in any::<bool>()) {
        let fonts = Fonts::new(None).expect("the built-in fonts");
        let bytes = if open { [b"{", bytes.as_slice()].concat() } else { bytes };
        let loaded = check_bytes(&bytes, &fonts);
        assert_places(&loaded);
        human(&shown(&loaded), &loaded.sources, 60);
    }

    #[test]
    fn a_pack_with_one_byte_changed_is_checked(pack in pack(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let fonts = Fonts::new(None).expect("the built-in fonts");
        let mut bytes = pack.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        assert_places(&check_bytes(&bytes, &fonts));
    }
}
