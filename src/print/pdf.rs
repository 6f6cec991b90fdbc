//! From Typst's world to the bytes of an accessible, archival PDF.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_kit::diagnostics::{DiagnosticFormat, emit, termcolor::NoColor};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_timing::timed;

use crate::output::failure::caught;
use crate::print::objects::shrunk;
use crate::print::typeset;
use crate::print::world::ReportWorld;
use crate::view::View;

/// A finished PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What Typst warned of in a user's own templates, ready to show; empty for none.
    pub warnings: String,
}

/// Why no PDF was made.
#[derive(Debug)]
pub enum Fault {
    /// The templates have errors: Typst's own diagnostics, ready to show.
    Template(String),
    /// A font of the user's is damaged: its family.
    Font(String),
    /// The typesetting engine failed; nothing the user did.
    Internal,
}

/// Whether the PDF holds attachments: PDF/A-2 forbids them, PDF/A-3 allows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archival {
    /// PDF/A-2a, the default.
    A2,
    /// PDF/A-3a, for a PDF with its pack attached.
    A3,
}

/// Typesets the view and exports it as PDF/UA-1 together with PDF/A; `source` is what its metadata say that it was made from.
pub fn pdf(world: &ReportWorld, view: &View, archival: Archival, source: Option<&str>) -> Result<Pdf, Fault> {
    // Typst turns its own panics into errors nearly always; an officer must not see the others either.
    caught(|| compile(world, view, archival, source)).unwrap_or(Err(Fault::Internal))
}

fn compile(world: &ReportWorld, view: &View, archival: Archival, source: Option<&str>) -> Result<Pdf, Fault> {
    let (document, warnings) = typeset(world, view)?;
    Ok(Pdf { bytes: export(world, &document, archival, source)?, pages: document.pages().len(), warnings })
}

/// The laid-out pages, and what Typst warned of.
pub fn typeset(world: &ReportWorld, view: &View) -> Result<(PagedDocument, String), Fault> {
    let (document, warnings) =
        timed!("typeset", typeset::typeset(world, view)).map_err(|errors| Fault::Template(show(world, &errors)))?;
    Ok((document, show(world, &warnings)))
}

/// The PDF of laid-out pages; a page may hold what the standards forbid, which is a fault of the template.
pub fn export(
    world: &ReportWorld,
    document: &PagedDocument,
    archival: Archival,
    source: Option<&str>,
) -> Result<Vec<u8>, Fault> {
    let exported = timed!("export", typst_pdf::pdf(document, &options(archival)));
    let bytes =
        exported.map_err(|errors| damaged_font(&errors).unwrap_or_else(|| Fault::Template(show(world, &errors))))?;
    Ok(timed!("shrink", shrunk(bytes, source)))
}

/// The font that could not be put into the PDF, as Typst names it.
fn damaged_font(errors: &[SourceDiagnostic]) -> Option<Fault> {
    let named = |error: &SourceDiagnostic| {
        let family = error.message.strip_prefix("failed to process font `\"")?.split('"').next()?;
        Some(Fault::Font(family.to_owned()))
    };
    errors.iter().find_map(named)
}

fn options(archival: Archival) -> PdfOptions {
    let archival = match archival {
        Archival::A2 => PdfStandard::A_2a,
        Archival::A3 => PdfStandard::A_3a,
    };
    PdfOptions {
        creator: Smart::Custom(Some(concat!("committee-report ", env!("CARGO_PKG_VERSION")).into())),
        standards: PdfStandards::new(&[archival, PdfStandard::Ua_1])
            .expect("PDF/A-2a and A-3a go together with PDF/UA-1"),
        ..PdfOptions::default()
    }
}

/// Diagnostics as Typst shows them, with file, line and column.
fn show(world: &ReportWorld, diagnostics: &[SourceDiagnostic]) -> String {
    let mut shown = NoColor::new(Vec::new());
    // Writing to memory does not fail, and a diagnostic whose place cannot be shown still has its message.
    if emit(&mut shown, world, diagnostics, DiagnosticFormat::Human).is_err() {
        return diagnostics.iter().map(|diagnostic| format!("error: {}\n", diagnostic.message)).collect();
    }
    String::from_utf8_lossy(&shown.into_inner()).into_owned()
}
