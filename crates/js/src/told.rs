//! What is told to JavaScript, as one tree of plain values that one function writes out. (A way of its own for each of the sorts of value, as serde's
//! derive writes them, weighed more: docs/decisions/0021.)

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A plain value.
#[derive(Clone, Debug, PartialEq)]
pub enum Told<'a> {
    /// `null`: what is not there.
    Nothing,
    /// A boolean.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A string of the offer's.
    Words(&'a str),
    /// A string that was made.
    Made(String),
    /// An array.
    List(Vec<Told<'a>>),
    /// An object.
    Fields(Vec<(&'static str, Told<'a>)>),
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Words(words) => serializer.serialize_str(words),
            Self::Made(words) => serializer.serialize_str(words),
            Self::List(list) => serializer.collect_seq(list),
            Self::Fields(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

macro_rules! from {
    ($($type:ty: $value:ident => $told:expr;)*) => {$(
        impl<'a> From<$type> for Told<'a> {
            fn from($value: $type) -> Self {
                $told
            }
        }
    )*};
}

from! {
    bool: flag => Self::Flag(flag);
    f64: number => Self::Number(number);
    f32: number => Self::Number(number.into());
    u32: number => Self::Number(number.into());
    usize: number => Self::Number(number as f64);
    &'a str: words => Self::Words(words);
    String: words => Self::Made(words);
}

impl<'a, T: Into<Told<'a>>> From<Option<T>> for Told<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl<'a, T: Into<Told<'a>>> From<Vec<T>> for Told<'a> {
    fn from(values: Vec<T>) -> Self {
        let mut list = Vec::new();
        for value in values {
            list.push(value.into());
        }
        Self::List(list)
    }
}

/// Adds a field: a short call for each, in place of a list written out on the spot.
#[inline(never)]
pub(crate) fn add<'a>(fields: &mut Vec<(&'static str, Told<'a>)>, name: &'static str, value: Told<'a>) {
    fields.push((name, value));
}

/// A struct that is told field by field, by the names of its fields.
macro_rules! told {
    ($(#[$about:meta])* pub struct $name:ident$(<$life:lifetime>)? { $($(#[$what:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name$(<$life>)? { $($(#[$what])* pub $field: $type,)* }

        impl<'told$(, $life: 'told)?> ::std::convert::From<$name$(<$life>)?> for $crate::told::Told<'told> {
            fn from(value: $name$(<$life>)?) -> Self {
                let mut fields = Vec::new();
                $($crate::told::add(&mut fields, stringify!($field), value.$field.into());)*
                Self::Fields(fields)
            }
        }
    };
}
pub(crate) use told;
