//! The contrast of what is printed, computed: from the colours of the templates, and from the pixels of pages.

use std::collections::BTreeMap;

use serde_json::json;

use crate::pack::{Pack, commentary};
use crate::run::render;

const THEME: &str = include_str!("../../typst-templates/theme.typ");

/// The least contrast of text, and of what is drawn (WCAG 2.1, success criteria 1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const DRAWN: f64 = 3.0;
const WHITE: [u8; 3] = [255; 3];

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colours in a line of the theme: of `#let muted = rgb("#505a5f")` one.
fn colours(line: &str) -> Vec<[u8; 3]> {
    let hex = line.split("rgb(\"#").skip(1).map(|rest| &rest[..6]);
    hex.map(|hex| [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour"))).collect()
}

/// The colours of the theme by name.
fn named() -> BTreeMap<&'static str, [u8; 3]> {
    let lines = THEME.lines().filter_map(|line| line.strip_prefix("#let ")?.split_once(" = "));
    lines.filter_map(|(name, rest)| Some((name, *colours(rest).first()?))).collect()
}

#[test]
fn every_text_of_the_theme_has_enough_contrast_on_every_ground_it_stands_on() {
    let named = named();
    for text in ["ink", "muted", "accent"] {
        for ground in [WHITE, named["shade"], named["watermark"]] {
            let found = contrast(named[text], ground);
            assert!(found >= TEXT, "{text} has {found:.2} on {ground:?}");
        }
    }
}

#[test]
fn the_badges_and_the_series_of_the_theme_have_enough_contrast() {
    let ink = named()["ink"];
    let filled = THEME.lines().filter(|line| line.contains("fill: rgb("));
    let levels = filled.map(|line| (colours(line)[0], if line.contains("text: white") { WHITE } else { ink }));
    let bands = THEME.lines().find(|line| line.starts_with("#let band-fills")).expect("the fills of bands");
    let all: Vec<_> = levels.chain(colours(bands).into_iter().map(|fill| (fill, WHITE))).collect();
    assert_eq!(all.len(), 9, "four levels and five fills");
    assert!(all.iter().all(|(fill, text)| contrast(*fill, *text) >= TEXT), "{all:?}");
    let series = THEME.lines().find(|line| line.starts_with("#let palette =")).expect("the series");
    assert_eq!(colours(series).len(), 4);
    assert!(colours(series).into_iter().all(|colour| contrast(colour, WHITE) >= DRAWN), "{series}");
}

#[test]
fn a_link_on_a_shade_is_no_paler_than_other_text() {
    // An accent that is just dark enough on white is too pale on the shade of a table's headings.
    let table = commentary("| Place | [Visits](https://example.org) |\n|---|---|\n| Ely | 4 |");
    let pdf = render(Pack::new().report("theme", json!({"accent": "#ee0000"})).measuring("1", &table).text());
    let image = pdf.image(4, 2.0);
    let is_shade = |pixel: &image::Rgba<u8>| pixel.0[..3] == [0xf3, 0xf2, 0xf1];
    let shaded: Vec<_> = image.rows().filter(|row| row.clone().filter(|pixel| is_shade(pixel)).count() > 200).collect();
    assert!(shaded.len() > 20, "headings");
    let is_red = |pixel: &image::Rgba<u8>| pixel.0[0] > pixel.0[1].saturating_add(60);
    assert!(!shaded.into_iter().flatten().any(is_red));
}
