//! What every registry's rows have in common.

use std::fmt;

use serde::{Deserializer, Serialize, de};

/// A registry entry as the catalogue shows it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NamedInfo {
    /// Stable name in configs and links.
    pub id: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// One sentence for people.
    pub help: &'static str,
}

/// Reads the name of a row: its number. One function for all choices, where deriving would write one for each.
pub(crate) fn row_number<'de, D: Deserializer<'de>>(
    from: D,
    registry: &'static [NamedInfo],
) -> Result<usize, D::Error> {
    from.deserialize_str(Names(registry))
}

struct Names(&'static [NamedInfo]);

impl de::Visitor<'_> for Names {
    type Value = usize;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|row| row.id).collect();
        write!(to, "one of {}", ids.join(", "))
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<usize, E> {
        let found = self.0.iter().position(|row| row.id == name);
        found.ok_or_else(|| E::invalid_value(de::Unexpected::Str(name), &self))
    }
}

/// A choice that configs name: an enum and its registry, from one table. The first row is the default.
macro_rules! choices {
    (
        $(#[$doc:meta])*
        $name:ident, $registry:ident;
        $($variant:ident = $id:literal, $label:literal, $help:literal;)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        pub enum $name {
            $(
                #[doc = $help]
                #[cfg_attr(feature = "types", ts(rename = $id))]
                $variant,
            )*
        }

        impl $name {
            const ALL: &[Self] = &[$(Self::$variant),*];
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.id())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                crate::registry::row_number(from, $registry).map(|row| Self::ALL[row])
            }
        }

        impl $name {
            /// Its stable name.
            #[must_use]
            pub fn id(self) -> &'static str {
                $registry[self as usize].id
            }

            /// What a menu shows.
            #[must_use]
            pub fn label(self) -> &'static str {
                $registry[self as usize].label
            }
        }

        #[doc = concat!("The rows of [`", stringify!($name), "`], in display order.")]
        pub const $registry: &[crate::registry::NamedInfo] = &[
            $(crate::registry::NamedInfo { id: $id, label: $label, help: $help },)*
        ];
    };
}
pub(crate) use choices;
