//! What a call is about, compiled against a pack: the subjects of its scenario and its desk.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::hashing::{Map, MixedMap, Set};
use super::spelling::Speller;
use super::subject::Subject;
use super::values::LONGEST;
use crate::sim::ids::Id;

/// What a lexicon depends on beside its subjects.
#[derive(Clone, Debug, Default)]
pub struct LexiconOptions {
    /// When the call takes place: what `yesterday` and `Wednesday` are counted from.
    pub call_at: DateTime,
    /// What the company is called, in full and in short.
    pub company: Vec<String>,
}

/// The subjects of a call, ready to be recognised.
///
/// Compiled once a call. Which subject a value belongs to, which question means which fact: all of it is looked up here.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) subjects: Vec<Subject>,
    pub(super) call_at: DateTime,
    /// The names of the company, by their words.
    pub(super) company: Vec<Vec<u64>>,
    pub(super) words: Set<String>,
    pub(super) speller: Speller,
    pub(super) phrases: Vec<Phrase>,
    /// Which phrases can stand where these words do.
    pub(super) by_meaning: ByMeaning,
    /// The same for the phrases that are a right value.
    pub(super) values_by_meaning: ByMeaning,
    /// By squashed code: the subjects it is a value of, and whether it is a right one.
    pub(super) codes: Map<String, Vec<(u32, bool)>>,
    /// The lengths of these codes, a bit each.
    pub(super) code_lengths: u32,
    /// Each subject with each of its codes.
    pub(super) code_list: Vec<(u32, String)>,
    /// By the shape of a code: the subjects whose values look so.
    pub(super) shapes: BTreeMap<String, Vec<u32>>,
    pub(super) near: Vec<Near>,
    pub(super) at: Vec<At>,
    pub(super) names: Vec<Name>,
    /// By first word: the names that begin with it, by their places among the names.
    pub(super) names_by_word: Map<String, Vec<usize>>,
    /// By kind of information of the pack: the subjects of that kind.
    pub(super) by_kind: Vec<Vec<u32>>,
    /// By kind of step of the pack.
    pub(super) by_step: Vec<Vec<u32>>,
    /// By kind of team of the pack.
    pub(super) by_team: Vec<Vec<u32>>,
}

/// By the meaning of a word that tells something: the phrases that hold it, and what it weighs in each. Everyday words lead
/// only to phrases that can stand by them alone.
pub(super) type ByMeaning = MixedMap<u64, Vec<(u32, u32)>>;

/// Words that belong to a subject.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) subject: u32,
    pub(super) role: Role,
    /// The words themselves, for a match word by word.
    pub(super) keys: Vec<u64>,
    /// What the words mean, in their order.
    pub(super) meanings: Vec<u64>,
    /// What the words mean, each once and with its weight.
    pub(super) parts: Vec<(u64, u32)>,
    /// The weights together.
    pub(super) total: u32,
    /// So much must stand of it, everyday words left aside, for enough of it to be able to stand.
    pub(super) least: u32,
    /// How many of its words tell something.
    pub(super) content: usize,
    /// Whether it denies something.
    pub(super) denies: bool,
}

/// What a phrase is to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Asks,
    Names,
    Right,
    Wrong,
}

/// A number that is a subject's value.
#[derive(Debug)]
pub(super) struct Near {
    pub(super) subject: u32,
    pub(super) milli: i64,
    pub(super) within: i64,
    pub(super) unit: String,
    pub(super) right: bool,
}

/// A moment that is a subject's value.
#[derive(Debug)]
pub(super) struct At {
    pub(super) subject: u32,
    pub(super) moment: DateTime,
    pub(super) whole_day: bool,
    pub(super) right: bool,
}

/// A name by which somebody may, or may not, be called.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) subject: u32,
    pub(super) words: Vec<String>,
    pub(super) right: bool,
}

impl Phrase {
    /// How much of it must stand in a sentence, per cent of its weight, and over how many words it may be spread.
    pub(super) const fn limits(&self) -> (u32, usize) {
        let length = self.keys.len();
        match self.role {
            _ if self.content == 0 => (100, length),
            Role::Asks if self.content <= 1 => (85, length + 3),
            Role::Asks => (75, length + 4),
            Role::Names => (100, length + 2),
            Role::Right | Role::Wrong if self.content <= 2 => (100, length + 4),
            Role::Right => (60, length * 2 + 12),
            Role::Wrong => (75, length * 2 + 4),
        }
    }

    /// How much of it stands, per cent, when the parts that do weigh so much.
    pub(super) fn percent(&self, weight: u32) -> u32 {
        100 * weight / self.total.max(1)
    }
}

impl Lexicon {
    /// The subjects, in the order they were given.
    #[must_use]
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// Whether a text can give a wrong value of the subjects with this id: they have a code, a number, a moment or a name, or
    /// words that are wrong. What is right in words alone is never said wrongly.
    #[must_use]
    pub fn can_be_wrong(&self, id: &Id) -> bool {
        let codes = self.code_list.iter().map(|(subject, _)| *subject);
        let measures = self.near.iter().map(|near| near.subject).chain(self.at.iter().map(|at| at.subject));
        let names = self.names.iter().map(|name| name.subject);
        let wrong = self.phrases.iter().filter(|phrase| phrase.role == Role::Wrong);
        let mut all = codes.chain(measures).chain(names).chain(wrong.map(|phrase| phrase.subject));
        all.any(|subject| self.subjects.get(subject as usize).is_some_and(|subject| subject.id == *id))
    }

    /// The names that begin with this word, in the order they were given.
    pub(super) fn names_from(&self, word: &str) -> impl Iterator<Item = &Name> {
        self.names_by_word.get(word).into_iter().flatten().filter_map(|&place| self.names.get(place))
    }

    /// Whether one of its codes is so long.
    pub(super) fn has_code_of_length(&self, length: usize) -> bool {
        length <= LONGEST && self.code_lengths >> length & 1 == 1
    }
}
