//! One table per object of the contract: it makes the type, reads it, and describes it in the JSON Schema.
//!
//! A table that two objects share is written once, with `shared!`, and is a field of both that needs `shared`.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::{Definitions, Described};
use super::read::Reader;
use super::shape::Field;
use super::shape::Need;

/// The fields of an object of the contract.
pub trait Fields: Default {
    /// Each with whether it has to be there.
    const FIELDS: &'static [(&'static str, Need)];

    /// Reads the value of one of them: whether something usable stands there; `None` where it has no such field.
    fn take(&mut self, name: &str, value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<bool>;

    /// What each takes, as data.
    fn shapes() -> Vec<Field>;

    /// The JSON Schema of each.
    fn schemas(definitions: &mut Definitions) -> Vec<Described>;
}

/// How many fields some lists have together.
pub(super) const fn count(lists: &[&[(&str, Need)]]) -> usize {
    let (mut list, mut count) = (0, 0);
    while list < lists.len() {
        (list, count) = (list + 1, count + lists[list].len());
    }
    count
}

/// Lists of fields, one behind another.
pub(super) const fn joined<const COUNT: usize>(lists: &[&[(&'static str, Need)]]) -> [(&'static str, Need); COUNT] {
    let mut joined = [("", Need::Optional); COUNT];
    let (mut list, mut index, mut at) = (0, 0, 0);
    while list < lists.len() {
        if index == lists[list].len() {
            (list, index) = (list + 1, 0);
        } else {
            joined[at] = lists[list][index];
            (index, at) = (index + 1, at + 1);
        }
    }
    joined
}

/// The type of a field: a required one is always there (a placeholder stands in where it was missing, and
/// the error is on record), an optional one may be absent, and a shared one is a table of its own.
macro_rules! slot {
    (required $type:ty) => { At<$type> };
    (optional $type:ty) => { Option<At<$type>> };
    (described $type:ty) => { Option<At<$type>> };
    (shared $type:ty) => { $type };
}

/// The name of a field in JSON.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

macro_rules! need {
    (required) => {
        Need::Required
    };
    (optional) => {
        Need::Optional
    };
    (described) => {
        Need::Described
    };
}

/// The names that a field stands for: its own, or those of a shared table.
macro_rules! names {
    (shared $type:ty, $key:expr) => {
        <$type>::FIELDS
    };
    ($need:ident $type:ty, $key:expr) => {
        &[($key, need!($need))]
    };
}

/// Reads the value of a field; a required one keeps its placeholder where nothing usable stands there.
macro_rules! take {
    (shared $slot:expr, $type:ty, $key:expr, $name:ident, $value:ident, $reader:ident) => {
        $slot.take($name, $value, $reader)
    };
    (required $slot:expr, $type:ty, $key:expr, $name:ident, $value:ident, $reader:ident) => {
        ($name == $key).then(|| $reader.named::<$type>($key, $value).map(|read| $slot = read).is_some())
    };
    ($need:ident $slot:expr, $type:ty, $key:expr, $name:ident, $value:ident, $reader:ident) => {
        ($name == $key).then(|| {
            $slot = $reader.named::<$type>($key, $value);
            $slot.is_some()
        })
    };
}

/// What a field takes, as data.
macro_rules! shapes {
    (shared $type:ty, $key:expr, $about:expr) => {
        <$type>::shapes()
    };
    ($need:ident $type:ty, $key:expr, $about:expr) => {
        vec![Field { name: $key, need: need!($need), about: $about.trim_ascii_start(), shape: <$type>::shape() }]
    };
}

/// The JSON Schema of a field.
macro_rules! schemas {
    (shared $type:ty, $key:expr, $about:expr, $definitions:ident) => {
        <$type>::schemas($definitions)
    };
    ($need:ident $type:ty, $key:expr, $about:expr, $definitions:ident) => {
        vec![($key, need!($need), $about, <$type>::schema($definitions))]
    };
}

macro_rules! fields {
    ($name:ident { $($(#[doc = $doc:literal])* $field:ident $(= $key:literal)? : $need:ident $type:ty,)* }) => {
        impl Fields for $name {
            const FIELDS: &'static [(&'static str, Need)] = {
                const LISTS: &[&[(&str, Need)]] = &[$(names!($need $type, key!($field $($key)?)),)*];
                &record::joined::<{ record::count(LISTS) }>(LISTS)
            };

            fn take(&mut self, name: &str, value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<bool> {
                $(
                    let taken = take!($need self.$field, $type, key!($field $($key)?), name, value, reader);
                    if taken.is_some() {
                        return taken;
                    }
                )*
                None
            }

            fn shapes() -> Vec<Field> {
                [$(shapes!($need $type, key!($field $($key)?), concat!($($doc,)* "")),)*].concat()
            }

            fn schemas(definitions: &mut Definitions) -> Vec<Described> {
                [$(schemas!($need $type, key!($field $($key)?), concat!($($doc,)* ""), definitions),)*].concat()
            }
        }
    };
}

/// Fields that several objects share.
macro_rules! shared {
    ($(#[doc = $about:literal])* $name:ident {
        $($(#[doc = $doc:literal])* $field:ident $(= $key:literal)? : $need:ident $type:ty,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: slot!($need $type),)*
        }

        fields!($name { $($(#[doc = $doc])* $field $(= $key)? : $need $type,)* });
    };
}

macro_rules! record {
    ($(#[doc = $about:literal])* $name:ident $noun:literal {
        $($(#[doc = $doc:literal])* $field:ident $(= $key:literal)? : $need:ident $type:ty,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: slot!($need $type),)*
            /// The fields that stand there but cannot be read: nobody is told that they are missing.
            pub unread: Vec<&'static str>,
        }

        fields!($name { $($(#[doc = $doc])* $field $(= $key)? : $need $type,)* });

        impl Read for $name {
            fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                let object = reader.object(value, $noun)?;
                let mut record = Self::default();
                let mut seen = [false; Self::FIELDS.len()];
                for property in &object.properties {
                    let named = reader.field(property, Self::FIELDS, &mut seen, &mut record.unread, $noun);
                    if let Some(name) = named
                        && record.take(name, &property.value, reader) == Some(false)
                    {
                        record.unread.push(name);
                    }
                }
                reader.missing(object, Self::FIELDS, &seen, &record.unread, $noun);
                Some(record)
            }

            fn shape() -> Shape {
                Shape::Record(Self::shapes())
            }

            fn schema(definitions: &mut Definitions) -> serde_json::Value {
                definitions.object(stringify!($name), concat!($($about,)* ""), Self::schemas)
            }
        }
    };
}

macro_rules! choice {
    ($(#[doc = $about:literal])* $name:ident $noun:literal { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)* }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum $name {
            #[default]
            $($(#[doc = $doc])* $variant,)*
        }

        impl $name {
            /// Every choice with the word it is written with.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $word),)*];

            /// The word it is written with.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl Read for $name {
            fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                reader.choice(value, $noun, Self::ALL)
            }

            fn shape() -> Shape {
                Shape::Choice(vec![$($word,)*])
            }

            fn schema(_: &mut Definitions) -> serde_json::Value {
                serde_json::json!({ "enum": [$($word,)*] })
            }
        }
    };
}
