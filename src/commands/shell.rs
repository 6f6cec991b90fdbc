//! What a shell and the reader of manuals want: completions and man pages, made from the same definitions as the help.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::new::{New, is_free, names, write};
use super::{Outcome, fail, give, say};
use crate::commands::args::{Cli, Completions, Manual};
use crate::source::io_cause;

const NAME: &str = "committee-report";

pub(super) fn completions(args: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), NAME, &mut script);
    give(&script)
}

pub(super) fn manual(args: &Manual) -> Outcome {
    let command = Cli::command().name(NAME);
    let made = match &args.folder {
        None => page(command).map(|page| give(&page)),
        Some(folder) => pages(command).map(|pages| {
            let pages: Vec<New> =
                pages.into_iter().map(|(name, bytes)| New { path: folder.join(name), bytes }).collect();
            let free = pages.iter().try_for_each(|page| is_free(&page.path, "name a new folder"));
            free.and_then(|()| write(&pages)).map_or_else(|outcome| outcome, |()| say(&names(&pages)))
        }),
    };
    made.unwrap_or_else(|error| fail(format!("cannot make the manual ({})", io_cause(&error)), None))
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(page)
}

/// A page for the program, and one for every command of it and of those.
fn pages(command: Command) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut built = command.clone();
    built.build();
    let mut pages = vec![(format!("{NAME}.1"), page(command)?)];
    add(&built, NAME, &mut pages)?;
    Ok(pages)
}

fn add(of: &Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for command in of.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help") {
        let name = format!("{name}-{}", command.get_name());
        pages.push((format!("{name}.1"), page(command.clone())?));
        add(command, &name, pages)?;
    }
    Ok(())
}
