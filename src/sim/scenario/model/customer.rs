//! The customer of a scenario.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::sim::ids::Id;

/// The customer of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// The name on the account.
    pub name: String,
    /// The name they give; left out, the whole name.
    #[serde(default)]
    pub says_name: Option<String>,
    /// How they are addressed: `"Ms"`, `"Mr"`, `"Dr"`.
    #[serde(default)]
    pub title: Option<String>,
    /// The account number.
    pub account: String,
    /// How much they know of the matter, 0 to 100. Terms of the glossary above this are jargon to them.
    pub expertise: u8,
    /// Where the mood starts; what is left out comes from the persona.
    #[serde(default)]
    pub mood: StartMood,
    /// How to say the name and how not to.
    #[serde(default)]
    pub names: Names,
    /// The lines of the customer's record.
    #[serde(default)]
    pub record: Vec<RecordLine>,
}

/// Where the mood starts, 0 to 100 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StartMood {
    /// Patience.
    pub patience: Option<u8>,
    /// Trust.
    pub trust: Option<u8>,
}

/// Spellings of the name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// As good as the name itself.
    pub right: Vec<String>,
    /// Known to be wrong.
    pub wrong: Vec<String>,
    /// What the customer says to a wrong one.
    pub if_wrong: Vec<String>,
}

/// One line of the customer's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordLine {
    /// Its name; the desk's `private` list goes by it.
    pub id: Id,
    /// What stands before the value.
    pub label: String,
    /// The value.
    pub value: String,
}

/// How the customer takes being asked who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identity {
    /// Said before the first answer, in alternatives.
    pub grumble: Vec<String>,
    /// They will not say, as long as this holds.
    pub refused_if: Option<Condition>,
    /// The words of the refusal.
    pub refuses: Vec<String>,
}
