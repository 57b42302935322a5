//! A node as serde sees it.

use std::any::type_name;
use std::fmt::Display;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::access::{Choice, Elements, Entries, Fields};
use super::blank::Blank;
use super::fault::Fault;
use super::{Notes, words};
use crate::sim::scenario::codes;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::nearest::nearest;
use crate::sim::scenario::text::{NodeKind, NodeRef, Number, read_number};

/// A node to be read.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) notes: &'a Notes,
    pub(super) node: NodeRef<'a>,
    /// Whether the arguments of a choice are read as if they stood in brackets of their own.
    pub(super) arguments: bool,
}

impl<'a> At<'a> {
    pub(super) fn new(notes: &'a Notes, node: NodeRef<'a>) -> Self {
        Self { notes, node, arguments: false }
    }

    pub(super) fn child(&self, node: NodeRef<'a>) -> Self {
        Self::new(self.notes, node)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.notes.is_blank(self.node)
    }

    /// Says of a fault from inside that it was here.
    pub(super) fn located<T>(&self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|fault| fault.at(self.node.id()))
    }

    /// Reads the node as whatever is asked of it.
    pub(super) fn read<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Fault> {
        self.located(seed.deserialize(self))
    }

    /// A value of another kind than belongs here.
    pub(super) fn wrong(&self, expected: impl Display) -> Diagnostic {
        let message = format!("expected {expected}, found {}", words::found(self.node));
        Diagnostic::error(codes::WRONG_TYPE, message).at(self.node.head(), format!("expected {expected}"))
    }

    pub(super) fn report(&self, fault: Diagnostic) {
        if !self.arguments {
            self.notes.value_fault(self.node, fault);
        }
    }

    fn blank<T>(&self, made: impl FnOnce(Blank) -> Result<T, Fault>) -> Result<T, Fault> {
        self.located(made(Blank::default()))
    }

    fn has_fields(&self) -> bool {
        self.node.children().any(|child| child.kind() == NodeKind::Field)
    }

    /// A whole number that fits; 0 where there is none.
    fn whole<T: TryFrom<i128> + Default>(&self, min: impl Into<i128>, max: impl Into<i128>) -> T {
        if self.is_blank() {
            return T::default();
        }
        let expected = words::whole_number(min.into(), max.into());
        let number = match self.node.kind() {
            NodeKind::Number => read_number(self.node.source()),
            _ => Ok(Number::Float(0.0)),
        };
        match number {
            Ok(Number::Int(value)) => T::try_from(value).unwrap_or_else(|_| {
                let message = format!("the number {value} does not fit: expected {expected}");
                self.report(
                    Diagnostic::error(codes::OUT_OF_RANGE, message)
                        .at(self.node.span(), format!("expected {expected}")),
                );
                T::default()
            }),
            Ok(Number::Float(_)) => {
                self.report(without_quotes(self.wrong(expected), self.node));
                T::default()
            }
            // Not a number at all: told of when the tree was made.
            Err(_) => T::default(),
        }
    }

    fn float(&self) -> f64 {
        if self.is_blank() {
            return 0.0;
        }
        let number = match self.node.kind() {
            NodeKind::Number => read_number(self.node.source()).unwrap_or(Number::Float(0.0)),
            NodeKind::Word if matches!(self.node.source(), "inf" | "NaN") => Number::Float(f64::INFINITY),
            _ => {
                self.report(without_quotes(self.wrong("a number"), self.node));
                Number::Float(0.0)
            }
        };
        // Through text, for a whole number has no lossless conversion; scenario types hold no floats.
        match number {
            Number::Float(value) => value,
            Number::Int(value) => value.to_string().parse().unwrap_or(0.0),
        }
    }

    fn text<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_blank() {
            if self.node.kind() == NodeKind::Text
                && let Some(text) = self.node.text()
            {
                return self.located(visitor.visit_str(&text));
            }
            self.report(with_quotes(self.wrong("a text in quotes"), self.node));
        }
        self.blank(|blank| blank.deserialize_str(visitor))
    }

    /// The elements of a list; of one thing that should have been a list, that thing.
    fn elements(&self) -> Option<Elements<'a>> {
        if self.is_blank() {
            return None;
        }
        let whole = Elements::new(self.notes, self.node.children(), None);
        match self.node.kind() {
            NodeKind::List => Some(whole),
            NodeKind::Group if self.arguments && !self.has_fields() => Some(whole),
            _ if self.arguments => None,
            NodeKind::Word | NodeKind::Text | NodeKind::Number | NodeKind::Group => {
                let written = self.node.source();
                let fault =
                    self.wrong("a list in [ ]").help("a list stands in [ ], even when it holds one thing");
                self.report(if written.contains('\n') {
                    fault
                } else {
                    fault.edit(self.node.span(), format!("[{written}]"))
                });
                Some(Elements::new(self.notes, std::iter::once(self.node), None))
            }
            _ => {
                self.report(self.wrong("a list in [ ]"));
                None
            }
        }
    }

    /// The values of a tuple, made up where there are too few.
    pub(super) fn tuple<V: Visitor<'a>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        let values = if len == 1 { "1 value".to_owned() } else { format!("{len} values") };
        let expected = format!("`(…)` with {values}");
        let is_tuple = match self.node.kind() {
            NodeKind::Group | NodeKind::List => !self.has_fields(),
            _ => false,
        };
        if self.is_blank() || !is_tuple {
            if !self.is_blank() {
                let fault = self.wrong(expected);
                self.report(if self.has_fields() {
                    fault.help("the values here have no names")
                } else {
                    fault
                });
            }
            return self.blank(|blank| blank.deserialize_tuple(len, visitor));
        }
        let count = self.node.children().count();
        if self.node.kind() == NodeKind::List {
            self.report(self.wrong(&expected).help("values that differ in kind stand in ( ), not in [ ]"));
        } else if count != len {
            let message = format!("expected {values} in the brackets, found {count}");
            let fault = Diagnostic::error(codes::WRONG_COUNT, message);
            self.report(fault.at(self.node.head(), format!("expected {values}")));
        }
        let elements = Elements::new(self.notes, self.node.children(), Some(len));
        self.located(visitor.visit_seq(elements))
    }

    /// The fields of a struct or of a choice.
    pub(super) fn fields<V: Visitor<'a>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let owner = type_name::<V>();
        let positional = !self.has_fields() && self.node.children().next().is_some();
        if self.is_blank() || self.node.kind() != NodeKind::Group || positional {
            if !self.is_blank() && self.node.kind() != NodeKind::Range {
                self.report(self.no_fields(fields));
            }
            return self.blank(|blank| blank.deserialize_struct(name, fields, visitor));
        }
        let access = Fields::new(self, name, owner, fields);
        self.located(visitor.visit_map(access).map_err(|fault| fault.of(owner)))
    }

    fn no_fields(&self, fields: &[&str]) -> Diagnostic {
        let mut fault = self.wrong(words::fields(fields));
        if self.node.kind() == NodeKind::Group {
            let whose = self.node.name().map(|name| format!(" of `{name}`")).unwrap_or_default();
            fault.message = format!("the arguments{whose} have no names");
        }
        match (self.node.kind(), fields) {
            (NodeKind::Group, [only]) if self.node.children().count() == 1 => {
                let inner = self.node.children().next().map_or(0, |child| child.span().start);
                fault.suggest(inner..inner, format!("{only}: "), format!("name the argument: `{only}: …`"))
            }
            (NodeKind::Group, _) => {
                fault.help(format!("name the arguments; known are {}", words::choices(fields)))
            }
            (NodeKind::Text, [first, ..]) if fields.contains(&"says") || fields.len() == 1 => {
                let field = if fields.contains(&"says") { "says" } else { first };
                let written = self.node.source();
                fault.edit(self.node.span(), format!("({field}: {written})"))
            }
            _ => fault,
        }
    }

    /// The choice that is named here, or the one that was likely meant.
    fn choice(&self, variants: &'static [&'static str]) -> Option<&'static str> {
        // The name was read already: reading it again would never end.
        if self.is_blank() || self.arguments {
            return None;
        }
        let known = |name: &str| variants.iter().copied().find(|variant| *variant == name);
        let near = |name: &str| nearest(name, variants.iter().copied());
        let Some(name) = self.node.name().filter(|_| self.node.kind() != NodeKind::Field) else {
            let fault = self.wrong("a choice").note(format!("the choices are {}", words::choices(variants)));
            let text = self.node.text().unwrap_or_default();
            let meant = known(&text).or_else(|| near(&text)).filter(|_| self.node.kind() == NodeKind::Text);
            self.report(match meant {
                Some(meant) => {
                    fault.suggest(self.node.span(), meant, format!("write `{meant}`, without quotes"))
                }
                None => fault,
            });
            return meant;
        };
        if let Some(variant) = known(name) {
            return Some(variant);
        }
        let meant = near(name);
        let message = format!("`{}` is none of the choices here", words::short(name));
        let fault = Diagnostic::error(codes::UNKNOWN_VARIANT, message)
            .at(self.node.name_span(), "unknown")
            .note(format!("the choices are {}", words::choices(variants)));
        self.report(match meant {
            Some(meant) => fault.suggest(self.node.name_span(), meant, format!("did you mean `{meant}`?")),
            None => fault,
        });
        meant
    }

    fn check_name(&self, name: &'static str) {
        let Some(found) = self.node.name().filter(|found| *found != name && !self.arguments) else { return };
        let span = self.node.name_span();
        let fault = Diagnostic::error(
            codes::WRONG_NAME,
            format!("expected `{name}(…)`, found `{}(…)`", words::short(found)),
        )
        .at(span.clone(), format!("expected `{name}` or no name"));
        self.notes.fault(fault.suggest(span, name, format!("write `{name}`, or nothing before the bracket")));
    }
}

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

fn with_quotes(fault: Diagnostic, node: NodeRef<'_>) -> Diagnostic {
    match node.kind() {
        NodeKind::Word | NodeKind::Number | NodeKind::Range => {
            fault.suggest(node.span(), format!("\"{}\"", node.source()), "put it in quotes")
        }
        NodeKind::List => fault.help("only one text stands here, without [ ]"),
        _ => fault,
    }
}

fn without_quotes(fault: Diagnostic, node: NodeRef<'_>) -> Diagnostic {
    let inside = node.text().filter(|text| node.kind() == NodeKind::Text && read_number(text.trim()).is_ok());
    match inside {
        Some(number) => fault.suggest(node.span(), number.trim(), "numbers stand without quotes"),
        None => fault,
    }
}
