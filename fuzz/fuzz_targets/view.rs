//! Packs out of the format's own grammar to the view: nothing panics, and every indicator is there, in order.

#![no_main]

use std::sync::{Arc, LazyLock};

use arbitrary::Unstructured;
use committee_report_fuzz::look::assets::Fonts;
use committee_report_fuzz::check::load::check_bytes;
use committee_report_fuzz::pack::pack_schema;
use committee_report_fuzz::view::{Context, view};
use committee_report_fuzz::change::outstanding;
use committee_report_fuzz::words::Words;
use committee_report_fuzz::{grammar, messages};
use serde_json::Value;

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Fonts::new(None).expect("the built-in font"));
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of("en"));
static SCHEMA: LazyLock<Value> = LazyLock::new(pack_schema);

libfuzzer_sys::fuzz_target!(|choices: &[u8]| {
    let Ok(pack) = grammar::pack(&SCHEMA, &mut Unstructured::new(choices)) else { return };
    let loaded = check_bytes(pack.as_bytes(), &FONTS);
    messages::human(&messages::shown(&loaded), &loaded.sources, 80);
    let Some(read) = &loaded.pack else { return };
    outstanding::list(read, &loaded.problems, &loaded.sources);
    if loaded.problems.iter().any(|problem| problem.is_error()) {
        return;
    }
    let context = Context { sources: &loaded.sources, pictures: &loaded.pictures, text: &**FONTS, words: &WORDS, measures: &loaded.measures, corrections: None, fingerprint: None, attach: false };
    let view = view(read, &context);
    assert_eq!(view.indicators.len(), read.indicators.0.len(), "{pack}");
    let json: Value = serde_json::from_slice(&view.whole().json()).expect("JSON");
    assert!(json.is_object());
});
