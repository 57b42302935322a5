//! How the window looks, moves and speaks. Every choice counts at once and is kept across starts.

use egui::{Ui, UiBuilder, WidgetInfo, WidgetType};

use crate::app::intent::{Intent, SettingsIntent};
use crate::app::keys::{self, Action};
use crate::app::language::{Language, key, say, say_with};
use crate::app::model::{Model, Pace, Settings};
use crate::app::theme::Look;
use crate::app::widgets::{card, heading, muted, title, toggle};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "settings", model, intents, |ui, intents| {
        let settings = model.settings();
        title(ui, &say(ui, "Settings"));
        muted(ui, &say(ui, "What you choose counts at once and is kept for the next time."));
        let mut set = |intent| intents.push(Intent::Settings(intent));
        let sizes = Settings::TEXT_SIZES.map(|size| (size, format!("{size} %")));
        let keys = say_with(
            ui,
            "Everything grows with it. {larger} and {smaller} do the same from anywhere.",
            &[("larger", &keys::shown(ui, Action::Larger)), ("smaller", &keys::shown(ui, Action::Smaller))],
        );
        group(ui, key("Size of text"), &keys, &settings.text_size, &sizes, |size| {
            set(SettingsIntent::TextSize(size));
        });
        let looks = Look::CHOICES.map(|look| (look, say(ui, look.name()).into_owned()));
        group(ui, key("Colours"), "", &settings.look, &looks, |look| set(SettingsIntent::Look(look)));
        let motion = [(true, said(ui, "Things move")), (false, said(ui, "Nothing moves"))];
        let about = say(ui, "Without motion the face changes at once and nothing slides or rings.");
        group(ui, key("Motion"), &about, &settings.motion, &motion, |motion| {
            set(SettingsIntent::Motion(motion));
        });
        let paces = Pace::ALL.map(|pace| (pace, say(ui, pace.name()).into_owned()));
        let about =
            say(ui, "How their words appear. The call clock runs alike in each, so nobody gains time by it.");
        group(ui, key("The customer's words arrive"), &about, &settings.pace, &paces, |pace| {
            set(SettingsIntent::Pace(pace));
        });
        let help = [(true, said(ui, "Shown")), (false, said(ui, "Not shown"))];
        let about = say(ui, "The customer's mood and what they understood, while you practise.");
        group(ui, key("Help in calls"), &about, &settings.help, &help, |help| {
            set(SettingsIntent::Help(help));
        });
        if cfg!(feature = "sound") {
            let sound = [(true, said(ui, "Heard")), (false, said(ui, "Silent"))];
            let about = say(ui, "The ring, the tone on hold, and the line that is cut.");
            group(ui, key("Sound"), &about, &settings.sound, &sound, |sound| {
                set(SettingsIntent::Sound(sound));
            });
        }
        let id = |language: &Language| language.id.clone();
        let languages: Vec<_> =
            model.languages.iter().map(|language| (id(language), language.name.clone())).collect();
        let spoken = model.language().map(|language| id(language)).unwrap_or_default();
        let about = say(
            ui,
            "Of the window. Calls, what is said about them and what is scored stay in the language of their content.",
        );
        group(ui, key("Language"), &about, &spoken, &languages, |language| {
            set(SettingsIntent::Language(language));
        });
    });
}

fn said(ui: &Ui, english: &'static str) -> String {
    say(ui, english).into_owned()
}

/// A question with its answers side by side; they wrap where there is no room.
fn group<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    about: &str,
    chosen: &T,
    choices: &[(T, String)],
    mut choose: impl FnMut(T),
) {
    let said = say(ui, name);
    card(ui, |ui| {
        heading(ui, &said);
        if !about.is_empty() {
            muted(ui, about);
        }
        let answers = ui.scope_builder(UiBuilder::new().id_salt(name), |ui| {
            ui.horizontal_wrapped(|ui| {
                for (choice, text) in choices {
                    if toggle(ui, choice == chosen, text).clicked() {
                        choose(choice.clone());
                    }
                }
            });
        });
        // A screen reader says the question before the answers.
        answers.response.widget_info(|| WidgetInfo::labeled(WidgetType::RadioGroup, true, &*said));
    });
}
