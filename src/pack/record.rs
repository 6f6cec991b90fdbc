//! One table per object of the contract: it makes the type, reads it, and describes it in the JSON Schema.

/// The type of a field: a required one is always there (a placeholder stands in where it was missing, and
/// the error is on record), an optional one may be absent.
macro_rules! slot {
    (required $type:ty) => { At<$type> };
    (optional $type:ty) => { Option<At<$type>> };
    (described $type:ty) => { Option<At<$type>> };
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

macro_rules! fill {
    (required $slot:expr, $read:expr, $unread:expr) => {
        match $read {
            Some(value) => $slot = value,
            None => $unread,
        }
    };
    ($need:ident $slot:expr, $read:expr, $unread:expr) => {{
        $slot = $read;
        if $slot.is_none() {
            $unread;
        }
    }};
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

        impl Read for $name {
            fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                const FIELDS: &[(&str, Need)] = &[$((key!($field $($key)?), need!($need)),)*];
                let object = reader.object(value, $noun)?;
                let mut record = Self::default();
                let mut seen = [false; FIELDS.len()];
                for property in &object.properties {
                    match reader.field(property, FIELDS, &mut seen, &mut record.unread, $noun) {
                        $(Some(key!($field $($key)?)) => {
                            let read = reader.named::<$type>(key!($field $($key)?), &property.value);
                            fill!($need record.$field, read, record.unread.push(key!($field $($key)?)));
                        })*
                        _ => {}
                    }
                }
                reader.missing(object, FIELDS, &seen, &record.unread, $noun);
                Some(record)
            }

            fn shape() -> Shape {
                Shape::Record(vec![
                    $(Field {
                        name: key!($field $($key)?),
                        need: need!($need),
                        about: concat!($($doc,)* "").trim_ascii_start(),
                        shape: <$type>::shape(),
                    },)*
                ])
            }

            fn schema(definitions: &mut Definitions) -> serde_json::Value {
                definitions.object(stringify!($name), concat!($($about,)* ""), |definitions| vec![
                    $((key!($field $($key)?), need!($need), concat!($($doc,)* ""), <$type>::schema(definitions)),)*
                ])
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
