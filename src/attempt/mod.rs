//! One attempt: a call together with its record. Everything that takes calls takes them through here.
//!
//! What is stored, record by record:
//!
//! ```text
//! Header      which call this is: scenario, seed, engine, digest (JSON)
//! Content     the digest of what it is played with, kept once for all attempts (attempts of before may hold the JSON of
//!             the `content::Bundle` itself)
//! Events      what happened when the line was picked up
//! Input       an input as on the wire, on disk before the customer answers it
//! Events      what was understood of it and what happened then; without an input before it: the call was left
//! Scorecard   the result
//! Closed      how the attempt ended
//! ```
//!
//! [`Call`] writes them, [`Call::go_on`] takes an attempt up where it was interrupted, [`replay`] derives everything
//! again and compares it to the byte, [`verify`] checks everything that can be checked. What a host with a person before it needs besides stands here too: how a typed
//! line is meant ([`command`]), and how thinking becomes time ([`Thinking`]).

mod call;
pub mod command;
mod error;
mod gather;
mod payload;
mod replay;
mod seed;
mod stored;
mod thinking;
mod verdict;
mod verify;

pub use call::{Call, Left};
pub use error::AttemptError;
pub use gather::Gatherer;
pub use payload::{By, DrivenBy, Header, Parent, check_content, kept_content};
pub use replay::{Outcome, Replayed, replay};
pub use seed::new_seed;
pub use stored::Stored;
pub use thinking::Thinking;
pub use verdict::Verdict;
pub use verify::{Misfit, Part, Verified, verify};
