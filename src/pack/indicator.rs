//! An indicator and its sub-measures.

use jsonc_parser::ast::Value as JsonValue;

use super::accept::Acceptance;
use super::action::Action;
use super::charts::{ChartSpec, Picture};
use super::definitions::{Definitions, Described};
use super::narrative::Narrative;
use super::performance::Performance;
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scale::IndicatorRating;
use super::shape::{Field, Need, Shape};
use super::simple::{Label, Owner};

record! {
    /// An indicator: its figures, its level, its charts and its text.
    Indicator "an indicator" {
        /// The number it is known by, such as "36" or "1.1.2.PI".
        reference = "ref": optional Label,
        /// What it measures.
        title: optional String,
        /// The service or theme; consecutive indicators of one group share a heading.
        group: optional String,
        /// Who supplies it; used in lists of problems, and printed where the report says so.
        owner: optional Owner,
        /// The councillor's portfolio it belongs to; printed with the owner where the report says so.
        portfolio: optional Owner,
        /// How often it is reported: names the current and the previous column.
        frequency: optional Frequency,
        /// Figures, and the words published with them.
        performance: shared Performance,
        /// Sub-measures, one row each.
        measures: optional Vec<At<Measure>>,
        /// Charts; without them one is drawn from the history, and [] draws none.
        charts: optional Vec<At<ChartSpec>>,
        /// Pictures made elsewhere.
        figures: optional Vec<At<Picture>>,
        /// Headings with their texts, in the order they print.
        narrative: optional Narrative,
        /// What is done about it, each with who does it, by when, and how far it is: printed as a table.
        actions: optional Vec<At<Action>>,
        /// Why figures were corrected since an earlier version of the report; printed.
        correction: optional String,
        /// The indicator's own basis and bands; a band's name is one of the scale's.
        rating: optional IndicatorRating,
        /// Warnings about this indicator that are known and stay: they are listed apart and do not count.
        accept: optional Vec<At<Acceptance>>,
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
    /// A sub-measure: one row of the headline table.
    Measure "a measure" {
        /// What it measures.
        title: optional String,
        /// Figures, and the words published with them.
        performance: shared Performance,
    }
}

// What they share is theirs: `indicator.target`.
impl std::ops::Deref for Indicator {
    type Target = Performance;

    fn deref(&self) -> &Performance {
        &self.performance
    }
}

impl std::ops::Deref for Measure {
    type Target = Performance;

    fn deref(&self) -> &Performance {
        &self.performance
    }
}

impl Indicator {
    /// The sub-measures, in the author's order.
    pub fn sub_measures(&self) -> &[At<Measure>] {
        self.measures.as_ref().map_or(&[], |measures| &measures.value)
    }

    /// What is done about it.
    pub fn actions(&self) -> &[At<Action>] {
        self.actions.as_ref().map_or(&[], |actions| &actions.value)
    }

    /// Its own performance, then that of each sub-measure.
    pub fn performances(&self) -> impl Iterator<Item = &Performance> {
        std::iter::once(&self.performance).chain(self.sub_measures().iter().map(|measure| &measure.performance))
    }
}
