//! What a bot does for each of its goals.

use super::goal::Goal;
use super::moves::Move;
use super::policy::{Trainee, own_offer};
use super::toward::Wish;
use crate::sim::call::{Moment, holds, knows};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::Stream;
use crate::sim::scenario::model::{Condition, Ending, Moment as OfferMoment, Skill};
use crate::sim::session::Session;
use crate::sim::words::Act;

impl Trainee<'_> {
    /// The next moves towards a goal; none when it is reached or given up.
    pub(super) fn pursue(&mut self, goal: Goal, session: &Session) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let undecided = state.disposition.is_none();
        match goal {
            Goal::Verify => self.verify(session),
            Goal::Open => self.once(goal, vec![Move::Act(Act::AskOpen)]),
            Goal::Tried => self.ask_tried(session),
            Goal::Facts => self.ask_facts(session),
            Goal::Tools => {
                self.aims.tools.iter().find_map(|id| self.way(session, &Condition::Tool(id.clone())))
            }
            Goal::Article => {
                let unread = case.scenario.articles.useful.iter().find(|id| !state.articles.contains(*id));
                unread
                    .filter(|id| self.tried(&Move::Open((*id).clone())) == 0)
                    .map(|id| vec![Move::Open(id.clone())])
            }
            Goal::Findings => self.tell_findings(session),
            Goal::Steps => {
                self.aims.steps.iter().find_map(|id| self.way(session, &Condition::Step(id.clone())))
            }
            Goal::Rest => self.aims.rest.iter().find_map(|condition| self.way(session, condition)),
            Goal::Goodwill => self.goodwill(session),
            Goal::GiveAway => self.once(goal, vec![Move::Act(Act::Goodwill)]),
            Goal::FittingOffer => self.fitting_offer(session),
            Goal::Sell => {
                let offer = own_offer(case).map(Move::Offer)?;
                (self.tried(&offer) < 3 && state.turn > 1).then(|| vec![offer])
            }
            Goal::Chart => {
                let next = case.scenario.steps.iter().map(|step| Move::Instruct(step.id.clone()));
                next.into_iter().find(|one| self.tried(one) == 0).map(|one| vec![one])
            }
            Goal::Chat => {
                let chat = Move::Act(Act::SmallTalk);
                (self.tried(&chat) < self.bot.most_turns / 2).then(|| vec![chat])
            }
            Goal::AskAgain => {
                let known = self.aims.facts.iter().filter(|id| state.ledger.knows(id.as_str()));
                let again = known.take(4).map(|id| Move::Ask(id.clone()));
                again.into_iter().find(|ask| self.tried(ask) < 2).map(|ask| vec![ask])
            }
            Goal::Recap => {
                let known: Vec<Id> = self
                    .aims
                    .facts
                    .iter()
                    .filter(|id| state.ledger.knows(id.as_str()))
                    .take(8)
                    .cloned()
                    .collect();
                if known.is_empty() { None } else { self.once(goal, vec![Move::Recap(known)]) }
            }
            Goal::HandOver if undecided => self.hand_over(goal),
            Goal::Ticket => (!self.written).then(|| vec![Move::Write]),
            Goal::ReadBack if !state.draft.is_empty() => self.once(goal, vec![Move::ReadBack]),
            Goal::Decide if undecided => self.once(goal, vec![Move::Decide(self.aims.ending.clone())]),
            Goal::ToSupervisor if undecided => self.escalate(goal, case, true),
            Goal::ToAnyTeam if undecided => self.escalate(goal, case, false),
            Goal::MoreHelp => self.once(goal, vec![Move::Act(Act::ConfirmMoreHelp)]),
            Goal::Goodbye => self.once(goal, vec![Move::Act(Act::Close)]),
            Goal::Silence => {
                let wait = Move::Wait(20);
                (self.tried(&wait) < 30).then(|| vec![wait])
            }
            Goal::HandOver | Goal::ReadBack | Goal::Decide | Goal::ToSupervisor | Goal::ToAnyTeam => None,
        }
    }

    /// Asks who the caller is; no more at once than this kind of customer answers.
    fn verify(&self, session: &Session) -> Option<Wish> {
        let mut way = self.way(session, &Condition::Verified)?;
        let at_once = usize::from(session.case().persona.answers_at_once.max(1))
            .max(usize::from(self.bot.asks_at_once));
        for one in &mut way {
            if let Move::Verify(ids) = one {
                ids.truncate(at_once);
            }
        }
        Some(way)
    }

    fn ask_tried(&self, session: &Session) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let done = || case.scenario.steps.iter().filter(|step| step.already.is_some());
        let open = |id: &Id| !state.ledger.knows(id.as_str());
        if !done().any(|step| open(&step.id)) {
            return None;
        }
        if self.tried(&Move::AskTried) < 2 && done().all(|step| open(&step.id)) {
            return Some(vec![Move::AskTried]);
        }
        let single = done().filter(|step| open(&step.id)).map(|step| Move::AskResult(step.id.clone()));
        single.into_iter().find(|ask| self.tried(ask) < 2).map(|ask| vec![ask])
    }

    fn ask_facts(&self, session: &Session) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let facts = &self.aims.facts;
        let known = facts.iter().filter(|id| state.ledger.knows(id.as_str())).count();
        if self.bot.most_facts.is_some_and(|most| known >= usize::from(most)) {
            return None;
        }
        // The seed turns the order, so that not every run asks for the same thing first.
        let from = Stream::new(self.seed, "order", 0).below(facts.len().min(3));
        let turned = facts.iter().skip(from).chain(facts.iter().take(from));
        let unknown = turned.filter(|id| !knows(case, state, id));
        let ways = unknown.filter_map(|id| self.way(session, &Condition::Fact(id.clone())));
        let mut asked: Wish = Vec::new();
        for way in ways {
            let question = way.iter().all(|one| matches!(one, Move::Ask(_)));
            if asked.is_empty() {
                asked.clone_from(&way);
                if !question {
                    break;
                }
            } else if question && way.iter().all(|one| !asked.contains(one)) {
                asked.extend(way);
            }
            if asked.len() >= usize::from(self.bot.asks_at_once) {
                break;
            }
        }
        (!asked.is_empty()).then_some(asked)
    }

    fn tell_findings(&self, session: &Session) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let untold = self.aims.tell.iter().find(|id| {
            let told = state.ledger.told(id.as_str()).is_some_and(|told| told.right.is_some());
            let may = !case.is_private(id.as_str()) || state.verified;
            state.ledger.knows(id.as_str()) && !told && may && self.may_try(&vec![Move::Tell((*id).clone())])
        })?;
        Some(vec![Move::Tell(untold.clone())])
    }

    fn goodwill(&mut self, session: &Session) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let due = case.scenario.goodwill.due_when.as_ref()?;
        if !holds(due, &Moment::new(case, state, None)) {
            return None;
        }
        self.once(Goal::Goodwill, vec![Move::Act(Act::Goodwill)])
    }

    fn fitting_offer(&mut self, session: &Session) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let upsell = &case.scenario.upsell;
        let has_come = match &upsell.moment {
            OfferMoment::Never => false,
            OfferMoment::After(when) => holds(when, &Moment::new(case, state, None)),
            OfferMoment::WhenCustomerAsks(ask) => state.asks.contains_key(ask),
        };
        let offer = upsell.offer.clone().filter(|_| upsell.helps && has_come)?;
        self.once(Goal::FittingOffer, vec![Move::Offer(offer)])
    }

    fn hand_over(&mut self, goal: Goal) -> Option<Wish> {
        let wish = match &self.aims.ending {
            Ending::Escalate(team) => vec![Move::HandOver(team.clone()), Move::Promise(Some(team.clone()))],
            Ending::Refer(place) => vec![Move::Refer(place.clone())],
            Ending::Decline(policy) => vec![Move::Refuse(policy.clone())],
            Ending::Callback => vec![Move::Promise(None)],
            Ending::Resolve | Ending::EndForAbuse | Ending::HungUp => return None,
        };
        self.once(goal, wish)
    }

    fn escalate(&mut self, goal: Goal, case: &Case, hierarchical: bool) -> Option<Wish> {
        let right = case.scenario.outcome.team();
        let fits = |skill: Skill| (skill == Skill::Hierarchical) == hierarchical;
        let team = case.desk.teams.iter().find(|team| fits(team.skill) && Some(&team.id) != right)?;
        self.once(goal, vec![Move::Decide(Ending::Escalate(team.id.clone()))])
    }
}
