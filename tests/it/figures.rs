//! Pictures that a pack names: logo and figures.

use std::path::Path;

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
    for name in ["alpha.png", "gps-exif-rotated.jpg", "photo.webp", "animated.gif", "good.svg"] {
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
    let photograph = file("gps-exif-rotated.jpg");
    assert!(photograph.windows(4).any(|bytes| bytes == b"Exif"), "the file to test with has metadata");
    let folder = with_figure("gps-exif-rotated.jpg");
    folder.run(["render", "pack.json"]).exits(0);
    assert!(!folder.read("pack.pdf").windows(4).any(|bytes| bytes == b"Exif"));
}

#[test]
fn what_is_no_usable_picture_is_refused_with_its_reason() {
    let names = ["bomb.png", "truncated.png", "jpeg-named.png", "external-file.svg", "script.svg", "laughs.svg"];
    let told: Vec<String> = names.iter().flat_map(|name| refused(name).problems()).collect();
    let told: Vec<String> = told.into_iter().filter(|problem| problem.starts_with("error")).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    error[bad-image]: Indicator 1: the picture "pictures/bomb.png" cannot be used (the picture is too large (40000 × 40000 pixels; 50 million pixels are allowed))
    error[bad-image]: Indicator 1: the picture "pictures/truncated.png" cannot be used (the picture is cut short (the file ends too early))
    error[bad-image]: Indicator 1: the picture "pictures/jpeg-named.png" cannot be used (the file is named .png but holds a JPEG picture)
    error[bad-image]: Indicator 1: the picture "pictures/external-file.svg" cannot be used (the drawing refers to something outside itself, "../../secret.png" (line 2))
    error[bad-image]: Indicator 1: the picture "pictures/script.svg" cannot be used (the drawing holds a script, "script" (line 2))
    error[bad-image]: Indicator 1: the picture "pictures/laughs.svg" cannot be used (the drawing cannot be used (it declares entities))
    "#);
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
