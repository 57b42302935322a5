//! The names that cue packs, scenarios and criteria share.
//!
//! Each is an enum, because a new kind of act, tone or dimension needs Rust; everything said *with* these names is data.

mod act;
mod dimension;
mod fact_kind;
mod tone;

pub use act::{Act, Family};
pub use dimension::Dimension;
pub use fact_kind::FactKind;
pub use tone::Tone;
