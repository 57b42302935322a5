//! Values made up for what cannot be read, so that reading can go on and find the next fault.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::fault::Fault;

/// How deep a made-up value may nest: a type whose first choice holds itself would never end.
const MAX_DEPTH: u8 = 12;

/// A value that is whatever it is asked to be: empty, zero, nothing, the first choice.
#[derive(Clone, Copy, Default)]
pub(super) struct Blank {
    depth: u8,
}

/// Blank values for the fields of a struct, or so many elements of a tuple.
struct Blanks {
    blank: Blank,
    fields: &'static [&'static str],
    left: usize,
}

impl Blank {
    fn inner(self) -> Result<Self, Fault> {
        if self.depth >= MAX_DEPTH {
            return Err(serde::de::Error::custom("nothing can be made up here"));
        }
        Ok(Self { depth: self.depth + 1 })
    }

    fn blanks(self, fields: &'static [&'static str], left: usize) -> Result<Blanks, Fault> {
        self.inner().map(|blank| Blanks { blank, fields, left })
    }
}

/// Methods whose made-up value is a fixed one.
macro_rules! fixed {
    ($($method:ident => $visit:ident($($value:expr)?);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit($($value)?).map_err(Fault::made_up)
        })*
    };
}

impl<'de> Deserializer<'de> for Blank {
    type Error = Fault;

    fixed! {
        deserialize_any => visit_unit();
        deserialize_ignored_any => visit_unit();
        deserialize_unit => visit_unit();
        deserialize_option => visit_none();
        deserialize_bool => visit_bool(false);
        deserialize_i8 => visit_i8(0);
        deserialize_i16 => visit_i16(0);
        deserialize_i32 => visit_i32(0);
        deserialize_i64 => visit_i64(0);
        deserialize_u8 => visit_u8(0);
        deserialize_u16 => visit_u16(0);
        deserialize_u32 => visit_u32(0);
        deserialize_u64 => visit_u64(0);
        deserialize_f32 => visit_f32(0.0);
        deserialize_f64 => visit_f64(0.0);
        deserialize_char => visit_char('x');
        deserialize_str => visit_str("");
        deserialize_string => visit_str("");
        deserialize_identifier => visit_str("");
        deserialize_bytes => visit_bytes(&[]);
        deserialize_byte_buf => visit_bytes(&[]);
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_unit().map_err(Fault::made_up)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self.inner()?).map_err(Fault::made_up)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(self.blanks(&[], 0)?).map_err(Fault::made_up)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(self.blanks(&[], 0)?).map_err(Fault::made_up)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(self.blanks(&[], len)?).map_err(Fault::made_up)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(self.blanks(fields, 0)?).map_err(Fault::made_up)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let first = variants.first().copied().unwrap_or("");
        visitor.visit_enum(FirstChoice { blank: self.inner()?, first }).map_err(Fault::made_up)
    }
}

impl<'de> SeqAccess<'de> for Blanks {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.blank).map(Some)
    }
}

impl<'de> MapAccess<'de> for Blanks {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((first, rest)) = self.fields.split_first() else { return Ok(None) };
        self.fields = rest;
        seed.deserialize(key(first)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(self.blank)
    }
}

struct FirstChoice {
    blank: Blank,
    first: &'static str,
}

impl<'de> EnumAccess<'de> for FirstChoice {
    type Error = Fault;
    type Variant = Blank;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Blank), Fault> {
        Ok((seed.deserialize(key(self.first))?, self.blank))
    }
}

impl<'de> VariantAccess<'de> for Blank {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_struct("", fields, visitor)
    }
}

/// The name of a field or of a choice, for the type to recognise.
pub(super) fn key(name: &str) -> StrDeserializer<'_, Fault> {
    name.into_deserializer()
}
