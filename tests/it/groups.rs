//! Groups and numbers: spaces around them make no others, and a group in two places is told of.

use crate::pack::Pack;
use crate::problems::lines;
use crate::reading::index_rows;
use crate::run::{Folder, render};

/// Indicators with these groups, in this order.
fn grouped(groups: &[&str]) -> Pack {
    let with = |pack: Pack, (group, number): (&&str, u32)| {
        let fields = format!(r#""group": "{group}", "rag": "Contextual", "narrative": {{"Commentary": "Text."}}"#);
        pack.measuring(&number.to_string(), &fields)
    };
    groups.iter().zip(1..).fold(Pack::new(), with)
}

/// What is said of them.
fn told(groups: &[&str]) -> Vec<String> {
    lines(&Folder::with("pack.json", grouped(groups).text()).run(["check", "pack.json", "--format", "json"]))
}

#[test]
fn spaces_around_a_group_make_no_other_group() {
    let groups = ["Libraries", "Libraries ", "\u{a0}Libraries\u{a0}", " Libraries"];
    assert!(told(&groups).is_empty(), "{:?}", told(&groups));
    let bookmarks = render(grouped(&groups).text()).outline();
    assert_eq!(bookmarks.iter().filter(|bookmark| bookmark.title.contains("Libraries")).count(), 1);
}

#[test]
fn spaces_around_a_number_make_no_other_number() {
    let pack = ["36", "36 ", " 36", "36\u{a0}"]
        .iter()
        .fold(Pack::new(), |pack, number| pack.measuring(number, r#""rag": "Contextual""#));
    let folder = Folder::with("pack.json", pack.text());
    let told = lines(&folder.run(["check", "pack.json", "--format", "json"]));
    let twice: Vec<&String> = told.iter().filter(|line| line.starts_with("duplicate-ref ")).collect();
    assert_eq!(twice.len(), 3, "{told:#?}");
    assert!(twice.iter().all(|line| line.contains("an earlier indicator has the number 36 too")), "{twice:#?}");
    assert!(index_rows(&render(pack.text())).iter().all(|row| row.cell("No.") == "36"));
}

#[test]
fn a_group_in_two_places_is_told_once() {
    let told = told(&["Roads", "Libraries", "Roads", "Libraries", "Roads"]);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("split-group 6:") && told[0].contains("(3 places in all)"), "{told:#?}");
}
