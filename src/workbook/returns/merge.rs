//! Answers into the pack: each change told, nothing that stands there written over unless that is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Row};
use super::make::pack_id;
use super::notice::Notice;
use super::read::Return;
use super::{Asked, GIVEN, Item, as_issued, heading, items, now};
use crate::pack::Mark;
use crate::problem::{did_you_mean, nearest};
use crate::source::{CellPlace, Sources};
use crate::workbook::tree::{Json, Node, Property};
use crate::workbook::whole::whole;

/// The pack with the answers in it.
#[derive(Debug)]
pub struct Merged {
    pub(super) pack: Json,
    /// What was asked in these returns and is answered neither there nor in the pack: the question, and whose it is.
    pub unanswered: Vec<(Asked, Vec<String>)>,
    /// Every change.
    pub changes: Vec<Notice>,
    /// What was not taken over, and why.
    pub told: Vec<Notice>,
    pub(super) items: Vec<Item>,
    pub(super) given: Given,
    /// The cells for what is done about it, where nothing stands in them.
    pub(super) no_actions: BTreeMap<usize, Notice>,
}

/// What was answered: what it says, and the cell that says so.
pub(super) type Given = BTreeMap<(usize, Asked), (String, Notice)>;

impl Merged {
    /// The pack as JSON text.
    pub fn json(&self) -> String {
        crate::workbook::tree::written(&self.pack.clone().at(None)).0
    }
}

/// Merges returns into a pack; what stands there is only written over with `replace`.
pub fn merge(sources: &Sources, returns: &[Return], replace: bool) -> Merged {
    let pack = whole(sources).unwrap_or(Json::Null);
    let items = items(&pack);
    let issued = items.iter().map(|item| as_issued(&pack, item)).collect();
    let mut merging = Merging {
        pack,
        items,
        issued,
        replace,
        asked: BTreeSet::new(),
        changes: Vec::new(),
        told: Vec::new(),
        given: BTreeMap::new(),
        no_actions: BTreeMap::new(),
    };
    for returned in returns {
        if merging.is_of_pack(returned) {
            returned.rows.iter().for_each(|row| merging.row(returned, row));
        }
    }
    let unanswered = merging.unanswered();
    let Merging { pack, changes, told, items, given, no_actions, .. } = merging;
    Merged { pack, unanswered, changes, told, items, given, no_actions }
}

struct Merging {
    pack: Json,
    items: Vec<Item>,
    /// Each item as it would be issued of the pack as it was read.
    issued: Vec<String>,
    replace: bool,
    /// The items that the returns have a row for.
    asked: BTreeSet<usize>,
    changes: Vec<Notice>,
    told: Vec<Notice>,
    /// What was answered already: who said what.
    given: Given,
    /// The cells for actions in which nothing stands.
    no_actions: BTreeMap<usize, Notice>,
}

impl Merging {
    /// Whether a return was issued for this pack and period.
    fn is_of_pack(&mut self, returned: &Return) -> bool {
        let period = self.pack.get("report").map_or_else(String::new, |report| report.words("period"));
        let other = returned.issued.get("period").filter(|issued| **issued != period);
        if let Some(issued) = other {
            let message = format!("this return is for {issued}, but the pack is for {period}");
            self.told.push(Notice::error(&returned.file, "", "", message));
            return false;
        }
        if returned.issued.get("pack").is_some_and(|issued| *issued != pack_id(&self.pack)) {
            let message = "this return was made for another report (its title, committee or organisation differs)";
            self.told.push(Notice::error(&returned.file, "", "", message.to_owned()));
            return false;
        }
        true
    }

    fn row(&mut self, returned: &Return, row: &Row) {
        let Some(number) = self.find(returned, row) else { return };
        self.asked.insert(number);
        self.tell_changed(returned, row, number);
        if let (Some(column), None) = (returned.columns.get(&Asked::Actions), self.items[number].measure) {
            let empty = returned.told(CellPlace { column: *column, ..row.at }, String::new(), false);
            self.no_actions.insert(number, empty);
        }
        for answer in &row.answers {
            self.answer(returned, answer, number);
        }
    }

    /// The item of a row: by its id, else by its ref and title. Never by its place.
    fn find(&mut self, returned: &Return, row: &Row) -> Option<usize> {
        let given = |column: usize| {
            row.given.iter().find(|(given, _, _)| *given == column).map_or("", |(_, text, _)| text.as_str())
        };
        let (reference, title) = (given(1), given(2));
        if let Some(number) = self.items.iter().position(|item| item.id == row.id) {
            let own = &self.items[number].given[1];
            // Whoever copies a row over another takes its id along: then nobody knows which of the two is meant.
            let is_other = own != reference && self.items.iter().any(|item| item.given[1] == reference);
            if is_other && !reference.is_empty() {
                let message = format!(
                    "this row has the id of “{own}”, but the ref “{reference}”: clear the id, if the answers are for “{reference}”"
                );
                self.told.push(returned.told(row.at, message, true));
                return None;
            }
            return Some(number);
        }
        let same = |item: &&Item| !reference.is_empty() && item.given[1] == reference;
        let of_ref: Vec<usize> = (0..self.items.len()).filter(|&number| same(&&self.items[number])).collect();
        let by_title = of_ref.iter().copied().find(|&number| self.items[number].given[2] == title);
        let only = || if let [one] = of_ref[..] { Some(one) } else { None };
        let found = by_title.or_else(only);
        if found.is_none() && (!row.answers.is_empty() || !reference.is_empty()) {
            let name = if reference.is_empty() { title } else { reference };
            let advice = self
                .near(reference)
                .map_or_else(|| "delete the row, or add the indicator to the pack first".to_owned(), did_you_mean);
            let named = row.given.iter().find(|(_, text, _)| text == name).map_or(row.at, |(_, _, at)| *at);
            self.told.push(returned.told(named, format!("the pack has no indicator “{name}”; {advice}"), true));
        }
        found
    }

    /// The ref that is near a mistyped one, where it is the only one so near.
    fn near(&self, reference: &str) -> Option<&str> {
        let mut known: Vec<&str> = self.items.iter().map(|item| item.given[1].as_str()).collect();
        known.retain(|reference| !reference.is_empty());
        known.dedup();
        // Refs are short: one letter more or less is near enough.
        let distance = |known: &str| strsim::damerau_levenshtein(reference, known);
        let close: Vec<&str> = known.iter().copied().filter(|known| distance(known) == 1).collect();
        match close[..] {
            [one] => Some(one),
            [] => nearest(reference, known),
            _ => None,
        }
    }

    /// Tells of rows for which the pack has changed, and of cells that were locked and are no longer what was issued.
    fn tell_changed(&mut self, returned: &Return, row: &Row, number: usize) {
        let is_moved = returned.issued.get(&self.items[number].id).is_some_and(|issued| *issued != self.issued[number]);
        if is_moved {
            let message = "the pack has changed for this row since the return was made: check the answers against it";
            self.told.push(returned.told(row.at, message.to_owned(), false));
        }
        for (column, text, at) in &row.given {
            let given = self.items[number].given[*column].trim();
            if given != text {
                let name = GIVEN[*column];
                let message = match is_moved {
                    true => format!("{name} is “{text}” in the return, but “{given}” in the pack; the pack's is kept"),
                    false => format!("{name} was changed from “{given}” to “{text}”; the change is ignored"),
                };
                self.told.push(returned.told(*at, message, false));
            }
        }
    }

    /// The figures and commentaries that were asked for and are nowhere.
    fn unanswered(&self) -> Vec<(Asked, Vec<String>)> {
        let is_open = |asked: Asked, number: &usize| {
            let item = &self.items[*number];
            let is_asked = item.measure.is_none() || !asked.is_text();
            is_asked && !self.given.contains_key(&(*number, asked)) && now(&self.pack, item, asked).trim().is_empty()
        };
        let open = |asked: Asked| {
            let of_asked = self.asked.iter().filter(|number| is_open(asked, number));
            (asked, of_asked.map(|number| self.items[*number].name()).collect::<Vec<_>>())
        };
        [Asked::Figure, Asked::Commentary].map(open).into_iter().filter(|(_, names)| !names.is_empty()).collect()
    }

    fn answer(&mut self, returned: &Return, answer: &Answer, number: usize) {
        let item = self.items[number].clone();
        if item.measure.is_some() && answer.asked.is_text() {
            let message =
                "a sub-measure has no commentary or actions of its own; type this in the indicator's row".to_owned();
            return self.told.push(returned.told(answer.at, message, true));
        }
        let place = returned.told(answer.at, String::new(), false);
        let was = now(&self.pack, &item, answer.asked);
        if let Some((said, other)) = self.given.get(&(number, answer.asked)) {
            if *said != answer.shown {
                let message = format!("“{}” is a second answer; {} says “{said}”", answer.shown, other.place());
                self.told.push(returned.told(answer.at, message, true));
            }
            return;
        }
        self.given.insert((number, answer.asked), (answer.shown.clone(), place));
        if was.trim() == answer.shown {
            return;
        }
        if !was.trim().is_empty() && !self.replace {
            let message =
                format!("“{}” is kept; the return says “{}” (--replace uses it)", short(&was), short(&answer.shown));
            return self.told.push(returned.told(answer.at, message, false));
        }
        self.put(&item, answer);
        let was = if was.trim().is_empty() { "nothing".to_owned() } else { short(&was) };
        let message =
            format!("{}, {}: {was} → {}", item.name(), answer.asked.heading().to_lowercase(), short(&answer.shown));
        self.changes.push(returned.told(answer.at, message, false));
    }

    /// Puts an answer into the pack.
    fn put(&mut self, item: &Item, answer: &Answer) {
        let Some(indicators) = self.pack.get_mut("indicators") else { return };
        let Json::Array(indicators) = indicators else { return };
        let Some(indicator) = indicators.get_mut(item.indicator).map(|node| &mut node.json) else { return };
        if answer.asked.is_text() {
            let heading = heading(indicator, answer.asked);
            if indicator.get("narrative").is_none() {
                indicator.set("narrative", Json::Object(Vec::new()));
            }
            if let Some(narrative) = indicator.get_mut("narrative") {
                narrative.set(&heading, answer.json.clone());
            }
            return;
        }
        let Some(of) = measure(indicator, item.measure) else { return };
        match answer.asked {
            Asked::Level => of.set("rag", answer.json.clone()),
            Asked::Reason => of.set("rag_reason", answer.json.clone()),
            Asked::Mark => mark(of, &answer.shown),
            _ => figure(of, answer),
        }
    }
}

/// The indicator itself, or one of its measures.
fn measure(indicator: &mut Json, place: Option<usize>) -> Option<&mut Json> {
    let Some(place) = place else { return Some(indicator) };
    let Json::Array(measures) = indicator.get_mut("measures")? else { return None };
    measures.get_mut(place).map(|node: &mut Node| &mut node.json)
}

/// Sets the current figure; a bare number stays a number where the figures beside it are numbers.
fn figure(of: &mut Json, answer: &Answer) {
    let is_number = |json: Option<&Json>| match json {
        Some(Json::Number(_)) => true,
        Some(object @ Json::Object(_)) => matches!(object.get("value"), Some(Json::Number(_))),
        _ => false,
    };
    let is_printed_in_unit = of.get("unit").is_some() && matches!(answer.json, Json::Number(_));
    let among_numbers =
        is_printed_in_unit || ["current", "previous", "target"].iter().any(|field| is_number(of.get(field)));
    let is_spelled = serde_json::from_str::<serde_json::Number>(&answer.shown).is_ok();
    let value = match (&answer.json, among_numbers && is_spelled) {
        (_, true) => Json::Number(answer.shown.clone()),
        (Json::Number(number), false) => Json::Text(number.clone()),
        (other, false) => other.clone(),
    };
    match of.get_mut("current") {
        Some(current @ Json::Object(_)) => current.set("value", value),
        _ => of.set("current", value),
    }
}

/// Sets the mark of the current figure, which may have none yet.
fn mark(of: &mut Json, shown: &str) {
    let plain = shown.replace(' ', "_");
    let word = Mark::ALL.iter().find(|(_, word)| word.eq_ignore_ascii_case(&plain)).map_or(shown, |(_, word)| *word);
    let current = of.get("current").cloned().unwrap_or(Json::Null);
    let mut object = match current {
        object @ Json::Object(_) => object,
        value => Json::Object(vec![Property::new("value", value.at(None))]),
    };
    object.set("mark", Json::Text(word.to_owned()));
    of.set("current", object);
}

fn short(text: &str) -> String {
    crate::source::shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), 60)
}
