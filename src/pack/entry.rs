//! Reads a pack from its files.

use jsonc_parser::ast::Value as JsonValue;

use super::read::{Read, Reader};
use super::report::Pack;
use crate::problem::Problem;
use crate::source::Sources;

/// Reads the pack whose first file `sources` holds; what does not fit goes to `problems`.
///
/// `printable` says whether some font of the report has a character. `None` where the file is no JSON object.
pub fn read(sources: &mut Sources, printable: &dyn Fn(char) -> bool, problems: &mut Vec<Problem>) -> Option<Pack> {
    let text = sources.readable(0, problems)?;
    let tree = Sources::tree(&text)?;
    let prints_owner = prints_owner(&tree);
    let (open, name) = (vec![0], "");
    let mut reader =
        Reader { sources, problems, printable, open, name, is_entry: false, prints_owner, indicators: 0, letters: 0 };
    Pack::read(&tree, &mut reader)
}

/// Whether the report says that owners are printed; it may stand behind the indicators.
fn prints_owner(pack: &JsonValue<'_>) -> bool {
    let report = pack.as_object().and_then(|pack| pack.get_object("report"));
    report.and_then(|report| report.get_boolean("print_owner")).is_some_and(|truth| truth.value)
}
