//! Rules on running text: links that may be followed, Markdown that will be printed as written, tables.

use crate::limits::{self, grouped};
use crate::markup::character::is_blank;
use crate::markup::{self, Fault};
use crate::pack::{At, Texts};
use crate::problem::{Code, Place, Problem};
use crate::source::{Sources, shortened};

pub(super) fn check(texts: &Texts, sources: &Sources, problems: &mut Vec<Problem>) {
    for text in &texts.0 {
        check_one(text, sources, problems);
    }
}

pub(super) fn check_one(text: &At<String>, sources: &Sources, problems: &mut Vec<Problem>) {
    let mut opened_html = false;
    let mut literal = None;
    for fault in markup::parse(text).faults {
        let range = fault.range().clone();
        if let Fault::Unsupported { what: "HTML", .. } = fault {
            let closes = text.get(range.clone()).is_some_and(|tag| tag.starts_with("</"));
            if closes && opened_html {
                continue; // <b> was told already.
            }
            opened_html = true;
        }
        let place = literal.get_or_insert_with(|| sources.literal(text.place)).part(range.start, range.len());
        problems.push(problem(fault, place));
    }
}

/// A heading that nobody sees would be no heading.
pub(super) fn check_heading(heading: &At<String>, problems: &mut Vec<Problem>) {
    if is_blank(heading) {
        let problem = Problem::new(Code::BadValue, heading.place, "this heading is empty");
        problems.push(problem.hint("give the section a name, such as \"Commentary\""));
    }
}

/// A fault of a text in words.
fn problem(fault: Fault, place: Place) -> Problem {
    match fault {
        Fault::UnsafeLink { url, why, .. } => {
            let message = format!("the link “{}” is not a web or e-mail address: {why}", shortened(&url, 60));
            Problem::new(Code::UnsafeLink, place, message)
                .hint("links start with https://, http:// or mailto:, and then name the site or the person")
        }
        Fault::Unsupported { what: markup::STAR, .. } => {
            Problem::new(Code::UnsupportedMarkup, place, format!("{} is printed as written", markup::STAR))
                .hint("a star that is a sign may stay; *emphasis* and **strong** words have stars on both sides, without spaces inside")
        }
        Fault::Unsupported { what, .. } => {
            let message = format!("this Markdown ({what}) is printed as written");
            Problem::new(Code::UnsupportedMarkup, place, message)
                .hint("paragraphs, lists, tables, **strong**, *emphasis* and [links](https://…) are understood")
        }
        Fault::NotALink { what, advice, .. } => Problem::new(Code::NotALink, place, what).hint(advice),
        Fault::PastedTable { .. } => Problem::new(
            Code::PastedTable,
            place,
            "these lines have tabs between their words and are printed as a table",
        )
        .hint("check that its columns and headings are right; | a | b | and |---|---| make a table, too"),
        Fault::TooLarge { columns, cells, .. } => {
            let message = if columns > limits::COLUMNS {
                format!("this table has {} columns; a page holds {} at most", grouped(columns), limits::COLUMNS)
            } else {
                format!("this table has {} cells; a text holds {} at most", grouped(cells), grouped(limits::TABLE_CELLS))
            };
            Problem::new(Code::BadValue, place, message).hint("leave some out, or split the table in two")
        }
    }
}
