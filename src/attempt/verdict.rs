//! What came of a call.

use serde::{Deserialize, Serialize};

use crate::sim::call::review;
use crate::sim::scoring::{Rubric, Scorecard, score};
use crate::sim::session::Session;
use crate::sim::ticket::VisitReport;
use crate::sim::wire::Message;

/// What came of a call: the points, and what the technician made of the ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The points.
    pub scorecard: Scorecard,
    /// The technician's visit, when one follows from the call.
    pub visit: Option<VisitReport>,
}

impl Verdict {
    /// Scores a call that is over.
    #[must_use]
    pub fn of(session: &Session, rubric: &Rubric) -> Self {
        let (case, events) = (session.case(), session.events());
        let review = review(case, session.state(), events);
        Self { scorecard: score(case, rubric, events), visit: review.visit }
    }

    /// How the visit ended, by its name on the wire.
    #[must_use]
    pub fn visit_name(&self) -> Option<&'static str> {
        self.visit.as_ref().map(|visit| visit.outcome.name())
    }

    /// The last line of a call that is driven by lines.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::scorecard(&self.scorecard, self.visit_name())
    }
}
