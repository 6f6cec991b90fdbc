//! Rules on running text: links that may be followed, Markdown that will be printed as it stands.

use crate::markup::{self, Fault};
use crate::pack::{At, Texts};
use crate::problem::{Code, Problem};
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
        problems.push(match fault {
            Fault::UnsafeLink { url, .. } => Problem::new(
                Code::UnsafeLink,
                place,
                format!("the link “{}” is not one that a report may hold", shortened(&url, 60)),
            )
            .hint("links start with https://, http:// or mailto:"),
            Fault::Unsupported { what, .. } => Problem::new(
                Code::UnsupportedMarkup,
                place,
                format!("this Markdown ({what}) is printed as it is written"),
            )
            .hint("paragraphs, lists, **strong**, *emphasis* and [links](https://…) are understood"),
        });
    }
}
