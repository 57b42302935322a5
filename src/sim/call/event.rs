//! Everything that can happen in a call, as facts in the past tense.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::disposition::Disposition;
use super::state::Mood;
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scenario::model::{Feeling, MoodShift};
use crate::sim::ticket::{Draft, Field, FieldValue};
use crate::sim::time::Millis;
use crate::sim::understanding::Understood;

/// An event and when it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// When.
    pub at: Millis,
    /// What.
    pub event: Event,
}

/// What the customer heard in one turn: the utterance and what follows from it for the two ledgers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The turn; 0 for what was heard outside an utterance, such as a hand-over.
    pub turn: u32,
    /// The words.
    pub text: String,
    /// What was understood.
    pub understood: Understood,
    /// What the customer was told rightly.
    #[serde(default)]
    pub told: Vec<Id>,
    /// What the customer was told wrongly.
    #[serde(default)]
    pub told_wrong: Vec<Id>,
    /// What the agent said they do not know.
    #[serde(default)]
    pub told_unknown: Vec<Id>,
    /// The tools the agent said they would run.
    #[serde(default)]
    pub announced: Vec<Id>,
    /// What was promised.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// For so many seconds after it silence is explained: a hold or a test was announced.
    #[serde(default)]
    pub excuses_s: Option<u32>,
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// For which team, if one was named.
    pub team: Option<Id>,
    /// Within so many seconds, if a time was named.
    pub within_s: Option<u32>,
    /// The desk's data does not cover it.
    pub too_much: bool,
}

/// Why something that was asked for was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// It takes more than one question.
    Probe,
    /// It takes something else first.
    NotYet,
    /// The customer claims something else.
    Claimed,
    /// The customer refuses.
    Refused,
    /// More was asked at once than they answer.
    TooMany,
}

/// How a question of the customer's ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskEnd {
    /// Answered.
    Answered,
    /// Answered in part; it goes on.
    Partly,
    /// Answered with something untrue.
    Bluffed,
    /// Answered with "I don't know", which was not what was wanted.
    DontKnow,
    /// Not answered in time.
    Ignored,
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepEnd {
    /// Done.
    Done,
    /// Something else was done: what.
    HalfRight(String),
}

/// How hold ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldEnd {
    /// In the time that was announced.
    InTime,
    /// Later.
    Late,
}

/// Something that happened in a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The line was picked up; what the call was given is known.
    PickedUp {
        /// The mood the customer starts with.
        mood: Mood,
        /// What the desk knows from the start.
        knows: Vec<Id>,
    },

    // The agent.
    /// The agent said something.
    AgentSpoke {
        /// What was heard.
        heard: Arc<Heard>,
        /// When the last word was out.
        ends: Millis,
    },
    /// The agent started a tool.
    ToolStarted {
        /// The tool.
        id: Id,
        /// When it will be done.
        due: Millis,
    },
    /// A tool finished.
    ToolResult {
        /// The tool.
        id: Id,
        /// The text on the screen.
        shows: String,
        /// The findings in it.
        finds: Vec<Id>,
    },
    /// The agent opened an article.
    ArticleOpened {
        /// The article.
        id: Id,
    },
    /// The agent put the customer on hold.
    HoldStarted {
        /// Whether the agent had asked or said so.
        announced: bool,
        /// For how many seconds, if that was said.
        seconds: Option<u32>,
    },
    /// The agent came back.
    HoldEnded {
        /// How.
        how: HoldEnd,
        /// How long it was.
        lasted_ms: Millis,
    },
    /// The agent wrote into the ticket.
    TicketChanged {
        /// The field.
        field: Field,
        /// What was written.
        value: FieldValue,
    },
    /// The agent read the ticket to the customer.
    ReadBack {
        /// What was heard; its text is the ticket read aloud.
        heard: Arc<Heard>,
        /// When the last word was out.
        ends: Millis,
    },
    /// The agent filed the ticket.
    TicketFiled {
        /// The ticket.
        ticket: Draft,
    },
    /// The agent decided how the call ends.
    Decided {
        /// How.
        how: Disposition,
    },
    /// The agent put the telephone down.
    Ended {
        /// The agent's reason, if one was given.
        reason: Option<String>,
    },
    /// An action was refused; nothing changed.
    Refused {
        /// What was tried.
        action: String,
        /// Why, and what to do.
        why: String,
    },

    // The customer.
    /// The customer began to say what they called for.
    Opened,
    /// The customer, or somebody with them, said something.
    CustomerSpoke {
        /// The words.
        text: String,
        /// Who, when not the customer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// Which line of which file: `facts.began.says.1`, `persona.listens.0`.
        line: String,
        /// The mood at that moment.
        mood: Mood,
        /// When the last word was out.
        ends: Millis,
    },
    /// The customer's line showed a feeling.
    FeelingShown {
        /// The feeling.
        feeling: Feeling,
        /// The turn after which it was shown.
        turn: u32,
    },
    /// The mood moved.
    MoodMoved {
        /// By how much.
        by: MoodShift,
        /// To where.
        to: Mood,
        /// The mover, beat, question or manner that moved it.
        rule: Id,
        /// Why, in words.
        why: String,
    },
    /// The desk learnt something.
    Learnt {
        /// The fact, part, finding or step.
        id: Id,
        /// How.
        source: Source,
        /// The value as it was heard, when that was a slip.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        slip: Option<String>,
        /// The turn.
        turn: u32,
    },
    /// Something was asked for.
    AskedFor {
        /// The fact, part, step or topic.
        id: Id,
        /// Whether the desk knew it already: asking twice.
        again: bool,
        /// The turn.
        turn: u32,
        /// Which ask of the utterance, counted from 0.
        ask: u16,
    },
    /// Something was asked for and not said.
    NotSaid {
        /// What.
        id: Id,
        /// Why.
        why: Withheld,
    },
    /// A claim was made in place of a fact.
    Claimed {
        /// The fact.
        id: Id,
    },
    /// A claim fell.
    ClaimFell {
        /// The fact.
        id: Id,
        /// Whether it was put as blame.
        blamed: bool,
    },
    /// The customer confirmed a summary or a read-back.
    Confirmed {
        /// What was in it.
        items: Vec<Id>,
        /// The turn.
        turn: u32,
    },
    /// The customer corrected something the agent said back wrongly.
    Corrected {
        /// What.
        id: Id,
    },
    /// The caller counts as verified.
    Verified {
        /// The turn.
        turn: u32,
    },
    /// A beat was played.
    BeatPlayed {
        /// The beat.
        id: Id,
        /// What the customer does because of it, where a false promise or an invented rule made them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acts_on: Option<String>,
    },
    /// The condition of a beat held but for how often.
    BeatMet {
        /// The beat.
        id: Id,
    },
    /// The customer asked a question of their own.
    AskPut {
        /// The question.
        id: Id,
        /// The turn.
        turn: u32,
    },
    /// A question of the customer's ended.
    AskSettled {
        /// The question.
        id: Id,
        /// How.
        how: AskEnd,
        /// The turn.
        turn: u32,
        /// What the customer does because of a bluff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acts_on: Option<String>,
    },
    /// The customer went off the subject.
    Digressed {
        /// The digression.
        id: Id,
        /// The turn.
        turn: u32,
    },
    /// A digression was answered.
    DigressionMet {
        /// The digression.
        id: Id,
        /// `warm`, `cold` or `joined`.
        how: String,
        /// The turn.
        turn: u32,
    },
    /// The customer set out to do a step.
    StepStarted {
        /// The step.
        id: Id,
        /// Which try it is, counted from 0.
        attempt: u16,
        /// When it will be done.
        due: Millis,
    },
    /// The customer reported on a step.
    StepDone {
        /// The step.
        id: Id,
        /// How.
        how: StepEnd,
        /// The try, counted from 0.
        attempt: u16,
        /// The result, for the ticket.
        result: String,
    },
    /// The customer was told to do what they had done already.
    StepRepeated {
        /// The step.
        id: Id,
        /// The turn.
        turn: u32,
    },
    /// The customer refused a step.
    StepRefused {
        /// The step.
        id: Id,
    },
    /// The world changed.
    WorldChanged {
        /// The mark.
        mark: Id,
    },
    /// The customer asked for a team.
    Demanded {
        /// The team.
        team: Id,
        /// The turn.
        turn: u32,
    },
    /// The customer insulted the agent.
    Abused {
        /// The turn after which.
        turn: u32,
    },
    /// The agent was silent without a reason for so long that the customer spoke up.
    WentSilent {
        /// How long, in milliseconds.
        lasted_ms: Millis,
    },
    /// Hold went on longer than announced.
    HoldOverran {
        /// How long it has been.
        lasted_ms: Millis,
    },
    /// The customer hung up.
    HungUp {
        /// Why, in words.
        why: String,
    },

    // The desk.
    /// A colleague wrote in the chat pane.
    SupervisorSpoke {
        /// Who.
        from: String,
        /// The message.
        text: String,
        /// Whether it pushed to sell.
        pressure: bool,
        /// Which of the scenario's messages of pressure it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        index: Option<usize>,
    },
    /// The line was cut at the desk's longest call.
    LineCut,
}
