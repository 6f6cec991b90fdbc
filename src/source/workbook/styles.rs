//! The number format of each style of cells, and whether its font is bold.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Refusal;
use super::xml::{Step, Walk, attribute, closed, is_true, name};

/// The format code of every style, by the style's number, and whether its font is bold.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<(Arc<str>, bool)>);

impl Styles {
    /// The format code of a style: "General" where it has none.
    pub(super) fn format(&self, style: usize) -> Arc<str> {
        self.0.get(style).map_or_else(|| "General".into(), |(format, _)| format.clone())
    }

    /// Whether a style's font is bold.
    pub(super) fn is_bold(&self, style: usize) -> bool {
        self.0.get(style).is_some_and(|(_, is_bold)| *is_bold)
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Refusal> {
    let mut walk = Walk::new(text);
    let mut own: BTreeMap<u32, Arc<str>> = BTreeMap::new();
    let mut styles = Styles::default();
    let mut bold: Vec<bool> = Vec::new();
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
                "font" if of_cells => bold.push(false),
                "b" if of_cells => {
                    let is_bold = attribute(&element, "val").is_none() || is_true(&element, "val");
                    bold.last_mut().into_iter().for_each(|font| *font = is_bold);
                }
                "xf" if inside => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    let font = attribute(&element, "fontId").and_then(|id| id.parse::<usize>().ok()).unwrap_or(0);
                    let format = own.get(&id).cloned().unwrap_or_else(|| built_in(id));
                    styles.0.push((format, bold.get(font).copied().unwrap_or_default()));
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
