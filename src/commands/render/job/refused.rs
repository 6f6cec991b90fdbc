//! What is told where there is no PDF: the templates have errors, the PDF is not sound, or it cannot be written.

use crate::check::load::Input;
use crate::commands::Outcome;
use crate::commands::render::report::Report;
use crate::commands::render::shared::Shared;
use crate::messages;
use crate::output::{Fault, Target, failure, harmless};
use crate::print::audit::Finding;
use crate::print::pdf;

pub(super) fn not_rendered(fault: pdf::Fault, shared: &Shared, input: &Input) -> Report {
    let (diagnostics, why, hint) = match fault {
        pdf::Fault::Template(diagnostics) if shared.has_own_templates => (diagnostics, "the templates have errors", ""),
        pdf::Fault::Template(diagnostics) => {
            (diagnostics, "the built-in templates cannot print this pack; please report it with the pack", "")
        }
        pdf::Fault::Font(family) => {
            let message = format!("{} was not rendered (the font “{family}” is damaged)", input.name());
            return Report::failed(message, Some("get the font's file again from where it came"));
        }
        pdf::Fault::Internal => {
            let (cause, hint) = failure::cause();
            return Report::failed(format!("{} was not rendered ({cause})", input.name()), Some(hint));
        }
    };
    let (name, diagnostics) = (input.name(), harmless::block(&diagnostics));
    Report::new(Outcome::Faulty, format!("{diagnostics}error: {name} was not rendered ({why})\n{hint}"))
}

/// The most findings that are shown.
const SHOWN: usize = 20;

/// What an audit found. With templates of one's own these are at fault, otherwise the program is.
pub(super) fn not_sound(findings: &[Finding], shared: &Shared, input: &Input) -> Report {
    let mut messages: String = findings
        .iter()
        .take(SHOWN)
        .map(|finding| format!("error[verify]: {}\n", harmless::line(&finding.to_string())))
        .collect();
    if findings.len() > SHOWN {
        messages.push_str(&format!("and {} more\n", findings.len() - SHOWN));
    }
    let (outcome, hint) = if shared.has_own_templates {
        (Outcome::Faulty, "correct the templates, or render without --verify to look at the PDF")
    } else {
        (Outcome::Failed, "this is a bug; please report it with the pack. Without --verify the PDF is written as it is")
    };
    let faults = messages::count(findings.len(), "fault");
    messages.push_str(&format!("error: {} was not rendered (its PDF has {faults})\nhint: {hint}\n", input.name()));
    Report::new(outcome, messages)
}

pub(super) fn cannot_write(target: &Target, fault: &Fault) -> Report {
    Report::failed(format!("cannot write {target} ({})", fault.cause), fault.hint)
}
