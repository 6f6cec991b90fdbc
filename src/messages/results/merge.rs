//! The results of several runs together, and whether every pack that was asked for has a PDF.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Line, State};

/// The results of several runs.
#[derive(Debug, Default)]
pub struct Merged {
    /// A line for every pack, in the order of the list, else of their names.
    pub lines: Vec<Line>,
    /// The packs of the list that no run has done.
    pub missing: Vec<String>,
}

/// Puts lines together; of a pack that was done several times the last counts. `asked` are the packs that should be there.
pub fn merge(lines: impl IntoIterator<Item = Line>, asked: Option<&[String]>) -> Merged {
    let mut by_pack: BTreeMap<String, Line> = BTreeMap::new();
    for line in lines {
        by_pack.insert(line.pack.clone(), line);
    }
    let Some(asked) = asked else { return Merged { lines: by_pack.into_values().collect(), missing: Vec::new() } };
    let mut merged = Merged::default();
    let mut seen = BTreeSet::new();
    for pack in asked.iter().filter(|pack| seen.insert(*pack)) {
        match by_pack.remove(pack) {
            Some(line) => merged.lines.push(line),
            None => merged.missing.push(pack.clone()),
        }
    }
    // What was not asked for was done all the same.
    merged.lines.extend(by_pack.into_values());
    merged
}

impl Merged {
    /// How many packs came to a state.
    pub fn count(&self, state: State) -> usize {
        self.of(state).count()
    }

    /// The lines of the packs that came to a state.
    pub fn of(&self, state: State) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.state == state)
    }

    /// Whether there is a PDF of every pack.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.count(State::Failed) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    #[test]
    fn the_last_line_of_a_pack_counts_and_what_was_asked_for_is_missed() {
        let lines = [line("b", State::Failed), line("a", State::Written), line("b", State::Unchanged)];
        let merged = merge(lines.clone(), None);
        let states: Vec<_> = merged.lines.iter().map(|line| (line.pack.as_str(), line.state)).collect();
        assert_eq!(states, [("a", State::Written), ("b", State::Unchanged)]);
        assert!(merged.is_whole());
        let asked = ["b", "c", "b"].map(str::to_owned);
        let merged = merge(lines, Some(&asked));
        assert_eq!(merged.lines.iter().map(|line| line.pack.as_str()).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!((merged.missing.as_slice(), merged.is_whole()), (&["c".to_owned()][..], false));
    }
}
