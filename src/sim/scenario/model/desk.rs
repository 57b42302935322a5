//! A support desk: company, products, teams, policies, offers, priorities, words.

use serde::{Deserialize, Serialize};

use super::plain::{Lasting, Priority};
use crate::sim::ids::Id;

/// A support desk. One file `desk.ron` in the desk's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// The file format, 1.
    pub format: u32,
    /// Its name in files.
    pub id: Id,
    /// The company, as it introduces itself.
    pub company: String,
    /// The company, as it is called.
    #[serde(default)]
    pub short: String,
    /// The language of its calls.
    pub language: String,
    /// How a call is to be greeted, for the briefing.
    #[serde(default)]
    pub greet: String,
    /// What is expected of the agent, for the briefing.
    #[serde(default)]
    pub expects: Vec<String>,
    /// What it sells and supports.
    #[serde(default)]
    pub products: Vec<Product>,
    /// Who works there.
    pub teams: Vec<Team>,
    /// Places outside support that an agent may point to.
    #[serde(default)]
    pub elsewhere: Vec<Elsewhere>,
    /// The times a team can truly be promised for.
    #[serde(default)]
    pub promises: Vec<PromiseTimes>,
    /// Who counts as verified.
    pub verification: Verification,
    /// Record lines and findings that are spoken only to a verified caller.
    #[serde(default)]
    pub private: Vec<Id>,
    /// Impact (rows) and urgency (columns) to priority; high first.
    pub matrix: Matrix,
    /// The rules of the house.
    #[serde(default)]
    pub policies: Vec<Policy>,
    /// What is for sale.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// Flow charts: lists of steps.
    #[serde(default)]
    pub charts: Vec<Chart>,
    /// The agent's tools.
    pub tools: Vec<DeskTool>,
    /// Terms with a plain word beside each.
    #[serde(default)]
    pub glossary: Vec<GlossaryTerm>,
    /// Words that are spelt as meant, for the checks; a call knows nothing of them.
    #[serde(default, skip_serializing)]
    pub words: Vec<String>,
    /// The longest call, in seconds: then the desk's line is cut.
    #[serde(default = "hour")]
    pub longest_call: u32,
}

/// Impact by urgency to priority.
pub type Matrix = Vec<Vec<Priority>>;

/// Something the desk supports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub about: String,
}

/// A team that calls can be handed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Other names agents use for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it is another skill or another rank.
    pub skill: Skill,
    /// What it takes.
    pub takes: String,
}

/// What a team is to the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Skill {
    /// Another skill: a functional escalation.
    Functional,
    /// Another rank: a hierarchical escalation.
    Hierarchical,
}

/// A place outside support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Other names for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is for, and how it is reached.
    #[serde(default)]
    pub about: String,
}

/// How soon a team acts, by priority. A shorter promise than this is a bluff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromiseTimes {
    /// The team.
    pub team: Id,
    /// What it does within that time: "reads it and writes to the customer".
    pub what: String,
    /// For priority 1.
    pub p1: Lasting,
    /// For priority 2.
    pub p2: Lasting,
    /// For priority 3.
    pub p3: Lasting,
    /// For priority 4.
    pub p4: Lasting,
}

impl PromiseTimes {
    /// The time for this priority.
    #[must_use]
    pub const fn at(&self, priority: Priority) -> Lasting {
        match priority {
            Priority::P1 => self.p1,
            Priority::P2 => self.p2,
            Priority::P3 => self.p3,
            Priority::P4 => self.p4,
        }
    }
}

/// Who counts as verified: whoever gives so many of these facts rightly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// How many.
    pub any: u8,
    /// Of which facts, by id.
    pub of: Vec<Id>,
}

/// A rule of the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its name in files.
    pub id: Id,
    /// The rule.
    pub says: String,
    /// Words of an agent that contradict it.
    #[serde(default)]
    pub contradicted_by: Vec<String>,
}

/// Something for sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Other names for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it costs.
    #[serde(default)]
    pub price: String,
    /// Whom it fits.
    #[serde(default)]
    pub fits: String,
}

/// A flow chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// Its name in files.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The steps, by the ids that scenarios give them. A step that a scenario does not have counts as done.
    pub steps: Vec<Id>,
}

/// A tool of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskTool {
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Other names agents use for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How long it takes, in seconds.
    pub seconds: u32,
    /// What it shows where a scenario says nothing.
    #[serde(default = "nothing")]
    pub shows_nothing: String,
    /// Shows the board of the scenario's event instead.
    #[serde(default)]
    pub board: bool,
}

/// A term and its plain word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryTerm {
    /// The term, in the spellings that agents use.
    pub term: Vec<String>,
    /// The plain word.
    pub plain: String,
    /// Customers with at least this expertise know it.
    pub level: u8,
}

const fn hour() -> u32 {
    3_600
}

fn nothing() -> String {
    "Nothing unusual.".to_owned()
}
