//! The licences of the crates that are in the program stand in THIRD-PARTY.md.

use std::process::Command;

#[test]
fn every_crate_of_the_program_has_its_licence_there() {
    let told = super::read("THIRD-PARTY.md").replace('\r', "");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // Of this machine's kind: what other kinds ask for besides may not have been fetched here.
    let arguments =
        ["tree", "--locked", "--offline", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let tree = Command::new(cargo).args(arguments).current_dir(super::root()).output().expect("cargo");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).expect("names");
    let crates: std::collections::BTreeSet<(&str, &str)> = tree.lines().filter_map(named).collect();
    assert!(crates.len() > 200, "{} crates are too few to be those of Typst", crates.len());
    let untold: Vec<_> =
        crates.iter().filter(|(name, version)| !told.contains(&format!("- {name} {version}\n"))).collect();
    assert!(
        untold.is_empty(),
        "write THIRD-PARTY.md anew (`cargo about generate about.hbs -o THIRD-PARTY.md`): {untold:?}"
    );
}

/// The name and the version of a line of `cargo tree`, which says `serde v1.0.0`.
fn named(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    (name != env!("CARGO_PKG_NAME")).then_some((name, version))
}
