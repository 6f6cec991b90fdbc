//! The previous figure, which from period to period is the current figure of before: told only where it is not.

use super::value::Said;
use super::walk::{Aspect, Step, Walk};
use crate::change::tree::Tree;
use crate::change::when::{self, Edition, Order};
use crate::pack::{Field, Shape};

/// Compares the previous figures of an indicator and of its measures in packs of two periods.
pub(super) fn compare(walk: &mut Walk<'_>, shape: &Shape, trees: [&Tree; 2], editions: &[Edition; 2], order: Order) {
    let Shape::Record(fields) = shape else { return };
    let earlier = usize::from(order == Order::Earlier);
    let is_next = order != Order::Unknown && when::is_next(&editions[earlier], &editions[1 - earlier]);
    let period = is_next.then(|| editions[earlier].when());
    let is_yearly = trees.iter().any(|tree| tree.words("frequency") == "Year");
    let time = Time { earlier, period, is_known: order != Order::Unknown, is_yearly };
    time.headline(walk, field(fields, "previous"), trees);
    let units = trees.map(|tree| tree.get("unit"));
    let measures = trees.map(|tree| tree.get("measures").map_or(&[][..], Tree::entries));
    for (name, [old, new]) in walk.measures.clone() {
        let steps = [Step::Field("measures"), Step::Entry(name)];
        let (first, second) = (&measures[0][old], &measures[1][new]);
        let [outer, inner] = steps;
        walk.with_units(units, |walk| {
            walk.at(outer, |walk| {
                walk.at(inner, |walk| time.headline(walk, field(fields, "previous"), [first, second]))
            });
        });
    }
}

fn field<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.name == name)
}

/// Which of the two is the earlier, and the earlier's period where the other follows directly.
struct Time {
    earlier: usize,
    period: Option<String>,
    is_known: bool,
    /// Whether the indicator's figures are of years.
    is_yearly: bool,
}

impl Time {
    fn headline(&self, walk: &mut Walk<'_>, field: Option<&Field>, trees: [&Tree; 2]) {
        let Some(Shape::Figure(fields)) = field.map(|field| &field.shape) else { return };
        let later = 1 - self.earlier;
        let (units, previous) = (trees.map(|tree| tree.get("unit")), trees.map(|tree| tree.get("previous")));
        walk.with_units(units, |walk| {
            let is_due = !self.is_yearly && trees.iter().all(|tree| tree.words("not_due").is_empty());
            let published = trees[self.earlier].get("current");
            let mut expected = previous;
            expected[self.earlier] = published;
            let sides = walk.figures(expected);
            let is_as_published = self.is_known && sides[0].is_same(&sides[1]);
            let is_of_it = self.period.is_some() && previous[later].is_some_and(is_of_last_period) && is_due;
            // Where no figure has moved, none is expected to: a yearly one in a quarterly report.
            let stays = |both: super::walk::Both<'_>| {
                let [old, new] = walk.figures(both);
                old.is_same(&new)
            };
            let is_unmoved = stays(previous) && (!is_of_it || stays(trees.map(|tree| tree.get("current"))));
            let is_there = sides[self.earlier].said() != Said::Nothing;
            walk.at(Step::Field("previous"), |walk| match (is_as_published || is_unmoved, is_of_it && is_there) {
                (true, _) => {}
                (false, true) => walk.restated(expected, self.period.as_deref().unwrap_or_default()),
                (false, false) => walk.figure(&[], previous),
            });
            let beside: Vec<Field> =
                fields.iter().filter(|field| !["value", "previously"].contains(&field.name)).cloned().collect();
            walk.at(Step::Field("previous"), |walk| walk.beside(&beside, previous));
        });
    }
}

/// Whether a previous figure can be that of the period just before: its heading and period name no year's distance.
fn is_of_last_period(previous: &Tree) -> bool {
    let said = format!("{} {}", previous.words("label"), previous.words("period")).to_lowercase();
    !["year", "annual", "baseline"].iter().any(|word| said.contains(word))
}

impl Walk<'_> {
    /// Tells of a figure of an earlier period that is given differently now.
    fn restated(&mut self, expected: super::walk::Both<'_>, period: &str) {
        let found = self.found.len();
        self.figure(&[], expected);
        for found in &mut self.found[found..] {
            found.path = found
                .path
                .iter()
                .cloned()
                .map(|step| match step {
                    Step::Field("previous") => Step::Field("history"),
                    other => other,
                })
                .chain([Step::Entry(period.to_owned()), Step::Field("value")])
                .collect();
            found.aspect = Aspect::Value;
        }
    }
}
