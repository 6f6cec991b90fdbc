//! Which addresses a link may have, and where the words of a link end.

use std::borrow::Cow;
use std::ops::Range;

use url::{Host, Url};

use crate::limits;
use crate::markup::character::{is_attached, is_invisible};

/// The address without white space around it, where it leads where it says; else why a report may not hold it.
pub(super) fn safe(address: &str) -> Result<&str, Cow<'static, str>> {
    let address = address.trim_ascii();
    let (scheme, rest) = address.split_once(':').ok_or("it does not start with https://, http:// or mailto:")?;
    if address.contains(is_hidden) {
        return Err("it holds a space or an invisible character".into());
    }
    if address.chars().count() > limits::ADDRESS_LETTERS {
        return Err(format!("it is longer than {} letters", limits::grouped(limits::ADDRESS_LETTERS)).into());
    }
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => web(address, rest.strip_prefix("//").ok_or("// is missing behind the colon")?),
        "mailto" => mail(rest),
        _ => Err("it does not start with https://, http:// or mailto:"),
    }?;
    Ok(address)
}

/// Whether a web address leads to the place that its first words name; `rest` is what follows the `//`.
fn web(address: &str, rest: &str) -> Result<(), &'static str> {
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if address.contains('\\') {
        return Err("it holds a backslash; addresses have /");
    }
    if place.contains('@') {
        return Err("the part before its @ looks like the place it leads to");
    }
    if place.contains('%') {
        return Err("the name of its site holds a %");
    }
    let name = place.rsplit_once(':').map_or(place, |(name, _)| name);
    if name.is_empty() {
        return Err("it names no site");
    }
    if mixes_alphabets(name) {
        return Err("the name of its site mixes letters of several alphabets that look alike");
    }
    if !name.chars().all(is_of_names) {
        return Err("the name of its site holds a sign that names of sites do not have");
    }
    match Url::parse(address).ok().as_ref().and_then(Url::host) {
        Some(Host::Domain(domain)) if domain.split('.').all(|part| !part.is_empty()) => Ok(()),
        Some(Host::Ipv4(number)) if number.to_string() == name => Ok(()),
        _ => Err("the name of its site is not a valid one"),
    }
}

/// Whether a character can be part of a site's name: in place of a stroke or a colon, another sign would hide where the name ends.
fn is_of_names(character: char) -> bool {
    character.is_alphanumeric() || is_attached(character) || matches!(character, '-' | '.' | '_')
}

/// Whether the name of a site could pass for another one.
fn mixes_alphabets(name: &str) -> bool {
    let is_latin = |character: char| character.is_ascii_alphabetic();
    let is_alike = |character: char| matches!(character, '\u{250}'..='\u{2FF}' | '\u{370}'..='\u{58F}' | '\u{13A0}'..='\u{13FF}' | '\u{1D00}'..='\u{1DBF}' | '\u{FF00}'..='\u{FFEF}');
    name.contains(is_alike) && name.contains(is_latin)
}

/// Whether an e-mail address, with a subject or without, is nothing but that.
fn mail(rest: &str) -> Result<(), &'static str> {
    let (people, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let starts_letter = |field: &str| field.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("body="));
    let ends_line = |part: &str| ["%0a", "%0d", "%00"].iter().any(|end| part.to_ascii_lowercase().contains(end));
    // Only the letter itself has lines: in a subject, a line end would begin a field of its own.
    if ends_line(people) || fields.split('&').any(|field| !starts_letter(field) && ends_line(field)) {
        return Err("it holds the code of a line end");
    }
    let is_person = |person: &str| {
        let Some((local, host)) = person.rsplit_once('@') else { return false };
        let plain = |character: char| {
            !character.is_ascii() || character.is_ascii_graphic() && !"<>()[]\\,;:\"@".contains(character)
        };
        !local.is_empty()
            && local.chars().all(plain)
            && !mixes_alphabets(host)
            && matches!(Host::parse(host), Ok(Host::Domain(_)))
    };
    if people.split(',').all(is_person) { Ok(()) } else { Err("behind mailto: there is no plain e-mail address") }
}

/// Whether an e-mail address can be written to.
pub fn is_mail(address: &str) -> bool {
    !address.contains(is_hidden) && !address.contains(['?', ',', '%']) && mail(address).is_ok()
}

/// A safe address as a PDF holds it: in ASCII, other letters in the code of the web.
pub(super) fn target(address: &str) -> String {
    match Url::parse(address) {
        Ok(coded) if !address.is_ascii() => coded.into(),
        _ => address.into(),
    }
}

/// Characters that no address needs and that can make one look like another.
fn is_hidden(character: char) -> bool {
    character.is_control() || character.is_whitespace() || is_invisible(character)
}

/// How many bytes of `[words](address)` stand before the `](`, and the bytes of the address; `None` where the brackets
/// hold more than the bare address (a title) or not its very characters (an escape, an entity).
pub(super) fn parts(link: &str, address: &str) -> Option<(usize, Range<usize>)> {
    let inside = link.strip_suffix(')')?.trim_end();
    let (before, end) = match inside.strip_suffix('>') {
        Some(inside) => (inside.strip_suffix(address)?.strip_suffix('<')?, inside.len()),
        None => (inside.strip_suffix(address)?, inside.len()),
    };
    let words = before.trim_end().strip_suffix("](")?;
    Some((words.len(), end - address.len()..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_schemes_are_safe_in_any_case_and_keep_their_spelling() {
        for address in [
            "https://x.gov.uk",
            "HTTP://x.gov.uk/a?b=c#d",
            "mailto:a@x.gov.uk",
            "mailto:a@b",
            "mailto:a@b.uk,c.d@e.uk?subject=Q2%20return",
            "mailto:a@b.uk?body=one%0D%0Atwo",
            "mailto:a@b.uk?subject=Q2&BODY=one%0Atwo",
            "mailto:siân@b.uk",
            "https://x.gov.uk/é",
            "https://tŷ.cymru/a",
            "https://x.gov.uk:8443/a?to=b@c",
            "https://192.168.1.10/a",
            "https://intranet/a|b_(c).pdf",
            "https://my_site.x-y.uk/a⁄b",
            "https://भारत.भारत",
            "https://xn--t-foa.cymru",
        ] {
            assert_eq!(safe(address), Ok(address));
        }
        assert_eq!(safe(" https://x.gov.uk\n"), Ok("https://x.gov.uk"));
    }

    #[test]
    fn an_address_to_write_to_is_one_and_nothing_more() {
        assert!(is_mail("a@b.uk") && is_mail("siân@tŷ.cymru"));
        for address in ["", "a", "a@b.uk?subject=x", "a@b.uk,c@d.uk", "a%40b.uk", "a@b.uk\u{200B}", "a\u{200B}@b.uk"] {
            assert!(!is_mail(address), "{address:?}");
        }
    }

    #[test]
    fn other_schemes_and_half_addresses_are_not() {
        for address in ["", "javascript:alert(1)", "file:///etc", "data:,x", "ftp://x", "tel:1", "//x.uk", "page", "#a"]
        {
            assert!(safe(address).is_err(), "{address}");
        }
        for address in ["https:", "https://", "https:///x", "https:x", "mailto:", "ht\ttps://x", " :https://x"] {
            assert!(safe(address).is_err(), "{address}");
        }
    }

    #[test]
    fn what_leads_elsewhere_than_it_says_is_not() {
        for address in [
            "https://www.gov.uk@evil.example/",
            "https://www.gov.uk:x@evil.example/",
            "https://\\evil",
            "https://www.gov.uk\\@evil.example",
            "https://?",
            "https://#a",
            "https://:80/",
            "https://www.gov.uk%2eevil.example",
            "https://gov%00.uk",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://127.1/",
            "https://a..b/",
            "https://.gov.uk",
            "https://gоv.uk/",
            "https://gοv.uk/",
            "https://ɡov.uk/",
            "https://аррӏе.com/",
            "https://gov.uk:port/",
            "https://gov.uk⁄evil.example/",
            "https://gov.uk∕evil.example/",
            "https://gov.uk꞉evil.example/",
            "https://gov.ukːevil.example/",
            "https://gov.uk。evil.example/",
            "https://a b/",
            "mailto:a",
            "mailto:@b.uk",
            "mailto:A <a@b.uk>",
            "mailto:a@b.uk%0d%0abcc:c@d.uk",
            "mailto:a@b.uk?subject=x%0Abcc:c@d.uk",
            "mailto:a@b.uk?body=x&subject=y%0Abcc:c@d.uk",
            "mailto:a@b.uk?subject=x?body=y%0Abcc:c@d.uk",
            "mailto:body=x%0Ab@d.uk",
            "mailto:body=x%0Ab@d.uk?body=y",
            "mailto:a@b.uk, c@d.uk",
            "mailto:a<c@b.uk",
            "mailto:a;c@b.uk",
            "mailto:\"a\"@b.uk",
            "mailto:?subject=x",
        ] {
            assert!(safe(address).is_err(), "{address}");
        }
    }

    #[test]
    fn hidden_characters_and_endless_addresses_are_not() {
        for hidden in [' ', '\0', '\u{202e}', '\u{200b}', '\u{a0}', '\u{ad}', '\u{feff}'] {
            let address = format!("https://x{hidden}");
            assert_eq!(hidden == ' ', safe(&address).is_ok(), "{address:?}");
            assert!(safe(&format!("{address}x")).is_err(), "{address:?}");
        }
        let long = |letters: usize| format!("https://x.uk/{:x<1$}", "", letters - "https://x.uk/".len());
        assert!(safe(&long(limits::ADDRESS_LETTERS)).is_ok());
        assert!(safe(&long(limits::ADDRESS_LETTERS + 1)).is_err());
    }

    #[test]
    fn addresses_beyond_ascii_are_coded() {
        assert_eq!(target("https://example.gov.uk/tŷ?a=é"), "https://example.gov.uk/t%C5%B7?a=%C3%A9");
        assert_eq!(target("HTTPS://EXAMPLE.GOV.UK"), "HTTPS://EXAMPLE.GOV.UK");
        assert_eq!(target("https://tŷ.cymru/"), "https://xn--t-foa.cymru/");
    }

    #[test]
    fn the_words_end_before_the_last_bracket() {
        assert_eq!(parts("[a](https://x)", "https://x"), Some((2, 4..13)));
        assert_eq!(parts("[a]( <https://x> )", "https://x"), Some((2, 6..15)));
        assert_eq!(parts("[a](b)](https://x)", "https://x"), Some((6, 8..17)));
        assert_eq!(parts("[a](https://x \"title\")", "https://x"), None);
        assert_eq!(parts("[a](https://x?a&amp;b)", "https://x?a&b"), None);
    }
}
