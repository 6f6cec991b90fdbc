//! Typst's world for one report: templates, fonts, the view and its pictures. No network, no packages, no clock.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use typst::comemo::Track;
use typst::diag::{At, FileError, FileResult, PackageError, SourceResult};
use typst::engine::{Route, Sink, Traced};
use typst::foundations::{Bytes, Datetime, Duration, Module};
use typst::syntax::{FileId, RootedPath, Source, Span, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, hash128};
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::diagnostics::DiagnosticWorld;
use typst_kit::files::{FileLoader, FileStore};
use typst_timing::timed;

use crate::look::assets::{Fonts, TemplateFault, Templates};
use crate::view::Sheet;

/// Typst's standard library, with header cells for rows; one for all runs, so that caches are shared.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// Where the templates find the view.
pub const VIEW: &str = "data/report.json";

/// The templates that put the report's parts in order.
const ORDER: [&str; 2] = ["main.typ", "report.typ"];

/// The files of one run besides the templates, by their path without a leading slash.
pub type Files = BTreeMap<String, Bytes>;

/// The template files of a run, read and parsed once for all its packs.
pub type TemplateStore = FileStore<Templates>;

/// Reads and parses every built-in template, or what takes its place, on all cores, and evaluates what they define. What
/// cannot be read or evaluated is told later, by whoever needs it.
pub fn prepare(templates: &Arc<TemplateStore>, fonts: &Arc<Fonts>) {
    // Sources remember the hash by which Typst knows them, and so do functions.
    let names: Vec<_> = templates.loader().names().into_iter().filter(|name| name.ends_with(".typ")).collect();
    names.par_iter().with_max_len(1).for_each(|name| {
        if let Some(source) = template(name).and_then(|id| templates.source(id).ok()) {
            hash128(&source);
        }
    });
    if let Some(main) = template(ORDER[1]) {
        let world = ReportWorld { templates: templates.clone(), fonts: fonts.clone(), files: Files::new(), main };
        hash128(&evaluate(&world, &mut Sink::new()).ok());
    }
}

/// The file of a template.
fn template(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// What the world's main template defines and prints.
pub fn evaluate(world: &ReportWorld, sink: &mut Sink) -> SourceResult<Module> {
    let (world, library, traced, route) = (world as &dyn World, world.library(), Traced::default(), Route::default());
    let main = world.source(world.main()).at(Span::detached())?;
    timed!("evaluate", typst_eval::eval(world.track(), library, traced.track(), sink.track_mut(), route.track(), &main))
}

/// Everything Typst may read for one report.
pub struct ReportWorld {
    templates: Arc<TemplateStore>,
    fonts: Arc<Fonts>,
    files: Files,
    main: FileId,
}

impl ReportWorld {
    /// A world with these templates and fonts, and `files` beside them.
    pub fn new(templates: Arc<TemplateStore>, fonts: Arc<Fonts>, files: Files) -> Self {
        let main = VirtualPath::new("main.typ").expect("a plain file name is a valid path");
        let main = RootedPath::new(VirtualRoot::Project, main).intern();
        Self { templates, fonts, files, main }
    }

    /// The same world with this view.
    pub fn showing(&self, sheet: &Sheet<'_>) -> Self {
        let mut files = self.files.clone();
        files.insert(VIEW.into(), Bytes::new(sheet.json()));
        Self { templates: self.templates.clone(), fonts: self.fonts.clone(), files, main: self.main }
    }

    /// How many bytes its view has: what takes longer to lay out has more.
    pub fn view_size(&self) -> usize {
        self.files.get(VIEW).map_or(0, Bytes::len)
    }

    /// Whether the order of the report's parts is the built-in templates', not a user's.
    pub fn has_built_in_order(&self) -> bool {
        ORDER.iter().all(|name| self.templates.loader().is_built_in(name))
    }

    /// The sources of the user's templates, as far as they have been read.
    pub fn own_templates(&self) -> Vec<Source> {
        let own = self.templates.loader().own().into_iter().filter(|name| name.ends_with(".typ"));
        own.filter_map(|name| self.templates.source(template(&name)?).ok()).collect()
    }

    /// A file of this report alone, as no template is.
    fn own(&self, id: FileId) -> Option<&Bytes> {
        match id.root() {
            VirtualRoot::Project => self.files.get(id.vpath().get_without_slash()),
            VirtualRoot::Package(_) => None,
        }
    }
}

impl FileLoader for Templates {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if let VirtualRoot::Package(spec) = id.root() {
            return Err(FileError::Package(PackageError::NotFound(spec.clone())));
        }
        let path = id.vpath().get_without_slash();
        self.bytes(path).map_err(|fault| match fault {
            TemplateFault::Missing => FileError::NotFound(PathBuf::from(path)),
            TemplateFault::Outside => {
                FileError::Other(Some(format!("{path} leads out of the templates' folder").into()))
            }
            TemplateFault::Unreadable(cause) => {
                FileError::Other(Some(format!("{path} cannot be read ({cause})").into()))
            }
        })
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.own(id) {
            Some(bytes) => Ok(Source::new(id, bytes.as_str().map_err(FileError::from)?.to_owned())),
            None => self.templates.source(id),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.own(id).map_or_else(|| self.templates.file(id), |bytes| Ok(bytes.clone()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store().font(index)
    }

    /// There is no today: a report's date stands in its pack.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

impl DiagnosticWorld for ReportWorld {
    fn name(&self, id: FileId) -> String {
        id.vpath().get_without_slash().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use typst_layout::PagedDocument;

    use super::*;
    use crate::check::load::{Input, load};
    use crate::view::{Context, view};

    /// The view of the built-in sample, as the templates read it.
    fn sample() -> Vec<u8> {
        let fonts = Fonts::new(None).expect("the built-in fonts");
        let loaded = load(&Input::Sample, &fonts, &Templates::default()).expect("the sample");
        let context = Context {
            sources: &loaded.sources,
            pictures: &loaded.pictures,
            text: &fonts.measure(&[]),
            words: &loaded.words,
            measures: &loaded.measures,
            corrections: None,
            fingerprint: None,
            attach: false,
        };
        view(loaded.pack.as_ref().expect("a pack"), &context).whole().json()
    }

    #[test]
    fn the_templates_open_in_any_editor_with_the_samples_view() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates").join(VIEW);
        if std::env::var_os("ACCEPT").is_some() && std::env::var_os("CI").is_none() {
            std::fs::write(&path, sample()).expect("the view");
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == sample(), "{} is not the sample's view: ACCEPT=1 writes it", path.display());
    }

    #[test]
    fn without_a_view_of_its_own_a_world_prints_the_sample() {
        let templates = Arc::new(TemplateStore::new(Templates::default()));
        let fonts = Fonts::new(None).expect("the built-in fonts");
        let world = ReportWorld::new(templates, fonts, Files::new());
        assert!(world.file(world.main()).is_ok());
        let compiled = typst::compile::<PagedDocument>(&world);
        let document = compiled.output.unwrap_or_else(|faults| panic!("{faults:?}"));
        assert!(document.pages().len() > 20, "{} pages", document.pages().len());
    }

    #[test]
    fn the_templates_are_handed_no_word_that_they_do_not_print() {
        let templates = Templates::default();
        let sources = templates.names().into_iter().filter(|name| name.ends_with(".typ"));
        let read = |name| String::from_utf8(templates.bytes(name).expect("it is built in").to_vec()).expect("a text");
        let all: String = sources.map(read).collect();
        let sample: serde_json::Value = serde_json::from_slice(&sample()).expect("a view");
        let mut groups = vec![("words".to_owned(), &sample["report"]["words"])];
        while let Some((path, group)) = groups.pop() {
            for (name, word) in group.as_object().expect("a group of words") {
                let is_printed = all.contains(&format!("{path}.{name}")) || all.contains(&format!("of.{name}"));
                assert!(is_printed, "no template prints {path}.{name}");
                if word.is_object() {
                    groups.push((format!("{path}.{name}"), word));
                }
            }
        }
    }
}
