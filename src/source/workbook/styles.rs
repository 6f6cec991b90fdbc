//! The number format of each style of cells, whether its font is bold or struck through, and whether its ground is coloured.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Refusal;
use super::strings::is_on;
use super::xml::{Step, Walk, attribute, closed, name};
use crate::limits::FORMAT_LETTERS;
use quick_xml::events::BytesStart;

/// The styles by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

/// What matters of a style: the code of its format, its font, and whether its ground has a colour that may mean something.
#[derive(Debug)]
struct Style {
    format: Arc<str>,
    font: Font,
    is_coloured: bool,
}

/// What matters of a font.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Font {
    pub(super) is_bold: bool,
    pub(super) is_struck: bool,
}

impl Styles {
    /// The format code of a style: "General" where it has none.
    pub(super) fn format(&self, style: usize) -> Arc<str> {
        self.0.get(style).map_or_else(|| "General".into(), |style| style.format.clone())
    }

    /// The font of a style.
    pub(super) fn font(&self, style: usize) -> Font {
        self.0.get(style).map_or_else(Font::default, |style| style.font)
    }

    /// Whether the ground of a style is red, green or another colour, and not white or grey.
    pub(super) fn is_coloured(&self, style: usize) -> bool {
        self.0.get(style).is_some_and(|style| style.is_coloured)
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Refusal> {
    let mut walk = Walk::new(text);
    let mut own: BTreeMap<u32, Arc<str>> = BTreeMap::new();
    let mut styles = Styles::default();
    let mut fonts: Vec<Font> = Vec::new();
    let mut fills: Vec<bool> = Vec::new();
    let (mut inside, mut of_cells, mut in_fills) = (false, false, false);
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => match name(&element) {
                "numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&element, "formatCode");
                    if code.as_ref().is_some_and(|code| code.chars().count() > FORMAT_LETTERS) {
                        return Err(too_long());
                    }
                    own.extend(id.zip(code.map(Arc::from)));
                }
                "cellXfs" => inside = true,
                "fonts" => of_cells = true,
                "fills" => in_fills = true,
                "fill" => fills.push(false),
                "fgColor" if in_fills => fills.last_mut().into_iter().for_each(|fill| *fill = is_colour(&element)),
                "font" => fonts.push(Font::default()),
                "b" if of_cells => fonts.last_mut().into_iter().for_each(|font| font.is_bold = is_on(&element)),
                "strike" if of_cells => fonts.last_mut().into_iter().for_each(|font| font.is_struck = is_on(&element)),
                "xf" if inside => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    let font = attribute(&element, "fontId").and_then(|id| id.parse::<usize>().ok()).unwrap_or(0);
                    let format = own.get(&id).cloned().unwrap_or_else(|| built_in(id));
                    let fill = attribute(&element, "fillId").and_then(|id| id.parse::<usize>().ok()).unwrap_or(0);
                    let (font, is_coloured) = (fonts.get(font).copied(), fills.get(fill).copied());
                    styles.0.push(Style {
                        format,
                        font: font.unwrap_or_default(),
                        is_coloured: is_coloured.unwrap_or_default(),
                    });
                }
                _ => {}
            },
            Step::Close(element) if closed(&element) == "cellXfs" => inside = false,
            Step::Close(element) if closed(&element) == "fonts" => of_cells = false,
            Step::Close(element) if closed(&element) == "fills" => in_fills = false,
            _ => {}
        }
    }
    Ok(styles)
}

/// How far red, green and blue differ at least in what is a colour and no grey.
const COLOURFUL: u8 = 60;

/// Whether a colour is one: not white, black or grey. Of a theme's colours the first four are those of text and paper.
fn is_colour(element: &BytesStart<'_>) -> bool {
    if let Some(rgb) = attribute(element, "rgb") {
        let part = |at: usize| rgb.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let parts = [rgb.len().saturating_sub(6), rgb.len().saturating_sub(4), rgb.len().saturating_sub(2)].map(part);
        let [most, least] = [parts.iter().max(), parts.iter().min()].map(|part| part.copied().unwrap_or(0));
        return most - least >= COLOURFUL;
    }
    let number = |name: &str| attribute(element, name).and_then(|number| number.parse::<u32>().ok());
    // Of a theme's accents the third is grey, and pale ones are the bands of tables.
    let is_pale = attribute(element, "tint").and_then(|tint| tint.parse::<f64>().ok()).is_some_and(|tint| tint > 0.3);
    number("theme").is_some_and(|theme| theme > 3 && theme != 6 && !is_pale)
        || number("indexed").is_some_and(|index| !GREYS.contains(&index))
}

/// Excel writes no longer one, and takes the file for damaged.
fn too_long() -> Refusal {
    Refusal::damaged(&format!("a number format has more than {FORMAT_LETTERS} letters"))
}

/// The white, black and grey of Excel's old palette.
const GREYS: [u32; 10] = [0, 1, 8, 9, 22, 23, 55, 63, 64, 65];

/// The formats that have a number instead of a code, as Excel shows them in the United Kingdom.
fn built_in(id: u32) -> Arc<str> {
    match id {
        5 => "£#,##0;-£#,##0".into(),
        6 => "£#,##0;[Red]-£#,##0".into(),
        7 => "£#,##0.00;-£#,##0.00".into(),
        8 => "£#,##0.00;[Red]-£#,##0.00".into(),
        14 => "dd/mm/yyyy".into(),
        22 => "dd/mm/yyyy hh:mm".into(),
        _ => ssfmt::format_code_from_id(id).unwrap_or("General").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_has_the_format_and_the_font_that_it_names() {
        let text = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts>\
            <fonts><font/><font><b/></font><font><b val=\"0\"/></font><font><b val=\"1\"/></font></fonts>\
            <dxfs><dxf><font><b/><strike/></font></dxf></dxfs><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
            <cellXfs><xf/><xf numFmtId=\"164\" fontId=\"1\"/><xf numFmtId=\"9\" fontId=\"2\"/><xf numFmtId=\"14\" fontId=\"3\"/><xf numFmtId=\"22\" fontId=\"4\"/></cellXfs>\
            <cellStyles><xf numFmtId=\"10\"/></cellStyles></styleSheet>";
        let styles = read(text).expect("styles");
        // What a condition makes of cells is no font of a style.
        assert!((0..6).all(|at| !styles.font(at).is_struck));
        let all: Vec<(String, bool)> =
            (0..6).map(|at| (styles.format(at).to_string(), styles.font(at).is_bold)).collect();
        let expected = [
            ("General", false),
            ("0.0%", true),
            ("0%", false),
            ("dd/mm/yyyy", true),
            ("dd/mm/yyyy hh:mm", false),
            ("General", false),
        ];
        assert_eq!(all, expected.map(|(format, is_bold)| (format.to_owned(), is_bold)));
    }

    #[test]
    fn a_ground_is_coloured_where_it_is_neither_white_nor_grey() {
        let fills: String = [
            "rgb=\"FFFF0000\"",
            "rgb=\"FFF2F2F2\"",
            "rgb=\"FFFFFFFF\"",
            "theme=\"0\"",
            "theme=\"9\"",
            "indexed=\"10\"",
        ]
        .map(|colour| format!("<fill><patternFill patternType=\"solid\"><fgColor {colour}/></patternFill></fill>"))
        .concat();
        let xfs: String = (0..6).map(|fill| format!("<xf fillId=\"{fill}\"/>")).collect();
        let text = format!("<styleSheet><fills>{fills}</fills><cellXfs>{xfs}</cellXfs></styleSheet>");
        let styles = read(&text).expect("styles");
        assert_eq!([0, 1, 2, 3, 4, 5].map(|style| styles.is_coloured(style)), [true, false, false, false, true, true]);
    }

    #[test]
    fn a_colour_is_far_enough_from_grey_and_none_of_those_of_text_and_paper() {
        let is_coloured = |colour: &str| {
            let fill = |colour: &str| format!("<fill><patternFill><fgColor {colour}/></patternFill></fill>");
            // What a condition makes of cells is no ground of a style.
            let other = format!("<dxfs><dxf>{}</dxf></dxfs>", fill("rgb=\"FFFF0000\""));
            let own = format!("<fills>{}</fills>", fill(colour));
            let xfs = "<cellXfs><xf fillId=\"0\"/><xf fillId=\"1\"/></cellXfs>";
            let styles = read(&format!("<styleSheet>{own}{other}{xfs}</styleSheet>")).expect("styles");
            assert!(!styles.is_coloured(1) && !styles.is_coloured(2));
            styles.is_coloured(0)
        };
        for colour in ["rgb=\"FF3C0000\"", "rgb=\"00FF00\"", "rgb=\"FFFFFFC3\"", "theme=\"4\"", "indexed=\"2\""] {
            assert!(is_coloured(colour), "{colour}");
        }
        for colour in ["rgb=\"FF3B0000\"", "rgb=\"FFFFFFC4\"", "theme=\"3\"", "indexed=\"22\"", "auto=\"1\""] {
            assert!(!is_coloured(colour), "{colour}");
        }
    }

    #[test]
    fn money_without_a_code_of_its_own_is_in_pounds() {
        for id in 5..=8 {
            let places = if id < 7 { "£#,##0" } else { "£#,##0.00" };
            let minus = if id % 2 == 0 { format!("[Red]-{places}") } else { format!("-{places}") };
            assert_eq!(&*built_in(id), format!("{places};{minus}"));
        }
    }

    #[test]
    fn a_format_longer_than_excel_takes_is_refused() {
        let styles = |letters: usize| {
            let code = "0".repeat(letters);
            read(&format!("<x><numFmts><numFmt numFmtId=\"164\" formatCode=\"{code}\"/></numFmts></x>"))
        };
        assert!(styles(FORMAT_LETTERS).is_ok());
        let refusal = styles(FORMAT_LETTERS + 1).expect_err("a long one");
        assert!(refusal.message.contains("more than 255 letters"), "{}", refusal.message);
    }
}
