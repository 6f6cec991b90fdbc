//! That nothing is lost, moved or rewritten: the source is told again from the tree and compared.

use proptest::prelude::*;

use super::super::*;
use super::shape::{depth, is_full};
use super::show;

/// What a tree says the source must hold, white space in runs of one.
enum Piece {
    Required(String),
    Optional(&'static str),
    OneOf(Vec<Vec<Piece>>),
    /// Any of these signs, any number of times.
    Any(&'static str),
}

use Piece::{Any, OneOf, Optional, Required};

/// What a list item with a bullet may begin with.
const BULLETS: [&str; 10] = ["-", "*", "+", "•", "·", "–", "▪", "‣", "o", "\u{F0B7}"];

fn source_of(blocks: &[Block], pieces: &mut Vec<Piece>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => source_of_inlines(inlines, pieces),
            Block::Bullets { items } => items.iter().for_each(|item| {
                pieces.push(OneOf(BULLETS.map(|marker| vec![Required(marker.into())]).into()));
                pieces.push(Optional(" "));
                source_of(item, pieces);
            }),
            Block::Numbered { start, delimiter, items } => (*start..).zip(items).for_each(|(number, item)| {
                pieces.push(Required(format!("{number}{delimiter}")));
                pieces.push(Optional(" "));
                source_of(item, pieces);
            }),
            Block::Table(table) => {
                let cells = table.cells();
                cells.for_each(|cell| {
                    pieces.push(Any("|-: "));
                    let mut cells = Vec::new();
                    source_of_inlines(cell, &mut cells);
                    pieces.extend(cells.into_iter().flat_map(in_cell));
                });
                pieces.push(Any("|-: "));
            }
        }
        pieces.push(Optional(" "));
    }
}

/// A stroke within a cell has a backslash, which is not printed.
fn in_cell(piece: Piece) -> Vec<Piece> {
    let Required(text) = piece else { return vec![piece] };
    let mut pieces = Vec::new();
    for (index, part) in text.split('|').enumerate() {
        if index > 0 {
            pieces.extend([Optional("\\"), Required("|".into())]);
        }
        pieces.push(Required(part.into()));
    }
    pieces
}

fn source_of_inlines(inlines: &[Inline], pieces: &mut Vec<Piece>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => pieces.push(Required(text.clone())),
            Inline::Strong { inlines } => between("**", inlines, pieces),
            Inline::Emphasis { inlines } => between("*", inlines, pieces),
            Inline::Link { url, inlines } => pieces.push(source_of_link(url, inlines)),
            Inline::Break => pieces.extend([Optional(" "), Optional("\\"), Optional(" ")]),
        }
    }
}

fn between(sign: &str, inlines: &[Inline], pieces: &mut Vec<Piece>) {
    pieces.push(Required(sign.into()));
    source_of_inlines(inlines, pieces);
    pieces.push(Required(sign.into()));
}

fn source_of_link(url: &str, inlines: &[Inline]) -> Piece {
    let bracketed = |words: &[Inline]| {
        let mut pieces = vec![Required("[".into())];
        source_of_inlines(words, &mut pieces);
        let address =
            [Required("](".into()), Optional(" "), Optional("<"), Required(url.into()), Optional(">"), Optional(" ")];
        pieces.extend(address.into_iter().chain([Required(")".into())]));
        pieces
    };
    let bare = |url: &str| vec![Required(format!("<{url}>"))];
    let blank = [Inline::Break, Inline::Break, Inline::Break];
    // An address beyond ASCII leads elsewhere than it is written; what is written is what prints.
    let mut as_written = vec![Required("<".into())];
    source_of_inlines(inlines, &mut as_written);
    as_written.push(Required(">".into()));
    OneOf(vec![bracketed(inlines), bracketed(&blank), as_written, bare(url), bare(url.trim_start_matches("mailto:"))])
}

fn one_space(text: &str) -> String {
    let mut spaced = String::new();
    for character in text.chars().filter(|character| !crate::markup::character::is_invisible(*character)) {
        let character = if crate::markup::character::is_word_bullet(character) { '•' } else { character };
        let character = if character.is_whitespace() { ' ' } else { character };
        if character != ' ' || !spaced.ends_with(' ') {
            spaced.push(character);
        }
    }
    spaced
}

/// The places of the source that can be reached from some places through the pieces.
fn reach(source: &str, places: Vec<usize>, pieces: &[Piece]) -> Vec<usize> {
    pieces.iter().fold(places, |places, piece| {
        let mut reached: Vec<usize> = match piece {
            Required(text) => places.iter().filter_map(|&place| after(source, place, text)).collect(),
            Optional(text) => {
                let more: Vec<usize> = places.iter().filter_map(|&place| after(source, place, text)).collect();
                places.into_iter().chain(more).collect()
            }
            Any(signs) => {
                let run =
                    |place: usize| source[place..].bytes().take_while(|byte| signs.as_bytes().contains(byte)).count();
                places.iter().flat_map(|&place| place..=place + run(place)).collect()
            }
            OneOf(ways) => ways.iter().flat_map(|way| reach(source, places.clone(), way)).collect(),
        };
        reached.sort_unstable();
        reached.dedup();
        reached
    })
}

/// Where the source goes on after a text; a space the source has just given need not come again.
fn after(source: &str, place: usize, text: &str) -> Option<usize> {
    let text = one_space(text);
    let rest = &source[place..];
    let again = || source[..place].ends_with(' ').then(|| rest.strip_prefix(text.strip_prefix(' ')?)).flatten();
    rest.strip_prefix(text.as_str()).or_else(again).map(|rest| source.len() - rest.len())
}

/// Whether the tree is the source, but for white space around blocks and the markup of the subset.
fn accounts_for(text: &str, blocks: &[Block]) -> bool {
    let source = one_space(text);
    let mut pieces = vec![Optional(" ")];
    source_of(blocks, &mut pieces);
    reach(&source, vec![0], &pieces).contains(&source.len())
}

#[test]
fn the_account_notices_losses() {
    let paragraph = |text: &str| [Block::Paragraph { inlines: vec![Inline::Text { text: text.into() }] }];
    assert!(accounts_for(" a  b\n", &paragraph("a b")));
    for wrong in ["ab", "a", "b a", "a b c", "a &"] {
        assert!(!accounts_for("a b", &paragraph(wrong)), "{wrong}");
    }
}

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "__",
        "-",
        "- ",
        "+ ",
        "1. ",
        "2. ",
        "3) ",
        "1974. ",
        "#",
        "# ",
        "`",
        "```",
        "~~~",
        "<",
        ">",
        "> ",
        "[",
        "]",
        "](",
        "(",
        ")",
        "!",
        "|",
        "|-|",
        "\\",
        "&amp;",
        "&",
        "&#42;",
        "\n",
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "    ",
        "\t",
        "\r\n",
        "\r",
        " ",
        " ",
        "a",
        "bc",
        "é",
        "\u{a0}",
        "https://x.uk",
        "javascript:x",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<https://x.uk>",
        "<a@x.uk>",
        "[a]: https://x.uk",
        "[a]",
        "[^1]",
        "[^1]: ",
        "](https://x.uk)",
        "[](https://x.uk)",
        "](<https://x.uk>)",
        " \"t\")",
        "$",
        "@",
        "=",
        "===",
        "---",
        "\u{0}",
        "\u{feff}",
        "<div>",
        "<?",
        "\u{c}",
        "•",
        "• ",
        "·\t",
        "– ",
        "o\t",
        "\u{F0B7}\t",
        "\u{2028}",
        "1,204\t3.1",
        "5*4*3",
        "| a | b |\n|---|---|\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

const CASES: u32 = 2_000;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn nothing_is_lost_or_moved(text in nasty()) {
        let parsed = parse(&text);
        prop_assert!(accounts_for(&text, &parsed.blocks), "{text:?} {}", show(&parsed.blocks));
        prop_assert!(depth(&parsed.blocks) <= 2 * crate::limits::NESTING);
        prop_assert!(parsed.blocks.is_empty() || is_full(&parsed.blocks), "{:?}", parsed.blocks);
        for fault in parsed.faults {
            prop_assert!(text.get(fault.range().clone()).is_some_and(|place| !place.is_empty()), "{text:?} {fault:?}");
        }
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        prop_assert!(accounts_for(&text, &parse(&text).blocks));
    }
}
