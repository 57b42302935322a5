//! A scenario: one customer with one problem, for one desk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::customer::{Customer, Identity};
use super::fact::Fact;
use super::outcome::{EndingLines, Outcome, Problem};
use super::plain::Stage;
use super::reaction::{Ask, Beat, Digression, Opening, Topic};
use super::step::Step;
use super::ticket::{TicketRule, Visit};
use super::tool::{Finding, Tool};
use super::upsell::{Goodwill, PaneAsk, Upsell};
use crate::sim::ids::Id;
use crate::sim::words::Dimension;

/// A scenario. One file in the desk's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The file format, 1.
    pub format: u32,
    /// Its name in files; the file is called the same.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The desk it is for.
    pub desk: Id,
    /// The language of the call.
    pub language: String,
    /// How far it has come.
    #[serde(default)]
    pub stage: Stage,
    /// How hard it is, 1 to 5.
    pub level: u8,
    /// How long a good call takes, in minutes.
    pub minutes: u16,
    /// When the call comes in: `"2025-06-17T20:41"`.
    pub call_at: String,
    /// The kind of customer.
    pub persona: Id,
    /// Further kinds the same customer is, whose habits and reactions are added.
    #[serde(default)]
    pub with: Vec<Id>,
    /// Ids of movers and beats of the personas that this customer does not have.
    #[serde(default)]
    pub without: Vec<Id>,
    /// Shared blocks to add: names of files in the desk's `shared` folder.
    #[serde(default)]
    pub include: Vec<Id>,
    /// Values drawn together by the seed: each row is one draw, `{dog.name}` in any text is replaced.
    #[serde(default)]
    pub draw: Vec<BTreeMap<String, String>>,
    /// The open event this call belongs to.
    #[serde(default)]
    pub event: Option<Id>,
    /// What the call is given: earlier tickets.
    #[serde(default)]
    pub given: Vec<EarlierTicket>,
    /// The customer.
    pub customer: Customer,
    /// Tags for lines, added to the persona's; the same name replaces.
    #[serde(default)]
    pub moods: Vec<MoodTag>,
    /// What the agent reads before picking up.
    pub briefing: String,
    /// What the customer says first, in alternatives.
    pub opening: Vec<Opening>,
    /// The problem behind it.
    pub problem: Problem,
    /// How the customer takes being asked who they are.
    #[serde(default)]
    pub identity: Identity,
    /// What the customer knows.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// What the customer can do.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// The answer when asked what was tried, all at once; gives every step that is `already` done.
    #[serde(default)]
    pub steps_all: Vec<String>,
    /// What can be asked about and is no fact.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// The customer's own questions.
    #[serde(default)]
    pub asks: Vec<Ask>,
    /// Where the customer's thoughts wander.
    #[serde(default)]
    pub digressions: Vec<Digression>,
    /// What tools can show.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What tools show.
    #[serde(default)]
    pub tools: Vec<Tool>,
    /// Which knowledge articles help.
    #[serde(default)]
    pub articles: Articles,
    /// How the call should end.
    pub outcome: Outcome,
    /// What the ticket must say.
    pub ticket: TicketRule,
    /// What the technician makes of it. Empty: no technician comes.
    #[serde(default)]
    pub visit: Vec<Visit>,
    /// The temptation to sell.
    #[serde(default)]
    pub upsell: Upsell,
    /// Colleagues in the chat pane at the hand-over.
    #[serde(default)]
    pub pane: Vec<PaneAsk>,
    /// Amends.
    #[serde(default)]
    pub goodwill: Goodwill,
    /// Reactions.
    #[serde(default)]
    pub beats: Vec<Beat>,
    /// What the customer says at the end.
    #[serde(default)]
    pub endings: Vec<EndingLines>,
    /// Better sentences for the debrief.
    #[serde(default)]
    pub better: Vec<BetterSentence>,
    /// Dimensions that this scenario does not score.
    #[serde(default)]
    pub not_scored: Vec<NotScored>,
    /// Words that are spelt as meant, for the checks; a call knows nothing of them.
    #[serde(default, skip_serializing)]
    pub words: Vec<String>,
}

/// A tag for lines: `("cold", patience(below: 30))`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoodTag(
    /// The tag, as it stands before a line.
    pub String,
    /// The mood it stands for.
    pub Condition,
);

/// Which knowledge articles help.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Articles {
    /// These.
    #[serde(rename = "use")]
    pub useful: Vec<Id>,
    /// These look as if they did.
    pub decoys: Vec<Id>,
}

/// An earlier ticket that the call is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierTicket {
    /// Its number.
    pub number: String,
    /// When it was filed: `"2025-06-14T10:40"`.
    pub filed: String,
    /// Who filed it.
    #[serde(default)]
    pub by: String,
    /// Its text, as the agent reads it.
    pub text: String,
    /// The facts that stand in it: the desk knows them from the start.
    #[serde(default)]
    pub knows: Vec<Id>,
    /// The steps whose result stands in it.
    #[serde(default)]
    pub steps: Vec<Id>,
}

/// A better sentence for the debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BetterSentence {
    /// The criterion, beat or question it answers.
    #[serde(rename = "for")]
    pub cause: Id,
    /// The sentence.
    pub say: String,
}

/// A dimension that a scenario does not score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotScored {
    /// The dimension.
    pub dimension: Dimension,
    /// Why.
    pub because: String,
}

/// Parts that several scenarios of a desk share. A file in the desk's `shared` folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    /// The file format, 1.
    pub format: u32,
    /// Its name, as `include` quotes it.
    pub id: Id,
    /// Further shared blocks.
    #[serde(default)]
    pub include: Vec<Id>,
    /// Facts to add.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Topics to add.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Questions to add.
    #[serde(default)]
    pub asks: Vec<Ask>,
    /// Digressions to add.
    #[serde(default)]
    pub digressions: Vec<Digression>,
    /// Reactions to add.
    #[serde(default)]
    pub beats: Vec<Beat>,
}
