//! The files in `docs/pipelines` and `docs/scale`, and the Containerfile.

use serde::Deserialize;
use serde_yaml::Value;

use super::action::{act, with_release};
use super::{Machine, entries, text, texts, yaml};
use crate::results::{states, with_state};

/// This version, as files name it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a job writes twice: everything the first time, and nothing the second time.
#[track_caller]
fn assert_written_then_unchanged(machine: &Machine, results: &str, run: impl Fn()) {
    run();
    assert_eq!(with_state(&machine.folder, results, "written").split(' ').count(), 3);
    run();
    assert_eq!(with_state(&machine.folder, results, "unchanged").split(' ').count(), 3);
}

#[test]
fn gitlabs_job_runs() {
    let machine = Machine::with_program(3);
    let file = yaml("docs/pipelines/gitlab-ci.yml");
    let job = &file["reports"];
    assert_written_then_unchanged(&machine, "out/results.jsonl", || {
        // Both are one script, as on GitLab; what comes after has a shell of its own.
        let script = [texts(&job["before_script"]), texts(&job["script"])].concat().join("\n");
        machine.runs(&script);
        let told = machine.runs(&texts(&job["after_script"]).join("\n"));
        assert!(told.starts_with("3 packs: "), "{told}");
    });
    assert_eq!((texts(&job["cache"]["paths"]), texts(&job["artifacts"]["paths"])), (vec!["out/"], vec!["out/"]));
}

#[test]
fn azures_job_runs() {
    let machine = Machine::with_program(3);
    let file = yaml("docs/pipelines/azure-pipelines.yml");
    assert_written_then_unchanged(&machine, "out/results.jsonl", || {
        let scripts = entries(&file["steps"]).iter().filter_map(|step| step["script"].as_str());
        let folder = machine.folder.path("").display().to_string();
        for script in scripts {
            let told = machine.runs(&script.replace("$(Build.SourcesDirectory)/", &folder));
            let named = told.lines().filter_map(|line| line.strip_prefix("##vso[task.uploadsummary]"));
            named.for_each(|path| assert!(std::path::Path::new(path).is_file(), "{path}"));
        }
    });
}

#[test]
fn the_hook_before_a_commit_runs() {
    let machine = Machine::with_program(3);
    let file = yaml("docs/pipelines/pre-commit-config.yaml");
    let hook = &file["repos"][0]["hooks"][0];
    assert_eq!(texts(&hook["additional_dependencies"]), [format!("committee-report=={VERSION}")]);
    let entry = format!("{} packs/00.json packs/02.json", hook["entry"].as_str().expect("a command"));
    assert_eq!(machine.runs(&entry), "no problems in any pack\n");
    machine.folder.write("packs/00.json", "{");
    assert_eq!(machine.bash(&entry, &Default::default()).code, 1);
}

/// What a job passes to the action, with the values of its matrix.
fn with<'y>(step: &'y Value, shard: &str, sha256: &'y str) -> Vec<(&'y str, String)> {
    let value = |value: &str| value.replace("${{ matrix.shard }}", shard).replace("${{ env.SHA256 }}", sha256);
    let inputs = step["with"].as_mapping().expect("inputs").iter();
    inputs.map(|(name, input)| (name.as_str().expect("a name"), value(input.as_str().expect("a text")))).collect()
}

#[test]
fn githubs_matrix_runs_and_is_merged() {
    let (mut machine, sha256) = with_release(12);
    let file = yaml("docs/scale/github-matrix.yml");
    let is_ours = |step: &&Value| step["uses"].as_str().is_some_and(|uses| uses.starts_with("OWNER/committee-report@"));
    let step = |job: &str| entries(&file["jobs"][job]["steps"]).iter().find(is_ours).expect("the action").clone();
    let render = step("render");
    let shards = entries(&file["jobs"]["render"]["strategy"]["matrix"]["shard"]).to_vec();
    for shard in &shards {
        let shard = shard.as_u64().expect("a number").to_string();
        let inputs = with(&render, &shard, &sha256);
        let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let acted = act(&mut machine, &inputs);
        assert_eq!(acted.code, 0, "{}", acted.log);
    }
    assert_eq!((shards.len(), machine.pdfs("out")), (8, 12));
    let merge =
        entries(&file["jobs"]["merge"]["steps"]).iter().find_map(|step| step["run"].as_str()).expect("a script");
    let variables =
        [("GITHUB_STEP_SUMMARY".to_owned(), machine.folder.path("summary.md").display().to_string())].into();
    let done = machine.bash(merge, &variables);
    assert_eq!((done.code, done.out.as_str()), (0, "12 packs: 12 written, 0 unchanged\n"));
    machine.folder.write("packs/late.json", "{}");
    assert_eq!(machine.bash(merge, &variables).code, 1);
}

#[test]
fn githubs_workflow_names_inputs_that_there_are() {
    let file = yaml("docs/pipelines/github.yml");
    let inputs = yaml("action.yml")["inputs"].as_mapping().expect("inputs").clone();
    let steps = entries(&file["jobs"]["reports"]["steps"]);
    let ours = steps.iter().find(|step| step["uses"].as_str().is_some_and(|uses| uses.starts_with("OWNER/")));
    for (name, _) in ours.expect("the action")["with"].as_mapping().expect("inputs") {
        assert!(inputs.contains_key(name), "{name:?}");
    }
}

#[test]
fn the_jobs_of_kubernetes_run_and_are_merged() {
    let machine = Machine::with_program(12);
    machine.folder.write("packs.txt", "packs/*.json\n");
    let text = text("docs/scale/kubernetes.yml");
    let jobs: Vec<Value> =
        serde_yaml::Deserializer::from_str(&text).map(|job| Value::deserialize(job).expect("YAML")).collect();
    let arguments = |job: &Value, index: u64| {
        let container = &job["spec"]["template"]["spec"]["containers"][0];
        assert_eq!(container["securityContext"]["readOnlyRootFilesystem"], Value::Bool(true));
        let quoted = |text: &str| format!("'{}'", text.replace("$(JOB_COMPLETION_INDEX)", &index.to_string()));
        texts(&container["args"]).into_iter().map(quoted).collect::<Vec<_>>().join(" ")
    };
    let pods = jobs[0]["spec"]["completions"].as_u64().expect("a number");
    for index in 0..pods {
        machine.runs(&format!("committee-report {}", arguments(&jobs[0], index)));
    }
    let merged = machine.runs(&format!("committee-report {}", arguments(&jobs[1], 0)));
    assert_eq!(merged, "12 packs: 12 written, 0 unchanged\n");
    assert_eq!((machine.pdfs("out"), states(&machine.folder, "out/results.jsonl").len()), (12, 12));
}

#[test]
fn shares_are_handed_out_by_gnu_parallel() {
    let machine = Machine::with_program(12);
    if !machine.has("parallel") {
        eprintln!("NOT RUN: docs/scale/parallel.sh (GNU parallel is not on this machine)");
        return;
    }
    machine.folder.write("packs.txt", "packs/*.json\n").write("parallel.sh", text("docs/scale/parallel.sh"));
    let run = || machine.bash("bash parallel.sh packs.txt out 4", &[("HOME".to_owned(), "/nowhere".to_owned())].into());
    let done = run();
    assert!(done.code == 0 && done.out.contains("12 packs: 12 written, 0 unchanged\n"), "{}", done.out);
    machine.folder.write("packs/03.json", "{");
    let done = run();
    assert!(done.code == 1 && done.out.contains("12 packs: 0 written, 11 unchanged, 1 failed\n"), "{}", done.out);
}

#[test]
fn the_image_holds_the_program_and_runs_it_as_nobody_in_particular() {
    let file = text("Containerfile");
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines[0], "FROM scratch");
    for line in ["USER 1000:1000", "WORKDIR /work", "ENTRYPOINT [\"/committee-report\"]"] {
        assert!(lines.contains(&line), "{line}");
    }
    let run = file
        .lines()
        .find_map(|line| line.split_once("docker run --rm --read-only -v \"$PWD:/work\" "))
        .expect("a command")
        .1;
    let machine = Machine::with_program(3);
    machine.runs(run);
    assert_eq!(machine.pdfs("out"), 3);
}

#[test]
fn all_files_name_this_version() {
    let files = ["action.yml", "Containerfile", "docs/pipelines/github.yml", "docs/pipelines/gitlab-ci.yml"];
    let others =
        ["docs/pipelines/azure-pipelines.yml", "docs/pipelines/pre-commit-config.yaml", "docs/scale/github-matrix.yml"];
    for name in files.into_iter().chain(others).chain(["docs/scale/kubernetes.yml"]) {
        assert!(text(name).contains(VERSION), "{name} does not name version {VERSION}");
    }
}
