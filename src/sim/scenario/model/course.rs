//! Courses: scenarios in an order, each with what passes it.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;
use crate::sim::words::Dimension;

/// A course: scenarios of one desk in the order in which they are taken. A file in the desk's `courses` folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The file format, 1.
    pub format: u32,
    /// Its name in files.
    pub id: Id,
    /// What people read in lists.
    pub title: String,
    /// The desk whose scenarios it takes.
    pub desk: Id,
    /// Whom it is for and what it teaches.
    pub about: String,
    /// What is taken, in order.
    pub steps: Vec<CourseStep>,
}

/// One step of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseStep {
    /// The scenario.
    pub scenario: Id,
    /// What passes it.
    pub pass: Marks,
    /// How many passed calls it takes, each with another seed; at least 1.
    #[serde(default = "once")]
    pub repeats: u8,
}

/// The least that passes, per mille. What is left out is not asked for; a dimension that does not apply is passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Marks {
    /// The mean of the dimensions that apply.
    pub overall: Option<u16>,
    /// Tone.
    pub tone: Option<u16>,
    /// Information gathering.
    pub information: Option<u16>,
    /// Escalation.
    pub escalation: Option<u16>,
    /// Ticket writing.
    pub ticket: Option<u16>,
    /// Upsell restraint.
    pub upsell: Option<u16>,
}

impl Marks {
    /// Every mark by the name of its field, the overall one first.
    #[must_use]
    pub const fn named(&self) -> [(&'static str, Option<u16>); 6] {
        [
            ("overall", self.overall),
            (Dimension::Tone.name(), self.tone),
            (Dimension::Information.name(), self.information),
            (Dimension::Escalation.name(), self.escalation),
            (Dimension::Ticket.name(), self.ticket),
            (Dimension::Upsell.name(), self.upsell),
        ]
    }
}

const fn once() -> u8 {
    1
}
