//! What a pack consists of: its indicators in every file, and the files that it names.

use std::path::PathBuf;

use jsonc_parser::ast::{Object, Value};

use super::entries::field;
use crate::source::Sources;

/// A file that the pack names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where it lies below the pack's folder, by the names that lead there.
    pub below: PathBuf,
    /// The file that names it, and by what name; for pictures.
    pub picture: Option<(u32, String)>,
    /// Its number among the files of the pack; for included files.
    pub file: Option<u32>,
}

/// The indicators that stand in one file; others are in the files that it names.
pub(super) fn indicators<'o, 't>(tree: &'o Value<'t>, is_pack: bool) -> Vec<&'o Object<'t>> {
    let list = match tree {
        Value::Object(pack) if is_pack => pack.get("indicators").map(|indicators| &indicators.value),
        other => Some(other),
    };
    match list {
        Some(Value::Array(list)) => list.elements.iter().filter_map(Value::as_object).collect(),
        Some(Value::Object(one)) => vec![one],
        _ => Vec::new(),
    }
}

/// Every file that a pack names, included ones in the order in which they are read.
pub fn named_files(sources: &Sources) -> Vec<Named> {
    let mut found = Finder { sources, next: 1, all: Vec::new() };
    found.look(0, PathBuf::new());
    found.all
}

struct Finder<'s> {
    sources: &'s Sources,
    /// The number of the file that is named next.
    next: u32,
    all: Vec<Named>,
}

impl Finder<'_> {
    /// Looks through a file, and through those that it names.
    fn look(&mut self, file: u32, folder: PathBuf) {
        let text = self.sources.text(file);
        let Some(tree) = Sources::tree(&text) else { return };
        if file == 0
            && let Some(logo) = tree.as_object().and_then(|pack| pack.get_object("report")?.get_object("logo"))
        {
            self.picture(file, &folder, logo);
        }
        let list = match &tree {
            Value::Object(pack) if file == 0 => pack.get("indicators").map(|indicators| &indicators.value),
            other => Some(other),
        };
        match list {
            Some(Value::Array(list)) => list.elements.iter().for_each(|entry| self.entry(file, &folder, entry)),
            Some(entry) => self.entry(file, &folder, entry),
            None => {}
        }
    }

    fn entry(&mut self, file: u32, folder: &std::path::Path, entry: &Value<'_>) {
        match entry {
            Value::StringLit(named) => {
                let below = folder.join(&*named.value);
                let number = self.next;
                self.next += 1;
                self.all.push(Named { below: below.clone(), picture: None, file: Some(number) });
                self.look(number, below.parent().map(PathBuf::from).unwrap_or_default());
            }
            Value::Object(indicator) => {
                let figures = indicator.get_array("figures").into_iter().flat_map(|figures| &figures.elements);
                for picture in figures.filter_map(Value::as_object) {
                    self.picture(file, folder, picture);
                }
            }
            _ => {}
        }
    }

    fn picture(&mut self, file: u32, folder: &std::path::Path, picture: &Object<'_>) {
        let Some(path) = field(picture, "path") else { return };
        let below = folder.join(path);
        if self.all.iter().all(|named| named.below != below) {
            self.all.push(Named { below, picture: Some((file, path.to_owned())), file: None });
        }
    }
}
