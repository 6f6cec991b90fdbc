//! Whether a pack is more than one run can print: what its parts take was measured, in KB of memory.
//!
//! Time goes with memory: what stays within it takes less than a minute on two cores.

use crate::limits::{self, grouped};
use crate::pack::{ChartKind, Indicator, Pack, Performance, Texts};
use crate::problem::{Code, Place, Problem};

/// A page that starts with an indicator, without its row.
const INDICATOR: u64 = 230;
/// A row of a headline table.
const MEASURE: u64 = 90;
/// A cell of one's own column.
const COMPARATOR: u64 = 45;
/// A chart, and each of its points; a bar with its name and value takes more, and so does a point in a table.
const CHART: u64 = 100;
const POINT: u64 = 4;
const BAR: u64 = 16;
const TABLED: u64 = 55;
/// A row of the key.
const KEY_ROW: u64 = 58;
/// A row of a table of actions.
const ACTION: u64 = 60;
/// A heading with its text.
const SECTION: u64 = 25;
/// A note, or a paragraph: each text of a list is one.
const NOTE: u64 = 10;
const PARAGRAPH: u64 = 10;
/// A picture, however often it was named before.
const FIGURE: u64 = 22;

/// What printing a pack takes, in KB.
pub(crate) fn weight(pack: &Pack) -> u64 {
    let has_tables = has_tables(pack);
    before_indicators(pack) + pack.indicators.0.iter().map(|indicator| of_indicator(indicator, has_tables)).sum::<u64>()
}

/// Records where a pack becomes more than can be printed.
pub(super) fn check(pack: &Pack, problems: &mut Vec<Problem>) {
    let has_tables = has_tables(pack);
    let mut weight = before_indicators(pack);
    for indicator in &pack.indicators.0 {
        weight += of_indicator(indicator, has_tables);
        if weight > limits::PRINTED_KB {
            problems.push(too_much(indicator.place));
            return;
        }
    }
    if weight > limits::PRINTED_KB {
        problems.push(too_much(pack.report.title.place));
    }
}

fn has_tables(pack: &Pack) -> bool {
    pack.report.chart_tables.as_ref().is_some_and(|tables| tables.value)
}

fn before_indicators(pack: &Pack) -> u64 {
    let key = pack.key_rows().iter().map(|row| KEY_ROW + of_texts(&row.explanation));
    let introduction = pack.report.introduction.iter().flat_map(|texts| &texts.value.0);
    key.sum::<u64>() + introduction.map(|section| SECTION + of_texts(&section.texts)).sum::<u64>()
}

fn too_much(place: Place) -> Problem {
    let most = grouped(usize::try_from(limits::PRINTED_KB / 1_000).unwrap_or(usize::MAX));
    let message = format!("up to here this pack would take more than {most} MB of memory to print");
    Problem::new(Code::BadValue, place.part(0, 1), message).hint("split it into several packs")
}

fn of_indicator(indicator: &Indicator, has_tables: bool) -> u64 {
    let sections = indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    let texts = sections.map(|section| SECTION + of_texts(&section.texts));
    let figures = indicator.figures.as_ref().map_or(0, |figures| FIGURE * figures.value.len() as u64);
    let charts = indicator.charts.iter().flat_map(|charts| &charts.value).map(|chart| {
        let points = chart.series.value.iter().map(|series| series.values.value.len()).sum();
        let bars = if chart.kind.value == ChartKind::Line { 0 } else { (BAR - POINT) * points as u64 };
        CHART + bars + points_of(points, chart.table.as_ref().map_or(has_tables, |table| table.value))
    });
    let actions = indicator.actions().iter().map(|action| ACTION + of_text(&action.text));
    let performances = indicator.performances().map(|performance| of_performance(performance, has_tables));
    INDICATOR + figures + texts.sum::<u64>() + charts.sum::<u64>() + actions.sum::<u64>() + performances.sum::<u64>()
}

fn of_performance(performance: &Performance, has_tables: bool) -> u64 {
    let comparators = performance.comparators.as_ref().map_or(0, |comparators| comparators.value.len());
    let points = performance.history().len();
    let chart = if points > 1 { CHART + points_of(points, has_tables) } else { 0 };
    let notes = performance.notes().iter().map(|note| NOTE + of_text(note));
    MEASURE + COMPARATOR * comparators as u64 + chart + notes.sum::<u64>()
}

fn points_of(points: usize, are_tabled: bool) -> u64 {
    points as u64 * if are_tabled { TABLED } else { POINT }
}

fn of_texts(texts: &Texts) -> u64 {
    texts.0.iter().map(|text| PARAGRAPH + of_text(text)).sum()
}

/// A text by its letters, and by the lines, items, cells, strong words and links that it may hold.
fn of_text(text: &str) -> u64 {
    let (mut thirds, mut starts_line) = (0, true);
    for byte in text.bytes() {
        thirds += match byte {
            b'\n' => 18,
            b'-' | b'*' | b'+' | 0xE2 if starts_line => 45,
            b'|' | b'\t' => 39,
            b'*' => 6,
            b'[' | b'<' => 48,
            _ => 1,
        };
        starts_line = byte == b'\n' || (starts_line && byte == b' ');
    }
    thirds / 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;
    use crate::source::Sources;

    #[test]
    fn texts_weigh_what_they_were_measured_to_take() {
        // What 100,000 letters of each kind took, less what every report takes: in MB.
        for (text, least, most) in [
            ("- a\n".repeat(24_000), 500, 800),
            ("a\n".repeat(40_000), 220, 350),
            ("a\n\n".repeat(30_000), 300, 420),
            ("| 1 | 2 |\n".repeat(4_900), 130, 300),
            ("**a** ".repeat(16_000), 110, 200),
            ("[a](https://b.uk) ".repeat(5_500), 90, 150),
            ("word ".repeat(19_999), 30, 45),
        ] {
            let weight = of_text(&text) / 1_000;
            assert!((least..=most).contains(&weight), "{weight} MB of {}", &text[..8]);
        }
    }

    #[test]
    fn a_dash_starts_an_item_only_where_a_line_starts() {
        let weight = |line: &str| of_text(&line.repeat(3_000));
        let item = weight("- abcde\n");
        assert_eq!(weight("    - a\n"), item, "blanks before it are part of the start");
        for line in ["a - bcd\n", "ab-cdef\n", "ab--cde\n"] {
            assert_eq!(weight(line), weight("abcdefg\n"), "{line:?}");
        }
    }

    #[test]
    fn the_message_says_the_limit_in_megabytes() {
        let message = too_much(Place::default()).message;
        let digits: String = message.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits.parse::<u64>().expect("a number") * 1_000, limits::PRINTED_KB, "{message}");
    }

    /// A pack of these fields beside the report's own.
    fn pack(report: &str, rest: &str) -> Pack {
        let required = r#""title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25""#;
        let text = format!(r#"{{"report": {{{required}{report}}}, {rest}}}"#);
        let mut problems = Vec::new();
        let mut sources = Sources::in_memory("pack.json", text.into_bytes(), &mut problems);
        pack::read(&mut sources, &|_| true, &mut problems).expect("a pack")
    }

    /// What an indicator with these fields weighs beyond one without any, in a report without and with tables of charts.
    fn beyond_bare(fields: &str) -> (u64, u64) {
        let pack = pack("", &format!(r#""indicators": [{{{fields}}}]"#));
        let weight = |has_tables| of_indicator(&pack.indicators.0[0], has_tables) - INDICATOR - MEASURE;
        (weight(false), weight(true))
    }

    #[test]
    fn an_indicator_weighs_what_its_parts_were_measured_to_take() {
        let history =
            |points: usize| format!("\"history\": [{}]", vec![r#"{"period": "P", "value": 1}"#; points].join(","));
        let chart = |kind: &str, table: &str| {
            let series = r#"{"name": "s", "values": [1, 2, 3]}"#;
            format!(
                r#""charts": [{{"kind": "{kind}", "title": "T", "categories": ["a", "b", "c"], "series": [{series}, {series}]{table}}}]"#
            )
        };
        for (fields, without, with) in [
            (String::new(), 0, 0),
            (r#""measures": [{}, {}]"#.into(), 2 * 90, 2 * 90),
            (r#""comparators": [1, 2, 3]"#.into(), 3 * 45, 3 * 45),
            (r#""notes": ["three", "threefold"]"#.into(), 10 + 1 + 10 + 3, 10 + 1 + 10 + 3),
            (
                r#""narrative": {"A": ["three", "threefold"], "B": ""}"#.into(),
                25 + 11 + 13 + 25 + 10,
                25 + 11 + 13 + 25 + 10,
            ),
            (r#""actions": [{"text": "three"}, {"text": "threefold"}]"#.into(), 61 + 63, 61 + 63),
            (r#""figures": [{"path": "a.png", "alt": "A"}, {"path": "a.png", "alt": "A"}]"#.into(), 2 * 22, 2 * 22),
            (history(1), 0, 0),
            (history(2), 100 + 2 * 4, 100 + 2 * 55),
            (history(9), 100 + 9 * 4, 100 + 9 * 55),
            (chart("line", ""), 100 + 6 * 4, 100 + 6 * 55),
            (chart("line", r#", "table": true"#), 100 + 6 * 55, 100 + 6 * 55),
            (chart("column", r#", "table": false"#), 100 + 6 * 16, 100 + 6 * 16),
            (chart("bar", r#", "table": true"#), 100 + 6 * (55 + 12), 100 + 6 * (55 + 12)),
        ] {
            assert_eq!(beyond_bare(&fields), (without, with), "{fields}");
        }
    }

    /// So many texts as a list, each of some 310 MB.
    fn heavy(texts: usize) -> String {
        let text = format!("\"{}\"", "a\\n".repeat(49_000));
        format!("[{}]", vec![text; texts].join(","))
    }

    /// Where a pack becomes too much, as the text that begins there.
    fn too_much_at(report: &str, rest: &str) -> Vec<u32> {
        let (pack, mut problems) = (pack(report, rest), Vec::new());
        check(&pack, &mut problems);
        let indicator = |at: u32| pack.indicators.0.get(at as usize).map(|indicator| indicator.place.start);
        let of = |start| (0..9).find(|at| indicator(*at) == Some(start)).map_or(0, |at| at + 1);
        problems.iter().map(|problem| of(problem.place.start)).collect()
    }

    #[test]
    fn a_pack_is_too_much_from_the_indicator_on_that_brings_it_beyond_the_limit() {
        let indicator = |texts: usize| format!(r#"{{"narrative": {{"A": {}}}}}"#, heavy(texts));
        let introduction = |texts: usize| format!(r#", "introduction": {{"A": {}}}"#, heavy(texts));
        let key = |texts: usize| format!(r#""key": [{{"item": "A", "explanation": {}}}]"#, heavy(texts));
        let indicators = |all: &[String]| format!("\"indicators\": [{}]", all.join(","));
        let two = |texts: usize| indicators(&[indicator(texts), indicator(texts)]);
        assert_eq!(too_much_at("", &two(5)), Vec::<u32>::new());
        assert_eq!(too_much_at("", &two(6)), [2]);
        assert_eq!(too_much_at("", &two(12)), [1]);
        assert_eq!(too_much_at(&introduction(6), &two(6)), [1]);
        assert_eq!(too_much_at("", &format!("{}, {}", key(6), two(6))), [1]);
        // Many short explanations are as much as a few long ones: each row has a weight of its own.
        let rows = |count: usize| {
            let rows = vec![r#"{"item": "A", "explanation": "a"}"#; count].join(",");
            format!("\"key\": [{rows}], {}", indicators(&[]))
        };
        assert_eq!(too_much_at("", &rows(60_000)), [0]);
        assert_eq!(too_much_at("", &rows(20_000)), Vec::<u32>::new());
        // Before the first indicator it is told at the report's title.
        assert_eq!(too_much_at(&introduction(12), &indicators(&[])), [0]);
        assert_eq!(too_much_at(&introduction(6), &format!("{}, {}", key(6), indicators(&[]))), [0]);
        assert_eq!(too_much_at(&introduction(6), &indicators(&[])), Vec::<u32>::new());
    }
}
