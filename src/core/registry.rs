//! What every registry's rows have in common.

use serde::Serialize;

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

/// A choice that configs name: an enum and its registry, from one table. The first row is the default.
macro_rules! choices {
    (
        $(#[$doc:meta])*
        $name:ident, $registry:ident;
        $($variant:ident = $id:literal, $label:literal, $help:literal;)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        pub enum $name {
            $(
                #[doc = $help]
                #[serde(rename = $id)]
                $variant,
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                [$(Self::$variant),*][0]
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
