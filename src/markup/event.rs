//! What the parser's events are to a reader of the subset.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// Whether an event belongs inside a paragraph.
pub(super) fn is_inline(event: &Event) -> bool {
    use Event::{Code, FootnoteReference, HardBreak, InlineHtml, SoftBreak, Start, Text};
    use Tag::{Emphasis, Image, Link, Strong};
    matches!(
        event,
        Text(_)
            | Code(_)
            | InlineHtml(_)
            | FootnoteReference(_)
            | SoftBreak
            | HardBreak
            | Start(Emphasis | Strong | Link { .. } | Image { .. })
    )
}

/// What an officer calls a block that is not in the subset.
pub(super) fn name(event: &Event) -> &'static str {
    match event {
        Event::Start(Tag::Heading { .. }) => "a heading",
        Event::Start(Tag::BlockQuote(_)) => "a quotation",
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => "an indented block",
        Event::Start(Tag::CodeBlock(_)) => "code",
        Event::Start(Tag::FootnoteDefinition(_)) => "a footnote",
        Event::Start(Tag::Table(_)) => "a table",
        Event::Start(Tag::List(_)) => "a list nested too deep",
        Event::Rule => "a rule",
        _ => "HTML",
    }
}
