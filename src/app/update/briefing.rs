//! What a person wants before picking up.

use crate::app::intent::BriefingIntent;
use crate::app::language::key;
use crate::app::model::Model;
use crate::app::worker::Job;
use crate::attempt::{By, DrivenBy};

pub(super) fn act(model: &mut Model, intent: BriefingIntent, jobs: &mut Vec<Job>) {
    match intent {
        BriefingIntent::Help(help) => {
            if let Some(briefing) = &mut model.briefing {
                briefing.help = help;
            }
        }
        BriefingIntent::PickUp if model.briefing.is_some() && model.waiting_for.is_none() => {
            model.waiting_for = Some(key("The line is picked up"));
            let by = By {
                driven_by: DrivenBy::Window,
                trainee: model.kept.who.clone(),
                person: model.me.as_ref().map(|me| me.id.to_string()),
                session: None,
            };
            jobs.push(Job::PickUp { by, measured: true });
        }
        BriefingIntent::PickUp => {}
    }
}
