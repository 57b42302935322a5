//! A call being taken: inputs come in, events come out.

mod input;

pub use input::{Actor, Do, Input, LONGEST_TEXT, LONGEST_WAIT_S, Seconds, ticket_fields};
