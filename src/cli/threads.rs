//! The threads of a run.

use std::num::NonZeroUsize;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::{End, show};

/// Stack of each thread, in bytes: as much as the main thread usually has.
pub(super) const STACK: usize = 8 << 20;

/// Threads to work with: at most `jobs` and one for each processor, and as many of those as the system grants.
pub(super) fn pool(jobs: Option<NonZeroUsize>) -> Result<ThreadPool, End> {
    granted(jobs, ThreadPoolBuilder::build)
}

/// The same, for all work of the program from now on, on whatever thread it begins.
pub(super) fn set(jobs: Option<NonZeroUsize>) -> Result<(), End> {
    granted(jobs, ThreadPoolBuilder::build_global)
}

fn granted<T>(
    jobs: Option<NonZeroUsize>,
    build: impl Fn(ThreadPoolBuilder) -> Result<T, ThreadPoolBuildError>,
) -> Result<T, End> {
    let processors = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let mut threads = jobs.unwrap_or(processors).min(processors).get();
    loop {
        if let Ok(pool) = build(ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK)) {
            return Ok(pool);
        }
        threads /= 2;
        if threads == 0 {
            break;
        }
    }
    // None at all: the main thread does the work.
    let alone = build(ThreadPoolBuilder::new().num_threads(1).use_current_thread());
    alone.map_err(|error| show::fail(&format!("can't work with threads: {error}"), End::Disk))
}
