//! The sentences of English as a British council prints it.

mod band;
mod changed;
mod chart;
mod summary;

use std::cmp::Ordering;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::language::{Course, Distance, End, Language, Range, Remark, Shape, Span, Standing, Trend};
use crate::number::ordinal;

/// English.
pub(super) struct English;

impl Language for English {
    fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [before @ .., last] => format!("{} and {last}", before.join(", ")),
        }
    }

    fn sentence(&self, clauses: &[String]) -> String {
        format!("{}.", capitalised(clauses.join("; ").trim_end_matches('.')))
    }

    fn date(&self, day: NaiveDate) -> String {
        day.format("%-d %B %Y").to_string()
    }

    fn period(&self, period: &str, financial_year: Option<&str>) -> String {
        match financial_year {
            None => period.to_owned(),
            // It says itself what it is: "FY 2024/25", "municipal year 2024/25".
            Some(year) if year.starts_with(char::is_alphabetic) => format!("{period}, {year}"),
            Some(year) => format!("{period}, financial year {year}"),
        }
    }

    fn labelled(&self, word: &str, text: &str) -> String {
        let starts = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        // "Item 7" is agenda item 7.
        let last = word.rsplit_once(' ').filter(|(_, last)| starts(&format!("{last} ")));
        match last {
            _ if starts(word) => text.to_owned(),
            Some((_, last)) => format!("{word}{}", &text[last.len()..]),
            None => format!("{word} {text}"),
        }
    }

    fn indicators(&self, count: usize) -> String {
        if count == 1 { "1 indicator".to_owned() } else { format!("{count} indicators") }
    }

    fn indicator_heading(&self, number: Option<&str>, title: Option<&str>, position: usize) -> String {
        match (number, title) {
            (Some(number), Some(title)) => format!("Indicator {number}: {title}"),
            (Some(number), None) => format!("Indicator {number}"),
            (None, Some(title)) => title.to_owned(),
            (None, None) => format!("Untitled indicator ({} in this report)", ordinal(position)),
        }
    }

    fn indicator_title(&self, number: Option<&str>, title: Option<&str>, position: usize) -> String {
        title.map_or_else(|| self.indicator_heading(number, None, position), str::to_owned)
    }

    fn figure_of(&self, word: &str, frequency: &str) -> String {
        format!("{word} {frequency}")
    }

    fn previously(&self, figure: &str) -> String {
        format!("previously published as {figure}")
    }

    fn with_aside(&self, remark: &str, aside: &str) -> String {
        format!("{remark} ({aside})")
    }

    fn variance(&self, distance: Distance<'_>, side: Ordering) -> String {
        let distance = match distance {
            Distance::Relative(per_cent) => format!("{per_cent}%"),
            Distance::Points(points, None) => percentage_points(points),
            Distance::Points(points, Some(per_cent)) => format!("{} ({per_cent}%)", percentage_points(points)),
            Distance::ShortPoints(points) => size(points, true),
            Distance::Amount(amount) => amount.to_owned(),
        };
        match side {
            Ordering::Equal => "On target".to_owned(),
            Ordering::Less => format!("{distance} below target"),
            Ordering::Greater => format!("{distance} above target"),
        }
    }

    fn moved(&self, to: &str, from: &str) -> String {
        format!("{to} (was {from})")
    }

    fn done(&self, per_cent: Decimal) -> String {
        format!("{}% done", per_cent.normalize())
    }

    fn each(&self, pairs: &[(&str, &str)]) -> String {
        pairs.iter().map(|(name, said)| format!("{name}: {said}")).collect::<Vec<_>>().join("; ")
    }

    fn compared_with(&self, names: &[&str]) -> String {
        format!("Figures of others, shown for comparison: {}.", self.list(names))
    }

    fn band(&self, from: Option<End>, to: Option<End>, in_points: bool) -> String {
        band::band(from, to, in_points)
    }

    fn own_limits(&self, numbers: &[&str], count: usize) -> String {
        band::own_limits(&self.list(numbers), count, !numbers.is_empty())
    }

    fn rated(&self, rated: usize, of: usize, not_due: usize) -> String {
        summary::rated(rated, of, not_due)
    }

    fn at_levels(&self, names: &[&str], count: usize, of: usize, percent: usize) -> String {
        summary::at_levels(names, count, of, percent)
    }

    fn levels_before(&self, known: usize, of: usize) -> String {
        summary::levels_before(known, of)
    }

    fn level_before(&self, before: &str, is_the_same: bool, period: &str) -> String {
        let also = if is_the_same { "Also" } else { "Was" };
        format!("{also} {before} {}", summary::within(period))
    }

    fn not_compared(&self, named: &str, has_words: bool) -> String {
        let words = if has_words { ", or the change is in words of its own" } else { "" };
        format!("{named}: published so, or no direction or earlier figure is given{words}.")
    }

    fn listed_of(&self, name: &str, listed: usize, of: usize, told: usize) -> String {
        summary::listed_of(name, listed, of, told)
    }

    fn compared_with_last_year(&self) -> String {
        "Figures for the year to date are compared with the same period last year.".to_owned()
    }

    fn forecasts(&self, known: usize, of: usize) -> String {
        format!("Year-end forecasts are given for {known} of {}.", summary::of_indicators(of))
    }

    fn no_exceptions(&self, levels: &[&str]) -> String {
        format!("No indicator is {}.", summary::either(levels))
    }

    fn nothing_means_off_target(&self) -> String {
        "No level of this report’s scale is marked as off target.".to_owned()
    }

    fn no_movers(&self) -> String {
        "No figure has changed since the one before, or none can be compared.".to_owned()
    }

    fn all_due(&self) -> String {
        "Every indicator was due this period.".to_owned()
    }

    fn all_received(&self, not_available: usize) -> String {
        match not_available {
            0 => "Every figure that was due has been received.".to_owned(),
            1 => "None, but 1 figure is published as not available.".to_owned(),
            _ => format!("None, but {not_available} figures are published as not available."),
        }
    }

    fn rated_without_figure(&self, count: usize) -> String {
        if count == 1 {
            "1 of those rated has no figure.".to_owned()
        } else {
            format!("{count} of those rated have no figure.")
        }
    }

    fn at_levels_before(&self, period: &str, count: usize, of: usize, percent: usize) -> String {
        format!("{}: {count} of {of} ({percent}%).", summary::capital(&summary::within(period)))
    }

    fn exceptions_of(&self, count: usize, without_action: usize, overdue: usize) -> String {
        summary::exceptions_of(count, without_action, overdue)
    }

    fn due_by(&self, text: &str, day: NaiveDate, is_overdue: bool) -> String {
        summary::due_by(text, &self.date(day), is_overdue)
    }

    fn indicator_itself(&self, level: &str) -> String {
        format!("the indicator itself: {level}")
    }

    fn more(&self, count: usize, are_some_listed: bool) -> String {
        let more = if are_some_listed { " more" } else { "" };
        if count == 1 { format!("1{more} is not listed here.") } else { format!("{count}{more} are not listed here.") }
    }

    fn and_more(&self, names: &str, more: usize) -> String {
        if more == 0 { names.to_owned() } else { format!("{names} and {more} more") }
    }

    fn against_target(&self, figure: &str, target: &str) -> String {
        format!("{figure} against a target of {target}")
    }

    fn with_target(&self, figure: &str, target: &str) -> String {
        format!("{figure} (target {target})")
    }

    fn moved_from(&self, before: &str, now: &str) -> String {
        format!("from {before} to {now}")
    }

    fn changed_from(&self, change: &str, before: &str, is_last_year: bool, period: Option<&str>) -> String {
        let when = match period {
            _ if is_last_year => " last year".to_owned(),
            Some(period) => format!(" {}", summary::within(period)),
            None => String::new(),
        };
        format!("{change}, from {before}{when}")
    }

    fn changed_from_level(&self, change: &str, before: &str, period: &str, level: &str, is_the_same: bool) -> String {
        let also = if is_the_same { "also " } else { "" };
        let when = summary::within(period);
        let when = when.strip_suffix(')').map_or_else(|| format!("{when} ("), |when| format!("{when}, "));
        format!("{change}, from {before} {when}{also}{level})")
    }

    fn no_change_known(&self, change: &str, none: &str) -> String {
        format!("{change} {none}")
    }

    fn trend(&self, trend: Trend, first: &str, last: &str, periods: usize, span: Span, is_since_break: bool) -> String {
        summary::trend(trend, (first, last), periods, span, is_since_break)
    }

    fn chart_of(&self, kind: &str, title: Option<&str>, unit: Option<&str>, range: Option<Range<'_>>) -> String {
        chart::opening(kind, title, unit, range)
    }

    fn nothing_to_show(&self) -> String {
        "There are no figures to show.".to_owned()
    }

    fn course(&self, course: &Course<'_>) -> String {
        chart::course(course.name.unwrap_or("the figure"), course)
    }

    fn after_a_break(&self, course: &Course<'_>) -> String {
        chart::course("after a break in the series it", course)
    }

    fn made_up_of(&self, period: &str, parts: &[&str]) -> String {
        format!("in {period} it was made up of {}", self.list(parts))
    }

    fn total(&self) -> String {
        "the total".to_owned()
    }

    fn has_no_figures(&self, name: &str) -> String {
        format!("{name} has no figures")
    }

    fn figures(&self, name: Option<&str>, figures: &[&str]) -> String {
        chart::of_series(name, &self.list(figures))
    }

    fn highest_and_lowest(&self, name: Option<&str>, highest: &str, lowest: &str) -> String {
        chart::of_series(name, &format!("highest {highest}, lowest {lowest}"))
    }

    fn to_target(
        &self,
        period: &str,
        whose: Option<&str>,
        standing: Standing,
        target: (Option<&str>, &str),
        first: Option<(&str, &str)>,
    ) -> String {
        chart::to_target(period, whose.unwrap_or("it"), standing, target, first)
    }

    fn total_to_target(
        &self,
        period: &str,
        standing: Standing,
        target: (Option<&str>, &str),
        first: Option<(&str, &str)>,
    ) -> String {
        chart::to_target(period, "the total", standing, target, first)
    }

    fn no_target(&self, period: &str) -> String {
        format!("No target is set for {period}.")
    }

    fn reached(&self, (reached, of): (usize, usize), target: Option<&str>, is_range: bool) -> String {
        let what = target.map_or_else(|| "their targets".to_owned(), |target| format!("the target of {target}"));
        format!("{reached} of {of} are {} {what}.", where_reached(is_range))
    }

    fn reached_in(&self, period: &str, (reached, of): (usize, usize), target: &str, is_range: bool) -> String {
        format!("In {period}, {reached} of {of} were {} the target of {target}.", where_reached(is_range))
    }

    fn comparison(&self, period: &str, figures: &[(&str, Option<&str>)]) -> String {
        let dated = |(figure, period): &(&str, Option<&str>)| {
            period.map_or_else(|| (*figure).to_owned(), |period| format!("{figure} (in {period})"))
        };
        let figures: Vec<String> = figures.iter().map(dated).collect();
        format!("For comparison, in {period}: {}.", self.list(&strs(&figures)))
    }

    fn remark(&self, remark: Remark, points: usize, periods: &str, series: &[&str]) -> String {
        let remark = format!("{} {periods}", chart::remark(remark, points > 1));
        if series.is_empty() { remark } else { format!("{remark} ({})", self.list(series)) }
    }

    fn span(&self, first: &str, last: &str) -> String {
        format!("{first} to {last}")
    }

    fn axis_without_zero(&self, starts_at: Option<&str>) -> String {
        starts_at.map_or_else(
            || "The axis does not reach zero.".to_owned(),
            |low| format!("The axis starts at {low}, not at zero."),
        )
    }

    fn beyond_the_scale(&self, name: &str, figures: &[(&str, &str)]) -> String {
        let figures: Vec<String> = figures.iter().map(|(figure, period)| format!("{figure} in {period}")).collect();
        format!("{name} is beyond this scale and not drawn ({}).", figures.join(", "))
    }

    fn dashed(&self, name: &str) -> String {
        format!("{name} (dashed)")
    }

    fn hollow(&self, shape: Shape) -> String {
        let shape = match shape {
            Shape::Points => "points",
            Shape::Columns => "columns",
            Shape::Bars => "bars",
        };
        format!("Hollow {shape} are provisional.")
    }

    fn breaks(&self, periods: &str) -> String {
        format!("Break in the series before {periods}: figures on either side are not comparable.")
    }

    fn levels(&self, periods: &[(&str, &str)]) -> String {
        let periods: Vec<String> = periods.iter().map(|(level, periods)| format!("{level} for {periods}")).collect();
        format!("Level: {}.", periods.join("; "))
    }

    fn event(&self, letter: Option<&str>, text: &str, period: &str) -> String {
        let letter = letter.map_or_else(String::new, |letter| format!("{letter}: "));
        format!("{letter}{} ({})", text.trim().trim_end_matches('.'), period.trim())
    }

    fn events(&self, events: &[&str]) -> String {
        format!("{}: {}.", if events.len() == 1 { "Event" } else { "Events" }, events.join("; "))
    }

    fn one_scale(&self) -> String {
        "All panels have the same scale.".to_owned()
    }

    fn scale_of_total(&self) -> String {
        "The total has a scale of its own; all other panels have the same one.".to_owned()
    }

    fn panels(&self, series: usize) -> String {
        format!("Each of the {series} series has a panel of its own.")
    }

    fn part(&self, number: usize, of: usize, shows: &str) -> String {
        format!("Part {number} of {of}: {shows}.")
    }

    fn numbered(&self, title: &str, number: usize, of: usize) -> String {
        format!("{title} ({number} of {of})")
    }
}

/// "10%", "1 point", "2.5 points".
fn size(limit: Decimal, in_points: bool) -> String {
    let size = limit.abs();
    match (in_points, size == Decimal::ONE) {
        (false, _) => format!("{size}%"),
        (true, true) => format!("{size} point"),
        (true, false) => format!("{size} points"),
    }
}

/// "1 percentage point", "2.5 percentage points".
fn percentage_points(points: Decimal) -> String {
    format!("{points} percentage point{}", if points == Decimal::ONE { "" } else { "s" })
}

/// Where figures lie that reached a target.
fn where_reached(is_range: bool) -> &'static str {
    if is_range { "within" } else { "at or above" }
}

/// A text with its first letter as a capital.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Owned texts as a list takes them.
fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
