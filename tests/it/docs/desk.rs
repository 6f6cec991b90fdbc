//! The folder that the documents' commands run in: what an officer would have there.

use crate::docs::root;
use crate::run::{Folder, sample_pack};

/// A folder with packs, workbooks and templates under the names that the documents use.
pub(super) fn desk() -> Folder {
    let folder = Folder::new();
    let pack = told();
    folder.write("q2.json", &pack);
    folder.write("q2b.json", corrected(&pack));
    for name in ["packs/a.json", "packs/b.json"] {
        folder.write(name, include_bytes!("../../../data/children-2025.json"));
    }
    folder.write("packs.txt", "packs/a.json\npacks/b.json\n");
    folder.write("kpis.xlsx", file("tests/import/stacked.xlsx"));
    folder.write("our-fonts/snowman.ttf", file("tests/files/snowman.ttf"));
    folder.write("pictures/map.svg", file("tests/files/good.svg"));
    folder.run(["convert", "q2.json", "-o", "q2.xlsx"]).exits(0);
    folder
}

/// The sample as it is told of in the documents: with one level that differs from the key and is not accepted.
fn told() -> String {
    let pack = sample_pack("communities-2024-25-q2");
    let at = pack.find(r#""ref": "221""#).expect("indicator 221");
    let (before, after) = pack.split_at(at);
    let line = after.lines().find(|line| line.contains(r#""accept""#)).expect("what it accepts");
    format!("{before}{}", after.replacen(&format!("{line}\n"), "", 1))
}

/// The same with a figure corrected, and why.
fn corrected(pack: &str) -> String {
    let figure = r#""value": "100,142" },"#;
    assert_eq!(pack.matches(figure).count(), 1);
    pack.replace(figure, r#""value": "100,412" }, "correction": "Two branches were counted twice.","#).replacen(
        r#""produced_on":"#,
        r#""version": "Version 2", "produced_on":"#,
        1,
    )
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(root().join(name)).unwrap_or_else(|error| panic!("cannot read {name} ({error})"))
}
