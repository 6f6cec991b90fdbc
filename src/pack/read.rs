//! Reads the JSON tree into the contract's types and records everything that does not fit, not only the first.

use jsonc_parser::ast::{Object, ObjectProp, Value as JsonValue};
use jsonc_parser::common::Ranged;

use super::advice;
use super::definitions::Definitions;
use super::shape::{Need, Shape};
use super::wanted::{Wanted, cell_is, json_is};
use crate::limits;
use crate::problem::{Code, Hint, Place, Problem, did_you_mean, did_you_mean_typed};
use crate::source::Sources;

/// A value and where it stands.
#[derive(Debug, Clone, Default)]
pub struct At<T> {
    /// The value as written.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Something that can be read from a JSON value.
pub trait Read: Sized {
    /// Reads it; `None`, with a problem on record, where nothing usable stands there.
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// Its JSON Schema.
    fn schema(definitions: &mut Definitions) -> serde_json::Value;

    /// What it takes, as data.
    fn shape() -> Shape {
        Shape::Any
    }
}

/// What is known while one file of a pack is read.
pub struct Reader<'s> {
    pub(super) sources: &'s mut Sources,
    pub(super) problems: &'s mut Vec<Problem>,
    pub(super) printable: &'s dyn Fn(char) -> bool,
    /// The file being read and the files it was included from, outermost first.
    pub(super) open: Vec<u32>,
    /// The name of the field being read, for messages.
    pub(super) name: &'static str,
    /// Whether what is read is an entry of that field's list.
    pub(super) is_entry: bool,
    /// Whether the report prints whose its indicators are.
    pub(super) prints_owner: bool,
    /// How many bytes of texts have been read.
    pub(super) letters: usize,
    pub(super) indicators: usize,
}

impl Reader<'_> {
    /// The place of a JSON value in the file being read.
    pub fn place(&self, value: &impl Ranged) -> Place {
        self.sources.place(self.file(), value)
    }

    pub(super) fn file(&self) -> u32 {
        self.open.last().copied().unwrap_or(0)
    }

    /// Puts a problem on record.
    pub fn report(&mut self, problem: Problem) {
        // One more than are told shows that there are more.
        if self.problems.len() <= limits::PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Reads a value together with its place.
    pub fn value<T: Read>(&mut self, value: &JsonValue<'_>) -> Option<At<T>> {
        let place = self.place(value);
        T::read(value, self).map(|value| At { value, place })
    }

    /// Reads the value of a named field, so that messages can say its name.
    pub fn named<T: Read>(&mut self, name: &'static str, value: &JsonValue<'_>) -> Option<At<T>> {
        let outer = (std::mem::replace(&mut self.name, name), std::mem::replace(&mut self.is_entry, false));
        let read = self.value(value);
        (self.name, self.is_entry) = outer;
        read
    }

    /// Reads an entry of the list that is being read.
    pub fn entry<T: Read>(&mut self, value: &JsonValue<'_>) -> Option<At<T>> {
        let outer = std::mem::replace(&mut self.is_entry, true);
        let read = self.value(value);
        self.is_entry = outer;
        read
    }

    /// How many entries are read of the list that is being read; one with more than its limit goes on record.
    pub fn most_entries(&mut self, entries: &[JsonValue<'_>]) -> usize {
        let Some(most) = limits::of_list(self.name) else { return entries.len() };
        if let Some(beyond) = entries.get(most) {
            let message =
                format!("\"{}\" has more than {} entries, the limit of this program", self.name, limits::grouped(most));
            let problem = Problem::new(Code::BadValue, self.place(beyond).part(0, 1), message);
            self.report(problem.hint("leave out this one and those after it"));
        }
        most
    }

    /// The value as an object, or an error that says what stands there instead.
    pub fn object<'v, 'a>(&mut self, value: &'v JsonValue<'a>, noun: &str) -> Option<&'v Object<'a>> {
        let object = value.as_object();
        if object.is_none() {
            self.wrong_type(value, &Wanted::Object(noun.to_owned()));
        }
        object
    }

    /// Records that a value is of the wrong kind; `wanted` is what the field takes instead.
    pub fn wrong_type(&mut self, value: &JsonValue<'_>, wanted: &Wanted) {
        let place = self.place(value);
        let subject = match (self.name, self.is_entry) {
            ("", _) => "a pack".to_owned(),
            (name, false) => format!("\"{name}\""),
            (name, true) => format!("an entry of \"{name}\""),
        };
        let message = format!("{subject} must be {}, but it is {}", wanted.in_json(), json_is(value));
        let in_cells = format!("{subject} must be {}, but it is {}", wanted.in_cells(), cell_is(value));
        let problem = Problem::new(Code::WrongType, place, message).in_cells(in_cells);
        let shape = || advice::shape(self.name, self.is_entry, value);
        self.report(match shape().map(advice::json_alone).or_else(|| advice::other_kind(value, wanted)) {
            Some(hint) => problem.hint(hint),
            None => problem,
        });
    }

    /// The known name of a field; an unknown or repeated one goes on record and gives `None`.
    pub fn field<'n>(
        &mut self,
        property: &ObjectProp<'_>,
        fields: &[(&'n str, Need)],
        seen: &mut [bool],
        unread: &mut Vec<&'n str>,
        noun: &str,
    ) -> Option<&'n str> {
        let name = property.name.as_str();
        let Some(index) = fields.iter().position(|(known, _)| *known == name) else {
            unread.extend(self.unknown_field(property, fields, noun));
            return None;
        };
        if std::mem::replace(&mut seen[index], true) {
            self.duplicate_key(property);
            return None;
        }
        Some(fields[index].0)
    }

    /// Records a key that stands twice in one object.
    pub fn duplicate_key(&mut self, property: &ObjectProp<'_>) {
        let place = self.place(&property.name);
        let message = format!("\"{}\" appears twice", property.name.as_str());
        self.report(Problem::new(Code::Syntax, place, message).hint("delete one of the two"));
    }

    /// Records an unknown field, and gives the known one that was probably meant.
    fn unknown_field<'n>(
        &mut self,
        property: &ObjectProp<'_>,
        fields: &[(&'n str, Need)],
        noun: &str,
    ) -> Option<&'n str> {
        let name = property.name.as_str();
        let place = self.place(&property.name);
        let problem = Problem::new(Code::UnknownField, place, format!("{noun} has no field \"{name}\""));
        let elsewhere = advice::elsewhere(name, noun);
        let known = || fields.iter().map(|(known, _)| *known);
        let narrative = known().find(|known| *known == "narrative");
        let heading = narrative.and_then(|_| advice::heading(name));
        let meant = heading.and(narrative).or_else(|| advice::field(name, known()));
        let hint = match meant {
            _ if elsewhere.is_some() => elsewhere.unwrap_or_default(),
            _ if heading.is_some() => {
                format!("type it under a heading: \"narrative\": {{\"{}\": \"…\"}}", heading.unwrap_or_default())
            }
            Some(known) => did_you_mean_typed(known),
            None => format!("the fields are {}", fields.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ")),
        };
        self.report(problem.hint(hint));
        meant
    }

    /// Records every field that has to be there and is not.
    pub fn missing(
        &mut self,
        object: &Object<'_>,
        fields: &[(&'static str, Need)],
        seen: &[bool],
        unread: &[&str],
        noun: &str,
    ) {
        let place = self.place(object).part(0, 1);
        let quoted = |name: &str| format!("\"{name}\"");
        let absent = fields.iter().zip(seen).filter(|((name, _), seen)| !**seen && !unread.contains(name));
        for ((name, need), _) in absent {
            match need {
                Need::Optional => {}
                Need::Required => {
                    let problem = Problem::new(Code::MissingField, place, format!("{noun} has no {}", quoted(name)));
                    self.report(problem.hint(format!("add {}", quoted(name))).lacks(place, name));
                }
                Need::Described => {
                    let problem = Problem::new(Code::MissingAlt, place, format!("{noun} has no alternative text"));
                    let hint = "add \"alt\" with a sentence that says what the picture shows";
                    self.report(problem.hint(hint).lacks(place, name));
                }
            }
        }
    }

    /// One of a few words, with the nearest as a hint where it is none of them.
    pub fn choice<T: Copy>(&mut self, value: &JsonValue<'_>, noun: &str, choices: &[(T, &'static str)]) -> Option<T> {
        let wanted = Wanted::OneOf(choices.iter().map(|(_, word)| *word).collect());
        let Some(text) = value.as_string_lit() else {
            self.wrong_type(value, &wanted);
            return None;
        };
        if let Some((choice, _)) = choices.iter().find(|(_, word)| *word == text.value) {
            return Some(*choice);
        }
        let place = self.place(value);
        let said = |word: &str, wanted: &str| format!("{noun} {word} is not {wanted}");
        let problem = Problem::new(Code::BadValue, place, said(&format!("\"{}\"", text.value), &wanted.in_json()))
            .in_cells(said(&format!("“{}”", text.value), &wanted.in_cells()));
        let aside = advice::aside(noun, &text.value);
        let meant = advice::word(&text.value, choices.iter().map(|(_, word)| *word)).filter(|_| aside.is_none());
        let hint = aside.or_else(|| meant.map(asked));
        self.report(match hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        });
        choices.iter().find(|(_, word)| Some(*word) == meant).map(|(choice, _)| *choice)
    }
}

/// Whether a choice was meant; a cell has spaces where JSON has underscores.
fn asked(meant: &str) -> Hint {
    Hint::both(did_you_mean_typed(meant), did_you_mean(&meant.replace('_', " ")))
}
