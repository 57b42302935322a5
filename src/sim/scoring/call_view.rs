//! A call as criteria look at it: every utterance with how things stood when it was said, and when what came to hold.

use std::cell::OnceCell;
use std::sync::Arc;

use super::course::{Course, Decision, When};
use super::evidence::Place;
use super::naming;
use super::rubric::Rubric;
use super::tidy::{clause_around, sentence_around};
use crate::sim::call::{Disposition, Event, Heard, Mood, Promise, Stamped, State, review_reading};
use crate::sim::case::{Case, Used};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Condition;
use crate::sim::ticket::{Draft, Reader, Review};
use crate::sim::time::{Millis, Span};
use crate::sim::understanding::{ActHit, AskHit, Mention, ToneHit, read_statements};
use crate::sim::words::{Act, Tone};

/// A call that is being scored.
pub struct CallView<'a> {
    /// What it was played with.
    pub case: &'a Case,
    /// What it is scored by.
    pub rubric: &'a Rubric,
    /// What happened.
    pub events: &'a [Stamped],
    /// How it stood at the end.
    pub end: State,
    /// What the agent said, in order: utterances and the ticket read aloud.
    pub spoken: Vec<Spoken<'a>>,
    pub(super) course: Course<'a>,
    pub(super) review: OnceCell<Review>,
    terms: OnceCell<Vec<Vec<Used<'a>>>>,
    read: Option<&'a Reader<'a>>,
}

/// Something the agent said, and how things stood when they began to say it.
#[derive(Clone, Debug)]
pub struct Spoken<'a> {
    /// What was heard.
    pub heard: &'a Heard,
    /// The turn; for the ticket read aloud, the turn before it.
    pub turn: u32,
    /// When it began.
    pub at: Millis,
    /// When the last word was out.
    pub ends: Millis,
    /// Which event.
    pub event: usize,
    /// Whether it is the ticket read aloud.
    pub read_back: bool,
    /// How things stood.
    pub before: Standing,
}

/// How things stood at one moment.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate thing that criteria ask about; they do not exclude each other"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The customer's mood.
    pub mood: Mood,
    /// Whether the problem was solved.
    pub fixed: bool,
    /// Whether the caller was verified.
    pub verified: bool,
    /// Whether amends were due.
    pub goodwill_due: bool,
    /// Whether the scenario's offer was fitting.
    pub offer_fits: bool,
    /// Whether the agent had decided what happens to the problem.
    pub decided: bool,
}

impl Spoken<'_> {
    /// The hits of this act.
    pub fn acts(&self, act: Act) -> impl Iterator<Item = &ActHit> {
        self.heard.understood.acts.iter().filter(move |hit| hit.act == act)
    }

    /// The hits of this tone.
    pub fn tones(&self, tone: Tone) -> impl Iterator<Item = &ToneHit> {
        self.heard.understood.tone.iter().filter(move |hit| hit.tone == tone)
    }

    /// The promises in it, each with the act that makes it.
    pub fn promises(&self) -> impl Iterator<Item = (&Promise, &ActHit)> {
        let makes =
            |hit: &&ActHit| hit.act == Act::Promise || hit.act == Act::Escalate && hit.within_s.is_some();
        self.heard.promises.iter().zip(self.heard.understood.acts.iter().filter(makes))
    }

    /// Whether this act was heard in it.
    #[must_use]
    pub fn does(&self, act: Act) -> bool {
        self.heard.understood.heard(act)
    }

    /// Whether it sounds like this.
    #[must_use]
    pub fn sounds(&self, tone: Tone) -> bool {
        self.heard.understood.tone(tone).is_some()
    }

    /// These words of it, on account of this rule. Words of the ticket read aloud stand in no turn.
    #[must_use]
    pub fn place(&self, span: Span, rule: &str) -> Place {
        Place {
            turn: (!self.read_back).then_some(self.turn),
            at: self.at,
            span: Some(span),
            quote: span.of(&self.heard.text).to_owned(),
            rule: rule.to_owned(),
            ..Place::default()
        }
    }

    /// All of it.
    #[must_use]
    pub fn whole(&self, rule: &str) -> Place {
        self.place(Span::new(0, self.heard.text.len()), rule)
    }

    /// Whether a stock phrase or a promise nobody can keep stands in the sentence of this act.
    #[must_use]
    pub fn is_hollow(&self, hit: &ActHit) -> bool {
        let hollow = |tone: &ToneHit| matches!(tone.tone, Tone::Filler | Tone::EmptyPromise);
        self.heard.understood.tone.iter().any(|tone| hollow(tone) && tone.sentence == hit.sentence)
    }

    /// The whole sentence that these words stand in, on account of this rule.
    #[must_use]
    pub fn sentence_place(&self, span: Span, rule: &str) -> Place {
        self.place(sentence_around(&self.heard.text, span), rule)
    }

    /// These words, quoted with the clause they stand in.
    fn in_clause(&self, span: Span, rule: &str) -> Place {
        let quote = clause_around(&self.heard.text, span).of(&self.heard.text).to_owned();
        Place { quote, ..self.place(span, rule) }
    }

    /// The words of a tone signal.
    #[must_use]
    pub fn tone_place(&self, hit: &ToneHit) -> Place {
        self.place(hit.span, &hit.cue)
    }

    /// The words of an act.
    #[must_use]
    pub fn act_place(&self, hit: &ActHit) -> Place {
        self.in_clause(hit.span, &hit.cue)
    }

    /// The words of a question.
    #[must_use]
    pub fn ask_place(&self, hit: &AskHit) -> Place {
        self.in_clause(hit.span, &hit.cue)
    }

    /// The words that name something.
    #[must_use]
    pub fn mention_place(&self, mention: &Mention) -> Place {
        self.place(mention.span, &mention.cue)
    }
}

impl<'a> CallView<'a> {
    /// Looks at a call: replays its events once.
    #[must_use]
    pub fn new(case: &'a Case, rubric: &'a Rubric, events: &'a [Stamped]) -> Self {
        let (course, spoken, end) = Course::follow(case, events);
        let (review, terms) = (OnceCell::new(), OnceCell::new());
        Self { case, rubric, events, end, spoken, course, review, terms, read: None }
    }

    /// The same, with a reader of written texts that may remember what it has read before.
    #[must_use]
    pub fn reading(self, read: &'a Reader<'a>) -> Self {
        Self { read: Some(read), ..self }
    }

    /// What a written text says of the subjects of the case.
    #[must_use]
    pub fn statements(&self, text: &str) -> Arc<[Mention]> {
        match self.read {
            Some(read) => read(text),
            None => read_statements(&self.case.pack, &self.case.lexicon, text).into(),
        }
    }

    /// The agent's utterances, without the ticket read aloud.
    #[must_use]
    pub fn utterances(&self) -> impl DoubleEndedIterator<Item = &Spoken<'a>> {
        self.spoken.iter().filter(|spoken| !spoken.read_back)
    }

    /// The utterance of this turn.
    #[must_use]
    pub fn utterance(&self, turn: u32) -> Option<&Spoken<'a>> {
        self.utterances().find(|spoken| spoken.turn == turn)
    }

    /// The ticket that was filed, if one was.
    #[must_use]
    pub fn ticket(&self) -> Option<&'a Draft> {
        self.events.iter().rev().find_map(|stamped| match &stamped.event {
            Event::TicketFiled { ticket } => Some(ticket),
            _ => None,
        })
    }

    /// How many of the agent's utterances were understood.
    #[must_use]
    pub fn understood(&self) -> u32 {
        let said = self.utterances().filter(|spoken| spoken.heard.understood.understood).count();
        u32::try_from(said).unwrap_or(u32::MAX)
    }

    /// The ticket, held against what was learnt. Made when it is first asked for.
    #[must_use]
    pub fn review(&self) -> &Review {
        self.review
            .get_or_init(|| review_reading(self.case, &self.end, self.events, &|text| self.statements(text)))
    }

    /// The agent's utterances, each with the desk's terms in it. Looked for when they are first asked for.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&Spoken<'a>, &[Used<'a>])> {
        let terms = self.terms.get_or_init(|| {
            let entries = &self.case.desk.glossary;
            let used = |spoken: &Spoken<'a>| self.case.glossary.used(entries, &spoken.heard.text);
            self.utterances().map(used).collect()
        });
        self.utterances().zip(terms.iter().map(Vec::as_slice))
    }

    /// How far the agent has exposed themselves to fault, per mille: understood utterances against the rubric's measure.
    #[must_use]
    pub fn exposure(&self) -> u16 {
        super::notes::per_mille(u64::from(self.understood()), u64::from(self.rubric.full_exposure.max(1)))
    }

    /// What the agent decided last, if anything.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision<'a>> {
        self.course.decision.as_ref()
    }

    /// How the call ended.
    #[must_use]
    pub fn disposition(&self) -> Disposition {
        let hung_up = || self.customer_left().then_some(Disposition::CustomerHungUp);
        let decided = || self.decision().map(|decision| decision.how.clone());
        self.end
            .disposition
            .clone()
            .filter(|how| !matches!(how, Disposition::Abandoned) || !self.customer_left())
            .or_else(decided)
            .or_else(hung_up)
            .unwrap_or(Disposition::Abandoned)
    }

    /// Whether the customer hung up.
    #[must_use]
    pub fn customer_left(&self) -> bool {
        self.events.iter().any(|stamped| matches!(stamped.event, Event::HungUp { .. }))
    }

    /// When the customer left the line; the last event when they never did.
    #[must_use]
    pub fn call_ended(&self) -> Millis {
        self.course.call_ended
    }

    /// The first moment at which a condition of this scenario held. Only for the conditions that [`Course`] watches: the
    /// problem's, the outcome's, goodwill's and the offer's.
    #[must_use]
    pub fn first_held(&self, condition: &Condition) -> Option<When> {
        self.course.first_held(condition)
    }

    /// Whether a watched condition held when the agent decided: then, or, for what can hold only while something is being
    /// heard, at some time before.
    #[must_use]
    pub fn held_at_decision(&self, condition: &Condition) -> bool {
        self.course.held_at_decision(condition)
    }

    /// The place of an event that is not an utterance.
    #[must_use]
    pub fn event_place(&self, index: usize, turn: u32, rule: &str) -> Place {
        let at = self.events.get(index).map_or(0, |stamped| stamped.at);
        Place { turn: (turn > 0).then_some(turn), at, rule: rule.to_owned(), ..Place::default() }
    }

    /// The end of the call, for what was never done.
    #[must_use]
    pub fn never(&self, rule: &str) -> Place {
        Place { at: self.call_ended(), rule: rule.to_owned(), ..Place::default() }
    }

    /// What something is called in the sentences of a debrief: a team's name, a finding's value, the question a fact answers.
    #[must_use]
    pub fn words_for(&self, id: &Id) -> String {
        naming::called(self, id)
    }

    /// Its short name, for a sentence that an agent says.
    #[must_use]
    pub fn name_for(&self, id: &Id) -> String {
        naming::plain(self.case, id)
    }

    /// The team that the scenario would hand the call to, if it would.
    #[must_use]
    pub fn right_team(&self) -> Option<&'a Id> {
        self.case.scenario.outcome.team()
    }

    /// Whether the desk knew this before these words were spoken.
    #[must_use]
    pub fn known_before(&self, id: &Id, spoken: &Spoken<'_>) -> bool {
        self.end.ledger.known(id.as_str()).is_some_and(|known| known.turn < spoken.turn)
    }
}
