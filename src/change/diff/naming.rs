//! What a difference is about, in words: "current figure", "figure for Q1 2024/25", "chart “Visits”, Actual, April".

use super::walk::{Aspect, Step};
use crate::source::shortened;
use crate::words::Words;

/// The most letters of a name that is repeated.
const NAME: usize = 60;

/// The steps as a program finds them: "measures/Rhymetime events/current".
pub(super) fn field(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Field(name) => (*name).to_owned(),
        Step::Entry(name) => name.replace('/', "∕"),
    };
    path.iter().map(step).collect::<Vec<_>>().join("/")
}

/// The measure a difference is of, and what it is about.
pub(super) fn what(path: &[Step], aspect: &Aspect, words: &Words) -> (Option<String>, String) {
    match path {
        [Step::Field("measures"), Step::Entry(name), rest @ ..] if !rest.is_empty() => {
            (Some(name.clone()), Naming(words).about(rest, aspect))
        }
        path => (None, Naming(words).about(path, aspect)),
    }
}

/// A chart by its title.
pub(in crate::change) fn chart(title: &str, words: &Words) -> String {
    Naming(words).entry("charts", title)
}

struct Naming<'w>(&'w Words);

impl Naming<'_> {
    fn about(&self, path: &[Step], aspect: &Aspect) -> String {
        let named = self.named(path);
        match aspect {
            Aspect::Order => self.0.said.order_of(&named),
            Aspect::Links => self.0.said.links_under(&named),
            Aspect::Value | Aspect::Words(_) | Aspect::Phrase(_) => named,
        }
    }

    fn named(&self, path: &[Step]) -> String {
        let figure_for = |name: &str| self.0.said.given_for(self.0.plain.field("value"), name);
        match path {
            [Step::Field("narrative"), Step::Entry(heading)] => heading.clone(),
            [Step::Field("narrative" | "introduction"), Step::Entry(_), Step::Field("label")] => self.field("label"),
            [Step::Field("history"), Step::Entry(period)] => figure_for(period),
            [Step::Field("history"), Step::Entry(period), Step::Field("value"), rest @ ..] => {
                self.within(rest, figure_for(period))
            }
            [Step::Field("history"), Step::Entry(period), Step::Field(other), rest @ ..] => {
                self.within(rest, self.0.said.given_for(self.0.plain.field(other), period))
            }
            [Step::Field("comparators"), Step::Entry(label), rest @ ..] => self.within(rest, figure_for(label)),
            [Step::Field("forecast"), Step::Field("value"), rest @ ..] => self.within(rest, self.field("forecast")),
            [Step::Field("charts"), Step::Entry(title), rest @ ..] => self.chart(title, rest),
            [Step::Field("figures"), Step::Entry(name), Step::Field("path")] => self.entry("figures", name),
            [Step::Field(list), Step::Entry(name), rest @ ..] => self.within(rest, self.entry(list, name)),
            [Step::Field(field), rest @ ..] => self.within(rest, self.field(field)),
            _ => String::new(),
        }
    }

    fn field(&self, name: &str) -> String {
        self.0.plain.field(name).to_owned()
    }

    fn entry(&self, list: &str, name: &str) -> String {
        self.0.said.entry_called(self.0.plain.entry(list), &shortened(name, NAME))
    }

    /// "heading of the current figure".
    fn within(&self, rest: &[Step], of: String) -> String {
        let said = self.0.said;
        match rest {
            [] => of,
            [Step::Field(list), Step::Entry(name), rest @ ..] => {
                self.within(rest, said.part_of(&self.entry(list, name), &of))
            }
            [Step::Field(field), rest @ ..] => self.within(rest, said.part_of(&self.field(field), &of)),
            [Step::Entry(name), rest @ ..] => self.within(rest, said.charted(&of, &[name])),
        }
    }

    fn chart(&self, title: &str, rest: &[Step]) -> String {
        let (chart, said) = (self.entry("charts", title), self.0.said);
        match rest {
            [Step::Field("series"), Step::Entry(name), Step::Field("values"), Step::Entry(category), rest @ ..] => {
                self.within(rest, said.charted(&chart, &[name, category]))
            }
            [Step::Field("target"), Step::Entry(category)] => said.charted(&chart, &[&self.field("target"), category]),
            rest => self.within(rest, chart),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Field, Indicator, KeyRow, Read, Report, Shape};

    fn fields<'s>(shape: &'s Shape, found: &mut Vec<&'s Field>) {
        match shape {
            Shape::Record(of) | Shape::Figure(of) | Shape::Unit(of) | Shape::Switch(of) => {
                found.extend(of);
                of.iter().for_each(|field| fields(&field.shape, found));
            }
            Shape::List(of) | Shape::ListOr(_, of) | Shape::OneOrEach(of) => fields(of, found),
            _ => {}
        }
    }

    #[test]
    fn every_field_of_a_pack_has_a_word() {
        let words = Words::of("en");
        for shape in [Indicator::shape(), Report::shape(), KeyRow::shape()] {
            let mut all = Vec::new();
            fields(&shape, &mut all);
            assert!(!all.is_empty());
            for field in all {
                assert!(words.plain.fields.contains_key(field.name), "[fields] of en.toml has no {}", field.name);
            }
        }
    }
}
