//! `--templates`: files of one's own in the place of built-in ones.

use std::path::Path;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{Folder, Ran, assert_in_order};

const ARGUMENTS: [&str; 6] = ["render", "pack.json", "-o", "out.pdf", "--templates", "mine"];

/// A folder with a pack and one template of one's own.
fn with_template(name: &str, content: &str) -> Folder {
    let pack = Pack::new().measuring("1", r#""current": 5, "rag": "Green", "narrative": {"Commentary": "Said."}"#);
    let folder = Folder::with("pack.json", pack.text());
    folder.write(&format!("mine/{name}"), content);
    folder
}

fn built_in(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates").join(name);
    std::fs::read_to_string(path).expect("a built-in template")
}

#[track_caller]
fn refused(folder: &Folder) -> Ran {
    let ran = folder.run(ARGUMENTS).exits(1);
    assert!(!folder.files().contains(&"out.pdf".to_owned()), "{ran}");
    ran
}

#[test]
fn a_template_of_the_same_name_takes_the_built_in_ones_place() {
    let key = built_in("parts/key.typ").replace("part-heading(words.key,", "part-heading(upper(words.key),");
    let folder = with_template("parts/key.typ", &key);
    folder.run(ARGUMENTS).exits(0);
    let text = folder.pdf("out.pdf").text();
    assert!(text.contains("KEY"), "{text}");
    assert!(text.contains("Indicator 1: Measure 1"), "the rest stays as it is: {text}");
}

#[test]
fn single_words_are_replaced_and_the_others_stay() {
    let folder =
        with_template("words/en.toml", "return_to_index = \"Back to the list\"\n[index_columns]\npage = \"Leaf\"\n");
    folder.run(ARGUMENTS).exits(0);
    let text = folder.pdf("out.pdf").text();
    assert!(text.contains("Back to the list") && !text.contains("Return to Index"), "{text}");
    assert!(text.contains("Leaf") && text.contains("Indicator"), "{text}");
}

#[test]
fn a_word_that_is_none_is_told_and_nothing_is_written() {
    let folder = with_template("words/en.toml", "retrun_to_index = \"Back to the list\"\n");
    let ran = refused(&folder);
    let told =
        "error: cannot use mine/words/en.toml (there is no word “retrun_to_index”; did you mean “return_to_index”?)";
    assert!(ran.stderr.contains(told), "{ran}");
    let check = folder.run(["check", "pack.json", "--templates", "mine"]).exits(1);
    assert!(check.stderr.contains(told), "{check}");
}

#[test]
fn a_part_can_be_replaced_alone() {
    let folder =
        with_template("parts/key.typ", "#let key(key, ..rest) = [A key of our own with #key.levels.len() levels.]");
    folder.run(ARGUMENTS).exits(0);
    let pdf = folder.pdf("out.pdf");
    assert!(pdf.page_text(2).contains("A key of our own with 7 levels."), "{}", pdf.page_text(2));
}

#[test]
fn a_fault_in_a_template_is_told_with_file_line_and_column() {
    let folder = with_template("parts/key.typ", "// A key with a slip.\n\n#let key(key, ..rest) = { key.levls }\n");
    let ran = refused(&folder);
    assert_in_order(
        &ran.stderr,
        ["error: dictionary does not contain key \"levls\"", "parts/key.typ:3:30", "{ key.levls }"],
    );
    assert!(ran.stderr.ends_with("error: pack.json was not rendered (the templates have errors)\n"), "{ran}");
}

#[test]
fn a_template_that_does_not_parse_is_told_too() {
    let folder = with_template("theme.typ", "#let ink = rgb(\n");
    assert!(refused(&folder).stderr.contains("theme.typ:1:"), "{}", refused(&folder));
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_folder_is_refused() {
    let folder = with_template("parts/unused.typ", "");
    folder.write("elsewhere/theme.typ", built_in("theme.typ"));
    folder.link("mine/theme.typ", &folder.path("elsewhere/theme.typ"));
    let ran = refused(&folder);
    assert!(ran.stderr.contains("theme.typ leads out of the templates' folder"), "{ran}");
}

#[test]
fn a_template_reads_nothing_outside_its_folder() {
    for reach in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../pack.json\")",
        "#read(\"../pack.json\")",
        "#import \"@preview/example:0.1.0\": add",
        "#image(\"https://example.org/logo.png\")",
    ] {
        let folder = with_template("main.typ", reach);
        assert_eq!(refused(&folder).stdout, b"", "{reach}");
    }
}

#[test]
fn a_template_knows_no_today() {
    let folder = with_template("main.typ", "#datetime.today().display()");
    let ran = refused(&folder);
    assert!(ran.stderr.contains("main.typ:1:"), "{ran}");
}

#[test]
fn a_folder_that_is_none_is_wrong_use() {
    let folder = with_template("theme.typ", "");
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--templates", "nowhere"]), @"
    exit code: 2
    --- stderr
    error: cannot use nowhere (there is no such file)
    ");
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--templates", "pack.json"]), @"
    exit code: 2
    --- stderr
    error: cannot use pack.json (it is not a folder)
    ");
}

#[test]
fn the_view_can_be_saved_and_says_what_prints() {
    let folder = with_template("unused.typ", "");
    folder.run(["render", "pack.json", "-o", "out.pdf", "--view", "view.json"]).exits(0);
    let view: serde_json::Value = serde_json::from_slice(&folder.read("view.json")).expect("JSON");
    assert_eq!(view["report"]["produced_on"], "25 November 2024");
    assert_eq!(view["indicators"][0]["title"], "Measure 1");
}

#[test]
fn no_template_evaluates_text() {
    fn visit(folder: &Path) {
        for entry in folder.read_dir().expect("a folder of templates") {
            let path = entry.expect("a template").path();
            if path.is_dir() {
                visit(&path);
            } else {
                let text = std::fs::read_to_string(&path).expect("a template in UTF-8");
                assert!(!text.contains("eval("), "{path:?}");
            }
        }
    }
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates"));
}

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
    let texts = pdf.placed_text(page).into_iter().map(|(text, ..)| text.trim().to_owned());
    let mut all: Vec<String> = texts.chain(links).collect();
    all.sort();
    all
}

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/communities-2024-25-q2.json");

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
            assert!(parts.image(page, 0.5) == whole.image(page, 0.5), "page {page} looks the same");
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
        "#let cover(report, size, accent, head) = {",
        "#let cover(report, size, accent, head) = {\n  counter(page).update(7)",
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

#[test]
fn measures_of_ones_own_hold_for_templates_and_program() {
    for (from, to) in [
        ("text_width = 481.0", "text_width = 420.0"),
        ("side_margin = 57.14", "side_margin = 40.0"),
        ("usual = 12.0", "usual = 13.0"),
        ("small = 10.0", "small = 11.5"),
        ("least = 10.0", "least = 12.0"),
        ("[table]\n# em: the space at each side of a cell's text.\ncell_space = 0.5", "[table]\ncell_space = 0.9"),
        ("arrow = 0.7", "arrow = 1.2"),
        ("large_figure = 1.7", "large_figure = 2.4"),
        ("variance = 7.0", "variance = 4.0"),
        ("names = 10.0", "names = 15.0"),
        ("stretch = 1.8", "stretch = 1.0"),
        ("shape = 0.72", "shape = 1.1"),
        ("gap = 0.4", "gap = 0.9"),
        ("space = 0.42", "space = 0.8"),
        ("explanations = 2.1", "explanations = 1.2"),
        ("indent = 0.4", "indent = 1.4"),
    ] {
        let measures = built_in("measures.toml").replace(from, to);
        assert!(measures.contains(to), "{from}");
        for pack in
            [include_str!("../../data/communities-2024-25-q2.json"), include_str!("../../data/children-2025.json")]
        {
            let folder = Folder::with("pack.json", pack);
            folder.write("mine/measures.toml", &measures);
            let ran = folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]);
            assert!(ran.code == 0, "{to}: {ran}");
        }
    }
}

#[test]
fn a_measure_that_is_missing_is_told() {
    let folder = with_template("measures.toml", &built_in("measures.toml").replace("names = 10.0", ""));
    let ran = refused(&folder);
    assert!(ran.stderr.contains("cannot use mine/measures.toml (missing field \"names\")"), "{ran}");
}

/// The built-in words, each as another one makes it.
fn words_as(made: impl Fn(&str) -> String) -> String {
    let line = |line: &str| {
        let parts = line.split('"').enumerate();
        let made =
            |(index, part): (usize, &str)| if index % 2 == 1 { format!("\"{}\"", made(part)) } else { part.into() };
        if line.starts_with('#') { String::new() } else { parts.map(made).collect() }
    };
    built_in("words/en.toml").lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn longer_words_are_neither_cut_nor_laid_over_others() {
    let longer = |word: &str| if word.starts_with('[') { word.to_owned() } else { format!("{word} {word}") };
    let one_word = |word: &str| if word.contains(['{', '[']) { word.to_owned() } else { word.replace(' ', "und") };
    for words in [words_as(longer), words_as(one_word)] {
        for size in [12, 18] {
            let mut pack: serde_json::Value =
                serde_json::from_str(include_str!("../../data/children-2025.json")).expect("a pack");
            pack["report"]["theme"] = serde_json::json!({ "text_size": size });
            let folder = Folder::with("pack.json", pack.to_string());
            folder.write("mine/words/en.toml", &words);
            let ran = folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]);
            assert!(ran.code == 0, "{size}: {ran}");
        }
    }
}
