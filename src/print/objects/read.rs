//! Finds the objects of a PDF by its cross-reference table.

/// A PDF with one cross-reference table, in parts.
pub(super) struct Parts<'p> {
    /// What stands before the first object.
    pub(super) header: &'p [u8],
    /// The objects in the order of the file.
    pub(super) objects: Vec<Object<'p>>,
    /// One more than the highest object number.
    pub(super) size: usize,
    /// The entries of the trailer behind its size.
    pub(super) trailer: &'p str,
}

/// One object.
pub(super) struct Object<'p> {
    /// Its number.
    pub(super) number: usize,
    /// The object with its "obj" and "endobj".
    pub(super) whole: &'p [u8],
    /// What stands between "obj" and "endobj".
    pub(super) body: &'p [u8],
}

impl Object<'_> {
    /// Whether it is a stream, which cannot lie inside another.
    pub(super) fn is_stream(&self) -> bool {
        self.body.ends_with(b"endstream")
    }
}

/// The parts of a PDF; `None` where it is laid out in another way.
pub(super) fn parts(pdf: &[u8]) -> Option<Parts<'_>> {
    let start = table_start(pdf)?;
    let (table, trailer) = std::str::from_utf8(pdf.get(start..)?).ok()?.split_once("trailer\n<</Size ")?;
    let entries = trailer.split_once(">>\nstartxref")?.0;
    let digits = entries.find(|c: char| !c.is_ascii_digit())?;
    let (size, trailer) = (entries[..digits].parse().ok()?, &entries[digits..]);
    let mut offsets = offsets(table.strip_prefix("xref\n0 ")?, size)?;
    offsets.sort_by_key(|(_, offset)| *offset);
    let ends = offsets.iter().skip(1).map(|(_, offset)| *offset).chain([start]);
    let objects = offsets.iter().zip(ends).map(|((number, offset), end)| object(*number, pdf.get(*offset..end)?));
    let header = pdf.get(..offsets.first()?.1)?;
    Some(Parts { header, objects: objects.collect::<Option<_>>()?, size, trailer })
}

/// Where the table starts, as the last lines of the file say.
fn table_start(pdf: &[u8]) -> Option<usize> {
    let end = std::str::from_utf8(pdf.get(pdf.len().checked_sub(40)?..)?).ok()?;
    end.rsplit_once("startxref\n")?.1.lines().next()?.parse().ok()
}

/// The numbers and offsets of the objects in use; `table` starts with its size.
fn offsets(table: &str, size: usize) -> Option<Vec<(usize, usize)>> {
    let entries = table.strip_prefix(&size.to_string())?.trim_start().lines().map(str::trim_end);
    let mut used = Vec::new();
    let mut count = 0;
    for (number, entry) in entries.enumerate() {
        count += 1;
        match entry.split_once(' ')? {
            (offset, "00000 n") => used.push((number, offset.parse().ok()?)),
            (_, free) if free.ends_with('f') => {}
            _ => return None,
        }
    }
    (count == size).then_some(used)
}

fn object(number: usize, whole: &[u8]) -> Option<Object<'_>> {
    let inner = whole.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
    let body = inner.trim_ascii_end().strip_suffix(b"endobj")?.trim_ascii();
    Some(Object { number, whole, body })
}
