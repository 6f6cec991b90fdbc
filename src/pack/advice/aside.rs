//! What to do about a word that is no choice, and stands for something that is not chosen there.

use crate::problem::Hint;

/// What to type, or leave out, where a choice of this noun is written as this word.
pub(in crate::pack) fn aside(noun: &str, typed: &str) -> Option<Hint> {
    let plain = typed.trim().to_lowercase().replace(['-', '_'], " ");
    match noun {
        "the part" => part(&plain),
        "the layout" => layout(&plain),
        _ => None,
    }
}

fn part(typed: &str) -> Option<Hint> {
    let hint = match typed {
        "cover" | "cover page" | "title" | "title page" | "front page" | "front cover" => {
            "the cover is always printed, and always first: leave it out here"
        }
        "page" | "flow" => {
            return Some(Hint::both(
                format!("that is a layout: write \"layout\": \"{typed}\" beside \"parts\""),
                format!("that is a layout: leave it out here, and choose “{typed}” under \"layout\""),
            ));
        }
        "commentary" | "narrative" | "charts" | "actions" | "notes" => {
            "that is printed with each indicator: leave it out here"
        }
        "header" | "footer" | "page numbers" => "that is printed on every page: leave it out here",
        "blank" | "blank page" | "page break" | "pagebreak" => "each part starts a page of its own: leave it out here",
        _ => return None,
    };
    Some(hint.into())
}

fn layout(typed: &str) -> Option<Hint> {
    Some(match typed {
        "portrait" | "landscape" | "a4" | "a3" | "letter" => {
            "pages are always A4 portrait; \"layout\" says whether each indicator starts a page (\"page\") or each group (\"flow\")"
                .into()
        }
        "large" | "large print" => Hint::both(
            "for large print write \"theme\": {\"text_size\": 18}",
            "for large print type 18 under \"theme.text_size\"",
        ),
        _ => return None,
    })
}
