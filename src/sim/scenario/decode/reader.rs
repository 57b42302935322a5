//! A node to be read: what it holds of the kind that is asked for, and what to say when it holds something else.

use std::any::type_name;
use std::fmt::Display;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::access::{Elements, Fields};
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

    pub(super) fn blank<T>(&self, made: impl FnOnce(Blank) -> Result<T, Fault>) -> Result<T, Fault> {
        self.located(made(Blank::default()))
    }

    pub(super) fn has_fields(&self) -> bool {
        self.node.children().any(|child| child.kind() == NodeKind::Field)
    }

    /// A whole number that fits; 0 where there is none.
    pub(super) fn whole<T: TryFrom<i128> + Default>(&self, min: impl Into<i128>, max: impl Into<i128>) -> T {
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

    pub(super) fn float(&self) -> f64 {
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

    pub(super) fn text<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
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
    pub(super) fn elements(&self) -> Option<Elements<'a>> {
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
            // Ranges are left to the reader of values; scenario types hold none.
            if !(self.is_blank() || self.node.kind() == NodeKind::Range && name.starts_with("Range")) {
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
    pub(super) fn choice(&self, variants: &'static [&'static str]) -> Option<&'static str> {
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

    pub(super) fn check_nameless(&self) {
        let Some(found) = self.node.name().filter(|_| self.node.kind() == NodeKind::Group && !self.arguments)
        else {
            return;
        };
        let span = self.node.name_span();
        let message = format!("`{}` stands before values that have no name", words::short(found));
        let fault = Diagnostic::error(codes::WRONG_NAME, message).at(span.clone(), "no name here");
        self.notes.fault(fault.suggest(span, "", "remove the name"));
    }

    pub(super) fn check_name(&self, name: &'static str) {
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
