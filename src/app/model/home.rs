//! The model of Home.

use crate::sim::ids::Id;

/// What is typed and chosen at Home.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// What the scenarios are searched for.
    pub search: String,
    /// Only scenarios with this persona.
    pub persona: Option<Id>,
    /// Only scenarios of this level.
    pub level: Option<u8>,
    /// The name being typed for a new person; none while none is added.
    pub new_name: Option<String>,
}

/// From so many per mille on something is well done.
pub const GOOD: u16 = 850;

/// From so many per mille on it is fair.
pub const FAIR: u16 = 600;

/// The best result of one person in one scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// Points per mille of what could be earned.
    pub per_mille: u16,
    /// Whether a critical error failed it.
    pub failed: bool,
}
