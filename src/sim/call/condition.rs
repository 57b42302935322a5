//! Whether a condition holds.

use jiff::ToSpan;
use jiff::civil::Time;

use super::event::Heard;
use super::state::{Mood, State};
use crate::sim::case::Case;
use crate::sim::folding::find_word;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Condition;
use crate::sim::understanding::{ActHit, Fit, SubjectClass};
use crate::sim::words::{Act, FactKind};

/// The moment at which a condition is asked for.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// What the call is played with.
    pub case: &'a Case,
    /// The call as it stands.
    pub state: &'a State,
    /// What the customer has just heard; none between utterances.
    pub heard: Option<&'a Heard>,
    /// The mood.
    pub mood: Mood,
    /// How often the rest of the condition has held before, for `times`.
    pub met: u16,
}

impl<'a> Moment<'a> {
    /// The moment at which `heard` was heard, or between utterances.
    #[must_use]
    pub fn new(case: &'a Case, state: &'a State, heard: Option<&'a Heard>) -> Self {
        Self { case, state, heard, mood: state.mood, met: 0 }
    }

    /// The same moment for something whose condition has held `met` times before.
    #[must_use]
    pub const fn met(self, met: u16) -> Self {
        Self { met, ..self }
    }
}

/// Whether the condition holds.
#[must_use]
pub fn holds(condition: &Condition, moment: &Moment<'_>) -> bool {
    match condition {
        Condition::Always => true,
        Condition::All(all) => all.iter().all(|condition| holds(condition, moment)),
        Condition::Any(any) => any.iter().any(|condition| holds(condition, moment)),
        Condition::Not(not) => !holds(not, moment),
        Condition::Times(n) => moment.met + 1 == *n,
        Condition::Ever(ever) => ever_held(ever, moment),
        _ => known(condition, moment)
            .or_else(|| told(condition, moment))
            .or_else(|| hearing(condition, moment))
            .or_else(|| timing(condition, moment))
            .unwrap_or_else(|| playing(condition, moment)),
    }
}

/// Whether the condition holds when `times` is left aside.
#[must_use]
pub fn holds_but_for_times(condition: &Condition, moment: &Moment<'_>) -> bool {
    match condition {
        Condition::Times(_) => true,
        Condition::All(all) => all.iter().all(|condition| holds_but_for_times(condition, moment)),
        _ => holds(condition, moment),
    }
}

/// How many single conditions hold in it: the measure by which one beat goes before another.
#[must_use]
pub fn satisfied(condition: &Condition, moment: &Moment<'_>) -> usize {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            all.iter().map(|condition| satisfied(condition, moment)).sum()
        }
        Condition::Always => 0,
        condition => usize::from(holds(condition, moment)),
    }
}

fn ever_held(condition: &Condition, moment: &Moment<'_>) -> bool {
    let then = |(heard, mood): &(std::sync::Arc<Heard>, Mood)| {
        holds(condition, &Moment { heard: Some(heard.as_ref()), mood: *mood, ..*moment })
    };
    holds(condition, moment) || moment.state.heard.iter().any(then)
}

fn known(condition: &Condition, moment: &Moment<'_>) -> Option<bool> {
    let (case, state) = (moment.case, moment.state);
    Some(match condition {
        Condition::Fact(id) => knows(case, state, id),
        Condition::Found(id) => state.ledger.knows(id.as_str()),
        Condition::Tool(id) => state.tools.contains(id),
        Condition::Article(id) => state.articles.contains(id),
        Condition::Verified => state.verified,
        Condition::Step(id) => step_known(state, id),
        Condition::Chart(id) => {
            let chart = case.desk.charts.iter().find(|chart| chart.id == *id);
            chart.is_some_and(|chart| {
                chart.steps.iter().all(|step| case.step(step.as_str()).is_none() || step_known(state, step))
            })
        }
        Condition::World(mark) => state.world.contains(mark),
        Condition::TicketBegun => !state.draft.is_empty(),
        _ => return None,
    })
}

/// Whether the desk knows a fact: itself, or all its parts.
pub(crate) fn knows(case: &Case, state: &State, id: &Id) -> bool {
    if state.ledger.knows(id.as_str()) {
        return true;
    }
    case.all_parts(id, |part| state.ledger.knows(part.as_str()))
}

fn step_known(state: &State, id: &Id) -> bool {
    state.ledger.knows(id.as_str()) || state.steps.get(id).is_some_and(|step| step.done)
}

fn told(condition: &Condition, moment: &Moment<'_>) -> Option<bool> {
    let state = moment.state;
    let ledger = &state.ledger;
    let promises = || state.heard.iter().flat_map(|(heard, _)| &heard.promises);
    Some(match condition {
        Condition::Told(id) | Condition::ToldTeam(id) => told_of(moment.case, state, id),
        Condition::ToldWrong(id) => ledger.told(id.as_str()).is_some_and(|told| told.wrong.is_some()),
        Condition::ToldUnknown(id) => ledger.told(id.as_str()).is_some_and(|told| told.unknown.is_some()),
        Condition::Announced(tool) => state.announced.contains(tool),
        Condition::Promised(team) => {
            promises().any(|promise| is_any(team) || promise.team.as_ref() == Some(team))
        }
        Condition::PromisedWithin { team, minutes, hours } => {
            let limit = minutes
                .map_or(0, |n| n.saturating_mul(60))
                .saturating_add(hours.map_or(0, |n| n.saturating_mul(3_600)));
            promises().any(|promise| {
                let in_time = promise.within_s.is_some_and(|seconds| limit == 0 || seconds <= limit);
                in_time && team.as_ref().is_none_or(|team| promise.team.as_ref().is_none_or(|of| of == team))
            })
        }
        Condition::OverPromised => {
            moment.heard.is_some_and(|heard| heard.promises.iter().any(|promise| promise.too_much))
        }
        Condition::ReadBack(ids) => ids.iter().all(|id| was_read_back(moment.case, state, id)),
        _ => return None,
    })
}

/// Whether the customer has been told this: itself, or all its parts.
fn told_of(case: &Case, state: &State, id: &Id) -> bool {
    let right = |id: &Id| state.ledger.told(id.as_str()).is_some_and(|told| told.right.is_some());
    if is_any(id) {
        return state.ledger.all_told().any(|(_, told)| told.right.is_some());
    }
    right(id) || case.all_parts(id, right)
}

/// Whether this stood in a summary or in the ticket read out.
fn was_read_back(case: &Case, state: &State, id: &Id) -> bool {
    let items = case.items(id.as_str());
    let ids: Vec<Id> =
        if items.is_empty() { vec![id.clone()] } else { items.into_iter().map(|item| item.id).collect() };
    let summaries = || state.heard.iter().filter(|(heard, _)| is_summary(heard));
    ids.iter().all(|id| summaries().any(|(heard, _)| heard.told.contains(id)))
}

/// Whether this sums up or reads back.
pub(crate) fn is_summary(heard: &Heard) -> bool {
    heard.turn == 0 || heard.understood.heard(Act::ReadBack) || heard.understood.heard(Act::Recap)
}

fn is_any(id: &Id) -> bool {
    *id == *"any"
}

fn hearing(condition: &Condition, moment: &Moment<'_>) -> Option<bool> {
    let heard = moment.heard;
    let understood = heard.map(|heard| &heard.understood);
    let act_with = |act: Act, id: &Id| {
        let fits = |hit: &ActHit| hit.act == act && (is_any(id) || hit.object.as_ref() == Some(id));
        understood.is_some_and(|understood| understood.acts.iter().any(fits))
    };
    Some(match condition {
        Condition::Heard(act) => understood.is_some_and(|understood| understood.heard(*act)),
        Condition::HeardAny(acts) => {
            understood.is_some_and(|understood| acts.iter().any(|act| understood.heard(*act)))
        }
        Condition::HeardFamily(family) => {
            understood.is_some_and(|understood| understood.heard_family(*family))
        }
        Condition::HeardAsk(id) => heard.is_some_and(|heard| asks_for(moment.case, heard, id)),
        Condition::HeardAgain(id) => heard.is_some_and(|heard| {
            let known_before = |known: &Id| {
                moment.state.ledger.known(known.as_str()).is_some_and(|known| known.turn < heard.turn)
            };
            let again = |ask: &Id| (is_any(id) || ask == id) && known_before(ask);
            heard.understood.asks.iter().filter_map(|ask| ask.id.as_ref()).any(again)
        }),
        Condition::HeardInstruct(step) => act_with(Act::Instruct, step),
        Condition::HeardOffer(offer) => act_with(Act::Offer, offer),
        Condition::HeardEscalate(team) => act_with(Act::Escalate, team),
        Condition::HeardAbout(id) => {
            understood.is_some_and(|understood| understood.mentions.iter().any(|mention| mention.id == *id))
        }
        Condition::HeardWord(word) => heard.is_some_and(|heard| find_word(&heard.text, word).is_some()),
        Condition::HeardAgainstPolicy(id) => understood.is_some_and(|understood| {
            let against = |mention: &crate::sim::understanding::Mention| {
                mention.class == SubjectClass::Policy
                    && mention.fit == Fit::Wrong
                    && (is_any(id) || mention.id == *id)
            };
            understood.mentions.iter().any(against)
        }),
        Condition::Tone(tone) => understood.is_some_and(|understood| understood.tone(*tone).is_some()),
        Condition::NotUnderstood => understood.is_some_and(|understood| !understood.understood),
        _ => return None,
    })
}

fn asks_for(case: &Case, heard: &Heard, id: &Id) -> bool {
    heard.understood.asks.iter().any(|ask| {
        let of_step = ask.id.as_ref().is_some_and(|id| case.step(id.as_str()).is_some());
        match id.as_str() {
            "any" => true,
            "any_step" => of_step || ask.kind.as_ref().is_some_and(|kind| *kind == FactKind::Tried),
            _ => {
                ask.id.as_ref().is_some_and(|asked| asked == id || asked.whole() == Some(id.as_str()))
                    || ask.or.contains(id)
                    || ask.kind.as_ref() == Some(id)
            }
        }
    })
}

fn timing(condition: &Condition, moment: &Moment<'_>) -> Option<bool> {
    let state = moment.state;
    Some(match condition {
        Condition::Turn { above, below } => {
            let turn = moment.heard.map_or(state.turn, |heard| heard.turn.max(1));
            above.is_none_or(|n| turn > n) && below.is_none_or(|n| turn < n)
        }
        Condition::TurnsSince { id, turns } => {
            since(moment, id).is_some_and(|turn| state.turn.saturating_sub(turn) >= *turns)
        }
        Condition::Elapsed { seconds } => state.now >= u64::from(*seconds) * 1_000,
        Condition::Clock { after, before } => {
            let now = moment.case.call_at.checked_add(i64::try_from(state.now).unwrap_or(0).milliseconds());
            let time = now.map_or(moment.case.call_at.time(), jiff::civil::DateTime::time);
            let parse = |text: &String| text.parse::<Time>().ok();
            after.as_ref().is_none_or(|text| parse(text).is_some_and(|from| time >= from))
                && before.as_ref().is_none_or(|text| parse(text).is_some_and(|to| time < to))
        }
        Condition::AskedCount { id, above } => state.asked.get(id).is_some_and(|n| n > above),
        _ => return None,
    })
}

fn since(moment: &Moment<'_>, id: &Id) -> Option<u32> {
    let state = moment.state;
    let known = state.ledger.known(id.as_str()).map(|known| known.turn);
    let parts = || {
        moment
            .case
            .items(id.as_str())
            .iter()
            .filter_map(|item| state.ledger.known(item.id.as_str()))
            .map(|known| known.turn)
            .max()
    };
    let beat = || state.beats.get(id).filter(|beat| beat.times > 0).map(|beat| beat.turn);
    let ask = || state.asks.get(id).map(|ask| ask.put);
    known.or_else(parts).or_else(beat).or_else(ask)
}

fn playing(condition: &Condition, moment: &Moment<'_>) -> bool {
    let state = moment.state;
    let within = |value: u8, above: &Option<u8>, below: &Option<u8>| {
        above.is_none_or(|n| value > n) && below.is_none_or(|n| value < n)
    };
    match condition {
        Condition::Patience { above, below } => within(moment.mood.patience, above, below),
        Condition::Trust { above, below } => within(moment.mood.trust, above, below),
        Condition::Mood(tag) => mood_has(moment, tag),
        Condition::Played(beat) => state.beats.get(beat).is_some_and(|played| played.times > 0),
        Condition::Satisfied(ask) => {
            state.asks.get(ask).is_some_and(|ask| ask.end == Some(super::event::AskEnd::Answered))
        }
        Condition::Waiting(ask) => state.waiting().is_some_and(|(id, _)| is_any(ask) || id == ask),
        _ => false,
    }
}

/// Whether the mood has this tag.
#[must_use]
pub fn mood_has(moment: &Moment<'_>, tag: &str) -> bool {
    let tags = &moment.case.persona.moods;
    // A tag's own condition must not ask for tags: that could go round in a circle.
    tags.iter().any(|own| {
        own.0 == tag
            && !own.1.any_term(&mut |term| matches!(term, Condition::Mood(_)))
            && holds(&own.1, moment)
    })
}
