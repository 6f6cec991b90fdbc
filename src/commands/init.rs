//! `init` and `templates`: what there is to start from, written where nothing is.

use std::path::Path;

use super::convert::{self, Form};
use super::new::{New, is_free, names, write};
use super::{Outcome, say};
use crate::commands::args::{Init, TemplatesTo};
use crate::look::assets::{START, Templates};
use crate::pack::pack_schema;

/// The schema's name as packs give it.
pub(super) const SCHEMA: &str = "committee-report.schema.json";

/// What to do next, for someone who has never seen a pack.
const NEXT: &str = "
Fill in one of the two, whichever you like better; they hold the same three example indicators:
  pack.xlsx is for Excel: start with its sheet \"Read me\"
  pack.json is for an editor such as VS Code, which the schema beside it helps along

Then, in this folder:
  committee-report check pack.xlsx       says what is wrong, and in which cell
  committee-report render pack.xlsx      makes pack.pdf
  committee-report returns make pack.xlsx -o returns/    makes a workbook for everyone who supplies figures
";

pub(super) fn init(args: &Init) -> Outcome {
    started(args).unwrap_or_else(|outcome| outcome)
}

fn started(args: &Init) -> Result<Outcome, Outcome> {
    let path = |name: &str| if args.folder == Path::new(".") { name.into() } else { args.folder.join(name) };
    let (json, book) = (path("pack.json"), path("pack.xlsx"));
    let files = [
        New { bytes: convert::bytes(START, Form::Workbook, &book)?, path: book },
        New { bytes: START.as_bytes().to_vec(), path: json },
        New { bytes: schema(), path: path(SCHEMA) },
    ];
    files.iter().try_for_each(|file| is_free(&file.path, "name a new folder: committee-report init my-report"))?;
    write(&files)?;
    Ok(say(&format!("{}{NEXT}", names(&files))))
}

/// The schema as `schema pack` prints it.
pub(super) fn schema() -> Vec<u8> {
    format!("{:#}\n", pack_schema()).into_bytes()
}

pub(super) fn templates(args: &TemplatesTo) -> Outcome {
    copied(args).unwrap_or_else(|outcome| outcome)
}

fn copied(args: &TemplatesTo) -> Result<Outcome, Outcome> {
    let of = |name: &'static str| {
        let bytes = Templates::default().bytes(name).map(|bytes| bytes.to_vec()).unwrap_or_default();
        New { path: args.folder.join(name), bytes }
    };
    let mut files: Vec<New> = Templates::default().names().into_iter().map(of).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.iter().try_for_each(|file| is_free(&file.path, "name a new folder"))?;
    write(&files)?;
    let next = format!(
        "\nKeep the files you change and delete the others: the built-in ones stand in for them, also in later versions.\n  \
         committee-report render pack.json --templates {}\n",
        args.folder.display()
    );
    Ok(say(&format!("{}{next}", names(&files))))
}
