//! Reads links.

use pulldown_cmark::LinkType;

use super::super::link;
use super::*;
use crate::markup::character::is_blank;
use crate::markup::claim::other_address;

impl<'a> Reader<'a> {
    /// A link, or its text as written where its address is not safe or not all that stands in its brackets.
    pub(super) fn link(
        &mut self,
        kind: LinkType,
        address: &str,
        range: &Range<usize>,
        depth: usize,
        inlines: &mut Vec<Inline>,
    ) {
        let seen = self.shadow.text.get(range.clone()).unwrap_or_default();
        let parts = match kind {
            LinkType::Inline => link::parts(seen, address),
            LinkType::Autolink | LinkType::Email => Some((seen.len() - 1, 1..seen.len() - 1)),
            _ => return self.literal(range, "a reference link", inlines),
        };
        let typed = parts.as_ref().map(|(_, typed)| {
            let typed = self.shadow.written(&(range.start + typed.start..range.start + typed.end));
            self.written.get(typed).unwrap_or_default()
        });
        let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
        let address = format!("{scheme}{}", typed.unwrap_or(address));
        match (link::safe(&address), parts) {
            (Err(why), _) => {
                self.faults.push(Fault::UnsafeLink { range: self.shadow.written(range), url: address, why });
                self.print(range, inlines);
            }
            (Ok(url), None) => {
                let words = seen.split_once("](").map_or("[words", |(words, _)| words);
                let advice = format!("leave out what follows the address: {words}]({url})");
                self.no_link(range, "the brackets of this link hold more than an address", advice);
                self.print(range, inlines);
            }
            (Ok(url), Some((end, _))) => self.followed(url, range, range.start + end, depth, inlines),
        }
    }

    /// A link that can be followed; without words its address shows.
    fn followed(&mut self, url: &str, range: &Range<usize>, end: usize, depth: usize, inlines: &mut Vec<Inline>) {
        self.is_in_link = true;
        let mut inner = self.inner(1, end, depth);
        self.is_in_link = false;
        let mut words = String::new();
        super::super::plain_inlines(&inner, &mut words);
        if is_blank(&words) {
            let advice = format!("write words into the square brackets: [what it is]({url})");
            self.no_link(range, "this link has no words, so its address is printed", advice);
            inner = vec![Inline::Text { text: url.into() }];
        } else if let Some(shown) = other_address(&words, url) {
            let (range, url) = (self.shadow.written(range), url.to_owned());
            self.faults.push(Fault::OtherAddress { range, shown, url });
        }
        inlines.push(Inline::Link { url: link::target(url), inlines: inner });
    }

    fn no_link(&mut self, range: &Range<usize>, what: &'static str, advice: String) {
        self.faults.push(Fault::NotALink { range: self.shadow.written(range), what, advice });
    }
}
