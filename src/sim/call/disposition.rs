//! How a call ended.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;
use crate::sim::scenario::model::Ending;

/// How the call ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "disposition")]
pub enum Disposition {
    /// Solved, as the agent says.
    Resolved {
        /// The agent's words.
        reason: String,
        /// Whether the problem really is solved.
        fixed: bool,
    },
    /// Handed to a team.
    Escalated {
        /// The team.
        team: Id,
        /// The agent's words to the team.
        reason: String,
        /// With the customer on the line and the team told.
        warm: bool,
    },
    /// Sent to a place outside support.
    Referred {
        /// The place.
        to: Id,
    },
    /// Declined.
    Declined {
        /// The policy.
        policy: Id,
    },
    /// A call back was arranged.
    CallbackArranged {
        /// In so many minutes.
        in_minutes: u32,
    },
    /// Ended because of abuse.
    EndedForAbuse,
    /// The customer hung up.
    CustomerHungUp,
    /// Ended with the problem open.
    Abandoned,
}

impl Disposition {
    /// Whether the call ended in this way. `"any"` stands for whichever; solved or not, `Resolve` is what the agent called it.
    #[must_use]
    pub fn is(&self, ending: &Ending) -> bool {
        match (self, ending) {
            (Self::Escalated { team: got, .. }, Ending::Escalate(wanted))
            | (Self::Referred { to: got }, Ending::Refer(wanted))
            | (Self::Declined { policy: got }, Ending::Decline(wanted)) => *wanted == *"any" || wanted == got,
            (Self::Resolved { .. }, Ending::Resolve)
            | (Self::CallbackArranged { .. }, Ending::Callback)
            | (Self::EndedForAbuse, Ending::EndForAbuse)
            | (Self::CustomerHungUp, Ending::HungUp) => true,
            _ => false,
        }
    }

    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Resolved { .. } => "resolved",
            Self::Escalated { .. } => "escalated",
            Self::Referred { .. } => "referred",
            Self::Declined { .. } => "declined",
            Self::CallbackArranged { .. } => "callback_arranged",
            Self::EndedForAbuse => "ended_for_abuse",
            Self::CustomerHungUp => "customer_hung_up",
            Self::Abandoned => "abandoned",
        }
    }
}
