//! What a field of the contract takes, as data: from this the workbook's sheets and columns are laid out.

/// Whether a field has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Missing is an error.
    Required,
    /// May be missing.
    Optional,
    /// Alternative text: missing is an error of its own.
    Described,
}

/// A field of an object of the contract.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// Whether it has to be there.
    pub need: Need,
    /// What it means: the description of the JSON Schema.
    pub about: &'static str,
    /// What it takes.
    pub shape: Shape,
}

/// What a field takes.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Text that is printed.
    Text,
    /// A short text that is not printed: a path, a font, a colour.
    Name,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A day.
    Date,
    /// One of a few words.
    Choice(Vec<&'static str>),
    /// A text for which some words have a meaning.
    Suggested(Vec<&'static str>),
    /// A value of the contract: a figure, or an object with these fields of which the first is the figure.
    Figure(Vec<Field>),
    /// A unit: one of a few words, or an object with these fields.
    Unit(Vec<Field>),
    /// True or false, or an object with these fields, which means true.
    Switch(Vec<Field>),
    /// A text, or several as paragraphs.
    Texts,
    /// Headings with their texts.
    Sections,
    /// An object.
    Record(Vec<Field>),
    /// A list.
    List(Box<Shape>),
    /// A list, or a word instead of it.
    ListOr(&'static str, Box<Shape>),
    /// One for all, or a list with one for each.
    OneOrEach(Box<Shape>),
    /// Anything else, written as JSON.
    Any,
}
