//! What `render` says of a pack's problems: errors whole, warnings counted.

use crate::check::load::{Input, Loaded};
use crate::messages::{self, Shown};
use crate::output::harmless;

/// The errors of a pack, and how many warnings of each kind it has; empty for neither. After this the pack is of no more use.
pub(super) fn problems(loaded: Loaded, input: &Input, width: usize) -> String {
    let shown = messages::shown(&loaded);
    let (errors, warnings) = loaded.counts();
    let counted = match warnings {
        0 => String::new(),
        _ => counted(&loaded, warnings, input),
    };
    let errors = if errors > 0 { errors_of(shown, &loaded, input, width) } else { String::new() };
    errors + &counted
}

/// The errors, each with its place, and how many there are.
fn errors_of(mut shown: Vec<Shown<'_>>, loaded: &Loaded, input: &Input, width: usize) -> String {
    shown.retain(|shown| shown.problem.is_error());
    let number = messages::count(shown.len(), "error");
    format!("{}{number} in {}\n", messages::human(&shown, &loaded.sources, width), input.name())
}

/// "25 warnings in q2.json: 16 empty-section, 9 missing-ref", and what lists them.
fn counted(loaded: &Loaded, warnings: usize, input: &Input) -> String {
    let open = loaded.problems.iter().filter(|problem| problem.is_open_warning());
    let (warnings, codes) = (messages::count(warnings, "warning"), messages::by_code(open));
    let name = match input {
        Input::Sample => return format!("{warnings} in {}: {codes}\n", input.name()),
        Input::Standard => "-".to_owned(),
        Input::Pipe(_) => return format!("{warnings} in {}: {codes}\n", input.name()),
        Input::File(path) => quoted(&harmless::line(&path.display().to_string())),
    };
    format!("{warnings} in {}: {codes}\nhint: `committee-report check {name}` lists them\n", input.name())
}

/// A path as it is typed on a command line.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:".contains(c);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("\"{path}\"") }
}
