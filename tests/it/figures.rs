//! Pictures that a pack names: logo and figures.

use std::path::Path;

use image::RgbaImage;

use crate::pack::Pack;
use crate::reading::page_of_indicator;
use crate::run::{Folder, Ran};

fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("cannot read {path:?} ({error})"))
}

/// A folder with a picture, and a pack with it as a figure.
fn with_figure(name: &str) -> Folder {
    let figure = format!(
        r#""figures": [{{"path": "pictures/{name}", "alt": "What {name} shows", "caption": "Caption of {name}"}}]"#
    );
    let pack = Pack::new().measuring("1", &format!(r#""current": 5, "rag": "Green", {figure}"#));
    let folder = Folder::with("pack.json", pack.text());
    folder.write(&format!("pictures/{name}"), file(name));
    folder
}

#[track_caller]
fn refused(name: &str) -> Ran {
    with_figure(name).run(["render", "pack.json"]).exits(1)
}

#[test]
fn every_kind_of_picture_prints_with_its_alternative_text_and_caption() {
    for name in [
        "alpha.png",
        "16bit.png",
        "gps-exif-rotated.jpg",
        "cmyk.jpg",
        "photo.webp",
        "animated.gif",
        "good.svg",
        "drawing.svg",
    ] {
        let folder = with_figure(name);
        folder.run(["render", "pack.json"]).exits(0);
        let pdf = folder.pdf("pack.pdf");
        let tags = pdf.tags();
        let figures: Vec<_> =
            tags.find_all("Figure").into_iter().map(|figure| (figure.page, figure.alt.clone())).collect();
        assert_eq!(figures, [(Some(page_of_indicator(&pdf, 1)), Some(format!("What {name} shows")))]);
        assert!(pdf.page_text(4).contains(&format!("Caption of {name}")), "{}", pdf.page_text(4));
    }
}

#[test]
fn nothing_of_a_photograph_but_its_pixels_is_in_the_pdf() {
    let has_metadata = |bytes: &[u8]| bytes.windows(4).any(|bytes| bytes == b"Exif" || bytes == b"EXIF");
    for name in ["gps-exif-rotated.jpg", "gps-exif.webp"] {
        assert!(has_metadata(&file(name)), "{name}, the file to test with, has metadata");
        let folder = with_figure(name);
        folder.run(["render", "pack.json"]).exits(0);
        assert!(!has_metadata(&folder.read("pack.pdf")), "{name}");
    }
}

/// The page with the picture, two pixels to the point.
fn printed(name: &str) -> RgbaImage {
    let folder = with_figure(name);
    folder.run(["render", "pack.json"]).exits(0);
    folder.pdf("pack.pdf").image(4, 2.0)
}

/// The middle of all pixels of a colour; `None` where there are none.
fn middle(page: &RgbaImage, is_it: impl Fn([u8; 4]) -> bool) -> Option<(f64, f64)> {
    let found: Vec<(u32, u32)> =
        page.enumerate_pixels().filter(|(.., pixel)| is_it(pixel.0)).map(|(x, y, _)| (x, y)).collect();
    let mean = |of: fn(&(u32, u32)) -> u32| found.iter().map(|at| f64::from(of(at))).sum::<f64>() / found.len() as f64;
    (!found.is_empty()).then(|| (mean(|at| at.0), mean(|at| at.1)))
}

#[test]
fn a_photograph_taken_sideways_stands_upright() {
    let page = printed("gps-exif-rotated.jpg");
    let green = middle(&page, |[r, g, b, _]| g > 90 && r < 60 && b < 60).expect("its green corner");
    let red = middle(&page, |[r, g, b, _]| r > 200 && g < 60 && b < 60).expect("its red corner");
    let blue = middle(&page, |[r, g, b, _]| b > 200 && r < 60 && g < 60).expect("its blue corner");
    assert!(green.0 + 20.0 < red.0 && (green.1 - red.1).abs() < 5.0, "green is left of red: {green:?}, {red:?}");
    assert!(red.1 + 20.0 < blue.1 && (red.0 - blue.0).abs() < 5.0, "red is over blue: {red:?}, {blue:?}");
}

#[test]
fn an_animation_prints_its_first_frame() {
    let page = printed("animated.gif");
    assert!(middle(&page, |[r, g, b, _]| r > 240 && g < 20 && b < 20).is_some());
    assert!(middle(&page, |[r, g, b, _]| b > 240 && r < 20 && g < 20).is_none());
}

#[test]
fn a_picture_in_four_inks_has_the_colours_of_the_same_picture_on_a_screen() {
    let (inks, screen) = (printed("cmyk.jpg"), printed("photo.webp"));
    let both = inks.pixels().zip(screen.pixels()).filter(|(_, pixel)| pixel.0 != [255; 4]);
    let apart: Vec<u32> = both.map(|(a, b)| (0..3).map(|n| u32::from(a.0[n].abs_diff(b.0[n]))).sum()).collect();
    let mean = apart.iter().sum::<u32>() as usize / apart.len();
    assert!(mean < 20, "their colours are {mean} apart");
}

#[test]
fn a_picture_that_is_not_to_be_seen_is_a_warning_and_no_fault_of_the_program() {
    let folder = with_figure("good.svg");
    folder.write("pictures/good.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    let ran = folder.run(["render", "pack.json", "--verify"]).exits(0);
    assert!(ran.stderr.contains("1 unseen-picture"), "{ran}");
}

#[test]
fn what_is_no_usable_picture_is_refused_with_its_reason() {
    let names = ["bomb.png", "truncated.png", "truncated.jpg", "jpeg-named.png", "external-file.svg", "script.svg"];
    let names = names.iter().chain(&["text.svg", "laughs.svg", "use-bomb.svg"]);
    let told: Vec<String> = names.flat_map(|name| refused(name).problems()).collect();
    let told: Vec<String> = told.into_iter().filter(|problem| problem.starts_with("error")).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    error[bad-image]: Indicator 1: the picture "pictures/bomb.png" cannot be used (the picture is too large (40000 × 40000 pixels; 50 million pixels are allowed))
    error[bad-image]: Indicator 1: the picture "pictures/truncated.png" cannot be used (the picture is cut short (the file ends too early))
    error[bad-image]: Indicator 1: the picture "pictures/truncated.jpg" cannot be used (the picture is cut short (the file ends too early))
    error[bad-image]: Indicator 1: the picture "pictures/jpeg-named.png" cannot be used (the file is named .png but holds a JPEG picture)
    error[bad-image]: Indicator 1: the picture "pictures/external-file.svg" cannot be used (the drawing refers to something outside itself, "../../secret.png" (line 2))
    error[bad-image]: Indicator 1: the picture "pictures/script.svg" cannot be used (the drawing holds a script, "script" (line 2))
    error[bad-image]: Indicator 1: the picture "pictures/text.svg" cannot be used (the drawing holds text, whose font may be missing (line 2))
    error[bad-image]: Indicator 1: the picture "pictures/laughs.svg" cannot be used (the drawing cannot be used (it declares entities))
    error[bad-image]: Indicator 1: the picture "pictures/use-bomb.svg" cannot be used (the drawing is too complex (its parts repeat each other more than 200,000 times))
    "#);
}

#[test]
fn a_logo_is_refused_like_a_figure() {
    let logo = serde_json::json!({"path": "bomb.png", "alt": "A logo"});
    let folder = Folder::with("pack.json", Pack::new().report("logo", logo).text());
    let ran = folder.write("bomb.png", file("bomb.png")).run(["render", "pack.json"]).exits(1);
    assert!(ran.stderr.contains("error[bad-image]"), "{ran}");
    assert_eq!(folder.files(), ["bomb.png", "pack.json"]);
}

#[test]
fn a_picture_needs_alternative_text() {
    let folder = Folder::with("a.png", file("alpha.png"));
    let logo = serde_json::json!({"path": "a.png"});
    let pack = Pack::new().report("logo", logo).measuring("1", r#""current": 5, "figures": [{"path": "a.png"}]"#);
    folder.write("pack.json", pack.text());
    let ran = folder.run(["check", "pack.json", "--format", "json"]).exits(1);
    assert_eq!(ran.out().matches("\"missing-alt\"").count(), 2, "{ran}");
}

#[test]
fn a_picture_outside_the_folder_is_refused() {
    let folder = Folder::with("a.png", file("alpha.png"));
    let pack = Pack::new().measuring("1", r#""current": 5, "figures": [{"path": "../a.png", "alt": "A"}]"#);
    folder.write("packs/pack.json", pack.text());
    let ran = folder.run(["render", "packs/pack.json"]).exits(1);
    assert!(ran.stderr.contains("error[include-outside]"), "{ran}");
}

#[test]
fn a_picture_named_often_is_made_ready_once() {
    let figure = |path: &str| format!(r#"{{"path": "{path}", "alt": "A ward map"}}"#);
    let figures = |paths: &[&str]| {
        format!(r#""figures": [{}]"#, paths.iter().map(|path| figure(path)).collect::<Vec<_>>().join(", "))
    };
    let own = figures(&["p/a.png", "p/./a.png", "./p/a.png", "p/a.png", "p/copy.png"]);
    let pack = Pack::new().measuring("1", &format!(r#""current": 5, {own}"#)).indicator(r#""p/two.json""#);
    let folder = Folder::with("pack.json", pack.text());
    folder.write("p/two.json", format!(r#"{{"ref": "2", "current": 6, {}}}"#, figures(&["a.png", "./a.png"])));
    folder.write("p/a.png", file("alpha.png")).write("p/copy.png", file("alpha.png"));
    folder.run(["render", "pack.json", "--view", "view.json"]).exits(0);
    let view = String::from_utf8(folder.read("view.json")).expect("UTF-8");
    assert_eq!(view.matches("\"/images/1.png\"").count(), 7, "{view}");
    assert!(!view.contains("/images/2"), "{view}");
}

#[test]
fn one_faulty_picture_is_told_wherever_it_is_named() {
    let figure = r#"{"path": "pictures/script.svg", "alt": "A"}"#;
    let pack = Pack::new().measuring("1", &format!(r#""current": 5, "figures": [{figure}, {figure}]"#));
    let folder = Folder::with("pack.json", pack.text());
    folder.write("pictures/script.svg", file("script.svg"));
    let ran = folder.run(["check", "pack.json", "--format", "json"]).exits(1);
    assert_eq!(ran.out().matches("\"bad-image\"").count(), 2, "{ran}");
}
