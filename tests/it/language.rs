//! The language that a listener hears each text in.

use crate::pack::Pack;
use crate::run::{Folder, render};

/// A Welsh report, whose own texts all have a word that no English one has, with what makes the program speak.
fn welsh() -> Pack {
    Pack::new()
        .report("title", "Adroddiad Cymraeg")
        .report("committee", "Pwyllgor Cymraeg")
        .report("period", "Chwarter Cymraeg")
        .report("language", "cy")
        .report("summary", true)
        .report("status", "draft")
        .indicator(
            r#"{"ref": "36", "title": "Ymweliadau Cymraeg", "group": "Grŵp Cymraeg", "direction": "higher", "frequency": "Quarter",
            "target": 50, "current": {"value": 62, "note": "Nodyn Cymraeg", "previously": 61}, "previous": null,
            "history": [{"period": "Ionawr Cymraeg", "value": 54}, {"period": "Chwefror Cymraeg", "value": 62}],
            "narrative": {"Sylwadau Cymraeg": "Testun Cymraeg."}, "actions": [{"text": "Cam Cymraeg"}]}"#,
        )
        .indicator(
            r#"{"current": "7", "charts": [{"kind": "bar", "title": "Siart Cymraeg", "alt": "Disgrifiad Cymraeg",
            "categories": ["Gogledd Cymraeg"], "series": [{"name": "Cyfres Gymraeg", "values": [7]}]}]}"#,
        )
}

/// The texts that are heard in a language, without those that are figures and signs alone.
fn heard(pack: Pack, language: &str) -> Vec<String> {
    let pdf = render(pack.text());
    let spoken = pdf.tags().spoken(&pdf.info().language);
    let has_words = |text: &str| text.contains(char::is_alphabetic);
    spoken.into_iter().filter(|(heard, text)| heard == language && has_words(text)).map(|(_, text)| text).collect()
}

#[test]
fn what_the_program_says_itself_is_heard_in_english_where_it_has_no_words_of_the_reports_language() {
    let english = heard(welsh(), "en");
    for text in [
        "Produced on",
        "25 November 2024",
        "Draft: not yet final",
        "Summary",
        "Key",
        "Every indicator was due this period.",
        "Index",
        "2 indicators",
        "Other indicators",
        "Return to Index",
        "Indicator 36:",
        "Untitled indicator (2nd in this report)",
        "Current Quarter",
        "Higher is better",
        "N/A",
        "Actions",
        "More than 5% over target",
        "Blue",
    ] {
        assert!(english.iter().any(|heard| heard.trim() == text), "{text:?} is not English: {english:#?}");
    }
    assert!(english.iter().any(|heard| heard.starts_with("Column chart of Ymweliadau")), "{english:#?}");
    assert!(english.iter().any(|heard| heard.contains("(previously")), "{english:#?}");
}

#[test]
fn its_own_texts_are_heard_in_the_reports_language() {
    let own = heard(welsh(), "cy");
    for text in ["Adroddiad Cymraeg", "Ymweliadau Cymraeg", "Testun Cymraeg.", "Cam Cymraeg", "Disgrifiad Cymraeg"] {
        assert!(own.iter().any(|heard| heard.trim() == text), "{text:?} is not Welsh: {own:#?}");
    }
    assert!(own.iter().any(|heard| heard.trim() == "Nodyn Cymraeg"), "{own:#?}");
    // Of what the program says only names in a drawing, which is heard by its text instead.
    let stray = own.iter().filter(|heard| !heard.contains("ymraeg") && !heard.contains("Ionawr"));
    assert_eq!(stray.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn words_of_ones_own_are_heard_in_the_reports_language() {
    let folder = Folder::with("pack.json", welsh().text());
    folder.write("own/words/cy.toml", "index = \"Mynegai\"\n");
    folder.run(["render", "pack.json", "--templates", "own", "--verify"]).exits(0);
    let pdf = folder.pdf("pack.pdf");
    let spoken = pdf.tags().spoken("cy");
    let language = |word: &str| spoken.iter().find(|(_, text)| text == word).map(|(language, _)| language.as_str());
    assert_eq!((language("Mynegai"), language("Key")), (Some("cy"), Some("en")));
}

#[test]
fn an_english_report_names_no_language_but_its_own() {
    let pdf = render(welsh().report("language", "en-GB").text());
    assert!(pdf.tags().spoken("en-GB").iter().all(|(language, _)| language == "en-GB"));
}
