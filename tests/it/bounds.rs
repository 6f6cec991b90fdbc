//! What grows without end is bounded, and told in words at its place; work is counted, never timed.

use crate::run::{Folder, Ran};

const START: &str =
    r#"{"report": {"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"}, "indicators": ["#;

/// Checks a pack that must be refused, with these words.
#[track_caller]
fn refused(folder: &Folder, code: i32, words: &str) -> Ran {
    let ran = folder.run(["check", "pack.json"]).exits(code);
    assert!(ran.out().contains(words), "{}", &ran.out()[..ran.out().len().min(2_000)]);
    folder.run(["check", "pack.json", "--format", "json"]).exits(code)
}

/// A pack of one indicator with these fields.
fn with_fields(fields: &str) -> Folder {
    Folder::with("pack.json", format!("{START}{{{fields}}}]}}"))
}

/// The problems of a pack that must be refused, and how many there are.
#[track_caller]
fn problems(folder: &Folder) -> (String, usize) {
    let ran = refused(folder, 1, "error[");
    (ran.out(), ran.out().matches("\"severity\"").count())
}

#[test]
fn a_pack_of_too_many_values_is_told_once_at_its_place() {
    let (told, count) = problems(&Folder::with("pack.json", format!("{START}{}{{}}]}}", "{},".repeat(6_000_000))));
    assert_eq!(count, 1);
    assert!(told.contains("more than 5,000,000 values"), "{told}");
    assert!(told.contains("\"column\": 15"), "{told}");
}

#[test]
fn more_problems_than_the_limit_are_told_so() {
    let folder = with_fields(&vec!["\"rag\": \"Green\""; 400_000].join(","));
    let ran = folder.run(["check", "pack.json", "--format", "github"]).exits(1);
    assert_eq!(ran.out().lines().count(), 200_001);
    assert_eq!(ran.out().matches("more than 200,000 problems").count(), 1);
}

#[test]
fn errors_are_told_before_warnings_where_not_all_can_be() {
    let folder = Folder::with("pack.json", format!("{START}{}{{\"rag\": \"Purple\"}}]}}", "{},".repeat(190_000)));
    let ran = folder.run(["check", "pack.json", "--format", "github"]).exits(1);
    assert!(ran.out().contains("more than 200,000 problems"));
    // What comes after the limit was reached is not looked at: a pack with so much to say is refused in any case.
    assert_eq!(ran.out().lines().count(), 200_001);
}

#[test]
fn messages_repeat_at_most_so_much_of_a_pack() {
    let folder = with_fields(&format!(
        "\"rag\": \"{}\", \"measures\": 1, \"change\": {}",
        "x".repeat(1_000_000),
        "9".repeat(1_000_000)
    ));
    let ran = folder.run(["check", "pack.json", "--format", "json"]).exits(1);
    assert!(ran.stdout.len() < 40_000, "{} bytes", ran.stdout.len());
}

#[test]
fn a_name_that_every_place_below_it_would_repeat_is_refused() {
    let (told, count) = problems(&with_fields(&format!("\"narrative\": {{\"{}\": [1, 2, 3]}}", "n".repeat(2_001))));
    assert_eq!(count, 1);
    assert!(told.contains("longer than 2,000 bytes"), "{told}");
}

#[test]
fn files_are_bounded_together_and_in_depth() {
    let folder = Folder::with("pack.json", format!("{START}\"big.json\", \"big.json\", \"big.json\", \"big.json\"]}}"));
    folder.write("big.json", format!("[{}]", " ".repeat(90 << 20)));
    let (told, count) = problems(&folder);
    assert_eq!(count, 1, "{told}");
    assert!(told.contains("larger than 256 MB together"), "{told}");
    let folder = Folder::with("pack.json", format!("{START}\"0.json\"]}}"));
    for file in 0..150 {
        folder.write(&format!("{file}.json"), format!("[\"{}.json\"]", file + 1));
    }
    let (told, count) = problems(&folder);
    assert_eq!(count, 1, "{told}");
    assert!(told.contains("more than 100 deep"), "{told}");
}

#[test]
fn decimals_beyond_the_limit_are_told_and_not_printed() {
    for decimals in ["11", "4294967295"] {
        let folder = with_fields(&format!(
            "\"unit\": {{\"decimals\": {decimals}}}, \"target\": 4, \"current\": 5, \"rag\": \"Red\", \"history\": [{{\"period\": 1, \"value\": 2}}, {{\"period\": 2, \"value\": 5}}]"
        ));
        let (told, _) = problems(&folder);
        assert!(told.contains(&format!("{decimals} decimals are more than the 10")), "{told}");
    }
}

#[test]
fn lines_that_end_with_a_carriage_return_are_lines() {
    let folder = Folder::with("pack.json", format!("{START}\r{{\"ref\": \"1\",\r\"titel\": \"x\"}}]}}"));
    let (told, _) = problems(&folder);
    assert!(told.contains("\"line\": 3"), "{told}");
}

#[test]
fn blanks_that_json_does_not_have_are_told() {
    for blank in ["\u{A0}", "\u{2028}", "\u{3000}", "\u{B}", "\u{C}"] {
        let (told, _) = problems(&Folder::with("pack.json", format!("{{{blank}}}")));
        let code = format!("U+{:04X}", u32::from(blank.chars().next().expect("a blank")));
        assert!(told.contains("\"syntax\"") && told.contains(&code), "{told}");
    }
}

#[test]
fn lists_beyond_their_limit_are_told_once_and_at_their_place() {
    for (field, entry, most) in [("measures", "{}", 1_000), ("comparators", r#"{"label": "x", "value": 1}"#, 500)] {
        let list = |length: usize| format!("\"ref\": 1, \"{field}\": [{}]", vec![entry; length].join(","));
        let told = |length| with_fields(&list(length)).run(["check", "pack.json", "--format", "github"]).out();
        assert!(!told(most).contains("limit of this program"), "{field}");
        let beyond = told(most + 5);
        assert_eq!(beyond.matches("limit of this program").count(), 1, "{field}");
    }
    let theme = serde_json::json!({"fonts": vec!["Arimo"; 101]});
    let folder = Folder::with("pack.json", crate::pack::Pack::new().report("theme", theme).text());
    assert!(problems(&folder).0.contains("\\\"fonts\\\" has more than 100 entries"));
}

#[test]
fn every_missing_bracket_is_told_where_there_are_thousands() {
    let pack = format!("{START}\n{}{{}}]}}", "{\"ref\": 1, \"rag\": \"Purple\",\n".repeat(4_800));
    let ran = Folder::with("pack.json", pack).run(["check", "pack.json", "--format", "github"]).exits(1);
    assert_eq!(ran.out().matches("is not closed").count(), 4_800);
    assert_eq!(ran.out().matches("title=unknown-level").count(), 4_800);
}

#[test]
fn a_pack_that_would_take_too_much_memory_is_refused_where_it_does() {
    let list = serde_json::Value::from("- a\n".repeat(24_000));
    let pack = (1..=8).fold(crate::pack::Pack::new(), |pack, number| {
        pack.measuring(&number.to_string(), &format!(r#""rag": "Contextual", "narrative": {{"Commentary": {list}}}"#))
    });
    let folder = Folder::with("pack.json", pack.text());
    let problems = folder.run(["check", "pack.json", "--errors-only"]).exits(1).problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].contains("Indicator 7: up to here this pack would take more than 3,500 MB"), "{problems:#?}");
}
