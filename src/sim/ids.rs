//! Names that scenario files give to things: facts, steps, tools, beats.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A name written by an author, such as `line_test` or, for a part of a fact, `trace.first_bad`.
///
/// Ids compare by their text. Which kind of thing an id names is settled by where it stands. A call copies thousands of
/// them, and hardly one is longer than what fits in place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(SmolStr);

impl Id {
    /// The id with this text.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(SmolStr::new(text))
    }

    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of a part of this fact: `trace` and `first_bad` make `trace.first_bad`.
    #[must_use]
    pub fn part(&self, part: &Self) -> Self {
        Self([self.as_str(), ".", part.as_str()].into_iter().collect())
    }

    /// The fact that this id is a part of, if it names a part.
    #[must_use]
    pub fn whole(&self) -> Option<&str> {
        self.0.split_once('.').map(|(whole, _)| whole)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
