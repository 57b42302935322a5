//! Text to acts, asked-for information, mentioned values and tone, each with its span.
//!
//! A [`Pack`] is a language: everything English is in `assets/language/en/`. A [`Lexicon`] is what one call is about.
//! [`understand`] reads an utterance with both; [`read_statements`] reads a ticket.
//!
//! The way of a text: `tokens` cuts it, `text` writes out short forms, corrects slips and finds the sentences, `matching`
//! runs the pack's patterns over each, `mentions` finds the subjects and their values, `cues`, `asks`, `steps` and `acts`
//! say what each sentence does, `tone` how it sounds; `empty_talk` finds what does nothing at all. `learn` is what our own example sentences teach, and `judge` sets it
//! beside what the cues say.

mod acts;
mod asks;
mod cues;
mod empty_talk;
mod hashing;
mod introductions;
mod judge;
mod learn;
mod lexicon;
mod lexicon_build;
mod matching;
mod mentions;
mod pack;
mod pack_build;
mod pack_file;
mod pattern;
mod phrases;
mod places;
mod slips;
mod spelling;
mod steps;
mod subject;
#[cfg(test)]
mod tests;
mod text;
mod ticket_words;
mod tokens;
mod tone;
mod understand;
mod understood;
mod values;
mod vocabulary;

pub(super) use hashing::{Map, Set};
pub use lexicon::{Lexicon, LexiconOptions};
pub use lexicon_build::Wordings;
pub use pack::{KindName, Pack, PackProblem, SamplePhrase};
pub use slips::{Slip, slips};
pub use subject::{Context, Subject, Value};
pub use ticket_words::TicketWords;
pub use tokens::MOST_CHARACTERS;
pub use understand::{asked_word_for_word, asks_something, read_statements, understand, weigh};
pub use understood::{
    ActHit, AskHit, Confidence, Fit, Mention, Said, SubjectClass, ToneHit, Understood, Weighed,
};
