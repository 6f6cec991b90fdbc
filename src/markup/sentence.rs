//! The first sentence of a text.

use super::{Block, parse, plain_inlines};

/// The most letters of a sentence that are kept; a longer one ends with an ellipsis.
const MOST: usize = 220;
/// Words after whose full stop a sentence goes on, in lower case.
const SHORT: [&str; 16] =
    ["e.g", "i.e", "etc", "no", "nos", "dr", "mr", "mrs", "ms", "st", "vs", "cf", "approx", "inc", "para", "c"];

/// The first sentence of a text of the Markdown subset, without its markup; `None` where it says nothing. One that only
/// announces something ("Planned for Quarter 3:") goes on with what it announces.
pub fn first_sentence(text: &str) -> Option<String> {
    let blocks = parse(text).blocks;
    let (place, mut sentence) = blocks.iter().enumerate().find_map(|(place, block)| Some((place, sentence(block)?)))?;
    let announces = sentence.ends_with(':') && matches!(blocks[place], Block::Paragraph { .. });
    if let Some(announced) = blocks.get(place + 1).filter(|_| announces).and_then(announced) {
        sentence = format!("{sentence} {announced}");
    }
    Some(if sentence.chars().count() > MOST { shortened(&sentence) } else { sentence })
}

/// The first sentence of a block.
fn sentence(block: &Block) -> Option<String> {
    let mut line = first_line(block)?;
    line.truncate(end_of_first(&line));
    Some(line)
}

/// What a sentence before a block announces: all items of a list, else the block's first sentence.
fn announced(block: &Block) -> Option<String> {
    let (Block::Bullets { items } | Block::Numbered { items, .. }) = block else { return sentence(block) };
    let mut said = String::new();
    for line in items.iter().filter_map(|item| item.iter().find_map(first_line)) {
        if !said.is_empty() {
            said.push_str(if said.ends_with(['.', '!', '?']) { " " } else { "; " });
        }
        said.push_str(line.trim_end_matches([';', ',']));
    }
    (!said.is_empty()).then_some(said)
}

/// The first words of a block: a paragraph's, or those of a list's first item; tables have no sentences.
fn first_line(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { inlines } => {
            let mut words = String::new();
            plain_inlines(inlines, &mut words);
            let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
            (!line.is_empty()).then_some(line)
        }
        Block::Bullets { items } | Block::Numbered { items, .. } => items.iter().flatten().find_map(first_line),
        Block::Table(_) => None,
    }
}

/// Where the first sentence ends.
fn end_of_first(line: &str) -> usize {
    for (at, sign) in line.char_indices().filter(|(_, sign)| matches!(sign, '.' | '!' | '?')) {
        let (before, after) = (&line[..at], &line[at + sign.len_utf8()..]);
        let closing = after.len() - after.trim_start_matches(['”', '"', '’', '\'', ')', '.']).len();
        let rest = &after[closing..];
        let next = rest.trim_start().chars().next();
        let begins = rest.starts_with(' ')
            && next.is_none_or(|next| next.is_uppercase() || next.is_numeric() || "“\"‘(£".contains(next));
        if rest.is_empty() || (begins && !(sign == '.' && is_short(before))) {
            return at + sign.len_utf8() + closing;
        }
    }
    line.len()
}

/// Whether a full stop behind these words ends no sentence: "e.g.", "J.", "No.".
fn is_short(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    SHORT.contains(&word.as_str()) || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic))
}

fn shortened(sentence: &str) -> String {
    let end = sentence.char_indices().nth(MOST).map_or(sentence.len(), |(end, _)| end);
    let kept = sentence[..end].rsplit_once(' ').map_or(&sentence[..end], |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_another_begins() {
        for (text, first) in [
            ("More staff were hired. They start in May.", "More staff were hired."),
            ("Two branches, e.g. Ely, reopen. Then others.", "Two branches, e.g. Ely, reopen."),
            ("Costs fell by 3.5% in May. So did fees.", "Costs fell by 3.5% in May."),
            ("See No. 12 for more. And so on.", "See No. 12 for more."),
            ("Led by J. Smith of the service. Next.", "Led by J. Smith of the service."),
            ("Is it enough? It is.", "Is it enough?"),
            ("“We act.” So said the service.", "“We act.”"),
            ("No full stop here", "No full stop here"),
            ("visit gov.uk. then read", "visit gov.uk. then read"),
        ] {
            assert_eq!(first_sentence(text).as_deref(), Some(first), "{text}");
        }
    }

    #[test]
    fn a_sentence_that_just_fits_is_kept_whole() {
        let sentence = |letters: usize| format!("{} b.", "a".repeat(letters - 3));
        assert_eq!(first_sentence(&sentence(MOST)), Some(sentence(MOST)));
        assert_eq!(first_sentence(&sentence(MOST + 1)), Some(format!("{}…", "a".repeat(MOST - 2))));
    }

    #[test]
    fn markup_is_left_out_and_lists_begin_with_their_first_item() {
        assert_eq!(first_sentence("- **Hire** [two](https://example.org). Now.\n- Wait"), Some("Hire two.".into()));
        assert_eq!(first_sentence("1. First step\n2. Second"), Some("First step".into()));
        assert_eq!(
            first_sentence("| a | b |\n|---|---|\n| 1 | 2 |\n\nThen this. And that."),
            Some("Then this.".into())
        );
        assert_eq!(first_sentence("  \n"), None);
    }

    #[test]
    fn what_only_announces_something_goes_on_with_it() {
        for (text, first) in [
            (
                "Planned:\n\n- Hubs return\n- Festival opens. In May.\n- Staff move;\n- Doors close.",
                "Planned: Hubs return; Festival opens. In May. Staff move; Doors close.",
            ),
            ("In Quarter 3:\n\n1. **hire** two\n2. train them", "In Quarter 3: hire two; train them"),
            ("We will do this:\n\nHire two. Train them.", "We will do this: Hire two."),
            ("We hired two. Next:\n\n- train them", "We hired two."),
            ("Nothing follows:", "Nothing follows:"),
            ("- In a list:\n  - this\n\nThen that.", "In a list:"),
        ] {
            assert_eq!(first_sentence(text).as_deref(), Some(first), "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let sentence = first_sentence(&"word ".repeat(80)).expect("a sentence");
        assert!(sentence.ends_with("word…") && sentence.chars().count() <= MOST + 1, "{sentence}");
    }
}
