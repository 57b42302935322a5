//! What a person wants with the ticket.

use crate::app::intent::TicketIntent;
use crate::app::model::Model;
use crate::app::worker::Job;
use crate::sim::session::{Do, Input};
use crate::sim::ticket::Field;

pub(super) fn act(model: &mut Model, intent: TicketIntent, jobs: &mut Vec<Job>) {
    match intent {
        TicketIntent::Write(field, text) => {
            let Some(call) = &mut model.call else { return };
            call.ticket.write(field, text, model.now);
            call.key(model.now);
            jobs.push(Job::Key(model.now));
            // What is chosen from a list is meant as it stands; words are, when one turns away from them.
            if matches!(field, Field::Impact | Field::Urgency | Field::Team) {
                keep(model, jobs);
            }
        }
        TicketIntent::Keep => keep(model, jobs),
        TicketIntent::ReadBack => {
            keep(model, jobs);
            jobs.push(Job::Take(Input::new(Do::ReadBack)));
        }
        TicketIntent::File => {
            keep(model, jobs);
            jobs.push(Job::Take(Input::new(Do::File)));
        }
    }
}

/// Puts what was typed into the ticket. Done before whatever the ticket matters for.
pub(super) fn keep(model: &mut Model, jobs: &mut Vec<Job>) {
    let typed = model.call.as_mut().and_then(|call| call.ticket.take());
    jobs.extend(typed.map(|act| Job::Take(Input::new(act))));
}
