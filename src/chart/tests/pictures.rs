//! What the hard charts look like.

use super::super::lettering::tests::HalfWide;
use super::*;

const YEARS: [&str; 6] = ["2019", "2020", "2021", "2022", "2023", "2024"];

fn drawn(chart: &Chart) -> Drawing {
    sheets(chart, 10.0).remove(0).drawing
}

fn sheets(chart: &Chart, size: f64) -> Vec<Sheet> {
    draw(chart, Frame::new(481.0, size), &HalfWide, &english())
}

fn ends(drawing: &Drawing) -> Vec<String> {
    drawing.ends.iter().map(|end| end.label.lines.join(" ")).collect()
}

#[test]
fn a_gap_splits_the_line_and_a_lone_point_keeps_its_marker() {
    let drawing = drawn(&chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "3 - 5 6 - -")]));
    assert_eq!(drawing.lines[0].segments.len(), 1);
    assert_eq!(drawing.lines[0].points.len(), 3);
    assert_eq!(ends(&drawing), ["Users 6 (2022)"]);
    assert!(drawing.ends[0].sample.is_some());
}

#[test]
fn a_break_splits_the_line_and_is_marked_and_told() {
    let drawing = drawn(&chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "3 4 5b 6 7 8")]));
    assert_eq!(drawing.lines[0].segments.len(), 2);
    assert_eq!(drawing.breaks.len(), 1);
    assert_eq!(drawing.notes.lines, ["Break in the series before 2021: figures on either side are not comparable."]);
}

#[test]
fn a_provisional_point_is_hollow_and_the_note_says_what_that_means() {
    let drawing = drawn(&chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "3 4 5 6 7 8p")]));
    assert_eq!((drawing.lines[0].points.len(), drawing.lines[0].hollow.len()), (5, 1));
    assert_eq!(drawing.notes.lines, ["Hollow points are provisional."]);
}

#[test]
fn a_target_is_named_with_its_last_value_and_runs_through_its_points_where_it_changes() {
    let mut users = chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "3 4 5 6 7 8")]);
    let targets = [Some(4), Some(4), None, Some(6), Some(6), Some(98_206)];
    users.target = Some(Target::Steps(
        targets.map(|target: Option<i64>| target.map(|target| Decimal::from(target).into())).to_vec(),
    ));
    let drawing = drawn(&users);
    assert_eq!(ends(&drawing), ["Users 8", "Target 98,206"]);
    assert_eq!(drawing.targets.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_range_is_drawn_as_two_lines_that_share_a_name_between_them() {
    let range = || Figure { upper: Some(Decimal::from(7)), text: Some("4 to 7".into()), ..Decimal::from(4).into() };
    for kind in [Kind::Line, Kind::Column, Kind::Bar] {
        let mut users = chart(kind, &YEARS, &[("Users", Role::Actual, "3 4 5 6 7 8")]);
        users.target = Some(Target::Level(range()));
        let drawing = drawn(&users);
        assert_eq!(drawing.targets.len(), 2, "{kind:?}");
        let named: Vec<String> = ends(&drawing).into_iter().filter(|end| end.contains("Target")).collect();
        assert_eq!(named, ["Target 4 to 7"], "{kind:?}");
        assert_lead_to_both_lines(&drawing, kind);
    }
}

/// Asserts that the name of a range stands between its lines and has a leader to each, or is over both.
fn assert_lead_to_both_lines(drawing: &Drawing, kind: Kind) {
    let end = drawing.ends.iter().find(|end| end.role == Role::Target).expect("the target's name");
    let across = usize::from(kind != Kind::Bar);
    let lines: Vec<f64> = drawing.targets.iter().map(|path| path[0][across]).collect();
    let middle = if kind == Kind::Bar { end.label.x } else { end.label.y - drawing.size * 0.36 };
    let wanted = lines.iter().sum::<f64>() / 2.0;
    assert!((middle - wanted).abs() < drawing.size, "{kind:?}: the name is at {middle} instead of {wanted}");
    let leaders = [end.leader, end.upper_leader].map(|leader| leader.expect("a leader")[0][across]);
    assert_eq!(leaders.to_vec(), lines, "{kind:?}");
}

#[test]
fn an_axis_that_leaves_zero_out_says_so() {
    let drawing =
        drawn(&chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "96280 97000 98000 99000 100000 100142")]));
    assert_eq!(drawing.notes.lines, ["The axis starts at 96,000, not at zero."]);
    assert_eq!(drawing.zero, None);
}

#[test]
fn columns_start_at_zero_and_negative_ones_hang_from_it() {
    let drawing = drawn(&chart(Kind::Column, &["2023", "2024"], &[("Variance", Role::Actual, "96280 -100142")]));
    let zero = drawing.zero.expect("columns have zero on their axis");
    let blocks = &drawing.fills[0].blocks;
    assert_eq!((blocks[0].bottom() * 10.0).round(), (zero * 10.0).round());
    assert_eq!((blocks[1].y * 10.0).round(), (zero * 10.0).round());
}

#[test]
fn a_missing_column_says_so_where_a_zero_says_zero() {
    let drawing = drawn(&chart(Kind::Column, &["2022", "2023", "2024"], &[("Users", Role::Actual, "- 0 5")]));
    let values: Vec<_> = drawing.values.iter().map(|value| value.label.lines.join(" ")).collect();
    assert_eq!(values, ["N/A", "0", "5"]);
}

#[test]
fn a_comparator_beyond_the_scale_is_told_with_its_figures() {
    let users = ("Cambridgeshire", Role::Actual, "119 111 114 161 134 79");
    let drawing =
        drawn(&chart(Kind::Line, &YEARS, &[users, ("England", Role::Comparator, "1976 1521 1333 1371 1320 1258")]));
    assert_eq!(ends(&drawing), ["Cambridgeshire 79"]);
    assert_eq!(drawing.notes.lines, ["England is beyond this scale and not drawn (1,976 in 2019, 1,258 in 2024)."]);
}

#[test]
fn lines_that_end_together_are_named_one_under_the_other_with_leaders() {
    let same = "49 49 49 49 49 49";
    let drawing = drawn(&chart(
        Kind::Line,
        &YEARS,
        &[
            ("Cambridgeshire", Role::Actual, same),
            ("England", Role::Comparator, same),
            ("East", Role::Comparator, same),
        ],
    ));
    assert_eq!(ends(&drawing), ["Cambridgeshire 49", "England 49", "East 49"]);
    assert!(drawing.ends.iter().filter(|end| end.leader.is_some()).count() >= 2);
}

#[test]
fn stacked_parts_are_named_beside_the_last_stack_or_else_in_a_key() {
    let parts = |last: &'static str| {
        chart(Kind::Stacked, &["Q1", "Q2"], &[("Fees", Role::Actual, "5 6"), ("Fines", Role::Actual, last)])
    };
    assert_eq!(ends(&drawn(&parts("2 3"))), ["Fines", "Fees"]);
    let with_zero = drawn(&parts("2 0"));
    assert_eq!((with_zero.ends.len(), with_zero.key.len()), (0, 2));
}

#[test]
fn columns_with_names_too_long_to_stand_under_them_become_bars() {
    let names = [
        "Registration of births, deaths and marriages",
        "Trading standards and business advice for companies",
        "Fire",
        "Care",
        "Roads",
        "Buses",
        "Waste",
    ];
    assert!(drawn(&chart(Kind::Column, &names, &[("Cases", Role::Actual, "1 2 3 4 5 6 7")])).across);
    assert!(!drawn(&chart(Kind::Column, &YEARS, &[("Cases", Role::Actual, "1 2 3 4 5 6")])).across);
}

#[test]
fn without_figures_there_is_nothing_to_draw() {
    assert!(drawn(&chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "- - - - - -")])).empty);
}

#[test]
fn a_stacked_chart_with_negative_parts_is_refused_in_one_sentence() {
    let income = chart(Kind::Stacked, &["Q1", "Q2"], &[("Fees", Role::Actual, "5 6"), ("Fines", Role::Actual, "2 -3")]);
    let sentence = "a stacked chart cannot show negative parts (-3 for “Fines” in Q2); use columns";
    assert_eq!(refusal(&income).as_deref(), Some(sentence));
    assert_eq!(refusal(&Chart { kind: Kind::Column, ..income }), None);
}

/// The texts in a picture and its panels.
fn names(drawing: &Drawing) -> Vec<String> {
    let own = drawing.categories.iter().map(|label| label.lines.join(" "));
    own.chain(drawing.panels.iter().flat_map(names)).collect()
}

#[test]
fn sixty_bars_stand_in_two_columns_on_one_page_and_every_one_is_named() {
    let towns: Vec<String> = (1..=60).map(|town| format!("Parish of No {town}")).collect();
    let towns: Vec<&str> = towns.iter().map(String::as_str).collect();
    let values = (1..=60).map(|value| value.to_string()).collect::<Vec<_>>().join(" ");
    let sheets = sheets(&chart(Kind::Bar, &towns, &[("2024", Role::Actual, &values)]), 10.0);
    assert_eq!((sheets.len(), sheets[0].drawing.panels.len()), (1, 2));
    assert_eq!(names(&sheets[0].drawing), towns);
    let ticks = |panel: &Drawing| panel.ticks.iter().map(|tick| tick.label.lines.clone()).collect::<Vec<_>>();
    let [left, right] = &sheets[0].drawing.panels[..] else { panic!("two columns") };
    assert_eq!(ticks(left), ticks(right));
    assert_eq!((left.plot.width, left.plot.y), (right.plot.width, right.plot.y));
}

#[test]
fn bars_that_no_page_holds_stand_on_as_many_as_they_take() {
    let towns: Vec<String> = (1..=60).map(|town| format!("Partnership area of the parish of No {town}")).collect();
    let towns: Vec<&str> = towns.iter().map(String::as_str).collect();
    let values = (1..=60).map(|value| value.to_string()).collect::<Vec<_>>().join(" ");
    let sheets = sheets(&chart(Kind::Bar, &towns, &[("2024", Role::Actual, &values)]), 15.0);
    assert!(sheets.len() > 1);
    assert_eq!(sheets.iter().flat_map(|sheet| names(&sheet.drawing)).collect::<Vec<_>>(), towns);
    let shown = sheets.iter().flat_map(|sheet| sheet.shows.as_ref().expect("a part").categories.clone());
    assert_eq!(shown.collect::<Vec<_>>(), towns);
}

#[test]
fn five_series_get_a_panel_each_on_one_scale_and_four_share_a_plot() {
    let names = ["A", "B", "C", "D", "E"];
    let values = ["1 2 3 4 5 6", "6 5 - 3 2 90", "0 0 0 0 0 0", "- - - - - -", "7 7 7 7 7p 7"];
    let series = |count| (0..count).map(|at| (names[at], Role::Actual, values[at])).collect::<Vec<_>>();
    assert!(drawn(&chart(Kind::Line, &YEARS, &series(4))).panels.is_empty());
    let five = drawn(&chart(Kind::Line, &YEARS, &series(5)));
    let named: Vec<String> = five.panels.iter().map(|panel| panel.name.lines.join(" ")).collect();
    assert_eq!(named, ["A 6", "B 90", "C 0", "D N/A", "E 7"]);
    let height = |panel: &Drawing| (panel.plot.height, panel.ticks.len());
    assert!(five.panels.iter().all(|panel| height(panel) == height(&five.panels[0])));
    assert_eq!(five.notes.lines, ["All panels have the same scale.", "Hollow points are provisional."]);
}

#[test]
fn targets_that_change_are_levels_over_their_columns_without_risers() {
    let mut visits = chart(Kind::Column, &YEARS[..3], &[("Visits", Role::Actual, "3 4 5")]);
    visits.target = Some(Target::Steps([4, 4, 6].map(|target| Some(Decimal::from(target).into())).to_vec()));
    let targets = drawn(&visits).targets;
    assert_eq!(targets.len(), 2);
    assert!(targets.iter().all(|path| path.len() == 2 && path[0][1] == path[1][1]));
}

#[test]
fn a_level_takes_the_place_of_its_points_marker_and_is_hollow_where_the_figure_is_provisional() {
    let mut users = chart(Kind::Line, &YEARS, &[("Users", Role::Actual, "3 4 - 6 7 8p")]);
    users.annotations.levels = ["Red", "Amber", "Amber", "", "Red", "Red"]
        .map(|level| Some(level.to_owned()).filter(|level| !level.is_empty()))
        .to_vec();
    let drawing = drawn(&users);
    let counts = |level: &LevelPoints| (level.name.clone(), level.points.len(), level.hollow.len());
    let levels: Vec<_> = drawing.levels.iter().map(counts).collect();
    assert_eq!(levels, [("Red".to_owned(), 2, 1), ("Amber".to_owned(), 1, 0)]);
    assert_eq!((drawing.lines[0].points.len(), drawing.lines[0].hollow.len()), (1, 0));
    assert!(drawing.level_size < 10.0);
}

/// A hundred wards, or years, whose bars no page holds.
fn many(series: &[(&str, Role, &str)], name: impl Fn(usize) -> String) -> Chart {
    let names: Vec<String> = (0..100).map(name).collect();
    chart(Kind::Bar, &names.iter().map(String::as_str).collect::<Vec<_>>(), series)
}

#[test]
fn every_page_of_bars_tells_a_comparator_beyond_the_scale_and_which_bars_it_shows() {
    let (own, far) = (["5"; 100].join(" "), ["500"; 100].join(" "));
    let chart =
        many(&[("Visits", Role::Actual, &own), ("England", Role::Comparator, &far)], |at| format!("Ward {at:03}"));
    let sheets = sheets(&chart, 18.0);
    assert!(sheets.len() > 1);
    for sheet in &sheets {
        let notes = sheet.drawing.notes.lines.join(" ");
        assert!(notes.contains("England is beyond this scale and not drawn"), "{notes}");
    }
    let parts: Vec<&Chart> = sheets.iter().filter_map(|sheet| sheet.shows.as_ref()).collect();
    for (told, part) in describe_parts(&chart, &parts, &english()).iter().zip(&parts) {
        let ends = [part.categories.first(), part.categories.last()].map(|name| name.expect("a ward").as_str());
        assert!(ends.iter().all(|ward| told.contains(ward)) && told.contains("England"), "{told}");
    }
}

#[test]
fn a_letter_of_an_event_is_the_same_on_every_page_and_is_not_read_out() {
    let own = ["5"; 100].join(" ");
    let mut chart = many(&[("Visits", Role::Actual, &own)], |at| (1901 + at).to_string());
    let event = |category: usize, text: &str| Event {
        category,
        period: (1901 + category).to_string(),
        text: text.to_owned(),
        letter: None,
    };
    chart.annotations.events = vec![event(1, "Opened"), event(99, "Closed")];
    let sheets = sheets(&chart, 18.0);
    assert!(sheets.len() > 1);
    let last = &sheets.last().expect("a page").drawing;
    assert!(names(last).contains(&"2000 (B)".to_owned()), "{:?}", names(last));
    assert!(last.notes.lines.join(" ").starts_with("B: Closed"), "{:?}", last.notes.lines);
    let parts: Vec<&Chart> = sheets.iter().filter_map(|sheet| sheet.shows.as_ref()).collect();
    let told = describe_parts(&chart, &parts, &english()).join(" ");
    assert!(told.contains("2000") && !told.contains("(B)") && !told.contains("(A)"), "{told}");
}

#[test]
fn a_range_is_level_only_where_both_its_ends_are() {
    let mut chart = chart(Kind::Bar, &["A", "B"], &[("Users", Role::Actual, "65 65")]);
    let range = |upper: i64| Some(Figure { upper: Some(Decimal::from(upper)), ..Decimal::from(60).into() });
    let named = |chart: &Chart| ends(&drawn(chart)).join(" ");
    chart.target = Some(Target::Steps(vec![range(70), range(70)]));
    assert!(named(&chart).contains("60"), "{}", named(&chart));
    chart.target = Some(Target::Steps(vec![range(70), range(80)]));
    assert!(!named(&chart).contains("60"), "{}", named(&chart));
}

fn beside_figures(chart: &Chart, width: f64) -> Option<Drawing> {
    draw_least(chart, Frame::new(width, 10.0), &HalfWide, &english()).pop().map(|sheet| sheet.drawing)
}

#[test]
fn beside_figures_values_stand_in_their_columns_and_the_target_at_its_line() {
    let mut users =
        chart(Kind::Column, &["Quarter 1 2024/25", "Quarter 2 2024/25"], &[("Users", Role::Actual, "25 30")]);
    users.target = Some(Target::Level(Decimal::from(24).into()));
    let drawing = beside_figures(&users, 140.0).expect("a chart of two columns");
    let values: Vec<_> = drawing.values.iter().map(|value| (value.label.lines.join(" "), value.on.is_some())).collect();
    assert_eq!(values, [("25".to_owned(), true), ("30".to_owned(), true)]);
    assert_eq!(drawing.categories[1].lines, ["Quarter 2", "2024/25"]);
    assert_eq!(ends(&drawing), ["Target 24"]);
    assert!(drawing.height < 80.0, "{}", drawing.height);
}

#[test]
fn beside_figures_only_a_few_named_columns_are_drawn() {
    let quarters = ["Q1", "Q2", "Q3", "Q4"];
    let users = |kind, count: usize| chart(kind, &quarters[..count], &[("Users", Role::Actual, "25 30 35 40")]);
    assert!(beside_figures(&users(Kind::Column, 3), 140.0).is_some());
    assert!(beside_figures(&users(Kind::Column, 4), 140.0).is_none());
    assert!(beside_figures(&users(Kind::Line, 2), 140.0).is_none());
    assert!(beside_figures(&users(Kind::Column, 3), 30.0).is_none(), "no value fits its column");
    let mut levels = users(Kind::Column, 2);
    levels.annotations.levels = vec![Some("Red".into()), None];
    assert!(beside_figures(&levels, 140.0).is_none());
}
