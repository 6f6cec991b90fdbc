//! The summary: what is said first, the counts, and the rows of every list.

use super::{Cues, Kind, Scene};
use crate::print::audit::finding::Spot;
use crate::view::{Item, ItemText, Listed, ListedGroup, Part, Summary, Tally, TallyRow};

/// The summary; `pages` are the printed numbers of the pages that indicators start on, where these are known.
pub(super) fn scene(summary: &Summary, pages: &[Option<String>]) -> Scene {
    let Summary { lead, bar: _, levels, directions, notes, lists, likely_pages: _ } = summary;
    let mut cues = Cues::default();
    lead.iter().for_each(|said| cues.text("the sentence", said));
    [levels, directions].into_iter().for_each(|tally| add_tally(&mut cues, tally));
    notes.iter().for_each(|note| cues.text("the note", note));
    lists.iter().for_each(|list| add_list(&mut cues, list, pages));
    Scene { spot: Spot::Part(Part::Summary), cues: cues.0 }
}

fn add_tally(cues: &mut Cues, tally: &Tally) {
    let Tally { headings, widths: _, are_lines: _, is_line, rows } = tally;
    headings.iter().filter(|_| !is_line).for_each(|heading| cues.text("the heading", heading));
    for TallyRow { level, name, counts } in rows {
        level.iter().for_each(|level| cues.level(level, Kind::Text));
        cues.text("what is counted", name);
        counts.iter().for_each(|count| cues.text("the count", count));
    }
}

fn add_list(cues: &mut Cues, list: &Listed, pages: &[Option<String>]) {
    let Listed { heading, heading_width: _, how, said, groups } = list;
    cues.add("the heading", heading, Kind::Heading);
    cues.text_if("how a list is read", how.as_ref());
    for ListedGroup { name, is_short: _, indent: _, beside: _, items } in groups {
        cues.text_if("the name of a group", name.as_ref());
        for item in items {
            add_item(cues, item, pages.get(item.position - 1).and_then(Option::as_ref));
        }
    }
    cues.text_if("the sentence", said.as_ref());
}

/// An entry: its title and page, its trend and figures, then what is said of it.
fn add_item(cues: &mut Cues, item: &Item, starts_on: Option<&String>) {
    let Item {
        label: _,
        position: _,
        title,
        measure,
        level,
        gap: _,
        end,
        is_apart: _,
        figures,
        trend,
        text,
        longest: _,
        is_indented: _,
        may_break: _,
        page: _,
    } = item;
    level.iter().for_each(|level| cues.level(level, Kind::Text));
    cues.text("the title", title);
    cues.text_if("the measure", measure.as_ref());
    cues.text_if("the figure", end.as_ref());
    cues.text_if("the page number", starts_on);
    if let Some(trend) = trend {
        cues.trend(trend);
    }
    figures.iter().for_each(|figure| cues.text("the figure", figure));
    if let Some(ItemText { label, text }) = text {
        cues.text_if("what is said", label.as_ref());
        cues.text("what is said", text);
    }
}
