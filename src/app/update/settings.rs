//! Another setting.

use crate::app::intent::SettingsIntent;
use crate::app::model::Model;
use crate::app::worker::Job;

pub(super) fn act(model: &mut Model, intent: SettingsIntent, jobs: &mut Vec<Job>) {
    let settings = &mut model.kept.settings;
    match intent {
        SettingsIntent::Look(look) => settings.look = look,
        SettingsIntent::TextSize(percent) => settings.text_size = percent.clamp(50, 300),
        SettingsIntent::Motion(motion) => settings.motion = motion,
        SettingsIntent::Pace(pace) => settings.pace = pace,
        SettingsIntent::Help(help) => settings.help = help,
    }
    jobs.push(Job::Keep(model.kept.clone()));
}
