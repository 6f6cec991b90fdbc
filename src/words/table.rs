//! Records of words and measures, read from the tables of a TOML file and written into one again.
//!
//! By hand and not by serde: for each record serde makes code of its own for each way to read TOML, a sixth of all the code of
//! this program for files that hold texts and numbers.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// What stands in a table of TOML.
pub(crate) trait InTable: Sized {
    /// Reads it; the error says in words which entry is missing, unknown or of another kind.
    fn read(value: Value) -> Result<Self, String>;
    /// The same as a value of TOML.
    fn written(&self) -> Value;
}

/// Takes an entry out of a table.
pub(crate) fn take<T: InTable>(table: &mut Table, name: &str) -> Result<T, String> {
    match table.remove(plain(name)) {
        Some(value) => T::read(value).map_err(|fault| within(plain(name), fault)),
        None => Err(format!("missing field \"{}\"", plain(name))),
    }
}

/// The table that a value is.
pub(crate) fn table(value: Value) -> Result<Table, String> {
    match value {
        Value::Table(table) => Ok(table),
        _ => Err("a group was expected".into()),
    }
}

/// That nothing is left of a table of which all known entries were taken.
pub(crate) fn nothing_left(table: &Table) -> Result<(), String> {
    table.keys().next().map_or(Ok(()), |name| Err(format!("unknown field \"{name}\"")))
}

/// A table of these entries.
pub(crate) fn written<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Table(entries.into_iter().map(|(name, value)| (plain(name).to_owned(), value)).collect())
}

/// The name of a field without what Rust asks for before a word of its own.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A fault with the name of the entry it is in, unless it names one already.
fn within(name: &str, fault: String) -> String {
    if fault.contains('"') { fault } else { format!("\"{name}\": {fault}") }
}

impl InTable for String {
    fn read(value: Value) -> Result<Self, String> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err("a text was expected".into()),
        }
    }

    fn written(&self) -> Value {
        Value::String(self.clone())
    }
}

impl InTable for f64 {
    fn read(value: Value) -> Result<Self, String> {
        // The whole numbers of measures are far below what a floating-point number holds exactly.
        #[allow(clippy::cast_precision_loss, reason = "see above")]
        let whole = |number: i64| number as Self;
        value.as_float().or(value.as_integer().map(whole)).ok_or_else(|| "a number was expected".into())
    }

    fn written(&self) -> Value {
        Value::Float(*self)
    }
}

impl InTable for BTreeMap<String, String> {
    fn read(value: Value) -> Result<Self, String> {
        table(value)?.into_iter().map(|(name, value)| Ok((name, String::read(value)?))).collect()
    }

    fn written(&self) -> Value {
        Value::Table(self.iter().map(|(name, text)| (name.clone(), text.written())).collect())
    }
}

/// Declares a record whose fields stand in a table under their names.
macro_rules! in_table {
    ($name:ident { $($field:ident,)+ }) => {
        impl crate::words::table::InTable for $name {
            fn read(value: toml::Value) -> Result<Self, String> {
                let mut table = crate::words::table::table(value)?;
                let record = Self { $($field: crate::words::table::take(&mut table, stringify!($field))?,)+ };
                crate::words::table::nothing_left(&table).map(|()| record)
            }

            fn written(&self) -> toml::Value {
                crate::words::table::written([$((stringify!($field), self.$field.written()),)+])
            }
        }
    };
}

pub(crate) use in_table;
