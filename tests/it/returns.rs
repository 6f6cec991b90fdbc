//! `returns make` and `returns read`: what goes out is locked and asks, what comes back is told cell by cell.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::book::Book;
use crate::run::{Folder, Ran};

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/returns")
}

/// A folder with the pack and these returns.
fn folder(returns: &[&str]) -> Folder {
    let folder = Folder::new();
    for name in ["pack.json"].iter().chain(returns) {
        folder.write(name, std::fs::read(inputs().join(name)).expect("a file"));
    }
    folder
}

/// What reading these returns says.
fn read(folder: &Folder, returns: &[&str], further: &[&str]) -> Ran {
    let fixed = ["--into", "pack.json", "-o", "new.json"];
    folder.run(["returns", "read"].iter().chain(returns).chain(&fixed).chain(further).copied())
}

fn new(folder: &Folder) -> Value {
    serde_json::from_slice(&folder.read("new.json")).expect("JSON")
}

/// The text of a part of a workbook.
fn part(folder: &Folder, book: &str, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(folder.read(book))).expect("a zip file");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn every_owner_gets_a_workbook_that_is_locked_but_for_what_is_asked() {
    let folder = folder(&[]);
    let ran = folder.run(["returns", "make", "pack.json", "-o", "out/", "--due", "31 July 2026"]).exits(0);
    assert_eq!(ran.out(), "out/Housing.xlsx (4 rows)\nout/Parks.xlsx (1 row)\n");
    let sheet = part(&folder, "out/Housing.xlsx", "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\"") && !sheet.contains("password"), "{sheet}");
    assert_eq!(sheet.matches("<dataValidation ").count(), 2, "marks and levels to choose from");
    let texts = part(&folder, "out/Housing.xlsx", "xl/sharedStrings.xml");
    for text in
        ["Please send it back by 31 July 2026.", "Repairs done in time", "Over six months", "88%", "Share of repairs"]
    {
        assert!(texts.contains(text), "{text} is not there");
    }
    assert!(!texts.contains("Play areas"), "another owner's");
    assert!(
        part(&folder, "out/Housing.xlsx", "xl/workbook.xml")
            .contains("name=\"issued\" sheetId=\"4\" state=\"veryHidden\"")
    );
}

#[test]
fn the_same_pack_makes_the_same_returns_and_none_is_written_over() {
    let folder = folder(&[]);
    folder.run(["returns", "make", "pack.json", "-o", "a"]).exits(0);
    folder.run(["returns", "make", "pack.json", "-o", "b"]).exits(0);
    assert_eq!(folder.read("a/Housing.xlsx"), folder.read("b/Housing.xlsx"));
    let ran = folder.run(["returns", "make", "pack.json", "-o", "a"]).exits(2);
    assert!(ran.stderr.contains("Housing.xlsx is there already"), "{ran}");
}

#[test]
fn answers_go_into_the_pack_wherever_their_rows_went() {
    let folder = folder(&["housing.xlsx"]);
    let ran = read(&folder, &["housing.xlsx"], &[]).exits(0);
    insta::assert_snapshot!(ran.out(), @r"
    housing.xlsx, Housing!H2: H1, figure: nothing → 84%
    housing.xlsx, Housing!J2: H1, level: nothing → Amber
    housing.xlsx, Housing!L2: H1, commentary: nothing → Two crews were short. Both are complete again.
    housing.xlsx, Housing!M2: H1, actions: nothing → - One more crew (J. Smith, September)
    housing.xlsx, Housing!H3: H2, figure: nothing → 47
    housing.xlsx, Housing!I3: H2, mark: nothing → provisional
    housing.xlsx, Housing!H5: H2, Over six months, figure: nothing → 10
    7 changes
    new.json
    ");
    let new = new(&folder);
    let (first, second) = (&new["indicators"][0], &new["indicators"][1]);
    insta::assert_snapshot!(ran.stderr, @"
    note: housing.xlsx, Housing!M3: Indicator H2: the level is Red, but no actions are given (say under “Actions” what is being done about it)
    note: no figure yet: H2, Under six months
    note: no commentary yet: H2
    ");
    assert_eq!(first["current"], "84%");
    assert_eq!(first["narrative"]["Path to Green"], "- One more crew (J. Smith, September)");
    assert_eq!(second["current"], serde_json::json!({"value": 47, "mark": "provisional"}));
    assert_eq!(second["measures"][0]["current"], 10);
    assert_eq!(second["measures"][1].get("current"), None, "not answered is neither null nor 0");
    folder.run(["render", "new.json"]).exits(0);
}

#[test]
fn mistakes_are_told_at_their_cells_and_nothing_is_written() {
    let folder = folder(&["mistakes.xlsx"]);
    let ran = read(&folder, &["mistakes.xlsx"], &[]).exits(1);
    insta::assert_snapshot!(ran.stderr, @"
    error: mistakes.xlsx, Housing!H2: this formula was saved without its result: open the workbook in Excel, save it and send it again
    error: mistakes.xlsx, Housing!B3: the pack has no indicator “H22”; did you mean “H2”?
    error: mistakes.xlsx, Housing!H5: #N/A is an Excel error, not an answer: correct the formula, or type the figure
    error: mistakes.xlsx, Housing!L5: a sub-measure has no commentary or actions of its own; type this in the indicator's row
    note: mistakes.xlsx, Housing!E2: Target was changed from “90%” to “85%”; the change is ignored
    note: mistakes.xlsx, Housing!H2: the comment on this cell is ignored: “Sarah is still checking this”
    note: mistakes.xlsx, Housing!O2: “a note of my own” has no heading above it and is not read
    note: mistakes.xlsx, Housing!A4: this row is hidden, but it is read
    note: mistakes.xlsx, Housing!H4: Excel has turned this into a date; it is read as “2026-04-03”: format the cell as Text and type it again
    note: mistakes.xlsx, Housing!H4: Indicator H2: Over six months: the current figure “2026-04-03” is printed as written and not judged: it is not one number (type one number, such as 362 or “95%”, and the rest in the commentary)
    note: no figure yet: H1; H2, Under six months
    note: no commentary yet: H1
    4 errors: new.json was not written
    ");
    assert_eq!(folder.files(), ["mistakes.xlsx", "pack.json"]);
    assert_eq!(folder.read("pack.json"), std::fs::read(inputs().join("pack.json")).expect("the pack"));
}

#[test]
fn a_row_with_the_id_of_one_indicator_and_the_ref_of_another_is_nobody_s() {
    let folder = folder(&["pasted.xlsx"]);
    let ran = read(&folder, &["pasted.xlsx"], &[]).exits(1);
    insta::assert_snapshot!(ran.stderr, @"
    error: pasted.xlsx, Housing!A3: this row has the id of “H2”, but the ref “H1”: clear the id, if the answers are for “H1”
    note: pasted.xlsx, Housing!H2: words in this cell are struck through, but they are read
    note: pasted.xlsx, Housing!H2: Indicator H1: the current figure “84% 81%” is printed as written and not judged: it is not one number (type one number, such as 362 or “95%”, and the rest in the commentary)
    note: pasted.xlsx, Housing!H4: Indicator H2: Over six months: the current figure “12¹” is printed as written and not judged: it is not one number (type 12 here, and the rest in the commentary)
    note: no figure yet: H2, Under six months
    note: no commentary yet: H1
    1 error: new.json was not written
    ");
    assert!(!folder.files().contains(&"new.json".to_owned()));
}

#[test]
fn what_has_changed_in_the_pack_since_the_return_was_made_is_told_at_the_row() {
    let folder = folder(&[]);
    folder.run(["returns", "make", "pack.json", "-o", "out"]).exits(0);
    let read = || folder.run(["returns", "read", "out/Housing.xlsx", "--into", "pack.json", "-o", "new.json"]).exits(0);
    let missing =
        "note: no figure yet: H1; H2; H2, Over six months; H2, Under six months\nnote: no commentary yet: H1; H2\n";
    assert_eq!(read().stderr, missing, "nothing has changed");
    let pack = String::from_utf8(folder.read("pack.json")).expect("UTF-8").replace("\"90%\"", "\"95%\"");
    folder.write("pack.json", pack);
    insta::assert_snapshot!(read().stderr, @r"
    note: Housing.xlsx, Housing!A2: the pack has changed for this row since the return was made: check the answers against it
    note: Housing.xlsx, Housing!E2: Target is “90%” in the return, but “95%” in the pack; the pack's is kept
    note: no figure yet: H1; H2; H2, Over six months; H2, Under six months
    note: no commentary yet: H1; H2
    ");
}

#[test]
fn two_answers_to_one_question_are_an_error_that_names_both_cells() {
    let folder = folder(&["housing.xlsx", "second.xlsx"]);
    let ran = read(&folder, &["housing.xlsx", "second.xlsx"], &[]).exits(1);
    assert!(
        ran.stderr.contains("second.xlsx, Housing!H2: “85%” is a second answer; housing.xlsx, Housing!H2 says “84%”"),
        "{ran}"
    );
}

#[test]
fn what_stands_in_the_pack_is_kept_unless_replacing_is_asked_for() {
    let folder = folder(&["parks.xlsx"]);
    let ran = read(&folder, &["parks.xlsx"], &[]).exits(0);
    assert!(ran.stderr.contains("parks.xlsx, Parks!H2: “12” is kept; the return says “13”"), "{ran}");
    assert_eq!(new(&folder)["indicators"][2]["current"], "12");
    let ran = read(&folder, &["parks.xlsx"], &["--replace"]).exits(0);
    assert!(ran.out().contains("parks.xlsx, Parks!H2: P1, figure: 12 → 13"), "{ran}");
    assert_eq!(new(&folder)["indicators"][2]["current"], "13");
}

#[test]
fn a_return_of_another_period_and_a_workbook_that_is_none_are_refused() {
    let folder = folder(&["housing.xlsx"]);
    let other = String::from_utf8(folder.read("pack.json")).expect("UTF-8").replace("Quarter 1", "Quarter 2");
    folder.write("pack.json", other);
    let ran = read(&folder, &["housing.xlsx"], &[]).exits(1);
    assert!(ran.stderr.contains("this return is for Quarter 1, but the pack is for Quarter 2"), "{ran}");
    folder.run(["convert", "pack.json", "-o", "pack.xlsx"]).exits(0);
    let ran = read(&folder, &["pack.xlsx"], &[]).exits(1);
    assert!(ran.stderr.contains("this workbook is not a return"), "{ran}");
    folder.run(["returns", "read", "housing.xlsx", "--into", "pack.json", "-o", "pack.json"]).exits(2);
}

/// What reading a return says in which these answers were typed, or pasted from another workbook.
fn answered(is_pasted: bool, answers: &[(&str, &str)], code: i32) -> (Ran, Folder) {
    let folder = folder(&[]);
    folder.run(["returns", "make", "pack.json", "-o", "out/"]).exits(0);
    let mut book = Book::open(&folder.read("out/Housing.xlsx"));
    for (cell, text) in answers {
        if is_pasted { book.paste("Housing", cell, text) } else { book.put("Housing", cell, text) }
    }
    folder.write("back.xlsx", book.bytes());
    let ran = read(&folder, &["back.xlsx"], &[]).exits(code);
    (ran, folder)
}

#[test]
fn a_pasted_answer_is_read_and_checked_like_a_typed_one() {
    let right =
        [("H2", "84%"), ("J2", "Amber"), ("L2", "Two crews were short."), ("M2", "One more crew."), ("H3", "47")];
    let (typed, of_typed) = answered(false, &right, 0);
    let (pasted, of_pasted) = answered(true, &right, 0);
    assert_eq!((typed.out(), &typed.stderr), (pasted.out(), &pasted.stderr));
    assert_eq!(of_typed.read("new.json"), of_pasted.read("new.json"));
    let wrong = [("H2", "84% (est.)"), ("I2", "provisionel"), ("J2", "Gren"), ("C3", "Another title"), ("H4", "TBC")];
    let (typed, _) = answered(false, &wrong, 1);
    let (pasted, _) = answered(true, &wrong, 1);
    assert_eq!((typed.out(), &typed.stderr), (pasted.out(), &pasted.stderr));
    for part in
        ["Housing!I2", "“provisionel” is not one of", "Housing!J2", "no level “Gren”", "Housing!C3: Title was changed"]
    {
        assert!(pasted.stderr.contains(part), "{part}: {pasted}");
    }
}

#[test]
fn what_might_be_overlooked_in_a_return_is_told() {
    let folder = folder(&["unseen.xlsx"]);
    insta::assert_snapshot!(read(&folder, &["unseen.xlsx"], &[]).exits(1).stderr, @"
    error: unseen.xlsx, Housing (2)!A1: the sheet “Housing” asks for the same as this one: delete the one that does not count
    note: unseen.xlsx, Workings!A1: this sheet is not read
    note: unseen.xlsx, Housing!K1: the column K is hidden, but it is read
    note: unseen.xlsx, Housing!J2: this cell is coloured, but it is empty: colours are not read, so type the level's name
    note: unseen.xlsx, Housing!L2: this cell is merged with those down to L3: what it says is read for its first row only
    note: unseen.xlsx, Housing!M2: Indicator H1: the level is Amber, but no actions are given (say here what is being done about it)
    note: no figure yet: H2; H2, Over six months; H2, Under six months
    note: no commentary yet: H2
    1 error: new.json was not written
    ");
}

#[test]
fn a_heading_that_was_changed_is_named_with_the_one_it_was() {
    let folder = folder(&["renamed.xlsx", "retitled.xlsx"]);
    insta::assert_snapshot!(read(&folder, &["renamed.xlsx"], &[]).exits(1).stderr, @"
    error: renamed.xlsx, Housing!H1: “Q2 figure” was “Figure” when it was sent: type that again
    1 error: new.json was not written
    ");
    insta::assert_snapshot!(read(&folder, &["retitled.xlsx"], &[]).exits(1).stderr, @"
    error: retitled.xlsx, Housing!L1: a return has no column “Your commentary”; did you mean “Commentary”?
    note: retitled.xlsx, Housing!L2: “Two crews were short.” has no heading above it and is not read
    note: retitled.xlsx, Housing!M2: Indicator H1: the level is Amber, but no actions are given (say here what is being done about it)
    note: no figure yet: H2; H2, Over six months; H2, Under six months
    note: no commentary yet: H1; H2
    1 error: new.json was not written
    ");
}

#[test]
fn a_text_box_over_a_return_is_told_with_its_words() {
    let folder = folder(&[]);
    folder.run(["returns", "make", "pack.json", "-o", "out/"]).exits(0);
    let mut book = Book::open(&folder.read("out/Housing.xlsx"));
    book.put("Housing", "H2", "84%");
    book.add_drawing(
        "Housing",
        2,
        11,
        "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Two crews were short.</a:t></a:r></a:p></xdr:txBody></xdr:sp>",
    );
    folder.write("back.xlsx", book.bytes());
    let ran = read(&folder, &["back.xlsx"], &[]).exits(0);
    let told =
        "back.xlsx, Housing!L3: the text box here is not read: type its words into a cell: “Two crews were short.”";
    assert!(ran.stderr.contains(told), "{ran}");
}

#[test]
fn without_a_return_nothing_is_written() {
    let folder = folder(&[]);
    folder.write("~$Housing.xlsx", "x");
    let ran = read(&folder, &["~$Housing.xlsx"], &[]).exits(2);
    assert!(ran.stderr.contains("~$Housing.xlsx is passed over: Excel keeps it while the workbook is open"), "{ran}");
    assert!(ran.stderr.contains("no return is named"), "{ran}");
    assert!(!folder.files().contains(&"new.json".to_owned()));
}

#[test]
fn a_column_of_one_s_own_is_no_changed_heading() {
    let folder = folder(&[]);
    folder.run(["returns", "make", "pack.json", "-o", "out/"]).exits(0);
    for own in ["Remarks", "Manager comments on level"] {
        let mut book = Book::open(&folder.read("out/Housing.xlsx"));
        let (mark, level) = (book.column("Housing", "Mark"), book.column("Housing", "Level"));
        book.put("Housing", "H2", "84%");
        book.put("Housing", &format!("{mark}1"), own);
        book.put("Housing", &format!("{mark}2"), "Ask Tom");
        book.empty("Housing", &format!("{level}1"));
        folder.write("back.xlsx", book.bytes());
        let ran = read(&folder, &["back.xlsx"], &[]).exits(0);
        assert!(ran.stderr.contains("“Ask Tom” has no heading above it and is not read"), "{ran}");
    }
}
