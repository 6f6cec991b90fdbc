//! What holds for every chart, and what the hard ones look and sound like.

mod anything;
mod pictures;
mod spoken;

use super::*;
use crate::number::format::Format;

fn english() -> Words {
    Words::of("en")
}

/// A chart of so many series; values as they are written in a pack, "-" for a gap, "p" behind a provisional one.
fn chart(kind: Kind, categories: &[&str], series: &[(&str, Role, &str)]) -> Chart {
    let series = series.iter().map(|(name, role, values)| Series {
        name: (*name).to_owned(),
        role: *role,
        points: values.split_whitespace().map(point).collect(),
    });
    Chart {
        kind,
        title: "Active library users".into(),
        unit: None,
        categories: categories.iter().map(|name| (*name).to_owned()).collect(),
        series: series.collect(),
        target: None,
        notation: Format::number().into(),
        alt: None,
        annotations: Annotations::default(),
    }
}

fn point(text: &str) -> Point {
    let (digits, mark) = match (text.strip_suffix('p'), text.strip_suffix('b')) {
        (Some(digits), _) => (digits, Some(Mark::Provisional)),
        (_, Some(digits)) => (digits, Some(Mark::Break)),
        _ => (text, None),
    };
    let is_revised = mark == Some(Mark::Revised);
    Point { figure: digits.parse::<Decimal>().ok().map(Figure::from), mark, is_revised }
}
