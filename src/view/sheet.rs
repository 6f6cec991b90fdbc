//! What the templates read at once: the whole report, or a piece of it.

use serde::Serialize;

use super::{
    Attachment, ChangesView, IndexGroup, IndexTable, IndicatorView, Key, Lent, LentHere, Part, ReportView, Section,
    Summary, Theme, View,
};

/// How much of a report is typeset at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All of it, furniture included.
    Whole,
    /// The text of some of its parts.
    Piece,
    /// What stands between two indicators that follow one another.
    Between,
    /// What stands around the text of pages: header, footer, name, stamp and way back.
    Furniture,
}

/// The view as the templates read it.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet<'v> {
    /// How much is to be printed.
    pub extent: Extent,
    /// The parts to be printed, in order.
    pub parts: Vec<Part>,
    /// Cover, header and footer.
    pub report: &'v ReportView,
    /// The report's own look.
    pub theme: &'v Theme,
    /// What has changed since the version before; null where that is not printed.
    pub changes: Option<&'v ChangesView>,
    /// The texts before everything else.
    pub introduction: &'v [Section],
    /// The summary; only where it is printed.
    pub summary: Option<&'v Summary>,
    /// The key; only where it is printed.
    pub key: Option<&'v Key>,
    /// "20 indicators".
    pub counted: &'v str,
    /// Counts and columns of the index; only where it is printed.
    pub index_table: Option<&'v IndexTable>,
    /// The rows of the index, in groups.
    pub index: &'v [IndexGroup],
    /// The indicators.
    pub indicators: &'v [IndicatorView],
    /// Whether indicators follow one another, so that only groups start pages; absent where each starts a page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub flows: bool,
    /// How many points below the top of its first page the text of an indicator begins; absent where it is alone or as high
    /// as its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub down: Option<f64>,
    /// Whether the indicators are printed, so that titles lead to them.
    pub has_indicators: bool,
    /// The part that the way back of every indicator leads to; null where there is none.
    pub way_back: Option<Part>,
    /// What stands at the end of the report; null in pieces before its last one.
    pub fingerprint: Option<&'v str>,
    /// Files to attach to the PDF.
    pub attachments: &'v [Attachment],
    /// The pages to furnish.
    pub pages: &'v [Page<'v>],
    /// The number of the report's last page, where it is known.
    pub last_page: Option<u64>,
    /// The texts here that are not in the report's language; null where all are.
    pub lent: Option<LentHere<'v>>,
    /// The same of the whole report.
    #[serde(skip)]
    all_lent: Option<&'v Lent>,
}

/// A page to furnish.
#[derive(Debug, Clone, Serialize)]
pub struct Page<'v> {
    /// Its printed number.
    pub number: u64,
    /// Whether it is the cover, which has neither header nor footer.
    pub is_cover: bool,
    /// The indicator it belongs to; null for the other parts.
    pub subject: Option<Subject<'v>>,
}

/// The indicator a page belongs to.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "each field is that of the indicator's view")]
pub struct Subject<'v> {
    pub heading: &'v str,
    pub issued: Option<&'v str>,
    /// Whether the page begins with more of an indicator that has begun on an earlier page.
    pub is_continued: bool,
}

impl View {
    /// The whole report.
    pub fn whole(&self) -> Sheet<'_> {
        let parts = self.parts.clone();
        Sheet {
            changes: self.changes.as_ref(),
            introduction: &self.introduction,
            summary: self.summary.as_ref(),
            key: Some(&self.key),
            index_table: Some(&self.index_table),
            index: &self.index,
            indicators: if parts.contains(&Part::Indicators) { &self.indicators } else { &[] },
            attachments: &self.attachments,
            fingerprint: self.fingerprint.as_deref(),
            parts,
            ..self.bare(Extent::Whole)
        }
    }

    /// One part that names no pages.
    pub fn piece(&self, part: Part) -> Sheet<'_> {
        let parts = vec![part];
        let bare = Sheet { fingerprint: self.end(part), ..self.bare(Extent::Piece) };
        match part {
            Part::Cover => Sheet { parts, attachments: &self.attachments, ..bare },
            Part::Introduction => Sheet { parts, introduction: &self.introduction, ..bare },
            Part::Key => Sheet { parts, key: Some(&self.key), ..bare },
            _ => Sheet { parts, ..bare },
        }
    }

    /// The index, with these rows; without any it is the place to which links lead.
    pub fn index<'v>(&'v self, index: &'v [IndexGroup]) -> Sheet<'v> {
        let is_whole = index.len() == self.index.len();
        let index_table = is_whole.then_some(&self.index_table);
        let fingerprint = self.end(Part::Index);
        Sheet { parts: vec![Part::Index], index_table, index, fingerprint, ..self.bare(Extent::Piece) }
    }

    /// The summary, with the pages of its indicators.
    pub fn summary<'v>(&'v self, summary: &'v Summary) -> Sheet<'v> {
        let fingerprint = self.end(Part::Summary);
        Sheet { parts: vec![Part::Summary], summary: Some(summary), fingerprint, ..self.bare(Extent::Piece) }
    }

    /// The page of changes, with these pages.
    pub fn changed<'v>(&'v self, changes: &'v ChangesView) -> Sheet<'v> {
        let fingerprint = self.end(Part::Changes);
        Sheet { parts: vec![Part::Changes], changes: Some(changes), fingerprint, ..self.bare(Extent::Piece) }
    }

    /// Some of the report's indicators.
    pub fn some<'v>(&'v self, indicators: &'v [IndicatorView]) -> Sheet<'v> {
        let are_last = indicators.as_ptr_range().end == self.indicators.as_ptr_range().end;
        let fingerprint = self.end(Part::Indicators).filter(|_| are_last);
        Sheet { parts: vec![Part::Indicators], indicators, fingerprint, ..self.bare(Extent::Piece) }
    }

    /// One indicator on pages that it may share, so far down the first of them.
    pub fn down<'v>(&'v self, indicator: &'v [IndicatorView], down: f64) -> Sheet<'v> {
        Sheet { down: Some(down), ..self.some(indicator) }
    }

    /// What stands between two indicators.
    pub fn between(&self) -> Sheet<'_> {
        self.bare(Extent::Between)
    }

    /// What stands at the end of a part: only of the last one.
    fn end(&self, part: Part) -> Option<&str> {
        self.fingerprint.as_deref().filter(|_| self.parts.last() == Some(&part))
    }

    /// The furniture of some of the report's pages.
    pub fn furniture<'v>(&'v self, pages: &'v [Page<'v>], last_page: u64) -> Sheet<'v> {
        Sheet { pages, last_page: Some(last_page), ..self.bare(Extent::Furniture) }
    }

    fn bare(&self, extent: Extent) -> Sheet<'_> {
        Sheet {
            extent,
            parts: Vec::new(),
            report: &self.report,
            theme: &self.theme,
            changes: None,
            introduction: &[],
            summary: None,
            key: None,
            counted: &self.counted,
            index_table: None,
            index: &[],
            indicators: &[],
            flows: self.flows,
            down: None,
            has_indicators: self.parts.contains(&Part::Indicators),
            way_back: self.way_back(),
            fingerprint: None,
            attachments: &[],
            pages: &[],
            last_page: None,
            lent: None,
            all_lent: self.lent.as_ref(),
        }
    }
}

/// Why a sheet can always be written.
const PLAIN: &str = "a view is strings, numbers and lists";

impl Sheet<'_> {
    /// The sheet as the templates read it.
    pub fn json(&self) -> Vec<u8> {
        let lent = self.all_lent.map(|lent| lent.within(&serde_json::to_value(self).expect(PLAIN)));
        let with_lent = lent.map(|lent| Sheet { lent: Some(lent), ..self.clone() });
        serde_json::to_vec(with_lent.as_ref().unwrap_or(self)).expect(PLAIN)
    }
}
