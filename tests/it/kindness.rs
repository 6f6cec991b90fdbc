//! Slips of the keyboard are told at their place, with what to write instead.

use crate::problems::lines;
use crate::run::Folder;

const REPORT: &str = r#""report": {"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"}"#;

/// Checks a pack and asserts that one of its problems is told at this place with these words in it.
#[track_caller]
fn told(pack: impl AsRef<[u8]>, place: &str, words: &[&str]) {
    let ran = Folder::with("pack.json", pack).run(["check", "pack.json", "--format", "json"]);
    let lines = lines(&ran);
    let here: Vec<&String> = lines.iter().filter(|line| line.contains(&format!(" {place} "))).collect();
    assert!(here.iter().any(|line| words.iter().all(|word| line.contains(word))), "{place} {words:?}\n{lines:#?}");
}

/// Checks a pack whose third line holds these fields of an indicator.
#[track_caller]
fn slip(fields: &str, column: usize, words: &[&str]) {
    let pack = format!("{{{REPORT},\n\"indicators\": [{{\"ref\": \"1\", \"title\": \"x\",\n{fields}\n}}]}}\n");
    told(pack, &format!("3:{column}"), words);
}

#[test]
fn names_and_words_lead_to_the_nearest() {
    slip(r#""narative": {}"#, 1, &["did you mean \"narrative\"?"]);
    slip(r#""polarity": "up""#, 1, &["did you mean \"direction\"?"]);
    slip(r#""direction": "up""#, 14, &["not-judged", "did you mean \"higher\"?"]);
    slip(r#""direction": "down""#, 14, &["did you mean \"lower\"?"]);
    slip(r#""direction": "Higher""#, 14, &["did you mean \"higher\"?"]);
    slip(r#""rag": "green""#, 8, &["unknown-level", "did you mean “Green”?"]);
    slip(r#""frequency": "Quarterly""#, 14, &["did you mean \"Quarter\"?"]);
}

#[test]
fn numbers_and_days_are_told_how_to_be_written() {
    slip(r#""unit": {"decimals": "2 places"}"#, 22, &["wrong-type", "write 2", "“places”"]);
    slip(r#""target": 5, "direction": "higher", "current": "12/13""#, 48, &["not-judged", "write one number"]);
    slip(r#""current": 98,206"#, 12, &["syntax", "write 98206", "\"98,206\""]);
    slip(r#""current": 007"#, 12, &["starts with a zero", "write 7"]);
    slip(r#""current": NaN"#, 12, &["not a number"]);
    slip(r#""notes": None"#, 10, &["“None”", "write null"]);
    slip(r#""charts": True"#, 11, &["“True”", "lower case"]);
    let dated = |day: &str| {
        format!(
            "{{\"report\": {{\"title\": \"A\", \"committee\": \"B\", \"period\": \"C\",\n\"produced_on\": {day}}}, \"indicators\": []}}"
        )
    };
    told(dated("\"25/11/2024\""), "2:16", &["bad-value", "write 2024-11-25"]);
    told(dated("25/11/2024"), "2:16", &["syntax", "write \"2024-11-25\""]);
}

#[test]
fn slips_of_syntax_are_told_where_they_are_mended() {
    slip(r#""rag": "Green","#, 15, &["comma stands after the last entry"]);
    slip(r#""rag": 'Green'"#, 8, &["single quotation marks"]);
    slip(r#""rag": “Green”"#, 8, &["curly quotation mark"]);
    slip(r#""rag": "Green", // why"#, 17, &["no comments"]);
    slip(r#""rag" "Green""#, 6, &["colon is missing"]);
    slip(r#""rag": "Green" "owner": "x""#, 15, &["comma is missing"]);
    slip(r#""rag": "Green"#, 8, &["not closed on its line"]);
    slip(r#""rag": "Green", "rag": "Red""#, 17, &["stands twice"]);
    slip("\"notes\": [\"a\tb\"]", 13, &["tab"]);
    told(
        format!("{{{REPORT},\n\"indicators\": [\n  {{\n    \"ref\": \"1\"\n  ,\n  {{\n    \"ref\": \"2\"\n  }}\n]}}"),
        "4:15",
        &["{ of line 3 is not closed"],
    );
    told(format!("{{{REPORT},\n\"indicators\": [\n  {{\n    \"ref\": \"1\"\n  }}\n"), "5:4", &["is not closed"]);
}

#[test]
fn fields_in_the_wrong_object_are_told_where_they_belong() {
    let inside = REPORT.replacen("}", ", \"indicators\": []}", 1);
    told(format!("{{\n{inside}}}"), "2:88", &["unknown-field", "stands beside \"report\""]);
}

#[test]
fn windows_line_ends_marks_and_tabs_do_not_move_the_places() {
    let pack = format!("\u{feff}{{{REPORT},\r\n\"indicators\": [\r\n\t{{\"rag\":\t\"Grün\", \"titel\": 1}}]}}\r\n");
    told(pack, "3:10", &["unknown-level"]);
    let pack = format!("{{{REPORT},\n\"indicators\": [{{\"title\": \"日本🙂\", \"rag\": \"x\"}}]}}");
    told(pack, "2:40", &["unknown-level"]);
}

#[test]
fn other_encodings_are_called_by_their_name() {
    let text = format!("{{{REPORT},\n\"indicators\": [{{\"title\": \"Café\", \"rag\": \"x\"}}]}}");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("a Latin-1 character")).collect();
    told(&latin, "2:30", &["syntax", "“é” in Latin-1"]);
    told(&latin, "2:41", &["unknown-level"]);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    told(&wide, "1:1", &["syntax", "UTF-16"]);
    told(&wide, "2:41", &["unknown-level"]);
}
