//! Any text to blocks: nothing panics, every fault lies in the text, and no letter is lost or comes from nowhere.

#![no_main]

use committee_report_fuzz::markup;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let parsed = markup::parse(text);
    for fault in &parsed.faults {
        assert!(text.get(fault.range().clone()).is_some(), "{fault:?}");
    }
    let plain = markup::plain(&parsed.blocks);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    assert!(letters(&plain) <= letters(text));
    // Where a link may hide its target, or an "o" be a bullet, letters may be elsewhere.
    if !text.contains("](") && !text.contains('<') && !text.contains("o\t") {
        assert_eq!(letters(&plain), letters(text), "{text:?} prints {plain:?}");
    }
});
