//! What is done about an indicator.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::{Definitions, Described};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scalar::Number;
use super::shape::{Field, Need, Shape};
use super::written::Date;

record! {
    /// Something that is done about an indicator.
    Action "an action" {
        /// What is done.
        text: required String,
        /// Who does it.
        owner: optional String,
        /// The day by which it is to be done, as 2025-03-31.
        due: optional Date,
        /// The day to which that was moved, as 2025-06-30.
        revised: optional Date,
        /// How far it is, in words, such as "On track".
        status: optional String,
        /// How much of it is done, in per cent: 0 to 100.
        done: optional Number,
    }
}
