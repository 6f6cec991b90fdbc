//! One change as a sentence of minutes: "current figure was 19.4, now 20.1 (corrected; Amber → Red)".

use crate::change::diff::{Change, Diff, Edit, Entry, Kind, Name};
use crate::change::matching::By;
use crate::change::same::words;
use crate::change::when::Order;
use crate::source::shortened;

/// The most characters of a text that is repeated.
const MOST: usize = 160;
/// The most edits of a text that are repeated.
const EDITS: usize = 4;
/// From how many changes of one chart on they are counted.
const MANY: usize = 4;

/// "Indicator HR9", "Untitled indicator (3rd in the report)", or a title in quotation marks.
pub(super) fn called(name: &Name) -> String {
    match (name.reference.as_str(), name.title.as_str()) {
        ("", "") => format!("Untitled indicator ({} in the report)", crate::number::ordinal(name.position)),
        ("", title) => format!("“{}”", shortened(title, 80)),
        (reference, _) => format!("Indicator {}", shortened(reference, 40)),
    }
}

/// Everything that is said of an indicator, each a sentence without its name.
pub(super) fn of_entry(entry: &Entry, diff: &Diff) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(taken_for(entry));
    let mut charts: Vec<(&str, usize)> = Vec::new();
    let is_said = |change: &&Change| !is_said_with_figure(change, entry) && !entry.is_repeated(change);
    for change in entry.changes.iter().filter(is_said) {
        match change.chart() {
            Some(title) => match charts.iter_mut().find(|(known, _)| *known == title) {
                Some((_, count)) => *count += 1,
                None => charts.push((title, 1)),
            },
            None => {
                let by_title = (change.kind == Kind::Renumbered && entry.by == Some(By::Title))
                    .then_some("; the title is the same");
                let word = word_now(change, entry).map(|word| format!("; change in performance: {}", line(word)));
                said.push(sentence(change, diff.order) + by_title.unwrap_or_default() + &word.unwrap_or_default());
            }
        }
    }
    for (title, count) in charts {
        match count {
            many if many >= MANY => said.push(format!("chart “{}”: {many} figures have changed", shortened(title, 60))),
            _ => {
                let of_chart = entry.changes.iter().filter(|change| change.chart() == Some(title));
                said.extend(of_chart.map(|change| sentence(change, diff.order)));
            }
        }
    }
    if let Some(why) = entry.why.as_ref().filter(|_| diff.order == Order::Same) {
        said.push(format!("reason given: {}", shortened(why, 400)));
    }
    said
}

/// How an indicator was recognised, where its number does not say.
fn taken_for(entry: &Entry) -> Option<String> {
    let (old, new) = (entry.old.as_ref()?, entry.new.as_ref()?);
    match entry.by? {
        By::Likeness => Some(format!("taken to be the former {}, which is most like it", former(old))),
        By::Reference if !shares_a_word(&old.title, &new.title) => Some(format!(
            "taken to be the former {}, which has the same number; the titles have no word in common",
            former(old)
        )),
        By::Place if new.position != old.position => {
            Some("taken to be the former one in the same place of its group".to_owned())
        }
        _ => None,
    }
}

/// Whether two titles may be of one indicator, as far as words tell; one that is missing tells nothing.
fn shares_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    one.is_empty() || other.is_empty() || one.iter().any(|word| other.contains(word))
}

fn former(old: &Name) -> String {
    match (old.reference.as_str(), old.title.as_str()) {
        (reference, title) if !reference.is_empty() && !title.is_empty() => {
            format!("Indicator {}, “{}”", shortened(reference, 40), shortened(title, 80))
        }
        _ => called(old),
    }
}

/// A level is said with the figure that it is of, and of another period the change in performance, too.
fn is_said_with_figure(change: &Change, entry: &Entry) -> bool {
    let is_level = change.is_level();
    let with_figure = |other: &Change| {
        let word = other.levels.is_some() && other.kind == Kind::Updated && change.now.is_some();
        other.levels.is_some() && (is_level || (word && is_change_word(change)))
    };
    entry.changes.iter().any(|other| with_figure(other) && other.measure == change.measure)
}

fn is_change_word(change: &Change) -> bool {
    change.top() == "change"
}

/// The change in performance that is given now, where it is said with the figure.
fn word_now<'e>(change: &Change, entry: &'e Entry) -> Option<&'e str> {
    let of_it = |other: &&Change| is_change_word(other) && other.measure == change.measure;
    let is_figure = change.levels.is_some() && change.kind == Kind::Updated;
    entry.changes.iter().find(of_it).filter(|_| is_figure)?.now.as_deref()
}

/// One change, without the name of its indicator.
pub(super) fn sentence(change: &Change, order: Order) -> String {
    let measure = change.measure.as_ref().map_or_else(String::new, |name| format!("{}: ", shortened(name, 80)));
    format!("{measure}{}{}", said(change), remark(change, order))
}

fn said(change: &Change) -> String {
    if change.is_text { text(change) } else { value(change) }
}

/// What is said of a text.
fn text(change: &Change) -> String {
    let what = &change.what;
    let told =
        |text: &Option<String>| text.as_ref().map(|text| shortened(&line(text), MOST)).filter(|text| !text.is_empty());
    match (told(&change.was), told(&change.now)) {
        (Some(_), Some(_)) if !change.edits.is_empty() => format!("in {what}, {}", edits(&change.edits)),
        (Some(_), Some(now)) => format!("{what} was rewritten, now: “{now}”"),
        (None, Some(now)) => format!("{what} was added: “{now}”"),
        (Some(was), None) => format!("{what} was taken out; it said: “{was}”"),
        (None, None) if change.now.is_none() => format!("the heading {what}, which had no text, was taken out"),
        (None, None) => format!("the heading {what} was added, without text"),
    }
}

/// What is said of anything else.
fn value(change: &Change) -> String {
    let what = &change.what;
    match (&change.was, &change.now) {
        (None, _) if change.kind == Kind::Added => "added".into(),
        (_, None) if change.kind == Kind::Removed => "removed".into(),
        (Some(_), Some(_)) if !change.edits.is_empty() => format!("in {}, {}", titled(what), edits(&change.edits)),
        (Some(was), Some(now)) => format!("{what} was {}, now {}", quoted(change, was), quoted(change, now)),
        (None, Some(now)) if now.is_empty() => format!("{what} was added"),
        (None, Some(now)) if change.kind == Kind::Scale => format!("{what} was added: {}", quoted(change, now)),
        (Some(was), None) if change.kind == Kind::Scale => format!("{what} was taken out: {}", quoted(change, was)),
        (None, Some(now)) if change.kind == Kind::Extended => {
            format!("{what} was added to the history: {}", quoted(change, now))
        }
        (None, Some(now)) => format!("{what} is now {}; there was none before", quoted(change, now)),
        (Some(was), None) if was.is_empty() => format!("{what} was taken out"),
        (Some(was), None) => format!("{what} was {}, now none is given", quoted(change, was)),
        (None, None) => format!("{what} has changed"),
    }
}

/// "the title", and headings as they stand.
fn titled(what: &str) -> String {
    if what.starts_with("title") { format!("the {what}") } else { what.to_owned() }
}

/// Names and headings stand in quotation marks, figures and words of choice do not.
fn quoted(change: &Change, text: &str) -> String {
    let text = shortened(&line(text), MOST);
    let is_word = ["rag", "change", "frequency", "status", "unit", "mark"].contains(&change.last());
    let is_plain =
        is_word || change.is_withheld || [&change.was, &change.now].into_iter().flatten().all(|text| is_figure(text));
    match text.as_str() {
        "" => "blank".to_owned(),
        text if is_plain || text.contains(' ') && change.kind == Kind::Reordered => text.to_owned(),
        text => format!("“{text}”"),
    }
}

/// Whether a text is short and has digits.
fn is_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().count() <= 20
}

/// " (corrected; Amber → Red)".
fn remark(change: &Change, order: Order) -> String {
    let within = order == Order::Same;
    let mut remarks: Vec<String> = Vec::new();
    match change.kind {
        Kind::Corrected => remarks.push("corrected".into()),
        Kind::Restated => remarks.push("restated".into()),
        _ => {}
    }
    if let Some(levels) = &change.levels {
        remarks.extend(match levels {
            [Some(was), Some(now)] if was == now && within => Some(format!("{now} as before")),
            [Some(was), Some(now)] if was == now => Some(format!("{now} in both")),
            [None, None] => None,
            [was, now] => {
                let name = |level: &Option<String>| level.clone().unwrap_or_else(|| "no level".to_owned());
                Some(format!("{} → {}", name(was), name(now)))
            }
        });
    }
    if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) }
}

/// "“fell” is now “grew”; “sharply” was taken out".
fn edits(edits: &[Edit]) -> String {
    let short = |text: &str| shortened(text, MOST);
    let one = |edit: &Edit| match (edit.was.as_str(), edit.now.as_str()) {
        ("", now) => format!("“{}” was added", short(now)),
        (was, "") => format!("“{}” was taken out", short(was)),
        (was, now) => format!("“{}” is now “{}”", short(was), short(now)),
    };
    let mut said: Vec<String> = edits.iter().take(EDITS).map(one).collect();
    if edits.len() > EDITS {
        said.push(format!("and {} further on", super::super::count(edits.len() - EDITS, "change")));
    }
    said.join("; ")
}

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
