//! What is said beside the result of a command.

use std::fmt::Display;
use std::io::Write;

/// Says something on the error stream. Where nobody can be told any more, what was done stays done: that is no failure.
pub(super) fn aside(words: impl Display) {
    _ = writeln!(anstream::stderr(), "{words}");
}
