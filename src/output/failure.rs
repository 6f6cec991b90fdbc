//! Failures of the program itself: told in one line, without the inside of the program, and with exit code 2.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe, Location, catch_unwind};
use std::sync::{Mutex, PoisonError};

use crate::limits::memory;

/// Where the program failed last.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// From now on, a failure is not printed where it happens; whoever catches it tells of it.
pub fn keep_quiet() {
    panic::set_hook(Box::new(|failure| {
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = failure.location().map(place);
    }));
    end_with_two();
}

/// Out of memory, and out of room for calls within calls, the system ends the program with a line of its own.
fn end_with_two() {
    #[cfg(unix)]
    {
        use std::sync::Arc;
        use std::sync::atomic::AtomicBool;

        let always = Arc::new(AtomicBool::new(true));
        // Where that cannot be arranged, the exit code is another.
        let _ = signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGABRT, 2, always);
    }
}

/// Does something; `None` where the program failed at it.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|failure: Box<dyn Any + Send>| drop(failure)).ok()
}

/// Where the program failed last, for whoever mends it.
pub fn last_place() -> String {
    PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_else(|| "an unknown place".into())
}

/// What failed within, and what to do about it. Where the system limits the memory of a run, a library has most likely taken its
/// end for a fault of its own.
pub fn cause() -> (String, &'static str) {
    match memory::allowed() {
        Some(allowed) => (format!("most likely the end of its memory: the limit set is {allowed} MB"), MORE),
        None => (format!("a bug in committee-report, at {}", last_place()), REPORT),
    }
}

const MORE: &str =
    "allow it more memory (ulimit -v); if it fails then, too, please report it, with the pack if you may";
const REPORT: &str = "please report it, with the pack if you may pass it on";

/// A place in the program without the folders of the machine that built it.
fn place(location: &Location<'_>) -> String {
    format!("{}:{}", short(location.file()), location.line())
}

fn short(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let crates = parts.iter().rposition(|part| *part == "src").unwrap_or(0).saturating_sub(1);
    parts[crates..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_caught_and_its_place_kept() {
        let told = panic::take_hook();
        keep_quiet();
        let (failed, line) = (caught(|| -> u8 { panic!("within") }), line!());
        let place = last_place();
        panic::set_hook(told);
        assert_eq!(failed, None);
        assert_eq!(place, format!("src/output/failure.rs:{line}"));
        assert_eq!(caught(|| 5), Some(5));
    }

    #[test]
    fn places_name_no_machine() {
        for (file, shown) in [
            ("src/view/table.rs", "src/view/table.rs"),
            ("/home/me/.cargo/registry/src/index-1/krilla-0.9.0/src/font.rs", "krilla-0.9.0/src/font.rs"),
            (r"C:\cargo\registry\src\index\krilla-0.9.0\src\font.rs", "krilla-0.9.0/src/font.rs"),
            ("/rustc/0a1b2c/library/core/src/slice/mod.rs", "core/src/slice/mod.rs"),
            ("build.rs", "build.rs"),
        ] {
            assert_eq!(short(file), shown);
        }
    }
}
