//! One of those who work here, and what may be done about them.

use egui::{Id, Ui};

use super::people::{role_name, roles};
use crate::app::intent::{Intent, MentorIntent, PeopleIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Model, day};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, heading, line, muted, toggle};
use crate::app::worker::Somebody;
use crate::review::people::{Action as May, may};

pub(super) fn ui(ui: &mut Ui, model: &Model, person: &Somebody, intents: &mut Vec<Intent>) {
    let mut ask = |intent| intents.push(Intent::Mentor(intent));
    if button(ui, icons::ARROW_LEFT, &say(ui, "All people"), Weight::Quiet, Some(Action::Back)).clicked() {
        ask(MentorIntent::Person(None));
    }
    let keeps_staff = model.me.as_ref().is_some_and(|me| may(me.role, May::KeepStaff));
    card(ui, |ui| {
        heading(ui, &person.name);
        let account = &person.account;
        muted(
            ui,
            &say_with(
                ui,
                "{role}, account {account}, since {when}",
                &[
                    ("role", &say(ui, role_name(person.role))),
                    ("account", &account),
                    ("when", &day(person.joined).said(ui)),
                ],
            ),
        );
        if let Some(left) = person.left {
            body(ui, &say_with(ui, "Left {when}. What they did stays.", &[("when", &day(left).said(ui))]));
        }
        if keeps_staff && person.left.is_none() {
            ui.horizontal_wrapped(|ui| {
                for role in roles(model) {
                    if toggle(ui, person.role == role, &say(ui, role_name(role))).clicked()
                        && person.role != role
                    {
                        ask(MentorIntent::SetRole(role));
                    }
                }
            });
        }
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(420.0));
            let words = &model.mentor.words;
            if let (_, Some(words)) =
                line(ui, Id::new("another name"), &say(ui, "Name"), &say(ui, "The name others see"), words)
            {
                ask(MentorIntent::Words(words));
            }
        });
        ui.horizontal_wrapped(|ui| {
            let rename = ui.add_enabled_ui(model.mentor.renames(person), |ui| {
                button(ui, icons::PENCIL_SIMPLE, &say(ui, "Rename"), Weight::Plain, Some(Action::Make))
            });
            if rename.inner.clicked() {
                ask(MentorIntent::Rename);
            }
            let (icon, name) = match person.left {
                None => (icons::SIGN_OUT, say(ui, "They have left")),
                Some(_) => (icons::SIGN_IN, say(ui, "They are back")),
            };
            if button(ui, icon, &name, Weight::Plain, Some(Action::Leaves)).clicked() {
                ask(MentorIntent::Here(person.left.is_some()));
            }
        });
    });
    pin(ui, model, person, intents);
}

fn pin(ui: &mut Ui, model: &Model, person: &Somebody, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "PIN"));
        let set = if person.has_pin { say(ui, "A PIN is set.") } else { say(ui, "No PIN is set.") };
        body(ui, &set);
        if model.may_set_pin(person) {
            let name = if person.has_pin { say(ui, "Another PIN") } else { say(ui, "Set a PIN") };
            if button(ui, icons::LOCK_KEY, &name, Weight::Plain, Some(Action::SetPin)).clicked() {
                intents.push(Intent::People(PeopleIntent::ChoosePin(person.id)));
            }
        } else {
            caption(ui, &say(ui, "A lead sets it."));
        }
    });
}
