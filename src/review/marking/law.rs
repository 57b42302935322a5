//! What may be done in a review, and what not.

use super::review::{DisputeEnd, Review};
use super::ruling::{Item, Misruling, Ruling};
use super::what::InReview;
use crate::review::entry::{By, Entry, says_something};
use crate::review::fold::Told;
use crate::review::people::{Action, NotAllowed};

/// Why something in a review is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefusal {
    /// The role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The call has no room for the ruling.
    #[error(transparent)]
    Misruling(#[from] Misruling),
    /// A reviewer of their own call.
    #[error("nobody reviews a call of their own")]
    OwnCall,
    /// Only whose call it is may do this.
    #[error("only the person who took the call may acknowledge or dispute its marks")]
    NotYourCall,
    /// Blind is only who has not seen the score.
    #[error("you have seen the automatic score; a blind score comes before it")]
    SeenAlready,
    /// One blind score each.
    #[error("you have scored this call blind already")]
    ScoredAlready,
    /// Words are asked for.
    #[error("write why; an empty reason explains nothing")]
    NoReason,
    /// It is signed off.
    #[error("the review is signed off; open it again and say why")]
    SignedOff,
    /// It is not signed off.
    #[error("the review is not signed off yet")]
    NotSignedOff,
    /// Disputes wait.
    #[error("a dispute waits for an answer; that comes first")]
    DisputeWaits,
    /// The marks were taken as they are.
    #[error("the marks are acknowledged already")]
    Acknowledged,
    /// It is contested already.
    #[error("{0} is disputed already")]
    DisputedAlready(Item),
    /// It was contested and answered since the last sign-off.
    #[error("a dispute of {0} was answered; ask for the review to be opened again")]
    AnsweredAlready(Item),
    /// It is not contested.
    #[error("no dispute of {0} waits")]
    NotDisputed(Item),
    /// The proposal is what holds already.
    #[error("{0} is judged like that already")]
    SameAsNow(Item),
    /// The answer is about something else.
    #[error("the answer judges another item than the dispute")]
    OtherItem,
}

impl Told for Review {
    type What = InReview;
    type Refusal = ReviewRefusal;

    fn check(&self, entry: &Entry<InReview>) -> Result<(), ReviewRefusal> {
        let by = entry.by;
        match &entry.what {
            InReview::ScoredBlind { points } => {
                self.reviewer_of_open(by)?;
                self.check_blind(by, points.iter())
            }
            InReview::ScoreShown {} => self.reviewer(by, Action::Review),
            InReview::Changed { ruling, reason } => {
                self.reviewer_of_open(by)?;
                self.subject.check(ruling)?;
                reasoned(reason)
            }
            InReview::Commented { says, .. } => {
                self.reviewer_of_open(by)?;
                reasoned(says)
            }
            InReview::SignedOff {} => self.reviewer_of_open(by),
            InReview::Reopened { reason } => {
                self.reviewer(by, Action::Review)?;
                self.is_signed()?;
                self.nothing_waits()?;
                reasoned(reason)
            }
            InReview::Acknowledged {} => {
                self.own(by)?;
                self.nothing_waits()
            }
            InReview::Disputed { proposed, words } => {
                self.own(by)?;
                reasoned(words)?;
                self.check_dispute(proposed)
            }
            InReview::Withdrawn { item } => {
                self.own(by)?;
                self.is_disputed(item)
            }
            InReview::Answered { item, ruling, words } => {
                self.reviewer(by, Action::Answer)?;
                self.is_disputed(item)?;
                reasoned(words)?;
                let Some(ruling) = ruling else { return Ok(()) };
                self.subject.check(ruling)?;
                if ruling.item() == *item { Ok(()) } else { Err(ReviewRefusal::OtherItem) }
            }
        }
    }

    fn apply(&mut self, entry: &Entry<InReview>) {
        self.do_this(entry);
    }
}

impl Review {
    fn reviewer(&self, by: By, action: Action) -> Result<(), ReviewRefusal> {
        by.may(action)?;
        if by.person == self.subject.trainee { Err(ReviewRefusal::OwnCall) } else { Ok(()) }
    }

    fn reviewer_of_open(&self, by: By) -> Result<(), ReviewRefusal> {
        self.reviewer(by, Action::Review)?;
        if self.signed { Err(ReviewRefusal::SignedOff) } else { Ok(()) }
    }

    /// The trainee, before a review that is signed off and that they have not yet taken as it is.
    fn own(&self, by: By) -> Result<(), ReviewRefusal> {
        by.may(Action::Respond)?;
        if by.person != self.subject.trainee {
            return Err(ReviewRefusal::NotYourCall);
        }
        self.is_signed()?;
        if self.acknowledged.is_some() { Err(ReviewRefusal::Acknowledged) } else { Ok(()) }
    }

    fn is_signed(&self) -> Result<(), ReviewRefusal> {
        if self.signed { Ok(()) } else { Err(ReviewRefusal::NotSignedOff) }
    }

    fn nothing_waits(&self) -> Result<(), ReviewRefusal> {
        if self.waiting().next().is_some() { Err(ReviewRefusal::DisputeWaits) } else { Ok(()) }
    }

    fn is_disputed(&self, item: &Item) -> Result<(), ReviewRefusal> {
        let waits = self.waiting().any(|dispute| dispute.proposed.item() == *item);
        if waits { Ok(()) } else { Err(ReviewRefusal::NotDisputed(item.clone())) }
    }

    fn check_blind<'p>(
        &self,
        by: By,
        points: impl Iterator<Item = (&'p String, &'p u32)>,
    ) -> Result<(), ReviewRefusal> {
        if self.seen_by.contains(&by.person) {
            return Err(ReviewRefusal::SeenAlready);
        }
        if self.blind.contains_key(&by.person) {
            return Err(ReviewRefusal::ScoredAlready);
        }
        for (criterion, &points) in points {
            self.subject.check(&Ruling::Points { criterion: criterion.clone(), points })?;
        }
        Ok(())
    }

    fn check_dispute(&self, proposed: &Ruling) -> Result<(), ReviewRefusal> {
        self.subject.check(proposed)?;
        let item = proposed.item();
        for dispute in self.disputes.iter().filter(|dispute| dispute.proposed.item() == item) {
            match &dispute.ended {
                None => return Err(ReviewRefusal::DisputedAlready(item)),
                Some(DisputeEnd::Answered { .. }) if dispute.sign_off == self.sign_offs.len() => {
                    return Err(ReviewRefusal::AnsweredAlready(item));
                }
                Some(_) => {}
            }
        }
        if self.holds(&item).as_ref() == Some(proposed) {
            return Err(ReviewRefusal::SameAsNow(item));
        }
        Ok(())
    }
}

fn reasoned(words: &str) -> Result<(), ReviewRefusal> {
    if says_something(words) { Ok(()) } else { Err(ReviewRefusal::NoReason) }
}
