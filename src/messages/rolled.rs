//! What rolling a pack forward did, and what is left for a person to do.

use crate::change::roll::{Account, Joined, Mention, Moved, Turn, Why};
use crate::output::harmless::line;
use crate::problem::Place;
use crate::source::{Located, Sources};

/// What was moved, what was not, what was emptied, and what to look at.
///
/// The places of the account are those of the old pack, those of the mentions of the new one.
pub fn rolled(account: &Account, old: &Sources, turn: &Turn, mentions: &[Mention], new: &Sources) -> String {
    let sections = [
        ("Moved: the current figure is now the previous one", moved(account, old)),
        ("Not moved (where a new figure is due now, put it in by hand)", stayed(account, old)),
        ("Emptied, with headings and labels kept", cleared(account)),
        ("Actions", actions(account)),
        ("No longer in the new pack (no history has them)", dropped(account, old)),
        ("Please look at these", to_look_at(account, old, turn, mentions, new)),
    ];
    let section = |(heading, lines): &(&str, Vec<String>)| {
        let lines: String = lines.iter().map(|text| format!("  {}\n", line(text))).collect();
        if lines.is_empty() { lines } else { format!("\n{heading}\n{lines}") }
    };
    let from_to = line(&format!("{} → {}", turn.from(), turn.to())).into_owned();
    format!("{from_to}\n{}", sections.iter().map(section).collect::<String>())
}

/// The indicators at some places, as an officer names them, with a sub-measure's title behind.
fn names(sources: &Sources, places: impl Iterator<Item = (Place, Option<String>)>) -> Vec<String> {
    let places: Vec<(Place, Option<String>)> = places.collect();
    let located = sources.locate(&places.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    let name = |(located, (_, measure)): (Located, &(Place, Option<String>))| {
        let indicator = located.indicator.unwrap_or_else(|| "An indicator".into());
        measure.as_ref().map_or_else(|| indicator.clone(), |measure| format!("{indicator}, {measure}"))
    };
    located.into_iter().zip(&places).map(name).collect()
}

fn moved(account: &Account, old: &Sources) -> Vec<String> {
    let names = names(old, account.moved.iter().map(|moved| (moved.place, moved.measure.clone())));
    names.into_iter().zip(&account.moved).map(|(name, moved)| format!("{name}: {}", what_moved(moved))).collect()
}

fn what_moved(moved: &Moved) -> String {
    let figure = moved.figure.as_deref().unwrap_or("(withheld)");
    let joined = match &moved.joined {
        Joined::As(period) => format!("in the history as “{period}”"),
        Joined::Already => "in the history already".into(),
        Joined::Differs(period) => format!("not in the history, which has another figure for “{period}”"),
        Joined::Finer(period) => format!("not in the history, which is of shorter periods such as “{period}”"),
        Joined::Nothing => "no figure for the history".into(),
    };
    let where_to = if moved.is_previous { "" } else { ", not a previous figure: its year begins anew" };
    format!("{figure} ({joined}{where_to})")
}

fn stayed(account: &Account, old: &Sources) -> Vec<String> {
    let names = names(old, account.stayed.iter().map(|stayed| (stayed.place, stayed.measure.clone())));
    let why = |why: &Why| match why {
        Why::NotDue(words, _) => format!("not due (“{words}”)"),
        Why::OfTheYear => "a yearly figure; it moves when a new financial year begins".into(),
    };
    names.into_iter().zip(&account.stayed).map(|(name, stayed)| format!("{name}: {}", why(&stayed.why))).collect()
}

fn cleared(account: &Account) -> Vec<String> {
    let of_indicators: Vec<String> = account.cleared.iter().map(|(word, count)| format!("{word} ({count})")).collect();
    let of_report = account.cleared_of_report.join(", ");
    let lines = [("indicators", of_indicators.join(", ")), ("report", of_report)];
    lines
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(of, words)| format!("of the {of}: {words}"))
        .collect()
}

fn actions(account: &Account) -> Vec<String> {
    let (done, open) = account.actions;
    let lines = [(open, "open: they stay"), (done, "done: they were taken out")];
    lines.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect()
}

fn dropped(account: &Account, old: &Sources) -> Vec<String> {
    let names = names(old, account.dropped.iter().map(|(place, _)| (*place, None)));
    names
        .into_iter()
        .zip(&account.dropped)
        .map(|(name, (_, figure))| format!("{name}: previous figure {figure}"))
        .collect()
}

fn to_look_at(account: &Account, old: &Sources, turn: &Turn, mentions: &[Mention], new: &Sources) -> Vec<String> {
    let leap = turn.is_a_leap().then(|| {
        format!("{} does not come straight after {}: “previous” is the one before that", turn.to(), turn.from())
    });
    let targets = (account.targets > 0)
        .then(|| format!("targets stayed as they were ({}): are they those of {}?", account.targets, turn.to()));
    let due = account.stayed.iter().filter(|stayed| matches!(stayed.why, Why::NotDue(_, true)));
    let not_due = if new.book().is_some() { "clear “Not due”" } else { "delete \"not_due\"" };
    let due = names(old, due.map(|stayed| (stayed.place, stayed.measure.clone())))
        .into_iter()
        .map(|name| format!("{name}: due now by its own words; {not_due} and put the new figure in"));
    let as_before = names(old, account.as_before.iter().map(|(place, _)| (*place, None)));
    let as_before = as_before.into_iter().zip(&account.as_before);
    let as_before = as_before.map(|(name, (_, what))| match *what {
        "case study" => format!("{name}: its case study is as it was"),
        what => format!("{name}: its {what} are as they were"),
    });
    let first_page = account.first_page.as_ref();
    let first_page =
        first_page.map(|page| format!("the first page still has the number {page}, as in the last agenda pack"));
    leap.into_iter()
        .chain(first_page)
        .chain(targets)
        .chain(due)
        .chain(mentioned(mentions, new))
        .chain(as_before)
        .collect()
}

fn mentioned(mentions: &[Mention], new: &Sources) -> Vec<String> {
    let located = new.locate(&mentions.iter().map(|mention| mention.place).collect::<Vec<_>>());
    let line = |(at, mention): (Located, &Mention)| {
        let indicator = at.indicator.as_ref().map_or_else(String::new, |indicator| format!(" {indicator},"));
        format!("{}:{indicator} “{}” names {}", at.file_and_line(), mention.field, mention.period)
    };
    located.into_iter().zip(mentions).map(line).collect()
}
