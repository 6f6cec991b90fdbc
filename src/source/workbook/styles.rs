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
