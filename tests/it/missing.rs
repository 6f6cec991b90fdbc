//! `check --missing`: what is still to come, by owner and group.

use crate::pack::Pack;
use crate::run::Folder;

fn folder() -> Folder {
    let pack = Pack::new()
        .measuring("1", r#""owner": "Libraries", "group": "Visits", "rag": "Contextual""#)
        .measuring("2", r#""owner": "Highways, West", "current": 5, "rag": "Red", "narrative": {"Commentary": "x"}"#)
        .measuring("3", r#""owner": "Libraries", "current": "N/A", "narrative": {"Commentary": ""}"#)
        .measuring("4", r#""owner": "Libraries", "current": 5, "rag": "Green", "narrative": {"Commentary": "x"}"#);
    Folder::with("pack.json", pack.text())
}

#[test]
fn the_list_goes_by_owner() {
    insta::assert_snapshot!(folder().run(["check", "pack.json", "--missing"]).exits(0), @r"
    exit code: 0
    --- stdout
    Libraries (2 indicators)
      Visits
        Indicator 1, Measure 1: current figure, commentary
      Without a group
        Indicator 3, Measure 3: level, commentary

    Highways, West (1 indicator)
      Without a group
        Indicator 2, Measure 2: actions

    3 indicators with something still to come
    ");
}

#[test]
fn the_same_list_goes_into_a_spreadsheet() {
    let out = folder().run(["check", "pack.json", "--missing=csv"]).exits(0).out();
    // As Excel reads it without being asked: marked as UTF-8, lines ended as on Windows.
    let rows = out.strip_prefix('\u{FEFF}').expect("a byte order mark").split("\r\n").collect::<Vec<_>>();
    let expected = [
        "Owner,Group,Indicator,Title,Missing",
        "Libraries,Visits,1,Measure 1,current figure",
        "Libraries,Visits,1,Measure 1,commentary",
        "Libraries,,3,Measure 3,level",
        "Libraries,,3,Measure 3,commentary",
        "\"Highways, West\",,2,Measure 2,actions",
        "",
    ];
    assert_eq!(rows, expected);
}
