//! The headings within an indicator on pages that it shares: at the beginning of their text, and those without one at the end of the
//! text before.

use crate::markup::Block;
use crate::view::Context;
use crate::view::blocks::{Line, On, Section};

/// Headings of texts that are the same in every report, and are looked up rather than read.
const LOOKED_UP: [&str; 2] = ["Indicator Description", "Useful Links"];

/// Says of each section how it stands beside running text of a size.
pub(in crate::view) fn place(sections: &mut [Section], size: f64, context: &Context<'_>) {
    let lines: Vec<Line> = sections.iter().map(|section| line(section, size, context)).collect();
    sections.iter_mut().zip(lines).for_each(|(section, line)| section.line = Some(line));
    let mut rest = sections;
    while let Some(first) = rest.iter().position(|section| section.blocks.is_empty()) {
        let (before, from) = rest.split_at_mut(first);
        let count = from.iter().position(|section| !section.blocks.is_empty()).unwrap_or(from.len());
        let (empty, after) = from.split_at_mut(count);
        together(before.last_mut(), empty, size, context);
        rest = after;
    }
}

/// How a heading stands with its text: before it where both have room on a line.
fn line(section: &Section, size: f64, context: &Context<'_>) -> Line {
    let flow = &context.measures.flow;
    let is_small = section.blocks.is_empty() || is_looked_up(&section.heading, context);
    let size = if is_small { context.measures.small(size) } else { size };
    let width = context.text.bold(&section.heading, size);
    let is_before = matches!(section.blocks.first(), Some(Block::Paragraph { .. })) && width <= most(context);
    let text = is_before.then_some(width + flow.behind_run_in * size);
    Line { is_small, on: On::Own, heading: 0.0, text, room: None }
}

/// Puts headings with nothing under them on one line, if they fit: at the end of the text before, else on one of their own.
fn together(before: Option<&mut Section>, empty: &mut [Section], size: f64, context: &Context<'_>) {
    let (small, apart) = (context.measures.small(size), context.measures.flow.between_run_in * size);
    let widths: Vec<f64> = empty.iter().map(|section| context.text.bold(&section.heading, small)).collect();
    // A little more than measured, for rounding.
    let whole = widths.iter().sum::<f64>() + apart * widths.len().saturating_sub(1) as f64 + 1.0;
    if whole > most(context) {
        return;
    }
    let text = before.filter(|section| matches!(section.blocks.last(), Some(Block::Paragraph { .. })));
    let is_behind = text.is_some();
    if let Some(line) = text.and_then(|section| section.line.as_mut()) {
        line.room = Some(whole + apart);
    }
    let last = empty.len().saturating_sub(1);
    let mut at = if is_behind { context.measures.page.text_width - whole } else { 0.0 };
    for (index, (section, width)) in empty.iter_mut().zip(widths).enumerate() {
        let on = if is_behind {
            On::Before
        } else if index < last {
            On::Next
        } else {
            On::Own
        };
        section.line.iter_mut().for_each(|line| (line.on, line.heading) = (on, at));
        at += width + apart;
    }
}

/// The most of a line that headings take.
fn most(context: &Context<'_>) -> f64 {
    context.measures.flow.run_in * context.measures.page.text_width
}

/// Whether what stands under a heading is the same in every report.
fn is_looked_up(heading: &str, context: &Context<'_>) -> bool {
    let rows = &context.words.plain.key_rows;
    let is = |name: &str| heading.trim().eq_ignore_ascii_case(name);
    LOOKED_UP.into_iter().any(is) || is(&rows.description.item) || is(&rows.links.item)
}
