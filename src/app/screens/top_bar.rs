//! The bar on top of every screen but the call.

use std::borrow::Cow;

use egui::{Frame, Margin, Panel, RichText, Ui, WidgetInfo, WidgetType};

use crate::app::intent::{AuthorIntent, Intent, MentorIntent, PeopleIntent, ProgressIntent};
use crate::app::keys::{Action, AuthorAction};
use crate::app::language::say;
use crate::app::model::{Model, Screen};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, at_the_right, button, icon_button};

/// In a window narrower than this, in points, the ways to other desks are icons alone.
const NARROW: f32 = 900.0;

/// In one narrower than this there is no room for the name of the program and that of a person.
const TIGHT: f32 = 620.0;

/// So many letters of a person's name stand in a narrow one.
const SHORT: usize = 12;

/// So many stand there otherwise.
const LONG: usize = 32;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.surface).inner_margin(Margin::symmetric(24, 10));
    Panel::top("top bar").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let inner =
                [Screen::Settings, Screen::Briefing, Screen::Mentor, Screen::Review, Screen::Progress];
            if inner.contains(&model.screen)
                && icon_button(ui, icons::ARROW_LEFT, &say(ui, "Back"), Some(Action::Back)).clicked()
            {
                intents.push(Intent::Back);
            }
            if model.screen == Screen::Author
                && icon_button(
                    ui,
                    icons::ARROW_LEFT,
                    &say(ui, "Back"),
                    Some(Action::Author(AuthorAction::Back)),
                )
                .clicked()
            {
                intents.push(Intent::Back);
            }
            let font = egui::FontId::new(theme.text.heading, theme::strong());
            ui.label(RichText::new(icons::HEADSET).size(theme.text.title).color(theme.colours.accent_text));
            // Where there is room for one of the two, who is at the window matters more than what it is.
            let named = model.screen == Screen::Home && model.me.is_some();
            if !named || ui.ctx().content_rect().width() >= TIGHT {
                ui.label(RichText::new("Firstline").font(font));
            }
            at_the_right(ui, "of-the-bar", |ui| {
                desks(ui, model, intents);
                person(ui, model, intents);
                if model.screen != Screen::Settings
                    && icon_button(ui, icons::GEAR_SIX, &say(ui, "Settings"), Some(Action::Settings))
                        .clicked()
                {
                    intents.push(Intent::OpenSettings);
                }
                if model.screen == Screen::Home
                    && icon_button(
                        ui,
                        icons::PENCIL_LINE,
                        &say(ui, "Write scenarios"),
                        Some(Action::Author(AuthorAction::Enter)),
                    )
                    .clicked()
                {
                    intents.push(Intent::Author(AuthorIntent::Enter));
                }
                if icon_button(ui, icons::KEYBOARD, &say(ui, "Keys"), Some(Action::KeySheet)).clicked() {
                    intents.push(Intent::KeySheet(true));
                }
                if model.screen == Screen::Home
                    && icon_button(ui, icons::POWER, &say(ui, "Leave Firstline"), Some(Action::Quit))
                        .clicked()
                {
                    intents.push(Intent::Quit);
                }
            });
        });
    });
}

/// Who takes calls, and who else could.
fn person(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if model.screen != Screen::Home {
        return;
    }
    let nobody = say(ui, "Who are you?");
    let name = model.me.as_ref().map_or(&*nobody, |me| me.name.as_str());
    let narrow = ui.ctx().content_rect().width() < NARROW && model.me.is_some();
    let opened = button(ui, icons::USER, &cut(name, if narrow { SHORT } else { LONG }), Weight::Quiet, None);
    opened.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    egui::Popup::menu(&opened).show(|ui| {
        ui.set_min_width(200.0);
        let mut people: Vec<_> = model.present().collect();
        people.sort_by_key(|person| person.name.to_lowercase());
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for person in people {
                let chosen = model.me.as_ref().is_some_and(|me| me.id == person.id);
                if ui.selectable_label(chosen, &person.name).clicked() {
                    intents.push(Intent::People(PeopleIntent::Be(person.id)));
                    ui.close();
                }
            }
        });
        if button(ui, icons::PLUS, &say(ui, "Somebody else…"), Weight::Quiet, None).clicked() {
            intents.push(Intent::People(PeopleIntent::TypeName(Some(String::new()))));
            ui.close();
        }
        let out = say(ui, "Sign out");
        if model.me.is_some() && button(ui, icons::SIGN_OUT, &out, Weight::Quiet, None).clicked() {
            intents.push(Intent::People(PeopleIntent::SignOut));
            ui.close();
        }
    });
}

/// As much of a name as there is room for.
fn cut(name: &str, most: usize) -> Cow<'_, str> {
    match name.char_indices().nth(most) {
        Some(_) => {
            let end = name.char_indices().nth(most - 1).map_or(0, |(end, _)| end);
            Cow::Owned(format!("{}…", name[..end].trim_end()))
        }
        None => Cow::Borrowed(name),
    }
}

/// The ways from Home to other desks: one's own progress, and for mentors and leads what others do.
fn desks(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if model.screen != Screen::Home || model.me.is_none() {
        return;
    }
    let way = |ui: &mut Ui, icon: &str, name: &str, action: Action| {
        let response = if ui.ctx().content_rect().width() < NARROW {
            icon_button(ui, icon, name, Some(action))
        } else {
            button(ui, icon, name, Weight::Quiet, Some(action))
        };
        response.clicked()
    };
    if way(ui, icons::CHART_LINE_UP, &say(ui, "My progress"), Action::Progress) {
        intents.push(Intent::Progress(ProgressIntent::Open));
    }
    if model.is_staff() && way(ui, icons::CHALKBOARD_TEACHER, &say(ui, "Mentor"), Action::Mentor) {
        intents.push(Intent::Mentor(MentorIntent::Open));
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_long_name_is_cut_between_letters() {
        assert_eq!(cut("Nguyễn Thị Minh Anh", 12), "Nguyễn Thị…");
        assert_eq!(cut("Ánh", 12), "Ánh");
    }
}
