//! Walks the XML of a part; documents with a DTD are refused, so that nothing is expanded or fetched.

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Refusal;

/// A walk over the elements of one part.
pub(super) struct Walk<'x> {
    reader: Reader<&'x [u8]>,
}

/// A step of the walk.
pub(super) enum Step<'x> {
    /// An element opens.
    Open(BytesStart<'x>),
    /// An element closes.
    Close(BytesEnd<'x>),
    /// Text between elements.
    Text(String),
}

impl<'x> Walk<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader }
    }

    /// The next step; `None` at the end.
    pub(super) fn step(&mut self) -> Result<Option<Step<'x>>, Refusal> {
        loop {
            let event = self.reader.read_event().map_err(|error| Refusal::damaged(&error.to_string()))?;
            return Ok(Some(match event {
                Event::Start(element) => Step::Open(element),
                Event::End(element) => Step::Close(element),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Step::Text(self::reference(&reference)?),
                Event::DocType(_) => return Err(Refusal::damaged("a part of it declares a document type")),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}

/// The character that a reference such as `&amp;` or `&#10;` stands for.
fn reference(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, Refusal> {
    let fault = || Refusal::damaged("a part of it names an entity that is not there");
    if let Some(character) = reference.resolve_char_ref().map_err(|_| fault())? {
        return Ok(character.to_string());
    }
    let name: &str = reference.as_ref();
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned).ok_or_else(fault)
}

/// The name of an element without its prefix.
pub(super) fn name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// The name of a closing element without its prefix.
pub(super) fn closed<'e>(element: &'e BytesEnd<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// An attribute of an element, by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Whether an attribute says yes.
pub(super) fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true" | "on"))
}
