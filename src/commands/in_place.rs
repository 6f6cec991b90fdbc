//! A workbook that is written anew only where that cannot be helped: what an officer made of it stays.

use std::path::Path;

use super::convert::{self, Form};
use super::{Outcome, fail};
use crate::check::load::{Loaded, check_bytes};
use crate::look::assets::Fonts;
use crate::output::console::say_aside;
use crate::output::harmless::line;
use crate::workbook;

/// A pack's workbook with the cells changed that its text says otherwise now, where the outcome reads as it should; else anew.
pub(super) fn in_place(loaded: &Loaded, old: &Path, text: &str, output: &Path) -> Result<Vec<u8>, Outcome> {
    let anew = convert::bytes(text, Form::Workbook, output)?;
    let fonts = Fonts::new(None).map_err(|fault| fail(fault, None))?;
    let read = |bytes: &[u8]| workbook::json(&check_bytes(bytes, &fonts).sources);
    let old = std::fs::read(old).ok();
    let patched = old.and_then(|old| workbook::patch(&old, &loaded.sources, text));
    match patched.filter(|patched| read(patched) == read(&anew)) {
        Some(patched) => Ok(patched),
        None => {
            say_kept(loaded);
            Ok(anew)
        }
    }
}

/// Says what of a workbook is written anew and so is not kept.
fn say_kept(loaded: &Loaded) {
    let Some(book) = loaded.sources.book() else { return };
    let own = book.sheets.iter().filter(|sheet| sheet.name.starts_with('#'));
    let own: Vec<String> = own.map(|sheet| format!("the sheet “{}”", sheet.name)).collect();
    // Those on headings are the program's own.
    let is_own = |(row, _, _): &(u32, u32, String)| *row > 0;
    let has_comments = book.sheets.iter().any(|sheet| sheet.comments.iter().any(is_own));
    let comments = has_comments.then(|| "comments on cells".to_owned());
    let lost: Vec<String> =
        own.into_iter().chain(comments).chain(["colours and widths of your own".to_owned()]).collect();
    say_aside(&format!("note: the workbook is written anew, without {}\n", line(&lost.join(", "))));
}
