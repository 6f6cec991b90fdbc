mod brackets;
mod pieces;
mod texts;

use super::*;

/// Mends a text and shows each fault as the text before it and its message.
fn faults(text: &str) -> Vec<(usize, String)> {
    let mended = mend(text).expect("a text that starts like JSON");
    serde_json::from_str::<serde_json::Value>(&mended.text)
        .unwrap_or_else(|error| panic!("{error} in\n{}", mended.text));
    let mut faults: Vec<_> = mended.faults.into_iter().map(|fault| (fault.at, fault.message)).collect();
    faults.sort();
    faults
}

/// Asserts one fault, at the first `‸` of the text, whose message holds `message`.
fn one(marked: &str, message: &str) {
    let at = marked.find('‸').expect("a mark");
    let faults = faults(&marked.replacen('‸', "", 1));
    assert_eq!(faults.len(), 1, "{marked}: {faults:?}");
    assert_eq!(faults[0].0, at, "{marked}: {faults:?}");
    assert!(faults[0].1.contains(message), "{marked}: {faults:?}");
}

#[test]
fn each_fault_stands_where_an_officer_would_mend_it() {
    for (marked, message) in [
        ("{\"a\": 1‸,\n}", "unexpected comma after the last entry"),
        ("[1, 2‸,]", "unexpected comma after the last entry"),
        ("{\"a\": 1‸\n \"b\": 2}", "comma is missing"),
        ("{\"a\"‸ \"b\"}", "colon is missing"),
        ("{\"a\" ‸= 1}", "equals sign"),
        ("{\"a\": 1‸; \"b\": 2}", "semicolon"),
        ("{\"a\": 1,‸, \"b\": 2}", "unexpected comma"),
        ("{‸// why\n\"a\": 1}", "no comments"),
        ("{\"a\": 1 ‸/* why */}", "no comments"),
        ("{\"a\": ‸'b'}", "single quotation marks"),
        ("{\"a\": ‸“b”}", "curly quotation mark"),
        ("{\"a\": ‸b}", "no quotation marks"),
        ("{‸a: 1}", "no quotation marks"),
        ("{\"a\": ‸b\", \"c\": 1}", "quotation mark before"),
        ("{‸a\": 1}", "quotation mark before"),
        ("{‸\"a: \"b\"}", "quotation mark after"),
        ("{\"a\": ‸\"b,\n\"c\": 1}", "not closed on its line"),
        ("{\"a\": [{\"b\": ‸\"c}],\n\"e\": [{\"d\": 1}]}", "not closed on its line"),
        ("[{\"a\": {\"b\": ‸\"see [1], p. 2}},\n{\"c\": 1}]", "not closed on its line"),
        ("[{\"a\": ‸\"see [1]\n}, {\"c\": 1}]", "not closed on its line"),
        ("{\"a\": ‸\"b\nc and so on.\"}", "line break"),
        ("{\"a\": \"the ‸\"best\" one\"}", "quotation mark inside"),
        ("{\"a\": \"b‸\tc\"}", "tab"),
        ("{\"a\": \"b‸\\c\"}", "backslash"),
        ("{\"a\": ‸98,206}", "comma"),
        ("{\"a\": ‸007}", "zero"),
        ("{\"a\": ‸+5}", "plus sign"),
        ("{\"a\": ‸.5}", "decimal point"),
        ("{\"a\": ‸True}", "True"),
        ("{\"a\": ‸None}", "None"),
        ("{\"a\": ‸NaN}", "not a number"),
        ("{\"a\": ‸25/11/2024}", "no quotation marks"),
        ("{\"a\"‸: , \"b\": 1}", "no value"),
        ("{\"a\": [1, 2‸}, \"b\": 1}", "does not match"),
        ("{\"a\": {\"b\": 1}}‸}", "after the end"),
        ("{\n  \"a\": {\n    \"b\": 1‸,\n  \"c\": 2\n}", "{ of line 2 is not closed"),
        ("{\n  \"a\": [\n    {\n      \"b\": 1‸,\n    {\n      \"b\": 2\n    }\n  ]\n}", "{ of line 3 is not closed"),
        ("{\n  \"a\": [\n    1,\n    2‸\n}", "[ of line 2 is not closed"),
        (
            "{\n  \"a\": [\n    {\n      \"b\": 1\n    ‸}},\n    2\n  ]\n}".replace("‸}}", "}‸}").as_str(),
            "no opening bracket",
        ),
    ] {
        one(marked, message);
    }
}

/// Asserts what a text with faults says once it is mended, and what its faults name in it.
#[track_caller]
fn means(text: &str, meant: &str, named: &[&str]) {
    let mended = mend(text).expect("a text that starts like JSON");
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).map_err(|_| text.to_owned());
    assert_eq!(value(&mended.text), value(meant), "{text:?}");
    let mut faults = mended.faults;
    faults.sort_by_key(|fault| fault.at);
    let names: Vec<&str> = faults.iter().map(|fault| &text[fault.at..fault.at + fault.length]).collect();
    assert_eq!(names, named, "{text:?}");
}

#[test]
fn words_and_numbers_are_mended_as_they_were_meant() {
    means(r#"{"a": yes, "b": NO, "c": nil}"#, r#"{"a": true, "b": false, "c": null}"#, &["yes", "NO", "nil"]);
    means(r#"[TRUE, False, Null, undefined]"#, "[true, false, null, null]", &["TRUE", "False", "Null", "undefined"]);
    means("[–5, −1.50, +5, .5, 5., 007]", "[-5, -1.50, 5, 0.5, 5, 7]", &["–5", "−1.50", "+5", ".5", "5.", "007"]);
    means("[Infinity, -inf]", "[null, null]", &["Infinity", "-inf"]);
    means(r#"{"a": over budget}"#, r#"{"a": "over budget"}"#, &["over budget"]);
    means(r#"{"a": 25/11/2024}"#, r#"{"a": "2024-11-25"}"#, &["25/11/2024"]);
    means(r#"{"a": , "b": 1}"#, r#"{"a": null, "b": 1}"#, &[":"]);
    one(r#"{"a": ‸–5}"#, "dash instead of a minus sign");
}

#[test]
fn what_is_no_json_between_the_entries_is_passed_over() {
    means("{# note\n\"a\": 1}", r#"{"a": 1}"#, &["# note"]);
    means("{/* one\ntwo */\"a\": 1}", r#"{"a": 1}"#, &["/* one\ntwo */"]);
    means("{\u{A0}\"a\":\u{200B}1\u{B}}", r#"{"a": 1}"#, &["\u{A0}", "\u{200B}", "\u{B}"]);
    means("{\"a\": /x, \"b\": 1}", r#"{"a": "/x", "b": 1}"#, &["/x"]);
    // The lines of a comment are lines.
    let told = faults("{\n  /* one\n  two */\n  \"a\": {\n    \"b\": 1,\n  \"c\": 2\n}");
    assert!(told.iter().any(|(_, message)| message.contains("{ of line 4 is not closed")), "{told:?}");
}

#[test]
fn what_stands_in_a_text_is_kept() {
    means(r#"{"a": "\ud800 b", "c": "\udc00"}"#, r#"{"a": "? b", "c": "?"}"#, &["\\ud800", "\\udc00"]);
    means(r#"{"a": "\ud83d\ude00\u00e9\n\"\\\/", }"#, r#"{"a": "\ud83d\ude00\u00e9\n\"\\/"}"#, &[","]);
    means(r#"{"a": "C:\data\x"}"#, r#"{"a": "C:\\data\\x"}"#, &["\\d", "\\x"]);
    means(r#"{"a": "\u12"}"#, r#"{"a": "\\u12"}"#, &["\\u"]);
    means("{\"a\": \"b\u{1}c\"}", r#"{"a": "b c"}"#, &["\u{1}"]);
    means("{\"a\": 'it \"is\" \\ so\tx'}", r#"{"a": "it \"is\" \\ so x"}"#, &["'"]);
    means(r#"{"a": ‘b’, "c": “d”}"#, r#"{"a": "b", "c": "d"}"#, &["‘", "“"]);
    let crlf = mend("{\"a\": \"b\r\nc and so on.\"}").expect("a text that starts like JSON");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&crlf.text).expect("JSON")["a"], "b\nc and so on.");
    assert_eq!(crlf.faults.len(), 1);
}

#[test]
fn many_faults_are_all_found() {
    let text = format!("[{}]", "{\"a\": 1,},\n".repeat(500));
    assert_eq!(faults(&text).len(), 501);
}

#[test]
fn every_byte_that_is_kept_leads_back_to_itself() {
    let text = "{\"a\": ‘bcd’,\n \"e\": [1,, 22, True ],}";
    let mended = mend(text).expect("a text that starts like JSON");
    for kept in ["a\"", "bcd", "e\"", "[1", "22", "]"] {
        for (at, _) in kept.char_indices() {
            let (file, other) = (text.find(kept).expect(kept) + at, mended.text.find(kept).expect(kept) + at);
            assert_eq!((mended.anchors.to_file(other), mended.anchors.to_mended(file)), (file, other), "{kept} {at}");
        }
    }
    // What was typed in another way stands for the whole of it, and for nothing behind it.
    let (word, meant) = (text.find("True").expect("the word"), mended.text.find("true").expect("the word"));
    assert_eq!(mended.anchors.to_file(meant), word);
    assert!((word..word + 4).contains(&mended.anchors.to_file(meant + 3)));
}

#[test]
fn places_lead_back_to_the_file() {
    let text = "{\"a\": ‘b’, // x\n\"c\": True, \"d\" 5}";
    let mended = mend(text).expect("a text that starts like JSON");
    let at = mended.text.find('5').expect("the 5");
    assert_eq!(mended.anchors.to_file(at), text.find('5').expect("the 5"));
    assert_eq!(mended.anchors.to_mended(text.find('5').expect("the 5")), at);
}
