//! The ticket laid beside what is known: what every part of the review looks at.

use std::cell::OnceCell;

use smol_str::SmolStr;

use super::draft::{Draft, Field};
use super::known::Known;
use super::results::stated_result;
use super::statements::{Reader, Statement, Statements};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Fact, Standing, Subject};
use crate::sim::understanding::{Fit, Set, SubjectClass, TicketWords};
use crate::sim::wording::{Word, alike, words};

/// The ticket laid beside what is known.
pub(super) struct Sheet<'a> {
    pub(super) case: &'a Case,
    pub(super) known: &'a Known<'a>,
    pub(super) pack: &'a TicketWords,
    pub(super) draft: &'a Draft,
    pub(super) said: Statements,
    /// What each line among the steps says came of the step.
    pub(super) stated: Vec<Option<String>>,
    seen: OnceCell<Seen>,
}

/// The words of everything that was heard and seen, each once.
#[derive(Default)]
struct Seen {
    words: Vec<SmolStr>,
    /// The same, to look one up.
    known: Set<SmolStr>,
}

impl Seen {
    fn of(texts: &[&str]) -> Self {
        let mut seen = Self::default();
        for word in texts.iter().flat_map(|text| words(text)) {
            if seen.known.insert(word.text.clone()) {
                seen.words.push(word.text);
            }
        }
        seen
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        case: &'a Case,
        known: &'a Known<'a>,
        draft: &'a Draft,
        pack: &'a TicketWords,
        read: &Reader<'_>,
    ) -> Self {
        let said = Statements::read(draft, pack, read);
        let stated = draft.steps.iter().map(|line| stated_result(line, pack)).collect();
        Self { case, known, pack, draft, said, stated, seen: OnceCell::new() }
    }

    /// Whether the desk learnt this: the true value, and not a slip that was never corrected.
    pub(super) fn learnt(&self, id: &Id) -> bool {
        let knows = |id: &str| self.known.ledger.known(id).is_some_and(|known| known.slip.is_none());
        knows(id.as_str())
            || id.whole().is_some_and(knows)
            || self.known.steps.get(id).is_some_and(|step| step.done)
    }

    /// Whether the agent can have it from somewhere: learnt, on the record, or word for word in what they heard and saw.
    pub(super) fn may_say(&self, statement: &Statement) -> bool {
        let id = &statement.id;
        self.learnt(id)
            || self.case.scenario.customer.record.iter().any(|line| line.id == *id)
            || self.case.desk.verification.of.contains(id)
            || self.is_everyday(&statement.quote.text)
            || self.was_seen(&statement.quote.text)
    }

    /// Whether the words are one everyday word, such as "laptop": that alone shows no invention.
    fn is_everyday(&self, text: &str) -> bool {
        !text.bytes().any(|byte| byte.is_ascii_digit()) && self.telling(text).len() < 2
    }

    /// Whether these words were heard or seen: every number and code, and at least half of the other words that tell
    /// something. A paraphrase is not an invention.
    pub(super) fn was_seen(&self, text: &str) -> bool {
        let seen = self.seen.get_or_init(|| Seen::of(&self.known.seen));
        let stands = |word: &Word| seen.known.contains(&word.text);
        let telling = self.telling(text);
        let (codes, plain): (Vec<_>, Vec<_>) =
            telling.iter().partition(|word| word.text.bytes().any(|byte| byte.is_ascii_digit()));
        let heard = |word: &&&Word| stands(word) || seen.words.iter().any(|other| alike(&word.text, other));
        !telling.is_empty()
            && codes.iter().all(|word| stands(word))
            && plain.iter().filter(heard).count() * 2 >= plain.len()
    }

    /// The words of a text that tell something.
    pub(super) fn telling(&self, text: &str) -> Vec<Word> {
        words(text).into_iter().filter(|word| self.tells(word)).collect()
    }

    fn tells(&self, word: &Word) -> bool {
        let letter = word.text.len() == 1 && !word.text.bytes().all(|byte| byte.is_ascii_digit());
        !letter && !self.pack.small.have(word)
    }

    /// Whether the words of this statement say something true and known of another subject.
    pub(super) fn says_something_else(&self, statement: &Statement) -> bool {
        self.said.all.iter().any(|other| {
            other.fit == Fit::Right
                && other.id != statement.id
                && other.quote.field == statement.quote.field
                && other.quote.span.overlaps(&statement.quote.span)
                && (other.class != SubjectClass::Fact && other.class != SubjectClass::Finding
                    || self.learnt(&other.id))
        })
    }

    /// Statements of facts and findings with a value of this fit.
    pub(super) fn values(&self, fit: Fit) -> impl Iterator<Item = &Statement> {
        let of_value =
            |statement: &&Statement| matches!(statement.class, SubjectClass::Fact | SubjectClass::Finding);
        self.said.all.iter().filter(of_value).filter(move |statement| statement.fit == fit)
    }

    /// The fact that this id names, or names a part of.
    pub(super) fn fact(&self, id: &Id) -> Option<&'a Fact> {
        self.case.fact(id.whole().unwrap_or(id.as_str()))
    }

    /// Whether this is the customer's theory.
    pub(super) fn is_opinion(&self, id: &Id) -> bool {
        let listed = |id: &str| self.case.scenario.ticket.only_as_opinion.iter().any(|other| *other == *id);
        listed(id.as_str())
            || self
                .fact(id)
                .is_some_and(|fact| fact.standing == Standing::Opinion || listed(fact.id.as_str()))
    }

    /// Whether this is a secret: by its standing, or by its kind or id.
    pub(super) fn is_secret(&self, id: &Id) -> bool {
        let listed = |id: &str| self.pack.secret_kinds.iter().any(|kind| kind == id);
        listed(id.as_str())
            || self.fact(id).is_some_and(|fact| {
                fact.standing == Standing::Secret
                    || fact.kind.as_ref().is_some_and(|kind| listed(kind.as_str()))
            })
    }

    /// What the subject truly is, in words: the value of a fact, part or finding, the result of a step.
    pub(super) fn right(&self, id: &Id) -> String {
        let item = || self.case.items(id.as_str()).first().map(|item| item.value(&self.case.pack));
        let finding = || self.case.finding(id.as_str()).map(|finding| finding.value.clone());
        let step = || self.known.steps.get(id).map(|step| step.result.clone());
        item().or_else(finding).or_else(step).unwrap_or_default()
    }

    /// Whether the field holds something more than "n/a" or "a while ago".
    pub(super) fn is_filled(&self, field: Field) -> bool {
        let cut;
        let words = if let Some(words) = self.said.words(field) {
            words
        } else {
            cut = words(&self.draft.text(field));
            &cut
        };
        let vague = self.pack.vague.find_all(words);
        let exact = |word: &Word| !vague.iter().any(|span| span.overlaps(&word.span));
        !self.pack.empty_entry.are_all_of(words) && words.iter().any(|word| self.tells(word) && exact(word))
    }

    /// The id of a subject; of words, none.
    pub(super) fn id_of(subject: &Subject) -> Option<&Id> {
        match subject {
            Subject::Fact(id) | Subject::Found(id) | Subject::Step(id) | Subject::Event(id) => Some(id),
            Subject::Text(_) => None,
        }
    }
}
