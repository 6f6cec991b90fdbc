//! Rules on running text: links that may be followed, Markdown that will be printed as written, tables.

use crate::limits::{self, grouped};
use crate::markup::character::is_blank;
use crate::markup::{self, Fault};
use crate::pack::{At, Texts};
use crate::problem::{Code, Place, Problem};
use crate::source::{Sources, shortened};

pub(super) fn check(texts: &Texts, sources: &Sources, problems: &mut Vec<Problem>) {
    // An item of words shows what the signs beside it are, also where each item is a text of its own.
    let is_list = texts.0.iter().any(|text| markup::is_plain_item(text));
    let words: Vec<&str> = texts.0.iter().map(|text| text.as_str()).collect();
    for run in markup::runs(&words) {
        let mut faults = markup::parse(&markup::joined(&words[run.clone()])).faults;
        faults.retain(|fault| !is_list || !matches!(fault, Fault::Sign { .. }));
        let mut start = 0;
        for text in &texts.0[run] {
            let end = start + text.len() + 1; // A line end parts it from the next.
            let own = faults.extract_if(.., |fault| fault.range().start < end);
            told(text, own.map(|fault| fault.moved(start, 0)).collect(), sources, problems);
            start = end;
        }
    }
}

/// A note to a figure: a star before it belongs to the figure more likely than to a list of one item.
pub(super) fn check_note(text: &At<String>, sources: &Sources, problems: &mut Vec<Problem>) {
    let mut faults = markup::parse(text).faults;
    if let Some(range) = markup::footnote(text)
        && !faults.iter().any(|fault| matches!(fault, Fault::Sign { .. }))
    {
        faults.push(Fault::Sign { range, sign: '*' });
    }
    told(text, faults, sources, problems);
}

/// Records the faults of a text.
fn told(text: &At<String>, faults: Vec<Fault>, sources: &Sources, problems: &mut Vec<Problem>) {
    let mut opened_html = false;
    let mut literal = None;
    for fault in faults {
        let range = fault.range().clone();
        if let Fault::Unsupported { what: "HTML", .. } = fault {
            let closes = text.get(range.clone()).is_some_and(|tag| tag.starts_with("</"));
            if closes && opened_html {
                continue; // <b> was told already.
            }
            opened_html = true;
        }
        let place = literal.get_or_insert_with(|| sources.literal(text.place)).part(range.start, range.len());
        problems.push(problem(fault, text, place));
    }
}

/// A heading that nobody sees would be no heading.
pub(super) fn check_heading(heading: &At<String>, problems: &mut Vec<Problem>) {
    if is_blank(heading) {
        let problem = Problem::new(Code::BadValue, heading.place, "this heading is empty");
        problems.push(problem.hint("give the section a name, such as \"Commentary\""));
    }
}

/// A sign that was printed as a bullet.
fn bullet(sign: char, written: &str, place: Place) -> Problem {
    let (name, hint) = match sign {
        '+' => {
            ("plus", format!("for a plus, type no space behind it: “{}”; for a bullet, type •", closed(written, "+")))
        }
        '*' => ("star", "for a mark that belongs to a figure, type † in both places; for a bullet, type •".to_owned()),
        _ => {
            ("minus", format!("for a minus, type no space behind it: “{}”; for a bullet, type •", closed(written, "-")))
        }
    };
    let message = format!("“{written}” at the start of a line is printed as a bullet, without the {name}");
    Problem::new(Code::UnsupportedMarkup, place, message).hint(hint)
}

/// A figure with its sign and no space between.
fn closed(written: &str, sign: &str) -> String {
    let figure = written.trim_start_matches(|c: char| "-–+".contains(c) || c.is_whitespace());
    format!("{sign}{figure}")
}

/// A fault of a text in words.
fn problem(fault: Fault, text: &str, place: Place) -> Problem {
    match fault {
        Fault::Sign { range, sign } => bullet(sign, text.get(range).unwrap_or_default(), place),
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
        Fault::OtherAddress { shown, url, .. } => {
            let (shown, to) = (shortened(&shown, 60), shortened(&url, 60));
            let message = format!("this link shows {shown}, but leads to {to}");
            Problem::new(Code::MisleadingLink, place, message)
                .hint(format!("correct the one that is wrong, or say what is there: [what it is]({url})"))
        }
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
