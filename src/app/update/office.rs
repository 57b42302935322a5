//! What the office says.

use std::time::Duration;

use crate::app::language::key;
use crate::app::model::{Model, PinDialog, ReviewView, Screen};
use crate::app::worker::{Job, Me, OfficeJob, OfficeNews};
use crate::review::PersonId;

pub(super) fn hear(model: &mut Model, news: OfficeNews, jobs: &mut Vec<Job>) {
    match news {
        OfficeNews::People(people) => {
            model.people = Some(people);
            super::mentor::lay_out_people(model);
        }
        OfficeNews::Me(me) => arrive(model, me, jobs),
        OfficeNews::PinNeeded { person, wrong, wait_ms } => ask(model, person, wrong, wait_ms),
        OfficeNews::Mine(mine) => {
            model.mine = mine;
            super::progress::lay_out_graded(model);
        }
        OfficeNews::Progress(progress, hidden) => model.shown_progress = Some((progress, hidden)),
        OfficeNews::Cohort(cohort) => super::cohort::lay_out(model, *cohort),
        OfficeNews::ScoredInRound => super::review::leave(model, jobs),
        OfficeNews::Rounds(rounds) => super::calibration::lay_out(model, rounds),
        OfficeNews::Shelf(shelf) => model.mentor.shelf = shelf,
        OfficeNews::Regraded(came) => super::cohort::lay_out_anew(model, *came),
        OfficeNews::Sessions(all, now) => {
            model.mentor.all_sessions = all;
            super::mentor::lay_out_sessions(model, now);
        }
        OfficeNews::SessionMade(warnings) => {
            model.mentor.draft = None;
            model.mentor.warnings = warnings;
        }
        OfficeNews::Queue(waiting) => super::mentor::lay_out_queue(model, waiting),
        OfficeNews::Reviewed(call) => {
            let me = model.me.as_ref().map(|me| me.id);
            model.review = Some(ReviewView::new(*call, me, model.review.take()));
            model.screen = Screen::Review;
        }
        OfficeNews::Written => {
            model.mentor.words.clear();
            model.mentor.newcomer = None;
        }
    }
}

/// Somebody is at the window, or nobody is any more. What another one had open is put away.
fn arrive(model: &mut Model, me: Option<Me>, jobs: &mut Vec<Job>) {
    let then_mentor = model.pin.take().is_some_and(|pin| pin.then_mentor);
    let same = model.me.as_ref().map(|me| me.id) == me.as_ref().map(|me| me.id);
    let who = me.as_ref().map(|me| me.name.clone());
    if model.kept.who != who {
        model.kept.who = who;
        jobs.push(Job::Keep(model.kept.clone()));
    }
    model.me = me;
    jobs.push(Job::Office(OfficeJob::Mine));
    if !same {
        model.mentor = crate::app::model::Mentor::default();
        model.review = None;
        model.shown_progress = None;
        model.graded = crate::app::model::List::default();
        model.handed_in = None;
        super::mentor::lay_out_people(model);
        if matches!(model.screen, Screen::Mentor | Screen::Review | Screen::Progress) {
            model.screen = Screen::Home;
        }
    }
    if then_mentor {
        super::mentor::open(model, jobs);
    }
}

fn ask(model: &mut Model, person: PersonId, wrong: bool, wait_ms: u64) {
    let known = model.people.iter().flatten().find(|known| known.id == person);
    let name = known.map(|known| known.name.clone()).unwrap_or_default();
    let before = model.pin.take().filter(|pin| pin.person == person && !pin.chooses);
    let mut pin = before.unwrap_or_else(|| PinDialog::asking(person, name));
    pin.free_at = (wait_ms > 0).then(|| model.now + Duration::from_millis(wait_ms));
    pin.fault = wrong.then(|| key("That was not the PIN.").to_owned());
    model.pin = Some(pin);
}
