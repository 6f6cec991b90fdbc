//! Every field of the contract has its place in the table of what rolling does to it.

use crate::pack::{Indicator, Measure, Read, Report, Shape};

/// What an indicator or a sub-measure has, and what becomes of it.
const OF_INDICATOR: [(&str, &[&str]); 4] = [
    ("moves", &["current", "previous", "history", "last_year"]),
    ("is emptied", &["change", "rag", "rag_reason", "forecast", "comparators", "correction", "narrative", "actions"]),
    ("is emptied where a year begins and it is cumulative", &["target"]),
    (
        "stays",
        &[
            "ref",
            "title",
            "group",
            "owner",
            "portfolio",
            "frequency",
            "unit",
            "direction",
            "baseline",
            "annual_target",
            "basis",
            "not_due",
            "measures",
            "charts",
            "figures",
            "notes",
            "rating",
            "accept",
            "exempt",
        ],
    ),
];

/// What the report has, and what becomes of it.
const OF_REPORT: [(&str, &[&str]); 3] = [
    ("is given", &["period", "financial_year", "produced_on"]),
    ("is emptied", &["issued", "version", "appendix", "agenda_item", "meeting_date", "introduction"]),
    (
        "stays",
        &[
            "title",
            "committee",
            "organisation",
            "team",
            "email",
            "status",
            "marking",
            "first_page",
            "source",
            "language",
            "chart_tables",
            "logo",
            "theme",
            "accept",
            "summary",
            "parts",
            "layout",
            "print_owner",
            "exempt",
            "jurisdiction",
            "fingerprint",
        ],
    ),
];

/// The fields that no line of a table names.
fn unnamed(shape: Shape, table: &[(&str, &[&str])]) -> Vec<&'static str> {
    let Shape::Record(fields) = shape else { return vec!["(no object)"] };
    let is_named = |name: &str| table.iter().any(|(_, names)| names.contains(&name));
    fields.iter().map(|field| field.name).filter(|name| !is_named(name)).collect()
}

#[test]
fn what_becomes_of_every_field_was_thought_of() {
    for shape in [Indicator::shape(), Measure::shape()] {
        assert_eq!(unnamed(shape, &OF_INDICATOR), Vec::<&str>::new(), "see the contract, and src/change/roll");
    }
    assert_eq!(unnamed(Report::shape(), &OF_REPORT), Vec::<&str>::new(), "see the contract, and src/change/roll");
}
