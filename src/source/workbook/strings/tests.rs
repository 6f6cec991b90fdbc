use super::*;

#[test]
fn bold_runs_are_strong_and_wholly_bold_texts_are_not() {
    let text = |inner: &str| rich(inner).text;
    let bold = "<r><rPr><b/></rPr><t xml:space=\"preserve\">Up: </t></r>";
    let mixed = rich(&format!("{bold}<r><t>more</t></r>"));
    assert_eq!((mixed.text.as_str(), mixed.strong.as_deref()), ("Up: more", Some("**Up:** more")));
    assert_eq!(rich(bold), Rich { text: "Up: ".into(), is_bold: true, ..Rich::default() });
    assert_eq!(strong("- one\n two \n\n"), "- **one**\n **two** \n\n");
    assert_eq!(text("<t> plain </t>"), "plain");
    assert!(!rich("<t>plain</t>").is_bold && rich("<t>plain</t>").strong.is_none());
    assert_eq!(text("<t xml:space=\"preserve\"> a&#10;b &amp; c</t><rPh><t>x</t></rPh>"), " a\nb & c");
    assert_eq!(text("<t>a<![CDATA[ & <b>]]></t>"), "a & <b>");
}

#[test]
fn the_text_of_a_run_is_what_stands_in_its_text_element() {
    let spaced = "<r>\n <rPr>\n  <b/>\n </rPr>\n <t xml:space=\"preserve\">a</t>\n</r>\n<r>\n <t>b</t>\n</r>\n";
    assert_eq!(rich(spaced), Rich { text: "ab".into(), strong: Some("**a**b".into()), ..Rich::default() });
    // A run without a text has no look to leave behind.
    let empty = "<r><rPr><b/><strike/></rPr></r><r><t>a</t></r>";
    assert_eq!(rich(empty), Rich { text: "a".into(), ..Rich::default() });
    // How it is spoken stands between two runs, and is no part of them.
    let run = |text: &str| format!("<r><rPr><b/></rPr><t>{text}</t></r>");
    let spoken = rich(&format!("{}<rPh sb=\"0\"><t>x</t></rPh>{}<r><t>c</t></r>", run("a"), run("b")));
    assert_eq!((spoken.text.as_str(), spoken.strong.as_deref()), ("abc", Some("**ab**c")));
}

#[test]
fn a_workbook_has_so_many_texts_and_no_more() {
    let read = |count: usize| shared(&format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(count)), 3);
    assert_eq!(read(3).map(|texts| texts.len()), Ok(3));
    let with_more = shared("<sst><si><t>a</t></si><extLst><ext/></extLst></sst>", 3);
    assert_eq!(with_more.map(|texts| texts.len()), Ok(1), "only items are texts");
    let told = "this workbook is damaged (it has more than 3 texts, the limit of this program)";
    assert_eq!(read(4).map_err(|refusal| refusal.message), Err(told.to_owned()));
}

fn rich(inner: &str) -> Rich {
    shared(&format!("<sst><si>{inner}</si></sst>"), 1).expect("a text").remove(0)
}

#[test]
fn raised_digits_are_no_digits_of_the_number_before_them() {
    let raised = |digits: &str, how: &str| {
        rich(&format!("<r><t>204</t></r><r><rPr><vertAlign val=\"{how}\"/></rPr><t>{digits}</t></r>")).text
    };
    assert_eq!(raised("1", "superscript"), "204¹");
    assert_eq!(raised("2, 3", "superscript"), "204², ³");
    assert_eq!(raised("2", "subscript"), "204₂");
    assert_eq!(raised("th", "superscript"), "204th");
}

#[test]
fn struck_words_are_known() {
    let struck = |run: &str| rich(&format!("<r><rPr><strike/></rPr><t>{run}</t></r><r><t>81%</t></r>")).is_struck;
    assert!(struck("84%"));
    assert!(!struck("  "));
    assert!(!rich("<r><rPr><strike val=\"0\"/></rPr><t>84%</t></r>").is_struck);
}

#[test]
fn escaped_characters_come_back() {
    assert_eq!(unescaped("a_x000D_b"), "a\rb");
    assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
    assert_eq!(unescaped("_xD83D__xDCF7_"), "📷");
    assert_eq!(unescaped("max_x and _xyz_ é_x"), "max_x and _xyz_ é_x");
}
