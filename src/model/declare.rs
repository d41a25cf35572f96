//! The declarations: `kind!`, `part!` and `choice!` make plain structs and enums, and list their fields.
//!
//! The macros only list fields; everything that happens to them is in functions of [`field`](super::field).

/// Declares a struct of fields; the base of `kind!` and `part!`.
macro_rules! fields {
    (
        $(#[doc = $doc:literal])+
        $name:ident {
            $( $(#[doc = $field_doc:literal])+ $field:ident : $type:ty $({ $($option:ident : $value:tt),+ $(,)? })? ),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Default)]
        pub struct $name { $( $(#[doc = $field_doc])+ pub $field: $type, )+ }

        impl $crate::model::field::Declared for $name {
            const FIELDS: &'static [$crate::model::field::FieldSpec] = &[ $(
                $crate::model::field::FieldSpec {
                    name: $crate::model::declare::key(stringify!($field)),
                    doc: concat!($($field_doc, "\n",)+),
                    shape: <$type as $crate::model::field::Field>::SHAPE,
                    options: $crate::model::field::FieldOptions {
                        $($($option: $crate::model::declare::option!($option: $value),)+)?
                        ..$crate::model::field::FieldOptions::NONE
                    },
                },
            )+ ];

            fn read(
                table: &$crate::syntax::toml::Table,
                known: &[&$crate::model::field::FieldSpec],
                decoder: &mut $crate::model::field::Decoder<'_>,
            ) -> Self {
                let specs = <Self as $crate::model::field::Declared>::FIELDS;
                let meant = decoder.unknown_keys(table, specs, known);
                decoder.missing_fields(table, specs, &meant);
                let mut read = Self::default();
                $( {
                    let name = $crate::model::declare::key(stringify!($field));
                    if let Some(node) = table.get(name) {
                        read.$field = decoder.field(name, node);
                    }
                } )+
                read
            }
        }

        impl $crate::model::field::Fields for $name {
            fn specs(&self) -> &'static [$crate::model::field::FieldSpec] {
                <Self as $crate::model::field::Declared>::FIELDS
            }

            fn value(&self, index: usize) -> $crate::model::field::Value<'_> {
                let mut at = 0..;
                $( if at.next() == Some(index) {
                    return $crate::model::field::Field::value(&self.$field);
                } )+
                $crate::model::field::Value::Absent
            }

            fn translate(
                &mut self,
                index: usize,
                node: &$crate::syntax::toml::Node,
                lang: $crate::model::value::Lang,
                decoder: &mut $crate::model::field::Decoder<'_>,
            ) {
                decoder.field = self.specs()[index].name;
                let mut at = 0..;
                $( if at.next() == Some(index) {
                    return $crate::model::field::Field::translate(&mut self.$field, node, lang, decoder);
                } )+
            }

            fn publish(&mut self) -> bool {
                let table: &dyn $crate::model::field::Fields = self;
                let open = table.is_open();
                let mut fewer = false;
                $( fewer |= $crate::model::field::Field::publish(&mut self.$field, open); )+
                fewer
            }

            fn add_parts(
                &mut self,
                index: usize,
                tables: &[$crate::syntax::toml::Table],
                decoder: &mut $crate::model::field::Decoder<'_>,
            ) {
                decoder.field = self.specs()[index].name;
                let mut at = 0..;
                $( if at.next() == Some(index) {
                    return $crate::model::field::Field::add_parts(&mut self.$field, tables, decoder);
                } )+
            }

            fn boxed(&self) -> Box<dyn $crate::model::field::Fields> {
                Box::new(self.clone())
            }

            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
        }
    };
}
pub(crate) use fields;

/// What an option of a field says: its role by the name alone, anything else as it is written.
macro_rules! option {
    (role: $role:ident) => {
        Some($crate::model::Role::$role)
    };
    ($option:ident: $value:tt) => {
        $value
    };
}
pub(crate) use option;

/// Declares a kind of record: its type, its name, its folder in `content/`, and its fields.
macro_rules! kind {
    (
        $(#[doc = $doc:literal])+
        $name:ident = $id:literal in $folder:literal { $($fields:tt)* }
    ) => {
        $crate::model::declare::fields! { $(#[doc = $doc])+ $name { $($fields)* } }

        impl $crate::model::value::OneTarget for $name {
            const TARGET: $crate::model::value::Target = $crate::model::value::Target::Record($id);
        }

        impl $crate::model::kind::Kind for $name {
            const SPEC: &'static $crate::model::kind::KindSpec = &$crate::model::kind::KindSpec {
                name: $id,
                folder: $folder,
                doc: concat!($($doc, "\n",)+),
                fields: <$name as $crate::model::field::Declared>::FIELDS,
                read: $crate::model::kind::read_fields::<$name>,
            };
        }
    };
}
pub(crate) use kind;

/// Declares a part: its type, the name of its table, and its fields. Every part may name its sources.
macro_rules! part {
    (
        $(#[doc = $doc:literal])+
        $name:ident = $id:literal { $($fields:tt)* }
    ) => {
        $crate::model::declare::fields! {
            $(#[doc = $doc])+
            $name {
                $($fields)*
                /// Which document says so, and where in it.
                sources: $crate::model::value::Parts<$crate::model::parts::Source> { role: Sources },
            }
        }
        $crate::model::declare::named! { $name = $id, $($doc)+ }
    };
}
pub(crate) use part;

/// Names a struct of fields as a part.
macro_rules! named {
    ($name:ident = $id:literal, $($doc:literal)+) => {
        impl $crate::model::value::OneTarget for $name {
            const TARGET: $crate::model::value::Target = $crate::model::value::Target::Part($id);
        }

        impl $crate::model::value::Named for $name {
            const SPEC: &'static $crate::model::field::TableSpec = &$crate::model::field::TableSpec {
                name: $id,
                doc: concat!($($doc, "\n",)+),
                fields: <$name as $crate::model::field::Declared>::FIELDS,
            };
        }
    };
}
pub(crate) use named;

/// Declares a fixed list of values.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $name:ident { $( $(#[doc = $value_doc:literal])+ $value:ident = $id:literal ),+ $(,)? }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $value_doc])+ $value, )+ }

        impl $name {
            /// The values as they are written, in the order of their declaration.
            pub const NAMES: &'static [&'static str] = &[ $( $id, )+ ];

            /// The value as it is written.
            pub fn name(self) -> &'static str {
                match self { $( Self::$value => $id, )+ }
            }

            /// The value that is written like this.
            pub fn by_name(name: &str) -> Option<Self> {
                match name { $( $id => Some(Self::$value), )+ _ => None }
            }
        }

        impl $crate::model::field::Scalar for $name {
            const SHAPE: $crate::model::field::Shape = $crate::model::field::Shape::Choice(Self::NAMES);

            fn read(
                node: &$crate::syntax::toml::Node,
                decoder: &mut $crate::model::field::Decoder<'_>,
            ) -> Option<Self> {
                Self::by_name($crate::model::value::read_choice(node, Self::NAMES, decoder)?)
            }

            fn value(&self) -> $crate::model::field::Value<'_> {
                $crate::model::field::Value::Choice(self.name())
            }
        }
    };
}
pub(crate) use choice;

/// Key of a field: its Rust name, without the `r#` or the `_` that a keyword needs.
pub(crate) const fn key(name: &'static str) -> &'static str {
    let bytes = name.as_bytes();
    if bytes.len() > 2 && bytes[0] == b'r' && bytes[1] == b'#' {
        let (_, rest) = name.split_at(2);
        return rest;
    }
    name
}
