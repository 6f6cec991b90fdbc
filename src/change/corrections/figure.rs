//! The figure of a pack that steps lead to, to be marked.

use crate::change::diff::Step;
use crate::change::same::key;
use crate::pack::{At, ChartSpec, Datum, HistoryPoint, Indicator, Mark, Measure, Performance, TargetSpec};

/// A figure, and the mark that it has.
pub(super) type Marked<'i> = (&'i mut Datum, Option<Mark>);

/// The figure that steps lead to, where they lead to one.
pub(super) fn figure_of<'i>(indicator: &'i mut Indicator, path: &[Step]) -> Option<Marked<'i>> {
    match path {
        [Step::Field("measures"), Step::Entry(name), rest @ ..] => {
            let is_it =
                |measure: &&mut At<Measure>| measure.title.as_ref().is_some_and(|title| key(title) == key(name));
            let measure = indicator.measures.as_mut()?.value.iter_mut().find(is_it)?;
            of_performance(&mut measure.value.performance, rest)
        }
        [Step::Field("charts"), Step::Entry(title), rest @ ..] => {
            let is_it = |chart: &&mut At<ChartSpec>| key(&chart.title) == key(title);
            of_chart_spec(&mut indicator.charts.as_mut()?.value.iter_mut().find(is_it)?.value, rest)
        }
        path => of_performance(&mut indicator.performance, path),
    }
}

fn of_chart_spec<'i>(chart: &'i mut ChartSpec, path: &[Step]) -> Option<Marked<'i>> {
    let place = |category: &String| chart.categories.iter().position(|own| key(&own.0) == key(category));
    let datum = match path {
        [Step::Field("series"), Step::Entry(name), Step::Field("values"), Step::Entry(category)] => {
            let at = place(category)?;
            let series = chart.series.value.iter_mut().find(|series| key(&series.name) == key(name))?;
            series.value.values.value.get_mut(at)?
        }
        [Step::Field("target"), rest @ ..] => match (&mut chart.target.as_mut()?.value, rest) {
            (TargetSpec::One(datum), []) => datum,
            (TargetSpec::Each(data), [Step::Entry(category)]) => data.get_mut(place(category)?)?,
            _ => return None,
        },
        _ => return None,
    };
    Some(marked(datum))
}

fn marked(datum: &mut At<Datum>) -> Marked<'_> {
    let own = datum.mark.as_ref().map(|mark| mark.value);
    (&mut datum.value, own)
}

fn of_performance<'i>(performance: &'i mut Performance, path: &[Step]) -> Option<Marked<'i>> {
    let datum = match path {
        [Step::Field("current")] => performance.current.as_mut(),
        [Step::Field("target")] => performance.target.as_mut(),
        [Step::Field("annual_target")] => performance.annual_target.as_mut(),
        [Step::Field("baseline")] => performance.baseline.as_mut(),
        [Step::Field("previous")] => performance.previous.as_mut(),
        [Step::Field("last_year")] => performance.last_year.as_mut(),
        [Step::Field("forecast"), Step::Field("value")] => performance.forecast.as_mut()?.value.figure.as_mut(),
        [Step::Field("comparators"), Step::Entry(label)] => {
            let is_it = |datum: &&mut At<Datum>| datum.label.as_ref().is_some_and(|own| key(own) == key(label));
            performance.comparators.as_mut()?.value.iter_mut().find(is_it)
        }
        [Step::Field("history"), Step::Entry(period), rest] => {
            let mut points = performance.history.as_mut()?.value.points.iter_mut();
            return of_point(&mut points.find(|point| key(&point.period.0) == key(period))?.value, rest);
        }
        _ => None,
    };
    datum.map(marked)
}

/// A mark beside the figure is the figure's.
fn of_point<'i>(point: &'i mut HistoryPoint, step: &Step) -> Option<Marked<'i>> {
    let own = point.mark();
    match step {
        Step::Field("value") => Some((&mut point.figure.value, own)),
        Step::Field("target") => point.target.as_mut().map(marked),
        _ => None,
    }
}
