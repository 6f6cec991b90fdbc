//! `roll` piece by piece: layout, files beside the pack, refusals.

use serde_json::json;

use super::{json_of, roll};
use crate::pack::Pack;
use crate::run::Folder;

/// A pack in a layout of its own: tabs, Windows line ends, several fields on a line, an order of its own.
const OWN_LAYOUT: &str = "{\r\n\t\"indicators\": [\r\n\t\t{\"rag\": \"Green\", \"ref\": 7,\"title\": \"A \\u00a3 title\", \
\"current\":\r\n\t\t\t{\"mark\": \"provisional\", \"value\": 5.10, \"label\":\"Now\", \"note\": \"Until May.\"} , \
\"previous\" : 4.90 ,\r\n\t\t \"history\": [{\"value\": 4.90,  \"period\": \"Q1 24/25\"}],\r\n\
\t\t\"narrative\": {\"Definition\": \"As is.\", \"Our comments\" : [\"One.\", \"Two.\"] }}\r\n\t],\r\n\
\t\"report\": {\"version\": \"2\", \"title\": \"A\", \"appendix\": \"B\", \"committee\": \"C\", \"period\":\"Quarter 2\",\r\n\
\t\t\"produced_on\": \"2024-11-25\", \"meeting_date\": \"2024-12-05\", \"financial_year\": \"2024/25\"}\r\n}\r\n";

#[test]
fn what_does_not_change_stays_as_it_was_written() {
    let folder = Folder::with("old.json", OWN_LAYOUT);
    roll(&folder, "old.json", ("Quarter 3", "2024/25"), "new.json").exits(0);
    let new = String::from_utf8(folder.read("new.json")).expect("UTF-8");
    insta::assert_snapshot!(new.replace('\r', "␍").replace('\t', "␉"), @r#"
    {␍
    ␉"indicators": [␍
    ␉␉{"ref": 7,"title": "A \u00a3 title", "current":␍
    ␉␉␉{"value": null, "label":"Now"} , "previous" : { "value": 5.10, "mark": "provisional", "note": "Until May." } ,␍
    ␉␉ "history": [{"value": 4.90,  "period": "Q1 24/25"}, {"period": "Q2 24/25",  "value": 5.10,  "mark": "provisional",  "rag": "Green"}],␍
    ␉␉"narrative": {"Definition": "As is.", "Our comments" : "" }}␍
    ␉],␍
    ␉"report": {"title": "A", "committee": "C", "period":"Quarter 3",␍
    ␉␉"produced_on": "2026-07-31", "financial_year": "2024/25"}␍
    }␍
    "#);
    assert_eq!(folder.read("old.json"), OWN_LAYOUT.as_bytes(), "the old pack stays as it was");
}

/// A pack in a folder with two included files, one of which names a third, and with pictures.
fn of_several_files() -> Folder {
    let folder = Folder::new();
    let indicator = |number: u32, further: &str| {
        format!(r#"{{"ref": "{number}", "title": "Measure {number}", "current": {number}, "previous": 1{further}}}"#)
    };
    let logo = include_bytes!("../../files/logo.svg");
    folder.write("q2/logo.svg", logo).write("q2/services/parks/play.svg", logo);
    let pack = Pack::new()
        .report("logo", json!({"path": "logo.svg", "alt": "The council's arms"}))
        .with(r#""$schema": "committee-report.schema.json""#)
        .indicator(r#""services/housing.json""#)
        .indicator(indicator(3, ""))
        .indicator(r#""services/all.json""#);
    folder.write("q2/pack.json", pack.text());
    folder.write("q2/services/housing.json", format!("[ {},\n  {} ]", indicator(1, ""), indicator(2, "")));
    folder.write("q2/services/all.json", r#"["parks/parks.json"]"#);
    let picture = r#", "figures": [{"path": "play.svg", "alt": "Children at play"}]"#;
    folder.write("q2/services/parks/parks.json", indicator(4, picture));
    folder
}

#[test]
fn files_that_a_pack_names_go_with_it() {
    let folder = of_several_files();
    let ran = roll(&folder, "q2/pack.json", ("Quarter 3", "2024/25"), "q3/pack.json").exits(0);
    let expected = [
        "q3/committee-report.schema.json",
        "q3/logo.svg",
        "q3/pack.json",
        "q3/services/all.json",
        "q3/services/housing.json",
        "q3/services/parks/parks.json",
        "q3/services/parks/play.svg",
    ];
    let new: Vec<String> = folder.files().into_iter().filter(|name| name.starts_with("q3/")).collect();
    assert_eq!(new, expected);
    expected.iter().for_each(|name| assert!(ran.out().contains(&format!("{name}\n")), "{name} is not told\n{ran}"));
    let parks = json_of(&folder, "q3/services/parks/parks.json");
    assert_eq!((&parks["previous"], &parks["current"]), (&json!(4), &json!(null)));
    assert_eq!(json_of(&folder, "q3/services/housing.json")[1]["previous"], json!(2));
    assert_eq!(folder.read("q3/services/all.json"), folder.read("q2/services/all.json"));
    folder.run(["render", "q3/pack.json"]).exits(0);
}

#[test]
fn nothing_is_written_over_and_nothing_is_left_half_done() {
    let folder = of_several_files();
    let before = folder.files();
    let ran = roll(&folder, "q2/pack.json", ("Quarter 3", "2024/25"), "q2/pack.json").exits(2);
    assert!(ran.stderr.contains("q2/pack.json is there already"), "{ran}");
    // The old pack's own files would be written over: a folder of its own is the way.
    let ran = roll(&folder, "q2/pack.json", ("Quarter 3", "2024/25"), "q2/next.json").exits(2);
    insta::assert_snapshot!(ran.stderr, @"
    error: q2/services/housing.json is there already
    hint: give the new pack a folder of its own: -o q2/next/next.json
    ");
    assert_eq!(folder.files(), before);
    folder.write("q4/logo.svg", "another");
    let ran = roll(&folder, "q2/pack.json", ("Quarter 3", "2024/25"), "q4/pack.json").exits(2);
    assert!(ran.stderr.contains("q4/logo.svg is there already"), "{ran}");
    // The place of a folder cannot be written to: what was written before goes again.
    folder.write("q5/pack.json/in-the-way", "");
    roll(&folder, "q2/pack.json", ("Quarter 3", "2024/25"), "q5/pack.json").exits(2);
    let left: Vec<String> = folder.files().into_iter().filter(|name| name.starts_with("q5/")).collect();
    assert_eq!(left, ["q5/pack.json/in-the-way"]);
}

#[test]
fn a_pack_of_one_file_rolls_in_its_own_folder() {
    let folder = Folder::with("q2.json", Pack::new().measuring("1", r#""current": 5, "previous": 4"#).text());
    folder.run(["roll", "q2.json", "--period", "Q3", "--produced-on", "2025-02-24", "-o", "q3.json"]).exits(0);
    assert_eq!(folder.files(), ["q2.json", "q3.json"]);
    let text = String::from_utf8(folder.read("q3.json")).expect("UTF-8");
    assert!(text.contains(r#""current": null, "previous": 5, "history": [{"#), "in the order of a reader\n{text}");
    let report = &json_of(&folder, "q3.json")["report"];
    assert_eq!((&report["period"], &report["produced_on"]), (&json!("Q3"), &json!("2025-02-24")));
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let pack = Pack::new().report("period", "Quarter 4").report("financial_year", "2024/25");
    let folder = Folder::with("q4.json", pack.measuring("1", r#""current": 5"#).text());
    folder.write("broken.json", r#"{"report": {"titel": "A"}, "indicators": []}"#);
    folder.write("secret.json", Pack::new().measuring("1", r#""current": {"value": 3, "mark": "suppressed"}"#).text());
    let tried = |further: &[&str], code: i32| {
        let ran = folder.run(["roll"].iter().chain(further)).exits(code);
        assert_eq!(folder.files(), ["broken.json", "q4.json", "secret.json"], "nothing is written\n{ran}");
        ran.stderr
    };
    let q1 = ["q4.json", "--period", "Quarter 1", "--produced-on", "2025-07-21", "-o", "new.json"];
    insta::assert_snapshot!(tried(&q1, 2), @"
    error: with Quarter 1 a new financial year begins
    hint: add --financial-year 2025/26
    ");
    insta::assert_snapshot!(tried(&["q4.json", "--period", "Q4", "--produced-on", "2025-07-21", "-o", "new.json"], 2), @"
    error: the pack is for Quarter 4 2024/25 already
    hint: name the next period with --period
    ");
    insta::assert_snapshot!(tried(&["q4.json", "--period", "Q1", "--produced-on", "21/7/2025", "-o", "new.json"], 2), @"
    error: invalid value '21/7/2025' for '--produced-on <DAY>': write 2025-07-21

    For more information, try '--help'.
    ");
    let blank = tried(&["q4.json", "--period", " ", "--produced-on", "2025-07-21", "-o", "new.json"], 2);
    assert!(blank.contains("invalid value ' ' for '--period <PERIOD>': it is blank"), "{blank}");
    let no_form = tried(&["q4.json", "--period", "Q1", "--produced-on", "2025-07-21", "-o", "new"], 2);
    assert!(no_form.contains("end its name in .json or .xlsx"), "{no_form}");
    let broken = tried(&["broken.json", "--period", "Q1", "--produced-on", "2025-07-21", "-o", "new.json"], 1);
    assert!(broken.contains("[unknown-field]") && broken.contains("broken.json was not rolled forward"), "{broken}");
    let secret = tried(&["secret.json", "--period", "Quarter 3", "--produced-on", "2025-07-21", "-o", "new.json"], 1);
    assert!(secret.contains("[marked-figure]"), "{secret}");
    let nowhere = tried(&["nowhere.json", "--period", "Q1", "--produced-on", "2025-07-21", "-o", "new.json"], 2);
    assert!(nowhere.contains("cannot read nowhere.json (there is no such file)"), "{nowhere}");
}

#[test]
fn what_is_withheld_goes_with_its_mark_and_is_not_told() {
    let pack = Pack::new()
        .measuring(
            "1",
            r#""current": {"value": "c", "mark": "suppressed", "note": "Fewer than five."}, "previous": "12""#,
        )
        .measuring(
            "2",
            r#""current": {"label": "Q2 2024/25", "value": "7"}, "previous": {"label": "Q1 2024/25", "value": "6"}"#,
        );
    let folder = Folder::with("q2.json", pack.text());
    let ran = roll(&folder, "q2.json", ("Quarter 3", "2024/25"), "q3.json").exits(0);
    assert!(ran.out().contains("Indicator 1: (withheld) (in the history as"), "{ran}");
    let new = json_of(&folder, "q3.json");
    let [first, second] = [0, 1].map(|number| &new["indicators"][number]);
    assert_eq!(first["previous"], json!({"value": "c", "mark": "suppressed", "note": "Fewer than five."}));
    assert_eq!(first["history"][0]["mark"], "suppressed");
    assert_eq!(first["current"], json!({"value": null}));
    // A label that names a period is its figure's own and goes with it; that of the new figure is for a person to write.
    assert_eq!(second["previous"], json!({"label": "Q2 2024/25", "value": "7"}));
    assert_eq!(second["history"], json!([{"period": "Q2 2024/25", "value": "7"}]));
    assert!(ran.out().contains("Indicator 2, “label” names Q2 2024/25"), "{ran}");
}
