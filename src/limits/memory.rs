//! How much memory the system lets a run have (`ulimit -v`), and how much a run needs: measured, docs/performance.md.

/// The least with which the program can do anything, its own file, threads and fonts included, in MB.
pub const LEAST_MB: u64 = 256;
/// What a thread takes of it, with its stack and what it keeps at hand, in MB.
const THREAD_MB: u64 = 150;
/// What the program takes before its first thread, in MB.
const BEFORE_THREADS_MB: u64 = 200;
/// The most that what a pack weighs may be short of what it takes by, since memory is asked for in ever larger pieces, in MB.
const PIECES_MB: u64 = 1_000;

/// How many MB a run may have; `None` where no limit is set, or elsewhere than on Linux.
pub fn allowed() -> Option<u64> {
    allowed_by(&std::fs::read_to_string("/proc/self/limits").ok()?)
}

/// The lower of the two limits that hold for memory, from what Linux says of a process.
fn allowed_by(limits: &str) -> Option<u64> {
    let of = |name| limits.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok());
    ["Max address space", "Max data size"].into_iter().filter_map(of).min().map(|bytes: u64| bytes >> 20)
}

/// How many threads there is room for.
pub fn threads(allowed: u64) -> usize {
    usize::try_from(allowed.saturating_sub(BEFORE_THREADS_MB) / THREAD_MB).unwrap_or(usize::MAX).max(1)
}

/// How many MB a run needs to print a pack of this weight, in KB.
pub fn needed(weight: u64) -> u64 {
    let weight = weight / 1_000;
    let half = weight + weight / 2;
    LEAST_MB + half + half.min(PIECES_MB)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lower_limit_of_memory_counts_and_none_is_none() {
        let limits = |space: &str, data: &str| {
            format!(
                "Limit                     Soft Limit           Hard Limit           Units     \n\
                 Max cpu time              5                    unlimited            seconds   \n\
                 Max data size             {data}            unlimited            bytes     \n\
                 Max address space         {space}            unlimited            bytes     \n"
            )
        };
        assert_eq!(allowed_by(&limits("unlimited", "unlimited")), None);
        assert_eq!(allowed_by(&limits("104857600", "unlimited")), Some(100));
        assert_eq!(allowed_by(&limits("104857600", "52428800")), Some(50));
        assert_eq!(allowed_by(&limits("unlimited", "52428800")), Some(50));
        assert_eq!(allowed_by(""), None);
    }

    #[test]
    fn there_is_a_thread_for_each_share_of_memory_and_always_one() {
        assert_eq!([0, 256, 499, 500, 1_100, 2_000].map(threads), [1, 1, 1, 2, 6, 12]);
        assert!(threads(u64::MAX) > 1_000);
    }

    /// The lowest limits from which on packs of these weights, in MB, were printed whenever they were tried.
    #[test]
    fn more_is_needed_than_was_seen_to_be_too_little() {
        for (weight, too_little) in [(0, 230), (96, 448), (320, 624), (534, 1_120)] {
            assert!(needed(weight * 1_000) > too_little, "{weight} MB");
        }
        assert!(needed(3_500_000) < 7_000, "large packs are no worse");
    }
}
