//! Which file of the program uses which, by the paths that it names.

use std::collections::{BTreeMap, BTreeSet};

/// The files of a program, by their modules, and what they use of one another.
pub(super) struct House {
    /// What each file uses. A file and those in the folder of its name are one in this: neither is listed with the other.
    uses: BTreeMap<String, BTreeSet<String>>,
}

/// A name that a module hands on, and where it has it from.
type HandedOn = BTreeMap<(String, String), Vec<String>>;

impl House {
    /// Reads the files, tests at their ends left out.
    pub(super) fn new(sources: &BTreeMap<String, String>) -> House {
        let paths: BTreeMap<&String, Vec<Named>> = sources.iter().map(|(module, text)| (module, paths(text))).collect();
        let absolute = |module: &str, named: &Named| absolute(module, &named.path, sources);
        let mut handed_on = HandedOn::new();
        for (module, named) in paths.iter().flat_map(|(module, all)| all.iter().map(move |named| (*module, named))) {
            if let Some((name, path)) = named.handed_on.clone().zip(absolute(module, named)) {
                handed_on.insert((module.clone(), name), path);
            }
        }
        let file = |module: &str, named: &Named| file(absolute(module, named)?, sources, &handed_on, 0);
        let used = |(module, all): (&String, Vec<Named>)| {
            let used = all.iter().filter_map(|named| file(module, named));
            (module.clone(), used.filter(|used| !are_one(module, used)).collect())
        };
        House { uses: paths.into_iter().map(used).collect() }
    }

    /// Every pair of files of which the first uses the second.
    pub(super) fn looks(&self) -> impl Iterator<Item = (&str, &str)> {
        self.uses.iter().flat_map(|(from, all)| all.iter().map(move |to| (from.as_str(), to.as_str())))
    }

    /// The files that use one another in a circle, circle by circle.
    pub(super) fn circles(&self) -> Vec<Vec<String>> {
        let reached: BTreeMap<&String, BTreeSet<&String>> =
            self.uses.keys().map(|module| (module, self.reached(module))).collect();
        let mutual = |module: &&String| -> Vec<String> {
            let back = |other: &&&String| reached.get(**other).is_some_and(|reached| reached.contains(*module));
            reached[*module].iter().filter(back).map(|other| (*other).clone()).collect()
        };
        let circles: BTreeSet<Vec<String>> = self.uses.keys().map(|module| mutual(&module)).collect();
        circles.into_iter().filter(|circle| !circle.is_empty()).collect()
    }

    /// All files that a file uses, directly or by way of others; itself where it stands in a circle.
    fn reached<'h>(&'h self, module: &str) -> BTreeSet<&'h String> {
        let (mut reached, mut next) = (BTreeSet::new(), vec![module]);
        while let Some(module) = next.pop() {
            for used in self.uses.get(module).into_iter().flatten() {
                if reached.insert(used) {
                    next.push(used);
                }
            }
        }
        reached
    }
}

/// A path that a file names, and the name under which it hands it on.
struct Named {
    path: Vec<String>,
    handed_on: Option<String>,
}

/// Whether a file stands in the folder of another, or is that.
fn are_one(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// A path from the root, where it leads into the program.
fn absolute(module: &str, path: &[String], sources: &BTreeMap<String, String>) -> Option<Vec<String>> {
    let mut from: Vec<String> = module.split("::").map(str::to_owned).collect();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => (from, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|step| step == "super") {
                from.pop();
                rest = &rest[1..];
            }
        }
        child if sources.contains_key(&format!("{module}::{child}")) => {}
        _ => return None,
    }
    Some(from.into_iter().chain(rest.iter().cloned()).collect())
}

/// The file that a path leads to, through the names that modules hand on.
fn file(path: Vec<String>, sources: &BTreeMap<String, String>, handed_on: &HandedOn, steps: usize) -> Option<String> {
    let known = (1..=path.len()).rev().find(|length| sources.contains_key(&path[..*length].join("::")))?;
    let (module, rest) = (path[..known].join("::"), &path[known..]);
    let Some(name) = rest.first().filter(|_| steps < 8) else { return Some(module) };
    match handed_on.get(&(module.clone(), name.clone())) {
        Some(from) => file(from.iter().chain(&rest[1..]).cloned().collect(), sources, handed_on, steps + 1),
        None => Some(module),
    }
}

/// Every path of two steps or more, and all that `use` names.
fn paths(text: &str) -> Vec<Named> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let tokens = tokens(text);
    let (mut paths, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if tokens[at] == "use" {
            let is_handed_on = at > 0 && ["pub", ")"].contains(&tokens[at - 1].as_str());
            at = tree(&tokens, at + 1, &[], is_handed_on, &mut paths);
            continue;
        }
        let start = at;
        while is_name(&tokens[at]) && tokens.get(at + 1).is_some_and(|sign| sign == "::") && at + 2 < tokens.len() {
            at += 2;
        }
        if at > start && is_name(&tokens[at]) {
            let path = tokens[start..=at].iter().filter(|token| *token != "::").cloned().collect();
            paths.push(Named { path, handed_on: None });
        }
        at += 1;
    }
    paths
}

/// Reads the tree of a `use` from a place on, behind a path; gives the place behind it.
fn tree(tokens: &[String], mut at: usize, before: &[String], is_handed_on: bool, paths: &mut Vec<Named>) -> usize {
    let mut path = before.to_vec();
    while at < tokens.len() {
        match tokens[at].as_str() {
            "::" | "*" => at += 1,
            "{" => {
                at += 1;
                while at < tokens.len() && tokens[at] != "}" {
                    at = tree(tokens, at, &path, is_handed_on, paths);
                    at += usize::from(tokens.get(at).is_some_and(|sign| sign == ","));
                }
                return at + 1;
            }
            "as" => {
                let handed_on = is_handed_on.then(|| tokens[at + 1].clone());
                paths.push(Named { path, handed_on });
                return at + 2;
            }
            name if is_name(name) => {
                path.push(name.to_owned());
                at += 1;
            }
            _ => break,
        }
    }
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let handed_on = path.last().filter(|_| is_handed_on).cloned();
    paths.push(Named { path, handed_on });
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Names and signs, without comments.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for line in text.lines() {
        let mut rest = line.split("//").next().unwrap_or_default();
        while let Some(first) = rest.chars().next() {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = if rest.starts_with("::") { 2 } else { name.max(first.len_utf8()) };
            let (token, after) = rest.split_at(length);
            if !token.trim().is_empty() {
                tokens.push(token.to_owned());
            }
            rest = after;
        }
    }
    tokens
}
