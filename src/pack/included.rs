//! The indicators of a pack, those of the files that it names in their places.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::Definitions;
use super::indicator::Indicator;
use super::read::{At, Read, Reader};
use super::shape::Shape;
use super::wanted::Wanted;
use crate::limits;
use crate::problem::{Code, Place, Problem};
use crate::source::{FileFault, Sources};

/// The indicators of a pack, those of included files in their places.
#[derive(Debug, Clone, Default)]
pub struct Included(pub Vec<At<Indicator>>);

impl Read for Included {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.as_array().is_none() {
            reader.wrong_type(value, &Wanted::List);
            return None;
        }
        let mut indicators = Vec::new();
        reader.indicators(value, &mut indicators);
        Some(Self(indicators))
    }

    fn shape() -> Shape {
        Vec::<At<Indicator>>::shape()
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let indicator = Indicator::schema(definitions);
        serde_json::json!({ "type": "array", "items": { "anyOf": [indicator, { "type": "string", "description": "A file that holds one indicator or a list of them." }] } })
    }
}

impl Reader<'_> {
    /// Reads the indicators of a pack or of an included file, following the files they name.
    fn indicators(&mut self, value: &JsonValue<'_>, into: &mut Vec<At<Indicator>>) {
        match value {
            JsonValue::Array(array) => {
                for element in &array.elements {
                    match element {
                        JsonValue::StringLit(named) => self.include(self.place(element), &named.value, into),
                        _ => self.indicator(element, into),
                    }
                }
            }
            _ => self.indicator(value, into),
        }
    }

    fn indicator(&mut self, value: &JsonValue<'_>, into: &mut Vec<At<Indicator>>) {
        self.indicators += 1;
        if self.indicators > limits::INDICATORS {
            if self.indicators == limits::INDICATORS + 1 {
                let most = limits::grouped(limits::INDICATORS);
                let message = format!("the pack holds more than {most} indicators, the limit of this program");
                let place = self.place(value).part(0, 1);
                self.report(Problem::new(Code::BadValue, place, message).hint("split it into several packs"));
            }
            return;
        }
        into.extend(self.entry(value));
    }

    fn include(&mut self, place: Place, named: &str, into: &mut Vec<At<Indicator>>) {
        let file = match self.sources.include(self.file(), named, self.problems) {
            Ok(file) => file,
            Err(FileFault::TooMany(false) | FileFault::TooMuch(false)) => return, // Said once.
            Err(fault) => return self.report(include_fault(place, named, &fault)),
        };
        if self.open.len() > limits::INCLUDE_DEPTH {
            let message = format!("files name one another more than {} deep", limits::INCLUDE_DEPTH);
            return self.report(
                Problem::new(Code::IncludeUnreadable, place, message).hint("name the file in the pack itself"),
            );
        }
        if self.sources.is_among(file, &self.open) {
            let message = format!("the file \"{named}\" includes itself");
            return self.report(Problem::new(Code::IncludeUnreadable, place, message).hint("delete this entry"));
        }
        let Some(text) = self.sources.readable(file, self.problems) else { return };
        self.open.push(file);
        if let Some(tree) = Sources::tree(&text) {
            self.indicators(&tree, into);
        }
        self.open.pop();
    }
}

/// The problem of a named file that cannot be used.
pub(crate) fn include_fault(place: Place, named: &str, fault: &FileFault) -> Problem {
    match fault {
        FileFault::Outside if named.contains('\\') => {
            let message = format!("the file \"{named}\" cannot be found, because its name has a backslash");
            let problem = Problem::new(Code::IncludeOutside, place, message);
            match named.contains(':') || named.starts_with('\\') {
                true => problem.hint("put the file beside the pack or in a folder below it, and name it from there"),
                false => problem.hint(format!("type / between folder and file: \"{}\"", named.replace('\\', "/"))),
            }
        }
        FileFault::Outside => Problem::new(Code::IncludeOutside, place, format!("the file \"{named}\" is outside the pack's folder"))
            .hint("put it in the pack's folder or a folder inside it, and type its path from there, without .. or a leading /"),
        FileFault::TooMany(_) => {
            let most = limits::grouped(limits::FILES);
            Problem::new(Code::IncludeUnreadable, place, format!("the pack names more than {most} files, the limit of this program; this one and those after it are not read"))
                .hint("put several indicators into one file")
        }
        FileFault::TooMuch(_) => {
            let most = limits::megabytes(limits::PACK_BYTES);
            Problem::new(Code::IncludeUnreadable, place, format!("the files of the pack are larger than {most} together, the limit of this program; \"{named}\" is not read"))
                .hint("split the pack into several")
        }
        FileFault::Unreadable(cause) => {
            Problem::new(Code::IncludeUnreadable, place, format!("the file \"{named}\" cannot be read ({cause})"))
                .hint("check the name, capital letters included, and that the file was sent with the pack")
        }
    }
}
