//! How much room pages have between header and footer, in points.

use super::Context;
use super::lines::broken;
use super::report::ReportView;

/// The height of a page.
const A4: f64 = 841.89;
/// From the edges of the paper to header and footer, and from these to the text.
const AROUND: f64 = 2.0 * 30.0 + 14.0 + 16.0;
/// The height of letters above their line, in the built-in font and in any other, in ems.
const LETTERS: (f64, f64) = (0.69, 0.75);
/// The space between lines, that between marking and title and above the rule, and what the last lines of header and footer
/// need, in ems.
const LEADING: f64 = 0.45;
const SPACING: f64 = 0.95;
const RULE: f64 = 0.45;
const AT_EDGES: f64 = 1.112 + 0.562;
/// What is left free, so that no rounding begins a page: a share, and ems.
const RESERVE: (f64, f64) = (0.004, 0.3);

/// The height of letters above their line: that of the built-in font, unless the report asks for others.
pub(super) fn letters(has_fonts: bool) -> f64 {
    if has_fonts { LETTERS.1 } else { LETTERS.0 }
}

/// The height of a report's pages between header and footer; `letters` is that of letters above their line, in ems.
pub(super) fn height(report: &ReportView, letters: f64, size: f64, context: &Context<'_>) -> f64 {
    let small = context.measures.small(size);
    let sheet = Sheet { report, context, letters, small, width: context.measures.page.text_width };
    let around = sheet.header() + sheet.footer() + AROUND + AT_EDGES * small;
    (A4 - around) * (1.0 - RESERVE.0) - RESERVE.1 * small
}

/// What stands around the text.
struct Sheet<'s> {
    report: &'s ReportView,
    context: &'s Context<'s>,
    letters: f64,
    small: f64,
    width: f64,
}

impl Sheet<'_> {
    fn header(&self) -> f64 {
        let report = self.report;
        let bold = |words: &str| self.context.text.bold(words, self.small);
        let draft = if report.is_draft { format!("{} · ", report.words.draft) } else { String::new() };
        let title = format!("{draft}{} · {}", report.title, report.period_line);
        let widest = report.labels.iter().map(|label| bold(label)).fold(0.0, f64::max).min(self.width / 2.0);
        let labels = report.labels.iter().map(|label| lines(label, widest + 0.1, bold)).sum::<usize>();
        let beside = if report.labels.is_empty() { 0.0 } else { widest };
        let title = lines(&title, self.width - beside - self.small, bold);
        let marking = report.marking.as_ref().map_or(0.0, |marking| {
            self.high(lines(marking, self.width, bold) + 1) + (SPACING - LEADING - self.letters) * self.small
        });
        marking + self.high(title.max(labels)) + RULE * self.small
    }

    fn footer(&self) -> f64 {
        let (report, text) = (self.report, self.context.text);
        let regular = |words: &str| text.width(words, self.small);
        let words = if report.first_page == 1 { &report.words.page_of } else { &report.words.page_alone };
        let room = self.width - regular(&words.replace("{page}", "8888").replace("{last}", "8888")) - self.small;
        let made = lines(&format!("{}: {}", report.words.produced_on, report.produced_on), room, regular);
        self.high(made + report.source.as_ref().map_or(0, |source| lines(source, room, regular)))
    }

    /// The height of so many lines.
    fn high(&self, count: usize) -> f64 {
        (count as f64 * self.letters + count.saturating_sub(1) as f64 * LEADING) * self.small
    }
}

fn lines(text: &str, room: f64, width: impl Fn(&str) -> f64) -> usize {
    broken(text, 0.0, room, width).0.max(1)
}
