//! How a bot answers what the customer has just done.

use std::sync::Arc;

use super::goal::{Goal, Reaction};
use super::moves::Move;
use super::policy::{Trainee, decide, own_offer};
use super::toward::{Wish, toward};
use crate::sim::call::State;
use crate::sim::case::Case;
use crate::sim::scenario::model::{Ending, Feeling};
use crate::sim::session::Session;
use crate::sim::words::{Act, Tone};

impl Trainee<'_> {
    /// The sentences that answer what the customer has just done.
    pub(super) fn reactions(&mut self, session: &Session, main: &[Move]) -> Vec<String> {
        let (case, state) = (Arc::clone(session.case()), session.state());
        let case = case.as_ref();
        let reacts = |reaction| self.bot.reacts.contains(&reaction);
        let mut moves: Wish = Vec::new();
        if self.heeded.abused && reacts(Reaction::Boundary) {
            moves.push(Move::Act(Act::SetBoundary));
        }
        let feeling = self.heeded.feeling.filter(|_| reacts(Reaction::Acknowledge));
        if state.wandering.is_some() && reacts(Reaction::Redirect) {
            moves.push(Move::Act(Act::Redirect));
        }
        if state.wandering.is_some() && reacts(Reaction::JoinIn) {
            moves.push(Move::Act(Act::SmallTalk));
        }
        if self.heeded.pressed && reacts(Reaction::SellWhenPressed) {
            moves.extend(own_offer(case).map(Move::Offer));
        }
        if let Some(team) = self.heeded.demanded.clone().filter(|_| reacts(Reaction::GiveIn)) {
            moves.push(Move::HandOver(team.clone()));
            self.deeds.push(decide(&Ending::Escalate(team), "the customer asked for it"));
        }
        moves.extend(self.answer(session, main));
        let mut sentences = self.courtesy(feeling, case, state);
        for one in &moves {
            sentences.extend(self.sentence(one, case, state));
        }
        sentences
    }

    /// A word about a feeling, or thanks for an answer.
    fn courtesy(&mut self, feeling: Option<Feeling>, case: &Case, state: &State) -> Vec<String> {
        if let Some(feeling) = feeling {
            let sentence = self.speech.feeling(feeling, case, state);
            if let Some(sentence) = &sentence {
                self.note(state, Move::Act(Act::Empathise), sentence);
            }
            return sentence.into_iter().collect();
        }
        let thanks = self.heeded.learnt && self.bot.reacts.contains(&Reaction::Thank);
        if !thanks {
            return Vec::new();
        }
        let expert = case.scenario.customer.expertise >= 60
            && !case.scenario.steps.iter().all(|step| step.already.is_none());
        let told_steps = case
            .scenario
            .steps
            .iter()
            .any(|step| step.already.is_some() && state.ledger.knows(step.id.as_str()));
        if expert && told_steps && self.reached.insert(Goal::Tried) {
            return self.sentence(&Move::Act(Act::AcknowledgeExpertise), case, state).into_iter().collect();
        }
        if state.turn % 3 != 1 {
            return Vec::new();
        }
        let sentence = self.speech.phrase("thanks", case, state, &[]);
        if let Some(sentence) = &sentence {
            self.note(state, Move::Act(Act::Thank), sentence);
        }
        sentence.into_iter().collect()
    }

    /// What answers the question that the customer waits with, if it can be said now.
    fn answer(&self, session: &Session, main: &[Move]) -> Wish {
        let (case, state) = (session.case(), session.state());
        let Some((id, _)) = state.waiting() else { return Wish::new() };
        if self.bot.reacts.contains(&Reaction::PromiseAnything) {
            return vec![Move::Sound(Tone::EmptyPromise)];
        }
        if !self.bot.reacts.contains(&Reaction::Answer) {
            return Wish::new();
        }
        let Some(ask) = case.scenario.asks.iter().find(|ask| ask.id == *id) else { return Wish::new() };
        let ways = toward(case, state, &ask.wants);
        let said = |way: &&Wish| way.iter().all(Move::is_said) && self.may_try(way);
        let quiet = |way: &&Wish| !way.iter().any(Move::asks);
        let known = |way: &&Wish| way.iter().all(|one| !main.contains(one));
        let way = ways.iter().filter(said).find(|way| quiet(way) && known(way));
        way.cloned().unwrap_or_default()
    }
}
