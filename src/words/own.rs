//! Words of one's own: a file with some of the plain words, which take the place of the built-in ones.

use toml::{Table, Value};

use super::plain::Plain;
use crate::problem::{did_you_mean, nearest};

/// What is wrong with a file of words, in words for whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFault(pub String);

/// The plain words with those of a file in their place.
pub(super) fn replaced(words: &Plain, file: &str) -> Result<Plain, WordFault> {
    let own: Table = file.parse().map_err(|error: toml::de::Error| not_toml(file, &error))?;
    let mut all = words.table();
    replace(&mut all, own, "")?;
    Plain::of(all).map_err(WordFault)
}

fn not_toml(file: &str, error: &toml::de::Error) -> WordFault {
    let before = error.span().and_then(|span| file.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    WordFault(format!("line {line} cannot be read; a word is written as index = \"Index\", with its text in quotes"))
}

fn replace(words: &mut Table, own: Table, group: &str) -> Result<(), WordFault> {
    for (name, word) in own {
        let path = format!("{group}{name}");
        let Some(known) = words.get_mut(&name) else { return Err(unknown(&path, &name, words)) };
        match (known, word) {
            (Value::Table(known), Value::Table(own)) => replace(known, own, &format!("{path}."))?,
            (known @ Value::String(_), word @ Value::String(_)) => *known = word,
            (Value::Table(_), _) => {
                return Err(WordFault(format!("“{path}” is a group of words; write it as [{path}]")));
            }
            _ => return Err(WordFault(format!("the word “{path}” has to be a text in quotes"))),
        }
    }
    Ok(())
}

fn unknown(path: &str, name: &str, words: &Table) -> WordFault {
    let near = nearest(name, words.keys().map(String::as_str));
    let hint = near.map(|known| format!("; {}", did_you_mean(known)));
    WordFault(format!("there is no word “{path}”{}", hint.unwrap_or_default()))
}
