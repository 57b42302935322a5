//! The files of the folders by kind, and how each stands.

use egui::{Align, Layout, Ui, vec2};

use super::kind;
use super::standing::{stage, standing};
use crate::app::intent::{AuthorIntent, Intent};
use crate::app::keys::{self, Action, AuthorAction};
use crate::app::language::{key, say, say_with};
use crate::app::model::{Model, Stands};
use crate::app::theme::{self, icons};
use crate::app::widgets::{
    Weight, body, button, caption, card, clickable, heading, line, long_list, muted, strong, title, toggle,
};
use crate::app::worker::Kind;
use crate::app::worker::Row;

/// So high is a row, in points.
const HEIGHT: f32 = 58.0;

/// Below this width, in points, what is known of a file stands below its title.
const NARROW: f32 = 760.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::super::column(ui, "author", model, intents, |ui, intents| {
        let theme = theme::of(ui);
        ui.spacing_mut().item_spacing.y = theme.space.m;
        title(ui, &say(ui, "Write scenarios"));
        folder(ui, model, intents);
        if model.author.rows.is_none() {
            muted(ui, &say(ui, "Reading the scenarios…"));
            return;
        }
        search(ui, model, intents);
        kinds(ui, model, intents);
        let scenarios = model.author.kind == Kind::Scenario;
        if scenarios && !model.author.scenarios().any(|row| row.own) {
            first(ui, model, intents);
        }
        part(ui, model, true, &say(ui, "In my folders"), intents);
        part(ui, model, false, &say(ui, "Shipped with Firstline, to read and to copy"), intents);
        if !model.author.wanted().any(|row| row.kind == model.author.kind) {
            body(ui, &say(ui, "Nothing of this kind fits what you are looking for."));
        }
    });
}

/// Where one's own scenarios lie, and how to begin one.
fn folder(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let begin = keys::begin(model);
        let plus = button(
            ui,
            icons::PLUS,
            &say(ui, kind::new(model.author.kind)),
            Weight::Primary,
            Some(action(AuthorAction::Begin)),
        );
        if plus.clicked()
            && let Some(naming) = begin
        {
            intents.push(Intent::Author(AuthorIntent::Name(Some(naming))));
        }
        let other = button(
            ui,
            icons::FOLDER_OPEN,
            &say(ui, "Another folder"),
            Weight::Plain,
            Some(action(AuthorAction::Folder)),
        );
        if other.clicked() {
            let typed = Some(model.author.folder.clone());
            intents.push(Intent::Author(AuthorIntent::TypeFolder(typed)));
        }
        if !model.author.folder.is_empty() {
            muted(ui, &say_with(ui, "Mine are in {folder}", &[("folder", &model.author.folder)]));
        }
    });
}

fn search(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(460.0));
        let find = Action::Author(AuthorAction::Find);
        let (response, changed) = line(
            ui,
            keys::field(find),
            &say(ui, "Search"),
            &say(ui, "A title, an id, a desk"),
            &model.author.search,
        );
        if let Some(text) = changed {
            intents.push(Intent::Author(AuthorIntent::Search(text)));
        }
        if model.focus == Some(find) {
            response.request_focus();
        }
    });
}

/// The kinds of files, each with how many there are of what is looked for.
fn kinds(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        for kind in Kind::ALL {
            let count = model.author.wanted().filter(|row| row.kind == kind).count();
            let name = say(ui, kind::many(kind));
            let name = say_with(ui, "{kind} ({count})", &[("kind", &name), ("count", &count)]);
            let keys = [AuthorAction::LastKind, AuthorAction::NextKind];
            let keys = keys.map(|one| keys::shown(ui, action(one))).join(", ");
            let shown =
                toggle(ui, kind == model.author.kind, &name).on_hover_text(format!("{name} ({keys})"));
            if shown.clicked() {
                intents.push(Intent::Author(AuthorIntent::Kind(kind)));
            }
        }
    });
    muted(ui, &say(ui, kind::about(model.author.kind)));
}

/// What to do first.
fn first(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "You have no scenario of your own yet"));
        body(
            ui,
            &say(
                ui,
                "Copy one that is close to what your desk hears, or begin a new one: it can be played at once, and its comments say what to change.",
            ),
        );
        ui.horizontal_wrapped(|ui| {
            if button(
                ui,
                icons::PLUS,
                &say(ui, "Begin one"),
                Weight::Plain,
                Some(action(AuthorAction::Begin)),
            )
            .clicked()
            {
                intents.push(Intent::Author(AuthorIntent::Name(keys::begin(model))));
            }
            caption(ui, &say(ui, "To copy one, open it below and choose “Copy to my folder”."));
        });
    });
}

fn part(ui: &mut Ui, model: &Model, own: bool, name: &str, intents: &mut Vec<Intent>) {
    let listed = |row: &&Row| row.own == own && row.kind == model.author.kind;
    let rows: Vec<&Row> = model.author.wanted().filter(listed).collect();
    if rows.is_empty() {
        return;
    }
    heading(ui, name);
    let id = egui::Id::new(("files to write", own, model.author.kind));
    ui.spacing_mut().item_spacing.y = 6.0;
    long_list(
        ui,
        id,
        rows.len(),
        |_| false,
        |ui, at| {
            if let Some(row) = rows.get(at) {
                one(ui, model, row, intents);
            }
        },
    );
}

fn one(ui: &mut Ui, model: &Model, row: &Row, intents: &mut Vec<Intent>) {
    let stands = model.author.stands.get(&row.file).copied();
    let wide = ui.available_width() >= NARROW;
    let height = if wide { HEIGHT } else { HEIGHT + 34.0 };
    let layout = Layout::top_down(Align::Min);
    let response = ui
        .allocate_ui_with_layout(vec2(ui.available_width(), height), layout, |ui| {
            clickable(ui, &spoken(ui, row, stands.as_ref()), |ui| {
                if wide {
                    ui.horizontal(|ui| {
                        names(ui, row);
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            standing(ui, stands.as_ref(), row);
                            stage(ui, row);
                        });
                    });
                } else {
                    names(ui, row);
                    ui.horizontal_wrapped(|ui| {
                        stage(ui, row);
                        standing(ui, stands.as_ref(), row);
                    });
                }
            })
        })
        .inner;
    if response.clicked() {
        intents.push(Intent::Author(AuthorIntent::Open(row.file.clone())));
    }
}

fn names(ui: &mut Ui, row: &Row) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let name = strong(ui, row.title.as_str());
        ui.add(egui::Label::new(name).truncate());
        let more =
            if row.desk.is_empty() { row.id.to_string() } else { format!("{} · {}", row.id, row.desk) };
        caption(ui, &more);
    });
}

/// The row as a screen reader says it.
fn spoken(ui: &Ui, row: &Row, stands: Option<&Stands>) -> String {
    let mut words = vec![row.title.clone(), row.id.to_string()];
    let stage =
        if row.faulty { Some(key("its file has faults")) } else { row.stage.map(super::standing::word) };
    words.extend(stage.map(|stage| say(ui, stage).into_owned()));
    words.extend(super::standing::spoken(ui, stands, row));
    words.join(", ")
}

const fn action(action: AuthorAction) -> Action {
    Action::Author(action)
}
