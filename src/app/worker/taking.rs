//! A call that is being taken: for practice, or in a graded session.

use super::news::Graded;
use crate::attempt::{Call, Thinking};
use crate::mentoring::GradedCall;
use crate::review::graded::WhyNot;
use crate::sim::time::Millis;

/// A call that is being taken.
pub(super) struct Taking {
    pub(super) line: Line,
    /// Whose thinking takes time; none when a plan drives the call.
    pub(super) thinking: Option<Thinking>,
}

/// What a call is taken for.
pub(super) enum Line {
    Practice(Box<Call>),
    Graded {
        call: Box<GradedCall>,
        /// The session's title.
        title: String,
    },
}

impl Taking {
    pub(super) fn call(&self) -> &Call {
        self.line.call()
    }
}

impl Line {
    pub(super) fn call(&self) -> &Call {
        match self {
            Self::Practice(call) => call,
            Self::Graded { call, .. } => &call.call,
        }
    }

    pub(super) fn call_mut(&mut self) -> &mut Call {
        match self {
            Self::Practice(call) => call,
            Self::Graded { call, .. } => &mut call.call,
        }
    }

    /// What holds in a graded call.
    pub(super) fn graded(&self) -> Option<Graded> {
        match self {
            Self::Practice(_) => None,
            Self::Graded { title, .. } => Some(Graded { session: title.clone(), left_ms: self.time_left() }),
        }
    }

    /// How much time is left, in milliseconds; none without a limit, and 0 when it is over.
    pub(super) fn time_left(&self) -> Option<Millis> {
        match self {
            Self::Practice(_) => None,
            Self::Graded { call, .. } => call.time_left().unwrap_or(Some(0)),
        }
    }

    /// Why the time is over, when it is.
    pub(super) fn time_over(&self) -> Option<WhyNot> {
        match self {
            Self::Practice(_) => None,
            Self::Graded { call, .. } => call.time_left().err(),
        }
    }
}
