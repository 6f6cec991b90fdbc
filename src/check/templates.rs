//! Template folders none of whose files is used, or not all that were meant to be.

use crate::look::assets::Templates;
use crate::problem::{Code, Place, Problem};

/// Records what of a folder of templates is not used; `place` is the folder's.
pub(crate) fn check(templates: &Templates, place: Place, problems: &mut Vec<Problem>) {
    // What a program puts in its place is no template: the view that an editor shows them with.
    let is_shown = |name: &&str| !name.starts_with("data/");
    let (names, files) = (templates.names().into_iter().filter(is_shown).collect::<Vec<_>>(), templates.files());
    let is_template = |file: &String| names.contains(&file.as_str()) || is_words(file);
    if !files.is_empty()
        && !files.iter().any(is_template)
        && !files.iter().any(|file| differs_in_case(file, &names).is_some())
    {
        problems.push(unused(&files, &names, place));
    } else if files.is_empty() {
        let message = "the folder of templates is empty, so the built-in templates are used";
        problems.push(Problem::new(Code::UnusedTemplate, place, message).hint("copy the templates to change into it"));
    }
    if files.iter().any(|file| file == "words.typ") {
        let message = "“words.typ” is not used any more: the words stand in “words/en.toml”";
        let problem = Problem::new(Code::UnusedTemplate, place, message);
        problems.push(problem.hint("write the words that differ into words/en.toml, as index = \"Index\""));
    }
    for file in &files {
        if let Some(name) = differs_in_case(file, &names) {
            let message = format!("“{file}” is not used: the template is called “{name}”");
            let problem = Problem::new(Code::UnusedTemplate, place, message);
            problems.push(problem.hint(format!("rename it to {name}")));
        }
    }
}

/// Whether a file has the words of a language.
fn is_words(file: &str) -> bool {
    file.strip_prefix("words/").is_some_and(|name| name.ends_with(".toml"))
}

fn unused(files: &[String], names: &[&str], place: Place) -> Problem {
    let message = "no file in the folder of templates has the name of a template, so the built-in templates are used";
    let base = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let moved = names.iter().find_map(|name| Some((name, files.iter().find(|file| base(file) == base(name))?)));
    Problem::new(Code::UnusedTemplate, place, message).hint(match moved {
        Some((name, file)) => format!("move “{file}” to “{name}”"),
        None => format!("the templates are {}", names.join(", ")),
    })
}

/// The template that a file would replace if its name were written alike.
fn differs_in_case<'n>(file: &str, names: &[&'n str]) -> Option<&'n str> {
    names.iter().copied().find(|name| *name != file && name.eq_ignore_ascii_case(file))
}
