//! The small language that cues are written in, and a matcher whose work is bounded by the length of the sentence.
//!
//! | written | means |
//! |---|---|
//! | `could you` | these words, one after the other |
//! | `start\|begin` | one of them |
//! | `(give me\|may i have) the code` | one of these sequences |
//! | `(please)?` | may be there |
//! | `~3` | up to three words, none of them a negator |
//! | `_` | any one word |
//! | `#` | a number, in digits or in words |
//! | `restart*` | a word that begins so |
//! | `@polite` | the class of that name in the pack |
//! | `^` at the start, `$` at the end | the sentence begins or ends here |
//!
//! `read` reads what is written into the parts of `parts`, `build` numbers their places, `matcher` runs them.

mod build;
mod matcher;
mod parts;
mod read;

pub(super) use matcher::{Pattern, Place, Words};
pub(super) use read::{Classes, compile};
