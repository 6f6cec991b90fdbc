//! Compares the pages of two folders of PDFs and shows those that differ side by side, for whoever reviews a change:
//! `cargo run --release --example pages -- BASE HEAD OUT`.
//!
//! It writes `OUT/index.html` with a picture for each of these pages, the base on the left, and `OUT/summary.md` with their numbers.

#![expect(clippy::print_stdout, reason = "what it found is its output")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use hayro_syntax::Pdf;
use image::{GenericImage, Rgba, RgbaImage};

/// Pixels to the point.
const SCALE: f32 = 1.2;
/// How far a channel may be off before a page counts as another.
const TOLERANCE: u8 = 8;
/// The room between two pictures, in pixels.
const GAP: u32 = 16;
/// The most pages that are shown.
const MOST: usize = 300;

/// A page that differs.
struct Other {
    report: String,
    page: usize,
    /// Where its picture is, in the folder of what is shown.
    picture: String,
    /// Why, where it is only in one of the two.
    note: &'static str,
}

fn main() -> Result<(), Box<dyn Error>> {
    let [base, head, out] = <[String; 3]>::try_from(std::env::args().skip(1).collect::<Vec<_>>())
        .map_err(|_| "usage: pages BASE HEAD OUT")?;
    let out = Path::new(&out);
    fs::create_dir_all(out)?;
    let reports = names(&base)?.union(&names(&head)?).cloned().collect::<BTreeSet<_>>();
    let mut others = Vec::new();
    for report in &reports {
        let pages = |folder: &str| pages(&Path::new(folder).join(report));
        compare(report, &pages(&base), &pages(&head), out, &mut others)?;
    }
    let told = format!("{} of {} reports differ, on {} pages", reports_of(&others), reports.len(), others.len());
    fs::write(out.join("summary.md"), summary(&told, &others))?;
    fs::write(out.join("index.html"), page(&told, &others))?;
    println!("{told}");
    Ok(())
}

/// The names of the PDFs in a folder.
fn names(folder: &str) -> Result<BTreeSet<String>, std::io::Error> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| name.ends_with(".pdf")).collect())
}

/// The pictures of a report's pages; none where there is no report.
fn pages(path: &Path) -> Vec<RgbaImage> {
    let Some(pdf) = fs::read(path).ok().and_then(|bytes| Pdf::new(bytes).ok()) else { return Vec::new() };
    let settings = RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    let draw = |page| {
        let pixels = hayro::render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
        let (width, height) = (pixels.width().into(), pixels.height().into());
        RgbaImage::from_raw(width, height, pixels.data_as_u8_slice().to_vec())
    };
    pdf.pages().iter().filter_map(draw).collect()
}

/// Adds the pages of a report that differ, and writes their pictures.
fn compare(
    report: &str,
    base: &[RgbaImage],
    head: &[RgbaImage],
    out: &Path,
    others: &mut Vec<Other>,
) -> Result<(), Box<dyn Error>> {
    for index in 0..base.len().max(head.len()) {
        let (before, after) = (base.get(index), head.get(index));
        let note = match (before, after) {
            (Some(before), Some(after)) if are_alike(before, after) => continue,
            (Some(_), Some(_)) => "",
            (None, _) => "new",
            (_, None) => "gone",
        };
        let page = index + 1;
        let picture = format!("{}-{page}.png", report.trim_end_matches(".pdf"));
        if others.len() < MOST {
            beside(before, after).save(out.join(&picture))?;
        }
        others.push(Other { report: report.to_owned(), page, picture, note });
    }
    Ok(())
}

fn are_alike(one: &RgbaImage, other: &RgbaImage) -> bool {
    let is_near = |(one, other): (&Rgba<u8>, &Rgba<u8>)| {
        one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) <= TOLERANCE)
    };
    one.dimensions() == other.dimensions() && one.pixels().zip(other.pixels()).all(is_near)
}

/// Two pages side by side; grey stands for one that is not there.
fn beside(base: Option<&RgbaImage>, head: Option<&RgbaImage>) -> RgbaImage {
    let (width, height) = base.or(head).map_or((1, 1), |page| page.dimensions());
    let (other_width, other_height) = head.or(base).map_or((1, 1), |page| page.dimensions());
    let grey = Rgba([180, 180, 180, 255]);
    let mut both = RgbaImage::from_pixel(width + GAP + other_width, height.max(other_height), grey);
    for (page, x) in [(base, 0), (head, width + GAP)] {
        // It fits: the canvas was made for both.
        page.into_iter().for_each(|page| drop(both.copy_from(page, x, 0)));
    }
    both
}

fn reports_of(others: &[Other]) -> usize {
    others.iter().map(|other| &other.report).collect::<BTreeSet<_>>().len()
}

/// The numbers of the pages, a row for each report.
fn summary(told: &str, others: &[Other]) -> String {
    let row = |of: &[Other]| {
        let pages: Vec<String> =
            of.iter().map(|other| format!("{} {}", other.page, other.note).trim().into()).collect();
        format!("| `{}` | {} |\n", of[0].report, pages.join(", "))
    };
    let rows: String = others.chunk_by(|one, other| one.report == other.report).map(row).collect();
    let table = if rows.is_empty() { rows } else { format!("\n| Report | Pages |\n|---|---|\n{rows}") };
    format!("### {told}\n{table}")
}

/// The page that shows them.
fn page(told: &str, others: &[Other]) -> String {
    let figure = |other: &Other| {
        let title = format!("{}, page {} {}", other.report, other.page, other.note);
        let title = title.trim_end();
        format!(
            "<h2>{title}</h2>\n<img loading=\"lazy\" src=\"{}\" alt=\"{title}: before and after\">\n",
            other.picture
        )
    };
    let figures: String = others.iter().take(MOST).map(figure).collect();
    let style = "body{font:16px sans-serif;margin:2em}img{max-width:100%;border:1px solid #999}";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Pages that differ</title>\n<style>{style}</style>\n\
         <h1>{told}</h1>\n<p>Before on the left, after on the right.</p>\n{figures}</html>\n"
    )
}
