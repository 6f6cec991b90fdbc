//! The report's own fields: the new period in, what is dated out.

use jsonc_parser::ast::Object;

use super::clear::DATED;
use super::entries::{Fields, field, quoted};
use super::{Account, Request, emptied};
use crate::source::Edits;

/// Rolls the report's fields forward.
pub(super) fn roll(report: &Object<'_>, text: &str, request: &Request, edits: &mut Edits, account: &mut Account) {
    let mut fields = Fields::new(report, text);
    fields.set("period", &quoted(&request.period), &["title", "committee"], edits);
    if let Some(year) = &request.financial_year {
        fields.set("financial_year", &quoted(year), &["period"], edits);
    }
    fields.set("produced_on", &quoted(&request.produced_on), &["period", "financial_year"], edits);
    if let Some(issued) = &request.issued {
        fields.set("issued", &quoted(issued), &["produced_on"], edits);
    }
    let is_given = |name: &str| name == "issued" && request.issued.is_some();
    for (name, word) in DATED.into_iter().filter(|(name, _)| !is_given(name)) {
        if fields.remove(name) {
            account.cleared_of_report.push(word);
        }
    }
    if let Some(introduction) = report.get_object("introduction")
        && emptied::all_texts(introduction, edits) > 0
    {
        account.cleared_of_report.push("texts of the introduction");
    }
    account.first_page = field(report, "first_page").map(str::to_owned);
    fields.finish(edits);
}
