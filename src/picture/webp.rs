//! The outer frame of a WebP, which the decoder believes unread.

use super::Fault;

/// Checks that every chunk lies inside the file: the decoder reserves memory for what a chunk claims.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let whole = Chunks::of(bytes).all(|chunk| chunk.whole);
    if whole { Ok(()) } else { Err(Fault::CutShort) }
}

/// Whether the picture is stored as a photograph is; an animation never counts as one.
pub(super) fn is_lossy(bytes: &[u8]) -> bool {
    Chunks::of(bytes).any(|chunk| chunk.name == *b"VP8 ")
}

struct Chunk {
    name: [u8; 4],
    whole: bool,
}

struct Chunks<'a>(&'a [u8]);

impl<'a> Chunks<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self(bytes.get(12..).unwrap_or_default())
    }
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let (name, rest) = self.0.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let whole = length <= rest.len();
        // Chunks start at even places.
        self.0 = rest.get(length.saturating_add(length % 2)..).unwrap_or_default();
        Some(Chunk { name: *name, whole })
    }
}
