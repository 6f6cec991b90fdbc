//! Character codes of web pages that were copied as they are written there ("&amp;" for "&", "&#163;" for "£").

use super::Garbled;

/// The names that copied texts hold most.
const NAMED: [(&str, char); 19] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("pound", '£'),
    ("euro", '€'),
    ("percnt", '%'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("bull", '•'),
    ("minus", '−'),
    ("deg", '°'),
];

/// The longest code that is looked for, in bytes.
const LONGEST: usize = 8;

/// The character codes in a text, in order.
pub fn coded(text: &str) -> Vec<Garbled> {
    let codes = text.match_indices('&').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
        Some(Garbled { range: at..at + end + 2, meant: meant(&rest[..end])? })
    });
    codes.collect()
}

/// The character that a code stands for.
fn meant(code: &str) -> Option<char> {
    let Some(number) = code.strip_prefix('#') else {
        return NAMED.iter().find(|(name, _)| *name == code).map(|(_, meant)| *meant);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?).filter(|meant| !meant.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_web_pages_are_known_and_other_ampersands_are_not() {
        for (text, codes) in [
            ("Roads &amp; footways", "&"),
            ("&pound;1.2m &ndash; &#163;1.3m &#xA3;1.4m", "£–££"),
            ("R&D; AT&T & more; &; &#0; &#x110000; &unknown;", ""),
        ] {
            assert_eq!(coded(text).iter().map(|coded| coded.meant).collect::<String>(), codes, "{text}");
        }
        assert_eq!(coded("5 &gt; 4")[0].range, 2..6);
    }
}
