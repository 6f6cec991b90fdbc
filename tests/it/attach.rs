//! `--attach-data`: the pack inside the PDF.

use crate::pack::Pack;
use crate::run::Folder;

#[test]
fn the_attached_pack_is_the_pack_to_the_byte() {
    let text = Pack::new().measuring("1", r#""current": 5, "rag": "Green""#).text();
    let folder = Folder::with("quarter-2.json", &text);
    folder.run(["render", "quarter-2.json", "--attach-data"]).exits(0);
    let pdf = folder.pdf("quarter-2.pdf");
    assert_eq!(pdf.attachments(), [("quarter-2.json".to_owned(), text.into_bytes())]);
    assert_eq!((pdf.info().pdf_ua.as_str(), pdf.info().pdf_a.as_str()), ("1", "3A"));
}

#[test]
fn included_files_are_attached_under_their_names() {
    let folder = Folder::with("pack.json", Pack::new().indicator(r#""services/libraries.json""#).text());
    let libraries = r#"{"ref": "1", "title": "Visits", "current": 5, "rag": "Green"}"#;
    folder.write("services/libraries.json", libraries);
    folder.run(["render", "pack.json", "--attach-data"]).exits(0);
    let attached = folder.pdf("pack.pdf").attachments();
    let names: Vec<&str> = attached.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["pack.json", "services/libraries.json"]);
    assert_eq!(attached[1].1, libraries.as_bytes());
}

#[test]
fn without_the_option_nothing_is_attached() {
    let folder = Folder::with("pack.json", Pack::new().text());
    folder.run(["render", "pack.json"]).exits(0);
    let pdf = folder.pdf("pack.pdf");
    assert!(pdf.attachments().is_empty());
    assert_eq!((pdf.info().pdf_ua.as_str(), pdf.info().pdf_a.as_str()), ("1", "2A"));
}
