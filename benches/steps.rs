//! Each step on its own, for packs of 20, 200 and 2,000 indicators: `cargo bench`.

use std::path::PathBuf;
use std::sync::Arc;

use committee_report::change::diff::Diff;
use committee_report::check::load::{Input, Loaded, check_bytes, load};
use committee_report::look::assets::{Fonts, SAMPLE, Templates};
use committee_report::print::pdf::{Archival, export, typeset};
use committee_report::print::world::{Files, ReportWorld, TemplateStore};
use committee_report::source::Sources;
use committee_report::view::{Context, View, view};
use committee_report::words::Words;
use committee_report::{check, messages, pack, workbook};
use divan::{Bencher, black_box};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The program's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 3] = [20, 200, 2000];

fn main() {
    divan::main();
}

/// The sample's indicators over and over, each with a name, figures and a history of its own.
fn pack_of(count: usize) -> String {
    let mut pack: Value = serde_json::from_str(SAMPLE.1).expect("the sample is JSON");
    let sample = pack["indicators"].as_array().expect("the sample has indicators").clone();
    let indicators = sample.iter().cycle().take(count).enumerate().map(|(index, indicator)| varied(indicator, index));
    pack["indicators"] = indicators.collect();
    pack.to_string()
}

fn varied(indicator: &Value, index: usize) -> Value {
    let mut varied = indicator.clone();
    let level = 200 + index * 7919 % 90_000;
    let value = |quarter: usize| level + level * (index * 31 + quarter * 17) % 97 / 10;
    let period = |quarter: usize| format!("Q{} {}/{}", quarter % 4 + 1, 2022 + quarter / 4, 23 + quarter / 4);
    let point = |quarter| json!({"period": period(quarter), "value": value(quarter), "target": level});
    varied["ref"] = json!((1000 + index).to_string());
    varied["title"] = json!(format!("{} ({index})", indicator["title"].as_str().unwrap_or("Measure")));
    varied["history"] = (0..12).map(point).collect();
    varied
}

/// A pack of the sample's making in a folder of its own.
fn file_of(count: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pack.json");
    std::fs::write(&path, pack_of(count)).expect("a file that can be written");
    (folder, path)
}

fn fonts() -> Arc<Fonts> {
    Fonts::new(None).expect("the built-in fonts")
}

fn loaded(count: usize, fonts: &Fonts) -> Loaded {
    let (_folder, path) = file_of(count);
    load(&Input::File(path), fonts, &Templates::default()).expect("a pack that can be read")
}

fn viewed(loaded: &Loaded, fonts: &Fonts) -> View {
    let text = fonts.measure(&[]);
    let words = Words::of("en");
    let context = Context {
        sources: &loaded.sources,
        pictures: &loaded.pictures,
        text: &text,
        words: &words,
        measures: &loaded.measures,
        corrections: None,
        fingerprint: None,
        attach: false,
    };
    let pack = loaded.pack.as_ref().expect("a pack without errors");
    view(pack, &context)
}

fn world(count: usize) -> (ReportWorld, View) {
    let fonts = fonts();
    let view = viewed(&loaded(count, &fonts), &fonts);
    let templates = TemplateStore::new(Templates::new(None).expect("the built-in templates"));
    (ReportWorld::new(Arc::new(templates), fonts, Files::new()), view)
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn a_read(bencher: Bencher<'_, '_>, count: usize) {
    let (_folder, path) = file_of(count);
    let fonts = fonts();
    bencher.bench(|| {
        let mut problems = Vec::new();
        let mut sources = Sources::open(&path, &mut problems).expect("a pack that can be read");
        pack::read(&mut sources, &|character| fonts.can_print(character), &mut problems)
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn b_check(bencher: Bencher<'_, '_>, count: usize) {
    let fonts = fonts();
    let (loaded, families) = (loaded(count, &fonts), fonts.families());
    let pack = loaded.pack.as_ref().expect("a pack without errors");
    bencher.bench(|| {
        let mut problems = Vec::new();
        let look = check::Look { families: &families, measures: &loaded.measures };
        check::check(black_box(pack), &loaded.sources, look, &mut problems);
        problems
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn c_view(bencher: Bencher<'_, '_>, count: usize) {
    let fonts = fonts();
    let loaded = loaded(count, &fonts);
    bencher.bench(|| viewed(black_box(&loaded), &fonts).whole().json());
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn d_compile(bencher: Bencher<'_, '_>, count: usize) {
    let (world, view) = world(count);
    bencher
        .with_inputs(|| typst::comemo::evict(0))
        .bench_local_values(|()| typeset(&world, &view).expect("templates without errors"));
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn e_export(bencher: Bencher<'_, '_>, count: usize) {
    let (world, view) = world(count);
    let (document, _) = typeset(&world, &view).expect("templates without errors");
    bencher
        .with_inputs(|| typst::comemo::evict(0))
        .bench_values(|()| export(&world, &document, Archival::A2, None).expect("pages that fit the standards"));
}

/// From JSON to problems, and from the workbook of the same pack: at most three times as long.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn g_json(bencher: Bencher<'_, '_>, count: usize) {
    let (fonts, bytes) = (fonts(), pack_of(count).into_bytes());
    bencher.bench_local(|| check_bytes(black_box(&bytes), &fonts).problems.len());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn g_workbook(bencher: Bencher<'_, '_>, count: usize) {
    let fonts = fonts();
    let loaded = check_bytes(pack_of(count).as_bytes(), &fonts);
    let bytes = workbook::write(&loaded.sources, &[]).expect("a workbook");
    bencher.bench_local(|| check_bytes(black_box(&bytes), &fonts).problems.len());
}

/// Small indicators, each with a level the scale does not have, a misspelt field and no commentary.
fn faulty(count: usize) -> String {
    let report = r#"{"title": "T", "committee": "C", "period": "P", "produced_on": "2024-11-25"}"#;
    let indicator =
        |number| format!(r#"{{"ref": "{number}", "titel": "A", "rag": "Gren", "current": 5, "target": 4}}"#);
    let indicators: Vec<String> = (0..count).map(indicator).collect();
    format!(r#"{{"report": {report}, "indicators": [{}]}}"#, indicators.join(",\n"))
}

/// From bytes to problems with their places, as `check --format json` prints them.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn f_faults(bencher: Bencher<'_, '_>, count: usize) {
    let fonts = fonts();
    let pack = faulty(count);
    bencher.bench(|| {
        let loaded = check_bytes(black_box(pack.as_bytes()), &fonts);
        messages::json(&messages::shown(&loaded))
    });
}

/// What has changed between two packs: the second has other numbers and titles, so that all is left to likeness.
#[divan::bench(args = [500, 1_000, 2_000, 4_000], sample_count = 5, sample_size = 1)]
fn h_diff(bencher: Bencher<'_, '_>, count: usize) {
    let (fonts, words) = (fonts(), Words::of("en"));
    let old = pack_of(count);
    let new = old.replace("\"ref\":\"1", "\"ref\":\"9").replace("Number of", "Count of").replace("Percentage", "Share");
    let [old, new] = [old, new].map(|pack| check_bytes(pack.as_bytes(), &fonts));
    bencher.bench(|| Diff::of(black_box(&old), &new, &words).expect("packs that can be compared").entries.len());
}
