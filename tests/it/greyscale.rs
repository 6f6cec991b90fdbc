//! A report that is printed in grey: levels, lines and columns are told apart by their shapes and patterns. Everything is
//! measured in the pictures of its pages.

use image::RgbaImage;
use serde_json::{Value, json};

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{render, sample};

/// Pixels to the point.
const SCALE: f32 = 4.0;

/// A page in grey: how light each pixel is, from 0 to 1, as eyes take it.
struct Grey {
    pixels: Vec<Vec<f64>>,
    height: f64,
}

impl Grey {
    fn of(pdf: &Pdf, page: usize) -> Grey {
        let image: RgbaImage = pdf.image(page, SCALE);
        let light = |[red, green, blue, _]: [u8; 4]| {
            (0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue)) / 255.0
        };
        let pixels = image.rows().map(|row| row.map(|pixel| light(pixel.0)).collect()).collect();
        Grey { pixels, height: f64::from(image.height()) / f64::from(SCALE) }
    }

    /// The pixels of a rectangle, in points from the page's bottom left: left, bottom, right, top.
    fn cut(&self, [left, bottom, right, top]: [f64; 4]) -> Grey {
        let scale = f64::from(SCALE);
        let (from, to) = ((self.height - top) * scale, (self.height - bottom) * scale);
        let rows = &self.pixels[from.max(0.0) as usize..to as usize];
        let pixels: Vec<Vec<f64>> =
            rows.iter().map(|row| row[(left * scale) as usize..(right * scale) as usize].to_vec()).collect();
        Grey { height: pixels.len() as f64 / scale, pixels }
    }

    fn columns(&self) -> impl Iterator<Item = Vec<f64>> {
        let width = self.pixels.first().map_or(0, Vec::len);
        (0..width).map(|at| self.pixels.iter().map(|row| row[at]).collect())
    }

    fn all(&self) -> impl Iterator<Item = f64> {
        self.pixels.iter().flatten().copied()
    }

    /// What stands out from the ground, which the corner shows: pixel by pixel.
    fn silhouette(&self) -> Vec<bool> {
        let ground = self.pixels[0][0];
        let most = self.all().map(|light| (light - ground).abs()).fold(0.0, f64::max);
        assert!(most > 0.25, "nothing stands out from {ground}");
        self.all().map(|light| (light - ground).abs() > most / 2.0).collect()
    }
}

fn mean(of: impl Iterator<Item = f64>) -> f64 {
    let all: Vec<f64> = of.collect();
    all.iter().sum::<f64>() / all.len().max(1) as f64
}

fn spread(of: impl Iterator<Item = f64>) -> f64 {
    let all: Vec<f64> = of.collect();
    let middle = mean(all.iter().copied());
    mean(all.iter().map(|value| (value - middle).powi(2))).sqrt()
}

/// The rectangle of a text on a page, and its size.
fn place(pdf: &Pdf, page: usize, text: &str) -> ([f64; 4], f64) {
    let runs = pdf.placed_text(page);
    let run = runs.iter().find(|(run, ..)| run.trim() == text);
    run.map(|(_, rectangle, size)| (*rectangle, *size)).unwrap_or_else(|| panic!("no {text:?} in {runs:?}"))
}

/// The shape in the badge of a level, which stands left of its name.
fn shape(pdf: &Pdf, page: usize, grey: &Grey, level: &str) -> Vec<bool> {
    let ([left, bottom, ..], size) = place(pdf, page, level);
    let baseline = bottom + 0.25 * size;
    grey.cut([left - 1.2 * size, baseline - 0.12 * size, left - 0.32 * size, baseline + 0.76 * size]).silhouette()
}

/// That the shapes of any two differ in a tenth of their pixels at least.
#[track_caller]
fn assert_unlike(shapes: &[(String, Vec<bool>)]) {
    for (index, (name, one)) in shapes.iter().enumerate() {
        for (other_name, other) in &shapes[index + 1..] {
            let differing = one.iter().zip(other).filter(|(a, b)| a != b).count() as f64;
            let share = differing / one.len().min(other.len()) as f64;
            assert!(share > 0.1, "{name} and {other_name} differ in {share:.2} of their pixels");
        }
    }
}

const LEVELS: [&str; 7] = ["Red", "Amber", "Green", "Blue", "Baseline", "Contextual", "In Development"];

#[test]
fn the_badges_of_all_levels_have_shapes_of_their_own() {
    let pdf = render(Pack::new().measuring("1", r#""current": 5"#).text());
    let grey = Grey::of(&pdf, 2);
    assert_unlike(&LEVELS.map(|level| (level.to_owned(), shape(&pdf, 2, &grey, level))));
}

#[test]
fn the_badges_of_a_scale_of_ones_own_in_one_colour_do_too() {
    let names = ["Poor", "Weak", "Fair", "Good", "Strong", "Best"];
    let band = |(at, name): (usize, &&str)| match at {
        5 => json!({"name": name, "colour": "#444444"}),
        at => json!({"name": name, "below": at as i64 * 10 - 30, "colour": "#444444"}),
    };
    let bands: Vec<Value> = names.iter().enumerate().map(band).collect();
    let mut pack: Value =
        serde_json::from_str(&Pack::new().measuring("1", r#""current": 5"#).text()).expect("a pack in JSON");
    pack["rating"] = json!({"bands": bands, "labels": []});
    let pdf = render(pack.to_string());
    let grey = Grey::of(&pdf, 2);
    assert_unlike(&names.map(|name| (name.to_owned(), shape(&pdf, 2, &grey, name))));
}

/// The segments of the summary's bar, as the columns between whites.
fn segments(grey: &Grey, lead: [f64; 4], below: [f64; 4]) -> Vec<Grey> {
    let strip = grey.cut([57.5, below[3] + 5.0, 537.5, lead[1] - 3.0]);
    // Only the rows of the bar: those that are not white as a whole.
    let rows: Vec<Vec<f64>> = strip.pixels.into_iter().filter(|row| row.iter().any(|light| *light < 0.9)).collect();
    let bar = Grey { height: rows.len() as f64 / f64::from(SCALE), pixels: rows };
    let columns: Vec<Vec<f64>> = bar.columns().collect();
    let is_white = |column: &Vec<f64>| column.iter().all(|light| *light > 0.97);
    let runs = columns.split(is_white).filter(|run| run.len() > 4);
    let turned = |run: &[Vec<f64>]| {
        let height = run[0].len();
        let pixels = (0..height).map(|row| run.iter().map(|column| column[row]).collect()).collect();
        Grey { pixels, height: bar.height }
    };
    runs.map(turned).collect()
}

/// The shape in the middle of a segment, without the segment's edge.
fn shape_in(segment: &Grey) -> Vec<bool> {
    let (width, height) = (segment.pixels[0].len(), segment.pixels.len());
    let half = (4.7 * SCALE) as usize;
    let rows = &segment.pixels[height / 2 - half..height / 2 + half];
    let pixels = rows.iter().map(|row| row[(width / 2).saturating_sub(half)..(width / 2 + half).min(width)].to_vec());
    Grey { pixels: pixels.collect(), height: 0.0 }.silhouette()
}

fn segments_of(pdf: &Pdf, lead: &str) -> Vec<Grey> {
    let runs = pdf.placed_text(2);
    let lead = runs.iter().find(|(run, ..)| run.contains(lead)).expect("the first sentence").1;
    segments(&Grey::of(pdf, 2), lead, place(pdf, 2, "Red").0)
}

#[test]
fn the_segments_of_the_summarys_bar_have_the_shapes_of_their_levels() {
    let pdf = Pdf::from_bytes(sample("communities-2024-25-q2").to_vec());
    let segments = segments_of(&pdf, "are rated");
    assert_eq!(segments.len(), 4, "Red, Green, Blue, Contextual");
    let shapes: Vec<_> =
        segments.iter().enumerate().map(|(at, one)| (format!("segment {at}"), shape_in(one))).collect();
    assert_unlike(&shapes);
}

#[test]
fn a_level_of_one_in_two_hundred_still_shows_its_shape_in_the_bar() {
    let level = |number: usize| if number == 1 { "Red" } else { "Green" };
    let pack = (1..=200).fold(Pack::new().report("parts", json!(["summary"])), |pack, number| {
        pack.measuring(&number.to_string(), &format!(r#""current": 5, "rag": "{}""#, level(number)))
    });
    let segments = segments_of(&render(pack.text()), "are rated");
    assert_eq!(segments.len(), 2);
    assert_unlike(&[("Red".to_owned(), shape_in(&segments[0])), ("Green".to_owned(), shape_in(&segments[1]))]);
}

/// A pack whose one indicator has this chart and nothing else.
fn charted(chart: &Value) -> Pdf {
    let pack = Pack::new()
        .report("parts", json!(["indicators"]))
        .measuring("1", &format!(r#""rag": "Contextual", "charts": [{chart}]"#));
    render(pack.text())
}

/// What eyes see of a line without its colour.
#[derive(Debug)]
struct Stroke {
    /// How much of its length is drawn.
    drawn: f64,
    /// How often it is broken, in a hundred points.
    gaps: f64,
    /// How thick it is where it is drawn, in points.
    thickness: f64,
    /// How light it is there.
    light: f64,
}

impl Stroke {
    /// The stroke of the line that ends at a label.
    fn of(grey: &Grey, ([left, bottom, ..], size): ([f64; 4], f64)) -> Stroke {
        let middle = bottom + 0.6 * size;
        // Between the first two points, where no marker stands.
        let strip = grey.cut([left - 150.0, middle - 4.0, left - 110.0, middle + 4.0]);
        let darkest = |column: &Vec<f64>| column.iter().copied().fold(1.0, f64::min);
        let columns: Vec<Vec<f64>> = strip.columns().collect();
        let is_drawn: Vec<bool> = columns.iter().map(|column| darkest(column) < 0.7).collect();
        let drawn: Vec<&Vec<f64>> =
            columns.iter().zip(&is_drawn).filter(|(_, drawn)| **drawn).map(|(column, _)| column).collect();
        let gaps = is_drawn.windows(2).filter(|pair| pair[0] && !pair[1]).count() as f64;
        let thick = |column: &&Vec<f64>| column.iter().filter(|light| **light < 0.7).count() as f64 / f64::from(SCALE);
        Stroke {
            drawn: drawn.len() as f64 / columns.len() as f64,
            gaps: gaps * 100.0 / 40.0,
            thickness: mean(drawn.iter().map(thick)),
            light: mean(drawn.iter().map(|column| darkest(column))),
        }
    }

    fn is_unlike(&self, other: &Stroke) -> bool {
        let apart = |a: f64, b: f64, by: f64| (a - b).abs() > by;
        apart(self.drawn, other.drawn, 0.12)
            || apart(self.gaps, other.gaps, 4.0)
            || apart(self.thickness, other.thickness, 0.45)
            || apart(self.light, other.light, 0.15)
    }
}

#[test]
fn the_lines_of_a_chart_differ_in_dash_weight_or_lightness() {
    let series = |name: &str, role: &str, value: u32| json!({"name": name, "role": role, "values": vec![value; 4]});
    for roles in [["actual", "comparator", "comparator", "comparator"], ["actual", "previous", "comparator", "target"]]
    {
        let values = [53, 43, 33, 23];
        let all: Vec<Value> =
            roles.iter().zip(values).map(|(role, value)| series(&format!("S{value}"), role, value)).collect();
        let chart = json!({"kind": "line", "title": "Lines", "categories": ["2021", "2022", "2023", "2024"], "series": all, "target": 13});
        let pdf = charted(&chart);
        let grey = Grey::of(&pdf, 2);
        let names = ["S53 53", "S43 43", "S33 33", "S23 23", "Target 13"];
        let strokes = names.map(|name| (name, Stroke::of(&grey, place(&pdf, 2, name))));
        for (index, (name, one)) in strokes.iter().enumerate() {
            assert!(one.drawn > 0.1, "{name} was not found: {one:?}");
            for (other_name, other) in &strokes[index + 1..] {
                // Two targets are both dashed alike: their names tell them apart.
                let are_targets = roles[3] == "target" && index == 3;
                assert!(are_targets || one.is_unlike(other), "{name} {one:?} and {other_name} {other:?}");
            }
        }
    }
}

#[test]
fn the_columns_of_a_chart_differ_in_lightness_or_pattern() {
    let series = |(name, role): (&str, &str)| json!({"name": name, "role": role, "values": [5, 6]});
    let names = [("One", "actual"), ("Two", "comparator"), ("Three", "comparator"), ("Four", "previous")];
    let four = [("One", "actual"), ("Two", "actual"), ("Three", "actual"), ("Four", "actual")];
    for names in [names, four] {
        let all: Vec<Value> = names.into_iter().map(series).collect();
        let pdf =
            charted(&json!({"kind": "column", "title": "Columns", "categories": ["2023", "2024"], "series": all}));
        let grey = Grey::of(&pdf, 2);
        // The swatch of the key stands left of the name.
        let swatch = |name: &str| {
            let ([left, bottom, ..], size) = place(&pdf, 2, name);
            let middle = bottom + 0.6 * size;
            let (right, half) = (left - 0.4 * size, 0.34 * size);
            let cut = grey.cut([right - 0.78 * size, middle - half, right - 0.12 * size, middle + half]);
            let level = |row: &Vec<f64>| mean(row.iter().copied());
            [mean(cut.all()), spread(cut.all()), spread(cut.pixels.iter().map(level))]
        };
        let seen = names.map(|(name, _)| (name, swatch(name)));
        for (index, (name, one)) in seen.iter().enumerate() {
            for (other_name, other) in &seen[index + 1..] {
                let is_unlike = one.iter().zip(other).any(|(a, b)| (a - b).abs() > 0.1);
                assert!(is_unlike, "{name} {one:?} and {other_name} {other:?}");
            }
        }
    }
}
