//! What must be said beside the figures: gaps, marks and breaks.

use super::frame::capitalised;
use super::notes::{list, spans};
use super::{Chart, Mark, Role, Series};

/// Everything there is to remark, for a listener; `None` where there is nothing.
pub(super) fn remarks(chart: &Chart) -> Option<String> {
    told(chart, &[GAP, WITHHELD, INAPPLICABLE, PROVISIONAL, ESTIMATED, REVISED, BREAK])
}

/// Which figures are missing, and why where that is known; `None` where none is.
pub(super) fn gaps(chart: &Chart) -> Option<String> {
    told(chart, &[GAP, INAPPLICABLE])
}

/// The marks that a picture does not show by itself; `None` where there are none.
pub(super) fn marks(chart: &Chart) -> Option<String> {
    told(chart, &[WITHHELD, ESTIMATED, REVISED])
}

/// A remark: which points it is about, and how it reads.
#[derive(Clone, Copy)]
struct Remark {
    concerns: fn(&Series, usize) -> bool,
    /// How it reads before the periods, of one figure and of several.
    reads: [&'static str; 2],
}

const GAP: Remark = Remark {
    concerns: |series, category| {
        let explained = matches!(series.mark(category), Some(Mark::Suppressed | Mark::NotApplicable));
        series.value(category).is_none() && !explained
    },
    reads: ["no figure for", "no figure for"],
};
const WITHHELD: Remark = Remark {
    concerns: |series, category| series.value(category).is_none() && series.mark(category) == Some(Mark::Suppressed),
    reads: ["the figure is withheld for", "the figures are withheld for"],
};
const INAPPLICABLE: Remark = Remark {
    concerns: |series, category| series.value(category).is_none() && series.mark(category) == Some(Mark::NotApplicable),
    reads: ["not applicable for", "not applicable for"],
};
const PROVISIONAL: Remark = Remark {
    concerns: |series, category| is_figure(series, category, Mark::Provisional),
    reads: ["the figure is provisional for", "the figures are provisional for"],
};
const ESTIMATED: Remark = Remark {
    concerns: |series, category| is_figure(series, category, Mark::Estimated),
    reads: ["the figure is estimated for", "the figures are estimated for"],
};
const REVISED: Remark = Remark {
    concerns: |series, category| is_figure(series, category, Mark::Revised),
    reads: ["the figure is revised for", "the figures are revised for"],
};
const BREAK: Remark = Remark {
    concerns: |series, category| category > 0 && series.mark(category) == Some(Mark::Break),
    reads: ["the series breaks before", "the series breaks before"],
};

fn is_figure(series: &Series, category: usize, mark: Mark) -> bool {
    series.value(category).is_some() && series.mark(category) == Some(mark)
}

/// Remarks as one sentence, each told once with the names of the series it concerns.
fn told(chart: &Chart, remarks: &[Remark]) -> Option<String> {
    let clauses: Vec<String> = remarks.iter().flat_map(|remark| clauses(chart, remark)).collect();
    (!clauses.is_empty()).then(|| format!("{}.", capitalised(&clauses.join("; "))))
}

fn clauses(chart: &Chart, remark: &Remark) -> Vec<String> {
    let count = chart.categories.len();
    let shown: Vec<&Series> = chart.series.iter().filter(|series| series.role != Role::Target).collect();
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    // A series without any figure is named where the figures are told.
    for series in shown.iter().filter(|series| series.figures(count).next().is_some()) {
        let concerned: Vec<usize> = (0..count).filter(|category| (remark.concerns)(series, *category)).collect();
        if concerned.is_empty() {
            continue;
        }
        let reads = remark.reads[usize::from(concerned.len() > 1)];
        let text = format!("{reads} {}", spans(chart, &concerned));
        match told.iter_mut().find(|(known, _)| *known == text) {
            Some((_, names)) => names.push(series.name.trim()),
            None => told.push((text, vec![series.name.trim()])),
        }
    }
    let named = |(text, names): (String, Vec<&str>)| {
        if names.len() == shown.len() { text } else { format!("{text} ({})", list(&names)) }
    };
    told.into_iter().map(named).collect()
}
