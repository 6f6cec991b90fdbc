//! Any bytes to problems: nothing panics, every place lies in the text, and no form of output fails.

#![no_main]

use std::sync::{Arc, LazyLock};

use committee_report_fuzz::look::assets::Fonts;
use committee_report_fuzz::check::load::check_bytes;
use committee_report_fuzz::messages;

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Fonts::new(None).expect("the built-in font"));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let loaded = check_bytes(bytes, &FONTS);
    let text = loaded.sources.text(0);
    for problem in &loaded.problems {
        let is_in_text = text.get(problem.place.start as usize..problem.place.end as usize).is_some();
        assert!(is_in_text || loaded.sources.cell_at(problem.place).is_some(), "{problem:?}");
    }
    let shown = messages::shown(&loaded);
    messages::human(&shown, &loaded.sources, 80);
    messages::json(&shown);
    messages::github(&shown);
});
