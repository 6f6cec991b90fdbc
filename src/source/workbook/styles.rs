//! The number format of each style of cells.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Refusal;
use super::xml::{Step, Walk, attribute, closed, name};

/// The format code of every style, by the style's number.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Arc<str>>);

impl Styles {
    /// The format code of a style: "General" where it has none.
    pub(super) fn format(&self, style: usize) -> Arc<str> {
        self.0.get(style).cloned().unwrap_or_else(|| "General".into())
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Refusal> {
    let mut walk = Walk::new(text);
    let mut own: BTreeMap<u32, Arc<str>> = BTreeMap::new();
    let mut styles = Styles::default();
    let mut inside = false;
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => match name(&element) {
                "numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    own.extend(id.zip(attribute(&element, "formatCode").map(Arc::from)));
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.0.push(own.get(&id).cloned().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Step::Close(element) if closed(&element) == "cellXfs" => inside = false,
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
