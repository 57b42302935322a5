//! One turn of the customer's: everything that comes back to one utterance.

use crate::sim::call::{Heard, Scene};
use crate::sim::scenario::model::Place;
use crate::sim::understanding::{Fit, SubjectClass};
use crate::sim::words::Act;

use super::ending::leave_if_out_of_patience;
use super::lines::say;
use super::mood::be_moved;
use super::notice::say_opening;
use super::{answers, beats, claims, digressions, questions, steps};

/// The customer hears an utterance and makes their moves.
pub fn hear(scene: &mut Scene<'_>, heard: &Heard) {
    let opened_now = !scene.state.opened;
    if opened_now {
        say_opening(scene);
    }
    be_moved(scene, heard);
    let mut spoken = opened_now;
    spoken |= questions::settle(scene, heard);
    spoken |= mind_the_name(scene, heard);
    spoken |= digressions::meet(scene, heard);
    spoken |= claims::confront(scene, heard);
    spoken |= claims::check_summary(scene, heard, spoken);
    spoken |= reply(scene, heard, spoken);
    spoken |= answers::volunteer(scene, heard);
    spoken |= steps::realise(scene, heard);
    if !opened_now {
        spoken |= questions::put(scene, Some(heard)) || digressions::wander(scene, heard);
    }
    if !spoken {
        fill_the_gap(scene, heard);
    }
    leave_if_out_of_patience(scene);
}

/// The beat and the answer, in the beat's order.
fn reply(scene: &mut Scene<'_>, heard: &Heard, spoken: bool) -> bool {
    let beat = beats::choose(scene, Some(heard));
    let Some(beat) = beat else { return respond(scene, heard, spoken) };
    match beat.place {
        Place::Instead => {
            let said = beats::play(scene, beat);
            // A beat without words in place of the answer only moves the mood: the answer stands.
            if beat.says.is_empty() { respond(scene, heard, spoken) } else { said }
        }
        Place::Before => {
            let said = beats::play(scene, beat);
            respond(scene, heard, spoken || said) || said
        }
        Place::After => {
            let said = respond(scene, heard, spoken);
            beats::play(scene, beat) || said
        }
    }
}

fn respond(scene: &mut Scene<'_>, heard: &Heard, spoken: bool) -> bool {
    let answered = answers::answer(scene, heard);
    steps::follow(scene, heard, spoken || answered) || answered
}

fn mind_the_name(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let wrong = heard
        .understood
        .mentions
        .iter()
        .any(|mention| mention.class == SubjectClass::Name && mention.fit == Fit::Wrong);
    if !wrong {
        return false;
    }
    let customer = &case.scenario.customer;
    let name = customer.says_name.as_ref().unwrap_or(&customer.name);
    say(scene, "customer.names.if_wrong", &customer.names.if_wrong, None, &[])
        || say(scene, "persona.wrong_name", &case.persona.lines.wrong_name, None, &[("name", name)])
}

/// What a person says when there was nothing to say.
fn fill_the_gap(scene: &mut Scene<'_>, heard: &Heard) {
    let case = scene.case;
    let lines = &case.persona.lines;
    let understood = &heard.understood;
    let (place, lines) = if scene.state.doing.is_some() {
        ("persona.still_doing", &lines.still_doing)
    } else if !understood.understood {
        ("persona.not_understood", &lines.not_understood)
    } else if understood.heard(Act::Close) {
        ("persona.goodbye", &lines.goodbye)
    } else if understood.heard(Act::ConfirmMoreHelp) {
        ("persona.nothing_else", &lines.nothing_else)
    } else if understood.heard(Act::Hold) {
        ("persona.agrees_to_hold", &lines.agrees_to_hold)
    } else if understood.asks.is_empty() && !understood.unclear.is_empty() {
        // "Go on" to a question would hide that nobody knows what was asked.
        ("persona.not_understood", &lines.not_understood)
    } else {
        ("persona.listens", &lines.listens)
    };
    say(scene, place, lines, None, &[]);
}
