//! What the customer says and does: openings, beats, questions of their own, digressions.
//!
//! A list of lines is a list of alternatives. A line may begin with mood tags: `"[cold] …"`, `"[cold,tired] …"`.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::plain::MoodShift;
use crate::sim::ids::Id;

/// What the customer says first, once the agent has spoken or after four seconds of silence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The words.
    pub says: String,
    /// The facts or parts it gives away.
    #[serde(default)]
    pub gives: Vec<Id>,
    /// The feeling it shows, which a good agent acknowledges.
    #[serde(default)]
    pub shows: Option<Feeling>,
    /// Who says it, when not the customer.
    #[serde(default)]
    pub by: Option<String>,
}

/// A feeling the customer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Feeling {
    /// At the situation or the company.
    Anger,
    /// That something is lost or getting worse.
    Worry,
    /// At a loss in their life.
    Grief,
    /// At being unable to do it.
    Shame,
    /// At the clock.
    Hurry,
    /// At having to say it all again.
    Weariness,
}

/// What the customer says and does in answer to something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reaction {
    /// Alternatives; empty says nothing.
    pub says: Vec<String>,
    /// Who says it, when not the customer.
    pub by: Option<String>,
    /// The facts or parts it gives away.
    pub gives: Vec<Id>,
    /// The feeling it shows.
    pub shows: Option<Feeling>,
    /// How the mood moves.
    pub mood: MoodShift,
    /// The marks it leaves on the world.
    pub does: Vec<Id>,
    /// What follows.
    pub then: Vec<Effect>,
    /// What a false promise or an invented rule makes the customer do, for the debrief.
    pub acts_on: Option<String>,
}

/// What follows a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// The customer ends the call.
    HangUp,
    /// The customer asks for this team: the agent has to answer it.
    Demand(Id),
    /// The line was an insult at the agent: a boundary is due.
    Abuse,
}

/// Where a beat stands to the answer of the turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Before the answer.
    Before,
    /// After the answer.
    #[default]
    After,
    /// In place of the answer: what was asked stays unanswered.
    Instead,
}

/// One scripted reaction. At most one is played in a turn: the one with most conditions satisfied, then the highest
/// `priority`, then the least recently used, then the seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beat {
    /// Its name.
    pub id: Id,
    /// What it waits for.
    pub when: Condition,
    /// Where it stands to the answer.
    #[serde(default)]
    pub place: Place,
    /// Played once in a call and never again.
    #[serde(default)]
    pub once: bool,
    /// Goes before others that fit as well.
    #[serde(default)]
    pub priority: i16,
    /// Alternatives; empty says nothing.
    #[serde(default)]
    pub says: Vec<String>,
    /// Who says it, when not the customer.
    #[serde(default)]
    pub by: Option<String>,
    /// The facts or parts it gives away.
    #[serde(default)]
    pub gives: Vec<Id>,
    /// The feeling it shows.
    #[serde(default)]
    pub shows: Option<Feeling>,
    /// How the mood moves.
    #[serde(default)]
    pub mood: MoodShift,
    /// The marks it leaves on the world.
    #[serde(default)]
    pub does: Vec<Id>,
    /// What follows.
    #[serde(default)]
    pub then: Vec<Effect>,
    /// What a false promise or an invented rule makes the customer do, for the debrief.
    #[serde(default)]
    pub acts_on: Option<String>,
}

impl Beat {
    /// The part of the beat that is a reaction.
    #[must_use]
    pub fn reaction(&self) -> Reaction {
        Reaction {
            says: self.says.clone(),
            by: self.by.clone(),
            gives: self.gives.clone(),
            shows: self.shows,
            mood: self.mood,
            does: self.does.clone(),
            then: self.then.clone(),
            acts_on: self.acts_on.clone(),
        }
    }
}

/// A question of the customer's own. It is put when `when` holds, and never when `wants` holds already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Its name.
    pub id: Id,
    /// When it is due; left out, as soon as there is room.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The question, in alternatives.
    pub says: Vec<String>,
    /// Who asks, when not the customer.
    #[serde(default)]
    pub by: Option<String>,
    /// What answers it.
    pub wants: Condition,
    /// So many turns after the question it counts as ignored.
    #[serde(default = "two")]
    pub within: u32,
    /// Asked again after so many turns, when ignored; left out, never.
    #[serde(default)]
    pub every: Option<u32>,
    /// The feeling it shows.
    #[serde(default)]
    pub shows: Option<Feeling>,
    /// What counts as a bluff, beside a wrong value and a promise that the desk's data does not cover.
    #[serde(default)]
    pub bluffed_when: Option<Condition>,
    /// When it was answered.
    #[serde(default)]
    pub answered: Reaction,
    /// When it was answered with something untrue.
    #[serde(default)]
    pub bluffed: Reaction,
    /// When the agent said they do not know, and that is not what was wanted.
    #[serde(default)]
    pub dont_know: Reaction,
    /// When a part was answered; `{missing}` names the rest.
    #[serde(default)]
    pub partly: Reaction,
    /// When it was not answered in time.
    #[serde(default)]
    pub ignored: Reaction,
}

const fn two() -> u32 {
    2
}

/// A subject of talk outside the problem: the dog, the war, the weather.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digression {
    /// Its name; also a topic the agent can speak of.
    pub id: Id,
    /// Words that name the subject.
    pub about: Vec<String>,
    /// When it may come; left out, whenever the persona digresses.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The excursion, in alternatives.
    pub says: Vec<String>,
    /// The facts it gives away in passing.
    #[serde(default)]
    pub gives: Vec<Id>,
    /// The feeling it shows.
    #[serde(default)]
    pub shows: Option<Feeling>,
    /// When steered back with a kind word.
    #[serde(default)]
    pub warm: Reaction,
    /// When steered back without one, or passed over.
    #[serde(default)]
    pub cold: Reaction,
    /// When the agent joined in.
    #[serde(default)]
    pub joined: Reaction,
}

/// Something that can be asked about and is no fact of the case: the age of the house, a husband's view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its name.
    pub id: Id,
    /// Questions that mean it.
    pub asked_by: Vec<String>,
    /// The answer, in alternatives.
    pub says: Vec<String>,
    /// When it is asked again.
    #[serde(default)]
    pub again: Vec<String>,
    /// The facts it gives away.
    #[serde(default)]
    pub gives: Vec<Id>,
}
