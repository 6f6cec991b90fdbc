//! An officer who has only Excel: from `init` to the PDF, with ten mistakes mended from the messages alone.
//!
//! What the officer and the services typed was typed with another library: see `tests/officer/make.py`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::reading::levels;
use crate::run::{Folder, assert_in_order};

const RETURNS: [&str; 3] = ["Housing.xlsx", "Libraries.xlsx", "Waste-Streets.xlsx"];

fn file(name: &str) -> Vec<u8> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/officer").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{} ({error})", path.display()))
}

/// A folder with the officer's pack and the three returns in one of their states.
fn folder(state: &str) -> Folder {
    let folder = Folder::with("pack.xlsx", file("pack.xlsx"));
    for name in RETURNS {
        folder.write(name, file(&format!("{state}/{name}")));
    }
    folder
}

/// Reads the three returns into the pack.
fn read(folder: &Folder, code: i32) -> crate::run::Ran {
    folder.run(["returns", "read"].iter().chain(&RETURNS).chain(&["--into", "pack.xlsx", "-o", "q2.xlsx"])).exits(code)
}

/// The indicators of a pack as JSON.
fn indicators(folder: &Folder, pack: &str) -> Vec<Value> {
    folder.run(["convert", pack, "-o", "read.json"]).exits(0);
    let pack: Value = serde_json::from_slice(&folder.read("read.json")).expect("JSON");
    pack["indicators"].as_array().expect("indicators").clone()
}

#[test]
fn twelve_indicators_are_filled_in_and_three_returns_sent() {
    // The workbook of `init` has every field that the officer filled in, and more.
    let start = Folder::new();
    start.run(["init"]).exits(0);
    let folder = folder("returned");
    let (given, filled) = (indicators(&start, "pack.xlsx"), indicators(&folder, "pack.xlsx"));
    assert_eq!((given.len(), filled.len()), (3, 12));
    for field in filled.iter().flat_map(|indicator| indicator.as_object().expect("an indicator").keys()) {
        assert!(given.iter().any(|example| example.get(field).is_some()), "no example of init has {field}");
    }
    let told = folder.run(["check", "pack.xlsx"]).exits(0);
    assert!(told.out().ends_with("0 errors, 24 warnings in 1 file\n  12 rag-missing, 12 no-commentary\n"), "{told}");
    let missing = folder.run(["check", "pack.xlsx", "--missing"]).exits(0);
    assert!(missing.out().ends_with("\n12 indicators with something still to come\n"), "{missing}");
    let made = folder.run(["returns", "make", "pack.xlsx", "-o", "out/", "--due", "12 October 2026"]).exits(0);
    assert_eq!(made.out(), RETURNS.map(|name| format!("out/{name} (4 rows)\n")).concat());
}

#[test]
fn ten_mistakes_are_told_at_once_each_at_its_cell_with_what_to_do() {
    let folder = folder("returned");
    let before = folder.files();
    let ran = read(&folder, 1);
    insta::assert_snapshot!(ran.stderr, @"
    error: Housing.xlsx, Housing!J4: Indicator H3: the scale has no level “Gren” (did you mean “Green”?)
    error: Housing.xlsx, Housing!H5: this formula was saved without its result: open the workbook in Excel, save it and send it again
    error: Libraries.xlsx, Libraries!H2: #N/A is an Excel error, not an answer: correct the formula, or type the figure
    error: Libraries.xlsx, Libraries!B4: the pack has no indicator “L33”; did you mean “L3”?
    error: Libraries.xlsx, Libraries!I5: Indicator L4: the mark “provisionel” is not one of “provisional”, “revised”, “estimated”, “unavailable”, “not applicable”, “suppressed”, “break” (did you mean “provisional”?)
    note: Housing.xlsx, Housing!H2: Indicator H1: “TBC” is a placeholder, not the current figure (type the figure when it is known; where there is none, type “N/A”)
    note: Housing.xlsx, Housing!M3: Indicator H2: the level is Red, but no actions are given (say under “Actions” what is being done about it)
    note: Waste-Streets.xlsx, Waste & Streets!H2: Indicator W1: 0.529 has no percent sign, but the target, 52%, has one: they are not compared (type “52.9%” if it is a share, or “0.529%” if it is a percentage)
    note: Waste-Streets.xlsx, Waste & Streets!J3: Indicator W2: published as Red, but 41 is 8.9% under the target of 45, which the key calls Blue (correct the level or the figures, or say why under “Reason for the level”)
    note: Waste-Streets.xlsx, Waste & Streets!M3: Indicator W2: the level is Red, but no actions are given (say under “Actions” what is being done about it)
    note: Waste-Streets.xlsx, Waste & Streets!H5: the comment on this cell is ignored: “Less was collected. - Jo”
    note: no figure yet: H4; L1
    note: no commentary yet: W4
    5 errors: q2.xlsx was not written
    ");
    assert_eq!(folder.files(), before, "nothing is written before they are mended");
}

#[test]
fn what_was_mended_is_read_and_the_report_has_every_figure() {
    let folder = folder("mended");
    let ran = read(&folder, 0);
    assert!(ran.out().ends_with("\n37 changes\nq2.xlsx\n"), "{ran}");
    assert_eq!(ran.stderr, "");
    assert_eq!(folder.run(["check", "q2.xlsx"]).exits(0).out(), "no problems\n");
    folder.run(["render", "q2.xlsx"]).exits(0);
    let pdf = folder.pdf("q2.pdf");
    let figures = ["91.4%", "33", "100%", "214", "100,142", "41,377", "12,961", "£2.38", "52.9%", "41", "96%", "108"];
    assert_in_order(&pdf.text(), ["Borough of Marlow", "Scrutiny Committee"].into_iter().chain(figures));
    let levels = levels(&pdf);
    let of_housing = ["Green", "Red", "Green", "Contextual"];
    assert_eq!(levels[..4], of_housing);
    assert_eq!(levels[4..], ["Green", "Green", "Green", "Green", "Green", "Blue", "Green", "Green"]);
}
