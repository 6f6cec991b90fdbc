//! What prints, and what prints literally.
//!
//! Trees are compared in a short notation: `<b>strong</b>`, `<i>emphasis</i>`, `<a url>words</a>`, `|` for a
//! break, `[• …]` and `[1. …]` for items, `{a; #b = c; d}` for tables with a column of figures, ` / ` between blocks.

mod account;
mod bounds;
mod links;
mod shape;

use super::*;

fn show(blocks: &[Block]) -> String {
    let shown: Vec<String> = blocks.iter().map(show_block).collect();
    shown.join(" / ")
}

fn show_block(block: &Block) -> String {
    match block {
        Block::Paragraph { inlines } => show_inlines(inlines),
        Block::Bullets { items } => items.iter().map(|item| format!("[• {}]", show(item))).collect(),
        Block::Table(table) => {
            let cell = |cell: &Cell| show_inlines(cell);
            let headings: Vec<String> = table
                .columns
                .iter()
                .map(|column| format!("{}{}", if column.is_figures { "#" } else { "" }, cell(&column.heading)))
                .collect();
            let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("; "));
            format!("{{{} = {}}}", headings.join("; "), rows.collect::<Vec<_>>().join(" = "))
        }
        Block::Numbered { start, delimiter, items } => {
            (*start..).zip(items).map(|(number, item)| format!("[{number}{delimiter} {}]", show(item))).collect()
        }
    }
}

fn show_inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(show_inline).collect()
}

fn show_inline(inline: &Inline) -> String {
    match inline {
        Inline::Text { text } => text.clone(),
        Inline::Strong { inlines } => format!("<b>{}</b>", show_inlines(inlines)),
        Inline::Emphasis { inlines } => format!("<i>{}</i>", show_inlines(inlines)),
        Inline::Link { url, inlines } => format!("<a {url}>{}</a>", show_inlines(inlines)),
        Inline::Break => "|".into(),
    }
}

/// The text prints so, without a fault.
#[track_caller]
fn prints(text: &str, shown: &str) {
    let parsed = parse(text);
    assert_eq!(show(&parsed.blocks), shown, "{text:?}");
    assert_eq!(parsed.faults, [], "{text:?}");
}

/// The text prints so, and these are the faults: plain names, or unsafe addresses.
#[track_caller]
fn warns(text: &str, shown: &str, faults: &[&str]) {
    let parsed = parse(text);
    assert_eq!(show(&parsed.blocks), shown, "{text:?}");
    let told: Vec<&str> = parsed
        .faults
        .iter()
        .map(|fault| match fault {
            Fault::Unsupported { what, .. } | Fault::NotALink { what, .. } => what,
            Fault::UnsafeLink { url, .. } => url.as_str(),
            Fault::OtherAddress { .. } => "another address",
            Fault::PastedTable { .. } => "a pasted table",
            Fault::Sign { .. } => "a sign",
            Fault::TooLarge { .. } => "a table too large",
        })
        .collect();
    assert_eq!(told, faults, "{text:?}");
}

#[test]
fn signs_print_as_they_are() {
    let signs = "#panic(\"x\") $a$ * _ @ref \\ [x] // - + 1. 12) # = ~ -- \"it's\" C:\\data a_b_c AT&T R&D; https://x_y_z x^2^ ~~x~~ \
                 ¬£€ /*c #1 [^1] ! ![ ]( ** #let";
    for text in signs.split(' ').chain([
        "5 * 3 * 2",
        "= Title",
        "[x] done",
        "a | b",
        "1.5 % up",
        "5 < 6 > 4",
        "2,409* of 3,000*",
    ]) {
        assert_eq!(show(&parse(text).blocks), text);
    }
}

#[test]
fn the_subset_is_read() {
    prints("", "");
    prints(" \n\n ", "");
    prints("One\ntwo\n\nthree", "One|two / three");
    prints("**strong** and *emphasis*", "<b>strong</b> and <i>emphasis</i>");
    prints("***both*** un*believ*able", "<i><b>both</b></i> un*believ*able");
    prints("one  \ntwo\\\nthree", "one|two|three");
    prints("one\r\ntwo  \r\nthree\r\n\r\nfour", "one|two|three / four");
}

#[test]
fn lists_are_read() {
    prints("- a\n- b\n\n  more\n  - c", "[• a][• b / more / [• c]]");
    prints("Intro\n* a\n+ b", "Intro / [• a][• b]");
    prints("3. a\n4. b", "[3. a][4. b]");
    prints("0) a\n1) b", "[0) a][1) b]");
    prints("- [ ] open\n- [x] done", "[• [ ] open][• [x] done]");
}

#[test]
fn numbers_print_as_written() {
    prints("1. a\n3. b\n3. c", "[1. a] / [3. b] / [3. c]");
    prints("1974. The **first**\n1975. next", "1974. The <b>first</b> / 1975. next");
    prints("999. a\n\n1000. b", "[999. a] / 1000. b");
    prints("007. Bond", "007. Bond");
}

#[test]
fn an_empty_item_prints_its_marker() {
    prints("- a\n-\n- b", "[• a] / - / [• b]");
    prints("1. a\n2.\n3. c", "[1. a] / 2. / [3. c]");
    prints("+ +", "[• +]");
}

#[test]
fn a_fault_tells_its_place() {
    let text = "é [a](ftp://x) `b`";
    let faults = parse(text).faults;
    assert_eq!(faults.len(), 2);
    let Fault::UnsafeLink { range, .. } = &faults[0] else { panic!("{faults:?}") };
    assert_eq!(&text[range.clone()], "[a](ftp://x)");
    let Fault::Unsupported { range, .. } = &faults[1] else { panic!("{faults:?}") };
    assert_eq!(&text[range.clone()], "`b`");
}

#[test]
fn other_inlines_print_literally() {
    warns("a `*b*` c", "a `*b*` c", &["code"]);
    warns("<label> a <b>*c*</b>", "<label> a <b><i>c</i></b>", &["HTML", "HTML", "HTML"]);
    warns("![*a*](https://x.uk/i.png)", "![*a*](https://x.uk/i.png)", &["an image"]);
    warns("[![a](i.png)](https://x.uk)", "<a https://x.uk>![a](i.png)</a>", &["an image"]);
    warns("\\*a\\* \\\\", "\\*a\\* \\\\", &["a backslash before a sign"; 3]);
    warns("R&amp;D &nbsp;&#42;", "R&amp;D &nbsp;&#42;", &["a character code"; 3]);
    warns("_a *b*_ __c__", "_a <i>b</i>_ __c__", &["emphasis with underscores"; 2]);
    warns(
        "[a](https://x.uk \"t\")",
        "[a](https://x.uk \"t\")",
        &["the brackets of this link hold more than an address"],
    );
    warns("[a](https://x.uk/\\_b)", "[a](https://x.uk/\\_b)", &["the brackets of this link hold more than an address"]);
}

#[test]
fn a_sign_for_and_is_no_character_code() {
    for text in ["& more", "R & D", "&", "Q&A"] {
        assert_eq!(told(text), [], "{text}");
    }
    assert_eq!(told("&amp; more"), [("&amp;", "a character code".to_owned())]);
}

#[test]
fn other_blocks_print_literally_line_by_line() {
    warns("# A *b*\ntext", "# A *b* / text", &["a heading"]);
    warns("A\nb\n---\nc", "A|b|--- / c", &["a heading"]);
    warns("a\n\n* * *\n\nb", "a / * * * / b", &["a rule"]);
    warns("> a\n> *b*", "> a|> *b*", &["a quotation"]);
    warns("```\na\n\n  b\n```\nc", "```|a||b|``` / c", &["code"]);
    warns("a\n\n    b\n    c", "a / b|c", &["an indented block"]);
    warns("<div>\n*a*\n</div>\n\nb", "<div>|*a*|</div> / b", &["HTML"]);
    warns("- a\n  > b\n- c", "[• a / > b][• c]", &["a quotation"]);
}

/// The faults of a text, as they are written in it and told.
fn told(text: &str) -> Vec<(&str, String)> {
    let faults = parse(text).faults.into_iter();
    let word = |fault: Fault| {
        (
            &text[fault.range().clone()],
            match fault {
                Fault::Unsupported { what, .. } => what.into(),
                Fault::UnsafeLink { why, .. } => why.into(),
                Fault::NotALink { advice, .. } => advice,
                Fault::OtherAddress { shown, .. } => shown,
                Fault::PastedTable { .. } => "a pasted table".into(),
                Fault::Sign { sign, .. } => sign.into(),
                Fault::TooLarge { columns, .. } => format!("{columns} columns"),
            },
        )
    };
    faults.map(word).collect()
}

#[test]
fn line_ends_of_every_kind_are_line_ends() {
    for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"] {
        prints(&format!("one{end}two"), "one|two");
        prints(&format!("Intro{end}• a{end}• b"), "Intro / [• a][• b]");
    }
    prints("[one\ntwo](https://x.uk)", "<a https://x.uk>one|two</a>");
}

#[test]
fn bullets_of_word_are_items() {
    prints("Three things:\n• a\n•\tb\n•c", "Three things: / [• a][• b][• c]");
    prints("· a\n–\tb\n▪ c\n‣ d\n◦ e\n● f\n\u{F0B7}\tg\n\u{F0A7} h", "[• a][• b][• c][• d][• e][• f][• g][• h]");
    prints("o\tone\no\ttwo", "[• one][• two]");
    prints("•\u{A0}\u{A0}one\n·\u{A0}two", "[• one][• two]");
    prints("• one\n\t◦ two\n• three", "[• one / [• two]][• three]");
    prints("1.\tRecruit\n2.\tTrain", "[1. Recruit][2. Train]");
    prints("-\tfirst\n-\tsecond", "[• first][• second]");
    prints("-        first\n-        second", "[• first][• second]");
    prints("• £5\n• -3\n• “quoted”", "[• £5][• -3][• “quoted”]");
}

#[test]
fn what_only_looks_like_a_bullet_prints() {
    prints("o one\no two", "o one|o two");
    prints("–5% on last year", "–5% on last year");
    prints("A • B", "A • B");
    prints("•\n• •", "•|• •");
    prints("\u{F0B7}", "•");
}

#[test]
fn a_star_between_letters_is_a_sign() {
    prints("10*12*14 m, 5*hotel, mid**word**s, x*y", "10*12*14 m, 5*hotel, mid**word**s, x*y");
    prints("see note *below*.", "see note <i>below</i>.");
    prints("**Total**: 5*4", "<b>Total</b>: 5*4");
    prints("[5*4](https://x.uk/5*4*3)", "<a https://x.uk/5*4*3>5*4</a>");
    prints("<https://x.uk/5*4*3>", "<a https://x.uk/5*4*3>https://x.uk/5*4*3</a>");
}

#[test]
fn a_star_that_opens_nothing_prints_and_is_told() {
    const STAR: &str = "a star that opens nothing";
    warns("Rated 4* (was 3*)", "Rated 4* (was 3*)", &[STAR; 2]);
    warns("Q1 * Q2 *", "Q1 * Q2 *", &[STAR; 2]);
    warns("*Figures exclude schools.", "*Figures exclude schools.", &[STAR]);
    warns("Cost = 2**3**", "Cost = 2**3**", &[STAR]);
    warns("p*<0.05 and q*<0.01", "p*<0.05 and q*<0.01", &[STAR; 2]);
    assert_eq!(told("é 4** x")[0].0, "**");
}

#[test]
fn tabs_are_spaces_and_rows() {
    prints("1,204\t3.1", "1,204 3.1");
    prints("Lead:\tHead of Service", "Lead: Head of Service");
    let table = "Ward\tCases\tNote\nNorth\t1,204\t**up**\nSouth\tn/a\t";
    warns(
        &format!("By ward:\n{table}\nEnd"),
        "By ward: / {Ward; #Cases; Note = North; 1,204; <b>up</b> = South; n/a; } / End",
        &["a pasted table"],
    );
    assert_eq!(told(table)[0].0, "Ward\tCases\tNote");
    let wide = "a\t".repeat(40) + "b\n" + &"c\t".repeat(40) + "d";
    assert_eq!(told(&wide).last().map(|(_, told)| told.as_str()), Some("41 columns"));
    warns(
        "a\tb\n- *x*\t# [l](https://x.uk)\n> y\t**(z)** 4*",
        "{a; b = - <i>x</i>; # <a https://x.uk>l</a> = > y; <b>(z)</b> 4*}",
        &["a pasted table", "a star that opens nothing"],
    );
    assert_eq!(told("a\tb\nc\té 4* x")[1].0, "*");
    prints("| a\tb |", "| a b |");
}

#[test]
fn tables_of_markdown_are_read() {
    prints("| Ward | Cases |\n|---|--:|\n| North | 5 |\n| **South** | |", "{Ward; #Cases = North; 5 = <b>South</b>; }");
    prints("Intro\n\na | b\n--|--\n1 | x\n\nEnd", "Intro / {#a; b = 1; x} / End");
    prints("a | b\n--|--\n1 | x\n\n**End**\n\n- c", "{#a; b = 1; x} / <b>End</b> / [• c]");
    prints("- one\n\n  | a | b |\n  |---|---|\n  | c | d |", "[• one / {a; b = c; d}]");
    prints("| a | b |", "| a | b |");
    warns("|a|b|\n|-|-|\n|1|2|3|", "|a|b|||-|-|||1|2|3|", &["a table"]);
    warns("|a|b|\n|-|-|", "|a|b|||-|-|", &["a table"]);
    warns("| | |\n|-|-|\n| | |", "| | |||-|-||| | |", &["a table"]);
    let wide = "|a".repeat(10_000) + "|\n" + &"|-".repeat(10_000) + "|\n" + &"|b".repeat(10_000) + "|";
    assert_eq!(told(&wide).last().map(|(_, told)| told.as_str()), Some("10000 columns"));
}

#[test]
fn references_and_footnotes_print_literally() {
    warns(
        "[a] [b][a]\n\n[a]: https://x.uk",
        "[a] [b][a] / [a]: https://x.uk",
        &["a reference link", "a reference link", "a reference definition"],
    );
    warns(
        "[a]: https://x.uk\n[a]: https://y.uk\n'title'\ntext",
        "[a]: https://x.uk|[a]: https://y.uk|'title' / text",
        &["a reference definition"],
    );
    warns("- [a]: https://x.uk\n  b\n- c", "[• [a]: https://x.uk|b][• c]", &["a reference definition"]);
    warns("a[^1]\n\n[^1]: b", "a[^1] / [^1]: b", &["a footnote", "a footnote"]);
}

#[test]
fn texts_of_an_array_join() {
    let joined = |texts: &[&str]| show(&join(texts.iter().map(|text| parse(text).blocks).collect()));
    assert_eq!(joined(&["- a", "- b", "c"]), "[• a][• b] / c");
    assert_eq!(joined(&["1. a", "2. b", "2. c", "3) d"]), "[1. a][2. b] / [2. c] / [3) d]");
}

#[test]
fn plain_text_is_the_words() {
    assert_eq!(plain(&parse("a **b**\n- [c](https://x.uk)\n- d\\\ne").blocks), "a b\nc\nd\ne");
    assert_eq!(plain(&parse(" \n").blocks), "");
}

#[test]
fn the_tree_serialises_by_kind() {
    let json = serde_json::to_string(&parse("1) *a ab*").blocks).expect("plain data");
    let inner = r#"[{"kind":"emphasis","inlines":[{"kind":"text","text":"a ab","longest":2}]}]"#;
    let expected = format!(
        r#"[{{"kind":"numbered","start":1,"delimiter":")","items":[[{{"kind":"paragraph","inlines":{inner}}}]]}}]"#
    );
    assert_eq!(json, expected);
}
