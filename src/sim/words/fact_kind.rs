//! The kinds of facts that the program itself knows.

use crate::sim::ids::Id;

/// A kind of fact that something in the program depends on. Packs and scenarios have many more; those are names like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Since when it is so.
    Began,
    /// What changed before.
    Changed,
    /// Where and when somebody can be reached.
    Contact,
    /// An address for letters without paper.
    Email,
    /// The code of an error.
    ErrorCode,
    /// The words of an error.
    ErrorText,
    /// How often it is so.
    Frequency,
    /// What it keeps somebody from.
    Impact,
    /// What lamps show.
    Lights,
    /// What somebody is called.
    Name,
    /// A telephone number.
    Phone,
    /// How much of it is concerned.
    Scope,
    /// What somebody sees of the problem.
    Symptom,
    /// At which time of the day it is so.
    TimeOfDay,
    /// What was tried before the call.
    Tried,
}

impl FactKind {
    /// Every one of them.
    pub const ALL: [Self; 15] = [
        Self::Began,
        Self::Changed,
        Self::Contact,
        Self::Email,
        Self::ErrorCode,
        Self::ErrorText,
        Self::Frequency,
        Self::Impact,
        Self::Lights,
        Self::Name,
        Self::Phone,
        Self::Scope,
        Self::Symptom,
        Self::TimeOfDay,
        Self::Tried,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::Changed => "changed",
            Self::Contact => "contact",
            Self::Email => "email",
            Self::ErrorCode => "error_code",
            Self::ErrorText => "error_text",
            Self::Frequency => "frequency",
            Self::Impact => "impact",
            Self::Lights => "lights",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Scope => "scope",
            Self::Symptom => "symptom",
            Self::TimeOfDay => "time_of_day",
            Self::Tried => "tried",
        }
    }

    /// The kind with this name, if it is one that the program itself knows.
    #[must_use]
    pub fn of(name: &Id) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| name == kind)
    }
}

impl PartialEq<FactKind> for Id {
    fn eq(&self, kind: &FactKind) -> bool {
        self.as_str() == kind.name()
    }
}
