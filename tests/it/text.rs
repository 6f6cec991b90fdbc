//! Nothing that stands in a pack is lost, and nothing in it is run.

mod lossless;
mod odd;
mod pasted;
mod tables;

use serde_json::json;

use crate::everything::{PRINTED, everything};
use crate::pack::{Pack, commentary};
use crate::pdf::{Pdf, Target};
use crate::reading::heard;
use crate::run::{assert_in_order, render};

/// All that is printed or spoken, without white space: a long word may break anywhere.
fn printed_and_spoken(pdf: &Pdf) -> String {
    let tags = pdf.tags();
    let spoken = tags.find_all("Figure").into_iter().filter_map(|figure| figure.alt.clone());
    squeezed(&format!("{} {}", tags.text(), spoken.collect::<Vec<_>>().join(" ")))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The narrative of a pack with this text under Commentary, as it is heard.
fn narrated(text: &str) -> String {
    let pack = Pack::new().measuring("1", &format!(r#""current": 5, {}"#, commentary(text)));
    let heard = heard(&render(pack.text()), 1);
    heard.split_once("Commentary\n").expect("the heading").1.to_owned()
}

#[test]
fn every_text_of_a_pack_is_printed_or_spoken() {
    let folder = everything(|field| format!("<{field}>"), &json!({}));
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    let pdf = folder.pdf("out.pdf");
    let all = printed_and_spoken(&pdf);
    let furniture = squeezed(&pdf.page_text(2));
    let is_in = |text: &str, field: &str| text.contains(&squeezed(&format!("<{field}>")));
    let lost: Vec<&str> =
        PRINTED.into_iter().filter(|field| !is_in(&all, field) && !is_in(&furniture, field)).collect();
    assert!(lost.is_empty(), "{lost:?} are lost in\n{all}");
}

const HOSTILE: &str = r##"#panic("x") $a$ * _ <label> @ref \ [x] // #image("/etc/passwd") "q" 'p' \\ `raw` #{1+1} &amp; -- ~ = + / {{x}} %s"##;

#[test]
fn code_in_any_field_prints_as_its_characters() {
    let folder = everything(|field| format!("{field} {HOSTILE}"), &json!({}));
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    let pdf = folder.pdf("out.pdf");
    let all = printed_and_spoken(&pdf);
    for field in [
        "title",
        "committee",
        "organisation",
        "key item",
        "key explanation",
        "indicator title",
        "group",
        "current",
        "current label",
        "target note",
        "reason",
        "measure",
        "chart title",
        "caption",
        "figure alt",
        "heading",
        "narrative",
        "note",
    ] {
        assert!(
            all.contains(&squeezed(&format!("{field} {HOSTILE}"))),
            "{field} is not printed as it stands in\n{all}"
        );
    }
    assert!(pdf.info().title.starts_with(&format!("DRAFT: title {HOSTILE}")), "{}", pdf.info().title);
    let bookmarks = pdf.outline();
    let named = format!("Indicator ref {HOSTILE}: indicator title {HOSTILE}");
    assert!(bookmarks.iter().any(|bookmark| bookmark.title == named), "{bookmarks:#?}");
}

#[test]
fn code_in_a_commentary_prints_as_its_characters() {
    for text in [
        r#"#panic("x")"#,
        "$a$",
        "*",
        "_",
        "**",
        "<label>",
        "@ref",
        r"\",
        r"a \ b",
        "[x]",
        "// not a comment",
        "/* nor this */",
        r#"#image("/etc/passwd")"#,
        r#""double" and 'single'"#,
        r"\\server\share",
        "`code`",
        "https://example.org as text",
        "= Heading",
        "a -- b --- c ... d",
        "5 * 4 * 3",
        "snake_case_name",
        "#let x = 1",
        "~",
        "&lt;b&gt;",
        "<b>bold</b>",
        "# Heading",
        "| a | b |",
        "![alt](https://example.org/x.png)",
        "100% of $5",
        "{x}",
        "x^2 y_1",
    ] {
        assert_eq!(narrated(text), text);
    }
}

#[test]
fn the_subset_of_markdown_is_read() {
    let text = "One **strong** and *stressed* word.\nSame paragraph.\n\nNext  \nline.\n\n- first\n- second\n\n3. third\n4. fourth";
    insta::assert_snapshot!(narrated(text), @"
    One strong and stressed word.
    Same paragraph.
    Next
    line.
    • first
    • second
    3. third
    4. fourth
    ");
}

#[test]
fn strong_and_stressed_words_are_told_as_such() {
    let pack = Pack::new().measuring("1", &commentary("One **strong** and *stressed* word."));
    let pdf = render(pack.text());
    let tags = pdf.tags();
    let texts = |kind: &str| tags.find_all(kind).into_iter().map(|tag| tag.text()).collect::<Vec<_>>();
    assert!(texts("Strong").contains(&"strong".to_owned()), "{:?}", texts("Strong"));
    assert_eq!(texts("Em"), ["stressed"]);
}

#[test]
fn links_lead_where_they_say() {
    let text =
        "[Guidance](https://example.org/a?b=c#d), <https://example.org/x> and [write to us](mailto:a@example.org).";
    let pack = Pack::new().measuring("1", &commentary(text));
    let pdf = render(pack.text());
    let urls: Vec<String> = pdf
        .links()
        .into_iter()
        .filter_map(|link| match link.target {
            Target::Url(url) => Some(url),
            Target::Page(_) => None,
        })
        .collect();
    assert_eq!(urls, ["https://example.org/a?b=c#d", "https://example.org/x", "mailto:a@example.org"]);
    assert_in_order(&pdf.page_text(4), ["Guidance, https://example.org/x and write to us."]);
}

#[test]
fn headings_stand_in_the_authors_order_even_with_nothing_under_them() {
    let narrative = r#""narrative": {"Zeal": "z", "Commentary": "", "Actions": ["a", "b"], "Case study": "c"}"#;
    let pdf = render(Pack::new().measuring("1", narrative).text());
    let heard = heard(&pdf, 1);
    insta::assert_snapshot!(heard.split_once("Measure 1\n").expect("the heading").1, @"
    Zeal
    z
    Commentary
    Actions
    a
    b
    Case study
    c
    ");
}
