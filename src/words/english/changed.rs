//! What a change is about, in English.

use super::English;
use crate::words::Changed;

impl Changed for English {
    fn part_of(&self, part: &str, whole: &str) -> String {
        format!("{part} of the {whole}")
    }

    fn entry_called(&self, kind: &str, name: &str) -> String {
        format!("{kind} “{name}”")
    }

    fn given_for(&self, what: &str, name: &str) -> String {
        format!("{what} for {name}")
    }

    fn charted(&self, chart: &str, of: &[&str]) -> String {
        format!("{chart}, {}", of.join(", "))
    }

    fn order_of(&self, entries: &str) -> String {
        format!("order of the {entries}")
    }

    fn order_of_indicators(&self, elsewhere: usize) -> String {
        let stand = if elsewhere == 1 { "stands" } else { "stand" };
        format!("order of the indicators ({elsewhere} {stand} elsewhere)")
    }

    fn links_under(&self, heading: &str) -> String {
        format!("links under {heading}")
    }

    fn of_measure(&self, measure: &str, what: &str) -> String {
        format!("{measure}: {what}")
    }

    fn of_scale(&self, what: &str, level: Option<&str>) -> String {
        level.map_or_else(|| format!("{what} (rating scale)"), |level| format!("{what} of {level} (rating scale)"))
    }

    fn with_decimals(&self, unit: &str, decimals: u32) -> String {
        let places = if decimals == 1 { "decimal" } else { "decimals" };
        format!("{unit} with {decimals} {places}")
    }

    fn figures_have_changed(&self, count: usize) -> String {
        format!("{count} figures have changed")
    }

    fn changes_further_on(&self, count: usize) -> String {
        let changes = if count == 1 { "change" } else { "changes" };
        format!("and {count} {changes} further on")
    }
}
