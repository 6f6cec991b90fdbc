//! The number format of each style of cells, and whether its font is bold or struck through.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Refusal;
use super::strings::is_on;
use super::xml::{Step, Walk, attribute, closed, name};

/// The format code of every style, by the style's number, and its font.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<(Arc<str>, Font)>);

/// What matters of a font.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Font {
    pub(super) is_bold: bool,
    pub(super) is_struck: bool,
}

impl Styles {
    /// The format code of a style: "General" where it has none.
    pub(super) fn format(&self, style: usize) -> Arc<str> {
        self.0.get(style).map_or_else(|| "General".into(), |(format, _)| format.clone())
    }

    /// The font of a style.
    pub(super) fn font(&self, style: usize) -> Font {
        self.0.get(style).map_or_else(Font::default, |(_, font)| *font)
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Refusal> {
    let mut walk = Walk::new(text);
    let mut own: BTreeMap<u32, Arc<str>> = BTreeMap::new();
    let mut styles = Styles::default();
    let mut fonts: Vec<Font> = Vec::new();
    let (mut inside, mut of_cells) = (false, false);
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => match name(&element) {
                "numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    own.extend(id.zip(attribute(&element, "formatCode").map(Arc::from)));
                }
                "cellXfs" => inside = true,
                "fonts" => of_cells = true,
                "font" if of_cells => fonts.push(Font::default()),
                "b" if of_cells => fonts.last_mut().into_iter().for_each(|font| font.is_bold = is_on(&element)),
                "strike" if of_cells => fonts.last_mut().into_iter().for_each(|font| font.is_struck = is_on(&element)),
                "xf" if inside => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    let font = attribute(&element, "fontId").and_then(|id| id.parse::<usize>().ok()).unwrap_or(0);
                    let format = own.get(&id).cloned().unwrap_or_else(|| built_in(id));
                    styles.0.push((format, fonts.get(font).copied().unwrap_or_default()));
                }
                _ => {}
            },
            Step::Close(element) if closed(&element) == "cellXfs" => inside = false,
            Step::Close(element) if closed(&element) == "fonts" => of_cells = false,
            _ => {}
        }
    }
    Ok(styles)
}

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
            <dxfs><dxf><font><b/></font></dxf></dxfs><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
            <cellXfs><xf/><xf numFmtId=\"164\" fontId=\"1\"/><xf numFmtId=\"9\" fontId=\"2\"/><xf numFmtId=\"14\" fontId=\"3\"/><xf numFmtId=\"22\" fontId=\"4\"/></cellXfs>\
            <cellStyles><xf numFmtId=\"10\"/></cellStyles></styleSheet>";
        let styles = read(text).expect("styles");
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
    fn money_without_a_code_of_its_own_is_in_pounds() {
        for id in 5..=8 {
            let places = if id < 7 { "£#,##0" } else { "£#,##0.00" };
            let minus = if id % 2 == 0 { format!("[Red]-{places}") } else { format!("-{places}") };
            assert_eq!(&*built_in(id), format!("{places};{minus}"));
        }
    }
}
