//! `explain`: says what a code means, why it matters and how to mend it.

use super::{Outcome, say};
use crate::commands::args::Explain;
use crate::messages;
use crate::output::console::width;
use crate::problem::Code;

pub(super) fn explain(args: &Explain) -> Outcome {
    let codes = if args.codes.is_empty() { Code::ALL } else { &args.codes };
    let explained: Vec<String> = codes.iter().map(|code| messages::explained(*code, width())).collect();
    say(&explained.join("\n"))
}
