//! Another setting. A call that is going on follows, so that one sees what was chosen.

use crate::app::intent::SettingsIntent;
use crate::app::model::{Model, Settings};
use crate::app::worker::Job;

pub(super) fn act(model: &mut Model, intent: SettingsIntent, jobs: &mut Vec<Job>) {
    let settings = &mut model.kept.settings;
    match intent {
        SettingsIntent::Look(look) => settings.look = look,
        SettingsIntent::TextSize(percent) => {
            let [smallest, .., largest] = Settings::TEXT_SIZES;
            settings.text_size = percent.clamp(smallest, largest);
        }
        SettingsIntent::Motion(motion) => settings.motion = motion,
        SettingsIntent::Pace(pace) => {
            settings.pace = pace;
            if let Some(call) = &mut model.call {
                call.set_pace(pace);
            }
        }
        SettingsIntent::Help(help) => {
            settings.help = help;
            if let Some(call) = &mut model.call {
                call.set_help(help);
            }
        }
        SettingsIntent::Sound(sound) => settings.sound = sound,
        SettingsIntent::Language(language) => settings.language = Some(language),
    }
    jobs.push(Job::Keep(model.kept.clone()));
}
