//! How far a proof is, and whether it is to go on.

use std::cell::Cell;

use super::claim::Claim;

/// How far a proof is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Far {
    /// Claims that were looked at; the calls they all rest on come first.
    pub claims: usize,
    /// Of so many.
    pub of: usize,
    /// Inputs tried so far.
    pub tried: u64,
}

/// Hears how far a proof is, and says whether it is to go on.
pub struct Watch<'w> {
    hears: &'w dyn Fn(Far) -> bool,
    claims: Cell<usize>,
    tried: Cell<u64>,
    stopped: Cell<bool>,
}

impl<'w> Watch<'w> {
    /// A watch that asks after every few inputs whether to go on.
    #[must_use]
    pub fn new(hears: &'w dyn Fn(Far) -> bool) -> Self {
        Self { hears, claims: Cell::new(0), tried: Cell::new(0), stopped: Cell::new(false) }
    }

    /// A watch that never stops anything.
    #[must_use]
    pub fn to_the_end() -> Self {
        Self::new(&|_| true)
    }

    /// Counts inputs. Returns whether the search is to go on; once it is not, it never is again.
    pub(super) fn goes_on(&self, inputs: u32) -> bool {
        self.tried.set(self.tried.get() + u64::from(inputs));
        if !self.stopped.get() {
            let far = Far { claims: self.claims.get(), of: Claim::ALL.len(), tried: self.tried.get() };
            self.stopped.set(!(self.hears)(far));
        }
        !self.stopped.get()
    }

    /// A claim was looked at.
    pub(super) fn claim_done(&self) {
        self.claims.set(self.claims.get() + 1);
    }

    /// Whether the search was stopped.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.get()
    }
}
