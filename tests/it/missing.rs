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

#[test]
fn the_reports_own_placeholders_are_listed_and_what_is_accepted_is_not() {
    let accept = serde_json::json!([{ "code": "no-commentary", "reason": "Not asked for." }]);
    let pack = Pack::new()
        .report("agenda_item", "TBC")
        .report("accept", accept)
        .measuring("1", r#""current": 5, "rag": "Contextual""#)
        .measuring("2", r#""current": "TBC", "accept": [{"code": "placeholder", "reason": "Due in May."}]"#)
        .measuring("3", r#""current": 5, "rag": "Green", "narrative": {"Commentary": "From {{a}} to {{b}}.\n\nTBC"}"#);
    let folder = Folder::with("pack.json", pack.text());
    insta::assert_snapshot!(folder.run(["check", "pack.json", "--missing"]).exits(0).out(), @r"
    The report itself: agenda item

    No owner given (1 indicator)
      Without a group
        Indicator 3, Measure 3: commentary (“{{a}}”), commentary (“{{b}}”), commentary (“TBC”)

    1 indicator with something still to come
    ");
    let json = folder.run(["check", "pack.json", "--missing=json"]).exits(0).out();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["missing"][0]["missing"], serde_json::json!(["agenda item"]));
    assert_eq!(json["indicators"], 1);
    let rows = folder.run(["check", "pack.json", "--missing=csv"]).exits(0).out();
    assert!(rows.contains("\r\n,,,The report itself,agenda item\r\n"), "{rows}");
}

#[test]
fn what_is_to_come_is_called_by_the_heading_it_stands_under() {
    let narrative = r#""narrative": {"Commentary": "TBC", "Actions": "TBC", "Case study": "TBC"}"#;
    let pack = Pack::new().measuring("1", &format!(r#""rag": "Contextual", {narrative}"#));
    let out = Folder::with("pack.json", pack.text()).run(["check", "pack.json", "--missing"]).exits(0).out();
    assert!(out.contains("commentary, actions, text under “Case study”"), "{out}");
}
