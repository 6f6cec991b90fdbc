//! Rules on one indicator: its level, its change, its texts.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figure::{format, print, print_datum};
use crate::judge::{Headline, Judgement, judge, number};
use crate::limits;
use crate::pack::{At, Datum, Frequency, Indicator, Measure, Unit};
use crate::problem::{Code, Problem};
use crate::rating::{Bands, Basis, Change};
use crate::scale::Scale;
use crate::value::Format;

use super::placeholders::is_placeholder;
use super::scale::check_level;
use super::unjudged;

pub(super) fn check(indicator: &At<Indicator>, scale: &Scale, problems: &mut Vec<Problem>) {
    check_names(indicator, problems);
    let bands = scale.bands_of(indicator.rating.as_ref());
    let headline = Headline::of(indicator);
    let judgement = judge(&headline, scale, &bands);
    let subject = Subject {
        headline,
        judgement,
        format: format(unit(indicator.unit.as_ref())),
        scale,
        bands: &bands,
        name: None,
    };
    subject.check_level(indicator.rag_reason.is_some(), problems);
    subject.check_change(problems);
    let measures: Vec<_> = indicator
        .measures
        .iter()
        .flat_map(|measures| &measures.value)
        .map(|measure| Subject::of_measure(measure, indicator, scale, &bands))
        .collect();
    for (subject, measure) in measures.iter().zip(indicator.measures.iter().flat_map(|measures| &measures.value)) {
        subject.check_level(measure.rag_reason.is_some(), problems);
        subject.check_change(problems);
        check_labels(measure.comparators.as_ref(), problems);
        check_history(&subject.format, measure.current.as_ref(), measure.history.as_ref(), problems);
        subject.check_forecast(measure.forecast.as_ref(), problems);
    }
    let measured = !measures.is_empty() && measures.iter().all(|measure| measure.judgement.level().is_some());
    let is_unread = |field| indicator.unread.contains(&field);
    if indicator.rag.is_none()
        && judgement.level().is_none()
        && !measured
        && !is_unread("rag")
        && !is_unread("target")
        && !bands.bands.is_empty()
        && !is_to_come(&headline)
    {
        problems.push(no_level(indicator));
    }
    unjudged::check(&headline, problems);
    for (measure, subject) in indicator.measures.iter().flat_map(|measures| &measures.value).zip(&measures) {
        if measure.direction.is_some() || measure.target.is_some() {
            unjudged::check(&Headline { direction: measure.direction.as_ref(), ..subject.headline }, problems);
        }
    }
    subject.check_forecast(indicator.forecast.as_ref(), problems);
    check_labels(indicator.comparators.as_ref(), problems);
    check_frequency(indicator, problems);
    check_history(&subject.format, indicator.current.as_ref(), indicator.history.as_ref(), problems);
    check_decimals(indicator, problems);
    check_narrative(indicator, std::iter::once(&subject).chain(&measures), problems);
}

fn unit(unit: Option<&At<Unit>>) -> Option<&Unit> {
    unit.map(|unit| &unit.value)
}

/// One headline under check: the indicator's or a measure's.
struct Subject<'p> {
    headline: Headline<'p>,
    judgement: Judgement,
    format: Format,
    scale: &'p Scale,
    bands: &'p Bands,
    /// The measure's title; `None` for the indicator itself.
    name: Option<&'p str>,
}

impl<'p> Subject<'p> {
    fn of_measure(measure: &'p At<Measure>, indicator: &'p Indicator, scale: &'p Scale, bands: &'p Bands) -> Self {
        let headline = Headline::of_measure(measure, indicator);
        let judgement = judge(&headline, scale, bands);
        let format = format(unit(measure.unit.as_ref().or(indicator.unit.as_ref())));
        let name = Some(measure.title.as_ref().map_or("a measure", |title| title.as_str()));
        Self { headline, judgement, format, scale, bands, name }
    }

    /// "" for the indicator, "Rhymetime events: " for a measure.
    fn prefix(&self) -> String {
        self.name.map_or_else(String::new, |name| format!("{name}: "))
    }

    fn check_level(&self, has_reason: bool, problems: &mut Vec<Problem>) {
        let Some(rag) = self.headline.rag else { return };
        check_level(rag, self.scale, problems);
        let (Some(declared), Some(computed), Some(variance)) =
            (self.judgement.declared, self.judgement.computed, self.judgement.variance)
        else {
            return;
        };
        if declared == computed || has_reason {
            return;
        }
        let figures = self.describe_variance(variance);
        let message = format!(
            "{}published as {}, but {figures}, which the key calls {}",
            self.prefix(),
            rag.value,
            self.scale.levels[computed].name
        );
        problems.push(
            Problem::new(Code::RagMismatch, rag.place, message)
                .hint("correct the level or the figures, or say why in \"rag_reason\""),
        );
    }

    /// "362 is 17.2 % over the target of 309".
    fn describe_variance(&self, variance: Decimal) -> String {
        let printed =
            |datum: Option<&At<Datum>>| datum.map_or_else(String::new, |datum| print_datum(datum, &self.format));
        let (current, target) = (printed(self.headline.current), printed(self.headline.target));
        if variance.is_zero() {
            return format!("{current} is on the target of {target}");
        }
        let side = if number(self.headline.current) > number(self.headline.target) { "over" } else { "under" };
        let amount = rounded(variance, self.bands).abs();
        match self.bands.basis {
            Basis::Relative => format!("{current} is {amount} % {side} the target of {target}"),
            Basis::Points => format!("{current} is {amount} points {side} the target of {target}"),
        }
    }

    fn check_change(&self, problems: &mut Vec<Problem>) {
        let (Some(declared), Some(shown)) = (self.headline.change, self.judgement.change) else { return };
        if Change::read(declared).is_none_or(|declared| declared == shown) {
            return;
        }
        let printed =
            |datum: Option<&At<Datum>>| datum.map_or_else(String::new, |datum| print_datum(datum, &self.format));
        let (from, to) = (printed(self.headline.previous), printed(self.headline.current));
        let message = format!(
            "{}the change is published as “{}”, but from {from} to {to} is “{}”",
            self.prefix(),
            declared.value,
            shown.word()
        );
        problems.push(
            Problem::new(Code::ChangeMismatch, declared.place, message)
                .hint("correct the word, the figures or the direction"),
        );
    }

    fn check_forecast(&self, forecast: Option<&At<crate::pack::Forecast>>, problems: &mut Vec<Problem>) {
        if let Some(rag) = forecast.and_then(|forecast| forecast.rag.as_ref()) {
            check_level(rag, self.scale, problems);
        }
    }

    /// The level's name, where it means off target.
    fn off_target(&self) -> Option<&str> {
        let level = &self.scale.levels[self.judgement.level()?];
        level.off_target.then_some(level.name.as_str())
    }
}

/// A variance with as few decimals as still give its level, one at least.
fn rounded(variance: Decimal, bands: &Bands) -> Decimal {
    let round = |places| variance.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let level = bands.level(variance);
    (1..=6)
        .map(round)
        .find(|rounded| bands.level(*rounded) == level && !rounded.is_zero())
        .unwrap_or(variance)
        .normalize()
}

fn check_names(indicator: &At<Indicator>, problems: &mut Vec<Problem>) {
    let start = indicator.place.part(0, 1);
    let blank = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
    let is_unread = |field| indicator.unread.contains(&field);
    if blank(indicator.reference.as_ref().map(|reference| reference.0.as_str())) && !is_unread("ref") {
        problems.push(
            Problem::new(Code::MissingRef, start, "no number is given")
                .hint("add \"ref\", the number the committee knows it by"),
        );
    }
    if blank(indicator.title.as_ref().map(|title| title.as_str())) && !is_unread("title") {
        problems.push(
            Problem::new(Code::MissingTitle, start, "no title is given")
                .hint("add \"title\" in the words of the performance framework"),
        );
    }
}

fn no_level(indicator: &At<Indicator>) -> Problem {
    let (place, message) = match &indicator.target {
        Some(target) => {
            let reason = unjudged::reason(&Headline::of(indicator));
            let message = format!("there is a target but no level is published, and none can be worked out ({reason})");
            (target.place, message)
        }
        None => (indicator.place.part(0, 1), "there is neither a target nor a level".into()),
    };
    Problem::new(Code::RagMissing, place, message)
        .hint("add \"rag\"; an indicator that is not rated is \"Contextual\", \"Baseline\" or \"In Development\"")
}

/// Whether a figure that the level would be worked out from is a placeholder, which is said apart.
fn is_to_come(headline: &Headline<'_>) -> bool {
    [headline.target, headline.current].into_iter().any(is_placeholder)
}

fn check_labels(comparators: Option<&At<Vec<At<Datum>>>>, problems: &mut Vec<Problem>) {
    for comparator in
        comparators.iter().flat_map(|comparators| &comparators.value).filter(|comparator| comparator.label.is_none())
    {
        let problem = Problem::new(
            Code::MissingField,
            comparator.place,
            "a comparator has no \"label\", so nobody can tell whose figure it is",
        );
        problems.push(problem.hint("write {\"label\": \"England Mean\", \"value\": …}"));
    }
}

/// "Current Month" on an indicator that is reported quarterly.
fn check_frequency(indicator: &Indicator, problems: &mut Vec<Problem>) {
    let Some(frequency) = &indicator.frequency else { return };
    for label in
        [&indicator.current, &indicator.previous].into_iter().flatten().filter_map(|datum| datum.label.as_ref())
    {
        let lower = label.to_lowercase();
        let word = lower.strip_prefix("current ").or(lower.strip_prefix("previous ")).unwrap_or_default();
        let named = Frequency::ALL.iter().find(|(_, name)| name.to_lowercase() == word);
        if let Some((_, name)) = named.filter(|(named, _)| *named != frequency.value && *named != Frequency::Period) {
            let message = format!(
                "the label says “{}”, but the indicator is reported by {}",
                label.value,
                frequency.word().to_lowercase()
            );
            problems.push(
                Problem::new(Code::LabelFrequency, label.place, message)
                    .hint(format!("correct the label, or set \"frequency\" to \"{name}\"")),
            );
        }
    }
}

fn check_history(
    format: &Format,
    current: Option<&At<Datum>>,
    history: Option<&At<Vec<At<crate::pack::HistoryPoint>>>>,
    problems: &mut Vec<Problem>,
) {
    let (Some(current), Some(last)) = (current, history.and_then(|history| history.value.last())) else { return };
    if is_placeholder(Some(current)) || is_placeholder(Some(&last.figure)) {
        return; // Said already.
    }
    let same = match (current.scalar.number(), last.figure.scalar.number()) {
        (Some(current), Some(last)) => current == last,
        (None, None) => true,
        _ => false,
    };
    if !same {
        let message = format!(
            "the history ends with {} ({}), but the current figure is {}",
            print(&last.figure.scalar, format),
            last.period.0,
            print_datum(current, format)
        );
        problems.push(
            Problem::new(Code::HistoryMismatch, last.figure.place, message)
                .hint("add the current period to the history, or correct one of the two"),
        );
    }
}

fn check_decimals(indicator: &Indicator, problems: &mut Vec<Problem>) {
    let units = std::iter::once(indicator.unit.as_ref())
        .chain(indicator.measures.iter().flat_map(|measures| &measures.value).map(|measure| measure.unit.as_ref()));
    for unit in units.flatten() {
        if let Unit::Form(form) = &unit.value
            && let Some(decimals) = form.decimals.as_ref().filter(|decimals| decimals.value > limits::DECIMALS)
        {
            problems.push(Problem::new(
                Code::BadValue,
                decimals.place,
                format!("{} decimals are more than the {} that can be printed", decimals.value, limits::DECIMALS),
            ));
        }
    }
}

/// Whether a heading is one under which actions are described.
pub(crate) fn is_action_heading(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["action", "path to", "next steps", "recovery", "improvement plan", "mitigation"]
        .iter()
        .any(|word| heading.contains(word))
}

/// Whether a heading is one for commentary.
pub(crate) fn is_commentary_heading(heading: &str) -> bool {
    heading.to_lowercase().contains("comment")
}

fn check_narrative<'s>(
    indicator: &At<Indicator>,
    subjects: impl Iterator<Item = &'s Subject<'s>>,
    problems: &mut Vec<Problem>,
) {
    let sections = || indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    for section in sections().filter(|section| section.texts.is_blank()) {
        problems.push(
            Problem::new(
                Code::EmptySection,
                section.heading.place,
                format!("nothing stands under “{}”", section.heading.value),
            )
            .hint("write the text, or delete the heading"),
        );
    }
    if indicator.unread.contains(&"narrative") {
        return;
    }
    let has =
        |wanted: fn(&str) -> bool| sections().any(|section| wanted(&section.heading) && !section.texts.is_blank());
    let place = indicator.rag.as_ref().map_or(indicator.place.part(0, 1), |rag| rag.place);
    let off_target = subjects.filter_map(|subject| Some((subject.prefix(), subject.off_target()?))).next();
    if let Some((prefix, level)) = off_target
        && !has(is_action_heading)
    {
        let message = format!("{prefix}the level is {level}, but no action is described");
        problems.push(
            Problem::new(Code::ActionsMissing, place, message)
                .hint("say under Actions or Path to Green what is being done about it"),
        );
    }
    if !has(is_commentary_heading) {
        let place = indicator.narrative.as_ref().map_or(indicator.place, |narrative| narrative.place).part(0, 1);
        problems.push(
            Problem::new(Code::NoCommentary, place, "there is no commentary")
                .hint("ask the service for a sentence or two under \"Commentary\""),
        );
    }
}
