//! What was understood of one utterance: the interface between the text and everything above it.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;
use crate::sim::time::Span;
use crate::sim::words::{Act, Family, Tone};

/// How sure a decision is, per mille.
pub type Confidence = u16;

/// What was understood of one utterance. Every part names the words it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// Whether anything was recognised. When not, the customer says so.
    pub understood: bool,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// The dialogue acts, by sentence and then by position.
    pub acts: Vec<ActHit>,
    /// What was asked for, in the order it was asked.
    pub asks: Vec<AskHit>,
    /// Things of the scenario or the desk that were named, and values that were spoken.
    pub mentions: Vec<Mention>,
    /// Tone signals.
    pub tone: Vec<ToneHit>,
    /// The sentences that ask something of which nothing was understood but that it is a question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclear: Vec<u16>,
}

/// One act, with the words that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActHit {
    /// The act.
    pub act: Act,
    /// How sure, per mille.
    pub confidence: Confidence,
    /// The words that show it.
    pub span: Span,
    /// The cue that fired: the id of a pattern in the pack, or `learnt`.
    pub cue: String,
    /// Which sentence, counted from 0.
    pub sentence: u16,
    /// What the act is about, where one can be named: the step of an `instruct`, the team of an `escalate`, the
    /// offer of an `offer`, the policy of a `refuse`, the tool of a `propose` or `hold`; `company` for an `introduce`
    /// that gives no name but the company's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Id>,
    /// The time frame that was named with a `promise`, `hold` or `escalate`: at most so many seconds from now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_s: Option<u32>,
}

/// One piece of information that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskHit {
    /// The fact, part, finding, step or topic of the scenario, when exactly one fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The kind of information, by the pack's name (`began`, `error_code`), when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Id>,
    /// The facts it might mean, when several fit equally: the customer asks which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Id>,
    /// How sure, per mille.
    pub confidence: Confidence,
    /// The words that ask.
    pub span: Span,
    /// The cue that fired: a kind's pattern, `asked_by` of the scenario, or `context`.
    pub cue: String,
    /// Which sentence, counted from 0.
    pub sentence: u16,
    /// Whether the question is open (what happened?) and not closed (is the light red?).
    pub open: bool,
}

/// Something of the scenario or the desk that was named, or a value that was spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// What kind of thing.
    pub class: SubjectClass,
    /// Which one. For a value that belongs to no subject, empty.
    pub id: Id,
    /// Whether the value that was spoken is the subject's.
    pub fit: Fit,
    /// The value as it was spoken, in the normal form of its type (`e4012`, `2025-06-11T02:10`, `11 %`).
    pub value: String,
    /// The words.
    pub span: Span,
    /// The cue that fired.
    pub cue: String,
    /// Which sentence, counted from 0.
    pub sentence: u16,
    /// What is said of it, beside naming it.
    #[serde(default, skip_serializing_if = "Said::is_plain")]
    pub said: Said,
}

/// What is said of a thing, beside naming it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Nothing that a reader of the words need know.
    #[default]
    Plain,
    /// That it is still to be found out: "let me see whether there's an outage" reports none.
    Open,
    /// That the customer has done it: "you've restarted it already". Only of steps.
    Done,
}

impl Said {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_plain(&self) -> bool {
        *self == Self::Plain
    }
}

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectClass {
    /// A fact the customer knows, or a part of one.
    Fact,
    /// A finding of a tool.
    Finding,
    /// A step the customer can take.
    Step,
    /// A tool of the desk.
    Tool,
    /// A team of the desk.
    Team,
    /// An offer of the desk.
    Offer,
    /// A policy of the desk: `Right` repeats it, `Wrong` contradicts it.
    Policy,
    /// A knowledge article.
    Article,
    /// A subject of talk that the scenario declares, such as the dog.
    Topic,
    /// The customer's name: `Wrong` when it is not theirs.
    Name,
    /// A line of the customer's record.
    Record,
    /// A place outside support that the desk may point to.
    Elsewhere,
    /// An open event of the desk, such as an outage.
    Event,
    /// A piece of text the scenario declares for a check.
    Phrase,
    /// A value that belongs to no subject.
    Value,
}

/// Whether a spoken value is the subject's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Named without a value: "the error code".
    Named,
    /// The value, in any common spelling.
    Right,
    /// A value of the subject's type that is not the subject's.
    Wrong,
}

/// One tone signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToneHit {
    /// The signal.
    pub tone: Tone,
    /// How sure, per mille.
    pub confidence: Confidence,
    /// The words that show it.
    pub span: Span,
    /// The cue that fired.
    pub cue: String,
    /// Which sentence, counted from 0.
    pub sentence: u16,
}

/// How much an utterance speaks for everything it could be: above 0 for it, from 1,000 on surely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// Every act.
    pub acts: Vec<(Act, i32)>,
    /// Every tone.
    pub tones: Vec<(Tone, i32)>,
    /// Every kind of information that could be asked for, by the pack's name.
    pub kinds: Vec<(Id, i32)>,
    /// What the weak signs of manner weigh together, in tenths: above 0 towards rude, below towards polite.
    pub manner: i32,
}

impl Understood {
    /// The first hit of this act.
    #[must_use]
    pub fn act(&self, act: Act) -> Option<&ActHit> {
        self.acts.iter().find(|hit| hit.act == act)
    }

    /// Whether the act was heard.
    #[must_use]
    pub fn heard(&self, act: Act) -> bool {
        self.act(act).is_some()
    }

    /// Whether an act of this family was heard.
    #[must_use]
    pub fn heard_family(&self, family: Family) -> bool {
        self.acts.iter().any(|hit| hit.act.is(family))
    }

    /// The first hit of this tone.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Option<&ToneHit> {
        self.tone.iter().find(|hit| hit.tone == tone)
    }

    /// The first mention of this subject.
    #[must_use]
    pub fn mention(&self, class: SubjectClass, id: &str) -> Option<&Mention> {
        self.mentions.iter().find(|mention| mention.class == class && mention.id == *id)
    }
}
