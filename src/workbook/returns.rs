//! Returns: a workbook for everyone who supplies figures, and what comes back merged into the pack.
//!
//! A row is known by its id and then by its ref, never by its place: people sort, insert and paste. Nothing that was
//! not answered changes anything, and nothing that stands in the pack already is written over unless that is asked for.

mod answer;
mod make;
mod merge;
mod notice;
mod read;
mod recheck;

use std::collections::BTreeMap;

use super::tree::Json;
use crate::pack::{is_action_heading, is_commentary_heading};

pub use make::{Made, make};
pub use merge::{Merged, merge};
pub use notice::Notice;
pub use read::{Read, Return, read};
pub use recheck::{OfFigure, Said, recheck};

/// The name of the sheet that says what was issued; it is hidden.
const ISSUED: &str = "issued";

/// What a row asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// The current figure.
    Figure,
    /// Its mark.
    Mark,
    /// The level.
    Level,
    /// Why the level departs from the key.
    Reason,
    /// The commentary.
    Commentary,
    /// What is done where it is off target.
    Actions,
}

impl Asked {
    const ALL: [Self; 6] = [Self::Figure, Self::Mark, Self::Level, Self::Reason, Self::Commentary, Self::Actions];

    /// The heading of its column.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Figure => "Figure",
            Self::Mark => "Mark",
            Self::Level => "Level",
            Self::Reason => "Reason for the level",
            Self::Commentary => "Commentary",
            Self::Actions => "Actions",
        }
    }

    /// Whether an answer takes more than one line, and only indicators have it.
    fn is_text(self) -> bool {
        matches!(self, Self::Commentary | Self::Actions)
    }
}

/// The headings of what is given and locked.
const GIVEN: [&str; 7] = ["Id", "Ref", "Title", "What it measures", "Target", "Direction", "Last period"];

/// One row of a return: an indicator or one of its sub-measures.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What it is known by, made of its ref and titles.
    pub(super) id: String,
    /// Which indicator of the pack.
    pub(super) indicator: usize,
    /// Which of its sub-measures.
    pub(super) measure: Option<usize>,
    /// What is given, in the order of the headings.
    pub(super) given: [String; GIVEN.len()],
    /// Who supplies it, else its group.
    pub(super) owner: String,
}

impl Item {
    /// What it is called in a list: "H2", "H2, Over six months".
    fn name(&self) -> String {
        match (self.given[1].as_str(), self.measure) {
            ("", _) => self.given[2].clone(),
            (reference, None) => reference.to_owned(),
            (reference, Some(_)) => format!("{reference}, {}", self.given[2]),
        }
    }
}

/// Every row that a pack asks for.
fn items(pack: &Json) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let indicators = pack.get("indicators").map_or(&[][..], Json::entries);
    for (number, indicator) in indicators.iter().enumerate() {
        let indicator = &indicator.json;
        items.push(item(indicator, number, None));
        let measures = indicator.get("measures").map_or(&[][..], Json::entries);
        for (place, measure) in measures.iter().enumerate() {
            items.push(item(indicator, number, Some((place, &measure.json))));
        }
    }
    // Two of one name are told apart by their order, which is the pack's own.
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for item in &mut items {
        let count = counts.entry(item.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            item.id = format!("{}-{count}", item.id);
            item.given[0].clone_from(&item.id);
        }
    }
    items
}

fn item(indicator: &Json, number: usize, measure: Option<(usize, &Json)>) -> Item {
    let of = measure.map_or(indicator, |(_, measure)| measure);
    let title = of.words("title");
    let name = format!("{}\n{}\n{}", indicator.words("ref"), indicator.words("title"), measure.map_or("", |_| &title));
    let owner = [indicator.words("owner"), indicator.words("group")].into_iter().find(|name| !name.is_empty());
    let definition = match measure {
        None => section(indicator, |heading| heading.to_lowercase().contains("description")),
        Some(_) => String::new(),
    };
    let direction = if of.words("direction").is_empty() { indicator.words("direction") } else { of.words("direction") };
    let id = fingerprint(&name);
    let given = [
        id.clone(),
        indicator.words("ref"),
        title,
        definition,
        figure(of.get("target")),
        direction,
        figure(of.get("previous")),
    ];
    Item { id, indicator: number, measure: measure.map(|(place, _)| place), given, owner: owner.unwrap_or_default() }
}

/// The figure of a value as a return shows it.
fn figure(value: Option<&Json>) -> String {
    match value {
        Some(Json::Text(text)) => text.clone(),
        Some(Json::Number(number)) => number.clone(),
        Some(object @ Json::Object(_)) => figure(object.get("value")),
        _ => String::new(),
    }
}

/// The text under the first heading of a kind.
fn section(indicator: &Json, wanted: impl Fn(&str) -> bool) -> String {
    let Some(Json::Object(sections)) = indicator.get("narrative") else { return String::new() };
    let text = |json: &Json| match json {
        Json::Text(text) => text.clone(),
        Json::Array(nodes) => {
            let texts = nodes
                .iter()
                .filter_map(|node| if let Json::Text(text) = &node.json { Some(text.as_str()) } else { None });
            texts.collect::<Vec<_>>().join("\n\n")
        }
        _ => String::new(),
    };
    sections.iter().find(|section| wanted(&section.name)).map_or_else(String::new, |section| text(&section.value.json))
}

/// The heading under which an answer goes: the pack's own, else the usual one.
fn heading(indicator: &Json, asked: Asked) -> String {
    let is_wanted: fn(&str) -> bool = if asked == Asked::Actions { is_action_heading } else { is_commentary_heading };
    let Some(Json::Object(sections)) = indicator.get("narrative") else { return asked.heading().to_owned() };
    let own = sections.iter().find(|section| is_wanted(&section.name));
    own.map_or_else(|| asked.heading().to_owned(), |section| section.name.clone())
}

/// A short name of a text that is the same every time (FNV-1a).
fn fingerprint(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

/// A row as it is issued, in short: what is given, and what the pack says already where it asks.
fn as_issued(pack: &Json, item: &Item) -> String {
    let asked = Asked::ALL.map(|asked| now(pack, item, asked)).join("\u{1f}");
    fingerprint(&format!("{}\u{1e}{asked}", item.given.join("\u{1f}")))
}

/// What a pack says now where a row asks.
fn now(pack: &Json, item: &Item, asked: Asked) -> String {
    let Some(indicator) = pack.get("indicators").and_then(|list| list.entries().get(item.indicator)) else {
        return String::new();
    };
    let indicator = &indicator.json;
    let measures = indicator.get("measures").map_or(&[][..], Json::entries);
    let of = item.measure.and_then(|place| measures.get(place)).map_or(indicator, |measure| &measure.json);
    match asked {
        Asked::Figure => figure(of.get("current")),
        Asked::Mark => of.get("current").map_or_else(String::new, |current| current.words("mark")).replace('_', " "),
        Asked::Level => of.words("rag"),
        Asked::Reason => of.words("rag_reason"),
        Asked::Commentary | Asked::Actions if item.measure.is_some() => String::new(),
        Asked::Commentary => section(indicator, is_commentary_heading),
        Asked::Actions => section(indicator, is_action_heading),
    }
}
