//! What is typed on top of the page: the name of a new file, another folder.

use egui::{Key, Modal, Ui};

use super::kind;
use crate::app::intent::{AuthorIntent, Intent};
use crate::app::keys::{Action, AuthorAction};
use crate::app::language::{key, say};
use crate::app::model::{Model, Naming};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, choice, heading, line, muted};
use crate::app::worker::Kind;
use crate::author::Beginning;
use crate::sim::ids::Id;

/// So wide is what lies on top, in points.
const WIDTH: f32 = 480.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if let Some(naming) = &model.author.naming {
        name(ui, model, naming, intents);
    } else if let Some(typed) = &model.author.typed_folder {
        folder(ui, typed, intents);
    }
}

fn name(ui: &mut Ui, model: &Model, naming: &Naming, intents: &mut Vec<Intent>) {
    let (title, about, make) = match naming {
        Naming::Copy { kind, .. } => (key("Copy to my folder"), kind::copied(*kind), key("Copy")),
        Naming::Begin(beginning) => (
            kind::new(beginning.kind),
            key("It can be used at once; its comments say what to change."),
            key("Begin"),
        ),
        Naming::Aside { .. } => (
            key("Save mine under another name"),
            key("The file keeps what was written into it meanwhile."),
            key("Save it so"),
        ),
    };
    Modal::new(egui::Id::new("naming")).show(ui, |ui| {
        ui.set_width(ui.available_width().min(WIDTH));
        heading(ui, &say(ui, title));
        muted(ui, &say(ui, about));
        let id = egui::Id::new("name of a file");
        let (field, changed) =
            line(ui, id, &say(ui, "Name"), &say(ui, "small letters, digits and _"), naming.name());
        if let Some(typed) = changed {
            intents.push(Intent::Author(AuthorIntent::Name(Some(naming.named(typed)))));
        }
        if let Naming::Begin(beginning) = naming {
            choices(ui, model, beginning, intents);
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if decided(ui, &say(ui, make)) || enter {
            intents.push(Intent::Author(AuthorIntent::Make));
        }
        cancel(ui, AuthorIntent::Name(None), intents);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
    });
}

/// What a new file is begun for.
fn choices(ui: &mut Ui, model: &Model, beginning: &Beginning, intents: &mut Vec<Intent>) {
    let author = &model.author;
    let begun = match beginning.kind {
        Kind::Scenario => {
            let desk = one_of(ui, &say(ui, "Desk"), &beginning.desk, &author.desks);
            let desk = desk.map(|desk| Beginning { desk, ..beginning.clone() });
            let persona = one_of(ui, &say(ui, "Customer"), &beginning.persona, &author.personas);
            desk.or(persona.map(|persona| Beginning { persona, ..beginning.clone() }))
        }
        Kind::Course | Kind::Article | Kind::Event | Kind::Shared => {
            let desk = one_of(ui, &say(ui, "Desk"), &beginning.desk, &author.desks);
            desk.map(|desk| Beginning { desk, ..beginning.clone() })
        }
        Kind::Plan => {
            let all: Vec<(Id, String)> =
                author.scenarios().map(|row| (row.id.clone(), row.title.clone())).collect();
            let scenario = one_of(ui, &say(ui, "A scenario"), &beginning.scenario, &all);
            scenario.map(|scenario| Beginning { scenario, ..beginning.clone() })
        }
        Kind::Desk | Kind::Persona | Kind::Rubric => None,
    };
    if let Some(begun) = begun {
        intents.push(Intent::Author(AuthorIntent::Name(Some(Naming::Begin(begun)))));
    }
}

fn one_of(ui: &mut Ui, label: &str, chosen: &Id, all: &[(Id, String)]) -> Option<Id> {
    let all = all.iter().map(|(id, name)| (id.as_str(), name.as_str()));
    choice(ui, label, Some(chosen.as_str()), all).map(|chosen| Id::from(chosen.as_str()))
}

fn folder(ui: &mut Ui, typed: &str, intents: &mut Vec<Intent>) {
    Modal::new(egui::Id::new("folder")).show(ui, |ui| {
        ui.set_width(ui.available_width().min(WIDTH));
        heading(ui, &say(ui, "Where do my files lie?"));
        body(
            ui,
            &say(ui, "Write the whole path of a folder. It is made if it is not there, and kept for the next start."),
        );
        let (field, changed) = line(ui, egui::Id::new("folder path"), &say(ui, "Folder"), "", typed);
        if let Some(typed) = changed {
            intents.push(Intent::Author(AuthorIntent::TypeFolder(Some(typed))));
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if decided(ui, &say(ui, "Use it")) || enter {
            intents.push(Intent::Author(AuthorIntent::UseFolder));
        }
        cancel(ui, AuthorIntent::TypeFolder(None), intents);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
    });
}

fn decided(ui: &mut Ui, word: &str) -> bool {
    button(ui, icons::CHECK, word, Weight::Primary, Some(Action::Author(AuthorAction::Decide))).clicked()
}

fn cancel(ui: &mut Ui, intent: AuthorIntent, intents: &mut Vec<Intent>) {
    if button(ui, "", &say(ui, "Cancel"), Weight::Quiet, Some(Action::Author(AuthorAction::Back))).clicked() {
        intents.push(Intent::Author(intent));
    }
}
