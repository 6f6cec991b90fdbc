//! What all packs of a run of `render` share.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::targets::Targets;
use crate::identity::Ground;
use crate::look::assets::{Fonts, Templates};
use crate::messages::results::Record;
use crate::print::world::TemplateStore;

/// What all packs of a run share.
pub(super) struct Shared {
    pub(super) targets: Targets,
    /// Whether no pack is made from the file that the timings go to.
    pub(super) timings_are_safe: AtomicBool,
    pub(super) templates: Arc<TemplateStore>,
    /// The same, for its names.
    pub(super) template_files: Templates,
    pub(super) fonts: Arc<Fonts>,
    /// Whether the templates are not only the built-in ones.
    pub(super) has_own_templates: bool,
    pub(super) deny_warnings: bool,
    pub(super) attach_data: bool,
    /// Whether a finished PDF is audited before it is written.
    pub(super) verify: bool,
    /// The version that the one pack corrects.
    pub(super) corrects: Option<PathBuf>,
    /// What the keys of reports begin with, where keys are wanted.
    pub(super) ground: Option<Ground>,
    /// What earlier runs have made, where that is not made again.
    pub(super) record: Option<Record>,
    /// How many packs are printed at once.
    pub(super) at_once: usize,
    /// The width of the terminal.
    pub(super) width: usize,
}
