//! The pack as a whole, and what is printed on its cover and around its pages.

use jsonc_parser::ast::Value as JsonValue;

use super::accept::Acceptance;
use super::definitions::{Definitions, Described};
use super::included::Included;
use super::key::{KeyRow, KeyTable};
use super::narrative::Narrative;
use super::order::{Layout, PartName, Summary};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scale::Rating;
use super::shape::{Field, Need, Shape};
use super::simple::Plain;
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
        /// The rows of the key, or "used" for those rows of the standard key that the report uses; without it the standard key
        /// of twelve rows is printed.
        key: optional KeyTable,
        /// The indicators, or the names of files that hold them.
        indicators: required Included,
    }
}

record! {
    /// What is printed on the cover and around the pages.
    Report "the report" {
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
        /// True prints owner and portfolio under the title of each indicator.
        print_owner: optional bool,
        /// Headings with their texts before everything else: key messages, recommendations.
        introduction: optional Narrative,
        /// Whether there is a summary (by default from eight rated indicators on), or what it shows.
        summary: optional Summary,
        /// The parts behind the cover in their order; what is left out is not printed. By default changes, introduction, summary, key, index, indicators.
        parts: optional Vec<At<PartName>>,
        /// Whether each indicator starts a page (the default), or only each group.
        layout: optional Layout,
        /// True prints the fingerprint of the pack's content on the last page; the PDF's metadata have it anyway.
        fingerprint: optional bool,
        /// Warnings that are known and stay: they are listed apart and do not count.
        accept: optional Vec<At<Acceptance>>,
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
        /// The size of the running text in points, {text sizes}; 12 by default.
        text_size: optional f64,
        /// Colours of the series of charts in order, at most {chart colours}, each with a contrast of 3:1 on white and on its neighbours.
        chart_colours: optional Vec<At<Colour>>,
    }
}

impl Pack {
    /// The rows of its own key.
    pub fn key_rows(&self) -> &[At<KeyRow>] {
        self.key.as_ref().and_then(|key| key.rows()).unwrap_or_default()
    }
}

impl Report {
    /// Whether indicators follow one another, so that only groups start pages.
    pub fn flows(&self) -> bool {
        self.layout.as_ref().is_some_and(|layout| layout.value == Layout::Flow)
    }

    /// The language of the report, without its region; English where it names none.
    pub fn language(&self) -> &str {
        self.language.as_ref().map_or("en", |language| language.language.as_str())
    }
}
