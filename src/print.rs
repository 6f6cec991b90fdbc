//! From the view to the bytes of a PDF: the typesetting world, the report laid out in parts, export, and the audit that
//! reads the finished file back.
//!
//! The only room that knows Typst. It reads the view and must never ask a pack; what it assumes of Typst stands in a table
//! where it assumes it.

pub mod audit;
pub mod objects;
pub mod pdf;
pub mod provenance;
pub mod timings;
pub mod typeset;
pub mod world;
