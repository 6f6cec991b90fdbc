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

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Result<String, String> {
        let mut walk = Walk::new(xml);
        let mut texts = String::new();
        while let Some(step) = walk.step().map_err(|refusal| refusal.message)? {
            if let Step::Text(text) = step {
                texts.push_str(&text);
            }
        }
        Ok(texts)
    }

    #[test]
    fn nothing_is_expanded_that_a_document_declares() {
        assert_eq!(texts("<a>&lt;b&#10;c&#x20;&amp;</a>"), Ok("<b\nc &".to_owned()));
        let declared = "this workbook is damaged (a part of it declares a document type)";
        assert_eq!(texts("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"), Err(declared.to_owned()));
        assert_eq!(texts("<!DOCTYPE a><a/>"), Err(declared.to_owned()));
        let unknown = "this workbook is damaged (a part of it names an entity that is not there)";
        assert_eq!(texts("<a>&x;</a>"), Err(unknown.to_owned()));
        assert!(texts("<a><b></a>").is_err());
    }
}
