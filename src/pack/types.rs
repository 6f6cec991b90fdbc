//! The contract's objects, field by field; the comments are the descriptions of the JSON Schema.

use jsonc_parser::ast::Value as JsonValue;
use rust_decimal::Decimal;

use super::accept::WarningCode;
use super::narrative::{Narrative, Texts};
use super::read::{At, Included, Need, Read, Reader};
use super::scalar::{Datum, Number};
use super::schema::Definitions;
use super::shape::{Field, Shape};
use super::simple::{Label, Plain};
use super::unit::{ChartUnit, Direction, Unit};
use super::written::{Colour, Date, Language};

record! {
    /// A pack: the report, its rating scale, its key and its indicators in the order they print.
    Pack "the pack" {
        /// Names the JSON Schema, so that an editor can complete and check the pack.
        schema = "$schema": optional Plain,
        /// What is printed on the cover and around the pages.
        report: required Report,
        /// The rating scale; without it the published key (Red, Amber, Green, Blue) applies.
        rating: optional Rating,
        /// The rows of the key; without it the standard key of twelve rows is printed.
        key: optional Vec<At<KeyRow>>,
        /// The indicators, or the names of files that hold them.
        indicators: required Included,
    }
}

record! {
    /// What is printed on the cover and around the pages.
    Report "report" {
        /// The report's title, such as "Performance Report".
        title: required String,
        /// The committee it goes to.
        committee: required String,
        /// The period it covers, such as "Quarter 2", "September 2024" or "P9".
        period: required String,
        /// The financial year, such as "2024/25".
        financial_year: optional String,
        /// The day it was produced, as 2024-11-25; printed as 25 November 2024 and used as the PDF's date.
        produced_on: required Date,
        /// The stamp on every indicator page, such as "November 2024".
        issued: optional String,
        /// The organisation, on the cover.
        organisation: optional String,
        /// The team, on the cover.
        team: optional String,
        /// The team's e-mail address, on the cover.
        email: optional String,
        /// Whether it is final (the default) or a draft, which is marked on every page.
        status: optional Status,
        /// Handling text at the top of every page, such as "Not for publication".
        marking: optional String,
        /// The appendix label for the agenda pack, such as "Appendix A".
        appendix: optional String,
        /// The agenda item, such as "Agenda item 7".
        agenda_item: optional String,
        /// The day of the meeting, as 2024-12-05.
        meeting_date: optional Date,
        /// The number of the first page (default 1), for a pack with running numbers.
        first_page: optional u32,
        /// The version, such as "Version 2, corrected 3 December 2024".
        version: optional String,
        /// Where the data come from, for the footer.
        source: optional String,
        /// The language as a BCP 47 tag; en-GB by default.
        language: optional Language,
        /// True prints every chart's numbers as a table under it.
        chart_tables: optional bool,
        /// The organisation's logo.
        logo: optional Logo,
        /// The report's own colour, fonts and text size.
        theme: optional Theme,
        /// Warnings that are known and stay: they are listed apart and do not count.
        accept: optional Vec<At<Acceptance>>,
    }
}

record! {
    /// Warnings of one kind that are known and stay.
    Acceptance "an accepted warning" {
        /// The warnings' code, as `check` prints it in square brackets; errors cannot be accepted.
        code: required WarningCode,
        /// Why they stay; listed beside them.
        reason: required Plain,
    }
}

choice! {
    /// Whether a report is final.
    Status "the status" {
        /// The report as it goes to the committee.
        Final = "final",
        /// Not yet final: every page says so.
        Draft = "draft",
    }
}

record! {
    /// A logo: a picture and what it shows.
    Logo "the logo" {
        /// The picture's file, below the pack's folder.
        path: required Plain,
        /// What the picture shows, for readers who cannot see it.
        alt: described String,
    }
}

record! {
    /// The report's own look.
    Theme "the theme" {
        /// The accent colour, such as "#00539f"; it must have a contrast of 4.5:1 on white.
        accent: optional Colour,
        /// Font families in order of preference; the built-in Arimo is used where none of them is there.
        fonts: optional Vec<At<Plain>>,
        /// The size of the running text in points, 10 to 24; 12 by default.
        text_size: optional f64,
    }
}

record! {
    /// A rating scale: bands of variance from target, and labels for what is not rated.
    Rating "the rating" {
        /// Whether variance is a percentage of the target or a difference in points.
        basis: optional Basis,
        /// The bands, tried in order: the first that matches gives the level.
        bands: optional Vec<At<Band>>,
        /// The labels for indicators that are not rated.
        labels: optional Vec<At<LevelLabel>>,
    }
}

choice! {
    /// What variance is measured in.
    Basis "the basis" {
        /// Per cent of the target.
        Relative = "relative",
        /// Difference in the indicator's unit; for percentages, percentage points.
        Points = "points",
    }
}

record! {
    /// One band of a rating scale.
    Band "a band" {
        /// The level's name, such as "Amber".
        name: required String,
        /// The band matches a variance below this.
        below: optional Number,
        /// The band matches a variance up to and including this.
        up_to: optional Number,
        /// The badge's colour, such as "#ffbf00".
        colour: optional Colour,
        /// What the level means, in words for the key.
        meaning: optional String,
        /// True where the level means off target, so that actions are expected.
        off_target: optional bool,
    }
}

record! {
    /// A band of an indicator's own: another limit for a level of the scale.
    OwnBand "a band of an indicator" {
        /// The level's name, as the scale has it; colour, meaning and "off_target" are the scale's.
        name: required String,
        /// The band matches a variance below this.
        below: optional Number,
        /// The band matches a variance up to and including this.
        up_to: optional Number,
    }
}

/// What every band has: a name and a limit.
pub trait Limited {
    /// The level's name.
    fn name(&self) -> &At<String>;
    /// The variance it ends below.
    fn below(&self) -> Option<&At<Number>>;
    /// The variance it ends with.
    fn up_to(&self) -> Option<&At<Number>>;
    /// The fields that could not be read.
    fn unread(&self) -> &[&'static str];
}

macro_rules! limited {
    ($($band:ty),*) => {
        $(impl Limited for $band {
            fn name(&self) -> &At<String> {
                &self.name
            }

            fn below(&self) -> Option<&At<Number>> {
                self.below.as_ref()
            }

            fn up_to(&self) -> Option<&At<Number>> {
                self.up_to.as_ref()
            }

            fn unread(&self) -> &[&'static str] {
                &self.unread
            }
        })*
    };
}

limited!(Band, OwnBand);

record! {
    /// A label for indicators that are not rated.
    LevelLabel "a label" {
        /// The label's name, such as "Contextual".
        name: required String,
        /// The outline's colour.
        colour: optional Colour,
        /// What the label means, in words for the key.
        meaning: optional String,
    }
}

record! {
    /// One row of the key.
    KeyRow "a row of the key" {
        /// What is explained.
        item: required String,
        /// The explanation.
        explanation: required Texts,
    }
}

record! {
    /// An indicator: its figures, its level, its charts and its text.
    Indicator "an indicator" {
        /// The number it is known by, such as "36" or "1.1.2.PI".
        reference = "ref": optional Label,
        /// What it measures.
        title: optional String,
        /// The service or theme; consecutive indicators of one group share a heading.
        group: optional String,
        /// Who supplies it; used in lists of problems, not printed.
        owner: optional Plain,
        /// How often it is reported: names the current and the previous column.
        frequency: optional Frequency,
        /// How its JSON numbers print.
        unit: optional Unit,
        /// Which way is better: higher, lower, close, or any other text, which prints and is not judged.
        direction: optional Direction,
        /// The target that the current figure is rated against; as a text also a limit or a range: "<45", "65-70%".
        target: optional Datum,
        /// A baseline for comparison; nothing is rated against it.
        baseline: optional Datum,
        /// The current figure.
        current: optional Datum,
        /// The previous figure.
        previous: optional Datum,
        /// The published change in performance; wins over the computed one.
        change: optional String,
        /// The published level; wins over the computed one.
        rag: optional String,
        /// Why the published level departs from the key; printed.
        rag_reason: optional String,
        /// What is expected for the end of the year.
        forecast: optional Forecast,
        /// Figures of others to compare with, each with a label.
        comparators: optional Vec<At<Datum>>,
        /// Sub-measures, one row each.
        measures: optional Vec<At<Measure>>,
        /// Earlier figures, oldest first.
        history: optional Vec<At<HistoryPoint>>,
        /// Charts; without them one is drawn from the history, and [] draws none.
        charts: optional Vec<At<ChartSpec>>,
        /// Pictures made elsewhere.
        figures: optional Vec<At<Picture>>,
        /// Headings with their texts, in the order they print.
        narrative: optional Narrative,
        /// Texts under the headline table.
        notes: optional Vec<At<String>>,
        /// The indicator's own basis and bands; a band's name is one of the scale's.
        rating: optional IndicatorRating,
        /// Warnings about this indicator that are known and stay: they are listed apart and do not count.
        accept: optional Vec<At<Acceptance>>,
    }
}

record! {
    /// An indicator's own rating: other thresholds for the levels of the scale.
    IndicatorRating "the indicator's rating" {
        /// Whether variance is a percentage of the target or a difference in points.
        basis: optional Basis,
        /// The bands; each names a level of the scale.
        bands: optional Vec<At<OwnBand>>,
    }
}

choice! {
    /// How often an indicator is reported.
    Frequency "the frequency" {
        /// Monthly.
        Month = "Month",
        /// Quarterly.
        Quarter = "Quarter",
        /// Yearly.
        Year = "Year",
        /// Once in some other period.
        Period = "Period",
    }
}

record! {
    /// How the JSON numbers of an indicator print.
    UnitFormat "the unit" {
        /// Printed before the digits.
        prefix: optional String,
        /// Printed after the digits.
        suffix: optional String,
        /// Decimal places, 0 to 10.
        decimals: optional u32,
    }
}

record! {
    /// What is expected for the end of the year.
    Forecast "the forecast" {
        /// The expected figure.
        figure = "value": optional Datum,
        /// The expected level.
        rag: optional String,
    }
}

record! {
    /// A sub-measure: one row of the headline table.
    Measure "a measure" {
        /// What it measures.
        title: optional String,
        /// How its JSON numbers print; the indicator's unit by default.
        unit: optional Unit,
        /// Which way is better; the indicator's direction by default.
        direction: optional Direction,
        /// The target; as a text also a limit or a range: "<45", "65-70%".
        target: optional Datum,
        /// The baseline.
        baseline: optional Datum,
        /// The current figure.
        current: optional Datum,
        /// The previous figure.
        previous: optional Datum,
        /// The published change in performance.
        change: optional String,
        /// The published level.
        rag: optional String,
        /// Why the published level departs from the key; printed.
        rag_reason: optional String,
        /// What is expected for the end of the year.
        forecast: optional Forecast,
        /// Figures of others to compare with.
        comparators: optional Vec<At<Datum>>,
        /// Earlier figures, oldest first; they draw a chart named after the measure.
        history: optional Vec<At<HistoryPoint>>,
        /// Texts under the headline table.
        notes: optional Vec<At<String>>,
    }
}

record! {
    /// One earlier figure.
    HistoryPoint "a point of the history" {
        /// The period, such as "Q1 2024/25".
        period: required Label,
        /// The figure; null is a gap.
        figure = "value": required Datum,
        /// The target of that period.
        target: optional Datum,
        /// A mark on the figure.
        mark: optional Mark,
    }
}

choice! {
    /// A mark on a figure, printed as a letter in brackets and explained in the key.
    Mark "the mark" {
        /// Not yet final.
        Provisional = "provisional",
        /// Changed since it was first published.
        Revised = "revised",
        /// Estimated.
        Estimated = "estimated",
        /// Not available: no number may stand under it.
        Unavailable = "unavailable",
        /// Does not apply: no number may stand under it.
        NotApplicable = "not_applicable",
        /// Withheld, so that nobody can be identified: no number may stand under it.
        Suppressed = "suppressed",
        /// Not comparable with the figures before it.
        Break = "break",
    }
}

impl Mark {
    /// Whether no number may stand under it.
    pub fn withholds(self) -> bool {
        matches!(self, Self::Unavailable | Self::NotApplicable | Self::Suppressed)
    }
}

impl HistoryPoint {
    /// The mark on its figure, which may stand beside it or with it.
    pub fn mark(&self) -> Option<Mark> {
        self.mark.as_ref().or(self.figure.mark.as_ref()).map(|mark| mark.value)
    }

    /// Whether its mark says that no number may stand there.
    pub fn is_withheld(&self) -> bool {
        self.mark().is_some_and(Mark::withholds)
    }

    /// Its number, where nothing withholds it.
    pub fn number(&self) -> Option<Decimal> {
        if self.is_withheld() { None } else { self.figure.number() }
    }
}

record! {
    /// A chart.
    ChartSpec "a chart" {
        /// How it is drawn.
        kind: required ChartKind,
        /// What it shows.
        title: required String,
        /// The periods or items along its axis.
        categories: required Vec<At<Label>>,
        /// One to four series of figures.
        series: required Vec<At<SeriesSpec>>,
        /// One target, or one per category.
        target: optional TargetSpec,
        /// How its numbers print, or a text that says what they are.
        unit: optional ChartUnit,
        /// What the chart shows, for readers who cannot see it; written from the numbers where absent.
        alt: optional String,
        /// True prints the numbers as a table under it.
        table: optional bool,
    }
}

choice! {
    /// How a chart is drawn.
    ChartKind "the kind of chart" {
        /// A line over periods.
        Line = "line",
        /// Upright columns.
        Column = "column",
        /// Lying bars, for long names.
        Bar = "bar",
        /// Parts stacked to a whole.
        Stacked = "stacked",
    }
}

record! {
    /// A series of a chart.
    SeriesSpec "a series" {
        /// Its name, printed beside it.
        name: required String,
        /// Its figures, one per category; null is a gap.
        values: required Vec<At<Datum>>,
        /// What it is to the indicator.
        role: optional SeriesRole,
    }
}

choice! {
    /// What a series is to the indicator.
    SeriesRole "the role" {
        /// The indicator's own figures.
        Actual = "actual",
        /// Targets.
        Target = "target",
        /// Somebody else's figures.
        Comparator = "comparator",
        /// The indicator's figures of an earlier time.
        Previous = "previous",
    }
}

/// A chart's target: one for all categories or one for each.
#[derive(Debug, Clone)]
pub enum TargetSpec {
    /// One for all.
    One(Box<At<Datum>>),
    /// One per category.
    Each(Vec<At<Datum>>),
}

impl Read for TargetSpec {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::Array(_) => Some(Self::Each(Read::read(value, reader)?)),
            _ => Some(Self::One(Box::new(reader.value(value)?))),
        }
    }

    fn shape() -> Shape {
        Shape::OneOrEach(Box::new(Datum::shape()))
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let one = Datum::schema(definitions);
        serde_json::json!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

record! {
    /// A picture made elsewhere.
    Picture "a figure" {
        /// The picture's file, below the pack's folder: PNG, JPEG, WebP, GIF or SVG.
        path: required Plain,
        /// What the picture shows, for readers who cannot see it.
        alt: described String,
        /// Printed under the picture.
        caption: optional String,
    }
}
