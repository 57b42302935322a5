//! Claims that fall, slips that are corrected, and wrong values that are said back.

use crate::sim::call::{Event, Heard, Scene, Withheld, is_summary};
use crate::sim::case::Item;
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scenario::model::{Fact, Reveals, Standing};
use crate::sim::understanding::{Fit, Mention, SubjectClass};
use crate::sim::wording::is_a_contact;
use crate::sim::words::{Act, FactKind, Tone};

use super::lines::{give, say};
use super::mood::shift_mood;

/// The truth is put to the customer: by a finding that disproves a claim, gently or as blame.
pub(super) fn confront(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let Some(fact) = case.scenario.facts.iter().find(|fact| is_confronted(scene, fact, heard)) else {
        return false;
    };
    let Some(lines) = &fact.confronted else {
        fall(scene, fact, false);
        return say(scene, &format!("facts.{}.says", fact.id), &fact.says, None, &[]);
    };
    let place = format!("facts.{}.confronted", fact.id);
    let already = scene.state.ledger.knows(fact.id.as_str()) && !lines.already.is_empty();
    if already {
        fall(scene, fact, false);
        return say(scene, &format!("{place}.already"), &lines.already, None, &[]);
    }
    if heard.understood.tone(Tone::Blame).is_some() {
        shift_mood(scene, lines.mood_blame, &fact.id, "was blamed with it");
        if lines.blame_tells {
            fall(scene, fact, true);
        } else {
            scene.emit(Event::NotSaid { id: fact.id.clone(), why: Withheld::Refused });
        }
        return say(scene, &format!("{place}.blame"), &lines.blame, None, &[]);
    }
    shift_mood(scene, lines.mood_gentle, &fact.id, "was shown it without blame");
    fall(scene, fact, false);
    say(scene, &format!("{place}.gentle"), &lines.gentle, None, &[])
}

/// A claim falls, and what it hid becomes known.
pub(super) fn fall(scene: &mut Scene<'_>, fact: &Fact, blamed: bool) {
    scene.emit(Event::ClaimFell { id: fact.id.clone(), blamed });
    give(scene, std::slice::from_ref(&fact.id), Source::Answered);
    give(scene, &fact.gives, Source::Volunteered);
}

fn is_confronted(scene: &Scene<'_>, fact: &Fact, heard: &Heard) -> bool {
    let can_fall = !scene.state.fallen.contains(&fact.id)
        && (fact.claims.is_some() || matches!(fact.reveals, Reveals::WhenConfronted { .. }));
    if !can_fall {
        return false;
    }
    let puts = |finding: &Id| heard.told.contains(finding) && scene.state.ledger.knows(finding.as_str());
    let by_reveals = matches!(&fact.reveals, Reveals::WhenConfronted { with } if puts(with));
    let disproving =
        scene.case.scenario.findings.iter().filter(|finding| finding.disproves.as_ref() == Some(&fact.id));
    let collapses = || fact.collapses_when.as_ref().is_some_and(|when| scene.holds(when, Some(heard)));
    let claimed = || scene.state.claims.contains(&fact.id);
    by_reveals || disproving.into_iter().any(|finding| puts(&finding.id)) || (claimed() && collapses())
}

/// Slips are corrected, wrong values said back are put right, and a right summary is confirmed.
pub(super) fn check_summary(scene: &mut Scene<'_>, heard: &Heard, spoken: bool) -> bool {
    if let Some(said) = correct_slip(scene, heard) {
        return said;
    }
    if let Some(said) = put_right(scene, heard) {
        return said;
    }
    if let Some(said) = deny_step(scene, heard) {
        return said;
    }
    if !is_summary(heard) {
        take_confirmed(scene, heard, &clarified(heard));
        return false;
    }
    let is_fact =
        |id: &&Id| !scene.case.items(id.as_str()).is_empty() || scene.case.finding(id.as_str()).is_some();
    let items: Vec<Id> = heard.told.iter().filter(is_fact).cloned().collect();
    if items.is_empty() {
        return false;
    }
    let turn = scene.state.turn;
    scene.emit(Event::Confirmed { items: items.clone(), turn });
    // The ticket read aloud is for putting right what was learnt: it does not take the place of asking.
    if heard.turn > 0 {
        take_confirmed(scene, heard, &items);
    }
    let case = scene.case;
    !spoken && say(scene, "persona.confirms", &case.persona.lines.confirms, None, &[])
}

/// The facts whose right value the agent said to make sure that they had understood.
fn clarified(heard: &Heard) -> Vec<Id> {
    let makes_sure = |sentence: u16| {
        heard.understood.acts.iter().any(|hit| hit.act == Act::Clarify && hit.sentence == sentence)
    };
    let asked = |id: &Id| heard.understood.asks.iter().any(|ask| ask.id.as_ref() == Some(id));
    let said = heard.understood.mentions.iter().filter(|mention| {
        mention.class == SubjectClass::Fact && mention.fit == Fit::Right && makes_sure(mention.sentence)
    });
    said.filter(|mention| !asked(&mention.id)).map(|mention| mention.id.clone()).collect()
}

/// What the customer lets stand as right is known from then on, whoever said it first.
fn take_confirmed(scene: &mut Scene<'_>, heard: &Heard, ids: &[Id]) {
    let turn = scene.state.turn;
    for id in ids {
        let known = scene.state.ledger.knows(id.as_str());
        if !known && !heard.told_wrong.contains(id) && can_confirm(scene, heard, id) {
            scene.emit(Event::Learnt { id: id.clone(), source: Source::Confirmed, slip: None, turn });
        }
    }
}

/// Whether the customer knows this and would say so: nobody confirms a secret, what their own claim denies, or what only a
/// tool or a step can show. Who they are they say themselves.
fn can_confirm(scene: &Scene<'_>, heard: &Heard, id: &Id) -> bool {
    let case = scene.case;
    let Some(fact) = case.fact(id.whole().unwrap_or(id.as_str())) else { return false };
    let owned_up = || {
        scene.state.fallen.contains(&fact.id)
            || case.scenario.findings.iter().any(|finding| {
                finding.disproves.as_ref() == Some(&fact.id)
                    && scene.state.ledger.told(finding.id.as_str()).is_some_and(|told| told.right.is_some())
            })
    };
    let seen = match &fact.reveals {
        Reveals::WhenAsked | Reveals::AfterProbe { .. } | Reveals::Unasked(_) => true,
        Reveals::When(when) => scene.holds(when, Some(heard)),
        Reveals::WhenConfronted { .. } => owned_up(),
        Reveals::ByStep(step) => scene.state.steps.get(step).is_some_and(|step| step.done),
        Reveals::Never => false,
    };
    seen && fact.standing != Standing::Secret
        && !case.desk.verification.of.contains(&fact.id)
        && (fact.claims.is_none() || owned_up())
        && heard
            .understood
            .mentions
            .iter()
            .any(|mention| mention.id == *id && is_enough(heard, fact, mention))
}

/// One word that is no number says neither where nor when somebody can be reached.
fn is_enough(heard: &Heard, fact: &Fact, mention: &Mention) -> bool {
    let is_contact = fact.kind.as_ref().is_some_and(|kind| *kind == FactKind::Contact);
    mention.class == SubjectClass::Fact
        && mention.fit == Fit::Right
        && (!is_contact || is_a_contact(mention.span.of(&heard.text)))
}

fn correct_slip(scene: &mut Scene<'_>, heard: &Heard) -> Option<bool> {
    let case = scene.case;
    let fact = case.scenario.facts.iter().find(|fact| {
        let slipped = scene
            .state
            .ledger
            .known(fact.id.as_str())
            .is_some_and(|known| known.slip.is_some() && known.turn < scene.state.turn);
        slipped && notices_slip(scene, fact, heard)
    })?;
    let lines = fact.corrects.as_ref().map(|corrects| corrects.says.as_slice()).unwrap_or_default();
    let turn = scene.state.turn;
    scene.emit(Event::Corrected { id: fact.id.clone() });
    scene.emit(Event::Learnt { id: fact.id.clone(), source: Source::Volunteered, slip: None, turn });
    let value = fact_value(scene, fact);
    Some(if lines.is_empty() {
        say(scene, "persona.corrects", &case.persona.lines.corrects, None, &[("value", &value)])
    } else {
        say(scene, &format!("facts.{}.corrects", fact.id), lines, None, &[])
    })
}

fn notices_slip(scene: &Scene<'_>, fact: &Fact, heard: &Heard) -> bool {
    let said_back = heard
        .understood
        .mentions
        .iter()
        .any(|mention| mention.class == SubjectClass::Fact && mention.id == fact.id);
    let asked_again = heard.understood.asks.iter().any(|ask| ask.id.as_ref() == Some(&fact.id));
    let when = || {
        fact.corrects
            .as_ref()
            .and_then(|corrects| corrects.when.as_ref())
            .is_some_and(|when| scene.holds(when, Some(heard)))
    };
    said_back || asked_again || is_summary(heard) || when()
}

/// A wrong value of something the customer had told is put right.
fn put_right(scene: &mut Scene<'_>, heard: &Heard) -> Option<bool> {
    let case = scene.case;
    let wrong = heard.understood.mentions.iter().find(|mention| is_wrong_fact(scene, mention))?;
    let item = case.items(wrong.id.as_str()).into_iter().next()?;
    scene.emit(Event::Corrected { id: item.id.clone() });
    let (lines, place) = item.if_wrong();
    Some(if lines.is_empty() {
        say(
            scene,
            "persona.corrects",
            &case.persona.lines.corrects,
            None,
            &[("value", &item.value(&case.pack))],
        )
    } else {
        say(scene, &place, lines, None, &[])
    })
}

/// A summary that says they did what they never did is put right, and not confirmed.
fn deny_step(scene: &mut Scene<'_>, heard: &Heard) -> Option<bool> {
    let case = scene.case;
    let step = heard.told_wrong.iter().find_map(|id| case.step(id.as_str()))?;
    scene.emit(Event::Corrected { id: step.id.clone() });
    let lines = &case.persona.lines;
    Some(
        say(scene, "persona.did_not", &lines.did_not, None, &[])
            || say(scene, "persona.not_understood", &lines.not_understood, None, &[]),
    )
}

fn is_wrong_fact(scene: &Scene<'_>, mention: &Mention) -> bool {
    mention.class == SubjectClass::Fact
        && mention.fit == Fit::Wrong
        && scene.state.ledger.known(mention.id.as_str()).is_some_and(|known| known.slip.is_none())
}

fn fact_value(scene: &Scene<'_>, fact: &Fact) -> String {
    Item::of(fact).first().map(|item| item.value(&scene.case.pack)).unwrap_or_default()
}
