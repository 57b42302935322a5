//! Conditions: what a beat, a question, a step or a tool waits for.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;
use crate::sim::words::{Act, Family, Tone};

/// Something that holds or does not hold at a moment of the call.
///
/// "This turn" is the utterance that the customer is reacting to. A turn is one utterance of the trainee, counted
/// from 1. Where an id is asked for, `"any"` means any of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Holds always; the same as leaving the condition out.
    Always,
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),

    // What the desk knows.
    /// The desk knows this fact, or this part of it: it was elicited, volunteered, found or handed over.
    Fact(Id),
    /// A tool has shown this finding.
    Found(Id),
    /// This tool has finished.
    Tool(Id),
    /// This knowledge article has been opened.
    Article(Id),
    /// The caller's identity has been verified by the desk's rule.
    Verified,
    /// The result of this step is known: done in the call, or asked for when done before.
    Step(Id),
    /// The results of all steps of this chart are known.
    Chart(Id),
    /// The world has this mark: something a step, a tool or a line `does`.
    World(Id),
    /// Something has been written into the ticket.
    TicketBegun,

    // What the customer has been told. Customers react only to these and to what they hear.
    /// The customer has been told this finding, fact or record line, rightly.
    Told(Id),
    /// The customer has been told something else in its place.
    ToldWrong(Id),
    /// The customer has been told that nobody here knows this, or that it cannot be seen from here.
    ToldUnknown(Id),
    /// The customer has been told which team takes over.
    ToldTeam(Id),
    /// The agent said they would run this tool.
    Announced(Id),
    /// Something has been promised about this team, tool or step.
    Promised(Id),
    /// A time has been promised that is no longer than this. Give `minutes` or `hours`.
    PromisedWithin {
        /// The team it is promised for; left out, any.
        #[serde(default)]
        team: Option<Id>,
        /// At most so many minutes.
        #[serde(default)]
        minutes: Option<u32>,
        /// At most so many hours.
        #[serde(default)]
        hours: Option<u32>,
    },
    /// A time or result was promised that the desk's data does not cover.
    OverPromised,
    /// The customer heard the ticket read out, or a summary, with all of these in it.
    ReadBack(Vec<Id>),

    // What is heard in this turn.
    /// The utterance does this.
    Heard(Act),
    /// The utterance does one of these.
    HeardAny(Vec<Act>),
    /// The utterance does something of this family: `Question`, `No`, `Care`.
    HeardFamily(Family),
    /// The utterance asks for this fact, part, step result or topic, or for this kind of information.
    HeardAsk(Id),
    /// The utterance asks for this again, though the desk was told already.
    HeardAgain(Id),
    /// The utterance tells the customer to take this step.
    HeardInstruct(Id),
    /// The utterance offers this for sale.
    HeardOffer(Id),
    /// The utterance announces a hand-over to this team.
    HeardEscalate(Id),
    /// The utterance names this subject: a topic, finding, team, article or the like.
    HeardAbout(Id),
    /// The utterance contains this word, in any case.
    HeardWord(String),
    /// The utterance contradicts this policy.
    HeardAgainstPolicy(Id),
    /// The utterance sounds like this.
    Tone(Tone),
    /// Nothing in the utterance was understood.
    NotUnderstood,

    // Time.
    /// This has held in some turn up to now.
    Ever(Box<Condition>),
    /// The rest of this condition holds for the n-th time.
    Times(u16),
    /// The number of the turn.
    Turn {
        /// Later than this turn.
        #[serde(default)]
        above: Option<u32>,
        /// Earlier than this turn.
        #[serde(default)]
        below: Option<u32>,
    },
    /// At least so many turns ago the desk learnt this fact, or this beat or question was played.
    TurnsSince {
        /// The fact, beat or question.
        id: Id,
        /// At least so many turns.
        turns: u32,
    },
    /// At least so many seconds of the call have passed.
    Elapsed {
        /// Seconds since the call was picked up.
        seconds: u32,
    },
    /// The time of day on the wall.
    Clock {
        /// At or after this time, `"10:45"`.
        #[serde(default)]
        after: Option<String>,
        /// Before this time.
        #[serde(default)]
        before: Option<String>,
    },
    /// This has been asked for more often than so many times.
    AskedCount {
        /// What was asked for.
        id: Id,
        /// More than so often.
        above: u32,
    },

    // Mood and play.
    /// The customer's patience, 0 to 100.
    Patience {
        /// More than this.
        #[serde(default)]
        above: Option<u8>,
        /// Less than this.
        #[serde(default)]
        below: Option<u8>,
    },
    /// The customer's trust, 0 to 100.
    Trust {
        /// More than this.
        #[serde(default)]
        above: Option<u8>,
        /// Less than this.
        #[serde(default)]
        below: Option<u8>,
    },
    /// The mood has this tag, as declared under `moods`.
    Mood(String),
    /// This beat has been played.
    Played(Id),
    /// This question of the customer's has been put and answered.
    Satisfied(Id),
    /// This question of the customer's has been put and not yet answered.
    Waiting(Id),
}

impl Condition {
    /// Whether any single condition in it passes the test. `all`, `any`, `not` and `ever` are looked into.
    pub fn any_term(&self, test: &mut impl FnMut(&Self) -> bool) -> bool {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().any(|condition| condition.any_term(test)),
            Self::Not(inner) | Self::Ever(inner) => inner.any_term(test),
            term => test(term),
        }
    }

    /// Whether a time of the call or of the wall is a part of it.
    #[must_use]
    pub fn waits_for_time(&self) -> bool {
        self.any_term(&mut |term| matches!(term, Self::Elapsed { .. } | Self::Clock { .. }))
    }

    /// Whether it can hold only while something is being heard.
    #[must_use]
    pub fn needs_hearing(&self) -> bool {
        match self {
            Self::All(all) => all.iter().any(Self::needs_hearing),
            Self::Any(any) => !any.is_empty() && any.iter().all(Self::needs_hearing),
            Self::Heard(_)
            | Self::HeardAny(_)
            | Self::HeardFamily(_)
            | Self::HeardAsk(_)
            | Self::HeardAgain(_)
            | Self::HeardInstruct(_)
            | Self::HeardOffer(_)
            | Self::HeardEscalate(_)
            | Self::HeardAbout(_)
            | Self::HeardWord(_)
            | Self::HeardAgainstPolicy(_)
            | Self::Tone(_)
            | Self::NotUnderstood
            | Self::OverPromised => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_needs_hearing_when_no_way_around_it_is_left() {
        let heard = || Condition::Heard(Act::Offer);
        assert!(Condition::All(vec![Condition::Verified, heard()]).needs_hearing());
        assert!(!Condition::Any(vec![Condition::Verified, heard()]).needs_hearing());
        assert!(!Condition::Not(Box::new(heard())).needs_hearing());
        assert!(!Condition::Ever(Box::new(heard())).needs_hearing());
    }
}
