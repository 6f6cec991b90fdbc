//! What happened in the periods of a chart: a rule through a line chart with the words over it, or a letter and a note.

use super::drawing::{Anchor, Drawing, EventMark, Label, place};
use super::ends::spread;
use super::lettering::Lettering;
use super::plan::Plan;
use super::{Chart, Event};
use crate::words::Language;
use std::collections::BTreeMap;

/// The gap between two labels, in text sizes: of words, and of letters.
const GAP: f64 = 2.5;
const NARROW: f64 = 0.25;

/// The events of each period that has any, in their order.
fn by_period(chart: &Chart) -> BTreeMap<usize, Vec<&Event>> {
    let mut periods: BTreeMap<usize, Vec<&Event>> = BTreeMap::new();
    for event in &chart.annotations.events {
        periods.entry(event.category).or_default().push(event);
    }
    periods
}

/// A, B, C … Z, AA, AB …: what stands for the events of a period where their words have no room.
fn letter(place: usize) -> String {
    let before = (place / 26).checked_sub(1).map_or_else(String::new, letter);
    let last = char::from_u32('A' as u32 + (place % 26) as u32);
    before.chars().chain(last).collect()
}

/// A chart whose periods are named with the letters of their events: columns and bars have no room for a rule.
pub(super) fn in_names(chart: &Chart) -> Chart {
    let mut chart = chart.clone();
    let lettered: Vec<usize> = by_period(&chart).into_keys().collect();
    for (place, category) in lettered.into_iter().enumerate() {
        if let Some(name) = chart.categories.get_mut(category) {
            *name = format!("{}{}", name.trim_end(), in_brackets(&letter(place)));
        }
        let of_period = chart.annotations.events.iter_mut().filter(|event| event.category == category);
        of_period.for_each(|event| event.letter = Some(letter(place)));
    }
    chart
}

/// Takes the letters out of the names again, which are read out as they are.
pub(super) fn out_of_names(chart: &mut Chart) {
    for event in &chart.annotations.events {
        let letter = event.letter.as_deref().map(in_brackets).unwrap_or_default();
        if let Some(name) = chart.categories.get_mut(event.category) {
            *name = name.strip_suffix(&letter).unwrap_or(name).to_owned();
        }
    }
}

fn in_brackets(letter: &str) -> String {
    format!(" ({letter})")
}

/// The height that events take over a plot.
pub(super) fn height(plan: &Plan, lettering: &Lettering) -> f64 {
    if plan.chart.annotations.events.is_empty() { 0.0 } else { lettering.leading * 1.1 }
}

/// How events are marked: with their words, or with a letter each.
pub(super) enum Marks {
    /// The words of each period's events.
    Words(Vec<(usize, String)>),
    /// A letter for each period.
    Letters(Vec<(usize, String)>),
}

impl Marks {
    /// The words where they stand side by side over a plot of this width, each over its own rule.
    pub(super) fn new(plan: &Plan, x: impl Fn(usize) -> f64, room: (f64, f64), lettering: &Lettering) -> Self {
        let joined = |(category, events): (usize, Vec<&Event>)| {
            (category, events.iter().map(|event| event.text.as_str()).collect::<Vec<_>>().join("; "))
        };
        let words: Vec<(usize, String)> = by_period(plan.chart).into_iter().map(joined).collect();
        let wanted = wanted(&words, &x, lettering);
        let fits = wanted.iter().map(|(_, wide)| wide).sum::<f64>() <= room.1 - room.0;
        let placed = spread(&wanted, room);
        let over = |((middle, (at, wide)), _): ((&f64, &(f64, f64)), _)| (middle - at).abs() <= wide / 2.0;
        if fits && placed.iter().zip(&wanted).zip(&words).all(over) {
            return Self::Words(words);
        }
        Self::letters(plan)
    }

    /// A letter for each period that has any.
    pub(super) fn letters(plan: &Plan) -> Self {
        let periods = by_period(plan.chart).into_keys().enumerate();
        Self::Letters(periods.map(|(place, category)| (category, letter(place))).collect())
    }

    /// Whether they stand side by side in a width.
    pub(super) fn fit(&self, width: f64, lettering: &Lettering) -> bool {
        wanted(self.texts(), &|_| 0.0, lettering).iter().map(|(_, wide)| wide).sum::<f64>() <= width
    }

    fn texts(&self) -> &[(usize, String)] {
        match self {
            Self::Words(texts) | Self::Letters(texts) => texts,
        }
    }

    /// A rule and a label for each.
    pub(super) fn draw(&self, drawing: &mut Drawing, x: impl Fn(usize) -> f64, lettering: &Lettering) {
        let plot = drawing.plot;
        let middles = spread(&wanted(self.texts(), &x, lettering), (plot.x, plot.right()));
        let baseline = plot.y - lettering.size * 0.8;
        let under = baseline + lettering.size * 0.25;
        let mark = |((category, text), middle): (&(usize, String), f64)| {
            let (x, is_near) = (x(*category), (middle - x(*category)).abs() <= lettering.width(text) / 2.0);
            EventMark {
                rule: vec![place(if is_near { x } else { middle }, under), place(x, plot.y), place(x, plot.bottom())],
                label: Label::new(middle, baseline, Anchor::Centre, vec![text.clone()]),
            }
        };
        drawing.events = self.texts().iter().zip(middles).map(mark).collect();
    }

    /// What the letters mean.
    pub(super) fn notes(&self, plan: &Plan) -> Vec<String> {
        if matches!(self, Self::Letters(_)) { lettered(plan) } else { Vec::new() }
    }
}

/// Where the middle of each label belongs, and the width it takes.
fn wanted(texts: &[(usize, String)], x: &impl Fn(usize) -> f64, lettering: &Lettering) -> Vec<(f64, f64)> {
    let gap = |text: &str| lettering.size * if text.chars().count() < 3 { NARROW } else { GAP };
    texts.iter().map(|(category, text)| (x(*category), lettering.width(text) + gap(text))).collect()
}

/// The events as notes under columns and bars.
pub(super) fn noted(plan: &Plan) -> Vec<String> {
    notes(plan, false)
}

/// The same where each has its letter over the plots.
pub(super) fn lettered(plan: &Plan) -> Vec<String> {
    notes(plan, true)
}

fn notes(plan: &Plan, are_lettered: bool) -> Vec<String> {
    let said = plan.words.said;
    let of_period = |(place, (_, events)): (usize, (usize, Vec<&Event>))| {
        let letter = are_lettered.then(|| letter(place));
        let note =
            |event: &Event| said.event(event.letter.as_deref().or(letter.as_deref()), &event.text, &event.period);
        events.into_iter().map(note).collect::<Vec<_>>()
    };
    by_period(plan.chart).into_iter().enumerate().flat_map(of_period).collect()
}

/// "Events: new contract (Q3 2023/24)."; `None` where there are none.
pub(super) fn told(chart: &Chart, said: &dyn Language) -> Option<String> {
    let events: Vec<String> =
        by_period(chart).into_values().flatten().map(|event| said.event(None, &event.text, &event.period)).collect();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    (!events.is_empty()).then(|| said.events(&events))
}
