//! What is typed on top of the page: the name of a new scenario, another folder.

use egui::{Key, Modal, Ui};

use crate::app::intent::{AuthorIntent, Intent};
use crate::app::language::{key, say};
use crate::app::model::{Model, Naming};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, choice, heading, line, muted};
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
        Naming::Copy { .. } => (
            key("Copy to my folder"),
            key("Its plans are copied with it. It needs a name of its own."),
            key("Copy"),
        ),
        Naming::Begin { .. } => (
            key("New scenario"),
            key("It can be played at once; its comments say what to change."),
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
        let id = egui::Id::new("name of a scenario");
        let (field, changed) =
            line(ui, id, &say(ui, "Name"), &say(ui, "small letters, digits and _"), naming.name());
        if let Some(typed) = changed {
            intents.push(Intent::Author(AuthorIntent::Name(Some(naming.named(typed)))));
        }
        if let Naming::Begin { name, desk, persona } = naming {
            choices(ui, model, name, desk, persona, intents);
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

fn choices(ui: &mut Ui, model: &Model, name: &str, desk: &Id, persona: &Id, intents: &mut Vec<Intent>) {
    let named = |all: &'_ [(Id, String)]| -> Vec<(String, String)> {
        all.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
    };
    let with = |desk: Id, persona: Id| {
        let naming = Naming::Begin { name: name.to_owned(), desk, persona };
        Intent::Author(AuthorIntent::Name(Some(naming)))
    };
    let desks = named(&model.author.desks);
    let all = desks.iter().map(|(id, name)| (id.as_str(), name.as_str()));
    if let Some(chosen) = choice(ui, &say(ui, "Desk"), Some(desk.as_str()), all) {
        intents.push(with(Id::from(chosen.as_str()), persona.clone()));
    }
    let personas = named(&model.author.personas);
    let all = personas.iter().map(|(id, name)| (id.as_str(), name.as_str()));
    if let Some(chosen) = choice(ui, &say(ui, "Customer"), Some(persona.as_str()), all) {
        intents.push(with(desk.clone(), Id::from(chosen.as_str())));
    }
}

fn folder(ui: &mut Ui, typed: &str, intents: &mut Vec<Intent>) {
    Modal::new(egui::Id::new("folder")).show(ui, |ui| {
        ui.set_width(ui.available_width().min(WIDTH));
        heading(ui, &say(ui, "Where do my scenarios lie?"));
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
    button(ui, icons::CHECK, word, Weight::Primary, None).clicked()
}

fn cancel(ui: &mut Ui, intent: AuthorIntent, intents: &mut Vec<Intent>) {
    use crate::app::keys::{Action, AuthorAction};
    if button(ui, "", &say(ui, "Cancel"), Weight::Quiet, Some(Action::Author(AuthorAction::Back))).clicked() {
        intents.push(Intent::Author(intent));
    }
}
