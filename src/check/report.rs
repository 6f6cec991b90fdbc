//! Rules on the report's own fields.

mod furniture;

use super::Look;
use crate::limits::{CHART_COLOURS, FIRST_PAGE, TEXT_SIZES};
use crate::look::contrast;
use crate::markup::character::is_blank;
use crate::markup::is_mail;
use crate::pack::{At, Colour, Report, Theme};
use crate::problem::{Code, Problem, did_you_mean, nearest};
use crate::words::Words;

pub(super) fn check(report: &At<Report>, look: Look<'_>, problems: &mut Vec<Problem>) {
    let required = [("title", &report.title), ("committee", &report.committee), ("period", &report.period)];
    for (name, text) in required {
        // A missing field has its problem already, and no place.
        if text.place.end > 0 && is_blank(text) {
            problems.push(
                Problem::new(Code::BadValue, text.place, format!("\"{name}\" is empty"))
                    .hint("say what the cover should print"),
            );
        }
    }
    if let Some(email) = report.email.as_ref().filter(|email| !is_blank(email) && !is_mail(email.trim())) {
        let message = format!("“{}” is not an e-mail address, so it is printed and cannot be followed", email.value);
        problems.push(
            Problem::new(Code::NotALink, email.place, message)
                .hint("write one address, such as performance@example.org"),
        );
    }
    if let Some(first) = report.first_page.as_ref().filter(|first| first.value == 0 || first.value > FIRST_PAGE) {
        problems.push(
            Problem::new(Code::BadValue, first.place, format!("the first page cannot have the number {}", first.value))
                .hint(format!("page numbers go from 1 to {FIRST_PAGE}")),
        );
    }
    furniture::check(report, look.measures, problems);
    if let Some(theme) = &report.theme {
        check_theme(theme, look.families, problems);
    }
}

/// The words that the pack does not bring are English where the program has none of its language.
pub(crate) fn check_language(report: &Report, problems: &mut Vec<Problem>) {
    let Some(language) = report.language.as_ref().filter(|language| !Words::are_known(&language.language)) else {
        return;
    };
    let message = format!(
        "headings such as “Index” and “Key” print in English: the program has no words for the language “{}”",
        language.language
    );
    let hint = format!(
        "translate words/en.toml, call it words/{}.toml, and give the folder around it with --templates",
        language.language
    );
    problems.push(Problem::new(Code::LanguageWords, language.place, message).hint(hint));
}

/// Each colour of the charts has to be seen on white, and told from the one beside it.
fn check_chart_colours(theme: &Theme, problems: &mut Vec<Problem>) {
    let Some(colours) = &theme.chart_colours else { return };
    if let Some(beyond) = colours.value.get(CHART_COLOURS) {
        let message = format!("charts use {CHART_COLOURS} colours at most, so that no further one is used");
        problems.push(Problem::new(Code::BadValue, beyond.place, message).hint("delete this one and those after it"));
    }
    let mut before = None;
    for colour in colours.value.iter().take(CHART_COLOURS) {
        let too_faint = faint(colour, contrast::on_white(colour.0), "white");
        let beside = before.and_then(|before: &At<Colour>| {
            faint(colour, contrast::between(colour.0, before.0), &format!("{}, the colour before it", before.hex()))
        });
        problems.extend(too_faint.or(beside));
        before = Some(colour);
    }
}

fn faint(colour: &At<Colour>, ratio: f64, on: &str) -> Option<Problem> {
    let message = format!(
        "the chart colour {} has a contrast of {:.2}:1 on {on}, less than 3:1",
        colour.hex(),
        contrast::shown(ratio)
    );
    let problem = || Problem::new(Code::LowContrast, colour.place, message);
    (ratio < contrast::ENOUGH_FOR_AREAS)
        .then(|| problem().hint("choose a darker colour, or let dark and light ones take turns"))
}

fn check_theme(theme: &Theme, families: &[String], problems: &mut Vec<Problem>) {
    if let Some(accent) = &theme.accent {
        let ratio = contrast::on_white(accent.0);
        if ratio < contrast::ENOUGH {
            let message = format!(
                "the accent colour {} has a contrast of {:.2}:1 on white, less than 4.5:1",
                accent.hex(),
                contrast::shown(ratio)
            );
            problems.push(Problem::new(Code::LowContrast, accent.place, message).hint("choose a darker colour"));
        }
    }
    check_chart_colours(theme, problems);
    let sizes = f64::from(*TEXT_SIZES.start())..=f64::from(*TEXT_SIZES.end());
    if let Some(size) = theme.text_size.as_ref().filter(|size| !sizes.contains(&size.value)) {
        let message = format!("a text size of {} points is outside {} to {}", size.value, sizes.start(), sizes.end());
        problems.push(Problem::new(Code::BadValue, size.place, message).hint("12 is usual, 16 or more is large print"));
    }
    for font in theme.fonts.iter().flat_map(|fonts| &fonts.value) {
        if !families.iter().any(|family| family.eq_ignore_ascii_case(&font.0)) {
            let message = format!("there is no font called “{}”, so the next in the list, or Arimo, is used", font.0);
            let hint = match nearest(&font.0, families.iter().map(String::as_str)) {
                Some(family) => did_you_mean(family),
                None => "give its files with --fonts".into(),
            };
            problems.push(Problem::new(Code::FontMissing, font.place, message).hint(hint));
        }
    }
}
