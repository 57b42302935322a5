//! A file that is being named.

use crate::app::worker::Kind;
use crate::author::Beginning;

/// A file that is being named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// A copy of one there is.
    Copy {
        /// What it is.
        kind: Kind,
        /// Its file.
        from: String,
        /// The name being typed.
        name: String,
    },
    /// A new one, with the name being typed.
    Begin(Beginning),
    /// The text that is open, beside its file.
    Aside {
        /// The name being typed.
        name: String,
    },
}

impl Naming {
    /// The name being typed.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Copy { name, .. } | Self::Begin(Beginning { name, .. }) | Self::Aside { name } => name,
        }
    }

    /// The same with another name.
    #[must_use]
    pub fn named(&self, typed: String) -> Self {
        let mut new = self.clone();
        match &mut new {
            Self::Copy { name, .. } | Self::Begin(Beginning { name, .. }) | Self::Aside { name } => {
                *name = typed;
            }
        }
        new
    }
}
