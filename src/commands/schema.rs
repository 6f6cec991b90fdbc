//! `schema`: prints a JSON Schema.

use super::{Outcome, give};
use crate::commands::args::{Schema, SchemaOf};
use crate::messages;
use crate::messages::results;
use crate::pack;

pub(super) fn schema(args: &Schema) -> Outcome {
    let schema = match args.of {
        SchemaOf::Pack => pack::pack_schema(),
        SchemaOf::Problems => messages::problems_schema(),
        SchemaOf::Results => results::schema(),
        SchemaOf::Changes => messages::changes::schema(),
    };
    give(format!("{schema:#}\n").as_bytes())
}
