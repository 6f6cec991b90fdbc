//! What has changed from one pack to another, as data: figures, levels, texts, definitions, targets, scale, order, charts.
//!
//! Meanings are compared, not spellings. What a mark withholds on either side is in nothing that comes of it.

mod account;
mod edits;
mod figures;
mod kind;
mod lists;
mod naming;
mod order;
mod previous;
mod scale;
mod texts;
mod value;
mod walk;
mod withheld;
mod worded;

use super::matching::{Matched, Pair, matched};
use super::tree::Tree;
use super::when::{self, Edition, Order};
use crate::check::load::Loaded;
use crate::pack::{At, Indicator, KeyRow, Pack, Read, Report, Shape};
use crate::picture::named::Pictures;
use crate::rating::assess::{Assessment, assess};
use crate::rating::scale::Scale;
use crate::words::Words;

use account::whole;
pub use account::{Change, Entry, Name};
pub use edits::Edit;
pub use kind::Kind;
pub(super) use naming::chart;
use value::folded_line as line;
pub(super) use walk::Step;
use walk::{Aspect, Found, Walk};

/// All that has changed from one pack to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The old pack.
    pub old: Edition,
    /// The new pack.
    pub new: Edition,
    /// How their periods lie.
    pub order: Order,
    /// Changes of the report itself, its scale, its key and its order.
    pub report: Vec<Change>,
    /// The indicators that have changed, in the order of the new pack; those removed last.
    pub entries: Vec<Entry>,
    /// How many indicators both packs have.
    pub in_both: usize,
    /// The pairs.
    pub matched: Matched,
}

impl Diff {
    /// Compares two packs that were read without errors of form, and says it in these words.
    pub fn of(old: &Loaded, new: &Loaded, words: &Words) -> Option<Self> {
        let sides = [Side::of(old)?, Side::of(new)?];
        let editions =
            [(&sides[0], old), (&sides[1], new)].map(|(side, loaded)| Edition::of(side.pack, loaded.sources.name(0)));
        Some(Comparing::of(&sides, editions, words).compare())
    }

    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.report.is_empty() && self.entries.is_empty()
    }

    /// Every change with the indicator it is of; the report's first.
    pub fn all(&self) -> impl Iterator<Item = (Option<&Entry>, &Change)> {
        let of_report = self.report.iter().map(|change| (None, change));
        of_report
            .chain(self.entries.iter().flat_map(|entry| entry.changes.iter().map(move |change| (Some(entry), change))))
    }
}

/// One of the packs.
struct Side<'p> {
    pack: &'p Pack,
    tree: Tree,
    pictures: &'p Pictures,
    scale: Scale,
}

impl<'p> Side<'p> {
    fn of(loaded: &'p Loaded) -> Option<Self> {
        let pack = loaded.pack.as_ref()?;
        let tree = Tree::of(&loaded.sources);
        let is_whole = tree.get("indicators").map_or(&[][..], Tree::entries).len() == pack.indicators.0.len();
        is_whole.then(|| Self { pack, tree, pictures: &loaded.pictures, scale: Scale::of(pack.rating.as_ref()) })
    }

    fn indicators(&self) -> &[Tree] {
        self.tree.get("indicators").map_or(&[], Tree::entries)
    }

    fn indicator(&self, index: usize) -> &'p At<Indicator> {
        &self.pack.indicators.0[index]
    }

    fn name(&self, index: usize) -> Name {
        let tree = &self.indicators()[index];
        let [reference, title, group] = ["ref", "title", "group"].map(|field| line(tree.words(field)));
        Name { reference, title, group, position: index + 1 }
    }

    fn pictures_of(&self, index: usize) -> walk::Pictures<'p> {
        let figures = self.indicator(index).figures.iter().flat_map(|figures| &figures.value);
        figures.map(|figure| self.picture(figure.path.place)).collect()
    }

    fn picture(&self, place: crate::problem::Place) -> Option<&'p [u8]> {
        Some(&self.pictures.at(place)?.picture.bytes)
    }

    /// The levels of an indicator and of its measures, as they print.
    fn levels(&self, index: usize) -> Vec<Option<String>> {
        let assessment: Assessment<'_> = assess(self.indicator(index), &self.scale);
        let level = |level: Option<usize>| Some(self.scale.levels.get(level?)?.name.clone());
        assessment.all().map(|assessed| level(assessed.judgement.level())).collect()
    }
}

/// Both packs, and what every comparison needs.
struct Comparing<'c, 'p> {
    sides: &'c [Side<'p>; 2],
    editions: [Edition; 2],
    order: Order,
    shape: Shape,
    words: &'p Words,
}

impl<'c, 'p> Comparing<'c, 'p> {
    fn of(sides: &'c [Side<'p>; 2], editions: [Edition; 2], words: &'p Words) -> Self {
        let order = when::order(&editions[0], &editions[1]);
        Self { sides, editions, order, shape: Indicator::shape(), words }
    }

    fn compare(self) -> Diff {
        let [old, new] = self.sides;
        let matched = matched(old.indicators(), new.indicators());
        let mut report = self.report();
        report.extend(order::change(old, new, &matched, self.words));
        let both = matched.pairs.iter().filter_map(|pair| self.pair(*pair));
        let mut entries: Vec<(usize, Entry)> = both.collect();
        entries.extend(
            lone(new.indicators().len(), matched.pairs.iter().map(|pair| pair.new)).map(|at| (at, self.added(at))),
        );
        entries.sort_by_key(|(at, _)| *at);
        let mut entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        entries
            .extend(lone(old.indicators().len(), matched.pairs.iter().map(|pair| pair.old)).map(|at| self.removed(at)));
        let [old, new] = self.editions;
        Diff { old, new, order: self.order, report, entries, in_both: matched.pairs.len(), matched }
    }

    fn added(&self, at: usize) -> Entry {
        let change = Change { now: Some(String::new()), ..whole(Kind::Added) };
        Entry { old: None, new: Some(self.sides[1].name(at)), by: None, why: None, changes: vec![change] }
    }

    fn removed(&self, at: usize) -> Entry {
        let change = Change { was: Some(String::new()), ..whole(Kind::Removed) };
        Entry { old: Some(self.sides[0].name(at)), new: None, by: None, why: None, changes: vec![change] }
    }

    /// What has changed of an indicator that both packs have; `None` where nothing has.
    fn pair(&self, pair: Pair) -> Option<(usize, Entry)> {
        let [old, new] = self.sides;
        let trees = [&old.indicators()[pair.old], &new.indicators()[pair.new]];
        let mut walk = Walk::with(self.words, [old.pictures_of(pair.old), new.pictures_of(pair.new)]);
        walk.left_out = vec!["rag"];
        if self.order != Order::Same {
            walk.left_out.push("previous");
        }
        walk.walk(&self.shape, trees.map(Some));
        if self.order != Order::Same {
            previous::compare(&mut walk, &self.shape, trees, &self.editions, self.order);
        }
        let levels = [old.levels(pair.old), new.levels(pair.new)];
        let mut changes: Vec<Change> = walk.found.iter().map(|found| self.change(found)).collect();
        self.add_levels(&mut changes, &levels, &walk.measures);
        withheld::hide(&mut changes, &walk.secrets, self.words);
        let why = Some(line(trees[1].words("correction"))).filter(|why| !why.is_empty());
        let (was, now) = (old.name(pair.old), new.name(pair.new));
        let entry = Entry { old: Some(was), new: Some(now), by: Some(pair.by), why, changes };
        (!entry.changes.is_empty()).then_some((pair.new, entry))
    }

    fn change(&self, found: &Found) -> Change {
        let (measure, what) = naming::what(&found.path, &found.aspect, self.words);
        let (edits, is_text) = match &found.aspect {
            Aspect::Words(edits) => (edits.clone(), true),
            Aspect::Phrase(edits) => (edits.clone(), false),
            _ => (Vec::new(), false),
        };
        Change {
            kind: kind::of(found, self.order),
            path: found.path.clone(),
            field: naming::field(&found.path),
            measure,
            what,
            was: found.was.beside(&found.now, self.words),
            now: found.now.beside(&found.was, self.words),
            edits,
            is_text,
            levels: None,
            is_withheld: found.was.is_withheld() || found.now.is_withheld(),
        }
    }

    /// Adds the levels that differ, and says with each current figure what its level was and is.
    fn add_levels(
        &self,
        changes: &mut Vec<Change>,
        levels: &[Vec<Option<String>>; 2],
        measures: &[(String, [usize; 2])],
    ) {
        let level = |side: usize, at: usize| levels[side].get(at).cloned().flatten();
        let own = (None, [level(0, 0), level(1, 0)]);
        let of_measures =
            measures.iter().map(|(name, [old, new])| (Some(name.clone()), [level(0, old + 1), level(1, new + 1)]));
        for (measure, levels) in std::iter::once(own).chain(of_measures) {
            let is_figure = |change: &&mut Change| {
                change.measure == measure && matches!(change.path.last(), Some(Step::Field("current")))
            };
            changes.iter_mut().filter(is_figure).for_each(|change| change.levels = Some(levels.clone()));
            if levels[0] != levels[1] {
                changes.push(self.level(measure, levels));
            }
        }
    }

    fn level(&self, measure: Option<String>, [was, now]: [Option<String>; 2]) -> Change {
        let mut path: Vec<Step> =
            measure.iter().flat_map(|name| [Step::Field("measures"), Step::Entry(name.clone())]).collect();
        path.push(Step::Field("rag"));
        let kind = if self.order == Order::Same { Kind::Corrected } else { Kind::Updated };
        Change {
            path: path.clone(),
            field: naming::field(&path),
            measure,
            what: self.words.plain.field("rag").to_owned(),
            was,
            now,
            ..whole(kind)
        }
    }

    /// What has changed of the report itself.
    fn report(&self) -> Vec<Change> {
        let [old, new] = self.sides;
        let logo =
            |side: &Side<'p>| vec![side.pack.report.logo.as_ref().and_then(|logo| side.picture(logo.path.place))];
        let mut walk = Walk::with(self.words, [logo(old), logo(new)]);
        let trees = |name: &str| [old.tree.get(name), new.tree.get(name)];
        walk.walk(&Report::shape(), trees("report"));
        walk.at(Step::Field("key"), |walk| walk.list(&KeyRow::shape(), trees("key")));
        let mut changes: Vec<Change> =
            walk.found.iter().map(|found| Change { kind: Kind::Report, ..self.change(found) }).collect();
        changes.extend(scale::changes(&old.scale, &new.scale, self.words));
        changes
    }
}

/// What is in no pair.
fn lone(count: usize, paired: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let mut is_paired = vec![false; count];
    paired.for_each(|at| is_paired[at] = true);
    (0..count).filter(move |at| !is_paired[*at])
}
