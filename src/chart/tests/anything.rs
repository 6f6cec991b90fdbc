//! What holds for any chart at all.

use super::super::lettering::tests::HalfWide;
use super::*;
use proptest::prelude::*;

/// The rectangle a label's letters cover: left, top, right, bottom.
fn cover(label: &Label, drawing: &Drawing) -> [f64; 4] {
    let wide = label.lines.iter().map(|line| HalfWide.width(line, drawing.size)).fold(0.0, f64::max);
    let left = match label.anchor {
        Anchor::Left => label.x,
        Anchor::Centre => label.x - wide / 2.0,
        Anchor::Right => label.x - wide,
    };
    let last = label.y + drawing.leading * label.lines.len().saturating_sub(1) as f64;
    [left, label.y - drawing.size * 0.72, left + wide, last]
}

/// A picture and its panels.
fn whole(drawing: &Drawing) -> Vec<&Drawing> {
    std::iter::once(drawing).chain(drawing.panels.iter().flat_map(whole)).collect()
}

/// Everything printed around the data: none of it may touch another.
fn labels(drawing: &Drawing) -> Vec<&Label> {
    let around = [&drawing.subtitle, &drawing.name, &drawing.notes].into_iter();
    let around =
        around.chain(drawing.key.iter().map(|item| &item.label)).chain(drawing.ticks.iter().map(|tick| &tick.label));
    around
        .chain(&drawing.categories)
        .chain(drawing.ends.iter().map(|end| &end.label))
        .chain(drawing.levels.iter().map(|level| &level.label))
        .chain(drawing.events.iter().map(|event| &event.label))
        .filter(|label| !label.lines.is_empty())
        .collect()
}

fn touch(a: [f64; 4], b: [f64; 4]) -> bool {
    const HAIR: f64 = 0.1;
    a[0] + HAIR < b[2] && b[0] + HAIR < a[2] && a[1] + HAIR < b[3] && b[1] + HAIR < a[3]
}

/// The rectangle around a level or upright line, as thick as it is drawn.
fn rectangle([x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> [f64; 4] {
    const HALF: f64 = 0.65;
    [x0.min(x1) - HALF, y0.min(y1) - HALF, x0.max(x1) + HALF, y0.max(y1) + HALF]
}

fn assert_sound(drawing: &Drawing, has_events: bool) -> Result<(), TestCaseError> {
    let all = whole(drawing);
    let values = all.iter().flat_map(|drawing| drawing.values.iter().map(|value| &value.label));
    let printed = all.iter().flat_map(|drawing| labels(drawing)).chain(values);
    let mut covers: Vec<([f64; 4], &Label)> = printed.map(|label| (cover(label, drawing), label)).collect();
    for (cover, label) in covers.iter().copied() {
        let inside =
            cover[0] >= -0.1 && cover[1] >= -0.1 && cover[2] <= drawing.width + 0.1 && cover[3] <= drawing.height;
        prop_assert!(inside, "{label:?} leaves {} by {}", drawing.width, drawing.height);
    }
    covers.sort_by(|(a, _), (b, _)| a[1].total_cmp(&b[1]));
    for (index, (cover, label)) in covers.iter().enumerate() {
        for (other, other_label) in covers[index + 1..].iter().take_while(|(other, _)| other[1] < cover[3]) {
            prop_assert!(!touch(*cover, *other), "{label:?} touches {other_label:?}");
        }
    }
    all.into_iter().try_for_each(assert_plotted)?;
    // However many the bars, they stand on one page; at 20 points the texts alone can fill it. The words of many events go
    // beyond that: the templates make such a picture smaller.
    let words = if has_events { drawing.notes.lines.len() as f64 * drawing.leading } else { 0.0 };
    let height = drawing.height - words;
    prop_assert!(drawing.size >= 20.0 || height <= 630.0 - 3.0 * drawing.size, "{height} pt high");
    Ok(())
}

/// That everything drawn lies in its plot, and no target's line on a value.
fn assert_plotted(drawing: &Drawing) -> Result<(), TestCaseError> {
    let plot = drawing.plot;
    let inside = |[x, y]: [f64; 2]| {
        (plot.x - 0.1..=plot.right() + 0.1).contains(&x) && (plot.y - 0.1..=plot.bottom() + 0.1).contains(&y)
    };
    let drawn = drawing
        .lines
        .iter()
        .flat_map(|line| line.points.iter().chain(&line.hollow).chain(line.segments.iter().flatten()));
    prop_assert!(drawn.chain(drawing.targets.iter().flatten()).all(|point| inside(*point)));
    let blocks = drawing.fills.iter().flat_map(|fill| fill.blocks.iter().chain(&fill.hollow));
    prop_assert!(blocks.clone().all(|block| inside([block.x, block.y]) && inside([block.right(), block.bottom()])));
    for value in &drawing.values {
        let cover = cover(&value.label, drawing);
        let mut lines = drawing.targets.iter().flat_map(|path| path.windows(2));
        let crossed = lines.any(|line| touch(cover, rectangle(line[0], line[1])));
        prop_assert!(!crossed, "a target's line runs through {value:?}");
    }
    prop_assert!(drawing.ticks.len() <= 8);
    Ok(())
}

fn mark() -> impl Strategy<Value = Option<Mark>> {
    prop_oneof![8 => Just(None), 1 => Just(Some(Mark::Provisional)), 1 => Just(Some(Mark::Break))]
}

fn series(categories: usize, low: i64, high: i64, scale: u32) -> impl Strategy<Value = Series> {
    let value =
        prop_oneof![1 => Just(None), 6 => (low..=high).prop_map(move |number| Some(Decimal::new(number, scale)))];
    let point = (value, mark()).prop_map(|(value, mark)| Point {
        figure: value.map(Figure::from),
        mark,
        is_revised: mark == Some(Mark::Revised),
    });
    let role = prop_oneof![Just(Role::Actual), Just(Role::Comparator), Just(Role::Previous), Just(Role::Target)];
    let points = prop::collection::vec(point, categories);
    ("[A-Z][a-z ]{0,60}", role, points).prop_map(|(name, role, points)| Series { name, role, points })
}

/// Charts of every kind: 1 to 60 categories, 1 to 6 series, numbers from 0.0001 to 9 million, above and below zero.
fn chart() -> impl Strategy<Value = Chart> {
    let shape = (
        1_usize..60,
        0_u32..5,
        prop_oneof![Just((0, 9)), Just((-500, 500)), Just((70_000, 90_000)), Just((0, 9_000_000))],
    );
    shape
        .prop_flat_map(|(count, scale, (low, high))| {
            let kind = prop_oneof![Just(Kind::Line), Just(Kind::Column), Just(Kind::Bar), Just(Kind::Stacked)];
            let names = prop_oneof![
                prop::collection::vec("[A-Z][a-z -]{0,50}", count),
                Just((0..count).map(|year| (1960 + year).to_string()).collect::<Vec<_>>()),
            ];
            let target = prop::option::of(
                (low..=high).prop_map(move |number| Target::Level(Decimal::new(number, scale).into())),
            );
            let format = prop_oneof![Just(Format::number()), Just(Format::percent()), Just(Format::pounds())];
            let unit = prop::option::of("[A-Z][a-z ]{0,80}");
            let level = prop::option::of(prop_oneof![Just("Red"), Just("In Development")]);
            let levels = prop_oneof![Just(Vec::new()), prop::collection::vec(level, count)];
            let event = (0..count, "[a-z]{1,12}( [a-z]{1,12}){0,9}").prop_map(|(category, text)| Event {
                category,
                period: "2024".into(),
                text,
                letter: None,
            });
            let events = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(event, 1..=4)];
            let series = prop::collection::vec(series(count, low, high, scale), 1..=6);
            (kind, names, series, target, format, unit, (levels, events))
        })
        .prop_map(|(kind, categories, series, target, format, unit, (levels, events))| Chart {
            kind,
            title: "Measure".into(),
            unit,
            categories,
            series,
            target,
            notation: format.into(),
            alt: None,
            annotations: Annotations {
                events,
                levels: levels.into_iter().map(|level| level.map(str::to_owned)).collect(),
            },
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn labels_of_any_chart_never_touch_and_everything_stays_inside(chart in chart(), size in prop_oneof![Just(10.0), Just(14.0), Just(20.0)]) {
        let frame = Frame::new(481.0, size);
        let sheets = draw(&chart, frame, &HalfWide, &english());
        for sheet in &sheets {
            assert_sound(&sheet.drawing, !chart.annotations.events.is_empty())?;
        }
        let parts: Vec<&Chart> = sheets.iter().filter_map(|sheet| sheet.shows.as_ref()).collect();
        prop_assert!(describe_parts(&chart, &parts, &english()).iter().all(|told| !told.is_empty()));
        prop_assert!(!describe(&chart, &english()).is_empty());
    }
}

/// The first series and the last columns of a chart, under names of periods, at a width beside figures.
fn few() -> impl Strategy<Value = (Chart, f64)> {
    const NAMES: [&str; 3] = ["Quarter 2 2023/24", "Previous Year", "Q2"];
    (chart(), 1_usize..=3, 100.0..160.0).prop_map(|(mut chart, count, width)| {
        chart.kind = Kind::Column;
        chart.categories.truncate(count);
        let names = NAMES.iter().skip(3 - count.min(chart.categories.len()));
        chart.categories = names.map(|name| (*name).to_owned()).collect();
        chart.series.truncate(1);
        chart.series[0].role = Role::Actual;
        chart.series[0].points.truncate(chart.categories.len());
        chart.annotations = Annotations::default();
        (chart, width)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn beside_figures_a_chart_says_every_value_and_name_or_is_not_drawn((chart, width) in few()) {
        let sheets = draw_least(&chart, Frame::new(width, 10.0), &HalfWide, &english());
        for sheet in &sheets {
            assert_sound(&sheet.drawing, false)?;
            prop_assert_eq!(sheet.drawing.values.len(), chart.categories.len());
            prop_assert_eq!(sheet.drawing.categories.len(), chart.categories.len());
            prop_assert!(sheet.drawing.ticks.is_empty());
        }
    }
}

/// Charts of next to nothing: a figure and a target of a few thousandths, with names and units of any length.
#[test]
fn charts_of_tiny_figures_stay_inside_their_pictures() {
    let formats = [
        Format::number(),
        Format::percent(),
        Format::pounds(),
        Format { suffix: " per 1,000 residents".into(), ..Format::number() },
        Format { decimals: Some(6), ..Format::number() },
    ];
    let names = ["", "A", "Registrations", "All of the wards in the north of the county together with the city"];
    let numbers = [(0, 1), (1, 0), (0, 0), (1, 1), (-1, 1), (1, -1), (0, -1), (9, 3), (1000, 1), (3, 8_999_999)];
    for (kind, format) in [Kind::Line, Kind::Column, Kind::Bar, Kind::Stacked]
        .iter()
        .flat_map(|kind| formats.iter().map(move |format| (kind, format)))
    {
        for (name, (value, target)) in names.iter().flat_map(|name| numbers.iter().map(move |numbers| (name, numbers)))
        {
            for (scale, size) in [(0, 10.0), (3, 10.0), (3, 14.0), (4, 20.0)] {
                let mut chart = super::chart(*kind, &[name], &[(name, Role::Actual, "0")]);
                chart.series[0].points[0].figure = Some(Decimal::new(*value, scale).into());
                chart.target = Some(Target::Level(Decimal::new(*target, scale).into()));
                chart.notation = format.clone().into();
                for sheet in draw(&chart, Frame::new(481.0, size), &HalfWide, &english()) {
                    let sound = assert_sound(&sheet.drawing, false);
                    assert!(sound.is_ok(), "{sound:?}: {kind:?} {name:?} {value} {target} {scale} {format:?} {size}");
                }
            }
        }
    }
}

/// Numbers at the edge of what a decimal holds, and texts and frames without sense.
#[test]
fn nothing_makes_a_chart_panic() {
    let extremes = [Decimal::MAX, Decimal::MIN, Decimal::new(1, 28), Decimal::ZERO];
    for kind in [Kind::Line, Kind::Column, Kind::Bar, Kind::Stacked] {
        for count in [0, 1, 3] {
            let points = extremes
                .iter()
                .map(|value| Point { figure: Some((*value).into()), mark: Some(Mark::Break), is_revised: false })
                .collect();
            let mut chart = super::chart(
                kind,
                &["", "\u{301}", "2024"][..count],
                &[("", Role::Actual, ""), ("b", Role::Comparator, "")],
            );
            chart.series[0].points = points;
            chart.target = Some(Target::Level(Decimal::MIN.into()));
            for (width, size) in [(481.0, 10.0), (0.0, 10.0), (-5.0, f64::NAN), (481.0, 400.0)] {
                let sheets = draw(&chart, Frame::new(width, size), &HalfWide, &english());
                assert!(sheets.iter().all(|sheet| sheet.drawing.empty == (count == 0)));
            }
            assert!(!describe(&chart, &english()).is_empty());
        }
    }
}
