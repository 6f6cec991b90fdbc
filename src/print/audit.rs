//! Audits a finished PDF: whether it says all that the view says, once and in order, and says it legibly.
//!
//! It may know the view and the bytes of the file, nothing of templates or typesetting: what it finds, a reader would. It
//! never changes anything, and what it cannot read is a finding, not a failure.

mod figures;
mod finding;
mod layout;
mod letters;
mod paper;
mod reading;
mod running;
mod script;

use crate::view::View;
use paper::Paper;

pub use finding::{Finding, Spot};
pub(crate) use paper::decoded;

/// After how many findings of one kind the rest is left out: the first ones say what is wrong.
const ENOUGH: usize = 40;

/// What is wrong with the PDF that was made of a view, in reading order, then page by page; empty where all is well.
pub fn audit(view: &View, pdf: Vec<u8>) -> Vec<Finding> {
    let Some(paper) = Paper::read(pdf) else { return vec![Finding::Unreadable] };
    let (reading, on_pages) = rayon::join(|| reading::read(view, &paper), || layout::findings(&paper));
    let mut findings = reading.findings;
    findings.extend(figures::empty(view, &paper));
    findings.extend(running::findings(view, &paper, &reading.starts));
    findings.extend(on_pages);
    findings
}
