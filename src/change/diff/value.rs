//! Figures as both packs write them: what they print, when they mean the same, and what a mark withholds.

use crate::change::same::folded;
use crate::change::tree::Tree;
use crate::number;
use crate::pack::{At, Mark, Scalar, Unit, UnitFormat};
use crate::rating::figure::{format, print, read};
use crate::words::Words;

/// What one side says of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing is there.
    Nothing,
    /// It reads so.
    Is(String),
    /// A mark withholds it.
    Withheld(Mark),
}

impl Said {
    /// A text; a missing one is nothing.
    pub(super) fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Is(text.trim().to_owned()))
    }

    /// How it is written into an output; what the other side withholds is only said to have been there.
    pub(super) fn beside(&self, other: &Self, words: &Words) -> Option<String> {
        match (self, other) {
            (Self::Nothing, _) => None,
            (Self::Withheld(mark), _) => Some(mark_word(*mark, words).to_owned()),
            (Self::Is(_), Self::Withheld(_)) => Some(words.plain.values.published.clone()),
            (Self::Is(text), _) => Some(text.clone()),
        }
    }

    /// Whether a mark withholds it.
    pub(super) fn is_withheld(&self) -> bool {
        matches!(self, Self::Withheld(_))
    }
}

/// A figure of one side.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) scalar: Scalar,
    pub(super) mark: Option<Mark>,
    unit: Option<Unit>,
}

impl Figure {
    /// The figure that a value is; `mark` is one that stands beside it.
    pub(super) fn of(tree: &Tree, unit: Option<&Unit>, mark: Option<Mark>) -> Self {
        let own = mark_in(tree);
        let value = if tree.fields().is_empty() { tree } else { tree.get("value").unwrap_or(&Tree::Null) };
        let scalar = match value {
            Tree::Number(number) => number::exact(number).map_or_else(|| Scalar::Text(number.clone()), Scalar::Number),
            Tree::Text(text) => Scalar::Text(text.clone()),
            _ => Scalar::Null,
        };
        Self { scalar, mark: mark.or(own), unit: unit.cloned() }
    }

    /// Whether no number may be told.
    pub(super) fn is_withheld(&self) -> bool {
        self.mark.is_some_and(Mark::withholds)
    }

    /// What it prints.
    pub(super) fn said(&self) -> Said {
        match self.mark {
            Some(mark) if mark.withholds() => Said::Withheld(mark),
            _ if self.scalar.is_missing() => Said::Nothing,
            _ => Said::Is(folded_line(&print(&self.scalar, &format(self.unit.as_ref())))),
        }
    }

    /// Its number, where it reads as one.
    pub(super) fn number(&self) -> Option<rust_decimal::Decimal> {
        read(&self.scalar, self.unit.as_ref())?.number()
    }

    /// Whether both mean the same to a reader.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self.said(), other.said()) {
            // The same number in another unit: the unit is told.
            (Said::Is(_), Said::Is(_)) if self.is_number() && self.scalar == other.scalar => true,
            (Said::Is(one), Said::Is(two)) => folded(&one) == folded(&two) || self.reads_as(other),
            (one, two) => one == two,
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.scalar, Scalar::Number(_))
    }

    fn reads_as(&self, other: &Self) -> bool {
        match (read(&self.scalar, self.unit.as_ref()), read(&other.scalar, other.unit.as_ref())) {
            (Some(one), Some(two)) => one.number() == two.number() && one.sign == two.sign && one.words == two.words,
            (None, None) => {
                let target = |figure: &Self| match &figure.scalar {
                    Scalar::Text(text) => number::target(text),
                    _ => None,
                };
                target(self).zip(target(other)).is_some_and(|(one, two)| one == two)
            }
            _ => false,
        }
    }
}

/// The mark that an object carries.
pub(super) fn mark_in(tree: &Tree) -> Option<Mark> {
    let word = tree.get("mark")?.text()?;
    Mark::ALL.iter().find(|(_, known)| *known == word).map(|(mark, _)| *mark)
}

/// A text on one line.
pub(super) fn folded_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A unit as the pack's types have it.
pub(super) fn unit(tree: &Tree) -> Option<Unit> {
    match tree {
        Tree::Text(name) if name == "number" => Some(Unit::Number),
        Tree::Text(name) if name == "percent" => Some(Unit::Percent),
        Tree::Text(name) if name == "pounds" => Some(Unit::Pounds),
        Tree::Object(_) => {
            let text = |name| tree.get(name).and_then(Tree::text).map(str::to_owned);
            let at = |text: String| At { value: text, place: Default::default() };
            let decimals = text("decimals").and_then(|text| text.parse().ok());
            Some(Unit::Form(Box::new(UnitFormat {
                prefix: text("prefix").map(at),
                suffix: text("suffix").map(at),
                decimals: decimals.map(|value| At { value, place: Default::default() }),
                ..UnitFormat::default()
            })))
        }
        _ => None,
    }
}

/// What a mark is called within a sentence.
pub(super) fn mark_word(mark: Mark, words: &Words) -> &str {
    let told = &words.plain.values;
    match mark {
        Mark::Provisional => &told.provisional,
        Mark::Revised => &told.revised,
        Mark::Estimated => &told.estimated,
        Mark::Unavailable => &told.unavailable,
        Mark::NotApplicable => &told.not_applicable,
        Mark::Suppressed => &told.withheld,
        Mark::Break => &told.r#break,
    }
}

/// What a unit is called: "number", "percent", "£…m".
pub(super) fn unit_words(unit: Option<&Unit>, words: &Words) -> String {
    let (format, told) = (format(unit), &words.plain.values);
    let name = match (format.prefix.trim(), format.suffix.trim()) {
        ("", "") => told.number.clone(),
        ("", "%") => told.percent.clone(),
        ("£", "") => told.pounds.clone(),
        (sign, "") | ("", sign) => sign.to_owned(),
        (prefix, suffix) => format!("{prefix}…{suffix}"),
    };
    format.decimals.map_or_else(|| name.clone(), |decimals| words.said.with_decimals(&name, decimals))
}

/// Whether a JSON number stands anywhere in it as a figure.
pub(super) fn has_numbers(tree: &Tree) -> bool {
    match tree {
        Tree::Number(_) => true,
        Tree::List(entries) => entries.iter().any(has_numbers),
        Tree::Object(fields) => fields.iter().any(|(name, value)| {
            let is_no_figure =
                ["ref", "narrative", "unit", "rating", "label", "period", "categories"].contains(&name.as_str());
            !is_no_figure && has_numbers(value)
        }),
        _ => false,
    }
}
