//! Moves as if they had been said and understood perfectly.

use crate::author::trainee::Move;
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::time::Span;
use crate::sim::understanding::{ActHit, AskHit, Fit, Mention, Said, SubjectClass, ToneHit, Understood};
use crate::sim::words::{Act, Tone};

/// What is understood of an utterance that makes exactly these moves.
#[must_use]
pub fn spoken<'m>(case: &Case, moves: impl IntoIterator<Item = &'m Move>) -> Understood {
    let mut all = Understood { understood: true, ..Understood::default() };
    for (index, said) in moves.into_iter().enumerate() {
        let number = u16::try_from(index).unwrap_or(u16::MAX);
        Sentence { case, all: &mut all, number }.add(said);
    }
    all
}

struct Sentence<'a> {
    case: &'a Case,
    all: &'a mut Understood,
    number: u16,
}

impl Sentence<'_> {
    fn add(&mut self, said: &Move) {
        match said {
            Move::Act(act) => self.act(*act, None, None),
            Move::Verify(ids) => {
                self.act(Act::VerifyIdentity, None, None);
                for id in ids {
                    self.ask(Some(id.clone()), None);
                }
            }
            Move::Ask(id) | Move::AskResult(id) => {
                let act = if self.case.step(id.as_str()).is_some() { Act::CheckDone } else { Act::AskFact };
                self.act(act, None, None);
                self.ask(Some(id.clone()), None);
            }
            Move::AskTried => {
                self.act(Act::CheckDone, None, None);
                self.ask(None, Some("tried".into()));
            }
            Move::Instruct(id) => self.act(Act::Instruct, Some(id), None),
            Move::Tell(id) => {
                self.act(Act::Inform, None, None);
                self.mention(id, Fit::Right);
            }
            Move::TellUnknown(id) => {
                self.act(Act::AdmitLimits, None, None);
                self.mention(id, Fit::Named);
            }
            Move::About(id) => self.mention(id, Fit::Named),
            Move::Sound(tone) => self.sound(*tone),
            Move::Announce(id) => self.act(Act::Hold, Some(id), Some(60)),
            Move::Promise(None) => self.act(Act::Promise, None, None),
            Move::Promise(Some(team)) => self.act(Act::Promise, Some(team), self.within(team)),
            Move::HandOver(team) => {
                self.act(Act::Escalate, Some(team), None);
                self.act(Act::Explain, None, None);
                self.mention(team, Fit::Named);
            }
            Move::Refer(place) => {
                self.act(Act::ReferElsewhere, Some(place), None);
                self.mention(place, Fit::Named);
            }
            Move::Refuse(policy) => self.act(Act::Refuse, Some(policy), None),
            Move::Offer(offer) => {
                self.act(Act::Offer, Some(offer), None);
                self.mention(offer, Fit::Named);
            }
            Move::Recap(ids) => {
                self.act(Act::Recap, None, None);
                for id in ids {
                    let items = self.case.items(id.as_str());
                    for item in items {
                        self.mention(&item.id, Fit::Right);
                    }
                }
            }
            // A word stands in the text itself; a deed is not said.
            Move::Word(_)
            | Move::Run(_)
            | Move::Open(_)
            | Move::Wait(_)
            | Move::Write
            | Move::ReadBack
            | Move::Decide(_) => {}
        }
    }

    fn within(&self, team: &Id) -> Option<u32> {
        let times = self.case.desk.promises.iter().find(|times| times.team == *team)?;
        Some(times.at(self.case.priority()).seconds())
    }

    fn act(&mut self, act: Act, object: Option<&Id>, within_s: Option<u32>) {
        self.all.acts.push(ActHit {
            act,
            confidence: 1_000,
            span: Span::default(),
            cue: "move".to_owned(),
            sentence: self.number,
            object: object.cloned(),
            within_s,
        });
    }

    fn ask(&mut self, id: Option<Id>, kind: Option<Id>) {
        self.all.asks.push(AskHit {
            id,
            kind,
            or: Vec::new(),
            confidence: 1_000,
            span: Span::default(),
            cue: "move".to_owned(),
            sentence: self.number,
            open: false,
        });
    }

    fn sound(&mut self, tone: Tone) {
        self.all.tone.push(ToneHit {
            tone,
            confidence: 1_000,
            span: Span::default(),
            cue: "move".to_owned(),
            sentence: self.number,
        });
    }

    fn mention(&mut self, id: &Id, fit: Fit) {
        self.all.mentions.push(Mention {
            class: self.class(id),
            id: id.clone(),
            fit,
            value: String::new(),
            span: Span::default(),
            cue: "move".to_owned(),
            sentence: self.number,
            said: Said::default(),
        });
    }

    fn class(&self, id: &Id) -> SubjectClass {
        let (case, scenario) = (self.case, &self.case.scenario);
        let name = id.as_str();
        if case.fact(id.whole().unwrap_or(name)).is_some() {
            SubjectClass::Fact
        } else if case.finding(name).is_some() {
            SubjectClass::Finding
        } else if scenario.customer.record.iter().any(|line| line.id == *id) {
            SubjectClass::Record
        } else if case.team(name).is_some() {
            SubjectClass::Team
        } else if case.desk.offers.iter().any(|offer| offer.id == *id) {
            SubjectClass::Offer
        } else if case.desk.elsewhere.iter().any(|place| place.id == *id) {
            SubjectClass::Elsewhere
        } else if case.event.as_ref().is_some_and(|event| event.id == *id) {
            SubjectClass::Event
        } else if case.step(name).is_some() {
            SubjectClass::Step
        } else {
            SubjectClass::Topic
        }
    }
}
