//! Just enough of style sheets to see what they refer to and which elements they may apply to.

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

/// The innermost rules of a style sheet without comments: selectors and declarations. A brace inside
/// quotes splits a rule; its second half then counts for every element.
pub(super) fn rules(sheet: &str) -> impl Iterator<Item = (&str, &str)> {
    sheet.split('}').map(|block| {
        let (before, body) = block.rsplit_once('{').unwrap_or(("", block));
        (before.rsplit(['{', ';']).next().unwrap_or(before), body)
    })
}

/// Property names, in lower case, and values of declarations such as a `style` attribute.
pub(super) fn declarations(body: &str) -> impl Iterator<Item = (String, &str)> {
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(property, value)| (property.trim().to_ascii_lowercase(), value.trim()))
}

/// The targets of `url(…)` in a value.
pub(super) fn urls(value: &str) -> Vec<&str> {
    let lower = value.to_ascii_lowercase();
    lower
        .match_indices("url(")
        .filter_map(|(at, start)| value.get(at + start.len()..))
        .map(|rest| rest.split(')').next().unwrap_or(rest))
        .map(|target| target.trim().trim_matches(['"', '\'']).trim())
        .collect()
}

/// What the last part of a selector asks of an element. Ancestors, states and further classes are left
/// out of account, so a selector may seem to match too much but never too little.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Selector {
    Anything,
    Class(String),
    Id(String),
    Element(String),
}

impl Selector {
    pub(super) fn all(selectors: &str) -> Vec<Self> {
        selectors.split(',').map(Self::last).collect()
    }

    fn last(selector: &str) -> Self {
        let plain = selector.split([':', '[']).next().unwrap_or(selector);
        let cut = plain.len() < selector.len();
        let part = plain.trim().rsplit([' ', '\t', '\n', '\r', '>', '+', '~']).next().unwrap_or_default();
        match (part.rsplit_once('.'), part.rsplit_once('#')) {
            // After a cut, what follows may have been the last part.
            _ if cut || part.is_empty() || part == "*" => Self::Anything,
            (Some((_, class)), _) if !class.contains('#') => Self::Class(class.to_owned()),
            (_, Some((_, id))) => Self::Id(id.split('.').next().unwrap_or(id).to_owned()),
            _ => Self::Element(part.to_owned()),
        }
    }

    pub(super) fn may_match(&self, element: roxmltree::Node) -> bool {
        match self {
            Self::Anything => true,
            Self::Class(name) => {
                element.attribute("class").is_some_and(|all| all.split_ascii_whitespace().any(|class| class == name))
            }
            Self::Id(name) => element.attribute("id") == Some(name),
            Self::Element(name) => element.tag_name().name() == name,
        }
    }
}
