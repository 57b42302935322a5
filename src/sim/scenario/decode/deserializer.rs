//! A node as serde sees it: each question of serde goes to the reading of that kind.

use serde::de::{Deserializer, Visitor};

use super::access::{Choice, Elements, Entries, Fields};
use super::fault::Fault;
use super::reader::At;
use crate::sim::scenario::text::{NodeKind, Number, read_number};

/// Whole numbers, each with its own bounds.
macro_rules! whole_numbers {
    ($($method:ident $visit:ident $int:ident;)*) => {
        $(fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
            let value = self.whole::<$int>($int::MIN, $int::MAX);
            self.located(visitor.$visit(value))
        })*
    };
}

impl<'a> Deserializer<'a> for At<'a> {
    type Error = Fault;

    whole_numbers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_blank() {
            return self.blank(|blank| blank.deserialize_any(visitor));
        }
        match self.node.kind() {
            NodeKind::Text => self.text(visitor),
            NodeKind::Char => self.deserialize_char(visitor),
            NodeKind::Bytes => self.deserialize_bytes(visitor),
            NodeKind::List => self.deserialize_seq(visitor),
            NodeKind::Map => self.deserialize_map(visitor),
            NodeKind::Number => match read_number(self.node.source()) {
                Ok(Number::Int(value)) => self.located(match (u64::try_from(value), i64::try_from(value)) {
                    (Ok(value), _) => visitor.visit_u64(value),
                    (_, Ok(value)) => visitor.visit_i64(value),
                    _ => visitor.visit_i128(value),
                }),
                Ok(Number::Float(value)) => self.located(visitor.visit_f64(value)),
                Err(_) => self.blank(|blank| blank.deserialize_any(visitor)),
            },
            NodeKind::Word => match self.node.source() {
                "true" | "false" => self.deserialize_bool(visitor),
                "None" => self.located(visitor.visit_none()),
                _ => self.located(visitor.visit_unit()),
            },
            NodeKind::Group if self.node.name() == Some("Some") => self.deserialize_option(visitor),
            NodeKind::Group if self.has_fields() => self.located(visitor.visit_map(Fields::of_any(self))),
            NodeKind::Group if self.node.children().next().is_some() => {
                self.located(visitor.visit_seq(Elements::new(self.notes, self.node.children(), None)))
            }
            _ => self.located(visitor.visit_unit()),
        }
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = match self.node.source() {
            "true" => true,
            "false" => false,
            _ if self.is_blank() => false,
            other => {
                let fault = self.wrong("`true` or `false`");
                let meant = other.trim_matches('"').to_ascii_lowercase();
                let meant = ["true", "false"].into_iter().find(|word| *word == meant);
                self.report(match meant {
                    Some(meant) => fault.suggest(self.node.span(), meant, format!("write `{meant}`")),
                    None => fault,
                });
                false
            }
        };
        self.located(visitor.visit_bool(value))
    }

    fn deserialize_f32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = self.float();
        self.located(visitor.visit_f64(value))
    }

    fn deserialize_char<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let one = |text: &str| text.chars().next().filter(|c| c.len_utf8() == text.len());
        if let Some(value) =
            self.node.text().as_deref().and_then(one).filter(|_| self.node.kind() == NodeKind::Char)
        {
            return self.located(visitor.visit_char(value));
        }
        if !self.is_blank() {
            self.report(self.wrong("one character in single quotes"));
        }
        self.blank(|blank| blank.deserialize_char(visitor))
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.name() {
            Some(name) => self.located(visitor.visit_str(name)),
            None => self.text(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Some(text) = self.node.text().filter(|_| self.node.kind() == NodeKind::Bytes) {
            return self.located(visitor.visit_bytes(text.as_bytes()));
        }
        self.report(self.wrong("a byte string: b\"…\""));
        self.blank(|blank| blank.deserialize_bytes(visitor))
    }

    fn deserialize_byte_buf<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_blank() || (self.node.kind() == NodeKind::Word && self.node.name() == Some("None")) {
            return self.located(visitor.visit_none());
        }
        if self.node.kind() == NodeKind::Group && self.node.name() == Some("Some") {
            let mut inside = self.node.children();
            return match (inside.next(), inside.next()) {
                (Some(only), None) if only.kind() != NodeKind::Field => {
                    self.located(visitor.visit_some(self.child(only)))
                }
                _ => {
                    self.report(self.wrong("one value in `Some(…)`").help("`Some` may be left out"));
                    self.located(visitor.visit_none())
                }
            };
        }
        self.located(visitor.visit_some(self))
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let empty = self.node.kind() == NodeKind::Group && self.node.children().next().is_none();
        if !empty && !self.is_blank() {
            self.report(self.wrong("`()`"));
        }
        self.located(visitor.visit_unit())
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.node.kind() == NodeKind::Word && self.node.name() == Some(name) {
            return self.located(visitor.visit_unit());
        }
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.located(visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.elements() {
            Some(elements) => self.located(visitor.visit_seq(elements)),
            None => self.blank(|blank| blank.deserialize_seq(visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.check_nameless();
        self.tuple(len, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.check_name(name);
        self.tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.node.kind() == NodeKind::Map && !self.is_blank() {
            return self.located(visitor.visit_map(Entries::new(self)));
        }
        if !self.is_blank() {
            self.report(self.wrong("a map: `{ key: value }`"));
        }
        self.blank(|blank| blank.deserialize_map(visitor))
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.node.kind() == NodeKind::Group {
            self.check_name(name);
        }
        self.fields(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.choice(variants) {
            Some(variant) => self.located(visitor.visit_enum(Choice::new(self, variant))),
            None => self.blank(|blank| blank.deserialize_enum(name, variants, visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.located(visitor.visit_unit())
    }
}
