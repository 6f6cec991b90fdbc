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
    for (field, meant) in [
        ("actual", "current"),
        ("value", "current"),
        ("status", "rag"),
        ("department", "group"),
        ("service", "group"),
        ("name", "title"),
        ("lead", "owner"),
    ] {
        slip(&format!(r#""{field}": 5"#), 1, &["unknown-field", &format!("did you mean \"{meant}\"?")]);
    }
    slip(r#""commentary": "Visits rose.""#, 1, &["type it under a heading: \"narrative\": {\"Commentary\": \"…\"}"]);
    slip(r#""path_to_green": "x""#, 1, &["\"narrative\": {\"Path to Green\": \"…\"}"]);
    slip(r#""rating": "Green""#, 11, &["wrong-type", "for a level type \"rag\": \"Green\""]);
    slip(r#""frequency": "Quarterly""#, 14, &["did you mean \"Quarter\"?"]);
    slip(r#""frequency": "q""#, 14, &["did you mean \"Quarter\"?"]);
}

/// Checks a pack whose report has this further field on the second line.
#[track_caller]
fn slip_of_report(field: &str, column: usize, words: &[&str]) {
    let report = REPORT.trim_end_matches('}');
    told(format!("{{{report},\n{field}}},\n\"indicators\": []}}\n"), &format!("2:{column}"), words);
}

#[test]
fn a_layout_and_a_part_that_are_none_are_told_what_to_write() {
    for typed in ["flowing", "Flow", "continuous", "compact", "flwo"] {
        slip_of_report(&format!(r#""layout": "{typed}""#), 11, &["bad-value", "did you mean \"flow\"?"]);
    }
    for typed in ["paged", "pages", "one per page"] {
        slip_of_report(&format!(r#""layout": "{typed}""#), 11, &["bad-value", "did you mean \"page\"?"]);
    }
    slip_of_report(r#""layout": "landscape""#, 11, &["bad-value", "pages are always A4 portrait"]);
    slip_of_report(r#""layout": true"#, 11, &["wrong-type", "one of \"page\", \"flow\""]);
    for typed in ["cover", "Title page"] {
        slip_of_report(
            &format!(r#""parts": ["{typed}"]"#),
            11,
            &["bad-value", "the cover is always printed, and always first: leave it out here"],
        );
    }
    slip_of_report(r#""parts": ["flow"]"#, 11, &["bad-value", "write \"layout\": \"flow\" beside \"parts\""]);
    slip_of_report(r#""parts": ["commentary"]"#, 11, &["bad-value", "printed with each indicator"]);
    for (typed, meant) in
        [("indeks", "index"), ("Sumary", "summary"), ("contents", "index"), ("corrections", "changes")]
    {
        slip_of_report(&format!(r#""parts": ["{typed}"]"#), 11, &["bad-value", &format!("did you mean \"{meant}\"?")]);
    }
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
    told(dated("\"25/11/24\""), "2:16", &["bad-value", "write 2024-11-25"]);
    told(dated("\"25th November 2024\""), "2:16", &["bad-value", "write 2024-11-25"]);
    told(dated("25/11/24"), "2:16", &["syntax", "write \"2024-11-25\""]);
    told(dated("25/11/2024"), "2:16", &["syntax", "write \"2024-11-25\""]);
}

#[test]
fn lists_and_objects_are_told_from_one_another() {
    slip(
        r#""history": {"Apr-25": 41}"#,
        12,
        &["wrong-type", "must be a list", r#"type [{"period": "Apr-25", "value": 41}]"#],
    );
    slip(r#""history": {"period": "Apr-25", "value": 41}"#, 12, &["put square brackets around it"]);
    slip(r#""history": [41]"#, 13, &[r#"type {"period": "…", "value": 41}"#]);
    slip(r#""comparators": {"England": 4}"#, 16, &[r#"type [{"label": "England", "value": 4}]"#]);
    slip(r#""figures": ["map.png"]"#, 13, &[r#"type {"path": "map.png", "alt": "…"}"#]);
    slip(r#""narrative": "Visits rose.""#, 14, &[r#"{"Commentary": "…"}"#]);
    slip(r#""notes": {"a": "b"}"#, 10, &["type a list of texts"]);
}

#[test]
fn words_of_the_report_lead_to_its_fields() {
    for (field, meant) in
        [("council", "organisation"), ("year", "financial_year"), ("author", "team"), ("date", "produced_on")]
    {
        let report = REPORT.replacen('{', &format!("{{\n\"{field}\": \"x\", "), 1);
        told(
            format!("{{{report}, \"indicators\": []}}"),
            "2:1",
            &["unknown-field", &format!("did you mean \"{meant}\"?")],
        );
    }
    let report = REPORT.replacen('{', "{\n\"first_page\": 100000, ", 1);
    told(format!("{{{report}, \"indicators\": []}}"), "2:15", &["page numbers go from 1 to 99999"]);
}

#[test]
fn a_path_with_backslashes_is_told_how_to_be_written() {
    told(
        format!("{{{REPORT},\n\"indicators\": [\"services\\\\one.json\"]}}"),
        "2:16",
        &["backslash", "type / between folder and file: \"services/one.json\""],
    );
    told(
        format!("{{{REPORT},\n\"indicators\": [\"C:\\\\packs\\\\one.json\"]}}"),
        "2:16",
        &["backslash", "put the file beside the pack"],
    );
}

#[test]
fn half_a_character_is_told_at_its_place_and_all_else_besides() {
    slip(r#""group": "A \ud83d B", "rag": "x""#, 13, &["syntax", "\\ud83d is only half of a character"]);
    slip(r#""group": "A \ud83d B", "rag": "x""#, 31, &["unknown-level"]);
}

#[test]
fn slips_of_syntax_are_told_where_they_are_mended() {
    slip(r#""rag": "Green","#, 15, &["unexpected comma after the last entry"]);
    slip(r#""rag": 'Green'"#, 8, &["single quotation marks"]);
    slip(r#""rag": “Green”"#, 8, &["curly quotation mark"]);
    slip(r#""rag": "Green", // why"#, 17, &["no comments"]);
    slip(r#""rag" "Green""#, 6, &["colon is missing"]);
    slip(r#""rag": "Green" "owner": "x""#, 15, &["comma is missing"]);
    slip(r#""rag": "Green"#, 8, &["not closed on its line"]);
    slip(r#""rag": "Green", "rag": "Red""#, 17, &["appears twice"]);
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
    told(format!("{{\n{inside}}}"), "2:88", &["unknown-field", "belongs beside \"report\""]);
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
