//! Rules on alternative texts: whether they say what is seen.

use crate::markup::character::is_blank;
use crate::pack::{At, Indicator, Pack};
use crate::problem::{Code, Problem};

/// Words that name a kind of picture and nothing on it, and the small words between them.
const KINDS: &[&str] = &[
    "image",
    "images",
    "img",
    "photo",
    "photos",
    "photograph",
    "picture",
    "pic",
    "chart",
    "charts",
    "graph",
    "graphs",
    "bar",
    "line",
    "column",
    "pie",
    "stacked",
    "figure",
    "fig",
    "diagram",
    "logo",
    "map",
    "screenshot",
    "icon",
    "graphic",
    "graphics",
    "illustration",
    "infographic",
    "table",
    "alt",
    "alternative",
    "text",
    "description",
    "untitled",
    "decorative",
    "none",
    "n",
    "a",
    "an",
    "the",
    "of",
    "this",
    "our",
    "your",
];
/// How the names of pictures end.
const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".emf", ".pdf"];

/// What stands beside an alternative text.
struct Beside<'p> {
    /// The picture's file.
    path: Option<&'p str>,
    /// What is printed at the picture anyway: its caption, or a chart's title.
    printed: Option<&'p str>,
    hint: &'static str,
}

/// Checks every alternative text of an indicator.
pub(super) fn check(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for figure in indicator.figures.iter().flat_map(|figures| &figures.value) {
        let beside = Beside {
            path: Some(&figure.path.0),
            printed: figure.caption.as_ref().map(|caption| caption.as_str()),
            hint: "write a sentence that says what the picture shows",
        };
        check_one(figure.alt.as_ref(), &beside, problems);
    }
    for chart in indicator.charts.iter().flat_map(|charts| &charts.value) {
        let beside = Beside {
            path: None,
            printed: Some(&chart.title.value),
            hint: "write a sentence that says what the chart shows, or delete \"alt\" to have one written from the figures",
        };
        check_one(chart.alt.as_ref().filter(|alt| !is_blank(alt)), &beside, problems);
    }
}

/// Checks the alternative text of the logo.
pub(super) fn check_logo(pack: &Pack, problems: &mut Vec<Problem>) {
    let Some(logo) = &pack.report.logo else { return };
    let hint = "name the organisation, such as \"Logo of Cambridgeshire County Council\"";
    check_one(logo.alt.as_ref(), &Beside { path: Some(&logo.path.0), printed: None, hint }, problems);
}

/// An alternative text that says nothing is as good as none; one that names a file or a kind of picture is little better.
fn check_one(alt: Option<&At<String>>, beside: &Beside<'_>, problems: &mut Vec<Problem>) {
    let Some(alt) = alt else { return };
    if is_blank(alt) {
        let problem = Problem::new(Code::MissingAlt, alt.place, "the alternative text is empty");
        return problems.push(problem.hint(beside.hint));
    }
    if let Some(fault) = fault(alt, beside) {
        let message = format!("the alternative text “{}” {fault}", alt.trim());
        problems.push(Problem::new(Code::WeakAlt, alt.place, message).hint(beside.hint));
    }
}

fn fault(alt: &str, beside: &Beside<'_>) -> Option<&'static str> {
    let plain = words(alt).join(" ");
    if is_file_name(alt.trim(), beside.path) {
        Some("is the name of a file")
    } else if words(alt).iter().all(|word| KINDS.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()))) {
        Some("does not say what is seen")
    } else if beside.printed.is_some_and(|printed| words(printed).join(" ") == plain) {
        Some("only repeats what is printed beside it")
    } else {
        None
    }
}

/// "chart1.png", or the picture's own name without its ending.
fn is_file_name(alt: &str, path: Option<&str>) -> bool {
    let lower = alt.to_lowercase();
    let name = path.and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let is_one_word = !alt.contains(char::is_whitespace);
    lower == name || (is_one_word && (lower == stem || ENDINGS.iter().any(|ending| lower.ends_with(ending))))
}

/// The words of a text in lower case, without signs.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(alt: &str) -> Option<&'static str> {
        fault(alt, &Beside { path: Some("pictures/IMG_2041.png"), printed: Some("Visits by month"), hint: "" })
    }

    #[test]
    fn texts_that_say_nothing_are_found() {
        for alt in ["chart1.png", "IMG_2041", "img_2041.PNG", "C:\\charts\\visits.jpg"] {
            assert_eq!(of(alt), Some("is the name of a file"), "{alt}");
        }
        for alt in
            ["image", "Photo.", "A bar chart", "Figure 1", "Image of a chart", "logo", "Alt text", "Chart2", "n/a", "1"]
        {
            assert_eq!(of(alt), Some("does not say what is seen"), "{alt}");
        }
        assert_eq!(of("Visits by month."), Some("only repeats what is printed beside it"));
    }

    #[test]
    fn texts_that_say_something_are_left_alone() {
        for alt in
            ["Logo of Cambridgeshire County Council", "Council logo", "Map of Ely", "Visits by month, rising", "Ely"]
        {
            assert_eq!(of(alt), None, "{alt}");
        }
    }
}
