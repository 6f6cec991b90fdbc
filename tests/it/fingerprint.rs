//! Which pack made this: the fingerprint in every PDF, and `verify`.

use serde_json::json;

use crate::pack::{Pack, commentary};
use crate::run::{Folder, flat, sample};

/// The `dc:source` of a PDF's metadata.
fn source(pdf: &[u8]) -> String {
    let text = String::from_utf8_lossy(pdf);
    let (_, rest) = text.split_once("<dc:source>").expect("a source");
    rest.split_once("</dc:source>").expect("its end").0.to_owned()
}

fn pack(value: &str) -> String {
    Pack::new().measuring("1", &format!(r#""current": {value}, "rag": "Green", {}"#, commentary("Said."))).text()
}

fn rendered(folder: &Folder, pack: &str) -> Vec<u8> {
    folder.run(["render", pack, "-o", "x.pdf"]).exits(0);
    folder.read("x.pdf")
}

#[test]
fn every_pdf_says_in_its_metadata_which_pack_made_it() {
    let sources = ["communities-2024-25-q2", "children-2025"].map(|name| source(sample(name)));
    for source in &sources {
        let digits = source.strip_prefix("pack sha256:").expect("a sum");
        assert_eq!(digits.len(), 64, "{source}");
    }
    assert_ne!(sources[0], sources[1]);
}

#[test]
fn however_a_pack_is_spelled_its_report_is_the_same_to_the_byte() {
    let visits = r#"{"ref": 1, "title": "Visits", "current": {"value": "5"}, "rag": "Green", "narrative": {"Later": "b", "Actions": ["a"]}}"#;
    let loans =
        r#"{"title": "Loans", "ref": "2", "current": 1.50, "rag": "Green", "narrative": {"Commentary": "Said."}}"#;
    let folder = Folder::with("one.json", Pack::new().indicator(visits).indicator(loans).text());
    let whole = rendered(&folder, "one.json");
    let parted = Pack::new().with(r#""$schema": "x""#).indicator(r#""of/some.json""#).indicator(r#""of/others.json""#);
    folder.write("parted.json", parted.text());
    let other_visits = r#"{"narrative": {"Later": ["b"], "Actions": "a"}, "rag": "Green",
        "current": "\u0035", "title": "Visits", "ref": "1"}"#;
    folder.write("of/some.json", other_visits).write("of/others.json", format!("[{loans}]"));
    folder.run(["convert", "one.json", "-o", "book.xlsx"]).exits(0);
    for name in ["parted.json", "book.xlsx"] {
        assert!(rendered(&folder, name) == whole, "{name}");
    }
}

#[test]
fn verify_says_in_a_sentence_whether_report_and_pack_belong_together() {
    let folder = Folder::with("q2.json", pack("5"));
    folder.write("other.json", pack("6")).write("spelled.json", pack("5").replace("\": ", "\"  :\n"));
    folder.run(["render", "q2.json"]).exits(0);
    let says = |pack: &str, code: i32| folder.run(["verify", "q2.pdf", pack]).exits(code).out();
    assert_eq!(says("q2.json", 0), "q2.pdf was made from q2.json\n");
    assert_eq!(says("spelled.json", 0), "q2.pdf was made from spelled.json\n");
    let other = says("other.json", 1);
    assert!(other.starts_with("q2.pdf was not made from other.json: the report's fingerprint is "), "{other}");
    let input = folder.run_as(["verify", "q2.pdf", "-"], &[], pack("5").as_bytes()).exits(0);
    assert_eq!(input.out(), "q2.pdf was made from standard input\n");
    folder.run(["convert", "q2.json", "-o", "q2.xlsx"]).exits(0);
    assert_eq!(says("q2.xlsx", 0), "q2.pdf was made from q2.xlsx\n");
}

#[test]
fn verify_asks_for_the_pack_where_the_report_has_no_data_inside() {
    let folder = Folder::with("q2.json", pack("5"));
    folder.run(["render", "q2.json"]).exits(0);
    insta::assert_snapshot!(folder.run(["verify", "q2.pdf"]), @"
    exit code: 2
    --- stderr
    error: q2.pdf has no data inside to compare it with
    hint: name the pack: committee-report verify q2.pdf PACK
    ");
}

#[test]
fn a_report_with_its_data_inside_is_verified_alone() {
    let folder = Folder::with("pack.json", Pack::new().indicator(r#""a/b/libraries.json""#).text());
    folder
        .write("a/b/libraries.json", r#"["more.json", {"ref": "1", "title": "Visits", "current": 5, "rag": "Green"}]"#);
    folder.write("a/b/more.json", r#"{"ref": "2", "title": "Loans", "current": 5, "rag": "Green"}"#);
    folder.run(["render", "pack.json", "--attach-data"]).exits(0);
    let ran = folder.run(["verify", "pack.pdf"]).exits(0);
    assert_eq!(ran.out(), "pack.pdf was made from the data inside it (pack.json)\n");
    folder.run(["convert", "pack.json", "-o", "book.xlsx"]).exits(0);
    folder.run(["render", "book.xlsx", "--attach-data"]).exits(0);
    assert_eq!(
        folder.run(["verify", "book.pdf"]).exits(0).out(),
        "book.pdf was made from the data inside it (book.json)\n"
    );
    // The metadata of another report in the same place.
    let (own, other) = (source(&folder.read("pack.pdf")), source(sample("children-2025")));
    let text = folder.read("pack.pdf");
    let at = text.windows(own.len()).position(|part| part == own.as_bytes()).expect("its source");
    let mut swapped = text.clone();
    swapped[at..at + own.len()].copy_from_slice(other.as_bytes());
    folder.write("swapped.pdf", swapped);
    let ran = folder.run(["verify", "swapped.pdf"]).exits(1);
    assert_eq!(ran.out(), "swapped.pdf was not made from the data inside it\n");
}

#[test]
fn pictures_belong_to_a_pack_though_they_are_not_in_its_text() {
    let figure =
        r#""current": 5, "rag": "Green", "figures": [{"path": "map.svg", "alt": "A map of all the libraries."}]"#;
    let folder = Folder::with("pack.json", Pack::new().measuring("1", figure).text());
    let drawing = include_str!("../files/good.svg");
    folder.write("map.svg", drawing);
    folder.run(["render", "pack.json", "--attach-data"]).exits(0);
    let says = |arguments: &[&str], code| folder.run([&["verify", "pack.pdf"], arguments].concat()).exits(code).out();
    assert_eq!(says(&["pack.json"], 0), "pack.pdf was made from pack.json\n");
    let alone = says(&[], 0);
    assert!(alone.ends_with("(pack.json): its pictures are not inside and were not compared\n"), "{alone}");
    folder.write("map.svg", drawing.replacen("<svg ", "<svg  ", 1));
    assert_eq!(says(&["pack.json"], 1), "pack.pdf was made from pack.json, but with other pictures\n");
}

#[test]
fn what_is_no_report_is_told() {
    let folder = Folder::with("pack.json", pack("5"));
    folder.write("none.pdf", "%PDF-1.7\nnothing\n").write("other.pdf", other_pdf());
    assert!(folder.run(["verify", "none.pdf"]).exits(2).stderr.starts_with("error: none.pdf is not a PDF"));
    assert!(folder.run(["verify", "nowhere.pdf"]).exits(2).stderr.starts_with("error: cannot read nowhere.pdf"));
    let other = folder.run(["verify", "other.pdf", "pack.json"]).exits(1).out();
    assert!(other.starts_with("other.pdf does not say which pack it was made from: it was made by"), "{other}");
}

/// A report without what it says of its pack.
fn other_pdf() -> Vec<u8> {
    let text = sample("children-2025").to_vec();
    let at = text.windows(11).position(|part| part == b"<dc:source>").expect("its source");
    let mut other = text;
    other[at..at + 11].copy_from_slice(b"<dc:rights>");
    let end = other.windows(12).position(|part| part == b"</dc:source>").expect("its end");
    other[end..end + 12].copy_from_slice(b"</dc:rights>");
    other
}

/// The line at the end of a report of this pack, which has to stand on the last page, as in the metadata.
#[track_caller]
fn assert_printed(folder: &Folder, further: &[&str]) -> usize {
    folder.run([&["render", "pack.json", "-o", "out.pdf"], further].concat()).exits(0);
    let pdf = folder.pdf("out.pdf");
    let digits = source(pdf.bytes()).split(':').nth(1).expect("a sum").to_owned();
    let groups: Vec<&str> = (0..64).step_by(4).map(|at| &digits[at..at + 4]).collect();
    let line = format!("Fingerprint of the data (SHA-256): {}", groups.join(" "));
    let last = flat(&pdf.page_text(pdf.page_count()));
    assert!(last.contains(&line), "{last}");
    assert_eq!(flat(&pdf.text()).matches("Fingerprint of the data").count(), 1);
    assert!(flat(&pdf.tags().text()).contains(&line), "it is read out");
    pdf.page_count()
}

#[test]
fn the_fingerprint_stands_on_the_last_page_where_the_pack_asks_for_it() {
    let printing = |pack: Pack| Folder::with("pack.json", pack.report("fingerprint", true).text());
    let measured = || {
        let fields = format!(r#""current": 5, "rag": "Green", {}"#, commentary("Said."));
        (1..=7).fold(Pack::new(), |pack, number| pack.measuring(&number.to_string(), &fields))
    };
    let pages = assert_printed(&printing(measured()), &[]);
    let folder = Folder::with("pack.json", measured().text());
    folder.run(["render", "pack.json"]).exits(0);
    assert_eq!(folder.pdf("pack.pdf").page_count(), pages, "it takes no page of its own");
    assert!(!folder.pdf("pack.pdf").text().contains("Fingerprint"));
    // Without indicators, with other parts at the end, in large print, and typeset as a whole.
    assert_printed(&printing(Pack::new()), &[]);
    assert_printed(&printing(measured().report("parts", json!(["indicators", "index", "key"]))), &[]);
    assert_printed(&printing(measured().report("parts", json!(["indicators", "index"]))), &[]);
    assert_printed(&printing(measured().report("parts", json!([]))), &[]);
    assert_printed(&printing(measured().report("theme", json!({"text_size": 20}))), &[]);
    let whole = printing(measured());
    whole.write("look/main.typ", include_str!("../../typst-templates/main.typ"));
    assert_eq!(assert_printed(&whole, &["--templates", "look"]), pages);
}
