//! An indicator or a sub-measure: its current figure becomes the previous one, and what is about the old period goes.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use super::entries::{Fields, field};
use super::figure::{Figure, Parts};
use super::joined::Joined;
use super::turn::Turn;
use super::{Account, actions, emptied, history};
use crate::number::period::Span;
use crate::problem::Place;
use crate::source::Edits;

/// A current figure that moved.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The indicator.
    pub place: Place,
    /// The sub-measure's title.
    pub measure: Option<String>,
    /// The figure as it is shown; `None` where it is withheld.
    pub figure: Option<String>,
    /// Whether it is the previous figure now; a cumulative one is not where a year begins.
    pub is_previous: bool,
    /// What became of it in the history.
    pub joined: Joined,
}

/// Why something did not move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is not due: in the pack's words, and whether these name the new period.
    NotDue(String, bool),
    /// It is of a year, and the year goes on.
    OfTheYear,
}

/// An indicator or a sub-measure that did not move.
#[derive(Debug, Clone)]
pub struct Stayed {
    /// The indicator.
    pub place: Place,
    /// The sub-measure's title.
    pub measure: Option<String>,
    /// Why.
    pub why: Why,
}

/// Rolls the indicators of one file.
pub(super) struct Roller<'s> {
    pub(super) text: &'s str,
    pub(super) file: u32,
    pub(super) turn: &'s Turn,
    /// Whether points of a history take a level.
    pub(super) keeps_levels: bool,
}

/// What a sub-measure has from its indicator.
#[derive(Clone, Copy, Default)]
struct Inherited<'o> {
    basis: Option<&'o str>,
    measure: Option<&'o str>,
}

impl<'s> Roller<'s> {
    fn place(&self, object: &Object<'_>) -> Place {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Place { file: self.file, start: byte(object.start()), end: byte(object.end()) }
    }

    /// Rolls an indicator with its sub-measures.
    pub(super) fn roll(&self, indicator: &Object<'s>, edits: &mut Edits, account: &mut Account) {
        let place = self.place(indicator);
        let of_year = || self.is_of_year(indicator).then_some(Why::OfTheYear);
        if let Some(why) = self.not_due(indicator).or_else(of_year) {
            account.stayed.push(Stayed { place, measure: None, why });
            return;
        }
        let mut fields = Fields::new(indicator, self.text);
        let basis = field(indicator, "basis");
        self.figures(&mut fields, place, Inherited { basis, measure: None }, edits, account);
        let measures = indicator.get_array("measures").into_iter().flat_map(|measures| &measures.elements);
        for measure in measures.filter_map(Value::as_object) {
            self.measure(measure, place, basis, edits, account);
        }
        if let Some(narrative) = indicator.get_object("narrative") {
            let emptied = emptied::narrative(narrative, edits);
            (0..emptied.commentary).for_each(|_| account.cleared("commentary"));
            (0..emptied.actions).for_each(|_| account.cleared("text under Actions or Path to Green"));
            (0..emptied.case_studies).for_each(|_| account.as_before.push((place, "case study")));
        }
        if let Some(list) = indicator.get_array("actions") {
            let (done, open) = actions::roll(list, self.text, edits);
            account.actions = (account.actions.0 + done, account.actions.1 + open);
        }
        for (name, word) in [("charts", "charts"), ("figures", "pictures")] {
            if indicator.get_array(name).is_some_and(|list| !list.elements.is_empty()) {
                account.as_before.push((place, word));
            }
        }
        fields.finish(edits);
    }

    fn measure(
        &self,
        measure: &Object<'s>,
        place: Place,
        basis: Option<&str>,
        edits: &mut Edits,
        account: &mut Account,
    ) {
        let title = field(measure, "title").unwrap_or("a measure without a title");
        if let Some(why) = self.not_due(measure) {
            account.stayed.push(Stayed { place, measure: Some(title.to_owned()), why });
            return;
        }
        let mut fields = Fields::new(measure, self.text);
        let inherited = Inherited { basis: field(measure, "basis").or(basis), measure: Some(title) };
        self.figures(&mut fields, place, inherited, edits, account);
        fields.finish(edits);
    }

    fn not_due(&self, object: &Object<'_>) -> Option<Why> {
        let words = field(object, "not_due")?;
        let is_now = super::mentions::names(words, &self.turn.new);
        Some(Why::NotDue(words.to_owned(), is_now))
    }

    /// Whether its figure is of a year that goes on: by its frequency, else by the label of the figure.
    fn is_of_year(&self, indicator: &Object<'_>) -> bool {
        let goes_on = !self.turn.starts_year && self.turn.span() != Some(Span::Year);
        let label =
            |name: &str| Figure::new(&indicator.get(name)?.value, self.text).field("label").map(str::to_lowercase);
        let says_year = |label: String| {
            let has_word = label.split(|c: char| !c.is_alphanumeric()).any(|word| word == "year" || word == "annual");
            has_word && !label.contains("to date")
        };
        let of_year = match field(indicator, "frequency") {
            Some(frequency) => frequency == "Year",
            None => ["current", "previous"].iter().filter_map(|name| label(name)).next().is_some_and(says_year),
        };
        goes_on && of_year
    }

    /// Moves the figures, and clears what is about the old period.
    fn figures(
        &self,
        fields: &mut Fields<'_, 's>,
        place: Place,
        inherited: Inherited<'_>,
        edits: &mut Edits,
        account: &mut Account,
    ) {
        let starts_anew = self.turn.starts_year && inherited.basis == Some("cumulative");
        let figure = |name: &str| fields.value(name).map(|value| Figure::new(value, self.text));
        let both @ [current, previous] = [figure("current"), figure("previous")];
        let measure = inherited.measure.map(str::to_owned);
        let last_year = self.last_year(fields);
        if let Some(gone) = previous.filter(|previous| self.is_dropped(fields, both, previous)) {
            let shown = gone.shown().unwrap_or("(withheld)").to_owned();
            let named = measure.as_ref().map_or_else(|| shown.clone(), |measure| format!("{shown} of {measure}"));
            account.dropped.push((place, named));
        }
        let parts = current.filter(|_| !starts_anew).map_or_else(Parts::none, |current| current.parts());
        match (previous, current) {
            (Some(previous), _) => previous.fill(&parts, &[], edits),
            (None, Some(_)) if !starts_anew => fields.add("previous", &parts.written(), &["current"]),
            _ => {}
        }
        let joined = history::join(fields, both, self.turn, self.text, self.keeps_levels, edits);
        if let Some(current) = current.filter(|current| !current.is_blank()) {
            let figure = current.shown().map(str::to_owned);
            account.moved.push(Moved { place, measure, figure, is_previous: !starts_anew, joined });
        }
        if let Some(current) = current {
            current.empty(edits);
        }
        self.clear(fields, last_year, starts_anew, edits, account);
    }

    /// Whether a previous figure is no longer anywhere in the pack.
    fn is_dropped(
        &self,
        fields: &Fields<'_, '_>,
        [current, _]: [Option<Figure<'_, '_>>; 2],
        previous: &Figure<'_, '_>,
    ) -> bool {
        let is_figure = !previous.is_blank() && !previous.is_not_available();
        let begins_history = fields
            .value("history")
            .is_none_or(|history| history.as_array().is_some_and(|history| history.elements.is_empty()));
        let joins =
            begins_history && previous.field("period").is_some() && current.is_some_and(|current| !current.is_blank());
        is_figure && !joins && !history::holds(fields, previous)
    }

    /// What stands as last year's figure from now on, where there is a field for it.
    fn last_year(&self, fields: &Fields<'_, 's>) -> Option<Parts> {
        fields.value("last_year")?;
        history::of_a_year_ago(fields, self.turn, self.text).map(Parts)
    }
}
