//! The review of an attempt: what was said of it, and which marks hold.

use std::collections::{BTreeMap, BTreeSet};

use super::ruling::{Item, Ruling, Subject};
use super::what::InReview;
use crate::review::entry::Entry;
use crate::review::ids::PersonId;
use crate::review::moment::Moment;

/// The review of an attempt. Everything that was ever said stays in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What is reviewed.
    pub subject: Subject,
    /// What reviewers gave before they saw the automatic score.
    pub blind: BTreeMap<PersonId, BTreeMap<String, u32>>,
    /// Reviewers who have seen the automatic score.
    pub seen_by: BTreeSet<PersonId>,
    /// Every change, in order, in force or not.
    pub changes: Vec<Change>,
    /// Remarks, in order.
    pub comments: Vec<Comment>,
    /// Every sign-off, in order.
    pub sign_offs: Vec<Signed>,
    /// Every re-opening with its reason, in order.
    pub reopenings: Vec<(Signed, String)>,
    /// When the trainee took the marks as they are.
    pub acknowledged: Option<Moment>,
    /// Every dispute, in order.
    pub disputes: Vec<Dispute>,
    /// Whether the last sign-off stands.
    pub(super) signed: bool,
}

/// Who signed, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// A judgement that differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who, and when.
    pub signed: Signed,
    /// The judgement.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// Whether it is in force: signed off, or the answer to a dispute.
    pub in_force: bool,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who, and when.
    pub signed: Signed,
    /// The turn; none for the whole call.
    pub turn: Option<u32>,
    /// The remark.
    pub says: String,
}

/// A judgement that the trainee contests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Since when.
    pub since: Moment,
    /// The judgement they propose.
    pub proposed: Ruling,
    /// Why.
    pub words: String,
    /// Which sign-off it contests, counted from 1.
    pub sign_off: usize,
    /// How it ended; none while it waits.
    pub ended: Option<DisputeEnd>,
}

/// How a dispute ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeEnd {
    /// The trainee took it back.
    Withdrawn(Moment),
    /// A reviewer answered.
    Answered {
        /// Who, and when.
        signed: Signed,
        /// How it is judged now; none: the mark stayed.
        ruling: Option<Ruling>,
        /// Why.
        words: String,
    },
}

/// How far a review has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody has signed it, or it was opened again.
    Open,
    /// A reviewer stands behind the marks.
    SignedOff,
    /// The trainee contests some.
    Disputed,
    /// The trainee takes them as they are.
    Acknowledged,
}

impl Review {
    /// Before anything was said.
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        Self {
            subject,
            blind: BTreeMap::new(),
            seen_by: BTreeSet::new(),
            changes: Vec::new(),
            comments: Vec::new(),
            sign_offs: Vec::new(),
            reopenings: Vec::new(),
            acknowledged: None,
            disputes: Vec::new(),
            signed: false,
        }
    }

    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match (self.signed, self.acknowledged) {
            (false, _) => Stage::Open,
            (true, _) if self.waiting().next().is_some() => Stage::Disputed,
            (true, Some(_)) => Stage::Acknowledged,
            (true, None) => Stage::SignedOff,
        }
    }

    /// The disputes that wait for an answer.
    pub fn waiting(&self) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(|dispute| dispute.ended.is_none())
    }

    /// The changes in force: the last one of each item.
    #[must_use]
    pub fn in_force(&self) -> BTreeMap<Item, &Change> {
        let signed = self.changes.iter().filter(|change| change.in_force);
        signed.map(|change| (change.ruling.item(), change)).collect()
    }

    /// How this is judged now: by the last signed change, else by the machine; none for what did not apply.
    #[must_use]
    pub fn holds(&self, item: &Item) -> Option<Ruling> {
        let changed = self.changes.iter().rfind(|change| change.in_force && change.ruling.item() == *item);
        changed.map(|change| change.ruling.clone()).or_else(|| self.subject.automatic(item))
    }

    pub(super) fn do_this(&mut self, entry: &Entry<InReview>) {
        let signed = Signed { by: entry.by.person, at: entry.at };
        match &entry.what {
            InReview::ScoredBlind { points } => {
                self.blind.insert(signed.by, points.clone());
            }
            InReview::ScoreShown {} => {
                self.seen_by.insert(signed.by);
            }
            InReview::Changed { ruling, reason } => {
                self.seen_by.insert(signed.by);
                self.change(signed, ruling, reason, false);
            }
            InReview::Commented { turn, says } => {
                self.comments.push(Comment { signed, turn: *turn, says: says.clone() });
            }
            InReview::SignedOff {} => {
                self.signed = true;
                self.sign_offs.push(signed);
                for change in &mut self.changes {
                    change.in_force = true;
                }
            }
            InReview::Reopened { reason } => {
                self.signed = false;
                self.acknowledged = None;
                self.reopenings.push((signed, reason.clone()));
            }
            InReview::Acknowledged {} => self.acknowledged = Some(signed.at),
            InReview::Disputed { proposed, words } => {
                self.disputes.push(Dispute {
                    since: signed.at,
                    proposed: proposed.clone(),
                    words: words.clone(),
                    sign_off: self.sign_offs.len(),
                    ended: None,
                });
            }
            InReview::Withdrawn { item } => self.end(item, DisputeEnd::Withdrawn(signed.at)),
            InReview::Answered { item, ruling, words } => {
                if let Some(ruling) = ruling {
                    self.change(signed, ruling, words, true);
                }
                let (ruling, words) = (ruling.clone(), words.clone());
                self.end(item, DisputeEnd::Answered { signed, ruling, words });
            }
        }
    }

    fn change(&mut self, signed: Signed, ruling: &Ruling, reason: &str, in_force: bool) {
        let (ruling, reason) = (ruling.clone(), reason.to_owned());
        self.changes.push(Change { signed, ruling, reason, in_force });
    }

    fn end(&mut self, item: &Item, how: DisputeEnd) {
        let waits = |dispute: &&mut Dispute| dispute.ended.is_none() && dispute.proposed.item() == *item;
        if let Some(dispute) = self.disputes.iter_mut().find(waits) {
            dispute.ended = Some(how);
        }
    }
}
