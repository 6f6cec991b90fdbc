//! Every printed word of a language: the plain ones as data, the composed ones as sentences of a module of its own.
//!
//! Plain words stand in `typst-templates/words/LANGUAGE.toml`; a folder of templates may replace single ones. What is composed
//! (dates, counts, headings, alternative texts, notes under charts) is one module per language behind [`Language`]. Another
//! language is one file of words, one module, and a line in `LANGUAGES`. The room knows words and figures as they
//! print; it must never judge, count or look anything up. Messages to officers are not printed and stand elsewhere.

/// Declares sentences, and English with each of them between marks.
macro_rules! sentences {
    ($(#[doc = $about:literal])+ $trait:ident: $base:path;
     $($(#[doc = $doc:literal])+ fn $name:ident($($argument:ident: $type:ty),*);)+) => {
        $(#[doc = $about])+
        pub trait $trait: $base {
            $($(#[doc = $doc])+ fn $name(&self, $($argument: $type),*) -> String;)+
        }

        impl $trait for super::marked::Marked {
            $(fn $name(&self, $($argument: $type),*) -> String {
                #[allow(unused_mut, reason = "some sentences are given nothing")]
                let mut given = Vec::new();
                $(super::marked::Given::texts(&$argument, &mut given);)*
                super::marked::marked(&$trait::$name(&super::English, $($argument),*), &given)
            })+
        }
    };
}

mod changed;
mod english;
mod language;
mod marked;
mod own;
mod plain;
pub(crate) mod table;
#[cfg(test)]
mod tests;

pub use changed::Changed;
pub use language::{Course, Distance, End, Language, Range, Remark, Shape, Span, Standing, Trend};
pub use marked::{Piece, pieces, unmarked};
pub use own::WordFault;
pub use plain::{Charts, Corrections, Entry, KeyRows, Plain, Sign, SummaryWords};

use english::English;

/// The languages the program has words for: tag, plain words, sentences.
const LANGUAGES: [(&str, &str, &dyn Language); 1] =
    [("en", include_str!("../typst-templates/words/en.toml"), &English)];

/// The words of one language.
#[derive(Clone)]
pub struct Words {
    /// The tag of the language that the words are in, such as "en".
    pub tag: &'static str,
    /// Whether they are printed in a report in a language that has no words here.
    pub are_lent: bool,
    /// Whether each of them stands between marks.
    are_marked: bool,
    /// The plain words.
    pub plain: Plain,
    /// The sentences.
    pub said: &'static dyn Language,
}

impl Words {
    /// The words of a language, by its tag without region; English where there are none.
    pub fn of(tag: &str) -> Self {
        let known = LANGUAGES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(tag));
        let (tag, plain, said) = *known.unwrap_or(&LANGUAGES[0]);
        Self { tag, are_lent: known.is_none(), are_marked: false, plain: Plain::read(plain), said }
    }

    /// Whether the program has words for a language.
    pub fn are_known(tag: &str) -> bool {
        LANGUAGES.iter().any(|(known, ..)| known.eq_ignore_ascii_case(tag))
    }

    /// The language of what the program says itself, where that is not the report's.
    pub fn lent(&self) -> Option<&'static str> {
        self.are_lent.then_some(self.tag)
    }

    /// The same words, some of the plain ones replaced by those of a file.
    ///
    /// # Errors
    ///
    /// Where the file is no TOML, or has a word that the program does not know or that is no text.
    pub fn with(self, file: &str) -> Result<Self, WordFault> {
        Ok(Self { plain: own::replaced(&self.plain, file)?, ..self })
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("tag", &self.tag).finish_non_exhaustive()
    }
}
