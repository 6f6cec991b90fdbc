//! Addresses among the words of a link: where a reader of the paper would go.

use super::link::{is_mail, target};

/// What an address that is the whole of a link's words ends with, where it begins with neither https:// nor www.
const ENDINGS: [&str; 10] = ["uk", "com", "org", "net", "eu", "ie", "wales", "cymru", "scot", "london"];

/// The address that the words of a link name, where the link leads to another one.
pub(super) fn other_address(words: &str, url: &str) -> Option<String> {
    let trimmed =
        |word: &str| word.trim_matches(|c: char| "()<>[]“”‘’\"'*_".contains(c)).trim_end_matches(END).to_owned();
    let is_other = |word: &&str| {
        let bare = trimmed(word);
        let is_whole = *word == words.trim();
        is_address(&bare, is_whole) && ![*word, &bare].into_iter().any(|shown| leads_there(shown, url))
    };
    words.split_whitespace().find(is_other).map(trimmed)
}

/// What may stand behind an address in a sentence.
const END: [char; 6] = ['.', ',', ';', ':', '!', '?'];

fn is_address(word: &str, is_whole: bool) -> bool {
    let small = word.to_lowercase();
    let starts =
        ["https://", "http://", "www."].into_iter().any(|start| small.len() > start.len() && small.starts_with(start));
    let site = small.split('/').next().unwrap_or_default();
    let is_site = || site.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && ENDINGS.contains(&end));
    starts || word.contains('@') && is_mail(without_mailto(word)) || is_whole && !word.contains('@') && is_site()
}

/// Whether a link leads to the address that is shown, or to something behind it.
fn leads_there(shown: &str, url: &str) -> bool {
    let people = without_mailto(url);
    if people.len() < url.len() {
        let shown = without_mailto(shown);
        return people.split(['?', ',']).any(|one| one.eq_ignore_ascii_case(shown));
    }
    let url = site_first(url);
    if let Some(start) = shown.strip_suffix('…').or_else(|| shown.strip_suffix("...")) {
        return url.starts_with(&site_first(start));
    }
    let shown = site_first(shown);
    url.strip_prefix(shown.trim_end_matches('/'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

fn without_mailto(address: &str) -> &str {
    match address.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => rest,
        _ => address,
    }
}

/// A web address without what every address may begin with, the site's name in small letters.
fn site_first(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let coded = target(&format!("https://{rest}"));
    let coded = coded.strip_prefix("https://").unwrap_or(&coded);
    let (site, path) = coded.split_at(coded.find(['/', '?', '#']).unwrap_or(coded.len()));
    let site = site.to_lowercase();
    format!("{}{path}", site.strip_prefix("www.").unwrap_or(&site))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_where_the_link_leads_are_right() {
        for (words, url) in [
            ("https://x.gov.uk", "https://x.gov.uk"),
            ("www.x.gov.uk", "https://x.gov.uk/"),
            ("X.gov.uk", "https://www.x.gov.uk/performance?year=2024"),
            ("http://x.gov.uk/a/", "https://x.gov.uk/a#top"),
            ("our pages at www.x.gov.uk/a.", "https://x.gov.uk/a"),
            ("https://x.gov.uk/a_(b)", "https://x.gov.uk/a_(b)"),
            ("https://x.gov.uk/some-very-lo…", "https://x.gov.uk/some-very-long-name"),
            ("https://tŷ.cymru/é", "https://tŷ.cymru/é"),
            ("a.brown@x.uk", "mailto:A.Brown@x.uk?subject=Q2"),
            ("write to b@x.uk.", "mailto:a@x.uk,b@x.uk"),
            ("Report.pdf", "https://x.gov.uk/Report.pdf"),
            ("No. 5/2024", "https://x.gov.uk"),
            ("@council", "https://social.example/council"),
            ("The guidance", "https://x.gov.uk"),
            ("www.", "https://x.gov.uk"),
        ] {
            assert_eq!(other_address(words, url), None, "{words} {url}");
        }
    }

    #[test]
    fn words_that_name_another_place_are_told() {
        for (words, url, shown) in [
            ("https://a.example", "https://b.example", "https://a.example"),
            ("our pages at www.a.uk.", "https://b.uk", "www.a.uk"),
            ("a.gov.uk", "https://a.gov.uk.evil.example", "a.gov.uk"),
            ("https://x.gov.uk/2023/q4", "https://x.gov.uk/2024/q2", "https://x.gov.uk/2023/q4"),
            ("https://x.gov.uk/a", "https://x.gov.uk/", "https://x.gov.uk/a"),
            ("https://x.gov.uk/a", "https://x.gov.uk/ab", "https://x.gov.uk/a"),
            ("HTTPS://A.UK", "https://b.uk", "HTTPS://A.UK"),
            ("a@x.uk", "mailto:b@x.uk", "a@x.uk"),
            ("a@x.uk", "https://x.uk/form", "a@x.uk"),
            ("www.x.uk", "mailto:a@x.uk", "www.x.uk"),
        ] {
            assert_eq!(other_address(words, url).as_deref(), Some(shown), "{words} {url}");
        }
    }
}
