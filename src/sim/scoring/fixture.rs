//! A small desk with one call, and a way of writing calls down event by event: for the tests of criteria.

use std::sync::Arc;

use super::{CallView, Criterion, CriticalRule, Judgement, Mark, Rubric, Scorecard};
use crate::sim::call::{Disposition, Event, Heard, Mood, Promise, Stamped};
use crate::sim::case::{Article, Case, Parts};
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scenario::model::{Desk, Feeling, MoodShift, Persona, Scenario};
use crate::sim::time::{Millis, Span, speaking_ms};
use crate::sim::understanding::{ActHit, AskHit, Fit, Mention, Pack, Said, SubjectClass, ToneHit};
use crate::sim::words::{Act, Tone};

const DESK: &str = include_str!("fixture/desk.ron");
const PERSONA: &str = include_str!("fixture/persona.ron");
const SCENARIO: &str = include_str!("fixture/scenario.ron");
const RUBRIC: &str = include_str!("../../../assets/rubrics/standard.ron");

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let extensions =
        ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES;
    ron::Options::default().with_default_extension(extensions).from_str(text).unwrap()
}

/// The rubric that ships.
pub(super) fn rubric() -> Rubric {
    Rubric::parse(RUBRIC).0
}

/// The fixture's case with its scenario changed.
pub(super) fn case_with(edit: impl FnOnce(&mut Scenario)) -> Case {
    let mut scenario: Scenario = read(SCENARIO);
    edit(&mut scenario);
    let article = |id: &str| Article { id: id.into(), title: id.to_owned(), text: String::new() };
    let parts = Parts {
        desk: read::<Desk>(DESK),
        scenario,
        personas: vec![read::<Persona>(PERSONA)],
        shared: Vec::new(),
        event: None,
        articles: vec![article("kb-1"), article("kb-9")],
        pack: Arc::new(Pack::parse(&[]).0),
    };
    Case::new(parts, 7)
}

/// Something heard in an utterance.
pub(super) enum Hit<'t> {
    Act(Act, &'t str, Option<&'t str>, Option<u32>),
    Tone(Tone, &'t str, u16),
    Ask(&'t str, &'t str, bool),
    Mention(SubjectClass, &'t str, Fit, &'t str),
    Told(&'t str),
    Promise(Option<&'t str>, Option<u32>, bool),
}

/// An act in these words.
pub(super) fn act(act: Act, words: &str) -> Hit<'_> {
    Hit::Act(act, words, None, None)
}

/// An act with an object.
pub(super) fn act_on<'t>(act: Act, object: &'t str, words: &'t str) -> Hit<'t> {
    Hit::Act(act, words, Some(object), None)
}

/// A tone signal in these words.
pub(super) fn tone(tone: Tone, words: &str) -> Hit<'_> {
    Hit::Tone(tone, words, 900)
}

/// A closed question for this.
pub(super) fn ask<'t>(id: &'t str, words: &'t str) -> Hit<'t> {
    Hit::Ask(id, words, false)
}

/// The value of this, told rightly.
pub(super) fn spoken_out<'t>(id: &'t str, words: &'t str) -> [Hit<'t>; 2] {
    [Hit::Told(id), Hit::Mention(SubjectClass::Finding, id, Fit::Right, words)]
}

/// A call being written down.
pub(super) struct Script {
    pub(super) case: Case,
    pub(super) events: Vec<Stamped>,
    at: Millis,
    turn: u32,
}

impl Script {
    /// The fixture's call, picked up.
    pub(super) fn new() -> Self {
        Self::of(case_with(|_| {}))
    }

    /// A call of this case, picked up.
    pub(super) fn of(case: Case) -> Self {
        let script = Self { case, events: Vec::new(), at: 0, turn: 0 };
        script.event(Event::PickedUp { mood: Mood { patience: 60, trust: 50 }, knows: Vec::new() })
    }

    /// Something happens now.
    pub(super) fn event(mut self, event: Event) -> Self {
        self.events.push(Stamped { at: self.at, event });
        self
    }

    /// Time passes.
    pub(super) fn wait(mut self, seconds: u64) -> Self {
        self.at += seconds * 1_000;
        self
    }

    /// The agent says something, and this is heard in it.
    pub(super) fn say(mut self, text: &str, hits: &[Hit<'_>]) -> Self {
        self.turn += 1;
        let heard = heard(self.turn, text, hits);
        let ends = self.at + speaking_ms(text);
        let script = self.event(Event::AgentSpoke { heard: Arc::new(heard), ends });
        Self { at: ends + 500, ..script }
    }

    /// So many utterances that say something and nothing remarkable.
    pub(super) fn chatter(self, times: usize) -> Self {
        (0..times).fold(self, |script, _| {
            script.say("The line is being tested.", &[act(Act::Inform, "The line is being tested.")])
        })
    }

    /// The desk learns something as the answer to a question.
    pub(super) fn learnt(self, id: &str) -> Self {
        self.learnt_by(id, Source::Answered)
    }

    /// The desk learns something in this way.
    pub(super) fn learnt_by(self, id: &str, source: Source) -> Self {
        let turn = self.turn;
        self.event(Event::Learnt { id: id.into(), source, slip: None, turn })
    }

    /// Something is asked for; `again` when the desk knew it.
    pub(super) fn asked(self, id: &str, again: bool) -> Self {
        let turn = self.turn;
        self.event(Event::AskedFor { id: id.into(), again, turn, ask: 0 })
    }

    /// A tool shows these findings.
    pub(super) fn tool(self, id: &str, finds: &[&str]) -> Self {
        let finds = finds.iter().map(|id| Id::from(*id)).collect();
        self.event(Event::ToolResult { id: id.into(), shows: String::new(), finds })
    }

    /// The caller is verified.
    pub(super) fn verified(self) -> Self {
        let turn = self.turn;
        self.event(Event::Verified { turn })
    }

    /// The customer shows a feeling.
    pub(super) fn feels(self, feeling: Feeling) -> Self {
        let turn = self.turn;
        self.event(Event::FeelingShown { feeling, turn })
    }

    /// The mood is now this.
    pub(super) fn mood(self, patience: u8, trust: u8) -> Self {
        let (by, to) = (MoodShift::default(), Mood { patience, trust });
        self.event(Event::MoodMoved { by, to, rule: "test".into(), why: String::new() })
    }

    /// A colleague presses to sell.
    pub(super) fn pressed(self) -> Self {
        self.event(Event::SupervisorSpoke {
            from: "Lead".into(),
            text: "Sell.".into(),
            pressure: true,
            index: None,
        })
    }

    /// The agent hands the call to this team.
    pub(super) fn escalate(self, team: &str, reason: &str, warm: bool) -> Self {
        let how = Disposition::Escalated { team: team.into(), reason: reason.to_owned(), warm };
        self.event(Event::Decided { how })
    }

    /// The agent calls it solved.
    pub(super) fn resolve(self, fixed: bool) -> Self {
        self.event(Event::Decided { how: Disposition::Resolved { reason: String::new(), fixed } })
    }

    /// The agent puts the telephone down.
    pub(super) fn end(self) -> Self {
        self.event(Event::Ended { reason: None })
    }

    /// The whole result.
    pub(super) fn score(&self) -> Scorecard {
        super::score(&self.case, &rubric(), &self.events)
    }
}

fn heard(turn: u32, text: &str, hits: &[Hit<'_>]) -> Heard {
    let mut heard = Heard { turn, text: text.to_owned(), ..Heard::default() };
    let understood = &mut heard.understood;
    let mut start = 0;
    for sentence in text.split_inclusive(['.', '?', '!']) {
        let lead = sentence.len() - sentence.trim_start().len();
        understood.sentences.push(Span::new(start + lead, start + sentence.len()));
        start += sentence.len();
    }
    let sentences = understood.sentences.clone();
    let place = |words: &str| {
        let at = text.find(words).unwrap_or_else(|| panic!("{text:?} does not hold {words:?}"));
        let span = Span::new(at, at + words.len());
        let sentence = sentences.iter().position(|sentence| sentence.overlaps(&span)).unwrap_or(0);
        (span, u16::try_from(sentence).unwrap())
    };
    let cue = || "test".to_owned();
    understood.understood = !hits.is_empty();
    for hit in hits {
        match hit {
            Hit::Act(act, words, object, within_s) => {
                let (span, sentence) = place(words);
                let (act, object, within_s) = (*act, object.map(Id::from), *within_s);
                understood.acts.push(ActHit {
                    act,
                    confidence: 900,
                    span,
                    cue: cue(),
                    sentence,
                    object,
                    within_s,
                });
            }
            Hit::Tone(tone, words, confidence) => {
                let (span, sentence) = place(words);
                let (tone, confidence) = (*tone, *confidence);
                understood.tone.push(ToneHit { tone, confidence, span, cue: cue(), sentence });
            }
            Hit::Ask(id, words, open) => {
                let ((span, sentence), id, open) = (place(words), Some(Id::from(*id)), *open);
                let (kind, or, confidence) = (None, Vec::new(), 900);
                understood.asks.push(AskHit { id, kind, or, confidence, span, cue: cue(), sentence, open });
            }
            Hit::Mention(class, id, fit, words) => {
                let ((span, sentence), id) = (place(words), Id::from(*id));
                let (class, fit, value) = (*class, *fit, (*words).to_owned());
                let said = Said::default();
                understood.mentions.push(Mention { class, id, fit, value, span, cue: cue(), sentence, said });
            }
            Hit::Told(id) => heard.told.push(Id::from(*id)),
            Hit::Promise(team, within_s, too_much) => heard.promises.push(Promise {
                team: team.map(Id::from),
                within_s: *within_s,
                too_much: *too_much,
            }),
        }
    }
    heard
}

/// What the criterion says of the call, which it must apply to.
#[track_caller]
pub(super) fn mark(criterion: &dyn Criterion, script: &Script) -> Mark {
    let rubric = rubric();
    let call = CallView::new(&script.case, &rubric, &script.events);
    match criterion.judge(&call) {
        Judgement::Judged(mark) => mark,
        Judgement::NotApplicable(why) => panic!("does not apply: {why}"),
    }
}

/// What the criterion earned, per mille of its weight.
#[track_caller]
pub(super) fn earned(criterion: &dyn Criterion, script: &Script) -> u16 {
    mark(criterion, script).earned
}

/// Whether there was no occasion for the criterion.
pub(super) fn silent(criterion: &dyn Criterion, script: &Script) -> bool {
    let rubric = rubric();
    let call = CallView::new(&script.case, &rubric, &script.events);
    matches!(criterion.judge(&call), Judgement::NotApplicable(_))
}

/// How often the critical error was found.
pub(super) fn found(rule: &dyn CriticalRule, script: &Script) -> usize {
    let rubric = rubric();
    rule.find(&CallView::new(&script.case, &rubric, &script.events)).len()
}
