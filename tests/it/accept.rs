//! `accept`: warnings that are known stay, apart from the others and with their reasons.

use serde_json::Value;

use crate::pack::Pack;
use crate::run::Folder;

/// Two indicators without commentary, one of which accepts that, and whatever the report accepts.
fn folder(accepted: &str) -> Folder {
    let pack = Pack::new()
        .report("accept", serde_json::from_str::<Value>(accepted).expect("JSON"))
        .measuring("1", r#""rag": "Contextual", "current": 5"#)
        .measuring("2", r#""rag": "Contextual", "current": 5, "accept": [{"code": "no-commentary", "reason": "Too early to say."}]"#);
    Folder::with("pack.json", pack.text())
}

#[test]
fn an_indicator_accepts_for_itself() {
    insta::assert_snapshot!(folder("[]").run(["check", "pack.json"]).exits(0), @r#"
    exit code: 0
    --- stdout
    warning[no-commentary]: Indicator 1: there is no commentary
     --> pack.json:4:1
      |
    4 | {"ref": "1", "title": "Measure 1", "rag": "Contextual", "current": 5},
      | ^
      |
      = hint: ask the service for a sentence or two under "Commentary"

    accepted[no-commentary]: Too early to say.
      pack.json:5: Indicator 2: there is no commentary

    0 errors, 1 warning in 1 file; 1 warning is accepted
    "#);
}

#[test]
fn the_report_accepts_for_all() {
    let folder = folder(r#"[{"code": "no-commentary", "reason": "The committee asked for figures only."}]"#);
    insta::assert_snapshot!(folder.run(["check", "pack.json", "--deny-warnings"]).exits(0), @"
    exit code: 0
    --- stdout
    accepted[no-commentary]: The committee asked for figures only.
      pack.json:4: Indicator 1: there is no commentary

    accepted[no-commentary]: Too early to say.
      pack.json:5: Indicator 2: there is no commentary

    no problems; 2 warnings are accepted
    ");
    folder.run(["render", "pack.json", "--deny-warnings"]).exits(0);
}

#[test]
fn what_is_accepted_stands_apart_in_the_other_forms_too() {
    let folder = folder(r#"[{"code": "no-commentary", "reason": "The committee asked for figures only."}]"#);
    let report: Value =
        serde_json::from_str(&folder.run(["check", "pack.json", "--format", "json"]).out()).expect("JSON");
    assert_eq!((&report["problems"], &report["warnings"]), (&Value::Array(Vec::new()), &Value::from(0)));
    let accepted = report["accepted"].as_array().expect("a list");
    let of = |index: usize, field: &str| accepted[index][field].as_str().expect("a text").to_owned();
    assert_eq!(
        (of(0, "code"), of(0, "reason")),
        ("no-commentary".into(), "The committee asked for figures only.".into())
    );
    assert_eq!((of(1, "pointer"), of(1, "reason")), ("/indicators/1".into(), "Too early to say.".into()));
    let commands = folder.run(["check", "pack.json", "--format", "github"]).out();
    assert!(commands.lines().all(|line| line.starts_with("::notice ") && line.contains("(accepted: ")), "{commands}");
    assert_eq!(commands.lines().count(), 2);
}

#[test]
fn errors_and_unknown_codes_cannot_be_accepted_nor_anything_without_a_reason() {
    let folder = folder(
        r#"[{"code": "unsafe-link", "reason": "x"}, {"code": "no-comentary", "reason": "x"}, {"code": "no-commentary", "reason": " "}, {"code": "missing-ref"}]"#,
    );
    insta::assert_snapshot!(folder.run(["check", "pack.json", "--errors-only"]).exits(1), @r#"
    exit code: 1
    --- stdout
    error[bad-value]: "unsafe-link" is an error, and only warnings can be accepted
     --> pack.json:2:30
      |
    2 | "report": {"accept":[{"code":"unsafe-link","reason":"x"},{"code":"no-comentary","reason":"x"}...
      |                              ^^^^^^^^^^^^^
      |
      = hint: delete this entry, and correct what the error names

    error[bad-value]: "no-comentary" is not the code of a warning
     --> pack.json:2:66
      |
    2 | "report": {"accept":[{"code":"unsafe-link","reason":"x"},{"code":"no-comentary","reason":"x"}...
      |                                                                  ^^^^^^^^^^^^^^
      |
      = hint: did you mean "no-commentary"?

    error[bad-value]: there is no reason for accepting "no-commentary"
     --> pack.json:2:95
      |
    2 | ...-comentary","reason":"x"},{"code":"no-commentary","reason":" "},{"code":"missing-ref"}],"c...
      |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: say in "reason" why the warning can stay

    error[missing-field]: an accepted warning has no "reason"
     --> pack.json:2:133
      |
    2 | ...:"x"},{"code":"no-commentary","reason":" "},{"code":"missing-ref"}],"committee":"Scrutiny ...
      |                                                ^
      |
      = hint: add "reason"

    4 errors, 0 warnings in 1 file
      3 bad-value, 1 missing-field
    "#);
}

#[test]
fn an_acceptance_in_one_file_does_not_reach_into_another() {
    // The warning in the second file stands, counted in bytes, where the accepting indicator stands in the first.
    let accepting = r#"{"ref": "1", "title": "Visits", "rag": "Contextual", "accept": [{"code": "empty-section", "reason": "To come."}],
        "narrative": {"Commentary": "Said.", "Actions": ""}, "notes": ["NOTE"]}"#
        .replace("NOTE", &"Counted at the door, and only where it opens. ".repeat(20));
    let other = format!(
        r#"{}{{"ref": "2", "title": "Loans", "rag": "Contextual", "narrative": {{"Commentary": "Said.", "Actions": ""}}}}"#,
        " ".repeat(500)
    );
    let folder = Folder::with("pack.json", Pack::new().indicator(accepting).indicator(r#""two.json""#).text());
    folder.write("two.json", other);
    let ran = folder.run(["check", "pack.json"]).exits(0);
    let open: Vec<String> = ran.problems();
    assert_eq!(open, ["warning[empty-section]: Indicator 2: “Actions” has no text"], "{ran}");
    assert!(ran.out().contains("accepted[empty-section]: To come."), "{ran}");
}
