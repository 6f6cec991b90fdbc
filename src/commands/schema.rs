//! `schema`: prints a JSON Schema.

use super::{Outcome, give};
use crate::args::{Schema, SchemaOf};
use crate::{pack, terminal};

pub(super) fn schema(args: &Schema) -> Outcome {
    let schema = match args.of {
        SchemaOf::Pack => pack::pack_schema(),
        SchemaOf::Problems => terminal::problems_schema(),
    };
    give(format!("{schema:#}\n").as_bytes())
}
