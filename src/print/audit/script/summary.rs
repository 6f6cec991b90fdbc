//! The summary: what is said first, the counts, and the rows of every list.

use super::front::add_level;
use super::{Cues, Drawn, Kind, Scene};
use crate::print::audit::finding::Spot;
use crate::view::{Columns, Item, Listed, Summary, Tally, TallyRow, TrendView};

/// The summary; `pages` are the printed numbers of the pages that indicators start on, where these are known.
pub(super) fn scene(summary: &Summary, pages: &[Option<String>]) -> Scene {
    let Summary { lead, bar: _, levels, directions, notes, lists } = summary;
    let mut cues = Cues::default();
    lead.iter().for_each(|said| cues.text("the sentence", said));
    [levels, directions].into_iter().for_each(|tally| add_tally(&mut cues, tally));
    notes.iter().for_each(|note| cues.text("the note", note));
    lists.iter().for_each(|list| add_list(&mut cues, list, pages));
    Scene { spot: Spot::Part(crate::view::Part::Summary), cues: cues.0 }
}

fn add_tally(cues: &mut Cues, tally: &Tally) {
    let Tally { headings, widths: _, rows } = tally;
    headings.iter().for_each(|heading| cues.text("the heading", heading));
    for TallyRow { level, name, counts } in rows {
        level.iter().for_each(|level| add_level(cues, level, Kind::Text));
        cues.text("what is counted", name);
        counts.iter().for_each(|count| cues.text("the count", count));
    }
}

fn add_list(cues: &mut Cues, list: &Listed, pages: &[Option<String>]) {
    let Listed { heading, columns, how, said, items } = list;
    cues.add("the heading", heading, Kind::Heading);
    cues.text_if("how a list was made", how.as_ref());
    let Columns { indicator, figure, change, trend, page, page_width: _ } = columns;
    if !items.is_empty() {
        cues.text("the heading", indicator);
        [figure, change, trend].into_iter().for_each(|heading| cues.text_if("the heading", heading.as_ref()));
        cues.text("the heading", page);
    }
    for item in items {
        add_item(cues, item, (figure.is_some(), pages.get(item.position - 1).and_then(Option::as_ref)));
    }
    cues.text_if("the sentence", said.as_ref());
}

/// An entry: its figure stands in a column of its own, or under the title.
fn add_item(cues: &mut Cues, item: &Item, (is_beside, starts_on): (bool, Option<&String>)) {
    let Item { label: _, position: _, number, title, measure, level, figure, change, trend, text, page: _ } = item;
    let (under, beside) = if is_beside { (None, figure.as_ref()) } else { (figure.as_ref(), None) };
    level.iter().for_each(|level| add_level(cues, level, Kind::Text));
    cues.text_if("the number", number.as_ref());
    cues.text("the title", title);
    cues.text_if("the measure", measure.as_ref());
    cues.text_if("the figure", under);
    cues.text_if("what is said", text.as_ref());
    cues.text_if("the figure", beside);
    cues.text_if("the change", change.as_ref());
    if let Some(trend) = trend {
        add_trend(cues, trend);
    }
    cues.text_if("the page number", starts_on);
}

/// A trend: a figure that says how it went.
pub(super) fn add_trend(cues: &mut Cues, trend: &TrendView) {
    cues.drawing("the trend", &trend.alt, Drawn::Picture);
}
