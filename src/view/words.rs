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
    /// The heading of the summary.
    SummaryTitle of SummaryWords {
        title: String,
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::look::assets::Templates;
    use crate::words::Words;

    #[test]
    fn the_templates_are_handed_no_word_that_they_do_not_print() {
        let templates = Templates::new(None).expect("no folder is read");
        let sources = templates.names().into_iter().filter(|name| name.ends_with(".typ"));
        let read = |name| String::from_utf8(templates.bytes(name).expect("it is built in").to_vec()).expect("a text");
        let all: String = sources.map(read).collect();
        let words = serde_json::to_value(TemplateWords::from(&Words::of("en").plain)).expect("words");
        let mut groups = vec![("words".to_owned(), &words)];
        while let Some((path, group)) = groups.pop() {
            for (name, word) in group.as_object().expect("a group of words") {
                let is_printed = all.contains(&format!("{path}.{name}")) || all.contains(&format!("of.{name}"));
                assert!(is_printed, "no template prints {path}.{name}");
                if let Value::Object(_) = word {
                    groups.push((format!("{path}.{name}"), word));
                }
            }
        }
    }
}
