//! Web addresses in running text that are no links, and what to type for each.

use std::ops::Range;

use super::Fault;
use super::link::{is_mail, safe};
use super::shadow::Shadow;

/// What an address begins with.
const STARTS: [&str; 4] = ["https://", "http://", "www.", "mailto:"];

/// A fault for each address in the text that no link holds; `prose` is where such text stands in the shadow.
pub(super) fn faults(shadow: &Shadow, prose: &[Range<usize>]) -> Vec<Fault> {
    let text = &shadow.text;
    let starts = starts(&text.to_ascii_lowercase());
    let (mut faults, mut from) = (Vec::new(), 0);
    for range in prose {
        let next = starts.partition_point(|start| *start < range.start);
        for &start in starts[next..].iter().take_while(|start| **start < range.end) {
            if start >= from {
                let (range, what, advice) = advice(text, start, end(text, start..range.end));
                from = range.end;
                faults.push(Fault::NotALink { range: shadow.written(&range), what, advice });
            }
        }
    }
    faults
}

/// Where addresses begin in a text in small letters, in order; `mailto:` only where a link was meant.
fn starts(text: &str) -> Vec<usize> {
    let begins = |at: usize| !text[..at].ends_with(|before: char| before.is_alphanumeric() || "/.@-_".contains(before));
    let goes_on = |end: usize| text[end..].starts_with(|next: char| next.is_alphanumeric() || next == '[');
    let found = |start: &'static str| {
        let places = text.match_indices(start).map(|(at, _)| at);
        places.filter(move |&at| {
            begins(at) && goes_on(at + start.len()) && (start != "mailto:" || text[..at].trim_end().ends_with('('))
        })
    };
    let mut starts: Vec<usize> = STARTS.into_iter().flat_map(found).collect();
    starts.sort_unstable();
    starts
}

/// Where the address at the start of a stretch ends: before white space or a bracket.
fn end(text: &str, range: Range<usize>) -> usize {
    let length = text[range.clone()].find(|next: char| next.is_whitespace() || "<>[]".contains(next));
    length.map_or(range.end, |length| range.start + length)
}

/// What stands there, what is wrong with it, and what to type instead.
fn advice(text: &str, start: usize, end: usize) -> (Range<usize>, &'static str, String) {
    let before = &text[..start];
    let opened = before.trim_end_matches([' ', '<']);
    let line = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let close = text[start..line].find(')').map(|length| start + length);
    let label = |end: usize| text[..end].rfind('[').map(|from| (from, &text[from..end]));
    if let (Some(close), Some((from, words))) =
        (close, opened.strip_suffix("](").and_then(|opened| label(opened.len())))
    {
        return (
            from..close + 1,
            "this link holds more than an address, so it is none",
            spaced(words, text[start..close].trim()),
        );
    }
    let gap = opened.strip_suffix('(').map(str::trim_end).and_then(|opened| opened.strip_suffix(']'));
    if let (Some(close), Some((from, words))) = (close, gap.and_then(|opened| label(opened.len()))) {
        let address = whole(&text[start..close]);
        let advice = format!("take out the space between the brackets: {words}]({address})");
        return (from..close + 1, "a space between the brackets keeps this from being a link", advice);
    }
    let bare = text[start..end].trim_end_matches(|last: char| ".,;:!?)'\"”’*_".contains(last));
    let address = whole(bare);
    let advice = format!("for a link write [what it is]({address}) or <{address}>");
    (start..start + bare.len(), "this address is printed, but is no link", advice)
}

/// What to type for a link whose brackets hold spaces or a name beside the address.
fn spaced(words: &str, inside: &str) -> String {
    let mail = inside
        .split(|character: char| character.is_whitespace() || "<>:".contains(character))
        .find(|part| is_mail(part));
    if let Some(mail) = mail.filter(|_| inside.starts_with("mailto:")) {
        return format!("write only the address behind mailto: {words}](mailto:{mail})");
    }
    let coded = whole(&inside.split_whitespace().collect::<Vec<_>>().join("%20"));
    if safe(&coded).is_ok() {
        return format!("write each space in the address as %20: {words}]({coded})");
    }
    format!("take the spaces out of the address: {words}]({})", whole(&inside.split_whitespace().collect::<String>()))
}

/// An address with the start that a link needs.
fn whole(address: &str) -> String {
    if address.to_ascii_lowercase().starts_with("www.") { format!("https://{address}") } else { address.to_owned() }
}
