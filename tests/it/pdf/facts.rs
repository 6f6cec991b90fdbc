//! What a PDF says beside its pages: metadata, bookmarks, links, destinations, attachments.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::{Pdf, as_text};

/// The metadata of a file; what the file does not say is empty.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) language: String,
    /// In PDF's own form, as is the next: `D:20241125000000Z`.
    pub(crate) created: String,
    pub(crate) modified: String,
    pub(crate) creator: String,
    pub(crate) producer: String,
    /// The part of PDF/UA that the file claims: `1`.
    pub(crate) pdf_ua: String,
    /// The part and level of PDF/A that the file claims: `2A`.
    pub(crate) pdf_a: String,
    /// The printed number of every page, as far as the file has labels.
    pub(crate) page_labels: Vec<String>,
    /// The whole metadata packet.
    pub(crate) xmp: String,
}

/// An entry of the outline; levels count from 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bookmark {
    pub(crate) level: usize,
    pub(crate) title: String,
    pub(crate) page: usize,
}

/// A link on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) page: usize,
    /// Left, bottom, right, top in points from the page's lower left corner.
    pub(crate) rect: [f32; 4],
    /// What a screen reader says of it.
    pub(crate) contents: String,
    pub(crate) target: Target,
}

/// Where a link leads: a page of the file, or an address outside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    Page(usize),
    Url(String),
}

impl Pdf {
    /// The metadata.
    pub(crate) fn info(&self) -> Info {
        let xmp = self.get_bytes(self.catalog(), "Metadata");
        let xmp = String::from_utf8(xmp.unwrap_or_default()).expect("metadata in UTF-8");
        let info = self.get_dictionary(&self.document.trailer, "Info");
        let entry = |key| info.and_then(|info| self.get_text(info, key));
        Info {
            title: entry("Title").unwrap_or_default(),
            author: entry("Author").unwrap_or_default(),
            language: self.get_text(self.catalog(), "Lang").unwrap_or_default(),
            created: entry("CreationDate").unwrap_or_default(),
            modified: entry("ModDate").unwrap_or_default(),
            creator: entry("Creator").unwrap_or_default(),
            producer: entry("Producer").unwrap_or_default(),
            pdf_ua: element(&xmp, "pdfuaid:part"),
            pdf_a: element(&xmp, "pdfaid:part") + &element(&xmp, "pdfaid:conformance"),
            page_labels: self.page_labels(),
            xmp,
        }
    }

    /// The bookmarks, in order.
    pub(crate) fn outline(&self) -> Vec<Bookmark> {
        let mut bookmarks = Vec::new();
        if let Some(root) = self.get_dictionary(self.catalog(), "Outlines") {
            self.add_bookmarks(root, 1, &mut bookmarks);
        }
        bookmarks
    }

    fn add_bookmarks(&self, parent: &Dictionary, level: usize, bookmarks: &mut Vec<Bookmark>) {
        let mut next = self.get_dictionary(parent, "First");
        while let Some(item) = next {
            let title = self.get_text(item, "Title").unwrap_or_default();
            let page = self.page_of(self.get(item, "Dest").expect("a bookmark's destination"));
            bookmarks.push(Bookmark { level, title, page });
            self.add_bookmarks(item, level + 1, bookmarks);
            next = self.get_dictionary(item, "Next");
        }
    }

    /// Every link, page by page.
    pub(crate) fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for (&id, page) in self.pages.iter().zip(1..) {
            let dictionary = self.document.get_dictionary(id).expect("a page");
            let annotations = self.get_array(dictionary, "Annots").iter();
            links.extend(annotations.map(|annotation| self.link(page, annotation)));
        }
        links
    }

    pub(super) fn link(&self, page: usize, annotation: &Object) -> Link {
        let annotation = self.dictionary(annotation);
        let sides = self.get_array(annotation, "Rect").iter();
        let sides: Vec<f32> = sides.filter_map(|side| side.as_float().ok()).collect();
        Link {
            page,
            rect: sides.try_into().expect("a rectangle of four numbers"),
            contents: self.get_text(annotation, "Contents").unwrap_or_default(),
            target: self.target(annotation),
        }
    }

    fn target(&self, annotation: &Dictionary) -> Target {
        if let Some(destination) = self.get(annotation, "Dest") {
            return Target::Page(self.page_of(destination));
        }
        let action = self.get_dictionary(annotation, "A").expect("an action");
        match self.get(action, "URI").map(Object::as_str) {
            Some(url) => Target::Url(String::from_utf8_lossy(url.expect("an address")).into()),
            None => Target::Page(self.page_of(self.get(action, "D").expect("a destination"))),
        }
    }

    /// The page of a destination: a list that starts with the page, or the name of one.
    fn page_of(&self, destination: &Object) -> usize {
        if let Object::Array(items) = destination {
            let page = items.first().and_then(|page| page.as_reference().ok());
            let number = page.and_then(|page| self.page_numbers.get(&page));
            return *number.expect("a page of this file");
        }
        let name = as_text(destination);
        let page = self.destinations().get(&name);
        *page.unwrap_or_else(|| panic!("no destination is named {name:?}"))
    }

    /// The named destinations with their pages, sorted by name.
    pub(crate) fn named_destinations(&self) -> Vec<(String, usize)> {
        let destinations = self.destinations().iter();
        destinations.map(|(name, page)| (name.clone(), *page)).collect()
    }

    fn destinations(&self) -> &BTreeMap<String, usize> {
        self.destinations.get_or_init(|| {
            let named = self.names("Dests").into_iter();
            named.map(|(name, to)| (name, self.page_of(to))).collect()
        })
    }

    /// The attached files: name and content.
    pub(crate) fn attachments(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.names("EmbeddedFiles").into_iter();
        let content = |file| {
            let embedded = self.get_dictionary(self.dictionary(file), "EF").expect("a file");
            self.get_bytes(embedded, "F").expect("the content of a file")
        };
        files.map(|(name, file)| (name, content(file))).collect()
    }

    /// The entries of one of the catalogue's name trees.
    fn names(&self, tree: &str) -> Vec<(String, &Object)> {
        let names = self.get_dictionary(self.catalog(), "Names");
        let root = names.and_then(|names| self.get_dictionary(names, tree));
        let leaves = root.map(|root| self.leaves(root, "Names")).unwrap_or_default();
        let entries = leaves.into_iter();
        entries.map(|(name, value)| (as_text(name), value)).collect()
    }

    /// The pairs of key and value of a tree of names or numbers.
    fn leaves<'a>(&'a self, node: &'a Dictionary, kind: &str) -> Vec<(&'a Object, &'a Object)> {
        let own = self.get_array(node, kind).chunks_exact(2);
        let mut leaves: Vec<_> = own.map(|pair| (&pair[0], self.resolve(&pair[1]))).collect();
        for child in self.get_array(node, "Kids") {
            leaves.extend(self.leaves(self.dictionary(child), kind));
        }
        leaves
    }

    fn page_labels(&self) -> Vec<String> {
        let root = self.get_dictionary(self.catalog(), "PageLabels");
        let ranges = root.map(|root| self.leaves(root, "Nums")).unwrap_or_default();
        let labels = ranges.iter().enumerate().map(|(page, (index, style))| {
            assert_eq!(index.as_i64().ok(), i64::try_from(page).ok(), "Typst labels every page");
            let style = self.dictionary(style);
            let prefix = self.get_text(style, "P").unwrap_or_default();
            let number = self.get(style, "St").map_or(1, |start| start.as_i64().expect("a number"));
            match self.get_text(style, "S").as_deref() {
                Some("D") => format!("{prefix}{number}"),
                None => prefix,
                Some(other) => panic!("page labels in style {other} are not read yet"),
            }
        });
        labels.collect()
    }
}

/// The text of the first XML element of that name, or nothing.
fn element(xml: &str, name: &str) -> String {
    let rest = xml.split_once(&format!("<{name}>"));
    let text = rest.and_then(|(_, rest)| rest.split_once("</"));
    text.map(|(text, _)| text.to_owned()).unwrap_or_default()
}
