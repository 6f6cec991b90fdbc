//! What the pictures of one pack may still cost together.

use super::Fault;
use crate::limits::{self, DRAWINGS_PARTS, PICTURES_BYTES, PICTURES_PIXELS};

/// What is left of the limits on all pictures.
#[derive(Debug, Clone)]
pub struct Budget {
    bytes: usize,
    pixels: u64,
    parts: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: PICTURES_BYTES, pixels: PICTURES_PIXELS, parts: DRAWINGS_PARTS }
    }
}

impl Budget {
    /// Takes the bytes of a file that was read.
    ///
    /// # Errors
    ///
    /// Where fewer are left; so with pixels and parts.
    pub fn take_bytes(&mut self, bytes: usize) -> Result<(), Fault> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| together(PICTURES_BYTES as u64, "MB"))?;
        Ok(())
    }

    /// Takes the pixels of a bitmap before it is decoded.
    pub(super) fn take_pixels(&mut self, pixels: u64) -> Result<(), Fault> {
        self.pixels = self.pixels.checked_sub(pixels).ok_or_else(|| together(PICTURES_PIXELS, "million pixels"))?;
        Ok(())
    }

    /// Takes the parts of a drawing before it is drawn.
    pub(super) fn take_parts(&mut self, parts: u64) -> Result<(), Fault> {
        self.parts =
            self.parts.checked_sub(parts).ok_or_else(|| together(DRAWINGS_PARTS, "million parts of drawings"))?;
        Ok(())
    }
}

fn together(limit: u64, unit: &str) -> Fault {
    Fault::Together(limits::millions(limit, unit))
}
