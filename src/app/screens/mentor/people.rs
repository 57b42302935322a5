//! Who works here: trainees, mentors, leads.

use egui::{Id, Ui};

use super::person;
use crate::app::intent::{Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{key, say};
use crate::app::model::{Model, Newcomer};
use crate::app::theme::icons;
use crate::app::widgets::{Column, Weight, button, caption, card, heading, line, toggle};
use crate::review::people::{Action as May, Role, may};

const COLUMNS: [Column; 6] = [
    Column { name: key("Name"), share: 2.0 },
    Column { name: key("Account"), share: 1.5 },
    Column { name: key("Role"), share: 1.0 },
    Column { name: key("PIN"), share: 0.7 },
    Column { name: key("Since"), share: 1.4 },
    Column { name: key("State"), share: 1.4 },
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let mentor = &model.mentor;
    if let Some(newcomer) = &mentor.newcomer {
        enter(ui, model, newcomer, intents);
        return;
    }
    let open = mentor.person.and_then(|id| model.people.iter().flatten().find(|person| person.id == id));
    if let Some(open) = open {
        person::ui(ui, model, open, intents);
        return;
    }
    if button(ui, icons::USER_PLUS, &say(ui, "Enter somebody"), Weight::Primary, Some(Action::New)).clicked()
    {
        intents.push(Intent::Mentor(MentorIntent::Newcomer(Some(Newcomer::default()))));
    }
    let hint = key("A name, an account, a role");
    let opened =
        super::list(ui, model, (&COLUMNS, &mentor.people), (hint, key("Nobody is entered yet.")), intents);
    if let Some(person) = opened {
        intents.push(Intent::Mentor(MentorIntent::Person(Some(person))));
    }
}

fn enter(ui: &mut Ui, model: &Model, newcomer: &Newcomer, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Who joins?"));
        ui.set_max_width(ui.available_width().min(460.0));
        let mut now = newcomer.clone();
        if let (_, Some(name)) =
            line(ui, Id::new("newcomer"), &say(ui, "Name"), &say(ui, "The name others see"), &newcomer.name)
        {
            now.name = name;
        }
        let hint = say(ui, "Left empty: the name");
        if let (_, Some(account)) =
            line(ui, Id::new("account"), &say(ui, "Account"), &hint, &newcomer.account)
        {
            now.account = account;
        }
        caption(ui, &say(ui, "The account is all that leaves Firstline about a person."));
        ui.horizontal_wrapped(|ui| {
            for role in roles(model) {
                if toggle(ui, newcomer.role == role, &say(ui, role_name(role))).clicked() {
                    now.role = role;
                }
            }
        });
        if now != *newcomer {
            intents.push(Intent::Mentor(MentorIntent::Newcomer(Some(now))));
        }
        ui.horizontal(|ui| {
            let ready = !newcomer.name.trim().is_empty();
            let weight = if ready { Weight::Primary } else { Weight::Plain };
            let go = ui.add_enabled_ui(ready, |ui| {
                button(ui, icons::CHECK, &say(ui, "Enter them"), weight, Some(Action::Make))
            });
            if go.inner.clicked() {
                intents.push(Intent::Mentor(MentorIntent::Enter));
            }
            if button(ui, "", &say(ui, "Nobody"), Weight::Plain, Some(Action::Back)).clicked() {
                intents.push(Intent::Mentor(MentorIntent::Newcomer(None)));
            }
        });
    });
}

/// The roles that whoever is at the window may give.
pub(super) fn roles(model: &Model) -> impl Iterator<Item = Role> {
    let keeps_staff = model.me.as_ref().is_some_and(|me| may(me.role, May::KeepStaff));
    [Role::Trainee, Role::Mentor, Role::Lead]
        .into_iter()
        .filter(move |role| keeps_staff || *role == Role::Trainee)
}

pub(super) const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Trainee => key("Trainee"),
        Role::Mentor => key("Mentor"),
        Role::Lead => key("Lead"),
    }
}
