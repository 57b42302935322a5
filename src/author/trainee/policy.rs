//! Taking a call: what a bot does next, from what it has heard and seen so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::aims::Aims;
use super::bot::Bot;
use super::goal::Goal;
use super::moves::Move;
use super::paper::ticket;
use super::speech::Speech;
use super::toward::{Wish, toward};
use crate::sim::call::{Event, Moment, Phase, State, holds};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::{Seed, Stream};
use crate::sim::scenario::model::{Condition, Ending, Feeling};
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
    pub(super) bot: &'b Bot,
    pub(super) aims: &'b Aims,
    pub(super) speech: Speech<'b>,
    pub(super) seed: Seed,
    pub(super) tries: BTreeMap<Move, u32>,
    pub(super) reached: BTreeSet<Goal>,
    /// The goal of this turn.
    pursued: Option<Goal>,
    pub(super) heeded: Heeded,
    seen: usize,
    inputs: u32,
    said: Vec<Meant>,
    pub(super) deeds: Vec<Do>,
    pub(super) written: bool,
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
pub(super) struct Heeded {
    pub(super) feeling: Option<Feeling>,
    pub(super) abused: bool,
    pub(super) demanded: Option<Id>,
    pub(super) pressed: bool,
    pub(super) learnt: bool,
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
            pursued: None,
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
        self.turn(session, &main)
    }

    /// What the bot goes for now: the first of its goals that is not reached.
    fn main(&mut self, session: &Session) -> Wish {
        let late = session.state().turn >= self.bot.most_turns;
        let goals: Vec<Goal> = self.goals().filter(|goal| !late || closes(*goal)).collect();
        for goal in goals {
            if let Some(wish) = self.pursue(goal, session)
                && !wish.is_empty()
            {
                self.pursued = Some(goal);
                let ordered = self.in_order(session, &wish);
                if ordered != wish {
                    self.put_off();
                }
                return ordered;
            }
        }
        self.pursued = None;
        Wish::new()
    }

    /// What is done once and was not done now is still to be done.
    fn put_off(&mut self) {
        if let Some(goal) = self.pursued.take() {
            self.reached.remove(&goal);
        }
    }

    /// What must come before a move of the wish comes first.
    fn in_order(&self, session: &Session, wish: &Wish) -> Wish {
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
        wish.clone()
    }

    /// An utterance or a deed: the reactions that are due, then what the bot goes for.
    fn turn(&mut self, session: &Session, main: &[Move]) -> Do {
        let (case, state) = (Arc::clone(session.case()), session.state());
        let case = case.as_ref();
        let mut sentences = self.reactions(session, main);
        let deed = main.iter().find(|one| !one.is_said()).cloned();
        if let Some(deed) = deed {
            if sentences.is_empty() {
                return self.deed(session, &deed);
            }
            self.put_off();
        } else {
            for one in main {
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
        if state.turn.is_multiple_of(self.bot.every) {
            let before: Vec<String> =
                self.bot.before.iter().filter_map(|key| self.speech.phrase(key, case, state, &[])).collect();
            sentences.splice(0..0, before);
            sentences
                .extend(self.bot.after.iter().filter_map(|key| self.speech.phrase(key, case, state, &[])));
        }
        sentences.join(" ")
    }

    pub(super) fn sentence(&mut self, one: &Move, case: &Case, state: &State) -> Option<String> {
        let tries = self.tries.entry(one.clone()).or_insert(0);
        *tries += 1;
        let sentence = self.speech.say(one, *tries - 1, case, state);
        if let Some(sentence) = &sentence {
            self.note(state, one.clone(), sentence);
        }
        sentence
    }

    pub(super) fn note(&mut self, state: &State, meant: Move, sentence: &str) {
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
            .map(|item| item.value(&case.pack))
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

    pub(super) fn tried(&self, one: &Move) -> u32 {
        self.tries.get(one).copied().unwrap_or(0)
    }

    pub(super) fn may_try(&self, way: &Wish) -> bool {
        let most = |one: &Move| match one {
            Move::Tell(_) | Move::Offer(_) | Move::Promise(_) | Move::HandOver(_) | Move::TellUnknown(_) => {
                MOST_TELLS
            }
            _ => MOST_TRIES,
        };
        !way.is_empty() && way.iter().all(|one| self.tried(one) < most(one))
    }

    /// The first way to a condition that has not been tried too often; a tool is announced before it is run.
    pub(super) fn way(&self, session: &Session, condition: &Condition) -> Option<Wish> {
        let (case, state) = (session.case(), session.state());
        // What is sold is a goal of its own: nobody sells to get on with something else.
        let sells = |way: &Wish| way.iter().any(|one| matches!(one, Move::Offer(_)));
        let way = toward(case, state, condition).into_iter().find(|way| !sells(way) && self.may_try(way))?;
        let announce = way.iter().find_map(|one| match one {
            Move::Run(id) if self.bot.phrases.contains_key("announce") => Some(Move::Announce(id.clone())),
            _ => None,
        });
        Some(match announce.filter(|announce| self.tried(announce) == 0) {
            Some(announce) => vec![announce],
            None => way,
        })
    }

    pub(super) fn once(&mut self, goal: Goal, wish: Wish) -> Option<Wish> {
        self.reached.insert(goal).then_some(wish)
    }
}

/// What the scenario would have sold, or the desk's first offer.
pub(super) fn own_offer(case: &Case) -> Option<Id> {
    case.scenario.upsell.offer.clone().or_else(|| case.desk.offers.first().map(|offer| offer.id.clone()))
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

/// The input that decides this ending.
pub(super) fn decide(ending: &Ending, reason: &str) -> Do {
    match ending {
        Ending::Resolve => Do::Resolve { reason: reason.to_owned() },
        Ending::Escalate(team) => Do::Escalate { team: team.clone(), reason: reason.to_owned(), warm: true },
        Ending::Refer(to) => Do::Refer { to: to.clone() },
        Ending::Decline(policy) => Do::Decline { policy: policy.clone() },
        Ending::Callback => Do::Callback { in_minutes: 60 },
        Ending::EndForAbuse | Ending::HungUp => Do::End { reason: Some("abuse".to_owned()) },
    }
}
