//! The pictures a pack names: read from inside its folder, made safe, and served to the templates.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use typst::utils::hash128;

use crate::pack::{At, Pack, Plain, include_fault};
use crate::picture::{Budget, Fault, Format, Picture, PrintSize, prepare};
use crate::problem::{Code, Place, Problem};
use crate::source::Sources;

/// The box a picture is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Frame {
    Logo,
    /// The text column, and not more than two thirds of a page.
    Figure,
}

impl Frame {
    fn print_size(self) -> PrintSize {
        match self {
            Self::Logo => PrintSize { width_mm: 70.0, height_mm: 30.0 },
            Self::Figure => PrintSize { width_mm: 170.0, height_mm: 170.0 },
        }
    }
}

/// One picture as the templates read it.
#[derive(Debug, Clone)]
pub struct Served {
    /// Its path in the templates' world: "/images/1.png".
    pub path: String,
    /// The width it prints with, in millimetres.
    pub width_mm: f64,
    /// The height it prints with, in millimetres.
    pub height_mm: f64,
    /// The picture.
    pub picture: Picture,
}

/// All pictures of a pack.
#[derive(Debug, Default)]
pub struct Pictures {
    served: Vec<Served>,
    /// Which of them is shown where, by the place of the path that names it.
    shown: BTreeMap<Place, usize>,
    /// Their paths from the pack's folder.
    below: BTreeSet<PathBuf>,
}

impl Pictures {
    /// Reads and prepares every picture; one that cannot be used goes on record.
    pub fn load(pack: &Pack, sources: &Sources, problems: &mut Vec<Problem>) -> Self {
        let mut reader = Reader::new(sources);
        for (path, size) in named(pack) {
            problems.extend(reader.show(path, size));
        }
        reader.pictures
    }

    /// The picture named at a place.
    pub fn at(&self, place: Place) -> Option<&Served> {
        self.served.get(*self.shown.get(&place)?)
    }

    /// The paths of the pictures' files from the pack's folder.
    pub fn below(&self) -> impl Iterator<Item = &Path> {
        self.below.iter().map(PathBuf::as_path)
    }

    /// Every picture, once.
    pub fn iter(&self) -> impl Iterator<Item = &Served> {
        self.served.iter()
    }
}

/// The pictures that a pack names, and what they are printed in. Where a path is missing, that is said elsewhere.
fn named(pack: &Pack) -> impl Iterator<Item = (&At<Plain>, Frame)> {
    let logo = pack.report.logo.iter().map(|logo| (&logo.path, Frame::Logo));
    let figures = pack.indicators.0.iter().flat_map(|indicator| &indicator.figures).flat_map(|figures| &figures.value);
    logo.chain(figures.map(|figure| (&figure.path, Frame::Figure))).filter(|(path, _)| path.place.end > 0)
}

/// Reads the pictures that a pack names, for what `sources` then knows of their bytes; they are not prepared.
pub fn read(pack: &Pack, sources: &Sources) {
    let mut reader = Reader::new(sources);
    for (path, _) in named(pack) {
        let below = (reader.below(path), Frame::Figure);
        // What cannot be read has no sum, and is told by whoever renders.
        reader.named.entry(below).or_insert_with(|| (sources.picture(path.place.file, &path.0).ok().map(|_| 0), None));
    }
}

/// Reads pictures, each once however often and under however many names it is shown.
struct Reader<'s> {
    sources: &'s Sources,
    budget: Budget,
    /// What came of a path below the pack's folder.
    named: BTreeMap<(PathBuf, Frame), Outcome>,
    /// What came of a file's content.
    read: BTreeMap<(u128, Frame), Outcome>,
    pictures: Pictures,
}

/// The number of a picture that can be shown, and what is to be said of it.
type Outcome = (Option<usize>, Option<Problem>);

impl<'s> Reader<'s> {
    fn new(sources: &'s Sources) -> Self {
        let (named, read) = (BTreeMap::new(), BTreeMap::new());
        Self { sources, budget: Budget::default(), named, read, pictures: Pictures::default() }
    }

    /// Shows the picture at the place of its path; what there is to be said of it there.
    fn show(&mut self, path: &At<Plain>, size: Frame) -> Option<Problem> {
        let key = (self.below(path), size);
        let known = self.named.get(&key).cloned();
        let (number, problem) = known.unwrap_or_else(|| {
            let outcome = self.read(path, size);
            self.named.insert(key, outcome.clone());
            outcome
        });
        if let Some(number) = number {
            self.pictures.shown.insert(path.place, number);
            self.pictures.below.insert(self.below(path));
        }
        problem.map(|problem| Problem { place: path.place, ..problem })
    }

    /// The path from the pack's folder, however it is spelled.
    fn below(&self, path: &At<Plain>) -> PathBuf {
        let file = self.sources.files().get(path.place.file as usize);
        let folder = file.and_then(|file| Path::new(&file.below).parent()).unwrap_or(Path::new(""));
        folder.join(&path.0).components().filter(|part| !matches!(part, Component::CurDir)).collect()
    }

    fn read(&mut self, path: &At<Plain>, size: Frame) -> Outcome {
        let bytes = match self.sources.picture(path.place.file, &path.0) {
            Ok(bytes) => bytes,
            Err(fault) => return (None, Some(include_fault(path.place, &path.0, &fault))),
        };
        if let Err(fault) = self.budget.take_bytes(bytes.len()) {
            return (None, Some(unusable(path, &fault)));
        }
        let key = (hash128(&bytes), size);
        if let Some((number, problem)) = self.read.get(&key)
            && problem.is_none()
        {
            return (*number, None);
        }
        let outcome = self.prepare(path, &bytes, size);
        self.read.insert(key, outcome.clone());
        outcome
    }

    fn prepare(&mut self, path: &At<Plain>, bytes: &[u8], size: Frame) -> Outcome {
        match prepare(&path.0, bytes, size.print_size(), &mut self.budget) {
            Ok(picture) => {
                let problem = picture.unseen.then(|| unseen(path, size));
                let number = self.pictures.served.len();
                self.pictures.served.push(serve(number + 1, picture, size.print_size()));
                (Some(number), problem)
            }
            Err(fault) => (None, Some(unusable(path, &fault))),
        }
    }
}

fn unusable(path: &At<Plain>, fault: &Fault) -> Problem {
    let message = format!("the picture \"{}\" cannot be used ({fault})", path.0);
    let problem = Problem::new(Code::BadImage, path.place, message);
    match fault.hint() {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn unseen(path: &At<Plain>, size: Frame) -> Problem {
    let what = if size == Frame::Logo { "logo" } else { "picture" };
    let message =
        format!("the {what} \"{}\" will not be seen: it is white or transparent, and so is the paper", path.0);
    Problem::new(Code::UnseenPicture, path.place, message).hint("use the version made for a white background")
}

/// Fits a picture into its box; small pictures keep 96 pixels to the inch and are not blown up.
fn serve(number: usize, picture: Picture, size: PrintSize) -> Served {
    const MM_PER_PIXEL: f64 = 25.4 / 96.0;
    let (width, height) =
        (f64::from(picture.width.max(1)) * MM_PER_PIXEL, f64::from(picture.height.max(1)) * MM_PER_PIXEL);
    let scale = (size.width_mm / width).min(size.height_mm / height).min(1.0);
    let extension = match picture.format {
        Format::Png => "png",
        Format::Jpeg => "jpg",
        Format::Svg => "svg",
    };
    Served {
        path: format!("/images/{number}.{extension}"),
        width_mm: width * scale,
        height_mm: height * scale,
        picture,
    }
}
