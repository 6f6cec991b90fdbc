//! Every figure, label, heading and sentence of the sample packs stands in their PDFs, in order.

use jsonc_parser::ast::{Object, Value};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::pdf::{Pdf, Tag};
use crate::reading::{headline, heard};
use crate::run::{assert_in_order, flat, render, sample, sample_pack};

const SAMPLES: [&str; 2] = ["communities-2024-25-q2", "children-2025"];

/// Calls back with every indicator of a sample, its place and the sample's PDF.
fn for_each_indicator(check: impl Fn(&Object<'_>, usize, &Pdf)) {
    for name in SAMPLES {
        let text = sample_pack(name);
        let parsed = jsonc_parser::parse_to_ast(&text, &Default::default(), &Default::default());
        let pack = parsed.expect("a JSON file").value.expect("a value");
        let indicators = list(field(object(&pack), "indicators"));
        assert!(indicators.len() >= 15);
        let pdf = Pdf::from_bytes(sample(name).to_vec());
        for (indicator, position) in indicators.iter().zip(1..) {
            check(object(indicator), position, &pdf);
        }
    }
}

fn object<'v, 'a>(value: &'v Value<'a>) -> &'v Object<'a> {
    value.as_object().expect("an object")
}

fn field<'v, 'a>(object: &'v Object<'a>, name: &str) -> Option<&'v Value<'a>> {
    object.properties.iter().find(|property| property.name.as_str() == name).map(|property| &property.value)
}

/// The items of a list, or of none.
fn list<'v, 'a>(value: Option<&'v Value<'a>>) -> &'v [Value<'a>] {
    value.and_then(Value::as_array).map_or(&[], |array| &array.elements)
}

fn text<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    value.as_string_lit().map(|text| text.value.as_ref())
}

/// How a value prints: texts as written, numbers with the decimals of the indicator's unit.
fn printed(value: &Value<'_>, unit: Option<&Value<'_>>) -> String {
    match value {
        Value::StringLit(text) => text.value.to_string(),
        Value::NumberLit(number) => printed_number(number.value, unit),
        Value::Object(object) => printed(field(object, "value").expect("a value"), unit),
        _ => "N/A".into(),
    }
}

fn printed_number(number: &str, unit: Option<&Value<'_>>) -> String {
    let form = unit.and_then(Value::as_object);
    let part = |name| form.and_then(|form| text(field(form, name)?)).unwrap_or_default();
    let decimals = form.and_then(|form| match field(form, "decimals")? {
        Value::NumberLit(decimals) => decimals.value.parse().ok(),
        _ => None,
    });
    let number: Decimal = number.parse().expect("a number");
    let places = decimals.unwrap_or(number.scale());
    let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let rounded = format!("{rounded:.*}", places as usize);
    let suffix = if unit.and_then(text) == Some("percent") { "%" } else { part("suffix") };
    format!("{}{}{suffix}", part("prefix"), with_thousands(&rounded))
}

fn with_thousands(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && digit.is_ascii_digit() && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// The figures of an indicator or a measure in the order of the headline's columns.
fn figures(subject: &Object<'_>, unit: Option<&Value<'_>>) -> Vec<String> {
    let before = ["target", "baseline", "current", "previous", "change"];
    let own = before.iter().filter_map(|name| field(subject, name));
    let rag = field(subject, "rag");
    own.chain(list(field(subject, "comparators"))).chain(rag).map(|value| printed(value, unit)).collect()
}

/// The words of a text without the signs of Markdown, line by line.
fn words(markdown: &str) -> Vec<String> {
    let lines = markdown.lines().map(|line| {
        let item = line.trim_start();
        let item = item.strip_prefix("- ").or(item.strip_prefix("* ")).unwrap_or(item);
        let number = item.find(". ").filter(|end| item[..*end].parse::<u32>().is_ok());
        without_links(number.map_or(item, |end| &item[end + 2..])).replace('*', "")
    });
    lines.map(|line| flat(&line)).filter(|line| !line.is_empty()).collect()
}

fn without_links(text: &str) -> String {
    let Some((before, rest)) = text.split_once('[') else { return text.to_owned() };
    match rest.split_once("](") {
        Some((words, rest)) => {
            let after = rest.split_once(')').map_or("", |(_, after)| after);
            format!("{before}{words}{}", without_links(after))
        }
        None => text.to_owned(),
    }
}

#[test]
fn every_figure_of_the_samples_stands_in_its_headline() {
    for_each_indicator(|indicator, position, pdf| {
        let unit = field(indicator, "unit");
        let table = headline(pdf, position);
        // What all sub-measures share is said once above their table.
        let shared = table.lines().next().filter(|line| line.starts_with("All measures")).unwrap_or_default();
        let apart =
            |figures: Vec<String>| figures.into_iter().filter(|figure| !shared.contains(figure.as_str())).collect();
        let own: Vec<String> = apart(figures(indicator, unit));
        assert_in_order(&table, own.iter().map(String::as_str));
        for measure in list(field(indicator, "measures")).iter().map(object) {
            let title = field(measure, "title").and_then(text).expect("a title");
            let row =
                table.lines().find(|line| line.contains(title)).unwrap_or_else(|| panic!("no {title} in\n{table}"));
            let figures: Vec<String> = apart(figures(measure, field(measure, "unit").or(unit)));
            assert_in_order(row, std::iter::once(title).chain(figures.iter().map(String::as_str)));
        }
    });
}

#[test]
fn every_label_and_period_of_the_samples_stands_in_its_headline() {
    for_each_indicator(|indicator, position, pdf| {
        let table = headline(pdf, position);
        let subjects = std::iter::once(indicator).chain(list(field(indicator, "measures")).iter().map(object));
        for subject in subjects {
            let own = ["target", "baseline", "current", "previous"].iter().filter_map(|name| field(subject, name));
            let values = own.chain(list(field(subject, "comparators"))).filter_map(Value::as_object);
            for said in values.flat_map(|value| [field(value, "label"), field(value, "period")]).flatten() {
                assert_in_order(&table, text(said));
            }
        }
    });
}

#[test]
fn every_heading_and_sentence_of_the_samples_is_heard_in_order() {
    for_each_indicator(|indicator, position, pdf| {
        // A group's name is read where the group begins, and printed over its other indicators.
        let mut expected: Vec<String> = ["ref", "title"]
            .iter()
            .filter_map(|name| field(indicator, name).and_then(text).map(str::to_owned))
            .collect();
        for note in list(field(indicator, "notes")) {
            expected.extend(words(text(note).expect("a text")));
        }
        let charts = list(field(indicator, "charts")).iter().filter_map(|chart| text(field(object(chart), "title")?));
        // A chart that shows what the heading over it says is not named again.
        let own = field(indicator, "title").and_then(text);
        expected.extend(charts.filter(|title| Some(*title) != own).map(str::to_owned));
        let narrative = field(indicator, "narrative").and_then(Value::as_object);
        for section in narrative.iter().flat_map(|narrative| &narrative.properties) {
            expected.push(section.name.as_str().to_owned());
            let alone = std::slice::from_ref(&section.value);
            let texts = section.value.as_array().map_or(alone, |texts| &texts.elements);
            expected.extend(texts.iter().filter_map(text).flat_map(words));
        }
        assert_in_order(&heard(pdf, position), expected.iter().map(String::as_str));
    });
}

#[test]
fn every_chart_of_the_samples_is_told_in_words() {
    for_each_indicator(|indicator, position, pdf| {
        let told = alternative_texts(pdf, position);
        let charts = list(field(indicator, "charts"));
        assert!(told.len() >= charts.len(), "{told:#?}");
        for (chart, told) in charts.iter().map(object).zip(&told) {
            let kind = field(chart, "kind").and_then(text).expect("a kind");
            let title = field(chart, "title").and_then(text).expect("a title");
            assert!(told.to_lowercase().starts_with(kind), "{told}");
            assert!(told.contains(title), "{told}");
        }
    });
}

fn alternative_texts(pdf: &Pdf, position: usize) -> Vec<String> {
    let pages = crate::reading::pages_of_indicator(pdf, position);
    let tags = pdf.tags();
    let figures = tags.find_all("Figure").into_iter();
    let own = figures.filter(|figure: &&Tag| figure.page.is_some_and(|page| pages.contains(&page)));
    own.filter_map(|figure| figure.alt.clone()).collect()
}

#[test]
fn a_charts_words_say_kind_trend_and_relation_to_the_target() {
    let communities = Pdf::from_bytes(sample("communities-2024-25-q2").to_vec());
    let children = Pdf::from_bytes(sample("children-2025").to_vec());
    let told =
        [alternative_texts(&communities, 2), alternative_texts(&communities, 18), alternative_texts(&children, 5)];
    insta::assert_snapshot!(told.concat().join("\n\n"), @"
    Column chart of Number of visits made to library sites reported quarterly, Quarter 2 2023/24 to Quarter 2 2024/25. The figure rose from 382,502 in Quarter 2 2023/24 to 411,189 in Quarter 2 2024/25. In Quarter 2 2024/25 it was above the target of 390,152.

    Column chart of Registrations - All deaths registered within 5 days, Quarter 1 2024/25 to Quarter 2 2024/25. The figure rose from 31% in Quarter 1 2024/25 to 37% in Quarter 2 2024/25. In Quarter 2 2024/25 it was below the target of 60%.

    Line chart of CLA - KS4 Average Progress 8 score, Average Score, 2019 to 2024. Cambridgeshire fell from -1.04 in 2019 to -1.44 in 2024, highest at -0.86 in 2022. For comparison, in 2024: Statistical neighbours -1.34 and England -1.31. No figure for 2020 and 2021.
    ");
}

#[test]
fn no_page_of_the_samples_holds_but_a_line_or_two() {
    let communities = sample_pack("communities-2024-25-q2");
    // Where the level of indicator 37 follows from its figures, the distance from target stands beside it.
    let published = r#""rag": "Green""#;
    let at = communities.find("reported quarterly").expect("indicator 37");
    let level = at + communities[at..].find(published).expect("its level");
    let other = format!("{}\"rag\": \"Blue\"{}", &communities[..level], &communities[level + published.len()..]);
    for pack in [communities, other, sample_pack("children-2025")] {
        let pdf = render(pack);
        for page in 2..=pdf.page_count() {
            let lines = pdf.page_text(page).lines().count();
            assert!(lines >= 10, "{lines} lines on page {page}: {}", pdf.page_text(page));
        }
    }
}
