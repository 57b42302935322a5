//! Moves: what a trainee means to do, apart from the words.

use std::fmt;

use crate::sim::ids::Id;
use crate::sim::scenario::model::Ending;
use crate::sim::words::{Act, Tone};

/// Something a trainee means to do. Ids are the scenario's and the desk's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// Does this with words, without an object.
    Act(Act),
    /// Asks who the caller is: for these facts.
    Verify(Vec<Id>),
    /// Asks for a fact or a part of one.
    Ask(Id),
    /// Asks what was tried.
    AskTried,
    /// Asks what came of a step.
    AskResult(Id),
    /// Tells the customer to take a step.
    Instruct(Id),
    /// Tells the customer this finding, fact or record line.
    Tell(Id),
    /// Says that this is not known here.
    TellUnknown(Id),
    /// Speaks of this: a topic, an article, an offer.
    About(Id),
    /// Says this word.
    Word(String),
    /// Sounds like this.
    Sound(Tone),
    /// Says that a tool will be run, and asks for patience.
    Announce(Id),
    /// Promises that this team will be in touch, within the desk's time; nobody's team: that something will happen.
    Promise(Option<Id>),
    /// Says that this team takes over, and why.
    HandOver(Id),
    /// Points to a place outside support.
    Refer(Id),
    /// Says no, under a policy.
    Refuse(Id),
    /// Offers this for sale.
    Offer(Id),
    /// Sums up these things.
    Recap(Vec<Id>),
    /// Starts a tool.
    Run(Id),
    /// Opens an article.
    Open(Id),
    /// Lets so many seconds pass.
    Wait(u32),
    /// Writes the ticket.
    Write,
    /// Reads the ticket to the customer.
    ReadBack,
    /// Decides how the call ends.
    Decide(Ending),
}

impl Move {
    /// Whether it is made with words to the customer.
    #[must_use]
    pub const fn is_said(&self) -> bool {
        !matches!(
            self,
            Self::Run(_) | Self::Open(_) | Self::Wait(_) | Self::Write | Self::ReadBack | Self::Decide(_)
        )
    }

    /// Whether the utterance waits for an answer, so that nothing more should be asked with it.
    #[must_use]
    pub const fn asks(&self) -> bool {
        matches!(
            self,
            Self::Verify(_)
                | Self::Ask(_)
                | Self::AskTried
                | Self::AskResult(_)
                | Self::Instruct(_)
                | Self::Recap(_)
                | Self::Announce(_)
        )
    }
}

impl fmt::Display for Move {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        match self {
            Self::Act(act) => f.write_str(act.name()),
            Self::Verify(ids) => write!(f, "verify by {}", list(ids)),
            Self::Ask(id) => write!(f, "ask for {id}"),
            Self::AskTried => f.write_str("ask what was tried"),
            Self::AskResult(id) => write!(f, "ask what came of {id}"),
            Self::Instruct(id) => write!(f, "instruct {id}"),
            Self::Tell(id) => write!(f, "tell {id}"),
            Self::TellUnknown(id) => write!(f, "say that {id} is not known"),
            Self::About(id) => write!(f, "speak of {id}"),
            Self::Word(word) => write!(f, "say \"{word}\""),
            Self::Sound(tone) => write!(f, "sound {}", tone.name()),
            Self::Announce(id) => write!(f, "announce {id}"),
            Self::Promise(Some(team)) => write!(f, "promise {team}"),
            Self::Promise(None) => f.write_str("promise something"),
            Self::HandOver(team) => write!(f, "hand over to {team}"),
            Self::Refer(place) => write!(f, "refer to {place}"),
            Self::Refuse(policy) => write!(f, "refuse under {policy}"),
            Self::Offer(offer) => write!(f, "offer {offer}"),
            Self::Recap(ids) => write!(f, "sum up {}", list(ids)),
            Self::Run(id) => write!(f, "run {id}"),
            Self::Open(id) => write!(f, "open {id}"),
            Self::Wait(seconds) => write!(f, "wait {seconds} s"),
            Self::Write => f.write_str("write the ticket"),
            Self::ReadBack => f.write_str("read the ticket back"),
            Self::Decide(ending) => write!(f, "decide {ending:?}"),
        }
    }
}
