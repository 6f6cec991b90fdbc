//! Two values side by side, field by field as the contract's tables say: everything that does not mean the same.
//!
//! The tables are the pack's own, so that a new field is compared without a word here.

mod ends;

use super::edits::Edit;
use super::texts::Reading;
use super::value::{self, Figure, Said, folded_line};
use crate::change::tree::Tree;
use crate::pack::{Field, Mark, Shape, Unit};
use crate::words::Words;

/// One step from an indicator, or the report, to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::change) enum Step {
    /// A field, by its name in the contract.
    Field(&'static str),
    /// An entry of the list before it, by what it is called.
    Entry(String),
}

/// What was found to differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Aspect {
    /// The value itself.
    Value,
    /// The order of the entries of a list.
    Order,
    /// A text, with the words that differ.
    Words(Vec<Edit>),
    /// A short text such as a title, with the words that differ.
    Phrase(Vec<Edit>),
    /// Where the links of a text lead.
    Links,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: Vec<Step>,
    pub(super) aspect: Aspect,
    pub(super) was: Said,
    pub(super) now: Said,
}

/// Fields that say nothing of what is published, or that are told as something else.
const PASSED_OVER: [&str; 4] = ["$schema", "accept", "correction", "indicators"];

/// The pictures of an indicator or of a report, as far as they could be read.
pub(super) type Pictures<'p> = Vec<Option<&'p [u8]>>;

/// Both sides as far as they matter to what is inside, and what was found.
pub(super) struct Walk<'p> {
    pub(super) words: &'p Words,
    path: Vec<Step>,
    pub(super) units: [Option<Unit>; 2],
    pub(super) marks: [Option<Mark>; 2],
    categories: [Vec<String>; 2],
    pub(super) frequencies: [String; 2],
    pictures: [Pictures<'p>; 2],
    entry: [usize; 2],
    /// Fields of an indicator and of its measures that are compared otherwise.
    pub(super) left_out: Vec<&'static str>,
    /// The measures that both sides have, with their places in both.
    pub(super) measures: Vec<(String, [usize; 2])>,
    pub(super) found: Vec<Found>,
    /// Figures of one side that the other side withholds.
    pub(super) secrets: Vec<Secret>,
}

/// A figure that must not be told: as it prints, and its number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Secret {
    pub(super) printed: String,
    pub(super) number: Option<rust_decimal::Decimal>,
}

/// A value of each side.
pub(super) type Both<'t> = [Option<&'t Tree>; 2];

impl<'p> Walk<'p> {
    /// A walk over what has these pictures.
    pub(super) fn with(words: &'p Words, pictures: [Pictures<'p>; 2]) -> Self {
        Self {
            words,
            path: Vec::new(),
            units: Default::default(),
            marks: Default::default(),
            categories: Default::default(),
            frequencies: Default::default(),
            pictures,
            entry: Default::default(),
            left_out: Vec::new(),
            measures: Vec::new(),
            found: Vec::new(),
            secrets: Vec::new(),
        }
    }

    /// Compares a value of both sides.
    pub(super) fn walk(&mut self, shape: &Shape, both: Both<'_>) {
        match shape {
            Shape::Figure(fields) => self.figure(fields, both),
            Shape::Unit(_) => self.unit(both),
            Shape::Texts => self.texts(both),
            Shape::Sections => self.sections(both),
            Shape::Record(fields) => self.record(fields, both),
            Shape::List(of) => self.list(of, both),
            Shape::OneOrEach(of) => self.one_or_each(of, both),
            _ => self.leaf(both),
        }
    }

    pub(super) fn at(&mut self, step: Step, inside: impl FnOnce(&mut Self)) {
        self.path.push(step);
        inside(self);
        self.path.pop();
    }

    pub(super) fn push(&mut self, aspect: Aspect, was: Said, now: Said) {
        self.found.push(Found { path: self.path.clone(), aspect, was, now });
    }

    /// The fields on the way to what is compared, the innermost first.
    fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.path.iter().rev().filter_map(|step| if let Step::Field(name) = step { Some(*name) } else { None })
    }

    /// The name of the field that is compared.
    pub(super) fn name(&self) -> &'static str {
        self.fields().next().unwrap_or_default()
    }

    /// The field of the object whose field is compared; empty for the indicator or the report itself.
    fn within(&self) -> &'static str {
        self.fields().nth(1).unwrap_or_default()
    }

    /// The fields of an object; one that is absent has none of them.
    pub(super) fn record(&mut self, fields: &[Field], both: Both<'_>) {
        let get = |name: &str| both.map(|side| side.and_then(|side| side.get(name)));
        let is_nested = !self.path.is_empty();
        let outer = (self.units.clone(), self.marks, self.categories.clone());
        if get("unit").iter().any(Option::is_some) {
            self.units =
                std::array::from_fn(|side| get("unit")[side].and_then(value::unit).or(self.units[side].clone()));
        }
        if is_nested && fields.iter().any(|field| field.name == "mark") {
            self.marks = both.map(|side| side.and_then(value::mark_in));
        }
        if fields.iter().any(|field| field.name == "categories") {
            self.categories = get("categories").map(labels);
        }
        if fields.iter().any(|field| field.name == "frequency") {
            self.frequencies = get("frequency").map(|side| side.and_then(Tree::text).unwrap_or("Period").to_owned());
        }
        for field in fields.iter().filter(|field| !PASSED_OVER.contains(&field.name)) {
            let is_left_out = self.is_headline() && self.left_out.contains(&field.name);
            match get(field.name) {
                [None, None] => {}
                _ if is_left_out => {}
                [old, new] if field.name == "unit" => self.unit_of([old, new], both),
                pair => self.at(Step::Field(field.name), |walk| walk.field(field, pair)),
            }
        }
        (self.units, self.marks, self.categories) = outer;
    }

    /// Whether the fields are those of the indicator itself or of a measure.
    fn is_headline(&self) -> bool {
        matches!(self.path[..], [] | [Step::Field("measures"), Step::Entry(_)])
    }

    pub(super) fn field(&mut self, field: &Field, both: Both<'_>) {
        match field.name {
            "notes" => self.texts(both),
            "path" => self.picture(both),
            "mark" => self.mark(both),
            _ => self.walk(&field.shape, both),
        }
    }

    /// Compares an entry of each side.
    pub(super) fn entry(&mut self, called: String, of: &Shape, both: Both<'_>, at: [usize; 2]) {
        match self.name() {
            "figures" => self.entry = at,
            "measures" => self.measures.push((called.clone(), at)),
            _ => {}
        }
        self.at(Step::Entry(called), |walk| walk.walk(of, both));
    }

    /// Tells of an entry that only one side has.
    pub(super) fn lone(&mut self, called: String, of: &Shape, both: Both<'_>) {
        let said: [Said; 2] = std::array::from_fn(|side| match both[side] {
            Some(entry) => self.summary(of, entry, side),
            None => Said::Nothing,
        });
        let [was, now] = said;
        self.at(Step::Entry(called), |walk| walk.push(Aspect::Value, was, now));
    }

    /// What an entry says in short: its figure or its text, else only that it is there.
    fn summary(&self, of: &Shape, entry: &Tree, side: usize) -> Said {
        let unit = self.units[side].as_ref();
        let figure = |tree: &Tree, mark| match Figure::of(tree, unit, mark).said() {
            Said::Nothing => Said::Is("N/A".to_owned()),
            said => said,
        };
        match of {
            Shape::Figure(_) => figure(entry, None),
            Shape::Record(_) => match (entry.get("value"), entry.get("text")) {
                (Some(value), _) => figure(value, value::mark_in(entry)),
                (None, Some(text)) => Said::text(text.text()),
                (None, None) => Said::Is(String::new()),
            },
            Shape::Texts => Said::Is(Reading::of(entry).words),
            _ => Said::text(entry.text()),
        }
    }

    /// The steps to what is compared.
    pub(super) fn steps(&self) -> &[Step] {
        &self.path
    }

    /// What the values of a chart are called, side by side.
    pub(super) fn categories(&self) -> &[Vec<String>; 2] {
        &self.categories
    }
}

/// The labels of a list, on one line each.
fn labels(list: Option<&Tree>) -> Vec<String> {
    list.map_or(&[][..], Tree::entries).iter().map(|entry| folded_line(entry.text().unwrap_or_default())).collect()
}
