//! What to do about a word that is no choice, and stands for something that is not chosen there.

/// What to type, or leave out, where a choice of this noun is written as this word.
pub(in crate::pack) fn aside(noun: &str, typed: &str) -> Option<String> {
    let plain = typed.trim().to_lowercase().replace(['-', '_'], " ");
    match noun {
        "the part" => part(&plain),
        "the layout" => layout(&plain),
        _ => None,
    }
}

fn part(typed: &str) -> Option<String> {
    Some(match typed {
        "cover" | "cover page" | "title" | "title page" | "front page" | "front cover" => {
            "the cover is always printed, and always first: leave it out here".to_owned()
        }
        "page" | "flow" => format!("that is a layout: write \"layout\": \"{typed}\" beside \"parts\""),
        "commentary" | "narrative" | "charts" | "actions" | "notes" => {
            "that is printed with each indicator: leave it out here".to_owned()
        }
        "header" | "footer" | "page numbers" => "that is printed on every page: leave it out here".to_owned(),
        "blank" | "blank page" | "page break" | "pagebreak" => {
            "each part starts a page of its own: leave it out here".to_owned()
        }
        _ => return None,
    })
}

fn layout(typed: &str) -> Option<String> {
    Some(match typed {
        "portrait" | "landscape" | "a4" | "a3" | "letter" => {
            "pages are always A4 portrait; \"layout\" says whether each indicator starts a page (\"page\") or each group (\"flow\")"
                .to_owned()
        }
        "large" | "large print" => "for large print write \"theme\": {\"text_size\": 18}".to_owned(),
        _ => return None,
    })
}
