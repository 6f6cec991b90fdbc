//! What the templates read at once: the whole report, or a part of it.

use serde::Serialize;

use super::{Attachment, Count, Front, IndexGroup, IndicatorView, Key, Theme, View, Widest};

/// The parts of a report that are typeset apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All of it at once, furniture included.
    Whole,
    /// Cover and key.
    Opening,
    /// The index.
    Index,
    /// Some of the indicators.
    Indicators,
    /// What stands around the text of pages: header, footer, name, stamp and way back.
    Furniture,
}

/// The view as the templates read it.
#[derive(Debug, Serialize)]
pub struct Sheet<'v> {
    /// What is to be printed.
    pub part: Part,
    /// Cover, header and footer.
    pub report: &'v Front,
    /// The report's own look.
    pub theme: &'v Theme,
    /// The key; only for the whole and the opening.
    pub key: Option<&'v Key>,
    /// "20 indicators".
    pub counted: &'v str,
    /// How many indicators have each level.
    pub counts: &'v [Count],
    /// The rows of the index, in groups.
    pub index: &'v [IndexGroup],
    /// The widest texts of the index.
    pub widest: &'v Widest,
    /// The indicators.
    pub indicators: &'v [IndicatorView],
    /// Files to attach to the PDF.
    pub attachments: &'v [Attachment],
    /// The pages to furnish.
    pub pages: &'v [Page<'v>],
    /// The number of the report's last page, where it is known.
    pub last_page: Option<u64>,
}

/// A page to furnish.
#[derive(Debug, Serialize)]
pub struct Page<'v> {
    /// Its printed number.
    pub number: u64,
    /// The indicator it belongs to; null for cover, key and index.
    pub subject: Option<Subject<'v>>,
}

/// The indicator a page belongs to.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "each field is that of the indicator's view")]
pub struct Subject<'v> {
    pub heading: &'v str,
    pub issued: Option<&'v str>,
    /// Whether the indicator has begun on an earlier page.
    pub is_continued: bool,
}

impl View {
    /// The whole report.
    pub fn whole(&self) -> Sheet<'_> {
        let Sheet { counts, index, .. } = self.index(&self.index);
        Sheet { part: Part::Whole, counts, index, indicators: &self.indicators, ..self.opening() }
    }

    /// Cover and key.
    pub fn opening(&self) -> Sheet<'_> {
        Sheet { key: Some(&self.key), attachments: &self.attachments, ..self.bare(Part::Opening) }
    }

    /// The index, with these rows.
    pub fn index<'v>(&'v self, index: &'v [IndexGroup]) -> Sheet<'v> {
        Sheet { counts: &self.counts, index, ..self.bare(Part::Index) }
    }

    /// The index without its rows: the place to which links lead.
    pub fn index_alone(&self) -> Sheet<'_> {
        self.bare(Part::Index)
    }

    /// Some of the report's indicators.
    pub fn some<'v>(&'v self, indicators: &'v [IndicatorView]) -> Sheet<'v> {
        Sheet { indicators, ..self.bare(Part::Indicators) }
    }

    /// The furniture of some of the report's pages.
    pub fn furniture<'v>(&'v self, pages: &'v [Page<'v>], last_page: u64) -> Sheet<'v> {
        Sheet { pages, last_page: Some(last_page), ..self.bare(Part::Furniture) }
    }

    fn bare(&self, part: Part) -> Sheet<'_> {
        Sheet {
            part,
            report: &self.report,
            theme: &self.theme,
            key: None,
            counted: &self.counted,
            counts: &[],
            index: &[],
            widest: &self.widest,
            indicators: &[],
            attachments: &[],
            pages: &[],
            last_page: None,
        }
    }
}

impl Sheet<'_> {
    /// The sheet as the templates read it.
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a view is strings, numbers and lists")
    }
}
