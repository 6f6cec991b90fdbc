//! Any bytes to pictures: nothing panics, and what was taken can be taken again, changed no more in kind.

#![no_main]

use committee_report_fuzz::picture::{Budget, Format, PrintSize, prepare};

/// Small, so that scaling is tried too.
const BOX: PrintSize = PrintSize { width_mm: 5.0, height_mm: 5.0 };

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["a.svg", "a.png", "a.jpg", "a.webp", "a.gif"] {
        let Ok(picture) = prepare(name, bytes, BOX, &mut Budget::default()) else { continue };
        let again = match picture.format {
            Format::Svg => "b.svg",
            Format::Png => "b.png",
            Format::Jpeg => "b.jpg",
        };
        let text = String::from_utf8_lossy(&picture.bytes).to_lowercase();
        let is_drawing = picture.format == Format::Svg;
        assert!(!is_drawing || ["<script", "<style", "<!doctype", "<text", "http://w", "file:"].iter().all(|bad| {
            !text.replace("http://www.w3.org/", "").contains(bad)
        }), "{text}");
        let second = prepare(again, &picture.bytes, BOX, &mut Budget::default());
        // A drawing's account may cost more than the drawing did.
        match second {
            Ok(second) => assert_eq!((second.width, second.height, second.unseen), (picture.width, picture.height, picture.unseen)),
            Err(fault) => assert!(is_drawing && fault.to_string().contains("too"), "{fault}: {text}"),
        }
    }
});
