//! What stands over the cells of a sheet: comments, text boxes and pictures.

use super::cells::position;
use super::strings::rich;
use super::xml::{Step, Walk, attribute, closed, name};
use super::{COLUMNS, ROWS, Refusal};

/// The comments of a sheet: row, column, text.
pub(super) fn comments(text: &str) -> Result<Vec<(u32, u32, String)>, Refusal> {
    let mut walk = Walk::new(text);
    let mut comments = Vec::new();
    let mut at = None;
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        match name(&element) {
            "comment" => at = attribute(&element, "ref").as_deref().and_then(position),
            "text" => {
                let text = of_thread(&rich(&mut walk, "text")?.text);
                comments.extend(at.take().map(|(row, column)| (row, column, text)));
            }
            _ => {}
        }
    }
    Ok(comments)
}

/// The words of a comment. Before those of a thread, newer versions of Excel tell older ones what a thread is.
fn of_thread(text: &str) -> String {
    let words = text.strip_prefix("[Threaded comment]").and_then(|rest| rest.split_once("Comment:"));
    words.map_or_else(|| text.to_owned(), |(_, words)| words.trim().to_owned())
}

/// A number of a row or column that a sheet can have; anything else is the first.
fn within(text: &str, count: u32) -> u32 {
    text.trim().parse().ok().filter(|number| *number < count).unwrap_or(0)
}

/// What is drawn over a sheet: row and column, and the words of a text box; a picture has none.
pub(super) fn drawings(text: &str) -> Result<Vec<(u32, u32, String)>, Refusal> {
    let mut walk = Walk::new(text);
    let mut drawings = Vec::new();
    let (mut at, mut words, mut inside) = ((0, 0), String::new(), String::new());
    let mut is_start = false;
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => {
                inside = name(&element).to_owned();
                match inside.as_str() {
                    // What is anchored to no cell is drawn from the corner of the sheet.
                    "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => at = (0, 0),
                    "from" => (at, is_start) = ((0, 0), true),
                    "sp" => words.clear(),
                    "pic" => drawings.push((at.0, at.1, String::new())),
                    _ => {}
                }
            }
            Step::Text(text) => match inside.as_str() {
                "t" => words.push_str(&text),
                "row" if is_start => at.0 = within(&text, ROWS),
                "col" if is_start => at.1 = within(&text, COLUMNS),
                _ => {}
            },
            Step::Close(element) => {
                match closed(&element) {
                    "from" => is_start = false,
                    "p" => words.push(' '),
                    "sp" if !words.trim().is_empty() => drawings.push((at.0, at.1, words.trim().to_owned())),
                    _ => {}
                }
                inside.clear();
            }
        }
    }
    drawings.dedup();
    Ok(drawings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_thread_of_comments_only_its_words_are_told() {
        let told =
            "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Less was collected";
        assert_eq!(of_thread(told), "Less was collected");
        assert_eq!(of_thread("Comment: fine"), "Comment: fine");
    }

    #[test]
    fn text_boxes_and_pictures_stand_where_they_begin() {
        let anchor = |row: u32, what: &str| {
            format!(
                "<a:twoCellAnchor><a:from><a:col>2</a:col><a:row>{row}</a:row></a:from><a:to><a:col>5</a:col><a:row>9</a:row></a:to>{what}</a:twoCellAnchor>"
            )
        };
        let text = format!(
            "<a:wsDr>{}{}</a:wsDr>",
            anchor(
                3,
                "<a:sp><a:txBody><a:p><a:r><a:t>Two crews</a:t></a:r></a:p><a:p><a:r><a:t>were short.</a:t></a:r></a:p></a:txBody></a:sp>"
            ),
            anchor(0, "<a:pic/>"),
        );
        let expected = [(3, 2, "Two crews were short.".to_owned()), (0, 2, String::new())];
        assert_eq!(drawings(&text).expect("drawings"), expected);
        let far = text.replace("<a:row>3</a:row>", "<a:row>4294967295</a:row>");
        assert_eq!(drawings(&far).expect("drawings")[0].0, 0);
        let floating = "<a:absoluteAnchor><a:pos x=\"1\" y=\"1\"/><a:pic/></a:absoluteAnchor>";
        let text = text.replace("</a:wsDr>", &format!("{floating}</a:wsDr>"));
        assert_eq!(drawings(&text).expect("drawings").last(), Some(&(0, 0, String::new())));
    }

    #[test]
    fn each_text_box_has_its_own_words_and_an_empty_one_is_none() {
        let from = |row: u32| format!("<from><col>1</col><row>{row}</row></from>");
        let words = |text: &str| format!("<sp><txBody><p><r><t>{text}</t></r></p></txBody></sp>");
        let boxes =
            [from(1), words("one"), from(2), words(" "), words("two"), "<from><col/></from>".into(), words("three")];
        let text = format!("<wsDr>{}<extra>4</extra></wsDr>", boxes.concat());
        let expected = [(1, 1, "one".to_owned()), (2, 1, "two".to_owned()), (0, 0, "three".to_owned())];
        assert_eq!(drawings(&text).expect("drawings"), expected);
        assert!(drawings("<wsDr><from>").is_ok_and(|drawings| drawings.is_empty()));
    }

    #[test]
    fn comments_stand_at_their_cells() {
        let text = "<comments><commentList><comment ref=\"B3\"><text><r><t xml:space=\"preserve\">who </t></r><r><t>says</t></r></text></comment><comment ref=\"?\"><text><t>x</t></text></comment></commentList></comments>";
        assert_eq!(comments(text).expect("comments"), [(2, 1, "who says".to_owned())]);
    }
}
