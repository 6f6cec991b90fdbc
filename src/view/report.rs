//! Cover, header, footer, theme, badges and marks.

use chrono::Datelike;
use serde::Serialize;

use super::Context;
use super::furniture::{Edges, Fits};
use super::words::TemplateWords;
use crate::look::contrast::{ENOUGH, Ink, ink_on};
use crate::look::measures::Measures;
use crate::markup::character::is_blank;
use crate::markup::is_mail;
use crate::number::period::says;
use crate::pack::{At, Colour, Mark, Report, Status};
use crate::picture::named::Pictures;
use crate::rating::scale::{Kind, Scale};
use crate::words::{Sign, Words};

pub(super) use crate::markup::one_line;

/// Cover, header and footer: the report's own fields, ready to print.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is the contract's field of the same name")]
pub struct ReportView {
    /// The words that stand beside the report's own.
    pub words: TemplateWords,
    /// The title of the document, for its metadata: title, period and committee, each said once, and that it is a draft.
    pub document_title: String,
    /// "Quarter 2, financial year 2024/25".
    pub period_line: String,
    /// What the agenda calls it, in the header: "Appendix A", "Agenda item 7".
    pub labels: Vec<String>,
    pub title: String,
    pub committee: String,
    pub period: String,
    pub financial_year: Option<String>,
    /// "25 November 2024".
    pub produced_on: String,
    /// Year, month, day.
    pub date: [i64; 3],
    pub issued: Option<String>,
    pub organisation: Option<String>,
    pub team: Option<String>,
    pub email: Option<String>,
    /// Whether mail can be sent to it.
    pub can_mail: bool,
    pub is_draft: bool,
    pub marking: Option<String>,
    pub appendix: Option<String>,
    pub agenda_item: Option<String>,
    pub meeting_date: Option<String>,
    pub first_page: u32,
    pub version: Option<String>,
    pub source: Option<String>,
    pub language: String,
    pub region: Option<String>,
    pub logo: Option<Logo>,
    /// What of it fits a line at the edges of the pages.
    pub fits: Fits,
}

/// The logo and what it shows.
#[derive(Debug, Serialize)]
pub struct Logo {
    pub path: String,
    pub alt: String,
    pub width_mm: f64,
    pub height_mm: f64,
    /// Whether it leaves no mark on the paper; the templates have no use for that.
    #[serde(skip)]
    pub is_unseen: bool,
}

/// The report's own look; null leaves it to the templates.
#[derive(Debug, Clone, Serialize)]
pub struct Theme {
    /// Accent colour, "#00539f".
    pub accent: Option<String>,
    /// Font families in order of preference.
    pub fonts: Vec<String>,
    /// Size of the running text in points.
    pub text_size: f64,
    /// Colours of the first series of charts.
    pub chart_colours: Vec<ChartColour>,
}

/// The report's own fields at a size of its text.
pub(super) fn report(report: &Report, size: f64, context: &Context<'_>) -> ReportView {
    let front = front(report, context);
    let edges = Edges {
        name: format!("{} · {}", front.title, front.period_line),
        draft: front.is_draft.then(|| format!("{} · ", context.words.plain.draft)),
        labels: &front.labels,
        source: front.source.as_deref(),
    };
    ReportView { fits: Fits::of(&edges, size, context), ..front }
}

fn front(report: &Report, context: &Context<'_>) -> ReportView {
    let Words { plain, said, .. } = context.words;
    let text = |field: &Option<At<String>>| field.as_ref().map(|text| one_line(text)).filter(|text| !text.is_empty());
    let day = report.produced_on.0;
    let region = report.language.as_ref().map(|language| language.region.clone());
    let (title, committee) = (one_line(&report.title), one_line(&report.committee));
    let period = one_line(&report.period);
    // A period that has its year in the same letters is not followed by it.
    let is_in_period = |year: &String| period.contains(year.as_str()) && says(&period, year);
    let financial_year = text(&report.financial_year).filter(|year| !is_in_period(year));
    let period_line = said.period(&period, financial_year.as_deref());
    let label = |word: &str, field| text(field).map(|text| said.labelled(word, &text));
    // A corrected report says on every page which version it is.
    let version = text(&report.version).filter(|_| context.corrections.is_some());
    let version = version.map(|version| version_label(&version, context.words));
    let labels =
        [label(&plain.appendix, &report.appendix), label(&plain.agenda_item, &report.agenda_item), version.clone()];
    ReportView {
        words: plain.into(),
        document_title: [Some(document_title(report, context.words)), version]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        period_line,
        labels: labels.into_iter().flatten().collect(),
        title,
        committee,
        period,
        financial_year,
        produced_on: said.date(day),
        date: [i64::from(day.year()), i64::from(day.month()), i64::from(day.day())],
        issued: text(&report.issued),
        organisation: text(&report.organisation),
        team: text(&report.team),
        email: text(&report.email),
        can_mail: text(&report.email).is_some_and(|email| is_mail(&email)),
        is_draft: report.status.as_ref().is_some_and(|status| status.value == Status::Draft),
        marking: text(&report.marking),
        appendix: text(&report.appendix),
        agenda_item: text(&report.agenda_item),
        meeting_date: report.meeting_date.as_ref().map(|day| said.date(day.0)),
        first_page: report.first_page.as_ref().map_or(1, |first| first.value),
        version: text(&report.version),
        source: text(&report.source),
        language: report.language().to_owned(),
        region: region.unwrap_or_else(|| Some("GB".into())),
        logo: logo(report, context.pictures),
        fits: Fits::default(),
    }
}

/// "DRAFT: Performance Report, Quarter 2, financial year 2024/25, Scrutiny Committee". What the title says already is not
/// said again.
fn document_title(report: &Report, words: &Words) -> String {
    let title = one_line(&report.title);
    let unsaid = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty() && !says(&title, text));
    let period = unsaid(&report.period);
    let year = report.financial_year.as_ref().and_then(|year| unsaid(year));
    let year = year.filter(|year| period.as_ref().is_none_or(|period| !says(period, year)));
    let period = match (period, year) {
        (Some(period), year) => Some(words.said.period(&period, year.as_deref())),
        (None, year) => year,
    };
    let parts = [Some(title.clone()), period, unsaid(&report.committee)];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let is_draft = report.status.as_ref().is_some_and(|status| status.value == Status::Draft);
    let draft = &words.plain.draft;
    if is_draft && !title.starts_with(draft) { format!("{draft}: {said}") } else { said }
}

/// What a version is called: "2" alone would not say of what.
pub(super) fn version_label(version: &str, words: &Words) -> String {
    let is_number = version.starts_with(|sign: char| sign.is_ascii_digit());
    if is_number { words.said.labelled(&words.plain.version, version) } else { version.to_owned() }
}

/// A text whose lines stay lines; within them, runs of spaces become one space.
pub(super) fn lines(text: &str) -> String {
    if is_blank(text) {
        return String::new();
    }
    text.split('\n').map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn logo(report: &Report, pictures: &Pictures) -> Option<Logo> {
    let logo = report.logo.as_ref()?;
    let served = pictures.at(logo.path.place)?;
    let alt = logo.alt.as_ref().map(|alt| one_line(alt)).unwrap_or_default();
    let is_unseen = served.picture.unseen;
    Some(Logo { path: served.path.clone(), alt, width_mm: served.width_mm, height_mm: served.height_mm, is_unseen })
}

pub(super) fn theme(report: &Report, measures: &Measures) -> Theme {
    let theme = report.theme.as_ref();
    Theme {
        accent: theme.and_then(|theme| theme.accent.as_ref()).map(|accent| accent.hex()),
        fonts: theme
            .and_then(|theme| theme.fonts.as_ref())
            .map(|fonts| fonts.iter().map(|font| font.0.clone()).collect())
            .unwrap_or_default(),
        text_size: theme.and_then(|theme| theme.text_size.as_ref()).map_or(measures.text.usual, |size| size.value),
        chart_colours: theme
            .and_then(|theme| theme.chart_colours.as_ref())
            .map(|colours| colours.value.iter().map(|colour| ChartColour::of(&colour.value)).collect())
            .unwrap_or_default(),
    }
}

/// A colour of charts.
#[derive(Debug, Clone, Serialize)]
pub struct ChartColour {
    /// The colour.
    pub colour: String,
    /// The text that can be read on it, white or dark; where neither can, text there needs a ground of its own.
    pub ink: Option<&'static str>,
}

impl ChartColour {
    fn of(colour: &Colour) -> Self {
        let (ink, ratio) = ink_on(colour.0);
        let ink = if ink == Ink::White { "white" } else { "dark" };
        Self { colour: colour.hex(), ink: (ratio >= ENOUGH).then_some(ink) }
    }
}

/// A level as a badge shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The word.
    pub name: String,
    /// Whether variance leads to it; otherwise it is a label.
    pub is_band: bool,
    /// Its place among the bands or among the labels, from 0.
    pub place: usize,
    /// Colour from the pack; null leaves it to the templates.
    pub colour: Option<String>,
    /// Whether text on that colour is dark.
    pub dark_ink: bool,
}

pub(super) fn badge(scale: &Scale, index: usize) -> Option<Badge> {
    let level = scale.levels.get(index)?;
    let place = scale.levels[..index].iter().filter(|other| other.kind == level.kind).count();
    Some(Badge {
        name: level.name.clone(),
        is_band: level.kind == Kind::Band,
        place,
        colour: level.colour.map(|colour| Colour(colour).hex()),
        dark_ink: level.kind == Kind::Label || level.colour.is_some_and(|colour| ink_on(colour).0 == Ink::Dark),
    })
}

/// The signs of some marks, one behind another; `None` where there are none.
pub(super) fn signs(marks: &[Mark], words: &Words) -> Option<String> {
    let signs: Vec<&str> = marks.iter().map(|mark| sign(*mark, words).sign.as_str()).collect();
    (!signs.is_empty()).then(|| signs.join("\u{a0}"))
}

/// A mark as it is printed behind a figure, and what it means.
pub(super) fn sign(mark: Mark, words: &Words) -> &Sign {
    let marks = &words.plain.marks;
    match mark {
        Mark::Provisional => &marks.provisional,
        Mark::Revised => &marks.revised,
        Mark::Estimated => &marks.estimated,
        Mark::Unavailable => &marks.unavailable,
        Mark::NotApplicable => &marks.not_applicable,
        Mark::Suppressed => &marks.suppressed,
        Mark::Break => &marks.r#break,
    }
}
