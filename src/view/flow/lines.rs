//! The headings within an indicator on pages that it shares: at the beginning of their text, and those without one before others.

use crate::markup::Block;
use crate::view::Context;
use crate::view::blocks::{Line, Section};

/// Headings of texts that are the same in every report, and are looked up rather than read.
const LOOKED_UP: [&str; 2] = ["Indicator Description", "Useful Links"];

/// Says of each section how it stands beside running text of a size.
pub(in crate::view) fn place(sections: &mut [Section], size: f64, context: &Context<'_>) {
    let last = sections.len().saturating_sub(1);
    let mut taken = 0.0;
    for index in 0..sections.len() {
        let mut line = line(&sections[index], taken, size, context);
        if line.is_none() && taken > 0.0 {
            // The headings before it have their line to themselves.
            sections[index - 1].line.iter_mut().for_each(|before| before.is_shared = false);
            line = self::line(&sections[index], 0.0, size, context);
        }
        let (mut line, end) = line.unwrap_or_else(|| (alone(&sections[index], context), 0.0));
        line.is_shared &= index < last;
        taken = if line.is_shared { end + context.measures.flow.between_run_in * size } else { 0.0 };
        sections[index].line = Some(line);
    }
    let lines = sections.iter_mut().rev().filter_map(|section| section.line.as_mut());
    let mut is_larger = false;
    for line in lines {
        is_larger = if line.is_shared { is_larger } else { !line.is_small };
        line.is_beside_larger = line.is_small && is_larger;
    }
}

/// How a heading stands that begins so far from the left, and where it ends; `None` where it has no room on a line.
fn line(section: &Section, from: f64, size: f64, context: &Context<'_>) -> Option<(Line, f64)> {
    let (measures, alone) = (context.measures, alone(section, context));
    let size = if alone.is_small { measures.small(size) } else { size };
    let end = from + context.text.bold(&section.heading, size);
    let behind = end + measures.flow.behind_run_in * size;
    let has_text = matches!(section.blocks.first(), Some(Block::Paragraph { .. }));
    let line = Line { heading: from, text: has_text.then_some(behind), is_shared: section.blocks.is_empty(), ..alone };
    (end <= measures.flow.run_in * measures.page.text_width).then_some((line, end))
}

/// A heading over its text.
fn alone(section: &Section, context: &Context<'_>) -> Line {
    let is_small = section.blocks.is_empty() || is_looked_up(&section.heading, context);
    Line { is_small, heading: 0.0, text: None, is_shared: false, is_beside_larger: false }
}

/// Whether what stands under a heading is the same in every report.
fn is_looked_up(heading: &str, context: &Context<'_>) -> bool {
    let rows = &context.words.plain.key_rows;
    let is = |name: &str| heading.trim().eq_ignore_ascii_case(name);
    LOOKED_UP.into_iter().any(is) || is(&rows.description.item) || is(&rows.links.item)
}
