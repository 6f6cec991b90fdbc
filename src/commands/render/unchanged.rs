//! Whether a pack's PDF is there already.

use super::report::Report;
use super::shared::Shared;
use crate::check::load::Input;
use crate::digest::Sum;
use crate::identity;
use crate::limits;
use crate::output::Target;
use crate::source::fence::Opened;

/// The report of a pack whose PDF is there already: made of what has the same key, and with the recorded sum.
pub(super) fn unchanged(shared: &Shared, input: &Input, target: &Target) -> Option<Report> {
    let (record, ground) = (shared.record.as_ref()?, shared.ground.as_ref()?);
    let (pack, output) = (input.file()?, target.file().filter(|path| path.is_file())?);
    let key = identity::key_of(ground, pack).filter(|key| record.has(key))?;
    let bytes = Opened::by_user(output).and_then(|file| file.read(limits::REPORT_BYTES)).ok()?;
    Some(Report::unchanged(record.find(&key, &Sum::of(&bytes))?.into()))
}
