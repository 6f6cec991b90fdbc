//! Which fields of an indicator or a sub-measure are cleared because they are about the old period, and which of a report.

use jsonc_parser::ast::Value;

use super::Account;
use super::entries::Fields;
use super::figure::{Figure, Parts};
use super::indicator::Roller;
use crate::source::Edits;

/// What is dated among a report's own fields, with the word for it.
pub(super) const DATED: [(&str, &str); 5] = [
    ("issued", "issued"),
    ("version", "version"),
    ("appendix", "appendix"),
    ("agenda_item", "agenda item"),
    ("meeting_date", "meeting date"),
];

impl<'s> Roller<'s> {
    /// Takes away what is said of the old period, and says what.
    pub(super) fn clear(
        &self,
        fields: &mut Fields<'_, 's>,
        last_year: Option<Parts>,
        starts_anew: bool,
        edits: &mut Edits,
        account: &mut Account,
    ) {
        let figure = |value| Figure::new(value, self.text);
        for (name, word) in [
            ("rag", "level"),
            ("change", "change"),
            ("rag_reason", "reason for the level"),
            ("correction", "correction"),
        ] {
            if fields.remove(name) {
                account.cleared(word);
            }
        }
        if let Some(value) = fields.value("last_year") {
            match &last_year {
                Some(parts) => figure(value).fill(parts, &[], edits),
                None => figure(value).empty(edits),
            }
            account.cleared(if last_year.is_some() {
                "figure of last year (now from the history)"
            } else {
                "figure of last year"
            });
        }
        if let Some(value) = fields.value("target").filter(|_| starts_anew) {
            figure(value).empty(edits);
            account.cleared("target of a cumulative figure");
        }
        let stays = |name: &&str| fields.value(name).is_some() && !(starts_anew && *name == "target");
        if self.turn.starts_year {
            account.targets += ["target", "annual_target"].into_iter().filter(stays).count();
        }
        if let Some(forecast) = fields.value("forecast").and_then(Value::as_object) {
            let mut of_forecast = Fields::new(forecast, self.text);
            of_forecast.remove("rag");
            if let Some(value) = of_forecast.value("value") {
                figure(value).empty(edits);
            }
            of_forecast.finish(edits);
            account.cleared("forecast");
        }
        let comparators = fields.object.get_array("comparators").into_iter().flat_map(|list| &list.elements);
        for comparator in comparators.map(figure).filter(|comparator| !comparator.is_blank()) {
            comparator.empty(edits);
            account.cleared("comparator");
        }
    }
}
