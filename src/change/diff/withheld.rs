//! What one pack publishes and the other withholds: it is taken out of everything that is told of the indicator.

use super::Change;
use super::walk::Secret;
use crate::number;
use crate::words::Words;

/// Takes figures that are withheld on one side out of the changes of their indicator, texts included.
pub(super) fn hide(changes: &mut [Change], secrets: &[Secret], words: &Words) {
    if secrets.is_empty() {
        return;
    }
    for change in changes {
        let texts = change.was.iter().chain(&change.now).map(String::as_str);
        let of_edits =
            change.edits.iter().flat_map(|edit| [&edit.was, &edit.now, &edit.before, &edit.after].map(String::as_str));
        if texts.chain(of_edits).any(|text| secrets.iter().any(|secret| tells(text, secret))) {
            change.edits.clear();
            let hidden = &words.plain.values.not_repeated;
            [&mut change.was, &mut change.now].into_iter().flatten().for_each(|text| text.clone_from(hidden));
            change.is_withheld = true;
        }
        let name = change.what.clone() + change.measure.as_deref().unwrap_or_default();
        if secrets.iter().any(|secret| tells(&name, secret)) && change.is_text {
            change.what = words.plain.field("text").to_owned();
        }
    }
}

/// Whether a text holds a figure, as it prints or as the number it is.
fn tells(text: &str, secret: &Secret) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '%' | '£' | '€' | '$');
    let words = text.split(|c: char| !is_part(c)).map(|word| word.trim_matches(['.', ',']));
    let is_it = |word: &str| {
        word == secret.printed
            || (secret.number.is_some() && number::read(word).and_then(|read| read.number()) == secret.number)
    };
    text.trim() == secret.printed
        || (secret.printed.contains(' ') && text.contains(&secret.printed))
        || words.into_iter().any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_however_it_is_spelled() {
        let secret = |printed: &str| Secret {
            printed: printed.into(),
            number: number::read(printed).and_then(|read| read.number()),
        };
        for (text, printed, tells_it) in [
            ("There were 12 of them.", "12", true),
            ("There were 12, and more", "12", true),
            ("There were 120 of them.", "12", false),
            ("In all 1,204 people", "1204", true),
            ("It was 12.5%.", "12.5%", true),
            ("fewer than 5 people", "fewer than 5", true),
            ("nothing of it", "12", false),
        ] {
            assert_eq!(tells(text, &secret(printed)), tells_it, "{text}");
        }
    }
}
