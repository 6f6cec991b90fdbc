//! The key: its rows, what levels mean, and the marks on figures.

mod uses;

use std::collections::BTreeSet;

use serde::Serialize;

use super::blocks::{self, Blocks, Room};
use super::report::{Badge, badge, one_line, sign};
use crate::pack::{At, Mark, Pack, figures};
use crate::rating::bands::{Bands, Limit};
use crate::rating::scale::{Kind, Scale};
use crate::rating::variance::Basis;
use crate::words::{End, Sign, Words};
use uses::Uses;

pub(super) use uses::has_own_limits;

/// The key: its rows, the levels with their meanings, and the marks the report uses.
#[derive(Debug, Serialize)]
pub struct Key {
    /// The rows: the pack's own, else the standard ones.
    pub rows: Vec<KeyRow>,
    /// The levels.
    pub levels: Vec<LevelMeaning>,
    /// The marks on the report's figures, each with its meaning.
    pub marks: Vec<Sign>,
    /// How much of the usual space its rows have: less where all of them then fit a page.
    pub closeness: f64,
}

/// One row of the key.
#[derive(Debug, Serialize)]
pub struct KeyRow {
    /// What is explained.
    pub item: String,
    /// The explanation.
    pub explanation: Blocks,
    /// The explanation where it is one plain text.
    pub text: Option<String>,
    /// Whether the levels are listed in this row.
    pub lists_levels: bool,
}

/// A level and what it means.
#[derive(Debug, Serialize)]
pub struct LevelMeaning {
    /// The badge.
    pub badge: Badge,
    /// What it means.
    pub meaning: String,
}

pub(super) fn key(pack: &Pack, scale: &Scale, has_trends: bool, room: Room<'_>, words: &Words) -> Key {
    let level = |index| Some(LevelMeaning { badge: badge(scale, index)?, meaning: meaning(scale, index, words) });
    let marks = marks(pack).into_iter().map(|mark| sign(mark, words).clone());
    let uses = Uses::of(pack, has_trends);
    let is_used_only = pack.key.as_ref().is_some_and(|key| key.rows().is_none());
    let levels = if is_used_only { uses.levels(scale) } else { (0..scale.levels.len()).collect() };
    let used = is_used_only.then(|| uses.standard(!levels.is_empty()));
    Key {
        rows: key_rows(pack, (&uses, used), scale, room, words),
        levels: levels.into_iter().filter_map(level).collect(),
        marks: marks.collect(),
        closeness: 1.0,
    }
}

/// A row of plain words.
fn plain(item: &str, text: Option<&str>, lists_levels: bool) -> KeyRow {
    KeyRow { item: item.to_owned(), explanation: Vec::new(), text: text.map(str::to_owned), lists_levels }
}

/// The standard rows, or those of them that the report uses, and behind them what it uses beyond them.
fn standard_rows((uses, used): (&Uses<'_>, Option<[bool; 12]>), scale: &Scale, words: &Words) -> Vec<KeyRow> {
    let rows = &words.plain.key_rows;
    let is_wanted = |at: usize| used.is_none_or(|used| used[at]);
    let standard = rows.standard().into_iter().enumerate().filter(|(at, _)| is_wanted(*at));
    let standard = standard.map(|(_, (row, levels))| plain(&row.item, Some(&row.explanation), levels));
    let further =
        uses.further(rows, is_published(scale)).into_iter().map(|row| plain(&row.item, Some(&row.explanation), false));
    let comparators = uses.comparators_by_name();
    let others = (!comparators.is_empty())
        .then(|| plain(&rows.comparators, Some(&words.said.compared_with(&comparators)), false));
    standard.chain(own_limits(uses, words)).chain(others).chain(further).collect()
}

/// The most numbers of indicators that a sentence of the key names.
const MOST_NAMED: usize = 8;

/// Which indicators are rated by limits of their own, under the words that these have on their pages.
fn own_limits(uses: &Uses<'_>, words: &Words) -> Option<KeyRow> {
    let of_own = uses.with_own_limits();
    let numbers: Option<Vec<String>> =
        of_own.iter().map(|one| one.reference.as_ref().map(|number| one_line(&number.0))).collect();
    let numbers = numbers.filter(|numbers| numbers.len() <= MOST_NAMED).unwrap_or_default();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let said = || words.said.own_limits(&numbers, of_own.len());
    (!of_own.is_empty()).then(|| plain(&words.plain.headline.limits, Some(&said()), false))
}

/// The pack's own rows, with one for the levels where none lists them; else the standard rows.
fn key_rows(
    pack: &Pack,
    used: (&Uses<'_>, Option<[bool; 12]>),
    scale: &Scale,
    room: Room<'_>,
    words: &Words,
) -> Vec<KeyRow> {
    let Some(rows) = pack.key.as_ref().and_then(|key| key.rows()) else { return standard_rows(used, scale, words) };
    let key = &room.measures.key;
    let share = key.explanations / (key.items + key.explanations);
    let room = Room { ems: room.ems * share - 2.0 * key.cell_space, ..room };
    let row = |row: &At<crate::pack::KeyRow>| KeyRow {
        item: one_line(&row.item),
        explanation: blocks::blocks(&row.explanation, room),
        text: None,
        lists_levels: is_rating_row(&row.item),
    };
    let mut rows: Vec<KeyRow> = rows.iter().map(row).collect();
    if !rows.iter().any(|row| row.lists_levels) {
        rows.push(plain(&words.plain.key_rows.levels.item, None, true));
    }
    rows.extend(own_limits(used.0, words));
    rows
}

/// Whether the bands mean what the published key says of them, which is said in per cent of the target.
fn is_published(scale: &Scale) -> bool {
    scale.is_standard && scale.bands.basis == Basis::Relative
}

/// What a level means: the pack's words, else those of the published key, else its limit in words.
fn meaning(scale: &Scale, index: usize, words: &Words) -> String {
    let level = &scale.levels[index];
    if let Some(meaning) = &level.meaning {
        return meaning.clone();
    }
    let Words { plain, .. } = words;
    let is_band = level.kind == Kind::Band;
    if let Some(known) = plain.meaning(&level.name).filter(|_| is_published(scale) || !is_band) {
        return known.to_owned();
    }
    match scale.bands.bands.iter().position(|(_, level)| *level == index) {
        _ if !is_band => plain.meanings.not_rated.clone(),
        Some(place) => limit(&scale.bands, place, words),
        None => plain.meanings.any_result.clone(),
    }
}

/// A band in words, from where the one before ends: "More than 5% and up to 10% worse than target".
pub(super) fn limit(bands: &Bands, place: usize, words: &Words) -> String {
    let end = |place: usize| match bands.bands[place].0 {
        Limit::Below(at) => Some(End { at: at.normalize(), is_within: false }),
        Limit::UpTo(at) => Some(End { at: at.normalize(), is_within: true }),
        Limit::None => None,
    };
    let from = place.checked_sub(1).and_then(end).map(|before| End { is_within: !before.is_within, ..before });
    match (from, end(place)) {
        (None, None) => words.plain.meanings.any_result.clone(),
        (from, to) => words.said.band(from, to, bands.basis == Basis::Points),
    }
}

/// Whether a row of the pack's own key is about the rating: "RAG Rating", "RAG Status", "Rating".
fn is_rating_row(item: &str) -> bool {
    let item = item.to_lowercase();
    item.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "rag" | "brag" | "rating" | "ratings"))
}

/// The marks used in a pack, in the contract's order.
fn marks(pack: &Pack) -> BTreeSet<Mark> {
    let mut used: BTreeSet<Mark> = BTreeSet::new();
    for indicator in &pack.indicators.0 {
        for figure in figures(indicator) {
            used.extend(figure.mark.map(|mark| mark.value));
            used.extend(figure.datum.is_corrected.then_some(Mark::Revised));
        }
    }
    used
}
