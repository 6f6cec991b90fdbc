//! `layout: flow`: groups start pages, indicators follow one another, and none is broken that fits a page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::pack::Pack;
use crate::pdf::{Pdf, Target};
use crate::run::{Folder, assert_in_order, flat, render, sample_pack};

/// The sample with further fields of its report, its texts in their order.
fn sample_with(fields: &str) -> String {
    let pack = sample_pack("communities-2024-25-q2");
    pack.replacen(r#""report": {"#, &format!(r#""report": {{"layout": "flow", {fields}"#), 1)
}

fn sample() -> Pdf {
    render(sample_with(""))
}

/// How many lines the indicators of a pack have, by group.
const LINES: [(&str, &[usize]); 3] = [
    ("Libraries", &[3, 30, 5, 12, 14, 40, 2, 60, 4, 18]),
    ("Coroner", &[90, 7, 33, 34, 35, 36, 37, 38, 39, 41, 42]),
    ("Registrations", &[1, 1, 1, 1, 26, 8, 140, 9, 10, 11]),
];

/// The pack of those lines, each of them a paragraph.
fn of_lines() -> Pack {
    let all = LINES.iter().flat_map(|(group, lines)| lines.iter().map(move |lines| (*group, *lines)));
    all.enumerate().fold(
        Pack::new().report("layout", "flow").report("issued", "May"),
        |pack, (index, (group, lines))| {
            let texts: Vec<String> = (1..=lines).map(|line| format!("Line {line} of {index}.")).collect();
            let fields =
                json!({"group": group, "current": 5, "rag": "Green", "narrative": {"Commentary": texts}}).to_string();
            pack.measuring(&index.to_string(), &fields[1..fields.len() - 1])
        },
    )
}

/// Where a text stands: its page, and how far below the page's top its foot is.
fn place(pdf: &Pdf, text: &str) -> (usize, f64) {
    let found = (2..=pdf.page_count()).find_map(|page| {
        let runs = pdf.placed_text(page);
        let run = runs.iter().find(|(run, _, size)| run.trim().starts_with(text) && *size > 11.0);
        run.map(|(_, [_, bottom, ..], _)| (page, 842.0 - bottom))
    });
    found.unwrap_or_else(|| panic!("{text:?} stands nowhere"))
}

/// The pages of the indicators, from the first group's on.
fn first_page_of(pdf: &Pdf, title: &str) -> usize {
    pdf.outline().iter().find(|bookmark| bookmark.title == title).expect("a bookmark").page
}

#[test]
fn the_sample_takes_fewer_and_fuller_pages() {
    let each = Pdf::from_bytes(crate::run::sample("communities-2024-25-q2").to_vec());
    let shared = sample();
    assert!(
        each.page_count() > 25 && shared.page_count() <= 16,
        "{} instead of {}",
        shared.page_count(),
        each.page_count()
    );
    // What carries meaning is never smaller, and running text is as large as elsewhere.
    let sizes = |pdf: &Pdf| -> Vec<f64> {
        (2..=pdf.page_count()).flat_map(|page| pdf.placed_text(page)).map(|(_, _, size)| size).collect()
    };
    assert!(sizes(&shared).into_iter().all(|size| size > 9.99));
    let commentary = "Active users passed 100,000";
    let size = |pdf: &Pdf| {
        let runs = (5..=6).flat_map(|page| pdf.placed_text(page)).collect::<Vec<_>>();
        runs.into_iter().find(|(run, ..)| run.contains(commentary)).map(|(_, _, size)| size)
    };
    assert_eq!(size(&shared).map(f64::round), Some(12.0));
    assert_eq!(size(&each), size(&shared));
}

/// The sample in a size of text.
fn sample_in(size: u32) -> Pdf {
    render(sample_with(&format!(r#""theme": {{"text_size": {size}}},"#)))
}

/// The places of a text on a page, each by its left edge and its foot below the page's top.
fn places(pdf: &Pdf, page: usize, text: &str) -> Vec<(f64, f64)> {
    let runs = pdf.placed_text(page).into_iter().filter(|(run, ..)| run.trim() == text);
    runs.map(|(_, [left, bottom, ..], _)| (left, 842.0 - bottom)).collect()
}

#[test]
fn a_chart_of_a_few_columns_stands_beside_the_figures_and_in_large_print_under_them() {
    let beside = sample();
    let figures = places(&beside, first_page_of(&beside, "Adult skills"), "2409");
    let [(table, at), (chart, label)] = figures[..] else { panic!("{figures:?}") };
    assert!(chart > table + 250.0 && (at - label).abs() < 60.0, "{figures:?}");
    let large = sample_in(18);
    let page = first_page_of(&large, "Adult skills");
    let figures = places(&large, page, "2547");
    let [(_, at), (_, label)] = figures[..] else { panic!("{figures:?}") };
    assert!(label > at + 40.0, "{figures:?}");
    assert_in_order(&flat(&large.page_text(page)), ["2409", "2547", "Quarter 1 2024/25", "Indicator Description"]);
}

#[test]
fn headings_without_a_text_end_the_line_of_the_text_before() {
    let long = "What the service has agreed with its partners to do about it in the coming quarters";
    let narrative = format!(
        r#"{{"Aims": "", "Links": "", "Commentary": "Said.", "Useful Links": "", "Actions": "", "Path to Green": "- Go on.", "Notes": "", "{long}": "Done.", "Sources": ""}}"#
    );
    let fields = format!(r#""current": 5, "narrative": {narrative}"#);
    let pdf = render(Pack::new().report("layout", "flow").measuring("1", &fields).text());
    let at = |text: &str| *places(&pdf, pdf.page_count(), text).first().unwrap_or_else(|| panic!("{text}"));
    let is_beside = |one: &str, other: &str| (at(one).1 - at(other).1).abs() < 1.0 && at(one).0 < at(other).0;
    assert!(is_beside("Aims", "Links") && at("Commentary").1 > at("Links").1 + 10.0, "a line of their own");
    assert!(is_beside("Commentary", "Useful Links") && is_beside("Useful Links", "Actions"));
    assert!(at("Useful Links").0 > 300.0 && at("Path to Green").1 > at("Actions").1 + 10.0);
    assert!(at("Notes").1 > at("Path to Green").1 + 20.0 && at(long).1 > at("Notes").1 + 10.0, "a list ends its lines");
    assert!(at(long).1 + 5.0 < at("Done.").1 && is_beside("Done.", "Sources"), "too long to share a line");
    let headings: Vec<String> = pdf.tags().find_all("H2").iter().map(|heading| flat(&heading.text())).collect();
    let written = ["Aims", "Links", "Commentary", "Useful Links", "Actions", "Path to Green", "Notes", long, "Sources"];
    assert_eq!(headings, written);
}

#[test]
fn nothing_of_an_indicator_that_fits_a_page_is_on_another_page() {
    let pdf = render(of_lines().text());
    let (mut whole, mut broken) = (BTreeMap::new(), Vec::new());
    let all = LINES.iter().flat_map(|(_, lines)| lines.iter().copied()).enumerate();
    for (index, lines) in all {
        let (first, top) = place(&pdf, &format!("Indicator {index}: Measure {index}"));
        let (last, bottom) = place(&pdf, &format!("Line {lines} of {index}."));
        if first == last {
            whole.insert(lines, bottom - top);
        } else {
            broken.push(lines);
        }
    }
    let most = *whole.last_key_value().expect("some fit").0;
    let fewest = *broken.iter().min().expect("some do not");
    assert!(most < fewest, "one of {fewest} lines is broken, one of {most} is not");
    // What is broken is higher than the highest that is not and than what fits a page.
    let by_line = (whole[&most] - whole[&1]) / (most - 1) as f64;
    let top = place(&pdf, "Indicator 0: Measure 0").1;
    let lowest = LINES.iter().flat_map(|(_, lines)| lines.iter()).enumerate();
    let lowest = lowest.map(|(index, lines)| place(&pdf, &format!("Line {lines} of {index}.")).1).fold(0.0, f64::max);
    assert!(whole[&1] + by_line * (fewest - 1) as f64 > lowest - top - by_line, "{fewest} lines fit a page");
}

#[test]
fn only_what_has_no_room_left_moves_to_the_next_page() {
    let pdf = render(of_lines().text());
    let mut index = 0;
    for (_, lines) in LINES {
        for (place_in_group, pair) in lines.windows(2).enumerate() {
            let here = index + place_in_group;
            let (page, end) = place(&pdf, &format!("Line {} of {here}.", pair[0]));
            let (next_page, start) = place(&pdf, &format!("Indicator {}: Measure {}", here + 1, here + 1));
            let (end_page, next_end) = place(&pdf, &format!("Line {} of {}.", pair[1], here + 1));
            if next_page > page && end_page == next_page {
                assert!(end + (next_end - start) > 700.0, "{} moved although there was room from {end} on", here + 1);
            }
            assert!(next_page <= page + 1, "no page is left out before {}", here + 1);
        }
        index += lines.len();
    }
}

#[test]
fn each_group_starts_a_page_and_goes_on_under_its_name() {
    let pdf = render(of_lines().text());
    let bookmarks = pdf.outline();
    let groups: Vec<_> =
        bookmarks.iter().filter(|bookmark| LINES.iter().any(|(group, _)| bookmark.title == *group)).collect();
    assert_eq!(groups.len(), 3, "each is named once: {bookmarks:?}");
    for (bookmark, following) in groups.iter().zip(groups.iter().skip(1).map(Some).chain([None])) {
        let text = flat(&pdf.page_text(bookmark.page));
        assert_in_order(&text, [bookmark.title.as_str(), "Indicator"]);
        assert!(!text.contains("(continued)"), "{text}");
        let end = following.map_or(pdf.page_count() + 1, |next| next.page);
        for page in bookmark.page + 1..end {
            let text = flat(&pdf.page_text(page));
            let first = text.find("Indicator ").filter(|at| !text[*at..].starts_with("Indicator Description"));
            let is_named = text.contains(&format!("{} (continued)", bookmark.title));
            let goes_on = first
                .is_some_and(|at| text[at..].split("Line").next().is_some_and(|name| name.contains("(continued)")));
            assert!(is_named || goes_on, "page {page} does not say what goes on: {text}");
        }
    }
}

#[test]
fn every_page_has_its_way_back_and_every_link_leads_where_it_says() {
    for pdf in [render(of_lines().text()), sample(), sample_in(18)] {
        let index = first_page_of(&pdf, "Index");
        let first =
            pdf.outline().iter().find(|bookmark| bookmark.level == 2 && bookmark.page > index).expect("one").page;
        for page in first..=pdf.page_count() {
            let back = pdf.links().into_iter().filter(|link| link.page == page && link.target == Target::Page(index));
            assert_eq!(back.count(), 1, "ways back on page {page}");
        }
        let indicators: Vec<_> =
            pdf.outline().into_iter().filter(|bookmark| bookmark.level == 2 && bookmark.page >= first).collect();
        let rows: Vec<_> = pdf.links().into_iter().filter(|link| (index..first).contains(&link.page)).collect();
        // A title of two lines is two links.
        let mut led: Vec<usize> = rows
            .iter()
            .map(|link| match link.target {
                Target::Page(page) => page,
                _ => 0,
            })
            .collect();
        let mut stand: Vec<usize> = indicators.iter().map(|bookmark| bookmark.page).collect();
        assert!(led.is_sorted(), "{led:?}");
        led.dedup();
        stand.dedup();
        assert_eq!(led, stand);
        let text = flat(&(index..first).map(|page| pdf.page_text(page)).collect::<String>());
        // The row of an indicator ends where the next one begins, with its number and title, or at the foot of its page.
        let heading = |title: &str| title.trim_start_matches("Indicator ").replacen(": ", " ", 1);
        let ends: Vec<String> =
            indicators[1..].iter().map(|next| heading(&next.title)).chain(["Produced on".into()]).collect();
        for (bookmark, end) in indicators.into_iter().zip(ends) {
            let title = heading(&bookmark.title);
            let row = text.split(&title).nth(1).unwrap_or_else(|| panic!("{title} in {text}"));
            let row = row.split(&end).next().and_then(|row| row.split("Produced on").next()).expect("a row");
            let number = row.split(|sign: char| !sign.is_ascii_digit()).rfind(|number| !number.is_empty());
            assert_eq!(number, Some(bookmark.page.to_string().as_str()), "{title}");
        }
    }
}

#[test]
fn the_same_comes_out_when_the_report_is_typeset_as_a_whole() {
    let own = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/report.typ")).expect("a template");
    let large = sample_with(r#""theme": {"text_size": 18}, "fingerprint": true,"#);
    for pack in [sample_with(""), large, of_lines().text()] {
        let folder = Folder::with("pack.json", &pack);
        folder.write("mine/report.typ", &own);
        folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine"]).exits(0);
        let (whole, parts) = (folder.pdf("out.pdf"), render(&pack));
        assert_eq!(whole.outline(), parts.outline());
        for page in 1..=parts.page_count() {
            // The way back stands at another place in the order of reading.
            let words = |pdf: &Pdf| {
                let is_way_back = |run: &str| run.trim() == "Return to Index" || run.trim().starts_with("Issued");
                let runs = pdf.placed_text(page).into_iter().map(|(run, ..)| run).filter(|run| !is_way_back(run));
                // Nor is a page number that was put in later one run with the words before it.
                let of_run = |run: String| run.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                let mut words: Vec<String> = runs.flat_map(of_run).collect();
                words.sort();
                words
            };
            assert_eq!(words(&whole), words(&parts), "page {page}");
        }
    }
}

/// All packs of some folders of the project.
fn packs() -> Vec<PathBuf> {
    let folders = ["data", "tests/charts", "tests/problems", "tests/quarters"];
    let files = |folder: &str| {
        let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
        files.map(|file| file.expect("a file").path()).collect::<Vec<_>>()
    };
    let mut packs: Vec<PathBuf> = folders.into_iter().flat_map(files).collect();
    packs.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    packs.sort();
    packs
}

#[test]
fn every_pack_that_prints_page_by_page_prints_so_and_is_verified() {
    let mut compared = 0;
    for path in packs() {
        let text = std::fs::read_to_string(&path).expect("a pack");
        let Ok(mut pack) = serde_json::from_str::<Value>(&text) else { continue };
        if !pack["report"].is_object() {
            continue;
        }
        pack["report"]["layout"] = json!("flow");
        let folder = Folder::new();
        for file in std::fs::read_dir(path.parent().expect("a folder")).expect("files").flatten() {
            if ["svg", "png", "jpg", "webp"]
                .iter()
                .any(|kind| file.path().extension().is_some_and(|extension| extension == *kind))
            {
                folder.write(&file.file_name().to_string_lossy(), std::fs::read(file.path()).expect("a picture"));
            }
        }
        folder.write("page.json", &text).write("flow.json", pack.to_string());
        let code = |name: &str| folder.run(["render", name]).code;
        assert_eq!(code("flow.json"), code("page.json"), "{path:?}");
        if folder.files().contains(&"page.pdf".to_owned()) {
            assert!(folder.pdf("flow.pdf").page_count() <= folder.pdf("page.pdf").page_count(), "{path:?}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared} were printed");
}

#[test]
fn the_default_is_a_page_each() {
    let two = || Pack::new().measuring("1", r#""current": 5"#).measuring("2", r#""current": 6"#);
    let [default, page, flow] =
        [two(), two().report("layout", "page"), two().report("layout", "flow")].map(|pack| render(pack.text()));
    assert_eq!(default.text(), page.text());
    assert_eq!(default.page_count(), flow.page_count() + 1);
}

#[test]
fn templates_of_ones_own_hold_here_too() {
    let pack = Pack::new().report("layout", "flow").measuring("1", r#""current": 5"#).measuring("2", r#""current": 6"#);
    let printed = |indicator: &str| {
        let folder = Folder::with("pack.json", pack.text());
        folder.write(
            "mine/parts/indicator.typ",
            format!("#let indicator(item, words, ..rest) = {{ heading(level: 1)[Ours: #item.heading]\n{indicator} }}"),
        );
        folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine"]).exits(0);
        folder.pdf("out.pdf")
    };
    let ours = |pdf: &Pdf| {
        (4..=pdf.page_count()).map(|page| flat(&pdf.page_text(page)).matches("Ours:").count()).collect::<Vec<_>>()
    };
    let label = "[#metadata(none)#label(item.label)]";
    assert_eq!(ours(&printed(label)), [2], "both share a page");
    assert_eq!(ours(&printed(&format!("{label}; block(height: 500pt)[High]"))), [1, 1], "each is too high for both");
    assert_eq!(
        ours(&printed(&format!("{label}; pagebreak(); [Further]"))),
        [1, 0, 1, 0],
        "breaks of one's own start a page"
    );
    let asks = printed(&format!("{label}; context [There are #counter(page).final().first() pages.]"));
    assert_eq!(ours(&asks), [2]);
    assert!(asks.page_text(4).contains("There are 4 pages."), "{}", asks.page_text(4));
}
