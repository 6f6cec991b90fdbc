//! Figures side by side, with what stands beside them: heading, period, mark, remark, what was published before.

use super::value::{self, Figure, Said, folded_line};
use super::walk::{Aspect, Both, Secret, Step, Walk};
use crate::change::same::{folded, key};
use crate::change::tree::Tree;
use crate::pack::{Field, Mark};

impl Walk<'_> {
    pub(super) fn figure(&mut self, fields: &[Field], both: Both<'_>) {
        let sides = self.figures(both);
        self.compare(&sides);
        self.beside(fields, both);
    }

    /// What stands beside a figure: heading, period, mark, remark, what was published before.
    pub(super) fn beside(&mut self, fields: &[Field], both: Both<'_>) {
        let is_withheld = self.figures(both).iter().any(Figure::is_withheld);
        let get = |name: &str| both.map(|side| side.and_then(|side| side.get(name)));
        for field in fields.iter().filter(|field| field.name != "value") {
            match (field.name, get(field.name)) {
                (_, [None, None]) => {}
                // What was published before, and remarks, may say what is withheld now.
                ("previously" | "note", _) if is_withheld => {}
                ("label", pair) => self.label(pair),
                ("previously", pair) => self.at(Step::Field("previously"), |walk| walk.figure(&[], pair)),
                (name, pair) => self.at(Step::Field(name), |walk| walk.field(field, pair)),
            }
        }
    }

    /// What is inside has these units, where it has any of its own.
    pub(super) fn with_units(&mut self, units: Both<'_>, inside: impl FnOnce(&mut Self)) {
        let outer = self.units.clone();
        self.units = std::array::from_fn(|side| units[side].and_then(value::unit).or(outer[side].clone()));
        inside(self);
        self.units = outer;
    }

    /// The figures that both sides are; what is not there is missing.
    pub(super) fn figures(&self, both: Both<'_>) -> [Figure; 2] {
        let is_marked = self.name() == "value";
        let mark = |side: usize| self.marks[side].filter(|_| is_marked);
        std::array::from_fn(|side| Figure::of(both[side].unwrap_or(&Tree::Null), self.units[side].as_ref(), mark(side)))
    }

    fn compare(&mut self, sides: &[Figure; 2]) {
        let [old, new] = sides;
        let secrets: Vec<Secret> =
            [(old, new), (new, old)].into_iter().filter_map(|(one, other)| secret(one, other)).collect();
        let found = (!old.is_same(new)).then(|| (old.said(), new.said()));
        self.secrets.extend(secrets);
        if let Some((old, new)) = found {
            self.push(Aspect::Value, old, new);
        }
    }

    /// A heading of a column, which has words of its own where nothing is given.
    fn label(&mut self, both: Both<'_>) {
        let field = self.name();
        let frequencies = self.frequencies.clone();
        let side = |side: usize| {
            let text = both[side].and_then(Tree::text).map(folded_line).filter(|text| !text.is_empty());
            text.filter(|text| *text != default_label(field, &frequencies[side]))
        };
        let [old, new] = [side(0), side(1)];
        // A comparator is matched by its label, whose capitals do not matter.
        let said = |label: &Option<String>| label.as_deref().map(if field == "comparators" { key } else { folded });
        if said(&old) != said(&new) {
            self.at(Step::Field("label"), |walk| {
                walk.push(Aspect::Value, Said::text(old.as_deref()), Said::text(new.as_deref()))
            });
        }
    }

    pub(super) fn mark(&mut self, both: Both<'_>) {
        let words = self.words;
        let word = |side: Option<&Tree>| {
            let word = side.and_then(Tree::text);
            let mark = word.and_then(|word| Mark::ALL.iter().find(|(_, known)| *known == word));
            let said = mark.map(|(mark, _)| value::mark_word(*mark, words)).or(word);
            (said.unwrap_or_default().to_owned(), mark.is_some_and(|(mark, _)| mark.withholds()))
        };
        let [(old, hides_old), (new, hides_new)] = both.map(word);
        // That a figure is withheld, or no longer, is said with the figure.
        if old != new && !hides_old && !hides_new {
            let said = |text: &str| if text.is_empty() { Said::Nothing } else { Said::Is(text.to_owned()) };
            self.push(Aspect::Value, said(&old), said(&new));
        }
    }
}

fn secret(one: &Figure, other: &Figure) -> Option<Secret> {
    match (other.is_withheld(), one.said()) {
        (true, Said::Is(printed)) => Some(Secret { printed, number: one.number() }),
        _ => None,
    }
}

/// The heading of a column that has none of its own.
fn default_label(field: &str, frequency: &str) -> String {
    match field {
        "target" => "Target".into(),
        "baseline" => "Baseline".into(),
        "annual_target" => "Annual Target".into(),
        "last_year" => "Same period last year".into(),
        "current" => format!("Current {frequency}"),
        "previous" => format!("Previous {frequency}"),
        _ => String::new(),
    }
}
