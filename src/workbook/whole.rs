//! A pack of several files as one tree: what is included stands where it was named.

use super::tree::{Json, Node, Property};
use crate::source::Sources;

/// The pack's tree with its included files in it; the paths of their pictures start at the pack's folder.
///
/// Only for packs that were read without errors of form: every file that is named is there.
pub(super) fn whole(sources: &Sources) -> Option<Json> {
    let text = sources.text(0);
    let mut json = Json::of(&Sources::tree(&text)?);
    let mut next = 1;
    if let Json::Object(properties) = &mut json {
        for property in properties.iter_mut().filter(|property| property.name == "indicators") {
            let mut indicators = Vec::new();
            gather(sources, 0, std::mem::replace(&mut property.value.json, Json::Null), &mut next, &mut indicators);
            property.value.json = Json::Array(indicators);
        }
    }
    Some(json)
}

/// Collects indicators in the order of the pack; files are numbered in the order in which they are named.
fn gather(sources: &Sources, file: u32, json: Json, next: &mut u32, into: &mut Vec<Node>) {
    match json {
        Json::Array(nodes) => {
            for node in nodes {
                let Json::Text(_) = node.json else {
                    into.push(rebased(node, &folder(sources, file)));
                    continue;
                };
                let named = *next;
                *next += 1;
                let text = sources.text(named);
                if let Some(tree) = Sources::tree(&text) {
                    gather(sources, named, Json::of(&tree), next, into);
                }
            }
        }
        other => into.push(rebased(other.at(None), &folder(sources, file))),
    }
}

/// The folder of a file below the pack's, with a slash at its end; empty for the pack's own.
fn folder(sources: &Sources, file: u32) -> String {
    let below = sources.files().get(file as usize).map_or("", |file| file.below.as_str());
    below.rfind('/').filter(|_| file > 0).map_or_else(String::new, |end| below[..=end].to_owned())
}

/// An indicator with the paths of its pictures started at the pack's folder.
fn rebased(mut node: Node, folder: &str) -> Node {
    let of = |json: &mut Json, name: &str, each: &mut dyn FnMut(&mut Json)| {
        let Json::Object(properties) = json else { return };
        let named = |property: &&mut Property| property.name == name;
        properties.iter_mut().filter(named).for_each(|property| each(&mut property.value.json));
    };
    if !folder.is_empty() {
        of(&mut node.json, "figures", &mut |figures| {
            let Json::Array(figures) = figures else { return };
            for figure in figures {
                of(&mut figure.json, "path", &mut |path| {
                    if let Json::Text(path) = path {
                        path.insert_str(0, folder);
                    }
                });
            }
        });
    }
    node
}
