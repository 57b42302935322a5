//! What a person wants with a call that is reviewed.

use crate::app::model::Verb;
use crate::review::marking::{Item, Ruling};
use crate::sim::time::Millis;

/// What a person wants with a call that is reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewIntent {
    /// To play it, or stop.
    Play,
    /// As fast as this.
    Pace(u32),
    /// Faster, or slower.
    Faster(bool),
    /// To this moment.
    Jump(Millis),
    /// To the next turn, or the one before.
    Turn(bool),
    /// To the next criterion, or the one before.
    NextCriterion(bool),
    /// These points, blind; none to give none.
    Blind(String, Option<u32>),
    /// To have the blind points kept.
    KeepBlind,
    /// To see the automatic marks.
    SeeMarks,
    /// To judge an item otherwise, to contest it, or to answer.
    Judge(Verb, Item),
    /// How.
    Ruling(Option<Ruling>),
    /// Why.
    Why(String),
    /// To have it written.
    Write,
    /// To think again.
    Stop,
    /// To remark on a turn, or on the whole call.
    Remark(Option<u32>),
    /// The words of it.
    RemarkWords(String),
    /// To stand behind the marks.
    Sign,
    /// To open it again: why; none to think again.
    Reopening(Option<String>),
    /// To open it again.
    Reopen,
    /// To let the trainee see it.
    Release,
    /// To take the marks as they are.
    Acknowledge,
    /// No longer to contest this.
    Withdraw(Item),
    /// The next that waits.
    Next,
}
