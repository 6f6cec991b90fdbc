//! Exit codes: 0 done, 1 the data or a template has errors, 2 wrong use or files that cannot be read or written.

use crate::pack::Pack;
use crate::run::Folder;

#[test]
fn warnings_render_unless_they_are_denied() {
    let warned = Pack::new().measuring("1", r#""current": 5, "rag": "Green""#).text();
    let folder = Folder::with("pack.json", warned);
    folder.run(["render", "pack.json", "-o", "allowed.pdf"]).exits(0);
    let denied = folder.run(["render", "pack.json", "-o", "denied.pdf", "--deny-warnings"]);
    insta::assert_snapshot!(denied, @"
    exit code: 1
    --- stderr
    1 warning in pack.json: 1 no-commentary
    hint: `committee-report check pack.json` lists them
    pack.json was not rendered (warnings are denied)
    ");
    folder.run(["check", "pack.json"]).exits(0);
    folder.run(["check", "pack.json", "--deny-warnings"]).exits(1);
    assert_eq!(folder.files(), ["allowed.pdf", "pack.json"]);
}

#[test]
fn exit_code_one_is_for_the_data() {
    let folder = Folder::with("pack.json", r#"{"report": {"titel": "x"}, "indicators": []}"#);
    insta::assert_snapshot!(folder.run(["render", "pack.json"]), @r#"
    exit code: 1
    --- stderr
    error[missing-field]: the report has no "committee"
     --> pack.json:1:12
      |
    1 | {"report": {"titel": "x"}, "indicators": []}
      |            ^
      |
      = hint: add "committee"

    error[missing-field]: the report has no "period"
     --> pack.json:1:12
      |
    1 | {"report": {"titel": "x"}, "indicators": []}
      |            ^
      |
      = hint: add "period"

    error[missing-field]: the report has no "produced_on"
     --> pack.json:1:12
      |
    1 | {"report": {"titel": "x"}, "indicators": []}
      |            ^
      |
      = hint: add "produced_on"

    error[unknown-field]: the report has no field "titel"
     --> pack.json:1:13
      |
    1 | {"report": {"titel": "x"}, "indicators": []}
      |             ^^^^^^^
      |
      = hint: did you mean "title"?

    4 errors in pack.json
    pack.json was not rendered
    "#);
    folder.run(["check", "pack.json"]).exits(1);
}

#[test]
fn exit_code_two_is_for_wrong_use_and_files_that_cannot_be_read_or_written() {
    let folder = Folder::with("pack.json", Pack::new().text());
    insta::assert_snapshot!(folder.run(["render", "nowhere.json"]), @"
    exit code: 2
    --- stderr
    error: cannot read nowhere.json (there is no such file)
    ");
    insta::assert_snapshot!(folder.run(["render", "pack.json", "-o", "pack.json/out.pdf"]), @"
    exit code: 2
    --- stderr
    error: cannot write pack.json/out.pdf (there is a file where its folder should be)
    ");
    insta::assert_snapshot!(folder.run(["check", "nowhere.json"]), @"
    exit code: 2
    --- stderr
    error: cannot read nowhere.json (there is no such file)
    ");
    folder.run(["render", "--no-such-option"]).exits(2);
    folder.run(["check"]).exits(2);
    folder.run(["print", "pack.json"]).exits(2);
    folder.run(Vec::<&str>::new()).exits(2);
    assert_eq!(folder.files(), ["pack.json"]);
}

#[test]
fn a_schema_alone_is_nothing_to_render_or_check() {
    let folder = Folder::with("schema.json", Folder::new().run(["schema", "pack"]).exits(0).stdout);
    folder.write("pack.json", crate::pack::Pack::new().measuring("1", r#""rag": "Contextual""#).text());
    for command in ["render", "check"] {
        let ran = folder.run([command, "schema.json"]).exits(2);
        assert!(ran.stderr.contains("schema.json"), "{ran}");
        folder.run([command, "schema.json", "pack.json"]).exits(0);
    }
}

/// Renders with so many MB of memory.
#[cfg(target_os = "linux")]
fn rendered_within(folder: &Folder, megabytes: usize) -> (Option<i32>, String) {
    let limited = format!("ulimit -v {}; exec \"$0\" render pack.json", megabytes * 1_024);
    let program = folder.command([""; 0]).get_program().to_owned();
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &limited]).arg(program).current_dir(folder.path("")).env_clear();
    let ran = command.output().expect("a shell");
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn where_memory_is_too_little_one_line_says_so_and_nothing_is_left() {
    let folder = Folder::with("pack.json", Pack::new().measuring("1", r#""rag": "Contextual""#).text());
    for megabytes in [140, 200, 255] {
        let said =
            format!("error: the limit set for memory is {megabytes} MB, and this program needs 256 MB (ulimit -v)\n");
        assert_eq!(rendered_within(&folder, megabytes), (Some(2), said));
        assert_eq!(folder.files(), ["pack.json"]);
    }
    assert_eq!(rendered_within(&folder, 700).0, Some(0));
    let mut large = Pack::new();
    for number in 0..1_000 {
        large = large.measuring(&number.to_string(), r#""rag": "Contextual""#);
    }
    folder.write("pack.json", large.text());
    std::fs::remove_file(folder.path("pack.pdf")).expect("a file to remove");
    let (code, said) = rendered_within(&folder, 500);
    assert_eq!((code, said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.starts_with("error: pack.json was not rendered: it may need "), "{said}");
    assert!(said.ends_with(" MB of memory, and the limit set is 500 MB (ulimit -v)\n"), "{said}");
    assert_eq!(folder.files(), ["pack.json"]);
}
