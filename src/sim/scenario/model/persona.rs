//! Kinds of customer, as data.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::reaction::{Beat, Feeling};
use super::scenario::MoodTag;
use crate::sim::ids::Id;

/// A kind of customer: the mood it starts with, what moves it, how it answers, its habits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// The file format, 1.
    pub format: u32,
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The language of its lines.
    pub language: String,
    /// What it teaches.
    pub teaches: String,
    /// Patience at the start, 0 to 100.
    pub patience: u8,
    /// Trust at the start, 0 to 100.
    pub trust: u8,
    /// Tags for lines, with the mood each stands for.
    #[serde(default)]
    pub moods: Vec<MoodTag>,
    /// What moves the mood, and why.
    #[serde(default)]
    pub movers: Vec<Mover>,
    /// How many of the facts asked for in one utterance are answered.
    #[serde(default = "two")]
    pub answers_at_once: u8,
    /// The customer hangs up when patience falls below this.
    #[serde(default = "eight")]
    pub leaves_below: u8,
    /// The feeling that hangs over the whole call.
    #[serde(default)]
    pub feels: Option<Feeling>,
    /// How silence is taken.
    pub silence: SilenceManner,
    /// How hold is taken.
    pub hold: HoldManner,
    /// How often it goes off the subject.
    #[serde(default)]
    pub digresses: Option<Digressing>,
    /// What it says where no script says anything.
    pub lines: PersonaLines,
    /// Words that are spelt as meant, for the checks; a call knows nothing of them.
    #[serde(default, skip_serializing)]
    pub words: Vec<String>,
    /// Reactions of every customer of this kind.
    #[serde(default)]
    pub beats: Vec<Beat>,
}

/// Something that moves the mood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mover {
    /// Its name.
    pub id: Id,
    /// When.
    pub when: Condition,
    /// Points of patience.
    #[serde(default)]
    pub patience: i16,
    /// Points of trust.
    #[serde(default)]
    pub trust: i16,
    /// Works less each time: whole, half, nothing, then a quarter of it backwards.
    #[serde(default)]
    pub fades: bool,
    /// Why, in words for the debrief: "felt heard".
    pub why: String,
}

/// How silence is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SilenceManner {
    /// After so many unexplained seconds the customer speaks, and again after as many more.
    pub seconds: u32,
    /// Points of patience each time.
    pub patience: i16,
    /// The words, in alternatives.
    pub says: Vec<String>,
}

/// How hold is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldManner {
    /// Points of patience when put on hold without being asked.
    pub unasked: i16,
    /// Points of patience for every half minute beyond what was announced (30 seconds when nothing was).
    pub overrun: i16,
    /// The words on coming back, in alternatives.
    #[serde(default)]
    pub back: Vec<String>,
    /// The words on coming back too late.
    #[serde(default)]
    pub back_late: Vec<String>,
}

/// A habit of going off the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digressing {
    /// Every so many turns.
    pub every: u32,
}

/// What a persona says where no script says anything. Each is a list of alternatives; mood tags work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonaLines {
    /// When nothing was understood.
    pub not_understood: Vec<String>,
    /// When something is asked for again. The answer follows by itself.
    pub again: Vec<String>,
    /// When it is not clear which of two things is meant; `{choices}` names them.
    pub which: Vec<String>,
    /// When they do not know what is asked, by kind.
    #[serde(default)]
    pub by_kind: Vec<KindLines>,
    /// When they do not know what is asked.
    pub does_not_know: Vec<String>,
    /// How a value is said that has no line of its own; `{value}` is the value.
    pub value: Vec<String>,
    /// When there was nothing to answer.
    pub listens: Vec<String>,
    /// When they are told to do something the scenario has no step for.
    pub cannot_do: Vec<String>,
    /// On setting out to do a step.
    pub sets_out: Vec<String>,
    /// While a step is being done and the agent speaks.
    pub still_doing: Vec<String>,
    /// When told to do what was done before.
    pub did_that: Vec<String>,
    /// When more was asked at once than they answer; empty, the rest is passed over in silence.
    #[serde(default)]
    pub one_at_a_time: Vec<String>,
    /// When asked whether there is anything else.
    pub nothing_else: Vec<String>,
    /// At goodbye.
    pub goodbye: Vec<String>,
    /// On hanging up.
    pub hangs_up: Vec<String>,
    /// When handed over or otherwise ended without a line of the scenario's.
    pub accepts_ending: Vec<String>,
    /// When asked to hold.
    pub agrees_to_hold: Vec<String>,
    /// When a summary is right.
    pub confirms: Vec<String>,
    /// When something in a summary is wrong; `{value}` is what is right.
    pub corrects: Vec<String>,
    /// When a summary says that they did what they never did; empty, they say that they do not follow.
    #[serde(default)]
    pub did_not: Vec<String>,
    /// When called by a wrong name; `{name}` is the right one.
    pub wrong_name: Vec<String>,
    /// When the agent asks who they are.
    pub my_name: Vec<String>,
}

/// Lines for one kind of information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindLines {
    /// The kind.
    pub kind: Id,
    /// The lines.
    pub says: Vec<String>,
}

const fn two() -> u8 {
    2
}

const fn eight() -> u8 {
    8
}
