//! What officers paste from Word, Excel and e-mails: tabs, bullets, stars, line separators, soft hyphens, addresses.

use serde_json::Value;

use crate::pack::{Pack, commentary};
use crate::pdf::{Pdf, Tag};
use crate::reading::heard;
use crate::run::{Folder, render};

/// The commentary of a pack with this text under Commentary, and the PDF.
pub(super) fn narrated(text: &str) -> (String, Pdf) {
    let pack = Pack::new().measuring("1", &format!(r#""current": 5, {}"#, commentary(text)));
    let pdf = render(pack.text());
    let heard = heard(&pdf, 1);
    (heard.split_once("Commentary\n").expect("the heading").1.to_owned(), pdf)
}

/// The same without the PDF.
pub(super) fn heard_of(text: &str) -> String {
    narrated(text).0
}

#[test]
fn a_tab_is_a_space_wherever_it_stands() {
    insta::assert_snapshot!(heard_of("Lead:\tHead of Service\n1.\tRecruit two officers\n2.\tTrain them\n\n-\tfirst\n-\tsecond\n\nDue\t31\tMarch"), @"
    Lead: Head of Service
    1. Recruit two officers
    2. Train them
    • first
    • second
    Due 31 March
    ");
    let fields = r#""group": "Li\tbra\nries", "current": "1\t2", "notes": ["Note\twith tab 1\t2"],
        "measures": [{"title": "Sub\tmeasure\nthree", "current": 5}]"#;
    let pack = Pack::new().report("title", "Performance\tReport\nfor all").measuring("1", fields);
    let pdf = render(pack.text());
    for words in ["Performance Report for all", "Li bra ries", "1 2", "Note with tab 1 2", "Sub measure three"] {
        assert!(pdf.text().replace('\n', " ").contains(words), "{words:?} in {}", pdf.text());
    }
}

#[test]
fn bullets_of_word_are_lists_and_line_breaks_are_line_breaks() {
    let text = "Three things helped:\n• more staff\n•\ta new system\n– better weather\n\no one\no two\n\no\tthree\n\u{F0B7}\tfour";
    let (heard, pdf) = narrated(text);
    insta::assert_snapshot!(heard, @"
    Three things helped:
    • more staff
    • a new system
    • better weather
    o one
    o two
    • three
    • four
    ");
    // The key has lists of its own.
    let tags = pdf.tags();
    let items = tags.find_all("LI").into_iter().filter(|item| item.page == Some(pdf.page_count()));
    assert_eq!(items.count(), 5);
}

#[test]
fn a_star_in_a_figure_prints_and_one_that_opens_nothing_is_told() {
    for text in ["The site is 10*12*14 m.", "A 5*hotel and a 3*hotel.", "mid**word**s", "Q1 * Q2 *", "Cost = 2**3**"] {
        assert_eq!(heard_of(text), text);
    }
    assert_eq!(heard_of("Rated 4* (was 3*), see note *below*."), "Rated 4* (was 3*), see note below.");
    let (_, pdf) = narrated("***Bold italic***");
    let tags = pdf.tags();
    let (em, strong) = (tags.find_all("Em"), tags.find_all("Strong"));
    assert!(em.len() == 1 && strong.iter().any(|tag| tag.text() == "Bold italic"), "{strong:?}");
}

/// What is told of the texts under one heading.
fn told(texts: serde_json::Value) -> Vec<String> {
    let fields = format!(r#""rag": "Contextual", "narrative": {{"Commentary": {texts}}}"#);
    let folder = Folder::with("pack.json", Pack::new().measuring("1", &fields).text());
    folder.run(["check", "pack.json"]).exits(0).problems()
}

#[test]
fn a_sign_that_prints_as_a_bullet_is_told() {
    for (text, sign) in [
        ("- 5% on last year", "“- 5%” at the start of a line is printed as a bullet, without the minus"),
        (
            "Visits fell:\n\n– 12 days on last year",
            "“– 12” at the start of a line is printed as a bullet, without the minus",
        ),
        ("- £3m\n- £2m", "“- £3m” at the start of a line is printed as a bullet, without the minus"),
        ("+ 5 libraries", "“+ 5” at the start of a line is printed as a bullet, without the plus"),
        ("* 5 %", "“* 5 %” at the start of a line is printed as a bullet, without the star"),
    ] {
        let told = told(text.into());
        assert!(told.len() == 1 && told[0].contains(sign), "{text}: {told:#?}");
    }
    for text in
        ["- 5 new libraries", "- Two new libraries\n- £3m for repairs", "-5% on last year", "• 5%\n• 6%", "1. 5%"]
    {
        assert_eq!(told(text.into()), Vec::<String>::new(), "{text}");
    }
    assert_eq!(told(serde_json::json!(["- Two new libraries", "- £3m for repairs"])), Vec::<String>::new());
    assert_eq!(told(serde_json::json!(["- £3m for repairs", "- £2m"])).len(), 2);
}

#[test]
fn a_star_that_belongs_to_a_figure_is_told_where_it_prints_as_a_bullet() {
    let folder = |notes: &str| {
        let fields = format!(r#""rag": "Contextual", "current": 45, "notes": {notes}, {}"#, commentary("Well."));
        Folder::with("pack.json", Pack::new().measuring("1", &fields).text())
    };
    let told = |notes| folder(notes).run(["check", "pack.json"]).exits(0).problems();
    assert!(told(r#"["* provisional"]"#)[0].contains("without the star"));
    assert_eq!(told(r#"["* one\n* two"]"#), Vec::<String>::new());
}

#[test]
fn texts_that_are_a_row_each_make_one_table() {
    let rows = r#"["Intro", "| Ward | Cases |", "|---|---|", "| North | 12 |", "Ward\tVisits", "South\t7"]"#;
    let fields = format!(r#""current": 5, "narrative": {{"Commentary": {rows}}}"#);
    let tags = render(Pack::new().measuring("1", &fields).text()).tags();
    let tables: Vec<_> = tags.find_all("Table").into_iter().map(Tag::rows).collect();
    let expected = [[["Ward", "Cases"], ["North", "12"]], [["Ward", "Visits"], ["South", "7"]]];
    for table in expected {
        assert!(tables.iter().any(|rows| *rows == table), "{tables:?}");
    }
}

#[test]
fn lines_of_a_reason_a_remark_and_a_note_stay_lines() {
    let fields = r#""current": {"value": 5, "note": "First.\nSecond."}, "rag": "Green", "rag_reason": "One.\r\nTwo.""#;
    let heard = heard(&render(Pack::new().measuring("1", fields).text()), 1);
    assert!(heard.contains("First.\nSecond.") && heard.contains("One.\nTwo."), "{heard}");
}

#[test]
fn line_separators_end_lines_and_stretch_nothing() {
    let (heard, pdf) = narrated("Visits rose by 4%.\u{2028}The largest rise was here.\u{2029}Two closed.");
    assert_eq!(heard, "Visits rose by 4%.\nThe largest rise was here.\nTwo closed.");
    let reach = pdf.placed_text(4).into_iter().find(|(text, ..)| text.starts_with("Visits")).expect("the line").1;
    assert!(reach[2] - reach[0] < 150.0, "{reach:?}");
    let pack = Pack::new().measuring("1", r#""group": "Adult\u2028Care", "current": 5"#);
    assert!(render(pack.text()).text().contains("Adult Care"));
}

#[test]
fn a_soft_hyphen_prints_only_where_a_word_breaks() {
    let text = "A figure of 90,000\u{AD} and com\u{AD}mittee\u{AD}";
    let fields = format!(r#""current": "90,000\u00ad", "notes": ["90\u00ad000\u00ad"], {}"#, commentary(text));
    let printed = render(Pack::new().measuring("1", &fields).text()).page_text(4);
    let printed = printed.replace('\u{AD}', "");
    assert!(printed.contains("A figure of 90,000 and committee"), "{printed}");
    assert!(printed.lines().any(|line| line == "90000"), "{printed}");
    assert!(!printed.contains("90,000-") && !printed.contains("90,000\u{2010}"), "{printed}");
}

#[test]
fn links_to_addresses_beyond_ascii_lead_there() {
    let (_, pdf) = narrated("[uni](https://example.gov.uk/tŷ) [brackets](https://example.gov.uk/a_(b).pdf)");
    let links = format!("{:?}", pdf.links());
    assert!(links.contains("https://example.gov.uk/t%C5%B7") && links.contains("/a_(b).pdf"), "{links}");
}

/// The sixteen ways of `links-that-stay-text`: each is a link, or is told of with what to type.
#[test]
fn every_way_to_write_a_link_is_one_or_says_why_it_is_none() {
    const A: &str = "https://example.gov.uk/a";
    let ways = [
        (
            "[Q2 return](https://example.gov.uk/KPI Return Q2.xlsx)",
            Err("[Q2 return](https://example.gov.uk/KPI%20Return%20Q2.xlsx)"),
        ),
        ("[X]( https://example.gov.uk/a )", Ok(A)),
        ("[Y](https://example.gov.uk/a \"title\")", Err("[Y](https://example.gov.uk/a)")),
        ("[Z] (https://example.gov.uk/a)", Err("[Z](https://example.gov.uk/a)")),
        ("[brackets](https://example.gov.uk/a_(b).pdf)", Ok("https://example.gov.uk/a_(b).pdf")),
        ("[W](HTTPS://EXAMPLE.GOV.UK/A)", Ok("HTTPS://EXAMPLE.GOV.UK/A")),
        ("[pipe](https://example.gov.uk/a|b)", Ok("https://example.gov.uk/a|b")),
        ("[uni](https://example.gov.uk/tŷ)", Ok("https://example.gov.uk/t%C5%B7")),
        ("[nl\nnl](https://example.gov.uk/a)", Ok(A)),
        ("[](https://example.gov.uk/a)", Ok(A)),
        ("[ ](https://example.gov.uk/a)", Ok(A)),
        ("<www.example.gov.uk>", Err("<https://www.example.gov.uk>")),
        ("[a](mailto:a@b)", Ok("mailto:a@b")),
        ("[b](mailto:A B <a@b.uk>)", Err("[b](mailto:a@b.uk)")),
        ("https://example.gov.uk", Err("[what it is](https://example.gov.uk)")),
        ("[d](https://exa mple)", Err("[d](https://example)")),
    ];
    for (text, right) in ways {
        let pack = Pack::new().measuring("1", &format!(r#""rag": "Contextual", {}"#, commentary(text)));
        let folder = Folder::with("pack.json", pack.text());
        let ran = folder.run(["check", "pack.json", "--format", "json"]).exits(0);
        match right {
            Ok(address) => {
                let links = format!("{:?}", render(pack.text()).links());
                assert!(links.contains(&format!("Url({address:?})")), "{text}: {links}");
                let is_bare = text.starts_with("[]") || text.starts_with("[ ]");
                assert_eq!(ran.out().contains("this link has no words"), is_bare, "{text}: {ran}");
            }
            Err(advice) => {
                assert!(ran.out().contains("not-a-link") && ran.out().contains(advice), "{text}: {ran}");
            }
        }
    }
}

#[test]
fn a_text_that_turns_its_reading_is_refused() {
    for code in (0x202A..=0x202E).chain(0x2066..=0x2069) {
        let sign = char::from_u32(code).expect("a character");
        for pack in [
            Pack::new().report("title", format!("a{sign}b")),
            Pack::new().measuring("1", &commentary(&format!("a{sign}b"))),
            Pack::new().measuring("1", &format!(r#""current": {}"#, Value::from(format!("5{sign}6")))),
        ] {
            let ran = Folder::with("pack.json", pack.text()).run(["check", "pack.json"]).exits(1);
            assert!(ran.out().contains(&format!("(U+{code:04X})")), "{ran}");
        }
    }
}
