//! How the window looks, moves and speaks. Every choice counts at once and is kept across starts.

use egui::{Ui, UiBuilder, WidgetInfo, WidgetType};

use crate::app::intent::{Intent, SettingsIntent};
use crate::app::keys::{self, Action};
use crate::app::model::{Language, Model, Pace, Settings};
use crate::app::theme::Look;
use crate::app::widgets::{card, heading, muted, title, toggle};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "settings", model, intents, |ui, intents| {
        let settings = model.settings();
        title(ui, "Settings");
        muted(ui, "What you choose counts at once and is kept for the next time.");
        let mut set = |intent| intents.push(Intent::Settings(intent));
        let sizes = Settings::TEXT_SIZES.map(|size| (size, format!("{size} %")));
        let keys = format!(
            "Everything grows with it. {} and {} do the same from anywhere.",
            keys::of(Action::Larger),
            keys::of(Action::Smaller)
        );
        group(ui, "Size of text", &keys, settings.text_size, &sizes, |size| {
            set(SettingsIntent::TextSize(size));
        });
        let looks = Look::CHOICES.map(|look| (look, look.name().to_owned()));
        group(ui, "Colours", "", settings.look, &looks, |look| set(SettingsIntent::Look(look)));
        let motion = [(true, "Things move".to_owned()), (false, "Nothing moves".to_owned())];
        let about = "Without motion the face changes at once and nothing slides or rings.";
        group(ui, "Motion", about, settings.motion, &motion, |motion| set(SettingsIntent::Motion(motion)));
        let paces = Pace::ALL.map(|pace| (pace, pace.name().to_owned()));
        let about = "How their words appear. The call clock runs alike in each, so nobody gains time by it.";
        group(ui, "The customer's words arrive", about, settings.pace, &paces, |pace| {
            set(SettingsIntent::Pace(pace));
        });
        let help = [(true, "Shown".to_owned()), (false, "Not shown".to_owned())];
        let about = "The customer's mood and what they understood, while you practise.";
        group(ui, "Help in calls", about, settings.help, &help, |help| set(SettingsIntent::Help(help)));
        if cfg!(feature = "sound") {
            let sound = [(true, "Heard".to_owned()), (false, "Silent".to_owned())];
            let about = "The ring, the tone on hold, and the line that is cut.";
            group(ui, "Sound", about, settings.sound, &sound, |sound| set(SettingsIntent::Sound(sound)));
        }
        let languages = Language::ALL.map(|language| (language, language.name().to_owned()));
        let about = "Of the window. What is said in a call belongs to its scenario.";
        group(ui, "Language", about, settings.language, &languages, |language| {
            set(SettingsIntent::Language(language));
        });
    });
}

/// A question with its answers side by side; they wrap where there is no room.
fn group<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    about: &str,
    chosen: T,
    choices: &[(T, String)],
    mut choose: impl FnMut(T),
) {
    card(ui, |ui| {
        heading(ui, name);
        if !about.is_empty() {
            muted(ui, about);
        }
        let answers = ui.scope_builder(UiBuilder::new().id_salt(name), |ui| {
            ui.horizontal_wrapped(|ui| {
                for (choice, text) in choices {
                    if toggle(ui, *choice == chosen, text).clicked() {
                        choose(*choice);
                    }
                }
            });
        });
        // A screen reader says the question before the answers.
        answers.response.widget_info(|| WidgetInfo::labeled(WidgetType::RadioGroup, true, name));
    });
}
