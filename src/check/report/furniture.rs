//! That header and footer leave room for the page.

use crate::limits::{FURNITURE, TEXT_SIZES};
use crate::look::measures::Measures;
use crate::pack::{At, Report};
use crate::problem::{Code, Problem};

/// How much of its size a letter is wide, and a line high, roughly.
const LETTER: f64 = 0.48;
const LINE: f64 = 1.25;

pub(super) fn check(report: &Report, measures: &Measures, problems: &mut Vec<Problem>) {
    let asked = report.theme.as_ref().and_then(|theme| theme.text_size.as_ref()).map(|size| size.value);
    // Another size is a problem of its own.
    let text_size = asked.map(|size| size.clamp((*TEXT_SIZES.start()).into(), (*TEXT_SIZES.end()).into()));
    let (size, width) = (measures.small(text_size.unwrap_or(measures.text.usual)), measures.page.text_width);
    let letters = |text: Option<&At<String>>| text.map_or(0, |text| text.chars().count());
    let lines = |letters: usize, width: f64| (letters as f64 * LETTER * size / width).ceil();
    let labels = [report.appendix.as_ref(), report.agenda_item.as_ref()];
    let labelled = labels.iter().map(|label| letters(*label) as f64 * 0.65 * size).fold(0.0, f64::max).min(width / 2.0);
    let title = letters(Some(&report.title)) + letters(Some(&report.period)) + letters(report.financial_year.as_ref());
    let title_lines = lines(title, (width - labelled - size).max(size));
    let label_lines: f64 = labels.iter().map(|label| lines(letters(*label), labelled.max(1.0))).sum();
    let others =
        lines(letters(report.marking.as_ref()), width) + lines(letters(report.source.as_ref()), width - 7.0 * size);
    let height = (title_lines.max(label_lines) + others) * LINE * size;
    let fields = [report.marking.as_ref(), report.source.as_ref(), report.financial_year.as_ref()];
    let fields = fields.into_iter().chain(labels).flatten().chain([&report.title, &report.period]);
    let Some(longest) = fields.max_by_key(|field| field.len()).filter(|_| height > FURNITURE) else { return };
    let message = "header and footer would take more than half of every page";
    let hint = "shorten this text, or another of title, period, marking, source, appendix and agenda_item";
    problems.push(Problem::new(Code::BadValue, longest.place, message).hint(hint));
}
