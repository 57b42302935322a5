//! Taking a call: what a bot does next, from what it has heard and seen so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::aims::Aims;
use super::bot::Bot;
use super::goal::{Goal, Reaction};
use super::moves::Move;
use super::paper::ticket;
use super::speech::Speech;
use super::toward::{Wish, toward};
use crate::sim::call::{Event, Moment, Phase, State, holds, knows};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::{Seed, Stream};
use crate::sim::scenario::model::{Condition, Ending, Feeling, Moment as OfferMoment};
use crate::sim::session::{Actor, Do, Input, Seconds, Session};
use crate::sim::time::Millis;
use crate::sim::words::Act;

/// A bot takes no more inputs than this in a call.
const MOST_INPUTS: u32 = 240;

/// The same thing is tried no more often than this.
const MOST_TRIES: u32 = 4;

/// The same thing is told no more often than this.
const MOST_TELLS: u32 = 2;

/// A bot that waits for something waits so long at a time, in milliseconds.
const LONGEST_WAIT: Millis = 20_000;

/// A bot in a call.
pub struct Trainee<'b> {
    bot: &'b Bot,
    aims: &'b Aims,
    speech: Speech<'b>,
    seed: Seed,
    tries: BTreeMap<Move, u32>,
    reached: BTreeSet<Goal>,
    heeded: Heeded,
    seen: usize,
    inputs: u32,
    said: Vec<Meant>,
    deeds: Vec<Do>,
    written: bool,
}

/// A sentence, and what was meant by it.
#[derive(Clone, Debug)]
pub struct Meant {
    /// The turn it was said in.
    pub turn: u32,
    /// What was meant.
    pub meant: Move,
    /// The words.
    pub sentence: String,
}

/// What the customer and the desk have done since the bot last spoke.
#[derive(Default)]
struct Heeded {
    feeling: Option<Feeling>,
    abused: bool,
    demanded: Option<Id>,
    pressed: bool,
    learnt: bool,
}

impl<'b> Trainee<'b> {
    /// A bot that picks up. The seed draws its phrases, its order and how long it thinks.
    #[must_use]
    pub fn new(bot: &'b Bot, aims: &'b Aims, seed: Seed) -> Self {
        Self {
            bot,
            aims,
            speech: Speech::new(bot, seed),
            seed,
            tries: BTreeMap::new(),
            reached: BTreeSet::new(),
            heeded: Heeded::default(),
            seen: 0,
            inputs: 0,
            said: Vec::new(),
            deeds: Vec::new(),
            written: false,
        }
    }

    /// Every sentence, and what was meant by it.
    #[must_use]
    pub fn said(&self) -> &[Meant] {
        &self.said
    }

    /// The next input; none when the call is over for the bot.
    pub fn next(&mut self, session: &Session) -> Option<Input> {
        self.inputs += 1;
        if self.inputs > MOST_INPUTS {
            return None;
        }
        self.heed(session);
        let act = match session.phase() {
            Phase::Done => None,
            Phase::Acw => Some(self.after_call(session)),
            Phase::Call => Some(self.in_call(session)),
        }?;
        Some(Input { actor: Actor::Trainee, took_ms: None, act })
    }

    fn heed(&mut self, session: &Session) {
        let events = session.events();
        for stamped in events.iter().skip(self.seen) {
            match &stamped.event {
                Event::FeelingShown { feeling, .. } => self.heeded.feeling = Some(*feeling),
                Event::Abused { .. } => self.heeded.abused = true,
                Event::Demanded { team, .. } => self.heeded.demanded = Some(team.clone()),
                Event::SupervisorSpoke { pressure: true, .. } => self.heeded.pressed = true,
                Event::Learnt { .. } => self.heeded.learnt = true,
                _ => {}
            }
        }
        self.seen = events.len();
    }

    fn after_call(&mut self, session: &Session) -> Do {
        if self.written || !self.goals().any(|goal| goal == Goal::Ticket) {
            return Do::File;
        }
        self.write(session)
    }

    fn write(&mut self, session: &Session) -> Do {
        self.written = true;
        let set =
            ticket(session.case(), session.state(), session.events(), &self.aims.ending, self.bot.paper);
        Do::Ticket { set }
    }

    fn goals(&self) -> impl Iterator<Item = Goal> + use<'b> {
        self.bot.goals.iter().copied()
    }

    fn in_call(&mut self, session: &Session) -> Do {
        let (case, state) = (session.case(), session.state());
        if state.hold.is_some() {
            return Do::Resume;
        }
        if let Some(deed) = self.deeds.pop() {
            return deed;
        }
        if let Some(wait) = waits(state) {
            return wait;
        }
        if state.turn == 0
            && let Some(text) = self.speech.phrase("greet", case, state, &[])
        {
            self.heeded = Heeded::default();
            self.note(state, Move::Act(Act::Greet), &text);
            self.note(state, Move::Act(Act::Introduce), &text);
            return Do::Say { text };
        }
        let main = self.main(session);
        self.turn(session, main)
    }

    /// What the bot goes for now: the first of its goals that is not reached.
    fn main(&mut self, session: &Session) -> Wish {
        let late = session.state().turn >= self.bot.most_turns;
        let goals: Vec<Goal> = self.goals().filter(|goal| !late || closes(*goal)).collect();
        for goal in goals {
            if let Some(wish) = self.pursue(goal, session)
                && !wish.is_empty()
            {
                return self.in_order(session, wish);
            }
        }
        Wish::new()
    }

    /// What must come before a move of the wish comes first.
    fn in_order(&self, session: &Session, wish: Wish) -> Wish {
        let (case, state) = (session.case(), session.state());
        for (first, then) in &self.aims.order {
            let causes = wish.iter().any(|one| brings(one, then));
            if causes && !holds(first, &Moment::new(case, state, None)) {
                let before = toward(case, state, first).into_iter().find(|way| self.may_try(way));
                if let Some(before) = before {
                    return before;
                }
            }
        }
        wish
    }

    /// An utterance or a deed: the reactions that are due, then what the bot goes for.
    fn turn(&mut self, session: &Session, main: Wish) -> Do {
        let (case, state) = (Arc::clone(session.case()), session.state());
        let case = case.as_ref();
        let mut sentences = self.reactions(session, &main);
        let deed = main.iter().find(|one| !one.is_said()).cloned();
        if let Some(deed) = deed {
            if sentences.is_empty() {
                return self.deed(session, &deed);
            }
        } else {
            for one in &main {
                sentences.extend(self.sentence(one, case, state));
            }
        }
        let nothing_left = main.is_empty();
        if sentences.is_empty() {
            return if nothing_left { self.end(state) } else { Do::Wait { seconds: Seconds(3_000) } };
        }
        self.heeded = Heeded::default();
        let text = self.in_its_manner(sentences, case, state);
        self.thinking(state, Do::Say { text })
    }

    /// Between what was heard and what is said lies a thought, now and then.
    fn thinking(&mut self, state: &State, say: Do) -> Do {
        let drawn = Stream::new(self.seed, "thinking", u64::from(state.turn)).below(6);
        if drawn < 3 {
            return say;
        }
        self.deeds.push(say);
        Do::Wait { seconds: Seconds(1_000 * Millis::try_from(drawn - 2).unwrap_or(1)) }
    }

    fn in_its_manner(&mut self, mut sentences: Vec<String>, case: &Case, state: &State) -> String {
        if state.turn % self.bot.every == 0 {
            let before: Vec<String> =
                self.bot.before.iter().filter_map(|key| self.speech.phrase(key, case, state, &[])).collect();
            sentences.splice(0..0, before);
            sentences
                .extend(self.bot.after.iter().filter_map(|key| self.speech.phrase(key, case, state, &[])));
        }
        sentences.join(" ")
    }

    fn sentence(&mut self, one: &Move, case: &Case, state: &State) -> Option<String> {
        let tries = self.tries.entry(one.clone()).or_insert(0);
        *tries += 1;
        let sentence = self.speech.say(one, *tries - 1, case, state);
        if let Some(sentence) = &sentence {
            self.note(state, one.clone(), sentence);
        }
        sentence
    }

    fn note(&mut self, state: &State, meant: Move, sentence: &str) {
        self.said.push(Meant { turn: state.turn + 1, meant, sentence: sentence.to_owned() });
    }

    fn deed(&mut self, session: &Session, deed: &Move) -> Do {
        *self.tries.entry(deed.clone()).or_insert(0) += 1;
        match deed {
            Move::Run(id) => Do::Tool { id: id.clone() },
            Move::Open(id) => Do::Article { id: id.clone() },
            Move::Wait(seconds) => Do::Wait { seconds: Seconds(1_000 * Millis::from(*seconds)) },
            Move::Write => self.write(session),
            Move::ReadBack => Do::ReadBack,
            Move::Decide(ending) => decide(ending, &self.reason(session)),
            _ => Do::Wait { seconds: Seconds(1_000) },
        }
    }

    fn reason(&self, session: &Session) -> String {
        if self.bot.paper != super::goal::Paper::Full {
            return "please take over".to_owned();
        }
        let (case, state) = (session.case(), session.state());
        let mut words: Vec<String> = case
            .all_items()
            .filter(|item| self.aims.facts.contains(&item.id) && state.ledger.knows(item.id.as_str()))
            .map(|item| item.value())
            .collect();
        let findings =
            case.scenario.findings.iter().filter(|finding| state.ledger.knows(finding.id.as_str()));
        words.extend(findings.map(|finding| finding.value.clone()));
        words.push("Customer is on the line".to_owned());
        format!("{}.", words.join(". "))
    }

    fn end(&self, state: &State) -> Do {
        let abuse = state.disposition.is_none() && self.aims.ending == Ending::EndForAbuse;
        Do::End { reason: abuse.then(|| "abuse".to_owned()) }
    }

    /// The sentences that answer what the customer has just done.
    fn reactions(&mut self, session: &Session, main: &Wish) -> Vec<String> {
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
            moves.extend(self.own_offer(case).map(Move::Offer));
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
            sentence.iter().for_each(|sentence| self.note(state, Move::Act(Act::Empathise), sentence));
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
        sentence.iter().for_each(|sentence| self.note(state, Move::Act(Act::Thank), sentence));
        sentence.into_iter().collect()
    }

    /// What answers the question that the customer waits with, if it can be said now.
    fn answer(&mut self, session: &Session, main: &Wish) -> Wish {
        let (case, state) = (session.case(), session.state());
        let Some((id, _)) = state.waiting() else { return Wish::new() };
        if self.bot.reacts.contains(&Reaction::PromiseAnything) {
            return vec![Move::Sound(crate::sim::words::Tone::EmptyPromise)];
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

    fn own_offer(&self, case: &Case) -> Option<Id> {
        case.scenario.upsell.offer.clone().or_else(|| case.desk.offers.first().map(|offer| offer.id.clone()))
    }

    fn tried(&self, one: &Move) -> u32 {
        self.tries.get(one).copied().unwrap_or(0)
    }

    fn may_try(&self, way: &Wish) -> bool {
        let most = |one: &Move| match one {
            Move::Tell(_) | Move::Offer(_) | Move::Promise(_) | Move::HandOver(_) | Move::TellUnknown(_) => {
                MOST_TELLS
            }
            _ => MOST_TRIES,
        };
        !way.is_empty() && way.iter().all(|one| self.tried(one) < most(one))
    }

    /// The first way to a condition that has not been tried too often; a tool is announced before it is run.
    fn way(&self, session: &Session, condition: &Condition) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        let way = toward(case, state, condition).into_iter().find(|way| self.may_try(way))?;
        let announce = way.iter().find_map(|one| match one {
            Move::Run(id) if self.bot.phrases.contains_key("announce") => Some(Move::Announce(id.clone())),
            _ => None,
        });
        Some(match announce.filter(|announce| self.tried(announce) == 0) {
            Some(announce) => vec![announce],
            None => way,
        })
    }

    fn once(&mut self, goal: Goal, wish: Wish) -> Option<Wish> {
        self.reached.insert(goal).then_some(wish)
    }

    fn pursue(&mut self, goal: Goal, session: &Session) -> Option<Wish> {
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
                let offer = self.own_offer(case).map(Move::Offer)?;
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
        let OfferMoment::After(when) = &case.scenario.upsell.moment else { return None };
        let offer = case.scenario.upsell.offer.clone()?;
        if !holds(when, &Moment::new(case, state, None)) {
            return None;
        }
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
        use crate::sim::scenario::model::Skill;
        let right = case.scenario.outcome.team();
        let fits = |skill: Skill| (skill == Skill::Hierarchical) == hierarchical;
        let team = case.desk.teams.iter().find(|team| fits(team.skill) && Some(&team.id) != right)?;
        self.once(goal, vec![Move::Decide(Ending::Escalate(team.id.clone()))])
    }
}

/// Whether the goal belongs to the end of a call.
const fn closes(goal: Goal) -> bool {
    matches!(
        goal,
        Goal::HandOver
            | Goal::Ticket
            | Goal::ReadBack
            | Goal::Decide
            | Goal::ToSupervisor
            | Goal::ToAnyTeam
            | Goal::MoreHelp
            | Goal::Goodbye
    )
}

/// Waits for the customer who is doing something, or for a tool that runs.
fn waits(state: &State) -> Option<Do> {
    let step = state.doing.as_ref().map(|doing| doing.due);
    let due = step.or_else(|| state.running.first().map(|running| running.due))?;
    let left = due.saturating_sub(state.now).clamp(500, LONGEST_WAIT);
    Some(Do::Wait { seconds: Seconds(left) })
}

/// Whether a move brings about what a condition waits for.
fn brings(one: &Move, condition: &Condition) -> bool {
    match (one, condition) {
        (Move::Run(id), Condition::Tool(wanted))
        | (Move::Tell(id), Condition::Told(wanted))
        | (Move::Instruct(id), Condition::HeardInstruct(wanted) | Condition::Step(wanted))
        | (Move::HandOver(id), Condition::HeardEscalate(wanted) | Condition::ToldTeam(wanted))
        | (Move::Decide(Ending::Escalate(id)), Condition::HeardEscalate(wanted)) => id == wanted,
        (Move::Act(act), Condition::Heard(wanted)) => act == wanted,
        _ => false,
    }
}

fn decide(ending: &Ending, reason: &str) -> Do {
    match ending {
        Ending::Resolve => Do::Resolve { reason: reason.to_owned() },
        Ending::Escalate(team) => Do::Escalate { team: team.clone(), reason: reason.to_owned(), warm: true },
        Ending::Refer(to) => Do::Refer { to: to.clone() },
        Ending::Decline(policy) => Do::Decline { policy: policy.clone() },
        Ending::Callback => Do::Callback { in_minutes: 60 },
        Ending::EndForAbuse | Ending::HungUp => Do::End { reason: Some("abuse".to_owned()) },
    }
}
