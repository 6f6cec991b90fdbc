//! What is told where the system lets a run have less memory than it needs: before it runs out, since then nothing of ours
//! could be said any more.

use crate::limits::{grouped, memory};

/// Why nothing can be done at all.
pub(super) fn too_little() -> Option<String> {
    let allowed = memory::allowed().filter(|allowed| *allowed < memory::LEAST_MB)?;
    Some(format!(
        "the limit set for memory is {} MB, and this program needs {} MB (ulimit -v)",
        said(allowed),
        memory::LEAST_MB
    ))
}

/// Why a pack of this weight, in KB, is not printed beside the others that are printed at once.
pub(super) fn too_heavy(pack: &str, weight: impl FnOnce() -> u64, at_once: usize) -> Option<String> {
    let allowed = memory::allowed()?;
    let needed = memory::needed(weight());
    let share = allowed.saturating_sub(memory::LEAST_MB) / at_once.max(1) as u64 + memory::LEAST_MB;
    (needed > share).then(|| {
        let others = if at_once > 1 { " for all packs at once" } else { "" };
        format!(
            "{pack} was not rendered: it may need {} MB of memory, and the limit set{others} is {} MB (ulimit -v)",
            said(needed),
            said(allowed)
        )
    })
}

fn said(megabytes: u64) -> String {
    grouped(usize::try_from(megabytes).unwrap_or(usize::MAX))
}
