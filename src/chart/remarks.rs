//! What must be said beside the figures: gaps, marks and breaks.

use super::notes::spans;
use super::plan::Plan;
use super::{Chart, Mark, Role, Series};
use crate::words::{Language, Remark};

/// Everything there is to remark, for a listener; `None` where there is nothing.
pub(super) fn remarks(chart: &Chart, said: &dyn Language) -> Option<String> {
    use Remark::{Break, Estimated, Gap, NotApplicable, Provisional, Revised, Withheld};
    told(chart, &[Gap, Withheld, NotApplicable, Provisional, Estimated, Revised, Break], said)
}

/// Which figures are missing, and why where that is known; `None` where none is.
pub(super) fn gaps(plan: &Plan) -> Option<String> {
    told(plan.chart, &[Remark::Gap, Remark::NotApplicable], plan.words.said)
}

/// The marks that a picture does not show by itself; `None` where there are none.
pub(super) fn marks(plan: &Plan) -> Option<String> {
    told(plan.chart, &[Remark::Withheld, Remark::Estimated, Remark::Revised], plan.words.said)
}

/// Whether a remark is to be made of a point.
fn concerns(remark: Remark, series: &Series, category: usize) -> bool {
    let mark = series.mark(category);
    let is_figure = series.value(category).is_some();
    match remark {
        Remark::Gap => !is_figure && !matches!(mark, Some(Mark::Suppressed | Mark::NotApplicable)),
        Remark::Withheld => !is_figure && mark == Some(Mark::Suppressed),
        Remark::NotApplicable => !is_figure && mark == Some(Mark::NotApplicable),
        Remark::Provisional => is_figure && mark == Some(Mark::Provisional),
        Remark::Estimated => is_figure && mark == Some(Mark::Estimated),
        Remark::Revised => is_figure && series.is_revised(category),
        Remark::Break => category > 0 && mark == Some(Mark::Break),
    }
}

/// Remarks as one sentence, each told once with the names of the series it concerns.
fn told(chart: &Chart, remarks: &[Remark], said: &dyn Language) -> Option<String> {
    let clauses: Vec<String> = remarks.iter().flat_map(|remark| clauses(chart, *remark, said)).collect();
    (!clauses.is_empty()).then(|| said.sentence(&clauses))
}

fn clauses(chart: &Chart, remark: Remark, said: &dyn Language) -> Vec<String> {
    let count = chart.categories.len();
    let shown: Vec<&Series> = chart.series.iter().filter(|series| series.role != Role::Target).collect();
    let mut told: Vec<(Vec<usize>, Vec<&str>)> = Vec::new();
    // A series without any figure is named where the figures are told.
    for series in shown.iter().filter(|series| series.figures(count).next().is_some()) {
        let concerned: Vec<usize> = (0..count).filter(|category| concerns(remark, series, *category)).collect();
        if concerned.is_empty() {
            continue;
        }
        match told.iter_mut().find(|(known, _)| *known == concerned) {
            Some((_, names)) => names.push(series.name.trim()),
            None => told.push((concerned, vec![series.name.trim()])),
        }
    }
    let named = |(concerned, names): (Vec<usize>, Vec<&str>)| {
        let names = if names.len() == shown.len() { &[] } else { names.as_slice() };
        said.remark(remark, concerned.len(), &spans(chart, &concerned, said), names)
    };
    told.into_iter().map(named).collect()
}
