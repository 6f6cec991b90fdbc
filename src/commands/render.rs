//! `render`: packs to PDF files.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use typst::foundations::Bytes;

use super::check::input;
use super::{Outcome, fail, width};
use crate::args::Render;
use crate::assets::{Fonts, Templates};
use crate::load::{Input, Loaded, load};
use crate::pack::Pack;
use crate::pdf::{self, Archival, Pdf, pdf};
use crate::terminal;
use crate::view::{self, Context, View, view};
use crate::world::{Files, ReportWorld, VIEW};
use crate::{output, source};

/// Where a PDF goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Standard,
    File(PathBuf),
}

pub(super) fn render(args: &Render) -> Outcome {
    let inputs: Vec<Input> =
        if args.packs.is_empty() { vec![Input::Sample] } else { args.packs.iter().map(|path| input(path)).collect() };
    let targets = match targets(&inputs, args.output.as_deref()) {
        Ok(targets) => targets,
        Err((message, hint)) => return fail(message, Some(hint)),
    };
    if args.view.is_some() && inputs.len() > 1 {
        return fail("--view takes one pack", Some("render one pack at a time to save its view"));
    }
    let assets = Templates::new(args.templates.as_deref())
        .and_then(|templates| Ok((templates, Fonts::new(args.fonts.as_deref())?)));
    let (templates, fonts) = match assets {
        Ok(assets) => assets,
        Err(fault) => return fail(fault, None),
    };
    let mut worst = Outcome::Done;
    for (input, target) in inputs.iter().zip(&targets) {
        worst = worst.max(one(args, input, target, &templates, &fonts));
        typst::comemo::evict(2);
    }
    worst
}

/// Where each pack's PDF goes; wrong use is a message and a hint.
fn targets(inputs: &[Input], output: Option<&Path>) -> Result<Vec<Target>, (String, &'static str)> {
    if inputs.iter().filter(|input| **input == Input::Standard).count() > 1 {
        return Err(("standard input can be read only once".into(), "give - once"));
    }
    let single = |target: Target| match inputs.len() {
        1 => Ok(vec![target]),
        _ => Err(("several packs cannot go into one file".into(), "give a folder: -o DIR/")),
    };
    let folder = match output {
        Some(path) if path == Path::new("-") => return single(Target::Standard),
        Some(path) if is_folder(path) => path,
        Some(path) => return single(Target::File(path.to_path_buf())),
        None if inputs == [Input::Standard] => return single(Target::Standard),
        None => Path::new(""),
    };
    let files: Vec<PathBuf> = inputs.iter().map(|input| folder.join(input.output_name())).collect();
    match files.iter().enumerate().find(|(index, file)| files[..*index].contains(file)) {
        Some((_, file)) => Err((
            format!("two packs would both be written to {}", file.display()),
            "rename one, or render them in two calls",
        )),
        None => Ok(files.into_iter().map(Target::File).collect()),
    }
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir()
}

/// Renders one pack and prints what there is to say about it.
fn one(args: &Render, input: &Input, target: &Target, templates: &Templates, fonts: &Arc<Fonts>) -> Outcome {
    let loaded = match load(input, fonts) {
        Ok(loaded) => loaded,
        Err(unreadable) => return fail(unreadable, None),
    };
    let shown = terminal::shown(&loaded);
    if !shown.is_empty() {
        anstream::eprint!("{}", terminal::human(&shown, &loaded.sources, width()));
        anstream::eprintln!("{}", terminal::summary(&shown));
    }
    let (errors, warnings) = loaded.counts();
    let Some(pack) = loaded.pack.as_ref().filter(|_| errors == 0 && !(args.deny_warnings && warnings > 0)) else {
        let denied = if errors == 0 { " (warnings are denied)" } else { "" };
        anstream::eprintln!("{} was not rendered{denied}", input.name());
        return Outcome::Faulty;
    };
    let (world, view) = world(pack, &loaded, args, templates, fonts);
    if let Some(path) = &args.view
        && let Err(error) = output::write(path, &view)
    {
        return fail(format!("cannot write {} ({})", path.display(), source::io_cause(&error)), None);
    }
    let archival = if args.attach_data { Archival::A3 } else { Archival::A2 };
    match pdf(&world, archival) {
        Ok(pdf) => deliver(&pdf, target),
        Err(pdf::Fault::Template(diagnostics)) => {
            anstream::eprint!("{diagnostics}");
            let whose = if args.templates.is_some() {
                "the templates have errors"
            } else {
                "the built-in templates cannot print this pack; please report it with the pack"
            };
            anstream::eprintln!("error: {} was not rendered ({whose})", input.name());
            Outcome::Faulty
        }
        Err(pdf::Fault::Internal) => {
            anstream::eprintln!("error: {} was not rendered (the typesetting engine failed)", input.name());
            anstream::eprintln!("hint: this is a fault of the program; please report it with the pack");
            Outcome::Faulty
        }
    }
}

/// The world of one pack, and its view as JSON.
fn world(
    pack: &Pack,
    loaded: &Loaded,
    args: &Render,
    templates: &Templates,
    fonts: &Arc<Fonts>,
) -> (ReportWorld, Vec<u8>) {
    let families: Vec<String> = pack
        .report
        .theme
        .iter()
        .filter_map(|theme| theme.fonts.as_ref())
        .flat_map(|fonts| fonts.iter().map(|font| font.0.clone()))
        .collect();
    let measure = fonts.measure(&families);
    let view: View = view(
        pack,
        &Context { sources: &loaded.sources, pictures: &loaded.pictures, text: &measure, attach: args.attach_data },
    );
    let json = serde_json::to_vec(&view).expect("a view is strings, numbers and lists");
    let mut files = Files::new();
    files.insert(VIEW.into(), Bytes::new(json.clone()));
    for served in loaded.pictures.iter() {
        files.insert(served.path.trim_start_matches('/').into(), Bytes::new(served.picture.bytes.clone()));
    }
    if args.attach_data {
        for (index, file) in loaded.sources.files().iter().enumerate() {
            files.insert(
                view::attachment_path(index).trim_start_matches('/').into(),
                Bytes::new(file.text.as_bytes().to_vec()),
            );
        }
    }
    (ReportWorld::new(templates.clone(), fonts.clone(), files), json)
}

/// Writes a PDF to its place and says so.
fn deliver(pdf: &Pdf, target: &Target) -> Outcome {
    anstream::eprint!("{}", pdf.warnings);
    let result = match target {
        Target::Standard if io::stdout().is_terminal() => {
            return fail(
                "a PDF cannot be shown on a terminal",
                Some("write it to a file with -o OUT.pdf, or pass it on with |"),
            );
        }
        Target::Standard => io::stdout().lock().write_all(&pdf.bytes).and_then(|()| io::stdout().flush()),
        Target::File(path) => write_file(path, &pdf.bytes),
    };
    match (result, target) {
        (Ok(()), Target::Standard) => Outcome::Done,
        (Ok(()), Target::File(path)) => {
            anstream::println!(
                "{} ({}, {} KB)",
                path.display(),
                terminal::count(pdf.pages, "page"),
                pdf.bytes.len().div_ceil(1000)
            );
            Outcome::Done
        }
        (Err(error), Target::Standard) => {
            fail(format!("cannot write to standard output ({})", source::io_cause(&error)), None)
        }
        (Err(error), Target::File(path)) => {
            fail(format!("cannot write {} ({})", path.display(), source::io_cause(&error)), None)
        }
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    output::write(path, bytes)
}
