//! Shares packs out among threads.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use crate::commands::STACK;

/// Workers that take one pack after the other.
///
/// Each has threads of its own: in a pool shared by all, a worker that waits for a part of its own pack could begin
/// another pack meanwhile, and so on until all packs are in memory.
pub(super) struct Crew(Vec<ThreadPool>);

impl Crew {
    /// As many workers as there are packs for, with `threads` threads among them.
    pub(super) fn new(threads: NonZeroUsize, packs: usize) -> Result<Self, ThreadPoolBuildError> {
        let workers = threads.get().min(packs).max(1);
        let share = |worker: usize| threads.get() / workers + usize::from(worker < threads.get() % workers);
        let pool = |worker| ThreadPoolBuilder::new().num_threads(share(worker)).stack_size(STACK).build();
        Ok(Self((0..workers).map(pool).collect::<Result<_, _>>()?))
    }

    /// Has `work` done for every number below `count`, the lowest first; returns at once.
    ///
    /// When all is done, `work` is dropped.
    pub(super) fn start(&self, count: usize, work: impl Fn(usize) + Send + Sync + 'static) {
        let next = Arc::new((AtomicUsize::new(0), work));
        for pool in &self.0 {
            let next = next.clone();
            pool.spawn(move || {
                let (number, work) = &*next;
                loop {
                    match number.fetch_add(1, Ordering::Relaxed) {
                        number if number < count => work(number),
                        _ => return,
                    }
                }
            });
        }
    }
}
