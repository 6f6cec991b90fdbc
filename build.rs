//! Sums the sources of the program, so that the key of a report changes with the program that makes it.

use std::fs;
use std::path::Path;

/// What decides how a report comes out.
const SOURCES: [&str; 4] = ["Cargo.lock", "fonts", "src", "typst-templates"];

fn main() {
    let mut sum = 0xcbf2_9ce4_8422_2325;
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(Path::new(source), &mut sum);
    }
    println!("cargo::rustc-env=COMMITTEE_REPORT_SOURCES={sum:016x}");
}

/// Adds the names and bytes of a file, or of all that is in a folder, in the order of their names.
fn add(path: &Path, sum: &mut u64) {
    if path.is_dir() {
        let mut entries: Vec<_> =
            fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        return entries.iter().for_each(|entry| add(entry, sum));
    }
    let names = path.iter().flat_map(|part| part.to_string_lossy().into_owned().into_bytes());
    // Line ends differ between the systems on which the same program is built.
    let bytes = fs::read(path).unwrap_or_default().into_iter().filter(|byte| *byte != b'\r');
    // FNV-1a (64 bits): no crate has to be built before ours for it.
    for byte in names.chain(bytes) {
        *sum = (*sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}
