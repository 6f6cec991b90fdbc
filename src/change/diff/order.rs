//! Whether the indicators that both packs have stand in another order, and how many do.

use super::kind::Kind;
use super::{Change, Side, whole};
use crate::change::matching::Matched;
use crate::words::Words;

/// The change of the order; `None` where it is the same.
pub(super) fn change(old: &Side<'_>, new: &Side<'_>, matched: &Matched, words: &Words) -> Option<Change> {
    let places: Vec<usize> = matched.pairs.iter().map(|pair| pair.old).collect();
    let moved = places.len() - longest_rising(&places);
    if moved == 0 {
        return None;
    }
    let mut sorted = matched.pairs.clone();
    sorted.sort_by_key(|pair| pair.old);
    let is_same = |(one, other): &(&crate::change::matching::Pair, &crate::change::matching::Pair)| one == other;
    let start = matched.pairs.iter().zip(&sorted).take_while(is_same).count();
    let end = matched.pairs.iter().rev().zip(sorted.iter().rev()).take_while(is_same).count();
    let stretch = start..sorted.len() - end;
    let was: Vec<String> = sorted[stretch.clone()].iter().map(|pair| called(old, pair.old, words)).collect();
    let now: Vec<String> = matched.pairs[stretch].iter().map(|pair| called(new, pair.new, words)).collect();
    let what = words.said.order_of_indicators(moved);
    let (was, now) = (Some(was.join(", ")), Some(now.join(", ")));
    Some(Change { field: "indicators".into(), what, was, now, ..whole(Kind::Reordered) })
}

/// An indicator in a list: its number, else its title, else its place.
fn called(side: &Side<'_>, at: usize, words: &Words) -> String {
    let name = side.name(at);
    let named = [name.reference, name.title].into_iter().find(|name| !name.is_empty());
    named.unwrap_or_else(|| words.said.indicator_heading(None, None, name.position))
}

/// How many of the places can stay where they are: the longest run that rises, with others between.
fn longest_rising(places: &[usize]) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    for &place in places {
        match ends.partition_point(|end| *end < place) {
            at if at == ends.len() => ends.push(place),
            at => ends[at] = place,
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_stand_elsewhere_as_would_have_to_be_moved() {
        for (places, rising) in
            [(&[0, 1, 2][..], 3), (&[1, 0, 2], 2), (&[4, 0, 1, 2, 3], 4), (&[3, 2, 1, 0], 1), (&[], 0)]
        {
            assert_eq!(longest_rising(places), rising, "{places:?}");
        }
    }
}
