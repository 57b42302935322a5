//! What can come about at all, if everything that can be left aside is left aside.
//!
//! The relaxation takes every condition on mood, time, order, counting and on what is said to hold, and loses nothing once
//! it is reached. Whatever a call can bring about is in it; what is not in it cannot come about.

use std::collections::BTreeSet;

use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Condition, Ending, Fact, Reaction, Reveals, Step};

/// What can come about at all.
pub struct Relaxed<'c> {
    case: &'c Case,
    known: BTreeSet<Id>,
    world: BTreeSet<Id>,
}

impl<'c> Relaxed<'c> {
    /// Finds out what can come about: adds what follows until nothing more does.
    #[must_use]
    pub fn of(case: &'c Case) -> Self {
        let mut relaxed = Self { case, known: BTreeSet::new(), world: BTreeSet::new() };
        for given in &case.scenario.given {
            given.knows.iter().chain(&given.steps).for_each(|id| relaxed.learn(id));
        }
        loop {
            let before = (relaxed.known.len(), relaxed.world.len());
            relaxed.grow();
            if before == (relaxed.known.len(), relaxed.world.len()) {
                return relaxed;
            }
        }
    }

    /// Whether the desk can come to know this fact, part or finding.
    #[must_use]
    pub fn can_know(&self, id: &Id) -> bool {
        let items = self.case.items(id.as_str());
        self.known.contains(id)
            || (!items.is_empty() && items.iter().all(|item| self.known.contains(&item.id)))
    }

    /// Whether the call can end in this way, rightly where that can be right or wrong.
    #[must_use]
    pub fn can_end(&self, ending: &Ending) -> bool {
        let desk = &self.case.desk;
        match ending {
            Ending::Resolve => {
                self.case.scenario.problem.fixed_when.as_ref().is_some_and(|when| self.can_hold(when))
            }
            Ending::Escalate(team) => desk.teams.iter().any(|own| own.id == *team),
            Ending::Refer(place) => desk.elsewhere.iter().any(|own| own.id == *place),
            Ending::Decline(policy) => desk.policies.iter().any(|own| own.id == *policy),
            Ending::Callback | Ending::EndForAbuse | Ending::HungUp => true,
        }
    }

    /// Whether the condition can ever hold. True whenever that is not certain to be false.
    #[must_use]
    pub fn can_hold(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(all) => all.iter().all(|condition| self.can_hold(condition)),
            Condition::Any(any) => any.iter().any(|condition| self.can_hold(condition)),
            Condition::Not(inner) => **inner != Condition::Always,
            Condition::Ever(inner) => self.can_hold(inner),
            Condition::Fact(id) | Condition::Found(id) => self.can_know(id),
            Condition::Tool(id) => self.can_run(id),
            Condition::Article(id) => self.case.article(id.as_str()).is_some(),
            Condition::Verified => {
                let known = self.case.identity_facts().filter(|id| self.can_know(id)).count();
                known >= usize::from(self.case.desk.verification.any)
            }
            Condition::Step(id) => self.known.contains(id),
            Condition::Chart(id) => {
                let chart = self.case.desk.charts.iter().find(|chart| chart.id == *id);
                chart.is_some_and(|chart| {
                    chart
                        .steps
                        .iter()
                        .all(|step| self.case.step(step.as_str()).is_none() || self.known.contains(step))
                })
            }
            Condition::World(mark) => self.world.contains(mark),
            // Whatever is heard, told, promised, felt, counted or timed is taken to be possible.
            _ => true,
        }
    }

    fn may(&self, when: Option<&Condition>) -> bool {
        when.is_none_or(|when| self.can_hold(when))
    }

    fn can_run(&self, id: &Id) -> bool {
        let tool = self.case.tool(id.as_str());
        tool.is_some_and(|(_, tool)| self.may(tool.and_then(|tool| tool.needs.as_ref())))
    }

    fn learn(&mut self, id: &Id) {
        let items = self.case.items(id.as_str());
        if items.is_empty() {
            self.known.insert(id.clone());
        }
        self.known.extend(items.into_iter().map(|item| item.id));
    }

    fn react(&mut self, reaction: &Reaction) {
        reaction.gives.iter().for_each(|id| self.learn(id));
        self.world.extend(reaction.does.iter().cloned());
    }

    fn grow(&mut self) {
        let (case, scenario) = (self.case, &self.case.scenario);
        for opening in &scenario.opening {
            opening.gives.iter().for_each(|id| self.learn(id));
        }
        for fact in &scenario.facts {
            if self.is_said(fact) {
                self.learn(&fact.id);
                fact.gives.iter().for_each(|id| self.learn(id));
            }
        }
        scenario.steps.iter().for_each(|step| self.take(step));
        for topic in &scenario.topics {
            topic.gives.iter().for_each(|id| self.learn(id));
        }
        for digression in &scenario.digressions {
            if !self.may(digression.when.as_ref()) {
                continue;
            }
            digression.gives.iter().for_each(|id| self.learn(id));
            for reaction in [&digression.warm, &digression.cold, &digression.joined] {
                self.react(reaction);
            }
        }
        for ask in &scenario.asks {
            for reaction in [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored] {
                self.react(reaction);
            }
        }
        for beat in &case.beats {
            if self.can_hold(&beat.when) {
                self.react(&beat.reaction());
            }
        }
        self.use_tools();
    }

    fn use_tools(&mut self) {
        let (case, scenario) = (self.case, &self.case.scenario);
        for tool in scenario.tools.iter().filter(|tool| case.desk.tools.iter().any(|own| own.id == tool.id)) {
            if !self.can_run(&tool.id) {
                continue;
            }
            for state in &tool.states {
                if self.may(state.when.as_ref()) {
                    self.known.extend(state.finds.iter().cloned());
                    self.world.extend(state.does.iter().cloned());
                }
            }
        }
        let on_board = case.event.iter().flat_map(|event| &event.timeline).flat_map(|entry| &entry.finds);
        if case.desk.tools.iter().any(|tool| tool.board) {
            self.known.extend(on_board.cloned());
        }
    }

    fn is_said(&self, fact: &Fact) -> bool {
        let falls = fact.collapses_when.as_ref().is_some_and(|when| self.can_hold(when));
        let disproved = self
            .case
            .scenario
            .findings
            .iter()
            .any(|finding| finding.disproves.as_ref() == Some(&fact.id) && self.can_know(&finding.id));
        let reveals = match &fact.reveals {
            Reveals::WhenAsked | Reveals::AfterProbe { .. } => true,
            Reveals::WhenConfronted { with } => self.can_know(with),
            Reveals::When(when) | Reveals::Unasked(when) => self.can_hold(when),
            Reveals::ByStep(step) => self.known.contains(step),
            Reveals::Never => false,
        };
        reveals || falls || disproved
    }

    fn take(&mut self, step: &Step) {
        if let Some(already) = &step.already {
            self.known.insert(step.id.clone());
            already.gives.iter().for_each(|id| self.learn(id));
            return;
        }
        if step.refuses.as_ref().is_some_and(|refusal| refusal.when == Condition::Always) {
            return;
        }
        if step.tries.is_empty() {
            self.known.insert(step.id.clone());
        }
        for one in &step.tries {
            if self.may(one.when.as_ref()) {
                if one.really.is_none() {
                    self.known.insert(step.id.clone());
                }
                one.gives.iter().for_each(|id| self.learn(id));
                self.world.extend(one.does.iter().cloned());
            }
        }
    }
}
