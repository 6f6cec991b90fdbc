//! Instructions to the author that were left in the text ("Insert commentary here"), and announcements of a text that
//! is to come ("Update to follow").

/// What is longer says more than that.
pub(super) const LONGEST: usize = 100;
/// What can be asked for, and the small words around it.
const THINGS: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "your",
    "brief",
    "short",
    "latest",
    "this",
    "of",
    "for",
    "and",
    "or",
    "in",
    "on",
    "box",
    "quarterly",
    "performance",
    "indicator",
    "text",
    "commentary",
    "comment",
    "comments",
    "narrative",
    "update",
    "updates",
    "explanation",
    "title",
    "description",
    "data",
    "figure",
    "figures",
    "value",
    "values",
    "content",
    "name",
    "number",
    "summary",
    "analysis",
    "wording",
    "result",
    "results",
    "outturn",
];
/// Verbs with which an instruction starts.
const ORDERS: &[&str] = &["insert", "enter", "add", "type", "write", "provide", "put", "paste", "click", "tap"];
/// Verbs that need no "here" to be an instruction.
const PLAIN_ORDERS: &[&str] = &["insert", "enter", "type", "paste", "add"];
/// What a text has that is typed in where an instruction stands.
const TEXTS: &[&str] = &["text", "commentary", "comment", "comments", "narrative", "title", "description", "content"];
/// Words of an announcement, beside what is announced.
const LATER: &[&str] = &[
    "to",
    "be",
    "follow",
    "follows",
    "will",
    "is",
    "are",
    "added",
    "confirmed",
    "provided",
    "supplied",
    "completed",
    "inserted",
    "updated",
    "tbc",
    "tba",
    "tbd",
    "awaiting",
    "awaited",
    "pending",
    "from",
];

/// Whether a line, in lower case, only says that something is to be written here.
pub(super) fn is_one(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches([',', '.', ':', ';', '!'])).collect();
    let words = words.strip_prefix(&["please"]).unwrap_or(&words);
    words.len() > 1 && (is_order(words) || is_title_of_a_place(words) || is_announcement(words))
}

/// "insert commentary here", "click or tap here to enter text", "add text".
fn is_order(words: &[&str]) -> bool {
    let [verb, rest @ ..] = words else { return false };
    let is_allowed = |word: &&str| is_thing(word) || matches!(*word, "here" | "below" | "to") || ORDERS.contains(word);
    let is_placed = rest.iter().any(|word| matches!(*word, "here" | "below"));
    let is_text = rest.last().is_some_and(|word| TEXTS.contains(word)) && PLAIN_ORDERS.contains(verb);
    ORDERS.contains(verb) && rest.iter().all(is_allowed) && (is_placed || is_text)
}

/// "commentary here", "description goes here".
fn is_title_of_a_place(words: &[&str]) -> bool {
    let [things @ .., "here"] = words else { return false };
    things.iter().all(|word| is_thing(word) || *word == "goes")
}

/// "update to follow", "awaiting data", "commentary to be added".
fn is_announcement(words: &[&str]) -> bool {
    let says_when =
        |word: &&str| matches!(*word, "follow" | "tbc" | "tba" | "tbd" | "awaiting" | "awaited" | "pending");
    let is_later = words.iter().any(says_when) || words.windows(2).any(|pair| pair == ["to", "be"]);
    is_later && words.iter().all(|word| is_thing(word) || LATER.contains(word))
}

fn is_thing(word: &str) -> bool {
    THINGS.contains(&word)
}
