//! Renders one pack: reads, checks, typesets and writes it, and reports what there is to say.

mod refused;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use typst::foundations::Bytes;
use typst_timing::timed;

use super::corrects;
use super::facts::{Facts, Made};
use super::problems::problems;
use super::report::Report;
use super::shared::Shared;
use super::unchanged::unchanged;
use crate::change::corrections::Corrections;
use crate::check::load::{Input, Loaded, Unloaded, load};
use crate::check::weight::weight;
use crate::commands::memory::too_heavy;
use crate::commands::{Outcome, failure, passed_over};
use crate::digest::Sum;
use crate::identity::Origin;
use crate::messages;
use crate::output::Target;
use crate::output::failure::caught;
use crate::output::harmless;
use crate::pack::Pack;
use crate::print::audit::audit;
use crate::print::pdf::{self, Archival, Pdf, pdf};
use crate::print::world::{Files, ReportWorld, prepare};
use crate::view::{self, Context, View, view};
use refused::{cannot_write, not_rendered, not_sound};

/// What a job is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Reading,
    Typesetting,
    Verifying,
    Writing,
}

/// Renders one pack; `step` hears what is being done.
pub(super) fn job(shared: &Shared, input: &Input, number: usize, step: &(dyn Fn(Step) + Sync)) -> Report {
    // No fault of the program with one pack may cost the others.
    caught(|| checked(shared, input, &shared.targets.pdfs[number], step))
        .unwrap_or_else(|| not_rendered(pdf::Fault::Internal, shared, input))
}

fn checked(shared: &Shared, input: &Input, target: &Target, step: &(dyn Fn(Step) + Sync)) -> Report {
    step(Step::Reading);
    if let Some(report) = unchanged(shared, input, target) {
        return report;
    }
    let (loaded, ()) = rayon::join(|| readied(input, shared), || prepare(&shared.templates, &shared.fonts));
    let Readied { loaded, printable, origin, refusal } = match loaded {
        Ok(readied) => readied,
        Err(Unloaded::Look(fault)) => return Report::new(Outcome::Faulty, failure(fault, None)),
        Err(Unloaded::Unreadable(unreadable)) => return Report::failed(unreadable, None),
        Err(Unloaded::Schema(name)) => {
            return Report { facts: None, ..Report::new(Outcome::Done, passed_over(&name)) };
        }
    };
    let facts = Facts::of(&loaded, origin, shared.ground.as_ref());
    if let Some(report) = refusal {
        return report.of(facts);
    }
    rendered(loaded, printable, origin, shared, input, target, step).of(facts)
}

/// Renders a pack that was read.
fn rendered(
    loaded: Loaded,
    printable: Option<(View, Files)>,
    origin: Option<Origin>,
    shared: &Shared,
    input: &Input,
    target: &Target,
    step: &(dyn Fn(Step) + Sync),
) -> Report {
    if let Some(report) = endangered(&loaded.sources.read_paths(), shared) {
        return report;
    }
    if let Some(pack) = loaded.pack.as_ref().filter(|_| printable.is_some())
        && let Some(refusal) = too_heavy(&input.name(), || weight(pack), shared.at_once)
    {
        return Report::failed(refusal, None);
    }
    match printable {
        Some((view, files)) => {
            let (messages, report) = rayon::join(
                || problems(loaded, input, shared.width),
                || printed(view, files, origin, shared, input, target, step),
            );
            report.after(&messages)
        }
        None => {
            let denied = if loaded.counts().0 == 0 { " (warnings are denied)" } else { "" };
            let message = format!("{} was not rendered{denied}\n", input.name());
            Report::new(Outcome::Faulty, message).after(&problems(loaded, input, shared.width))
        }
    }
}

/// The refusal to write over one of these files, which were read for a pack.
fn endangered(read: &[PathBuf], shared: &Shared) -> Option<Report> {
    let paths = || read.iter().map(PathBuf::as_path);
    if shared.targets.are_timings_over(paths()) {
        shared.timings_are_safe.store(false, Ordering::Relaxed);
    }
    let (message, hint) = shared.targets.over_any(paths())?;
    Some(Report::failed(message, Some(hint)))
}

/// A pack that was read.
struct Readied {
    loaded: Loaded,
    /// What is to be printed of it, unless its problems forbid that.
    printable: Option<(View, Files)>,
    /// What its report will say that it was made from.
    origin: Option<Origin>,
    /// Why it is no correction, where it was to be one.
    refusal: Option<Report>,
}

fn readied(input: &Input, shared: &Shared) -> Result<Readied, Unloaded> {
    let mut loaded = load(input, &shared.fonts, &shared.template_files)?;
    let (errors, warnings) = loaded.counts();
    let is_good = errors == 0 && !(shared.deny_warnings && warnings > 0);
    let old = shared.corrects.as_ref().filter(|_| is_good);
    let corrected = old.map(|old| corrected(old, &mut loaded, shared)).transpose();
    let (corrections, refusal) = match corrected {
        Ok(corrections) => (corrections, None),
        Err(refusal) => (None, Some(*refusal)),
    };
    let pack = loaded.pack.as_ref().filter(|_| is_good && refusal.is_none());
    let origin = timed!("fingerprint", Origin::of(&loaded.sources));
    let printable =
        pack.map(|pack| (shown(pack, &loaded, corrections.as_ref(), origin, shared), files(&loaded, shared)));
    Ok(Readied { loaded, printable, origin, refusal })
}

/// What a report says of the version that it corrects, or why it is no correction.
fn corrected(old: &Path, new: &mut Loaded, shared: &Shared) -> Result<Corrections, Box<Report>> {
    let (corrections, read) = corrects::corrected(old, new, &shared.fonts)
        .map_err(|refusal| Box::new(Report::new(refusal.outcome, refusal.message)))?;
    endangered(&read, shared).map_or(Ok(corrections), |report| Err(Box::new(report)))
}

/// What is to be printed.
fn shown(
    pack: &Pack,
    loaded: &Loaded,
    corrections: Option<&Corrections>,
    origin: Option<Origin>,
    shared: &Shared,
) -> View {
    let families: Vec<String> = pack
        .report
        .theme
        .iter()
        .filter_map(|theme| theme.fonts.as_ref())
        .flat_map(|fonts| fonts.iter().map(|font| font.0.clone()))
        .collect();
    let measure = shared.fonts.measure(&families);
    let context = Context {
        sources: &loaded.sources,
        pictures: &loaded.pictures,
        text: &measure,
        words: &loaded.words,
        measures: &loaded.measures,
        corrections,
        fingerprint: origin.map(|origin| origin.pack),
        attach: shared.attach_data,
    };
    // The check has told of families that are not there; Typst would tell again, as a fault of the template.
    let known = shared.fonts.families();
    let is_known = |named: &String| known.iter().any(|family| family.eq_ignore_ascii_case(named));
    let mut view = timed!("view", view(pack, &context));
    view.theme.fonts.retain(is_known);
    view
}

/// The pictures and files that the view names.
fn files(loaded: &Loaded, shared: &Shared) -> Files {
    let mut files = Files::new();
    for served in loaded.pictures.iter() {
        files.insert(served.path.trim_start_matches('/').into(), Bytes::new(served.picture.bytes.clone()));
    }
    let attached = if shared.attach_data { loaded.sources.files() } else { &[] };
    for (index, file) in attached.iter().enumerate() {
        let path = view::attachment_path(index);
        files.insert(path.trim_start_matches('/').into(), Bytes::new(file.text.as_bytes().to_vec()));
    }
    files
}

fn printed(
    view: View,
    files: Files,
    origin: Option<Origin>,
    shared: &Shared,
    input: &Input,
    target: &Target,
    step: &(dyn Fn(Step) + Sync),
) -> Report {
    step(Step::Typesetting);
    let world = ReportWorld::new(shared.templates.clone(), shared.fonts.clone(), files);
    let archival = if shared.attach_data { Archival::A3 } else { Archival::A2 };
    let pdf = pdf(&world, &view, archival, origin.map(|origin| origin.to_string()).as_deref());
    // Which templates there are is known only now.
    if let Some(report) = endangered(&shared.templates.loader().read_paths(), shared) {
        return report;
    }
    if let Some(target) = &shared.targets.view
        && let Err(fault) = target.write(harmless::json(&String::from_utf8_lossy(&view.whole().json())).as_bytes())
    {
        return cannot_write(target, &fault);
    }
    match pdf {
        Ok(pdf) => {
            if shared.verify {
                step(Step::Verifying);
                let findings = timed!("verify", audit(&view, pdf.bytes.clone()));
                if !findings.is_empty() {
                    return not_sound(&findings, shared, input).after(&pdf.warnings);
                }
            }
            step(Step::Writing);
            timed!("write", deliver(&pdf, target)).after(&pdf.warnings)
        }
        Err(fault) => not_rendered(fault, shared, input),
    }
}

/// Writes a PDF to its place.
fn deliver(pdf: &Pdf, target: &Target) -> Report {
    if *target == Target::Standard && io::stdout().is_terminal() {
        let hint = "write it to a file with -o OUT.pdf, or pass it on with |";
        return Report::failed("a PDF cannot be shown on a terminal", Some(hint));
    }
    if let Err(fault) = target.write(&pdf.bytes) {
        return cannot_write(target, &fault);
    }
    let (pages, size) = (messages::count(pdf.pages, "page"), pdf.bytes.len().div_ceil(1000));
    let done = target.file().map_or_else(String::new, |_| format!("{target} ({pages}, {size} KB)\n"));
    let made = Some(Made { sum: Sum::of(&pdf.bytes), pages: pdf.pages, bytes: pdf.bytes.len() });
    Report { done, facts: Some(Facts::default().with(made)), ..Report::new(Outcome::Done, "") }
}
