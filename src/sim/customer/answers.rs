//! Answers: what was asked for, in the author's words.

use crate::sim::call::{Event, Heard, Moment, Scene, Withheld, holds, knows};
use crate::sim::case::Item;
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scenario::model::{Fact, Need, Reveals, Standing};
use crate::sim::understanding::AskHit;
use crate::sim::words::{Act, FactKind};

use super::claims::fall;
use super::lines::{give, say, verify};
use super::steps;

/// Answers what was asked for, in order, up to what the persona answers at once. Returns whether anything was said.
pub(super) fn answer(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let asks = distinct(&heard.understood.asks);
    let most = usize::from(scene.case.persona.answers_at_once.max(1));
    let mut said = false;
    for (index, ask) in asks.iter().enumerate() {
        if !scene.on_the_line() {
            return said;
        }
        if index >= most {
            if let Some(id) = &ask.id {
                scene.emit(Event::NotSaid { id: id.clone(), why: Withheld::TooMany });
            }
            continue;
        }
        said |= answer_one(scene, heard, ask, u16::try_from(index).unwrap_or(u16::MAX));
    }
    let case = scene.case;
    if asks.len() > most {
        said |= say(scene, "persona.one_at_a_time", &case.persona.lines.one_at_a_time, None, &[]);
    }
    if asks.is_empty() {
        said |= answer_loosely(scene, heard);
    }
    said
}

/// Facts that come unasked.
pub(super) fn volunteer(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let mut said = false;
    for fact in &case.scenario.facts {
        let due = matches!(&fact.reveals, Reveals::Unasked(when) if scene.holds(when, Some(heard)));
        if due && !knows(case, scene.state, &fact.id) {
            said |= tell(scene, fact, &Item::of(fact), Source::Volunteered);
        }
    }
    said
}

/// The asks of an utterance, each thing once.
fn distinct(asks: &[AskHit]) -> Vec<&AskHit> {
    let mut seen: Vec<(&Option<Id>, &Option<Id>)> = Vec::new();
    let mut kept = Vec::new();
    for ask in asks {
        let key = if ask.id.is_some() { (&ask.id, &None) } else { (&None, &ask.kind) };
        if !seen.contains(&key) {
            seen.push(key);
            kept.push(ask);
        }
    }
    kept
}

fn answer_one(scene: &mut Scene<'_>, heard: &Heard, ask: &AskHit, index: u16) -> bool {
    let case = scene.case;
    if ask.id.is_none() && ask.or.len() > 1 {
        return ask_which(scene, ask);
    }
    let id = ask.id.clone().or_else(|| ask.or.first().cloned());
    if let Some(id) = id {
        if let Some(fact) = case.fact(id.whole().unwrap_or(id.as_str())) {
            return answer_fact(scene, heard, fact, &id, index);
        }
        if let Some(step) = case.step(id.as_str()) {
            if steps::has_yet_to_look(scene, step) {
                note_ask(scene, &id, false, index);
                return steps::do_step(scene, step, heard);
            }
            return steps::tell_result(scene, step, index);
        }
        if let Some(topic) = case.scenario.topics.iter().find(|topic| topic.id == id) {
            note_ask(scene, &id, false, index);
            let again = scene.state.asked.get(&id).is_some_and(|n| *n > 1) && !topic.again.is_empty();
            let (lines, list) = if again { (&topic.again, "again") } else { (&topic.says, "says") };
            let said = say(scene, &format!("topics.{id}.{list}"), lines, None, &[]);
            give(scene, &topic.gives, Source::Volunteered);
            return said;
        }
    }
    // Asked what the message says, somebody who sees nothing but a code reads out the code.
    if ask.kind.as_ref().is_some_and(|kind| *kind == FactKind::ErrorText)
        && let Some(code) = case
            .scenario
            .facts
            .iter()
            .find(|fact| fact.kind.as_ref().is_some_and(|kind| *kind == FactKind::ErrorCode))
    {
        return answer_fact(scene, heard, code, &code.id, index);
    }
    answer_kind(scene, ask.kind.as_ref(), index)
}

/// A question that means no fact of this case: answered by its kind.
fn answer_kind(scene: &mut Scene<'_>, kind: Option<&Id>, index: u16) -> bool {
    let case = scene.case;
    let lines = &case.persona.lines;
    match kind.and_then(FactKind::of) {
        Some(FactKind::Tried) => return steps::tell_all(scene, index),
        Some(FactKind::Name) => {
            let name = case.scenario.customer.says_name.as_ref().unwrap_or(&case.scenario.customer.name);
            return say(scene, "persona.my_name", &lines.my_name, None, &[("name", name)]);
        }
        _ => {}
    }
    let own = kind.and_then(|kind| lines.by_kind.iter().find(|own| own.kind == *kind));
    match own {
        Some(own) => say(scene, &format!("persona.by_kind.{}", own.kind), &own.says, None, &[]),
        None => say(scene, "persona.does_not_know", &lines.does_not_know, None, &[]),
    }
}

fn ask_which(scene: &mut Scene<'_>, ask: &AskHit) -> bool {
    let case = scene.case;
    let name = |id: &Id| {
        case.fact(id.as_str())
            .and_then(|fact| fact.of.clone())
            .unwrap_or_else(|| id.as_str().replace(['_', '.'], " "))
    };
    let choices = case.pack.choices(&ask.or.iter().map(name).collect::<Vec<_>>());
    say(scene, "persona.which", &case.persona.lines.which, None, &[("choices", &choices)])
}

/// Acts that ask without naming anything: an open question, or a request for identification.
fn answer_loosely(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    if heard.understood.heard(Act::VerifyIdentity) && !scene.state.verified {
        let open: Vec<Id> =
            case.identity_facts().filter(|id| !knows(case, scene.state, id)).cloned().collect();
        let mut said = false;
        for id in open.iter().take(usize::from(case.desk.verification.any)) {
            if let Some(fact) = case.fact(id.as_str()) {
                said |= answer_fact(scene, heard, fact, id, 0);
            }
        }
        return said;
    }
    let opens = heard.understood.heard(Act::AskOpen) && scene.state.turn > 1;
    // `Try it and tell me what you see` asks for what comes of the step, which is told when it is done.
    let sets_out = heard.understood.acts.iter().any(|hit| hit.act == Act::Instruct && hit.object.is_some());
    if !opens || sets_out {
        return false;
    }
    // An open question is worth the next thing the customer would tell: the first needed fact that is not known.
    let next = case.scenario.facts.iter().find(|fact| {
        let tells = fact.reveals == Reveals::WhenAsked
            && fact.standing == Standing::Observed
            && fact.claims.is_none();
        tells && fact.needed.contains(&Need::Diagnosis) && !knows(case, scene.state, &fact.id)
    });
    next.is_some_and(|fact| tell(scene, fact, &Item::of(fact), Source::Answered))
}

fn answer_fact(scene: &mut Scene<'_>, heard: &Heard, fact: &Fact, id: &Id, index: u16) -> bool {
    let case = scene.case;
    let items = case.items(id.as_str());
    let turn = scene.state.turn;
    let known = items.iter().all(|item| scene.state.ledger.knows(item.id.as_str()));
    let just_said = items
        .iter()
        .all(|item| scene.state.ledger.known(item.id.as_str()).is_some_and(|known| known.turn == turn));
    let asked_before = scene.state.asked.get(id).copied().unwrap_or(0);
    note_ask(scene, id, known && !just_said, index);
    if just_said {
        // The opening or a claim that fell has answered the question in this very turn.
        return false;
    }
    if refuses_identity(scene, id) {
        scene.emit(Event::NotSaid { id: id.clone(), why: Withheld::Refused });
        return say(scene, "identity.refuses", &case.scenario.identity.refuses, None, &[]);
    }
    if known {
        return tell_again(scene, &items);
    }
    if let Some(why) = withheld(scene, fact, heard, asked_before) {
        return hold_back(scene, fact, id, why);
    }
    if fact.claims.is_some() && !scene.state.fallen.contains(&fact.id) {
        fall(scene, fact, false);
    }
    let grumble = is_identity(scene, id)
        && scene.state.asked.keys().filter(|asked| is_identity(scene, asked)).count() == 1;
    let said = grumble && say(scene, "identity.grumble", &case.scenario.identity.grumble, None, &[]);
    let missing: Vec<Item<'_>> =
        items.into_iter().filter(|item| !scene.state.ledger.knows(item.id.as_str())).collect();
    let missing = if missing.is_empty() { case.items(id.as_str()) } else { missing };
    tell(scene, fact, &missing, Source::Answered) || said
}

fn note_ask(scene: &mut Scene<'_>, id: &Id, again: bool, ask: u16) {
    let turn = scene.state.turn;
    scene.emit(Event::AskedFor { id: id.clone(), again, turn, ask });
}

fn is_identity(scene: &Scene<'_>, id: &Id) -> bool {
    scene.case.desk.verification.of.contains(id)
}

fn refuses_identity(scene: &Scene<'_>, id: &Id) -> bool {
    is_identity(scene, id)
        && scene.case.scenario.identity.refused_if.as_ref().is_some_and(|when| scene.holds(when, None))
}

/// Why the fact is not said yet, if it is not.
fn withheld(scene: &Scene<'_>, fact: &Fact, heard: &Heard, asked_before: u32) -> Option<Withheld> {
    let moment = Moment::new(scene.case, scene.state, Some(heard));
    if fact.collapses_when.as_ref().is_some_and(|when| holds(when, &moment)) {
        return None;
    }
    let otherwise = if fact.claims.is_some() { Withheld::Claimed } else { Withheld::NotYet };
    match &fact.reveals {
        Reveals::WhenAsked | Reveals::Unasked(_) => None,
        Reveals::AfterProbe { times } => (asked_before < u32::from(*times)).then_some(Withheld::Probe),
        Reveals::WhenConfronted { .. } => {
            (!scene.state.fallen.contains(&fact.id)).then_some(Withheld::Claimed)
        }
        Reveals::When(when) => (!holds(when, &moment)).then_some(otherwise),
        Reveals::ByStep(step) => {
            (!scene.state.steps.get(step).is_some_and(|step| step.done)).then_some(Withheld::NotYet)
        }
        Reveals::Never => Some(Withheld::NotYet),
    }
}

fn hold_back(scene: &mut Scene<'_>, fact: &Fact, id: &Id, why: Withheld) -> bool {
    let case = scene.case;
    scene.emit(Event::NotSaid { id: id.clone(), why });
    if let Some(claim) = &fact.claims {
        let first = !scene.state.claims.contains(&fact.id);
        scene.emit(Event::Claimed { id: fact.id.clone() });
        if first || fact.until.is_empty() {
            return say(scene, &format!("facts.{}.claims", fact.id), std::slice::from_ref(claim), None, &[]);
        }
    }
    if fact.until.is_empty() {
        return answer_kind(
            scene,
            fact.kind.as_ref().filter(|kind| **kind != FactKind::Tried && **kind != FactKind::Name),
            0,
        );
    }
    say(scene, &format!("facts.{}.until", fact.id), &fact.until, None, &[]) || {
        let lines = &case.persona.lines.does_not_know;
        say(scene, "persona.does_not_know", lines, None, &[])
    }
}

fn tell_again(scene: &mut Scene<'_>, items: &[Item<'_>]) -> bool {
    let case = scene.case;
    let mut said = say(scene, "persona.again", &case.persona.lines.again, None, &[]);
    if let Some(item) = items.first() {
        let (again, place) = item.again();
        said |= if again.is_empty() { say_item(scene, item) } else { say(scene, &place, again, None, &[]) };
    }
    said
}

/// Says the items and writes down that they are known.
fn tell(scene: &mut Scene<'_>, fact: &Fact, items: &[Item<'_>], source: Source) -> bool {
    let turn = scene.state.turn;
    if let Some(slip) = fact.first_says.as_ref().filter(|_| fact.parts.is_empty()) {
        let said = say(scene, &format!("facts.{}.first_says", fact.id), &slip.says, None, &[]);
        let value =
            if slip.value.is_empty() { slip.at.clone().unwrap_or_default() } else { slip.value.clone() };
        scene.emit(Event::Learnt { id: fact.id.clone(), source, slip: Some(value), turn });
        return said;
    }
    let whole = items.len() > 1 && items.len() == fact.parts.len() && !fact.says_all.is_empty();
    let mut said = whole && say(scene, &format!("facts.{}.says_all", fact.id), &fact.says_all, None, &[]);
    for item in items {
        if !whole {
            said |= say_item(scene, item);
        }
        scene.emit(Event::Learnt { id: item.id.clone(), source, slip: None, turn });
    }
    give(scene, &fact.gives, Source::Volunteered);
    verify(scene);
    said
}

fn say_item(scene: &mut Scene<'_>, item: &Item<'_>) -> bool {
    let case = scene.case;
    let (lines, place) = item.says();
    if lines.is_empty() {
        say(scene, "persona.value", &case.persona.lines.value, None, &[("value", &item.value(&case.pack))])
    } else {
        say(scene, &place, lines, None, &[])
    }
}
