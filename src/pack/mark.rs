//! Marks on figures.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::Definitions;
use super::read::{Read, Reader};
use super::shape::Shape;

choice! {
    /// A mark on a figure, printed as a letter in brackets and explained in the key.
    Mark "the mark" {
        /// Not yet final.
        Provisional = "provisional",
        /// Changed since it was first published.
        Revised = "revised",
        /// Estimated.
        Estimated = "estimated",
        /// Not available: no number may stand under it.
        Unavailable = "unavailable",
        /// Does not apply: no number may stand under it.
        NotApplicable = "not_applicable",
        /// Withheld, so that nobody can be identified: no number may stand under it.
        Suppressed = "suppressed",
        /// Not comparable with the figures before it.
        Break = "break",
    }
}

impl Mark {
    /// The mark that a word is taken for, as it is read or meant.
    pub fn meant(word: &str) -> Option<Self> {
        let words = Self::ALL.iter().map(|(_, known)| *known);
        let exact = words.clone().find(|known| *known == word);
        let meant = exact.or_else(|| super::advice::word(word, words))?;
        Self::ALL.iter().find(|(_, known)| *known == meant).map(|(mark, _)| *mark)
    }

    /// Its word as cells have it, with spaces: "not applicable".
    pub fn spoken(self) -> String {
        self.word().replace('_', " ")
    }

    /// Whether no number may stand under it.
    pub fn withholds(self) -> bool {
        matches!(self, Self::Unavailable | Self::NotApplicable | Self::Suppressed)
    }
}
