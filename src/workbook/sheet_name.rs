//! Names of sheets that are made from somebody's words: what Excel and its XML allow.

use std::collections::BTreeMap;

/// The most letters of a sheet's name.
const MOST: usize = 31;

/// The name of a sheet for these words; empty where nothing of them may stand in one.
pub(crate) fn sheet_name(words: &str) -> String {
    let plain: String = words.chars().filter(|letter| is_allowed(*letter)).collect();
    cut(plain.trim(), MOST).to_owned()
}

/// The same with a number behind it where the name is taken: capitals count as small letters. `used` holds the last number of
/// each name.
pub(crate) fn unused(name: String, used: &mut BTreeMap<String, usize>) -> String {
    let key = name.to_lowercase();
    let Some(mut count) = used.get(&key).copied() else {
        used.insert(key, 1);
        return name;
    };
    let free = loop {
        count += 1;
        let number = format!(" {count}");
        let numbered = format!("{}{number}", cut(&name, MOST - number.len()));
        if !used.contains_key(&numbered.to_lowercase()) {
            break numbered;
        }
    };
    used.insert(key, count);
    used.insert(free.to_lowercase(), 1);
    free
}

fn is_allowed(letter: char) -> bool {
    !"[]:*?/\\'".contains(letter) && !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

/// The beginning of a text, at most so many letters as Excel counts them: those beyond U+FFFF are two.
fn cut(text: &str, most: usize) -> &str {
    let mut left = most;
    let fits = |(_, letter): &(usize, char)| left.checked_sub(letter.len_utf16()).map(|rest| left = rest).is_some();
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, letter)| at + letter.len_utf8());
    text[..end].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_what_excel_and_xml_allow() {
        for (words, name) in [
            (" Libraries ", "Libraries"),
            ("Roads/Paths [North]: 'A'?*\\", "RoadsPaths North A"),
            ("a\u{0}\u{B}\u{1B}b\u{9B}\u{FFFF}", "ab"),
            ("\u{1F3C6}\u{1F3C6}\u{1F3C6}\u{1F3C6}\u{1F3C6}\u{1F3C6}\u{1F3C6}\u{1F3C6}", "🏆🏆🏆🏆🏆🏆🏆🏆"),
            ("Environment, Transport and Pla nning", "Environment, Transport and Pla"),
            ("?", ""),
        ] {
            assert_eq!(sheet_name(words), name, "{words:?}");
        }
        assert_eq!(sheet_name(&"🏆".repeat(40)).chars().count(), 15, "each is two letters");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
    }

    #[test]
    fn no_name_is_used_twice_and_none_is_too_long() {
        let mut used = BTreeMap::new();
        let names = ["Roads", "roads", "Roads 2", "Roads", "Paths"].map(|name| unused(name.into(), &mut used));
        assert_eq!(names, ["Roads", "roads 2", "Roads 2 2", "Roads 3", "Paths"]);
        let long: Vec<String> = (0..120).map(|_| unused("x".repeat(31), &mut used)).collect();
        assert_eq!(long[119], format!("{} 120", "x".repeat(27)));
    }
}
