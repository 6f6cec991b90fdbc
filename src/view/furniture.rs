//! What of header and footer fits a line: decided once, because the templates would have to measure it for every page.

use serde::Serialize;

use super::Context;

/// How much wider than reckoned a line may come out.
const SLACK: f64 = 1.005;

/// What fits a line of its own at the edges of the pages.
#[derive(Debug, Default, Serialize)]
pub struct Fits {
    /// Report and period, beside what the agenda calls it.
    pub name: bool,
    /// The source.
    pub source: bool,
}

/// What stands at the edges of the pages.
pub(super) struct Edges<'e> {
    /// Report and period on one line.
    pub name: String,
    /// The word of a draft before them.
    pub draft: Option<String>,
    /// What the agenda calls it.
    pub labels: &'e [String],
    /// Where the data is from.
    pub source: Option<&'e str>,
}

impl Fits {
    /// What fits at a size of the running text.
    pub(super) fn of(edges: &Edges<'_>, size: f64, context: &Context<'_>) -> Self {
        let (small, page, text) = (context.measures.small(size), context.measures.page.text_width, context.text);
        let fits = |width: f64, room: f64| width * SLACK <= room;
        let labels = edges.labels.iter().map(|label| text.bold(label, small)).fold(0.0, f64::max);
        let draft = edges.draft.as_ref().map_or(0.0, |draft| text.bold(draft, small));
        Self {
            name: fits(draft + text.width(&edges.name, small), page - labels.min(page / 2.0) - small),
            source: edges.source.is_none_or(|source| fits(text.width(source, small), page)),
        }
    }
}
