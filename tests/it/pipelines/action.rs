//! `action.yml`, its steps run one after the other.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Done, Machine, entries, text, yaml};
use crate::pack::Pack;
use crate::results::{sound, with_state};

/// What a run of the action did.
pub(super) struct Acted {
    /// The code of its last step, or of the first that stopped it.
    pub(super) code: i32,
    /// What its steps printed.
    pub(super) log: String,
    /// What it wrote for the summary of the job.
    pub(super) summary: String,
}

/// The name of the program's archive on this runner.
const NAME: &str = concat!("committee-report-", env!("CARGO_PKG_VERSION"), "-x86_64-unknown-linux-musl");

/// A machine with a release that can be downloaded, and the sum of its archive.
pub(super) fn with_release(packs: usize) -> (Machine, String) {
    let machine = Machine::bare(packs);
    let program = format!("exec '{}' \"$@\"", env!("CARGO_BIN_EXE_committee-report"));
    machine.add_script(&format!("stage/{NAME}/committee-report"), &program);
    let release = concat!("releases/v", env!("CARGO_PKG_VERSION"));
    machine.runs(&format!("mkdir -p {release} temp && tar -czf {release}/{NAME}.tar.gz -C stage {NAME}"));
    let archive = machine.folder.read(&format!("{release}/{NAME}.tar.gz"));
    let sum = Sha256::digest(&archive).iter().map(|byte| format!("{byte:02x}")).collect();
    (machine, sum)
}

/// Runs the action with these inputs. What it would get from a cache lies in the folder already.
pub(super) fn act(machine: &mut Machine, inputs: &[(&str, &str)]) -> Acted {
    let action = yaml("action.yml");
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (name, input) in action["inputs"].as_mapping().expect("inputs") {
        let default = input["default"].as_str().unwrap_or_default();
        known.insert(format!("inputs.{}", name.as_str().expect("a name")), default.to_owned());
    }
    let releases = format!("file://{}", machine.folder.path("releases").display());
    known.insert("inputs.releases".into(), releases);
    for (name, value) in inputs {
        assert!(known.insert(format!("inputs.{name}"), (*value).to_owned()).is_some(), "an input {name}");
    }
    let mut acted = Acted { code: 0, log: String::new(), summary: String::new() };
    for step in entries(&action["runs"]["steps"]) {
        let is_asked = step["if"].as_str().is_none_or(|condition| {
            assert!(condition.ends_with("inputs.packs != ''"), "{condition}");
            !known["inputs.packs"].is_empty()
        });
        let Some(script) = step["run"].as_str().filter(|_| is_asked && acted.code == 0) else { continue };
        assert!(!script.contains("${{"), "inputs reach scripts as variables alone: {script}");
        let done = take(machine, script, step, &mut known, &mut acted);
        acted.code = done.code;
        acted.log += &done.out;
    }
    acted
}

/// Runs a step, and takes over what it says to the runner.
fn take(
    machine: &mut Machine,
    script: &str,
    step: &serde_yaml::Value,
    known: &mut BTreeMap<String, String>,
    acted: &mut Acted,
) -> Done {
    let mut variables: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in step["env"].as_mapping().expect("variables") {
        let value = value.as_str().expect("a text");
        let inner =
            value.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")).unwrap_or_else(|| panic!("{value}"));
        let known = known.get(inner).unwrap_or_else(|| panic!("{inner} is not known"));
        variables.insert(name.as_str().expect("a name").into(), known.clone());
    }
    for (name, value) in [("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("GITHUB_ACTIONS", "true")] {
        variables.insert(name.into(), value.into());
    }
    let path = |name: &str| machine.folder.path(name).display().to_string();
    variables.insert("RUNNER_TEMP".into(), path("temp"));
    for (name, file) in
        [("GITHUB_PATH", "temp/path"), ("GITHUB_OUTPUT", "temp/output"), ("GITHUB_STEP_SUMMARY", "temp/summary")]
    {
        machine.folder.write(file, "");
        variables.insert(name.into(), path(file));
    }
    let done = machine.bash(script, &variables);
    let said = |file: &str| String::from_utf8(machine.folder.read(file)).expect("text");
    for line in said("temp/output").lines() {
        let (name, value) = line.split_once('=').expect("an output");
        let step = step["id"].as_str().expect("a name of the step");
        known.insert(format!("steps.{step}.outputs.{name}"), value.to_owned());
    }
    acted.summary += &said("temp/summary");
    let added: Vec<_> = said("temp/path").lines().map(Into::into).collect();
    machine.path.splice(0..0, added);
    done
}

#[test]
fn fifty_packs_are_annotated_rendered_where_they_changed_and_told_in_one_table() {
    let (mut machine, sha256) = with_release(50);
    machine.folder.write("packs/07.json", Pack::new().measuring("1", r#""rag": "Violet""#).text());
    machine.folder.write("packs/08.json", Pack::new().measuring("1", r#""rag": "Contextual""#).text());
    let inputs = [("packs", "packs/0*.json\npacks/[1-9]*.json"), ("sha256", &sha256)];
    let first = act(&mut machine, &inputs);
    assert_eq!(first.code, 1, "{}", first.log);
    assert!(first.log.contains("::error file=packs/07.json,line="), "{}", first.log);
    assert!(first.log.contains("::warning file=packs/08.json,line="), "{}", first.log);
    assert_eq!(
        (machine.pdfs("out"), with_state(&machine.folder, "out/results.jsonl", "failed").as_str()),
        (49, "packs/07.json")
    );
    assert!(
        first.summary.starts_with("### 50 packs: 49 written, 0 unchanged, 1 failed\n\n| Pack |"),
        "{}",
        first.summary
    );
    assert!(first.summary.contains("| packs/07&#46;json | **failed** (1 error) |"), "{}", first.summary);

    for name in ["packs/07.json", "packs/30.json", "packs/49.json"] {
        machine.folder.write(name, sound("Elsewhere"));
    }
    let second = act(&mut machine, &inputs);
    assert_eq!(second.code, 0, "{}", second.log);
    let written = with_state(&machine.folder, "out/results.jsonl", "written");
    assert_eq!(written, "packs/07.json packs/30.json packs/49.json");
    assert!(second.summary.starts_with("### 50 packs: 3 written, 47 unchanged\n"), "{}", second.summary);
    assert_eq!((second.summary.matches("\n|---|").count(), second.summary.matches("| packs/").count()), (1, 3));
}

#[test]
fn warnings_are_denied_and_options_passed_on_where_that_is_asked_for() {
    let (mut machine, sha256) = with_release(2);
    machine.folder.write("packs/01.json", Pack::new().measuring("1", r#""rag": "Contextual""#).text());
    let inputs = [
        ("packs", "packs/*.json"),
        ("sha256", &sha256),
        ("deny-warnings", "true"),
        ("options", "--attach-data\n--templates\nmy look\n"),
        ("output", "my reports"),
        ("results", "results.jsonl"),
    ];
    machine.folder.write("my look/theme.typ", text("typst-templates/theme.typ"));
    let acted = act(&mut machine, &inputs);
    assert_eq!(acted.code, 1, "{}", acted.log);
    assert_eq!(with_state(&machine.folder, "results.jsonl", "failed"), "packs/01.json");
    assert_eq!(machine.folder.pdf("my reports/00.pdf").attachments().len(), 1);
}

#[test]
fn a_program_with_another_sum_is_not_run() {
    let (mut machine, sha256) = with_release(1);
    let other = sha256.replace(|c: char| c.is_ascii_digit(), "a");
    let acted = act(&mut machine, &[("packs", "packs/*.json"), ("sha256", &other)]);
    assert_ne!(acted.code, 0);
    assert_eq!(machine.pdfs("out"), 0);
    assert!(!machine.has("committee-report"), "{}", acted.log);
}

#[test]
fn other_actions_are_named_by_hash() {
    let files =
        ["action.yml", "docs/pipelines/github.yml", "docs/scale/github-matrix.yml", ".github/workflows/pages.yml"];
    let uses = files.map(text).join("\n");
    let named: Vec<&str> =
        uses.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: ")).collect();
    assert!(named.len() > 8, "{named:?}");
    for action in named.iter().filter(|action| !action.starts_with("OWNER/committee-report@COMMIT # v")) {
        let (_, hash) = action.split_once('@').expect("a version");
        let is_hash =
            hash.split(' ').next().is_some_and(|hash| hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
        assert!(is_hash, "{action}");
    }
}
