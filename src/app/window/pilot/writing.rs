//! The part of the flight that goes over the Author screen.

use super::{Leg, Pilot, office};
use crate::app::intent::{AuthorIntent, Intent};
use crate::app::model::{Screen, View};
use crate::app::program::Program;
use crate::app::window::pictures::Pictures;
use crate::app::worker::Errand;

/// Each bot takes so many calls: enough to see bars.
const RUNS: u32 = 3;

/// Where the flight is on the Author screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    List,
    Text,
    Graph,
    Proof,
    Rehearsal,
}

pub(super) fn step(pilot: &mut Pilot, program: &mut Program, pictures: &mut Pictures, stop: Stop) {
    let author = &program.model.author;
    let open = author.open.as_ref();
    let next = |pilot: &mut Pilot, program: &mut Program, intents: &[AuthorIntent], stop| {
        intents.iter().for_each(|intent| program.act(Intent::Author(intent.clone())));
        pilot.to(Leg::Writing(stop));
    };
    match stop {
        Stop::List if author.rows.is_some() && author.stands.len() >= author.scenarios().count() => {
            let own = author.scenarios().find(|row| row.id == pilot.flight.scenario);
            let open = own.map(|row| AuthorIntent::Open(row.file.clone()));
            if pilot.shoot(pictures, "author") {
                next(pilot, program, open.as_slice(), Stop::Text);
            }
        }
        Stop::Text if open.is_some_and(|open| open.sheet.is_looked_at()) => {
            if pilot.shoot(pictures, "author-text") {
                next(pilot, program, &[AuthorIntent::Show(View::Graph)], Stop::Graph);
            }
        }
        Stop::Graph if pilot.shoot(pictures, "author-graph") => {
            let intents = [AuthorIntent::Show(View::Proof), AuthorIntent::Errand(Errand::Prove)];
            next(pilot, program, &intents, Stop::Proof);
        }
        Stop::Proof if open.is_some_and(|open| open.proof.is_some()) => {
            if pilot.shoot(pictures, "author-proof") {
                let rehearse = AuthorIntent::Errand(Errand::Rehearse(RUNS));
                next(pilot, program, &[AuthorIntent::Show(View::Rehearsal), rehearse], Stop::Rehearsal);
            }
        }
        Stop::Rehearsal if open.is_some_and(|open| open.charts.is_some()) => {
            if pilot.shoot(pictures, "author-rehearsal") {
                program.act(Intent::Author(AuthorIntent::Close));
                program.act(Intent::Back);
                debug_assert_eq!(program.model.screen, Screen::Home);
                pilot.to(Leg::Office(office::Stop::Asked));
            }
        }
        _ => {}
    }
}
