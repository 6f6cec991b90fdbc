//! The words that the templates themselves put beside those of the view.
//!
//! They are handed to most functions of the templates, and Typst hashes what a function is handed with every call: so they
//! are these and no more. All other words of the language reach the page inside the texts of the view.

use serde::Serialize;

use crate::words::{Corrections, KeyRows, Plain, SummaryWords};

/// A record of words, each taken from the language's word of the same name.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident of $from:ty { $($field:ident: $type:ty,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Serialize)]
        #[allow(missing_docs, reason = "each field is the word of its name in the file of words")]
        pub struct $name {
            $(pub $field: $type,)+
        }

        impl From<&$from> for $name {
            fn from(words: &$from) -> Self {
                Self { $($field: (&words.$field).into(),)+ }
            }
        }
    };
}

words! {
    /// What the templates print around the texts of the view.
    TemplateWords of Plain {
        introduction: String,
        index: String,
        key: String,
        return_to_index: String,
        continued: String,
        attached_pack: String,
        draft: String,
        draft_sentence: String,
        produced_on: String,
        issued: String,
        meeting_date: String,
        agenda_item: String,
        appendix: String,
        team: String,
        contact: String,
        version: String,
        source: String,
        page_of: String,
        page_alone: String,
        no_rating: String,
        summary: SummaryTitle,
        corrections: CorrectionColumns,
        key_rows: KeyColumns,
    }
}

words! {
    /// The heading of the summary, and what stands before the number of a page.
    SummaryTitle of SummaryWords {
        title: String,
        page: String,
    }
}

words! {
    /// The headings of the page of changes.
    CorrectionColumns of Corrections {
        subject: String,
        was: String,
        now: String,
        why: String,
        page: String,
        revised: String,
    }
}

words! {
    /// The headings of the key.
    KeyColumns of KeyRows {
        item: String,
        explanation: String,
        marks: String,
    }
}
