//! The key of a report: a sum that changes with every byte that could change it, and with nothing else.
//!
//! Times, folders and machines are not in it: files are known by their paths below the pack's folder, templates and fonts
//! by their paths below theirs.

use std::path::Path;

use crate::digest::{Sum, Summing};
use crate::look::assets::AssetFault;
use crate::look::sums::{of_fonts, of_templates};
use crate::pack;
use crate::picture::named;
use crate::source::Sources;

/// Changes with the program's sources and what is built into it; `build.rs` makes it.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("COMMITTEE_REPORT_SOURCES"));

/// What all packs of a run have in common: program, options, templates, fonts.
#[derive(Debug, Clone)]
pub struct Ground(Sum);

impl Ground {
    /// The ground of a run with these options and folders.
    pub fn new(options: &str, templates: Option<&Path>, fonts: Option<&Path>) -> Result<Self, AssetFault> {
        let mut summing = Summing::default();
        summing.add(PROGRAM).add(options);
        for sums in [templates.map(of_templates), fonts.map(of_fonts)] {
            let sums = sums.transpose()?;
            summing.add(sums.as_ref().map_or("built in", |_| "own"));
            for (path, sum) in sums.iter().flatten() {
                summing.add(path).add_sum(sum);
            }
        }
        Ok(Self(summing.sum()))
    }
}

/// The key of a report of a pack that was read with its pictures.
pub fn key(ground: &Ground, sources: &Sources) -> Sum {
    let mut summing = Summing::default();
    summing.add_sum(&ground.0);
    for (kind, sums) in [("file", sources.sums()), ("picture", sources.picture_sums())] {
        for (path, sum) in sums {
            summing.add(kind).add(path).add_sum(&sum);
        }
    }
    summing.sum()
}

/// The key of a report of a pack that is only read for it; `None` where it cannot be read.
pub fn key_of(ground: &Ground, pack: &Path) -> Option<Sum> {
    let mut problems = Vec::new();
    let mut sources = Sources::open(pack, &mut problems).ok()?;
    crate::check::load::bring_workbook(&mut sources, &mut problems);
    let pack = pack::read(&mut sources, &|_| true, &mut problems)?;
    named::read(&pack, &sources);
    Some(key(ground, &sources))
}
