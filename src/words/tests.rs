//! The built-in words, and words of one's own.

use super::*;

#[test]
fn every_language_has_every_word() {
    for (tag, ..) in LANGUAGES {
        assert_eq!(Words::of(tag).tag, tag);
    }
    assert!(!Words::are_known("cy"));
    assert_eq!(Words::of("cy").tag, "en");
}

#[test]
fn single_words_are_replaced() {
    let words = Words::of("en").with("index = \"List\"\n[headline]\nlevel = \"Status\"").expect("words");
    assert_eq!((words.plain.index.as_str(), words.plain.headline.level.as_str()), ("List", "Status"));
    assert_eq!(words.plain.key, "Key");
}

#[test]
fn what_is_no_word_is_told() {
    let fault = |file: &str| Words::of("en").with(file).map(|_| ()).expect_err("a fault").0;
    assert_eq!(fault("indx = \"List\""), "there is no word “indx”; did you mean “index”?");
    assert_eq!(fault("[headline]\nrag = \"x\""), "there is no word “headline.rag”");
    assert_eq!(fault("index = 5"), "the word “index” has to be a text in quotes");
    assert_eq!(fault("headline = \"x\""), "“headline” is a group of words; write it as [headline]");
    assert_eq!(
        fault("key = \"Key\"\nindex = List"),
        "line 2 cannot be read; a word is written as index = \"Index\", with its text in quotes"
    );
}
