//! What the hard charts sound like.

use super::*;

const YEARS: [&str; 4] = ["2021", "2022", "2023", "2024"];

fn line(values: &str) -> Chart {
    chart(Kind::Line, &YEARS, &[("Cambridgeshire", Role::Actual, values)])
}

#[test]
fn a_line_is_told_from_first_to_last_with_its_target() {
    let mut users = line("96280 97000 95000 100142");
    users.unit = Some("people".into());
    users.target = Some(Target::Level(Decimal::from(98_206).into()));
    let told = "Line chart of Active library users, people, 2021 to 2024. The figure rose from 96,280 in 2021 to 100,142 in 2024, \
                lowest at 95,000 in 2023. In 2024 it was above the target of 98,206.";
    assert_eq!(describe(&users, &english()), told);
}

#[test]
fn the_trend_is_told_in_words_that_match_the_figures() {
    for (values, told) in [
        ("5 5 5 5", "The figure was unchanged at 5 from 2021 to 2024."),
        (
            "5 9 2 5",
            "The figure fluctuated, from 5 in 2021 to 5 in 2024, highest at 9 in 2022 and lowest at 2 in 2023.",
        ),
        ("9 8 8 2", "The figure fell from 9 in 2021 to 2 in 2024."),
        ("- - - 2", "The figure was 2 in 2024. No figure for 2021 to 2023."),
    ] {
        assert_eq!(
            describe(&line(values), &english()),
            format!("Line chart of Active library users, 2021 to 2024. {told}")
        );
    }
}

#[test]
fn comparators_gaps_and_provisional_points_are_told() {
    let comparison = [
        ("Cambridgeshire", Role::Actual, "1 2 - 4p"),
        ("East", Role::Comparator, "2 3 - -"),
        ("England", Role::Comparator, "2 3 4 5"),
    ];
    let told = "Cambridgeshire rose from 1 in 2021 to 4 in 2024. For comparison, in 2024: East 3 (in 2022) and England 5. \
                No figure for 2023 (Cambridgeshire); no figure for 2023 and 2024 (East); the figure is provisional for 2024 (Cambridgeshire).";
    assert!(describe(&chart(Kind::Line, &YEARS, &comparison), &english()).ends_with(told));
}

#[test]
fn the_relation_is_to_the_target_of_the_last_figures_period() {
    let mut users = line("60 70 80 -");
    let steps = |steps: [Option<i64>; 4]| {
        Some(Target::Steps(steps.map(|step| step.map(|step: i64| Figure::from(Decimal::from(step)))).to_vec()))
    };
    users.target = steps([Some(65), Some(70), Some(80), Some(90)]);
    assert!(describe(&users, &english()).contains("In 2023 it was equal to the target of 80 (65 in 2021)."));
    users.target = steps([Some(65), Some(70), None, Some(90)]);
    assert!(describe(&users, &english()).contains("No target is set for 2023."));
}

#[test]
fn a_series_that_breaks_is_told_run_by_run() {
    let told = "The figure rose from 1 in 2021 to 2 in 2022; after a break in the series it fell from 9 in 2023 to 8 in 2024. \
                The series breaks before 2023.";
    assert!(describe(&line("1 2 9b 8"), &english()).ends_with(told));
}

#[test]
fn comparators_alone_are_what_the_chart_is_about() {
    let england = chart(Kind::Line, &YEARS, &[("England", Role::Comparator, "1976 1521 1333 1258")]);
    let told = "Line chart of Active library users, 2021 to 2024. England fell from 1,976 in 2021 to 1,258 in 2024.";
    assert_eq!(describe(&england, &english()), told);
}

#[test]
fn a_unit_that_the_title_says_is_not_said_again() {
    let users = Chart { unit: Some("library Users".into()), ..line("1 2 3 4") };
    assert!(describe(&users, &english()).starts_with("Line chart of Active library users, 2021 to 2024."));
}

#[test]
fn categories_that_are_no_periods_have_no_trend() {
    let mut bars = chart(Kind::Bar, &["Cambridge", "Fenland"], &[("2024", Role::Actual, "82 61")]);
    bars.notation = Format::percent().into();
    bars.target = Some(Target::Level(Decimal::from(80).into()));
    assert_eq!(
        describe(&bars, &english()),
        "Bar chart of Active library users. Cambridge 82% and Fenland 61%. 1 of 2 are at or above the target of 80%."
    );
}

#[test]
fn many_categories_are_told_by_the_highest_and_the_lowest() {
    let bars = chart(Kind::Bar, &["A", "B", "C", "D", "E", "F", "G"], &[("2024", Role::Actual, "3 9 1 9 1 4 5")]);
    assert_eq!(
        describe(&bars, &english()),
        "Bar chart of Active library users, 7 categories from A to G. Highest B 9, lowest C 1."
    );
}

#[test]
fn a_stack_is_told_by_its_total_and_its_last_parts() {
    let mut stack =
        chart(Kind::Stacked, &["2023/24", "2024/25"], &[("Fees", Role::Actual, "5 6"), ("Fines", Role::Actual, "2 0")]);
    stack.target = Some(Target::Level(Decimal::from(7).into()));
    let told = "The total fell from 7 in 2023/24 to 6 in 2024/25; in 2024/25 it was made up of Fees 6 and Fines 0. In 2024/25 the total was below the target of 7.";
    assert!(describe(&stack, &english()).ends_with(told));
}

#[test]
fn an_authors_own_text_wins_and_no_figures_are_told_as_such() {
    assert_eq!(describe(&Chart { alt: Some("As written.".into()), ..line("1 2 3 4") }, &english()), "As written.");
    assert_eq!(
        describe(&Chart { alt: Some("  ".into()), ..line("- - - -") }, &english()),
        "Line chart of Active library users, 2021 to 2024. There are no figures to show."
    );
}

#[test]
fn many_series_are_told_by_their_first_and_last_figures_and_counted_against_the_target() {
    let values = ["9 1 9 2", "1 2 3 4", "4 4 4 4", "- - - -", "5 6 7 8p"];
    let names = ["A", "B", "C", "D", "E"];
    let series: Vec<(&str, Role, &str)> =
        names.iter().zip(values).map(|(name, values)| (*name, Role::Actual, values)).collect();
    let mut many = chart(Kind::Line, &YEARS, &series);
    many.target = Some(Target::Level(Decimal::from(4).into()));
    let told = "Line chart of Active library users, 2021 to 2024. Each of the 5 series has a panel of its own. \
                A fell from 9 in 2021 to 2 in 2024; B rose from 1 in 2021 to 4 in 2024; \
                C was unchanged at 4 from 2021 to 2024; D has no figures; E rose from 5 in 2021 to 8 in 2024. \
                In 2024, 3 of 4 were at or above the target of 4. The figure is provisional for 2024 (E).";
    assert_eq!(describe(&many, &english()), told);
}

#[test]
fn a_part_of_a_chart_says_which_it_is_and_tells_what_it_shows() {
    let whole = chart(Kind::Bar, &["A", "B", "C", "D", "E", "F", "G"], &[("2024", Role::Actual, "3 9 1 9 1 4 5")]);
    let part = |categories: &[&str], values| chart(Kind::Bar, categories, &[("2024", Role::Actual, values)]);
    let (first, second) = (part(&["A", "B", "C", "D"], "3 9 1 9"), part(&["E", "F", "G"], "1 4 5"));
    let told = "Bar chart of Active library users, 7 categories from A to G. Part 2 of 2: E to G. E 1, F 4 and G 5.";
    assert_eq!(describe_parts(&whole, &[&first, &second], &english())[1], told);
    let own = Chart { alt: Some("As written.".into()), ..whole };
    assert_eq!(describe_parts(&own, &[&first, &second], &english()), ["As written. Part 1 of 2: A to D.", told]);
}
