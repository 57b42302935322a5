//! What brings a condition about: the next moves on the way to it.

use super::moves::Move;
use crate::sim::call::{Moment, State, holds, knows};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Condition, Fact, Reveals, Step, Try};
use crate::sim::words::{Act, Family};

/// Conditions that wait for conditions are not followed deeper than this.
const DEEPEST: usize = 10;

/// Moves to make now: what is said is said in one utterance.
pub type Wish = Vec<Move>;

/// The ways that lead nearer to a condition, the most direct first. Empty: it holds, or nothing that the agent can do now
/// brings it nearer. What a way leads to is not foreseen here: the call itself shows it.
#[must_use]
pub fn toward(case: &Case, state: &State, condition: &Condition) -> Vec<Wish> {
    Seeker { case, state }.ways(condition, 0)
}

struct Seeker<'a> {
    case: &'a Case,
    state: &'a State,
}

impl Seeker<'_> {
    fn holds(&self, condition: &Condition) -> bool {
        holds(condition, &Moment::new(self.case, self.state, None))
    }

    fn ways(&self, condition: &Condition, depth: usize) -> Vec<Wish> {
        if depth > DEEPEST || self.holds(condition) {
            return Vec::new();
        }
        let deeper = depth + 1;
        match condition {
            Condition::All(all) => self.all(all, deeper),
            Condition::Any(any) => any.iter().flat_map(|condition| self.ways(condition, deeper)).collect(),
            Condition::Ever(inner) => self.ways(inner, deeper),
            Condition::Not(inner) => self.against(inner, deeper),
            _ => self.desk(condition, deeper).or_else(|| self.told(condition, deeper)).unwrap_or_else(|| {
                let mood = self.mood(condition, deeper);
                if mood.is_empty() { self.hearing(condition) } else { mood }
            }),
        }
    }

    /// What must hold before comes first; what must be heard is said together.
    fn all(&self, all: &[Condition], depth: usize) -> Vec<Wish> {
        let open = || all.iter().filter(|condition| !self.holds(condition));
        let before: Vec<&Condition> = open().filter(|condition| !is_heard(condition)).collect();
        for condition in &before {
            let ways = self.ways(condition, depth);
            if !ways.is_empty() {
                return ways;
            }
        }
        // Something that nobody can bring about stands in the way, such as a time of day.
        if before.iter().any(|condition| !matches!(condition, Condition::Not(_) | Condition::Times(_))) {
            return Vec::new();
        }
        let together: Wish = open()
            .filter(|condition| is_heard(condition))
            .filter_map(|condition| self.ways(condition, depth).into_iter().next())
            .flatten()
            .collect();
        if together.is_empty() { Vec::new() } else { vec![together] }
    }

    fn against(&self, condition: &Condition, depth: usize) -> Vec<Wish> {
        match condition {
            Condition::Patience { below: Some(_), .. } | Condition::Trust { below: Some(_), .. } => {
                self.kindness(depth)
            }
            Condition::Not(inner) => self.ways(inner, depth),
            _ => Vec::new(),
        }
    }

    /// What the desk gets to know or to do.
    fn desk(&self, condition: &Condition, depth: usize) -> Option<Vec<Wish>> {
        Some(match condition {
            Condition::Fact(id) => self.learn(id, depth),
            Condition::Found(id) => self.find(id, depth),
            Condition::Tool(id) => self.run(id, depth),
            Condition::Article(id) => vec![vec![Move::Open(id.clone())]],
            Condition::Verified => self.verify(),
            Condition::Step(id) => {
                self.case.step(id.as_str()).map(|step| self.step(step, depth)).unwrap_or_default()
            }
            Condition::Chart(id) => {
                let chart = self.case.desk.charts.iter().find(|chart| chart.id == *id);
                let steps = chart.map(|chart| chart.steps.as_slice()).unwrap_or_default();
                let missing = |id: &&Id| !self.holds(&Condition::Step((*id).clone()));
                let known = steps.iter().filter(missing).filter_map(|id| self.case.step(id.as_str()));
                known.map(|step| self.step(step, depth)).find(|ways| !ways.is_empty()).unwrap_or_default()
            }
            Condition::World(mark) => self.change(mark, depth),
            Condition::TicketBegun => vec![vec![Move::Write]],
            Condition::Elapsed { .. } | Condition::Clock { .. } => vec![vec![Move::Wait(10)]],
            Condition::Satisfied(id) => {
                let ask = self.case.scenario.asks.iter().find(|ask| ask.id == *id);
                ask.map(|ask| self.ways(&ask.wants, depth)).unwrap_or_default()
            }
            _ => return None,
        })
    }

    /// What the customer gets to hear.
    fn told(&self, condition: &Condition, depth: usize) -> Option<Vec<Wish>> {
        let one = |said: Move| vec![vec![said]];
        Some(match condition {
            Condition::Told(id) => self.tell(id, depth),
            Condition::ToldUnknown(id) => one(Move::TellUnknown(id.clone())),
            Condition::ToldTeam(team) => one(Move::HandOver(team.clone())),
            Condition::Announced(tool) => one(Move::Announce(tool.clone())),
            Condition::Promised(team) => {
                one(Move::Promise(Some(team.clone()).filter(|team| *team != *"any")))
            }
            Condition::PromisedWithin { team, .. } => {
                one(Move::Promise(team.clone().or_else(|| self.case.scenario.outcome.team().cloned())))
            }
            Condition::ReadBack(ids) => {
                let unknown = ids.iter().find(|id| self.case.fact(whole(id)).is_some() && !self.knows(id));
                match unknown {
                    Some(id) => self.learn(id, depth),
                    None => one(Move::Recap(ids.clone())),
                }
            }
            _ => return None,
        })
    }

    fn knows(&self, id: &Id) -> bool {
        knows(self.case, self.state, id)
    }

    fn verify(&self) -> Vec<Wish> {
        let open: Vec<Id> = self.case.identity_facts().filter(|id| !self.knows(id)).cloned().collect();
        if open.is_empty() {
            return Vec::new();
        }
        let known = self.case.identity_facts().filter(|id| self.knows(id)).count();
        let lacking = usize::from(self.case.desk.verification.any).saturating_sub(known).max(1);
        vec![vec![Move::Verify(open.into_iter().take(lacking).collect())]]
    }

    fn learn(&self, id: &Id, depth: usize) -> Vec<Wish> {
        let Some(fact) = self.case.fact(whole(id)) else { return self.find(id, depth) };
        let item = self.asked_as(fact, id);
        let ask = || vec![vec![Move::Ask(item.clone())]];
        if fact.collapses_when.as_ref().is_some_and(|when| self.holds(when)) {
            return ask();
        }
        let mut ways = match &fact.reveals {
            Reveals::WhenAsked | Reveals::AfterProbe { .. } => ask(),
            Reveals::WhenConfronted { .. } if self.state.fallen.contains(&fact.id) => ask(),
            Reveals::WhenConfronted { with } => self.ways(&Condition::Told(with.clone()), depth + 1),
            Reveals::When(when) => self.when(when, depth, || Move::Ask(item.clone())),
            Reveals::ByStep(step) => self.ways(&Condition::Step(step.clone()), depth + 1),
            Reveals::Unasked(when) => self.ways(when, depth + 1),
            Reveals::Never => Vec::new(),
        };
        if let Some(when) = &fact.collapses_when {
            ways.extend(self.ways(when, depth + 1));
        }
        if ways.is_empty() {
            ways.extend(self.given_with(&fact.id, depth));
        }
        ways
    }

    /// Another fact or a step whose answer gives this one away.
    fn given_with(&self, id: &Id, depth: usize) -> Vec<Wish> {
        let scenario = &self.case.scenario;
        let facts = scenario.facts.iter().filter(|fact| fact.gives.contains(id) && !self.knows(&fact.id));
        let steps = scenario.steps.iter().filter(|step| step.tries.iter().any(|one| one.gives.contains(id)));
        facts
            .flat_map(|fact| self.ways(&Condition::Fact(fact.id.clone()), depth + 1))
            .chain(steps.flat_map(|step| self.ways(&Condition::Step(step.id.clone()), depth + 1)))
            .collect()
    }

    /// The whole, when it can be asked for as one and nothing of it is known; else the first part that is not.
    fn asked_as(&self, fact: &Fact, id: &Id) -> Id {
        if fact.parts.is_empty() || id.whole().is_some() {
            return id.clone();
        }
        let items = self.case.items(fact.id.as_str());
        let missing: Vec<&Id> =
            items.iter().map(|item| &item.id).filter(|id| !self.state.ledger.knows(id.as_str())).collect();
        match missing.first() {
            Some(first) if missing.len() < items.len() || fact.says_all.is_empty() => (*first).clone(),
            _ => fact.id.clone(),
        }
    }

    fn find(&self, id: &Id, depth: usize) -> Vec<Wish> {
        let scenario = &self.case.scenario;
        let shows = scenario.tools.iter().filter_map(|tool| {
            let state = tool.states.iter().find(|state| state.finds.contains(id))?;
            Some((tool, state))
        });
        let mut ways = Vec::new();
        for (tool, state) in shows {
            match &state.when {
                Some(when) if !self.holds(when) => ways.extend(self.ways(when, depth + 1)),
                _ => ways.extend(self.run(&tool.id, depth)),
            }
        }
        if ways.is_empty() {
            let on_board = self
                .case
                .event
                .iter()
                .flat_map(|event| &event.timeline)
                .any(|entry| entry.finds.contains(id));
            let board = self.case.desk.tools.iter().find(|tool| tool.board && on_board);
            ways.extend(board.map(|tool| vec![Move::Run(tool.id.clone())]));
        }
        ways
    }

    fn run(&self, id: &Id, depth: usize) -> Vec<Wish> {
        let Some((_, tool)) = self.case.tool(id.as_str()) else { return Vec::new() };
        match tool.and_then(|tool| tool.needs.as_ref()) {
            Some(needs) if !self.holds(needs) => self.ways(needs, depth + 1),
            _ if self.state.running.iter().any(|running| running.tool == *id) => vec![vec![Move::Wait(5)]],
            _ => vec![vec![Move::Run(id.clone())]],
        }
    }

    fn tell(&self, id: &Id, depth: usize) -> Vec<Wish> {
        let known = self.knows(id);
        if !known && (self.case.finding(id.as_str()).is_some() || self.case.fact(whole(id)).is_some()) {
            let ways = self.learn(id, depth);
            if !ways.is_empty() {
                return ways;
            }
        }
        if self.case.is_private(id.as_str()) && !self.state.verified {
            return self.verify();
        }
        vec![vec![Move::Tell(id.clone())]]
    }

    fn step(&self, step: &Step, depth: usize) -> Vec<Wish> {
        if step.already.is_some() {
            return vec![vec![Move::AskResult(step.id.clone())]];
        }
        if let Some(refusal) = step.refuses.as_ref().filter(|refusal| self.holds(&refusal.when)) {
            return self.against(&refusal.when, depth + 1);
        }
        let next = usize::from(self.state.steps.get(&step.id).map_or(0, |state| state.next));
        let done_rightly = |one: &&Try| one.really.is_none();
        match step.tries.iter().skip(next).find(done_rightly) {
            Some(one) => self.attempt(step, one, depth),
            None => vec![vec![Move::Instruct(step.id.clone())]],
        }
    }

    fn attempt(&self, step: &Step, one: &Try, depth: usize) -> Vec<Wish> {
        let instruct = || Move::Instruct(step.id.clone());
        match &one.when {
            Some(when) => self.when(when, depth, instruct),
            None => vec![vec![instruct()]],
        }
    }

    /// The ways to something that is done, and answered when a condition holds: the condition first, or both at once.
    fn when(&self, when: &Condition, depth: usize, done: impl Fn() -> Move) -> Vec<Wish> {
        if self.holds(when) {
            return vec![vec![done()]];
        }
        let mut ways = self.ways(when, depth + 1);
        for way in &mut ways {
            if way.iter().all(Move::is_said) && way.iter().all(|said| !said.asks()) {
                way.push(done());
            }
        }
        ways
    }

    /// Steps, tools, beats and answers that leave this mark on the world.
    fn change(&self, mark: &Id, depth: usize) -> Vec<Wish> {
        let scenario = &self.case.scenario;
        let mut ways = Vec::new();
        for step in &scenario.steps {
            let next = usize::from(self.state.steps.get(&step.id).map_or(0, |state| state.next));
            for one in step.tries.iter().skip(next).filter(|one| one.does.contains(mark)) {
                let refused = step.refuses.as_ref().filter(|refusal| self.holds(&refusal.when));
                ways.extend(match refused {
                    Some(refusal) => self.against(&refusal.when, depth + 1),
                    None => self.attempt(step, one, depth),
                });
            }
        }
        for tool in &scenario.tools {
            for state in tool.states.iter().filter(|state| state.does.contains(mark)) {
                ways.extend(match &state.when {
                    Some(when) if !self.holds(when) => self.ways(when, depth + 1),
                    _ => self.run(&tool.id, depth),
                });
            }
        }
        let beats = self.case.beats.iter().filter(|beat| beat.does.contains(mark));
        ways.extend(beats.flat_map(|beat| self.ways(&beat.when, depth + 1)));
        let asks = scenario.asks.iter().filter(|ask| ask.answered.does.contains(mark));
        ways.extend(asks.flat_map(|ask| self.ways(&ask.wants, depth + 1)));
        ways
    }

    /// What brings the mood up, by the persona's own rules.
    fn mood(&self, condition: &Condition, depth: usize) -> Vec<Wish> {
        match condition {
            Condition::Patience { above: Some(_), .. } | Condition::Trust { above: Some(_), .. } => {
                self.kindness(depth)
            }
            Condition::Mood(tag) => {
                let own = self.case.persona.moods.iter().find(|own| own.0 == *tag);
                own.map(|own| self.ways(&own.1, depth + 1)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn kindness(&self, depth: usize) -> Vec<Wish> {
        let met = |id: &Id| self.state.movers.get(id).copied().unwrap_or(0);
        let helps = self.case.persona.movers.iter().filter(|mover| {
            mover.patience >= 0 && mover.trust >= 0 && mover.patience + mover.trust > 0 && met(&mover.id) < 2
        });
        helps.flat_map(|mover| self.ways(&mover.when, depth + 1)).collect()
    }

    /// What can be said so that the condition holds in this very turn.
    fn hearing(&self, condition: &Condition) -> Vec<Wish> {
        let said = match condition {
            Condition::Heard(act) => self.act(*act),
            Condition::HeardAny(acts) => {
                return acts.iter().filter_map(|act| Some(vec![self.act(*act)?])).collect();
            }
            Condition::HeardFamily(Family::Question) => Some(Move::Act(Act::AskOpen)),
            Condition::HeardFamily(Family::No) => Some(Move::Act(Act::Disagree)),
            Condition::HeardFamily(Family::Care) => Some(Move::Act(Act::Empathise)),
            Condition::HeardAsk(id) => match self.case.step(id.as_str()) {
                Some(_) => Some(Move::AskResult(id.clone())),
                None if *id == *"any_step" || *id == *"tried" => Some(Move::AskTried),
                None => Some(Move::Ask(id.clone())),
            },
            Condition::HeardInstruct(step) => Some(Move::Instruct(step.clone())),
            Condition::HeardOffer(offer) => Some(Move::Offer(offer.clone())),
            Condition::HeardEscalate(team) => Some(Move::HandOver(team.clone())),
            Condition::HeardAbout(id) if self.case.team(id.as_str()).is_some() => {
                Some(Move::HandOver(id.clone()))
            }
            Condition::HeardAbout(id) => Some(Move::About(id.clone())),
            Condition::HeardWord(word) => Some(Move::Word(word.clone())),
            Condition::Tone(tone) => Some(Move::Sound(*tone)),
            Condition::Turn { above: Some(_), .. } | Condition::TurnsSince { .. } => {
                Some(Move::Act(Act::AskOpen))
            }
            _ => None,
        };
        said.map(|said| vec![vec![said]]).unwrap_or_default()
    }

    /// An act, with the object it needs in this scenario.
    fn act(&self, act: Act) -> Option<Move> {
        let scenario = &self.case.scenario;
        Some(match act {
            Act::Escalate => Move::HandOver(
                scenario.outcome.team().or(self.case.desk.teams.first().map(|team| &team.id))?.clone(),
            ),
            Act::Promise => Move::Promise(scenario.outcome.team().cloned()),
            Act::ReferElsewhere => Move::Refer(self.place()?),
            Act::Refuse => Move::Refuse(self.case.desk.policies.first()?.id.clone()),
            Act::Offer => Move::Offer(scenario.upsell.offer.clone()?),
            Act::VerifyIdentity => self.verify().pop()?.pop()?,
            Act::Recap | Act::ReadBack => {
                Move::Recap(self.state.ledger.all_known().map(|(id, _)| id.clone()).collect())
            }
            Act::AskFact => Move::Ask(scenario.facts.first()?.id.clone()),
            Act::CheckDone => Move::AskTried,
            Act::Instruct => Move::Instruct(scenario.steps.first()?.id.clone()),
            act => Move::Act(act),
        })
    }

    /// The place outside support that the customer has spoken of last, or the first.
    fn place(&self) -> Option<Id> {
        let lines = self.state.customer_lines.to_lowercase();
        let named = |names: &[String]| {
            names.iter().any(|name| {
                name.len() > 2 && lines.contains(name.trim_start_matches("a ").to_lowercase().as_str())
            })
        };
        let places = &self.case.desk.elsewhere;
        places.iter().find(|place| named(&place.aliases)).or(places.first()).map(|place| place.id.clone())
    }
}

/// Whether the condition speaks of what is being heard, so that it holds only in the turn of saying it.
fn is_heard(condition: &Condition) -> bool {
    match condition {
        Condition::Ever(inner) => is_heard(inner),
        Condition::Any(any) => any.iter().all(is_heard),
        condition => condition.needs_hearing(),
    }
}

fn whole(id: &Id) -> &str {
    id.whole().unwrap_or(id.as_str())
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, LazyLock};

    use super::*;
    use crate::content::Library;
    use crate::sim::session::Session;

    static CASE: LazyLock<Arc<Case>> =
        LazyLock::new(|| Arc::new(Library::built_in().case("cheap_pages", 1).unwrap()));

    /// The first way to a condition from the beginning of a call, in words.
    #[track_caller]
    fn check(condition: &Condition, expected: &str) {
        let session = Session::start(Arc::clone(&CASE));
        let ways = toward(&CASE, session.state(), condition);
        let first: Vec<String> = ways.first().into_iter().flatten().map(ToString::to_string).collect();
        assert_eq!(first.join(", "), expected);
    }

    #[test]
    fn what_stands_before_a_thing_comes_first() {
        check(&Condition::Verified, "verify by account, postcode");
        check(&Condition::Fact("began".into()), "ask for began");
        check(&Condition::Told("foreign_dns".into()), "run dns_check");
        check(&Condition::World("dns_auto".into()), "instruct login");
        check(&Condition::Step("other_device".into()), "ask what came of other_device");
    }

    #[test]
    fn what_must_be_heard_at_once_is_said_at_once() {
        let together =
            Condition::All(vec![Condition::Heard(Act::Empathise), Condition::HeardAsk("began".into())]);
        check(&together, "empathise, ask for began");
        check(&Condition::Ever(Box::new(Condition::Heard(Act::Redirect))), "redirect");
    }

    #[test]
    fn there_is_no_way_to_what_holds_or_cannot_be_brought_about() {
        check(&Condition::Always, "");
        check(&Condition::World("pigs_fly".into()), "");
        let circle = Condition::All(vec![Condition::World("pigs_fly".into()), Condition::Heard(Act::Thank)]);
        check(&circle, "");
    }
}
