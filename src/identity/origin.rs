//! Which pack a report was made from, as its metadata say.

use crate::digest::{Sum, Summing};
use crate::source::Sources;
use crate::workbook::canonical;

/// The fingerprint of a pack, and the sum of the pictures that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The sum of the pack's canonical text.
    pub pack: Sum,
    /// The sum of its pictures' names and bytes; `None` where it has none.
    pub pictures: Option<Sum>,
}

/// The words before the sums.
const PACK: &str = "pack sha256:";
const PICTURES: &str = "pictures sha256:";

impl Origin {
    /// The origin of a pack that was read with its pictures; `None` where it is no JSON.
    pub fn of(sources: &Sources) -> Option<Self> {
        Some(Self { pack: Sum::of(canonical(sources)?.as_bytes()), pictures: pictures(sources) })
    }

    /// The origin that a text says, where it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let (pack, pictures) = match text.trim().split_once("; ") {
            Some((pack, pictures)) => (pack, Some(Sum::parse(pictures.strip_prefix(PICTURES)?)?)),
            None => (text.trim(), None),
        };
        Some(Self { pack: Sum::parse(pack.strip_prefix(PACK)?)?, pictures })
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{PACK}{}", self.pack)?;
        self.pictures.map_or(Ok(()), |pictures| write!(f, "; {PICTURES}{pictures}"))
    }
}

fn pictures(sources: &Sources) -> Option<Sum> {
    let pictures = sources.picture_sums();
    let mut summing = Summing::default();
    for (path, sum) in &pictures {
        summing.add(path).add_sum(sum);
    }
    (!pictures.is_empty()).then(|| summing.sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_it_is_written() {
        let (pack, pictures) = (Sum::of(b"a"), Some(Sum::of(b"b")));
        for origin in [Origin { pack, pictures }, Origin { pack, pictures: None }] {
            assert_eq!(Origin::parse(&origin.to_string()), Some(origin));
        }
        for text in ["", "pack sha256:12", "the archive of the council", &format!("pack sha256:{pack}; logo")] {
            assert_eq!(Origin::parse(text), None);
        }
    }
}
