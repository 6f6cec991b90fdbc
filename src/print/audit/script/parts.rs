//! The parts before the indicators: cover, changes, introduction, key and index.

use super::{Cues, Drawn, Kind, Scene, running_text};
use crate::print::audit::finding::Spot;
use crate::view::{
    ChangeRow, ChangesView, Count, IndexColumn, IndexGroup, IndexRow, IndexTable, Key, KeyRow, LevelMeaning, Logo,
    NotDue, Part, ReportView, Section, Shows,
};
use crate::words::Sign;

/// The cover: its texts stand as its design has them.
pub(super) fn cover(front: &ReportView) -> Scene {
    let ReportView {
        words: _,
        document_title: _,
        period_line: _,
        labels: _,
        title,
        committee,
        period,
        financial_year,
        produced_on,
        date: _,
        issued,
        organisation,
        team,
        email,
        can_mail: _,
        is_draft: _,
        marking,
        appendix,
        agenda_item,
        meeting_date,
        first_page: _,
        version,
        source,
        language: _,
        region: _,
        logo,
        fits: _,
    } = front;
    let mut cues = Cues::default();
    for (what, text) in [
        ("the title", Some(title)),
        ("the committee", Some(committee)),
        ("the period", Some(period)),
        ("the financial year", financial_year.as_ref()),
        ("the date of production", Some(produced_on)),
        ("the stamp", issued.as_ref()),
        ("the organisation", organisation.as_ref()),
        ("the team", team.as_ref()),
        ("the e-mail address", email.as_ref()),
        ("the marking", marking.as_ref()),
        ("the appendix", appendix.as_ref()),
        ("the agenda item", agenda_item.as_ref()),
        ("the date of the meeting", meeting_date.as_ref()),
        ("the version", version.as_ref()),
        ("the source", source.as_ref()),
    ] {
        cues.loose(what, text);
    }
    // Long ones first: a short one may be part of them.
    cues.0.sort_by_key(|cue| std::cmp::Reverse(cue.letters.len()));
    if let Some(Logo { path: _, alt, width_mm: _, height_mm: _, is_unseen: _ }) = logo {
        cues.drawing("the logo", alt, Drawn::Logo);
    }
    Scene { spot: Spot::Part(Part::Cover), cues: cues.0 }
}

/// What stands at the edges of pages, and on the cover only is part of the text.
pub(in crate::print::audit) fn running(front: &ReportView) -> Vec<&String> {
    let always = [&front.title, &front.produced_on, &front.committee];
    let sometimes = [&front.marking, &front.source, &front.version, &front.issued, &front.organisation];
    always.into_iter().chain(sometimes.into_iter().flatten()).collect()
}

/// The page of changes.
pub(super) fn changes(changes: &ChangesView) -> Scene {
    let ChangesView { heading, corrected, revised } = changes;
    let mut cues = Cues::default();
    cues.add("the heading", heading, Kind::Heading);
    for ChangeRow { label: _, name, what, was, now, why, page: _ } in corrected.iter().chain(revised) {
        cues.text("the indicator", name);
        cues.text("what has changed", what);
        cues.text("what was said", was);
        cues.text("what is said now", now);
        cues.text_if("the reason", why.as_ref());
    }
    Scene { spot: Spot::Part(Part::Changes), cues: cues.0 }
}

/// The introduction.
pub(super) fn introduction(sections: &[Section]) -> Scene {
    let mut cues = Cues::default();
    for Section { heading, blocks, line: _ } in sections {
        cues.add("the heading", heading, Kind::Heading);
        running_text::add(&mut cues, "the text", blocks);
    }
    Scene { spot: Spot::Part(Part::Introduction), cues: cues.0 }
}

/// The key.
pub(super) fn key(key: &Key) -> Scene {
    let Key { rows, levels, marks, closeness: _ } = key;
    let mut cues = Cues::default();
    for KeyRow { item, explanation, text, lists_levels } in rows {
        cues.text("the item", item);
        cues.text_if("the explanation", text.as_ref());
        running_text::add(&mut cues, "the explanation", explanation);
        if *lists_levels {
            add_levels(&mut cues, levels);
        }
    }
    for Sign { sign, meaning } in marks {
        cues.text("the mark", sign);
        cues.text("the meaning of a mark", meaning);
    }
    Scene { spot: Spot::Part(Part::Key), cues: cues.0 }
}

fn add_levels(cues: &mut Cues, levels: &[LevelMeaning]) {
    for LevelMeaning { badge, meaning } in levels {
        cues.level(badge, Kind::Text);
        cues.text("the meaning of a level", meaning);
    }
}

/// The index: the counts, the headings, then the rows of every group with the pages that their indicators start on.
pub(super) fn index(groups: &[IndexGroup], counted: &str, table: &IndexTable, pages: &[Option<String>]) -> Scene {
    let IndexTable { counts, not_due, joined: _, is_close: _, is_titled: _, columns, likely_pages: _ } = table;
    let mut cues = Cues::default();
    cues.text("the number of indicators", counted);
    let is_empty = groups.iter().all(|group| group.rows.is_empty());
    for Count { level, count } in counts.iter().filter(|_| !is_empty) {
        level.iter().for_each(|level| cues.level(level, Kind::Text));
        cues.text("the count", &count.to_string());
    }
    if let Some(NotDue { name, count }) = not_due {
        cues.text("the count", name);
        cues.text("the count", &count.to_string());
    }
    for IndexColumn { shows: _, heading, width: _, longest: _ } in columns.iter().filter(|_| !is_empty) {
        cues.text("the column heading", heading);
    }
    for IndexGroup { title, rows } in groups {
        cues.text_if("the group", title.as_ref());
        for row in rows {
            let starts_on = pages.get(row.position - 1).and_then(Option::as_ref);
            add_row(&mut cues, row, (columns, starts_on));
        }
    }
    Scene { spot: Spot::Part(Part::Index), cues: cues.0 }
}

/// A row as it stands: what each column shows, from left to right and from top to bottom.
fn add_row(cues: &mut Cues, row: &IndexRow, (columns, starts_on): (&[IndexColumn], Option<&String>)) {
    let IndexRow {
        label: _,
        position: _,
        number,
        title,
        target,
        current,
        trend,
        level,
        change,
        not_due,
        breaks: _,
        page: _,
    } = row;
    for shows in columns.iter().flat_map(|column| &column.shows) {
        match shows {
            Shows::Number => cues.text_if("the number", number.as_ref()),
            Shows::Title => cues.text("the title", title),
            Shows::Target => cues.loose("the target", target.as_ref()),
            Shows::Current => cues.loose("the current figure", current.as_ref()),
            Shows::Trend => trend.iter().for_each(|trend| cues.trend(trend)),
            Shows::Level => {
                level.iter().for_each(|level| cues.level(level, Kind::Text));
                cues.text_if("why it is not due", not_due.as_ref());
            }
            Shows::Change => cues.text_if("the change", change.as_ref()),
            Shows::Page => cues.text_if("the page number", starts_on),
        }
    }
}
