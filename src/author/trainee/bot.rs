//! Bots: trainees as data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::goal::{Goal, Paper, Reaction};
use crate::sim::ids::Id;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::parse::parse;
use crate::sim::words::Dimension;

/// Bots that are like bots are not followed deeper than this.
const DEEPEST: usize = 8;

/// A bot as its file says. What is left out is as in the bot it is `like`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Bot")]
struct BotFile {
    format: u32,
    id: Id,
    name: String,
    about: String,
    #[serde(default)]
    like: Option<Id>,
    #[serde(default)]
    flaw: Vec<Dimension>,
    #[serde(default)]
    agent: Option<String>,
    #[serde(default)]
    goals: Option<Vec<Goal>>,
    #[serde(default)]
    reacts: Option<Vec<Reaction>>,
    #[serde(default)]
    asks_at_once: Option<u8>,
    #[serde(default)]
    most_facts: Option<u8>,
    #[serde(default)]
    most_turns: Option<u32>,
    #[serde(default)]
    before: Option<Vec<String>>,
    #[serde(default)]
    after: Option<Vec<String>>,
    #[serde(default)]
    every: Option<u32>,
    #[serde(default)]
    paper: Option<Paper>,
    #[serde(default)]
    phrases: BTreeMap<String, Vec<String>>,
}

/// A bot: a trainee with its habits.
#[derive(Clone, Debug)]
pub struct Bot {
    /// Its name in files.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it does, and what that teaches about a scenario.
    pub about: String,
    /// The dimensions that its flaw spoils. None: it has no flaw.
    pub flaw: Vec<Dimension>,
    /// The name it gives on the telephone.
    pub agent: String,
    /// What it goes for, in this order.
    pub goals: Vec<Goal>,
    /// How it reacts.
    pub reacts: BTreeSet<Reaction>,
    /// How many facts it asks for in one utterance.
    pub asks_at_once: u8,
    /// After so many facts it stops asking; none, never.
    pub most_facts: Option<u8>,
    /// After so many utterances it brings the call to its end.
    pub most_turns: u32,
    /// Phrases that it puts before what it says, by key.
    pub before: Vec<String>,
    /// Phrases that it puts after what it says, by key.
    pub after: Vec<String>,
    /// It does so in every so many-th utterance.
    pub every: u32,
    /// How it writes its ticket.
    pub paper: Paper,
    /// Its words, by what they are for.
    pub phrases: BTreeMap<String, Vec<String>>,
}

/// What is wrong with the bots of a library.
#[derive(Debug, thiserror::Error)]
pub enum BotFault {
    /// A file cannot be read.
    #[error("the bot `{id}` cannot be used: its file has faults")]
    Faulty {
        /// The bot.
        id: Id,
        /// The faults.
        faults: Vec<Diagnostic>,
    },
    /// There is none with this id.
    #[error("there is no bot `{id}`; there are {known}")]
    Unknown {
        /// What was asked for.
        id: String,
        /// Every bot there is.
        known: String,
    },
    /// It is like one that is like it.
    #[error("the bot `{id}` is like a bot that is like it in turn")]
    Circle {
        /// The bot.
        id: Id,
    },
}

/// The bots there are, as files.
#[derive(Debug, Default)]
pub struct Bots {
    files: BTreeMap<Id, BotFile>,
    faults: BTreeMap<Id, Vec<Diagnostic>>,
}

impl Bots {
    /// Reads the bots: their ids, file names and texts.
    pub fn read<'t>(texts: impl IntoIterator<Item = (&'t Id, &'t str, &'t str)>) -> Self {
        let mut bots = Self::default();
        for (id, file, text) in texts {
            match parse::<BotFile>(file, text) {
                (Some(bot), _, _) => drop(bots.files.insert(id.clone(), bot)),
                (None, _, faults) => drop(bots.faults.insert(id.clone(), faults)),
            }
        }
        bots
    }

    /// The ids of all bots, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.files.keys()
    }

    /// Every bot, those without a flaw first.
    ///
    /// # Errors
    /// The first fault of any file.
    pub fn all(&self) -> Result<Vec<Bot>, BotFault> {
        if let Some((id, faults)) = self.faults.first_key_value() {
            return Err(BotFault::Faulty { id: id.clone(), faults: faults.clone() });
        }
        let mut all: Vec<Bot> =
            self.files.keys().map(|id| self.get(id.as_str())).collect::<Result<_, _>>()?;
        all.sort_by_key(|bot| !bot.flaw.is_empty());
        Ok(all)
    }

    /// One bot, with what it takes from those it is like.
    ///
    /// # Errors
    /// When there is none, its file or one it is like has faults, or they are like each other.
    pub fn get(&self, id: &str) -> Result<Bot, BotFault> {
        let mut chain = Vec::new();
        let mut next = Some(Id::from(id));
        while let Some(id) = next.take() {
            if chain.len() >= DEEPEST {
                return Err(BotFault::Circle { id });
            }
            let file = self.file(&id)?;
            next.clone_from(&file.like);
            chain.push(file);
        }
        Ok(merged(&chain))
    }

    fn file(&self, id: &Id) -> Result<&BotFile, BotFault> {
        if let Some(faults) = self.faults.get(id) {
            return Err(BotFault::Faulty { id: id.clone(), faults: faults.clone() });
        }
        self.files.get(id).ok_or_else(|| {
            let known: Vec<&str> = self.files.keys().map(Id::as_str).collect();
            BotFault::Unknown { id: id.to_string(), known: known.join(", ") }
        })
    }
}

/// The first file of the chain, with what it leaves out taken from the next that says it.
fn merged(chain: &[&BotFile]) -> Bot {
    fn first<T: Clone>(chain: &[&BotFile], get: impl Fn(&BotFile) -> Option<T>) -> Option<T> {
        chain.iter().find_map(|file| get(file))
    }
    let mut phrases = BTreeMap::new();
    for file in chain.iter().rev() {
        phrases.extend(file.phrases.clone());
    }
    let own = chain.first().copied().cloned().unwrap_or_default();
    Bot {
        id: own.id,
        name: own.name,
        about: own.about,
        flaw: own.flaw,
        agent: first(chain, |file| file.agent.clone()).unwrap_or_default(),
        goals: first(chain, |file| file.goals.clone()).unwrap_or_default(),
        reacts: first(chain, |file| file.reacts.clone()).unwrap_or_default().into_iter().collect(),
        asks_at_once: first(chain, |file| file.asks_at_once).unwrap_or(1).max(1),
        most_facts: first(chain, |file| file.most_facts),
        most_turns: first(chain, |file| file.most_turns).unwrap_or(60),
        before: first(chain, |file| file.before.clone()).unwrap_or_default(),
        after: first(chain, |file| file.after.clone()).unwrap_or_default(),
        every: first(chain, |file| file.every).unwrap_or(1).max(1),
        paper: first(chain, |file| file.paper).unwrap_or_default(),
        phrases,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bots(texts: &[(&str, &str)]) -> Bots {
        let ids: Vec<Id> = texts.iter().map(|(id, _)| Id::from(*id)).collect();
        Bots::read(ids.iter().zip(texts).map(|(id, (file, text))| (id, *file, *text)))
    }

    #[test]
    fn a_bot_takes_what_it_leaves_out_from_the_one_it_is_like() {
        let bots = bots(&[
            (
                "good",
                r#"Bot(format: 1, id: "good", name: "Good", about: "", agent: "Sam", goals: [Verify, Decide],
                phrases: { "greet": ["Hello."], "close": ["Bye."] })"#,
            ),
            (
                "short",
                r#"Bot(format: 1, id: "short", name: "Short", about: "", like: "good", flaw: [Tone],
                phrases: { "greet": ["Yes?"] })"#,
            ),
        ]);
        let bot = bots.get("short").unwrap();
        assert_eq!(
            (bot.agent.as_str(), bot.goals.len(), bot.flaw.as_slice()),
            ("Sam", 2, &[Dimension::Tone][..])
        );
        assert_eq!((bot.phrases["greet"][0].as_str(), bot.phrases["close"][0].as_str()), ("Yes?", "Bye."));
    }

    #[test]
    fn faults_name_the_bot() {
        let bots = bots(&[
            ("a", r#"Bot(format: 1, id: "a", name: "", about: "", like: "b")"#),
            ("b", r#"Bot(format: 1, id: "b", name: "", about: "", like: "a")"#),
            ("c", r#"Bot(format: 1, id: "c", nmae: "")"#),
        ]);
        assert!(matches!(bots.get("a"), Err(BotFault::Circle { .. })));
        assert!(matches!(bots.get("c"), Err(BotFault::Faulty { .. })));
        assert!(bots.get("d").unwrap_err().to_string().contains("there are a, b"));
    }
}
