//! What keeps rendering fast: counted, never timed.

use std::path::Path;

use serde_json::Value;

use crate::pack::{Pack, commentary};
use crate::run::Folder;

/// A pack of so many indicators, each with a headline table, a chart and two paragraphs.
fn pack(count: usize) -> Pack {
    pack_around(count, 100)
}

/// The same with figures of another size.
fn pack_around(count: usize, level: usize) -> Pack {
    (1..=count).fold(Pack::new(), |pack, index| {
        let history: Vec<String> = (1..=8)
            .map(|quarter| format!(r#"{{"period": "Period {quarter}", "value": {}}}"#, index * level + quarter))
            .collect();
        let text = commentary(&format!("What happened to measure {index}.\n\nWhat happens next to measure {index}."));
        let fields = format!(
            r#""current": {0}, "previous": {0}, "target": {0}, "history": [{1}], {text}"#,
            index * level,
            history.join(", ")
        );
        pack.measuring(&index.to_string(), &fields)
    })
}

/// The names of the steps that rendering so many indicators takes, as often as each is taken.
fn steps(count: usize) -> Vec<String> {
    steps_for(&pack(count))
}

/// The same of a pack.
fn steps_for(pack: &Pack) -> Vec<String> {
    let folder = Folder::with("pack.json", pack.text());
    folder.run(["render", "pack.json", "--timings", "trace.json", "--jobs", "1"]).exits(0);
    steps_of(&folder)
}

/// The names of the steps in a folder's trace.
fn steps_of(folder: &Folder) -> Vec<String> {
    let trace: Vec<Value> = serde_json::from_slice(&folder.read("trace.json")).expect("a trace in JSON");
    let begins = trace.iter().filter(|event| event["ph"] == "B");
    begins.map(|event| event["name"].as_str().expect("a name").to_owned()).collect()
}

fn count(steps: &[String], name: &str) -> usize {
    steps.iter().filter(|step| step.starts_with(name)).count()
}

#[test]
fn the_trace_names_our_steps_and_typsts() {
    let steps = steps(1);
    let ours = ["load", "check", "view", "typeset", "evaluate", "assemble", "export", "shrink", "write"];
    for step in ours.into_iter().chain(["eval", "layout document", "page run", "convert document"]) {
        assert!(count(&steps, step) > 0, "{step} is not in the trace");
    }
}

#[test]
fn a_report_is_laid_out_once() {
    // Cover, key, the beginning of the index, the indicators three at a time, then the index, which names their pages, and
    // the furniture. A second index or second indicators would mean that one of them asks for the other's pages.
    let steps = steps(32);
    assert_eq!(count(&steps, "layout document"), 1 + 1 + 1 + 11 + 1 + 1);
    assert_eq!(count(&steps, "iter ("), 0, "the whole is not laid out besides");
}

#[test]
fn no_pack_has_its_report_laid_out_as_a_whole() {
    let first = pack(4).report("first_page", 995);
    let all = first.report("source", "The services").report("issued", "November 2024").report("appendix", "A");
    let large = pack(4).report("theme", serde_json::json!({"text_size": 18}));
    for pack in [all, large, pack(120), long_texts()] {
        assert_eq!(count(&steps_for(&pack), "iter ("), 0, "{}", pack.text());
    }
}

#[test]
fn a_report_that_is_laid_out_whole_settles() {
    let folder = Folder::with("pack.json", long_texts().text());
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates/report.typ");
    folder.write("mine/report.typ", std::fs::read_to_string(own).expect("a built-in template"));
    let ran = folder.run(["render", "pack.json", "--templates", "mine", "--timings", "trace.json"]).exits(0);
    assert!(!ran.stderr.contains("converge"), "{ran}");
    let iterations = count(&steps_of(&folder), "iter (");
    assert!((2..=3).contains(&iterations), "{iterations} iterations");
}

/// Indicators of one to three pages, cut at many places.
fn long_texts() -> Pack {
    (1..=40).fold(Pack::new(), |pack, index| {
        let text =
            "\"Some words of a paragraph that fills a little of its page and goes on to the next line, at least.\", ";
        let texts = text.repeat(5 * (index % 9) + 1);
        let fields =
            format!(r#""current": {index}, "narrative": {{"Commentary": [{}]}}"#, texts.trim_end_matches(", "));
        pack.measuring(&index.to_string(), &fields)
    })
}

#[test]
fn every_indicator_is_a_run_of_pages_of_its_own() {
    // Only runs are laid out in parallel.
    let (few, many) = (count(&steps(8), "page run"), count(&steps(16), "page run"));
    assert_eq!(many - few, 8, "a run for the text of each; the furniture of all pages is one run");
}

#[test]
fn twice_the_indicators_are_twice_the_work() {
    let [ten, twenty, forty] = [10, 20, 40].map(|count| steps(count).len());
    let (first, second) = ((twenty - ten) / 10, (forty - twenty) / 20);
    assert!(second <= first + first / 20, "an indicator took {first} steps among 20, but {second} among 40");
}

#[test]
fn packs_of_one_run_share_what_they_have_in_common() {
    let folder = Folder::new();
    for (name, level) in [("first.json", 100), ("second.json", 70)] {
        folder.write(name, pack_around(8, level).report("title", name).text());
    }
    let texts = |packs: &[&str]| {
        let arguments = ["render", "--timings", "trace.json", "--jobs", "1"].iter().chain(packs);
        folder.run(arguments).exits(0);
        count(&steps_of(&folder), "prepare")
    };
    let [first, second] = [texts(&["first.json"]), texts(&["second.json"])];
    let further = texts(&["first.json", "second.json"]) - first;
    // All but the figures: titles, headings, paragraphs, the key, header and footer.
    assert!(further < second / 2, "of {second} texts, {further} were laid out again");
}

#[test]
fn a_page_stays_small() {
    let folder = Folder::with("pack.json", pack(40).text());
    folder.run(["render", "pack.json"]).exits(0);
    let (bytes, pages) = (folder.read("pack.pdf").len(), folder.pdf("pack.pdf").page_count());
    assert!(bytes < 6_000 * pages, "{bytes} bytes for {pages} pages");
    folder.run(["render"]).exits(0);
    let sample = folder.read("communities-2024-25-q2.pdf").len();
    assert!(sample < 300_000, "the sample has {sample} bytes");
}

#[test]
fn the_same_bytes_come_from_any_number_of_jobs() {
    let folder = Folder::new();
    let names: Vec<String> = (1..=5).map(|number| format!("{number}.json")).collect();
    for (number, name) in names.iter().enumerate() {
        folder.write(name, pack(number + 1).report("title", format!("Report {number}")).text());
    }
    for jobs in ["1", "2", "7"] {
        let arguments = ["render", "--jobs", jobs, "-o", &format!("{jobs}/")].map(str::to_owned);
        let ran = folder.run(arguments.iter().chain(&names)).exits(0);
        let out = ran.out();
        let written: Vec<&str> = out.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(written, (1..=5).map(|number| format!("{jobs}/{number}.pdf")).collect::<Vec<_>>());
    }
    for (number, name) in names.iter().enumerate() {
        let pdf = format!("{}.pdf", number + 1);
        folder.run(["render", name, "-o", &format!("alone/{pdf}")]).exits(0);
        for jobs in ["1", "2", "7"] {
            assert!(
                folder.read(&format!("{jobs}/{pdf}")) == folder.read(&format!("alone/{pdf}")),
                "{jobs} jobs, {pdf}"
            );
        }
    }
}

#[test]
fn the_last_line_says_which_packs_failed() {
    let folder = Folder::with("bad.json", "[]");
    folder.write("good.json", pack(1).text()).write("worse.json", r#"{"report": 1}"#);
    let ran = folder.run(["render", "bad.json", "good.json", "worse.json", "missing.json"]).exits(2);
    let last = ran.stderr.lines().last().expect("a summary");
    assert_eq!(last, "3 of 4 packs were not rendered: bad.json, worse.json, missing.json");
    assert!(folder.files().contains(&"good.pdf".to_owned()));
}

#[test]
fn indicators_that_share_pages_are_laid_out_once() {
    // Three at a time, what stands between them, cover, key, the index twice, and the furniture of 64 pages at a time. Only
    // what is longer than a page is laid out once more, on its own.
    let layouts = |pack: Pack| {
        let steps = steps_for(&pack.report("layout", "flow"));
        assert_eq!(count(&steps, "iter ("), 0, "the whole is not laid out besides");
        (count(&steps, "layout document"), steps.len())
    };
    let [(fifty, few), (hundred, more), (all, many)] = [50, 100, 200].map(|indicators| layouts(pack(indicators)));
    assert_eq!((fifty, hundred, all), (17 + 6, 34 + 6, 67 + 7));
    let (first, second) = ((more - few) / 50, (many - more) / 100);
    assert!(second <= first + first / 20, "an indicator took {first} steps among 100, but {second} among 200");
    let (long, _) = layouts(long_texts());
    assert!(long <= 14 + 40 + 8, "{long} layouts of 40 indicators");
}
