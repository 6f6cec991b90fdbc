//! From the text of a file to its tree: as it stands, or from a mended copy that knows where everything stood.

use std::sync::Arc;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::{SourceFile, Sources, mend, syntax};
use crate::limits;
use crate::problem::{Place, Problem};

/// A text with its faults of syntax mended, and where its bytes stand in the file.
#[derive(Debug)]
pub(super) struct MendedText {
    pub(super) text: Arc<str>,
    pub(super) anchors: mend::Anchors,
}

impl Sources {
    /// The text that a file's tree is made of: the file's own, or a mended copy where it is no JSON.
    ///
    /// Every fault of syntax goes to `problems`; `None` where the file is too far from JSON to be read.
    pub fn readable(&mut self, file: u32, problems: &mut Vec<Problem>) -> Option<Arc<str>> {
        let text = self.text(file);
        let is_lost = |file: &SourceFile| file.is_lost || (file.made_from.is_some() && file.text.is_empty());
        if self.files.get(file as usize).is_none_or(is_lost) || problems.len() > limits::PROBLEMS {
            return None; // Already said so.
        }
        let too_deep = match syntax::count(&text, limits::VALUES.saturating_sub(self.values)) {
            Ok((values, too_deep)) => {
                self.values += values;
                too_deep
            }
            Err(fault) => {
                problems.push(fault.problem(file, &text));
                // Nobody makes a tree of it later either.
                self.files.get_mut(file as usize)?.is_lost = true;
                return None;
            }
        };
        let fault = match (syntax::parse(&text), too_deep) {
            (Ok(_), None) => return Some(text),
            (Ok(_), Some(fault)) => {
                problems.push(fault.problem(file, &text));
                return None;
            }
            (Err(fault), None) | (Err(_), Some(fault)) => fault,
        };
        let mended =
            mend::mend(&text).filter(|mended| syntax::parse(&mended.text).is_ok() && !mended.faults.is_empty());
        let Some(mended) = mended else {
            problems.push(fault.problem(file, &text));
            return None;
        };
        problems.extend(mended.faults.into_iter().map(|fault| fault.problem(file, &text)));
        let readable: Arc<str> = mended.text.into();
        let mended = MendedText { text: readable.clone(), anchors: mended.anchors };
        self.files.get_mut(file as usize)?.mended = Some(Arc::new(mended));
        Some(readable)
    }

    /// The tree of a text that `readable` gave.
    pub fn tree(readable: &str) -> Option<Value<'_>> {
        syntax::parse(readable).ok()
    }

    /// Where a value of a file's tree stands in the file.
    pub fn place(&self, file: u32, value: &impl Ranged) -> Place {
        let mended = self.files.get(file as usize).and_then(|file| file.mended.as_ref());
        let byte = |at: usize| {
            let at = mended.map_or(at, |mended| mended.anchors.to_file(at));
            u32::try_from(at).unwrap_or(u32::MAX)
        };
        Place { file, start: byte(value.start()), end: byte(value.end()) }
    }
}
