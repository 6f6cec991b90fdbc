//! The headlines of an indicator and of its measures, before they are laid out in columns.

use super::Kind;
use crate::figure::format;
use crate::judge::{Headline, Judgement, judge};
use crate::pack::{At, Datum, Forecast, Indicator, Measure, Unit};
use crate::scale::Scale;
use crate::value::Format;
use crate::view::front::one_line;

/// One headline before it is laid out in columns.
pub(super) struct Line<'p> {
    pub(super) name: Option<String>,
    pub(super) headline: Headline<'p>,
    pub(super) baseline: Option<&'p At<Datum>>,
    pub(super) comparators: &'p [At<Datum>],
    pub(super) forecast: Option<&'p At<Forecast>>,
    pub(super) judgement: Judgement,
    pub(super) format: Format,
}

/// The indicator's own headline, then one for each measure.
pub(super) fn lines<'p>(indicator: &'p Indicator, scale: &Scale) -> Vec<Line<'p>> {
    let bands = scale.bands_of(indicator.rating.as_ref());
    let judged = |headline: Headline<'p>| judge(&headline, scale, &bands);
    let unit = |unit: Option<&At<Unit>>| format(unit.or(indicator.unit.as_ref()).map(|unit| &unit.value));
    let own = Headline::of(indicator);
    let own = Line {
        name: None,
        headline: own,
        baseline: indicator.baseline.as_ref(),
        comparators: indicator.comparators.as_ref().map_or(&[], |comparators| &comparators.value),
        forecast: indicator.forecast.as_ref(),
        judgement: judged(own),
        format: unit(None),
    };
    let of_measure = |measure: &'p At<Measure>| {
        let headline = Headline::of_measure(measure, indicator);
        Line {
            name: Some(measure.title.as_ref().map(|title| one_line(title)).unwrap_or_default()),
            headline,
            baseline: measure.baseline.as_ref(),
            comparators: measure.comparators.as_ref().map_or(&[], |comparators| &comparators.value),
            forecast: measure.forecast.as_ref(),
            judgement: judged(headline),
            format: unit(measure.unit.as_ref()),
        }
    };
    std::iter::once(own).chain(indicator.measures.iter().flat_map(|measures| &measures.value).map(of_measure)).collect()
}

/// Whether a line has something to show in a column of this kind.
pub(super) fn is_filled(kind: Kind, line: &Line<'_>) -> bool {
    match kind {
        Kind::Direction => line.headline.direction.is_some() && (line.name.is_none() || has_figures(line)),
        Kind::Change => change(&line.headline, &line.judgement).is_some(),
        Kind::Forecast => line.forecast.is_some(),
        Kind::Level => line.judgement.level().is_some(),
        _ => figure(kind, line).is_some(),
    }
}

fn has_figures(line: &Line<'_>) -> bool {
    line.headline.current.is_some() || line.headline.target.is_some() || line.headline.previous.is_some()
}

/// The figure of a line in a column that holds one figure.
pub(super) fn figure<'p>(kind: Kind, line: &Line<'p>) -> Option<&'p At<Datum>> {
    match kind {
        Kind::Target => line.headline.target,
        Kind::Baseline => line.baseline,
        Kind::Current => line.headline.current,
        Kind::Previous => line.headline.previous,
        _ => None,
    }
}

/// The change that is printed: the published word, else the computed one, else "N/A"; `None` where nothing was to compare.
pub(in crate::view) fn change(headline: &Headline<'_>, judgement: &Judgement) -> Option<String> {
    let computed = || judgement.change.map_or("N/A", |change| change.word()).to_owned();
    match headline.change {
        Some(word) => Some(one_line(word)),
        None => (headline.current.is_some() && headline.previous.is_some()).then(computed),
    }
}
