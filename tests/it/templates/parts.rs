//! Reports typeset in parts and as a whole: which templates need the whole, and that both print the same.

use super::{ARGUMENTS, built_in, with_template};
use image::RgbaImage;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::Folder;

/// A pack, rendered with a folder of one's own that has these copies of built-in templates.
fn printed_with(pack: &str, templates: &[&str]) -> Pdf {
    let folder = Folder::with("pack.json", pack);
    folder.write("mine/notes.txt", "what is to be changed");
    for name in templates {
        folder.write(&format!("mine/{name}"), built_in(name));
    }
    folder.run(ARGUMENTS).exits(0);
    folder.pdf("out.pdf")
}

/// What stands on a page and where its links lead, in an order that does not depend on that of reading.
fn on_page(pdf: &Pdf, page: usize) -> Vec<String> {
    let links = pdf.links().into_iter().filter(|link| link.page == page).map(|link| format!("{:?}", link.target));
    // In parts a page's number is known, and stands in one piece with the words around it.
    let texts = pdf.placed_text(page);
    let words = texts.iter().flat_map(|(text, ..)| text.split_whitespace()).map(str::to_owned);
    let mut all: Vec<String> = words.chain(links).collect();
    all.sort();
    all
}

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/communities-2024-25-q2.json");

/// How far apart two pictures of a page are where they are furthest apart.
fn furthest(one: &RgbaImage, other: &RgbaImage) -> u8 {
    assert_eq!(one.dimensions(), other.dimensions());
    // A number that stands in a piece of its own may be a thousandth of a point elsewhere.
    one.as_raw().iter().zip(other.as_raw()).map(|(one, other)| one.abs_diff(*other)).max().unwrap_or(0)
}

#[test]
fn an_order_of_ones_own_prints_the_same_as_the_built_in_one() {
    // With the built-in order the report is typeset in parts, with another as a whole.
    let sample = std::fs::read_to_string(SAMPLE).expect("the sample");
    for pack in [sample, index_over_two_pages()] {
        let (parts, whole) = (printed_with(&pack, &[]), printed_with(&pack, &["report.typ"]));
        assert_eq!(parts.outline(), whole.outline());
        assert_eq!((parts.info().title, parts.info().page_labels), (whole.info().title, whole.info().page_labels));
        for page in 1..=whole.page_count() {
            assert_eq!(on_page(&parts, page), on_page(&whole, page), "page {page}");
            let other = furthest(&parts.image(page, 0.5), &whole.image(page, 0.5));
            assert!(other <= 24, "page {page} looks the same, but for rounding: {other} of 255");
        }
    }
}

/// A pack whose index is a table from one page to the next.
fn index_over_two_pages() -> String {
    let indicators = (1..=45).map(|number| number.to_string());
    let pack = indicators.fold(Pack::new(), |pack, number| pack.measuring(&number, r#""current": 5, "rag": "Green""#));
    pack.text()
}

#[test]
fn a_template_may_ask_about_other_pages() {
    // Typeset in parts, an indicator does not know how many pages there are until all are there.
    let asking = built_in("parts/indicator.typ")
        .replace("#let notes(indicator, size) = {", "#let notes(indicator, size) = {\n  context [There are #counter(page).final().first() pages, the index is on page #counter(page).at(<index>).first().]");
    let folder = with_template("parts/indicator.typ", &asking);
    folder.run(ARGUMENTS).exits(0);
    let text = folder.pdf("out.pdf").page_text(4);
    assert!(text.contains("There are 4 pages, the index is on page 3."), "{text}");
}

#[test]
fn a_template_may_number_pages_in_its_own_way() {
    let cover = built_in("parts/cover.typ").replace(
        "#let cover(report, size, accent, head, foot, end) = {",
        "#let cover(report, size, accent, head, foot, end) = {\n  counter(page).update(7)",
    );
    let folder = with_template("parts/cover.typ", &cover);
    folder.run(ARGUMENTS).exits(0);
    let pdf = folder.pdf("out.pdf");
    assert!(pdf.page_text(4).contains("Page 10 of 10"), "{}", pdf.page_text(4));
    assert!(pdf.page_text(3).contains("Measure 1 5 Green 10"), "the index says so too: {}", pdf.page_text(3));
}

/// Five indicators in two groups; the second goes on over three pages.
fn some_indicators() -> String {
    let long = "\"A paragraph of some words that fills a little of the page, again and again.\", ".repeat(60);
    let pack = (1..=5).fold(Pack::new(), |pack, number: usize| {
        let texts = if number == 2 { long.trim_end_matches(", ") } else { "\"Said.\"" };
        let group = if number < 4 { "Libraries" } else { "Coroner" };
        let fields = format!(
            r#""group": "{group}", "current": {number}, "rag": "Green", "notes": ["Noted."], "narrative": {{"Commentary": [{texts}]}}"#
        );
        pack.measuring(&number.to_string(), &fields)
    });
    pack.text()
}

/// Renders with these templates of one's own, once as the program chooses and once as a whole, and returns both.
fn both_ways(pack: &str, templates: &[(&str, &str)]) -> [Pdf; 2] {
    [&[][..], &["report.typ"]].map(|order| {
        let folder = Folder::with("pack.json", pack);
        for (name, content) in templates {
            folder.write(&format!("mine/{name}"), content);
        }
        for name in order {
            folder.write(&format!("mine/{name}"), built_in(name));
        }
        folder.run(ARGUMENTS).exits(0);
        folder.pdf("out.pdf")
    })
}

#[track_caller]
fn assert_alike([chosen, whole]: &[Pdf; 2], what: &str) {
    assert_eq!(chosen.page_count(), whole.page_count(), "{what}");
    assert_eq!(chosen.outline(), whole.outline(), "{what}");
    assert_eq!(chosen.info().page_labels, whole.info().page_labels, "{what}");
    for page in 1..=whole.page_count() {
        // A page in the middle of a long text has fewer ways back as a whole.
        let lines = |pdf: &Pdf| {
            let lines = pdf.page_text(page);
            let mut lines: Vec<String> =
                lines.lines().filter(|line| *line != "Return to Index").map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(lines(chosen), lines(whole), "{what}, page {page}");
    }
}

/// The built-in page of an indicator with something before its notes.
fn indicator_saying(something: &str) -> String {
    let page = built_in("parts/indicator.typ");
    let start = "#let notes(indicator, size) = {\n";
    assert!(page.contains(start), "{page}");
    page.replace(start, &format!("{start}  [{something}]\n"))
}

/// How often the report was laid out as a whole.
fn times_as_a_whole(pack: &str, name: &str, content: &str) -> usize {
    let folder = Folder::with("pack.json", pack);
    folder.write(&format!("mine/{name}"), content);
    folder.run(ARGUMENTS.iter().chain(&["--timings", "trace.json"])).exits(0);
    String::from_utf8(folder.read("trace.json")).expect("a trace").matches("iter (").count()
}

#[test]
fn a_template_that_asks_about_other_pages_is_typeset_with_them() {
    for (something, on_page, said) in [
        ("#context [This is page #counter(page).display().]", 8, "This is page 8."),
        (
            "#context [There are #query(selector(heading).before(here())).len() headings before.]",
            8,
            "There are 12 headings before.",
        ),
        ("#context [It stands on page #here().page().]", 8, "It stands on page 8."),
        ("#context [The index is on page #locate(<index>).page().]", 8, "The index is on page 3."),
        ("#context [Here is #calc.round(here().position().y.pt() / 1000).]", 8, "Here is 0."),
        (
            "#state(\"seen\", 0).update(seen => seen + 1)#context [Seen #state(\"seen\", 0).get() times.]",
            8,
            "Seen 4 times.",
        ),
        ("#counter(\"kind\").step()#context [Number #counter(\"kind\").display().]", 9, "Number 5."),
        (
            "#figure(kind: \"own\", supplement: [Thing], numbering: \"1\", alt: \"A thing\", caption: [c], [body])",
            8,
            "Thing\u{a0}4",
        ),
        ("A note#footnote[Noted below.]", 8, "4Noted below."),
        ("#context if query(<ind-0005>).len() > 0 [There is a fifth.]", 8, "There is a fifth."),
        ("#link(<ind-0005>)[To the fifth]", 8, "To the fifth"),
        ("#json(\"/data/report.json\").indicators.len() indicators in all", 8, "5 indicators in all"),
    ] {
        let pdfs = both_ways(&some_indicators(), &[("parts/indicator.typ", &indicator_saying(something))]);
        assert_alike(&pdfs, something);
        let text = pdfs[0].page_text(on_page);
        assert!(text.contains(said), "{something} says\n{text}");
    }
}

#[test]
fn a_template_with_pages_of_its_own_is_typeset_as_a_whole() {
    for set in [
        "set page(header: context [My header on page #counter(page).display()])",
        "set page(header: [My header])",
        "set page(flipped: true)",
        "set page(margin: (top: 7cm))",
        "pagebreak(to: \"odd\")",
    ] {
        let page = built_in("parts/indicator.typ").replace(
            "#let indicator(indicator, words, size, accent, colours: (), finds-pages: false) = {\n",
            &format!("#let indicator(indicator, words, size, accent, colours: (), finds-pages: false) = {{\n  {set}\n"),
        );
        assert!(page.contains(set), "{page}");
        assert!(times_as_a_whole(&some_indicators(), "parts/indicator.typ", &page) > 0, "{set}");
        assert_alike(&both_ways(&some_indicators(), &[("parts/indicator.typ", &page)]), set);
    }
}

#[test]
fn what_stands_around_a_page_may_ask_too() {
    let furniture = built_in("components/furniture.typ");
    let asking = furniture.replace(
        "page-of(report, number, last),",
        "context [At #counter(page).get().first() of #query(heading).len()],",
    );
    assert!(asking != furniture, "{furniture}");
    let pdfs = both_ways(&some_indicators(), &[("components/furniture.typ", &asking)]);
    assert_alike(&pdfs, "the footer");
    assert!(pdfs[0].page_text(8).contains("At 8 of 15"), "{}", pdfs[0].page_text(8));
}

#[test]
fn what_a_template_measures_is_the_same_in_parts() {
    let measuring = indicator_saying(
        "#context [#calc.round(measure(block(width: 4cm)[*Some* words _of_ a par.\\ #list[a][b] #table[c]]).height.pt())]#layout(size => [ in #size.width])",
    );
    assert_eq!(times_as_a_whole(&some_indicators(), "parts/indicator.typ", &measuring), 0, "it asks nothing");
    let pdfs = both_ways(&some_indicators(), &[("parts/indicator.typ", &measuring)]);
    assert_alike(&pdfs, "measured");
    assert!(pdfs[0].page_text(8).contains("in 481pt"), "{}", pdfs[0].page_text(8));
}

#[test]
fn copies_of_built_in_templates_are_typeset_in_parts() {
    let names = [
        "theme",
        "parts/cover",
        "parts/index",
        "parts/indicator",
        "parts/key",
        "components/furniture",
        "components/headline",
    ];
    for name in names.map(|name| format!("{name}.typ")) {
        assert_eq!(times_as_a_whole(&some_indicators(), &name, &built_in(&name)), 0, "{name}");
    }
}
