//! Files that a pack names: indicators in files of their own, and the folder they must lie in.

use crate::pack::Pack;
use crate::reading::index_rows;
use crate::run::{Folder, Ran};

fn indicator(number: &str) -> String {
    format!(
        r#"{{"ref": "{number}", "title": "Measure {number}", "current": 5, "rag": "Green", "narrative": {{"Commentary": "Said."}}}}"#
    )
}

/// A pack that names these files among its indicators.
fn naming(files: &[&str]) -> String {
    files.iter().fold(Pack::new(), |pack, file| pack.indicator(format!("{file:?}"))).text()
}

#[track_caller]
fn assert_prints_indicators(folder: &Folder, numbers: &[&str]) {
    folder.run(["render", "pack.json"]).exits(0);
    let printed: Vec<String> =
        index_rows(&folder.pdf("pack.pdf")).into_iter().map(|row| row.cell("No.").to_owned()).collect();
    assert_eq!(printed, numbers);
}

/// What is refused: nothing is rendered, and this is said.
#[track_caller]
fn refused(folder: &Folder) -> Ran {
    let ran = folder.run(["render", "pack.json"]).exits(1);
    assert!(!folder.files().contains(&"pack.pdf".to_owned()), "{ran}");
    ran
}

#[test]
fn services_keep_their_own_files_and_the_pack_keeps_the_order() {
    let pack =
        Pack::new().indicator(r#""services/libraries.json""#).indicator(indicator("2")).indicator(r#""coroner.json""#);
    let folder = Folder::with("pack.json", pack.text());
    folder.write("services/libraries.json", indicator("1"));
    folder.write("coroner.json", format!("[{}, {}]", indicator("4"), indicator("3")));
    assert_prints_indicators(&folder, &["1", "2", "4", "3"]);
}

#[test]
fn a_file_may_name_files_beside_itself() {
    let folder = Folder::with("pack.json", naming(&["services/all.json"]));
    folder.write("services/all.json", format!(r#"["libraries/visits.json", {}]"#, indicator("2")));
    folder.write("services/libraries/visits.json", indicator("1"));
    assert_prints_indicators(&folder, &["1", "2"]);
}

#[test]
fn one_file_may_be_named_twice() {
    let folder = Folder::with("pack.json", naming(&["one.json", "one.json"]));
    folder.write("one.json", indicator("1"));
    assert_prints_indicators(&folder, &["1", "1"]);
}

#[test]
fn problems_of_an_included_file_are_told_in_that_file() {
    let folder = Folder::with("pack.json", naming(&["services/one.json"]));
    folder.write("services/one.json", "{\n  \"ref\": \"1\",\n  \"titel\": \"Visits\"\n}\n");
    insta::assert_snapshot!(refused(&folder), @r#"
    exit code: 1
    --- stderr
    error[unknown-field]: Indicator 1: an indicator has no field "titel"
     --> services/one.json:3:3
      |
    3 |   "titel": "Visits"
      |   ^^^^^^^
      |
      = hint: did you mean "title"?

    1 error in pack.json
    2 warnings in pack.json: 1 rag-missing, 1 no-commentary
    hint: `committee-report check pack.json` lists them
    pack.json was not rendered
    "#);
}

#[test]
fn files_that_include_each_other_are_refused() {
    let folder = Folder::with("pack.json", naming(&["a.json"]));
    folder.write("a.json", r#"["b.json"]"#).write("b.json", r#"["a.json"]"#);
    insta::assert_snapshot!(refused(&folder).problems().join("\n"), @r#"error[include-unreadable]: the file "a.json" includes itself"#);
    folder.write("pack.json", naming(&["pack.json"]));
    assert_eq!(refused(&folder).code, 1);
}

#[test]
fn a_missing_file_and_a_folder_are_refused() {
    let folder = Folder::with("pack.json", naming(&["nowhere.json", "services"]));
    folder.write("services/one.json", indicator("1"));
    insta::assert_snapshot!(refused(&folder).problems().join("\n"), @r#"
    error[include-unreadable]: the file "nowhere.json" cannot be read (there is no such file)
    error[include-unreadable]: the file "services" cannot be read (it is a folder, not a file)
    "#);
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_refused() {
    let folder = Folder::with("secret.json", indicator("1"));
    let outside = folder.path("secret.json").display().to_string();
    for name in
        ["../secret.json", "sub/../../secret.json", outside.as_str(), "..\\secret.json", "", "file:///secret.json"]
    {
        folder.write("packs/pack.json", naming(&[name])).write("packs/sub/x.json", indicator("2"));
        let ran = folder.run(["render", "packs/pack.json"]).exits(1);
        assert!(
            ran.stderr.contains("[include-outside]") || ran.stderr.contains("[include-unreadable]"),
            "{name}\n{ran}"
        );
    }
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_of_the_folder_is_refused() {
    let outside = Folder::with("secret.json", indicator("1"));
    let folder = Folder::with("pack.json", naming(&["linked.json"]));
    folder.link("linked.json", &outside.path("secret.json"));
    insta::assert_snapshot!(refused(&folder), @r#"
    exit code: 1
    --- stderr
    error[include-outside]: the file "linked.json" is outside the pack's folder
     --> pack.json:4:1
      |
    4 | "linked.json"
      | ^^^^^^^^^^^^^
      |
      = hint: put it in the pack's folder or a folder inside it, and type its path
              from there, without .. or a leading /

    1 error in pack.json
    pack.json was not rendered
    "#);
}

#[test]
#[cfg(unix)]
fn a_folder_that_is_a_link_out_is_refused_and_a_link_inside_is_not() {
    let outside = Folder::with("secret.json", indicator("1"));
    let folder = Folder::with("pack.json", naming(&["linked/secret.json"]));
    folder.link("linked", &outside.path(""));
    assert!(refused(&folder).stderr.contains("error[include-outside]"));
    folder.write("pack.json", naming(&["inside.json"])).write("services/one.json", indicator("1"));
    folder.link("inside.json", &folder.path("services/one.json"));
    assert_prints_indicators(&folder, &["1"]);
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let folder = Folder::with("pack.json", format!("\u{feff}{}", naming(&["one.json"])));
    folder.write("one.json", format!("\u{feff}{}", indicator("1")));
    assert_prints_indicators(&folder, &["1"]);
}
