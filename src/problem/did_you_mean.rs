//! Guesses which known word a mistyped one was meant to be, and asks.

/// "did you mean “Green”?", about a name of the pack or the workbook.
pub fn did_you_mean(name: &str) -> String {
    format!("did you mean “{name}”?")
}

/// "did you mean "lower"?", about a word that is typed with its quotation marks.
pub fn did_you_mean_typed(word: &str) -> String {
    format!("did you mean \"{word}\"?")
}

/// The known word nearest to a mistyped one, if one is near enough to suggest.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed_length = typed.chars().take(100).count();
    let typed: String = typed.chars().take(100).collect::<String>().to_lowercase();
    known
        .into_iter()
        .filter(|word| word.chars().count().abs_diff(typed_length) <= 1 + word.chars().count() / 4)
        .map(|word| (strsim::damerau_levenshtein(&typed, &word.to_lowercase()), word))
        .filter(|(distance, word)| {
            let length = word.chars().count();
            *distance <= 1 + length / 4 && *distance * 2 < length.max(2)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}
