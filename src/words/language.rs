//! What is composed in every language: sentences, headings, counts and dates.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::changed::Changed;

/// How far a figure is from its target, without the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance<'d> {
    /// In per cent of the target.
    Relative(Decimal),
    /// In percentage points: both are percentages. Beside it, in per cent of the target, where levels go by that.
    Points(Decimal, Option<Decimal>),
    /// In percentage points, in short.
    ShortPoints(Decimal),
    /// In the unit of the figures, as they print.
    Amount(&'d str),
}

/// What a chart goes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range<'r> {
    /// One period.
    One(&'r str),
    /// Periods from the first to the last.
    Periods(&'r str, &'r str),
    /// So many categories, the first and the last of them.
    Categories(usize, &'r str, &'r str),
}

/// How figures went from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// There is one figure only.
    Single,
    /// All figures are equal.
    Unchanged,
    /// The last is higher than the first.
    Rose,
    /// The last is lower than the first.
    Fell,
    /// The figures moved, but first and last differ by less than a quarter of the range they moved in.
    Fluctuated,
}

/// What the periods of a trend are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Months.
    Months,
    /// Quarters.
    Quarters,
    /// Years.
    Years,
    /// Any other.
    Periods,
}

/// Where a band of a scale begins or ends, in per cent of the target or in points; below zero is worse than target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// How far from the target it is.
    pub at: Decimal,
    /// Whether a figure so far from the target belongs to the band.
    pub is_within: bool,
}

/// How a series went, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course<'c> {
    /// Whose figures they are; `None` for "the figure".
    pub name: Option<&'c str>,
    /// How they went.
    pub trend: Trend,
    /// The first figure and its period.
    pub first: (&'c str, &'c str),
    /// The last.
    pub last: (&'c str, &'c str),
    /// The highest figure and its periods, where it is neither the first nor the last.
    pub highest: Option<(&'c str, &'c [&'c str])>,
    /// The lowest likewise.
    pub lowest: Option<(&'c str, &'c [&'c str])>,
}

/// What the remark beside a chart's figures is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// There is no figure.
    Gap,
    /// The figure is withheld.
    Withheld,
    /// A figure would not apply.
    NotApplicable,
    /// The figure is provisional.
    Provisional,
    /// The figure is an estimate.
    Estimated,
    /// The figure is revised.
    Revised,
    /// The series breaks before the period.
    Break,
}

/// Where a figure stands to a target, which may be a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Above the target, or above the upper end of its range.
    Above,
    /// Exactly on the target.
    On,
    /// Inside the range, its ends included.
    Within,
    /// Below the target, or below the lower end of its range.
    Below,
}

sentences! {
    /// The sentences of a language. Figures, names and periods come in as they are printed.
    Language: Changed;

    /// "a, b and c".
    fn list(items: &[&str]);
    /// Clauses as one sentence with a capital and a full stop.
    fn sentence(clauses: &[String]);
    /// "25 November 2024".
    fn date(day: NaiveDate);
    /// "Quarter 2, financial year 2024/25".
    fn period(period: &str, financial_year: Option<&str>);
    /// A word before what it names, unless that says it itself: "Appendix A" of "A" and of "Appendix A".
    fn labelled(word: &str, text: &str);
    /// "1 indicator", "20 indicators".
    fn indicators(count: usize);
    /// The heading of an indicator from its number, its title and its place among the indicators, from 1.
    fn indicator_heading(number: Option<&str>, title: Option<&str>, position: usize);
    /// What stands of an indicator beside its number: its title, else what it is called without one.
    fn indicator_title(number: Option<&str>, title: Option<&str>, position: usize);
    /// "Current Quarter".
    fn figure_of(word: &str, frequency: &str);
    /// "previously published as 12".
    fn previously(figure: &str);
    /// A remark with a second one behind it: "Includes Cambridge (previously published as 12)".
    fn with_aside(remark: &str, aside: &str);
    /// How far a figure is from its target: "5.4% above target", "23 percentage points (38.3%) below target", "On target".
    fn variance(distance: Distance<'_>, side: Ordering);
    /// The day to which an action was moved, and the first: "31 March 2025 (was 31 October 2024)".
    fn moved(to: &str, from: &str);
    /// "40% done".
    fn done(per_cent: Decimal);
    /// Names with what is said of each, one behind another: "Q1: Green; Q2: Amber".
    fn each(pairs: &[(&str, &str)]);
    /// The figures of others, by name.
    fn compared_with(names: &[&str]);
    /// A band of a scale from where it begins to where it ends; `None` where it has no such end: "More than 5% and up to 10%
    /// worse than target".
    fn band(from: Option<End>, to: Option<End>, in_points: bool);
    /// That so many indicators have limits of their own, and where to see them; their numbers where they are few.
    fn own_limits(numbers: &[&str], count: usize);

    /// "12 of 20 indicators are rated.", and how many others are not due.
    fn rated(rated: usize, of: usize, not_due: usize);
    /// "9 of these 12 (75%) are Green or Blue."
    fn at_levels(names: &[&str], count: usize, of: usize, percent: usize);
    /// The same of the period before: "In Quarter 1: 4 of 14 (29%)."
    fn at_levels_before(period: &str, count: usize, of: usize, percent: usize);
    /// How many exceptions there are, how many of them without an action, and how many whose action is overdue.
    fn exceptions_of(count: usize, without_action: usize, overdue: usize);
    /// Of how many indicators the level of the period before is known.
    fn levels_before(known: usize, of: usize);
    /// What level an indicator had in an earlier period, and whether it is the same as now: "Was Amber in Quarter 1".
    fn level_before(before: &str, is_the_same: bool, period: &str);
    /// Why some indicators are named so; their change is said to be none, of some in a word of its own.
    fn not_compared(named: &str, has_words: bool);
    /// How many of those that have a name in common are listed, and how many the exceptions tell: "Improving: 3 of 10".
    fn listed_of(name: &str, listed: usize, of: usize, told: usize);
    /// What figures for the year to date are compared with.
    fn compared_with_last_year();
    /// Of how many indicators a level is forecast.
    fn forecasts(known: usize, of: usize);
    /// "No indicator is Red or Amber."
    fn no_exceptions(levels: &[&str]);
    /// That no level of the scale means off target.
    fn nothing_means_off_target();
    /// That no figure has moved that can be compared.
    fn no_movers();
    /// That every indicator is due.
    fn all_due();
    /// That no figure is missing, but for so many that are said not to be there.
    fn all_received(not_available: usize);
    /// That more are not listed here, where some are.
    fn more(count: usize, are_some_listed: bool);
    /// Names, and how many more there are: "Adults; Children and 2 more".
    fn and_more(names: &str, more: usize);
    /// "37% against a target of 60%".
    fn against_target(figure: &str, target: &str);
    /// The same in brief: "37% (target 60%)".
    fn with_target(figure: &str, target: &str);
    /// "from 96,280 to 100,142".
    fn moved_from(before: &str, now: &str);
    /// A change with the figure that it is from, which of a figure for the year to date is last year's, and the name of its
    /// period where it is known: "Improving, from 31% in Quarter 1".
    fn changed_from(change: &str, before: &str, is_last_year: bool, period: Option<&str>);
    /// The same with the level of then, and whether it is the same as now: "Improving, from 31% in Quarter 1 (also Red)".
    fn changed_from_level(change: &str, before: &str, period: &str, level: &str, is_the_same: bool);
    /// That so many are rated though their figure is missing.
    fn rated_without_figure(count: usize);
    /// What is to be done, by when, and whether that day is over.
    fn due_by(text: &str, day: NaiveDate, is_overdue: bool);
    /// That a measure's indicator has another level.
    fn indicator_itself(level: &str);
    /// That the change is none: "Change N/A".
    fn no_change_known(change: &str, none: &str);
    /// "rose from 45 to 49 over six years", and whether that is only since a break in the series.
    fn trend(trend: Trend, first: &str, last: &str, periods: usize, span: Span, is_since_break: bool);

    /// "Line chart of Library users, thousands, 2019 to 2024."
    fn chart_of(kind: &str, title: Option<&str>, unit: Option<&str>, range: Option<Range<'_>>);
    /// That a chart has no figures.
    fn nothing_to_show();
    /// "The figure rose from 54 in 2020 to 67 in 2025, highest at 70 in 2022 and 2023".
    fn course(course: &Course<'_>);
    /// The course of a series behind a break in it.
    fn after_a_break(course: &Course<'_>);
    /// "in 2024/25 it was made up of Youth clubs 18 and Sports clubs 4".
    fn made_up_of(period: &str, parts: &[&str]);
    /// "The total", whose course is told.
    fn total();
    /// "East has no figures".
    fn has_no_figures(name: &str);
    /// Every figure of a few categories, as "Fenland 61", behind the name of their series.
    fn figures(name: Option<&str>, figures: &[&str]);
    /// The highest and the lowest figure of many.
    fn highest_and_lowest(name: Option<&str>, highest: &str, lowest: &str);
    /// Where the last figure stands to the target: whose it is (`None` for the only series), how it compares, the target's
    /// name where it has one, the target, and the first target with its period where that was another.
    fn to_target(period: &str, whose: Option<&str>, standing: Standing, target: (Option<&str>, &str), first: Option<(&str, &str)>);
    /// The same of the total of a stack.
    fn total_to_target(period: &str, standing: Standing, target: (Option<&str>, &str), first: Option<(&str, &str)>);
    /// "No target is set for 2024."
    fn no_target(period: &str);
    /// How many of several figures reached their target, or lie within its range: "2 of 5 are at or above the target of 85.";
    /// `None` where there are several targets.
    fn reached(counts: (usize, usize), target: Option<&str>, is_range: bool);
    /// How many of several series reached a target, or lay within its range, in a period.
    fn reached_in(period: &str, counts: (usize, usize), target: &str, is_range: bool);
    /// "For comparison, in 2024: East 3 (in 2022) and England 5."; figures with the period where it is another.
    fn comparison(period: &str, figures: &[(&str, Option<&str>)]);
    /// "no figure for 2021 to 2023 (East)": about how many points, in which periods, and of which series unless of all.
    fn remark(remark: Remark, points: usize, periods: &str, series: &[&str]);
    /// "Oct to Mar".
    fn span(first: &str, last: &str);

    /// That an axis starts at another figure than zero; `None` where it lies below zero and does not reach it.
    fn axis_without_zero(starts_at: Option<&str>);
    /// The figures of a comparator that is not drawn, with their periods.
    fn beyond_the_scale(name: &str, figures: &[(&str, &str)]);
    /// "Target (dashed)".
    fn dashed(name: &str);
    /// What hollow points, columns or bars mean.
    fn hollow(shape: Shape);
    /// Before which periods a series breaks.
    fn breaks(periods: &str);
    /// The levels published for the periods of a chart: "Level: Green for 2019 to 2021; Amber for 2022."
    fn levels(periods: &[(&str, &str)]);
    /// An event with its period, behind the letter that stands for it where it has one: "A: new contract (Q3 2023/24)".
    fn event(letter: Option<&str>, text: &str, period: &str);
    /// The events of a chart's time as a sentence.
    fn events(events: &[&str]);
    /// That the panels of a chart have one scale.
    fn one_scale();
    /// That the panel of the total has a scale of its own, and all others have the same one.
    fn scale_of_total();
    /// That each of so many series has a panel of its own.
    fn panels(series: usize);
    /// Which of several pictures of a chart this is, and what it shows: "Part 1 of 2: Abbey to Leverington."
    fn part(number: usize, of: usize, shows: &str);
    /// The title of one of several pictures: "Visits (1 of 2)".
    fn numbered(title: &str, number: usize, of: usize);
}

/// What is drawn hollow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Points of a line.
    Points,
    /// Columns.
    Columns,
    /// Bars.
    Bars,
}
