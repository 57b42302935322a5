//! The words by which a ticket is judged beyond its facts: part of a language pack.

use serde::{Deserialize, Serialize};

use crate::sim::wording::Phrases;

/// The words by which a ticket is judged beyond its facts. In a pack file they stand under `ticket`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TicketWords {
    /// What the form prints before a field, by the field's name on the wire: `("began", "When it began")`.
    pub headings: Vec<(String, String)>,
    /// Shows that a sentence gives somebody's opinion: `suspect*`.
    pub opinion: Phrases,
    /// Shows that a sentence gives somebody's words: `customer says`.
    pub said: Phrases,
    /// Shows that a sentence gives something that was checked: `confirmed`.
    pub checked: Phrases,
    /// Shows that a sentence sets something right that was said before: `at first`.
    pub corrected: Phrases,
    /// A result: the step changed nothing.
    pub unchanged: Phrases,
    /// A result: the step helped.
    pub helped: Phrases,
    /// Shows that a step was not taken: `refused`.
    pub not_done: Phrases,
    /// Insults, moods and blame.
    pub not_neutral: Phrases,
    /// What is never meant for the customer's eyes.
    pub internal: Phrases,
    /// Shows that a ticket is about a second matter.
    pub second_issue: Phrases,
    /// Kinds and ids of facts and record lines that are secrets whatever their file says.
    pub secret_kinds: Vec<String>,
    /// Words before a secret: `password`.
    pub secret_cues: Phrases,
    /// Words that may stand between such a word and the secret: `is`.
    pub secret_is: Vec<String>,
    /// Words near a long number that make it a card's.
    pub card: Phrases,
    /// Words near a long number that make it something else.
    pub not_card: Phrases,
    /// Next actions that say nothing: `please check`.
    pub empty_action: Phrases,
    /// Verbs of a next action that somebody can carry out.
    pub action: Phrases,
    /// Contacts that say nothing: `see account`.
    pub empty_contact: Phrases,
    /// Steps that name none: `all standard steps`.
    pub empty_steps: Phrases,
    /// Entries that leave a field as good as empty: `n/a`.
    pub empty_entry: Phrases,
    /// Words that could stand in any ticket: `not working`.
    pub vague: Phrases,
    /// Single words that could stand in any ticket, and that nothing beside them makes exact: `something`.
    pub vague_words: Phrases,
    /// Shows that a text says what somebody has, sees or wants: `cannot`, `asks`.
    pub problem_words: Phrases,
    /// Shows that a text says what the desk did, said or will do: `agent`, `we`, `advised`.
    pub desk_did: Phrases,
    /// Words that a thing must follow: `the`, `her`.
    pub determiners: Phrases,
    /// Words that lead on to something: `of`, `and`.
    pub links: Phrases,
    /// Those of them that may also end a sentence: `plugged back in`.
    pub particles: Phrases,
    /// Helping verbs, which follow what does something: `is`, `has`.
    pub helpers: Phrases,
    /// Words that carry no meaning of their own.
    pub small: Phrases,
    /// Written abbreviations that end in a full stop without ending the sentence: the pack's own list.
    #[serde(skip)]
    pub dotted: Vec<String>,
    /// The note on a ticket that went to a team that does not do this; `{team}` is the team.
    pub not_ours: String,
    /// The note on a ticket that nobody was told of.
    pub not_handed_over: String,
    /// The note on a ticket that does not say enough, where the scenario has no words.
    pub not_enough: String,
    /// The note on a ticket that could be worked from, where the scenario has no words.
    pub done: String,
}
