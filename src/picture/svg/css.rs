//! Style sheets as the drawing library reads them: the same parser, the same matching, every step of it counted.

use std::cell::Cell;

use roxmltree::{Document, Node};
use simplecss::{AttributeOperator, DeclarationTokenizer, PseudoClass, Selector, StyleSheet};

use super::Fault;
use crate::limits::{DRAWING_STYLE_BYTES, DRAWING_STYLE_PAIRS, DRAWING_STYLES};

/// The texts of a drawing's style sheets.
pub(super) fn sheets<'a>(drawing: &'a Document) -> impl Iterator<Item = &'a str> {
    drawing.descendants().filter(|element| element.tag_name().name() == "style").filter_map(|style| style.text())
}

/// All style sheets of a drawing, once it is clear that reading them is quick.
pub(super) fn style_sheet<'a>(drawing: &'a Document) -> Result<StyleSheet<'a>, Fault> {
    let counted = |sign: char| sheets(drawing).map(|sheet| 1 + sheet.matches(sign).count()).sum::<usize>();
    let too_many = sheets(drawing).count() > DRAWING_STYLES
        || sheets(drawing).map(str::len).sum::<usize>() > DRAWING_STYLE_BYTES
        || counted(',').saturating_mul(counted(';')) > DRAWING_STYLE_PAIRS;
    if too_many {
        let most = DRAWING_STYLE_BYTES / 1_000;
        return Err(Fault::too_complex(format!("its style sheets are longer than {most} KB or have too many rules")));
    }
    let mut sheet = StyleSheet::new();
    sheets(drawing).for_each(|text| sheet.parse_more(text));
    Ok(sheet)
}

/// The text of a style sheet without its comments.
pub(super) fn without_comments(sheet: &str) -> String {
    let mut text = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text + rest
}

/// The innermost rules of a style sheet without comments, also inside `@media`: selectors and declarations.
pub(super) fn rules(sheet: &str) -> impl Iterator<Item = (&str, &str)> {
    sheet.split('}').filter_map(|block| {
        let (before, body) = block.rsplit_once('{')?;
        Some((before.rsplit(['{', ';']).next().unwrap_or(before), body))
    })
}

/// Whether the library reads the selectors of a rule; it says so of `@font-face` and its like too.
pub(super) fn is_read(selectors: &str) -> bool {
    selectors.contains('@') || selectors.split(',').all(|selector| Selector::parse(selector.trim()).is_some())
}

/// Property names and values of a `style` attribute.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    DeclarationTokenizer::from(style).map(|declaration| (declaration.name, declaration.value))
}

/// The targets of `url(…)` in a value.
pub(super) fn urls(value: &str) -> Vec<&str> {
    if !value.contains('(') {
        return Vec::new();
    }
    let lower = value.to_ascii_lowercase();
    lower
        .match_indices("url(")
        .filter_map(|(at, start)| value.get(at + start.len()..))
        .map(|rest| rest.split(')').next().unwrap_or(rest))
        .map(|target| target.trim().trim_matches(['"', '\'']).trim())
        .collect()
}

/// An element as a selector looks at it. When no steps are left, nothing is found any more.
pub(super) struct Looked<'s, 'a, 'i> {
    /// The element.
    pub(super) node: Node<'a, 'i>,
    /// The steps that may still be taken.
    pub(super) left: &'s Cell<u64>,
}

impl Looked<'_, '_, '_> {
    /// Takes steps; whether there were enough.
    fn step(&self, steps: usize) -> bool {
        let enough = self.left.get() >= steps as u64;
        self.left.set(self.left.get().saturating_sub(steps as u64));
        enough
    }

    fn at(&self, node: Node) -> bool {
        self.step(1) && node.is_element()
    }
}

impl simplecss::Element for Looked<'_, '_, '_> {
    fn parent_element(&self) -> Option<Self> {
        let node = self.node.parent_element()?;
        self.at(node).then_some(Self { node, left: self.left })
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let node = self.node.prev_siblings().skip(1).find(|node| self.at(*node) || self.left.get() == 0)?;
        node.is_element().then_some(Self { node, left: self.left })
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.step(1) && self.node.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        let value = self.node.attribute(name).unwrap_or_default();
        self.step(1 + value.len() / 8) && self.node.has_attribute(name) && operator.matches(value)
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        class == PseudoClass::FirstChild && self.prev_sibling_element().is_none()
    }
}
