//! What a type says when it cannot be made.

use std::fmt::{self, Display};

use serde::de::{self, Expected, Unexpected};

use crate::sim::scenario::codes;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::text::NodeId;

/// Messages of types are cut at this many bytes.
const LONGEST_MESSAGE: usize = 300;

/// The first fault of one attempt to make the value.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) what: What,
    /// The innermost node that was being read.
    pub(super) at: Option<NodeId>,
    /// Whether the value at fault was made up: then the fault is ours and not the author's.
    pub(super) made_up: bool,
}

#[derive(Debug)]
pub(super) enum What {
    /// A field that must be there; `owner` tells the type that asks for it.
    Missing { field: &'static str, owner: &'static str },
    /// Anything else, in words.
    Other { code: Code, message: String },
}

impl Fault {
    fn other(code: Code, mut message: String) -> Self {
        // A type may quote the whole text that it refuses.
        message.truncate(message.floor_char_boundary(LONGEST_MESSAGE));
        Self { what: What::Other { code, message }, at: None, made_up: false }
    }

    /// Says where it was, unless a node further in has said so already.
    pub(super) fn at(mut self, node: NodeId) -> Self {
        self.at.get_or_insert(node);
        self
    }

    /// Says that the value at fault was made up.
    pub(super) fn made_up(mut self) -> Self {
        self.made_up = true;
        self
    }

    /// Says which type misses its field, unless it is known.
    pub(super) fn of(mut self, owner_type: &'static str) -> Self {
        if let What::Missing { owner, .. } = &mut self.what
            && owner.is_empty()
        {
            *owner = owner_type;
        }
        self
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Missing { field, .. } => write!(f, "the field `{field}` is missing"),
            What::Other { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::other(codes::UNREADABLE, message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::other(codes::WRONG_TYPE, format!("expected {expected}, found {}", plain(found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::other(codes::UNREADABLE, format!("expected {expected}, found {}", plain(found)))
    }

    fn invalid_length(found: usize, expected: &dyn Expected) -> Self {
        Self::other(codes::WRONG_COUNT, format!("expected {expected}, found {found} values"))
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("`{found}` is none of {}", super::words::choices(expected));
        Self::other(codes::UNKNOWN_VARIANT, message)
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("unknown field `{found}`, known are {}", super::words::choices(expected));
        Self::other(codes::UNKNOWN_FIELD, message)
    }

    fn missing_field(field: &'static str) -> Self {
        Self { what: What::Missing { field, owner: "" }, at: None, made_up: false }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::other(codes::DUPLICATE_FIELD, format!("the field `{field}` is written twice"))
    }
}

/// What serde found, in plain words.
fn plain(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Str(text) => format!("the text {text:?}"),
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Signed(value) => format!("the number {value}"),
        Unexpected::Unsigned(value) => format!("the number {value}"),
        Unexpected::Float(value) => format!("the number {value}"),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "named fields".to_owned(),
        other => other.to_string(),
    }
}
