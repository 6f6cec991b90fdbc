//! Many problems said briefly: the same fault once, how many there are of each code, and a table for a pull request.

use crate::pack::Pack;
use crate::run::Folder;

/// Two indicators without commentary and one with an error; the last title could be taken for Markdown.
fn folder() -> Folder {
    let pack = Pack::new()
        .measuring("1", r#""rag": "Contextual", "current": 5"#)
        .measuring("2", r#""rag": "Contextual", "current": "TBC""#)
        .indicator(r#"{"ref": "3 | @team <b> https://example.org #1", "title": "x", "rag": "Violet", "narrative": {"Commentary": "x"}}"#);
    Folder::with("pack.json", pack.text())
}

#[test]
fn the_same_fault_is_told_once_with_all_its_places() {
    insta::assert_snapshot!(folder().run(["check", "pack.json"]).exits(1), @r#"
    exit code: 1
    --- stdout
    warning[no-commentary]: there is no commentary: 2 places
     --> pack.json:4:1
      |
    4 | {"ref": "1", "title": "Measure 1", "rag": "Contextual", "current": 5},
      | ^
      |
      = note: also: Indicator 2 (line 5)
      = hint: ask the service for a sentence or two under "Commentary"

    warning[placeholder]: Indicator 2: “TBC” is a placeholder, not the current figure
     --> pack.json:5:68
      |
    5 | {"ref": "2", "title": "Measure 2", "rag": "Contextual", "current": "TBC"},
      |                                                                    ^^^^^
      |
      = hint: type the figure when it is known; where there is none, type "N/A"

    error[unknown-level]: Indicator 3 | @team <b> https://example.org #1: the scale has no level
                          “Violet”
     --> pack.json:6:70
      |
    6 | {"ref": "3 | @team <b> https://example.org #1", "title": "x", "rag": "Violet", "narrative": {...
      |                                                                      ^^^^^^^^
      |
      = hint: the levels are Red, Amber, Green, Blue, Baseline, Contextual, In
              Development

    1 error, 3 warnings in 1 file
      2 no-commentary, 1 unknown-level, 1 placeholder
    "#);
}

#[test]
fn errors_alone_can_be_asked_for() {
    let ran = folder().run(["check", "pack.json", "--errors-only"]).exits(1);
    assert!(ran.out().ends_with("\n1 error; 3 warnings not shown\n"), "{ran}");
    assert_eq!(ran.problems().len(), 1);
    let warned = Folder::with("pack.json", Pack::new().measuring("1", r#""rag": "Contextual""#).text());
    let ran = warned.run(["check", "pack.json", "--errors-only"]).exits(0);
    assert_eq!(ran.out(), "no errors; 1 warning not shown\n");
    warned.run(["check", "pack.json", "--errors-only", "--deny-warnings"]).exits(1);
}

#[test]
fn render_counts_warnings_and_names_what_lists_them() {
    let text = Pack::new().measuring("1", r#""rag": "Contextual""#).measuring("2", r#""rag": "Contextual""#).text();
    let folder = Folder::with("Appendix A.json", text);
    insta::assert_snapshot!(folder.run(["render", "Appendix A.json", "-o", "-"]).exits(0).stderr, @r#"
    2 warnings in Appendix A.json: 2 no-commentary
    hint: `committee-report check "Appendix A.json"` lists them
    "#);
}

#[test]
fn github_is_told_of_errors_first_and_of_the_counts_apart() {
    let ran = folder().run(["check", "pack.json", "--format", "github"]).exits(1);
    let kinds: Vec<String> =
        ran.out().lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(kinds, ["::error", "::warning", "::warning", "::warning"]);
    assert_eq!(ran.stderr.lines().next(), Some("1 error, 3 warnings in 1 file"));
}

#[test]
fn a_summary_in_markdown_holds_nothing_that_markdown_would_act_on() {
    let folder = folder();
    folder.run(["check", "pack.json", "--summary", "summary.md"]).exits(1);
    insta::assert_snapshot!(String::from_utf8(folder.read("summary.md")).expect("text"), @r#"
    ### 1 error, 3 warnings in 1 file

    2 no-commentary, 1 unknown-level, 1 placeholder

    #### Errors

    | Where | What | What to do | Code |
    |---|---|---|---|
    | pack&#46;json&#58;6 | Indicator 3 &#124; &#64;<!-- -->team &#60;b&#62; https&#58;//example&#46;org &#35;<!-- -->1: the scale has no level “Violet” | the levels are Red, Amber, Green, Blue, Baseline, Contextual, In Development | unknown-level |

    #### Warnings

    | Where | What | What to do | Code |
    |---|---|---|---|
    | pack&#46;json&#58;4 | there is no commentary: 2 places (also: Indicator 2 (line 5)) | ask the service for a sentence or two under "Commentary" | no-commentary |
    | pack&#46;json&#58;5 | Indicator 2: “TBC” is a placeholder, not the current figure | type the figure when it is known; where there is none, type "N/A" | placeholder |
    "#);
}

#[test]
fn a_summary_that_cannot_be_written_is_wrong_use() {
    let folder = Folder::with("pack.json", Pack::new().text());
    let ran = folder.run(["check", "pack.json", "--summary", "pack.json/summary.md"]).exits(2);
    assert!(ran.stderr.starts_with("error: cannot write pack.json/summary.md"), "{ran}");
}

#[test]
fn the_built_in_sample_renders_without_a_word_and_checks_clean() {
    let folder = Folder::with("sample.json", crate::run::sample_pack("communities-2024-25-q2"));
    assert_eq!(folder.run(["render"]).exits(0).stderr, "");
    let ran = folder.run(["check", "sample.json", "--deny-warnings"]).exits(0);
    assert!(ran.out().contains("\nno problems; ") && ran.problems().is_empty(), "{ran}");
}
