//! The structure tree: what a screen reader hears, in its order.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::text::{self, Run};
use super::{Link, Pdf, as_text};

/// An element of the structure tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tag {
    /// The kind as the file names it: `H1`, `Table`, `TH`, `Figure`, `Strong`; empty at the root.
    pub(crate) kind: String,
    /// The alternative text.
    pub(crate) alt: Option<String>,
    /// The language of the content, where that is another than around it.
    pub(crate) language: Option<String>,
    /// The text that stands for the content.
    pub(crate) actual_text: Option<String>,
    /// The identifier, by which cells name their headers.
    pub(crate) id: Option<String>,
    /// The page on which the element starts; none if nothing of it is on a page.
    pub(crate) page: Option<usize>,
    /// Attributes such as `Scope` or `ColSpan`, with their values as text.
    pub(crate) attributes: BTreeMap<String, String>,
    /// The links that belong to it.
    pub(crate) links: Vec<Link>,
    content: Vec<Content>,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Text(Vec<Run>),
    Tag(Tag),
}

/// The text on its way to becoming blocks.
#[derive(Default)]
struct Blocks {
    done: Vec<String>,
    open: Vec<Run>,
}

impl Tag {
    /// The elements directly inside.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Tag> {
        self.content.iter().filter_map(|content| match content {
            Content::Tag(tag) => Some(tag),
            Content::Text(_) => None,
        })
    }

    /// Whether words stand directly in it, and not in an element inside.
    pub(crate) fn has_own_words(&self) -> bool {
        self.content.iter().any(|content| matches!(content, Content::Text(runs) if !runs.is_empty()))
    }

    /// This element and all inside it that are of a kind, in reading order.
    pub(crate) fn find_all(&self, kind: &str) -> Vec<&Tag> {
        let own = (self.kind == kind).then_some(self);
        let inner = self.children().flat_map(|child| child.find_all(kind));
        own.into_iter().chain(inner).collect()
    }

    /// The text inside: a line for every block, list item and table row.
    pub(crate) fn text(&self) -> String {
        let mut blocks = Blocks::default();
        self.gather(&mut blocks);
        blocks.close();
        let one_line = matches!(self.kind.as_str(), "TR" | "LI");
        blocks.done.join(if one_line { " " } else { "\n" })
    }

    /// Every text with the language it is read in, and alternative texts likewise; `language` is that of what is around it.
    pub(crate) fn spoken(&self, language: &str) -> Vec<(String, String)> {
        let language = self.language.as_deref().unwrap_or(language);
        let mut spoken: Vec<_> = self.alt.iter().map(|alt| (language.to_owned(), alt.clone())).collect();
        for content in &self.content {
            match content {
                Content::Tag(tag) => spoken.extend(tag.spoken(language)),
                Content::Text(runs) => {
                    let own = runs.iter().find_map(|run| run.language.as_deref());
                    spoken.push((own.unwrap_or(language).to_owned(), text::paragraph(runs)));
                }
            }
        }
        spoken
    }

    /// The texts of a table's cells, row by row, header rows included.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let rows = self.find_all("TR").into_iter();
        rows.map(|row| row.children().map(Tag::text).collect()).collect()
    }

    /// The tree as indented lines, to look at or to pin.
    pub(crate) fn outline(&self) -> String {
        let mut lines = String::new();
        self.write_outline("", &mut lines);
        lines
    }

    fn is_inline(&self) -> bool {
        let kind = self.kind.as_str();
        matches!(kind, "Span" | "Strong" | "Em" | "Link" | "Lbl" | "Reference" | "Quote" | "Code")
    }

    fn gather(&self, blocks: &mut Blocks) {
        for content in &self.content {
            match content {
                Content::Text(runs) => blocks.open.extend(runs.iter().cloned()),
                Content::Tag(tag) if tag.is_inline() => tag.gather(blocks),
                Content::Tag(tag) => {
                    blocks.close();
                    blocks.add(tag.text());
                }
            }
        }
    }

    fn write_outline(&self, indent: &str, lines: &mut String) {
        let alt = self.alt.iter().map(|alt| format!(" alt {alt:?}"));
        *lines += &format!("{indent}{}{}\n", self.kind, alt.collect::<String>());
        let indent = format!("{indent}  ");
        for content in &self.content {
            match content {
                Content::Tag(tag) => tag.write_outline(&indent, lines),
                Content::Text(runs) => *lines += &format!("{indent}{:?}\n", text::paragraph(runs)),
            }
        }
    }
}

impl Blocks {
    fn close(&mut self) {
        self.add(text::paragraph(&self.open));
        self.open.clear();
    }

    fn add(&mut self, text: String) {
        self.done.extend(Some(text).filter(|text| !text.is_empty()));
    }
}

/// What reading the tree needs at every element.
struct Reader<'a> {
    pdf: &'a Pdf,
    marked: BTreeMap<(usize, i64), Vec<Run>>,
}

/// Reads the structure tree of a file.
pub(super) fn read(pdf: &Pdf) -> Tag {
    let root = pdf.get_dictionary(pdf.catalog(), "StructTreeRoot");
    let marked = marked(pdf);
    Reader { pdf, marked }.tag(root.expect("a tagged PDF"))
}

/// The text of every piece of marked content, by page and identifier.
fn marked(pdf: &Pdf) -> BTreeMap<(usize, i64), Vec<Run>> {
    let mut marked: BTreeMap<_, Vec<Run>> = BTreeMap::new();
    for page in 1..=pdf.page_count() {
        for run in pdf.runs(page) {
            if let Some(mcid) = run.mcid {
                marked.entry((page, mcid)).or_default().push(run.clone());
            }
        }
    }
    marked
}

impl Reader<'_> {
    fn tag(&self, element: &Dictionary) -> Tag {
        let mut tag = Tag {
            kind: self.pdf.get_text(element, "S").unwrap_or_default(),
            alt: self.pdf.get_text(element, "Alt"),
            language: self.pdf.get_text(element, "Lang"),
            actual_text: self.pdf.get_text(element, "ActualText"),
            id: self.pdf.get_text(element, "ID"),
            page: self.page(element),
            attributes: self.attributes(element),
            ..Tag::default()
        };
        for child in self.pdf.get_array(element, "K") {
            self.add(&mut tag, self.page(element), child);
        }
        let inner = tag.children().find_map(|child| child.page);
        tag.page = tag.page.or(inner);
        tag
    }

    /// Adds a child: the number of marked content, a reference to such, to an annotation, or an element.
    fn add(&self, tag: &mut Tag, page: Option<usize>, child: &Object) {
        let child = self.pdf.resolve(child);
        if let Ok(mcid) = child.as_i64() {
            let runs = page.and_then(|page| self.marked.get(&(page, mcid)));
            tag.content.extend(runs.cloned().map(Content::Text));
            return;
        }
        let child = self.pdf.dictionary(child);
        let page = self.page(child).or(page);
        match self.pdf.get_text(child, "Type").as_deref() {
            Some("MCR") => {
                tag.page = tag.page.or(page);
                let mcid = self.pdf.get(child, "MCID").expect("marked content");
                self.add(tag, page, mcid);
            }
            Some("OBJR") => {
                let object = self.pdf.get(child, "Obj").expect("an annotation");
                let page = page.expect("a link's page");
                tag.links.push(self.pdf.link(page, object));
            }
            _ => tag.content.push(Content::Tag(self.tag(child))),
        }
    }

    fn page(&self, element: &Dictionary) -> Option<usize> {
        let page = element.get(b"Pg").ok()?.as_reference().ok()?;
        self.pdf.page_numbers.get(&page).copied()
    }

    fn attributes(&self, element: &Dictionary) -> BTreeMap<String, String> {
        let lists = self.pdf.get_array(element, "A").iter();
        let entries = lists.flat_map(|list| self.pdf.dictionary(list).iter());
        let named = entries.map(|(name, value)| {
            let name = String::from_utf8_lossy(name).into_owned();
            (name, as_text(self.pdf.resolve(value)))
        });
        named.filter(|(name, _)| name != "O").collect()
    }
}
