//! Looking for words in the text.

use egui::{Key, Ui, vec2};

use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::{self, Action, AuthorAction};
use crate::app::language::{say, say_with};
use crate::app::model::{Manuscript, Model};
use crate::app::theme::icons;
use crate::app::widgets::{icon_button, line, muted};

pub(super) fn ui(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    let Some(what) = &open.find else { return };
    let mut write = |intent| intents.push(Intent::Author(AuthorIntent::Write(intent)));
    let find = Action::Author(AuthorAction::Find);
    ui.horizontal(|ui| {
        let typed = |ui: &mut Ui| line(ui, keys::field(find), &say(ui, "Find"), "", what);
        let (response, changed) = ui.allocate_ui(vec2(260.0, 0.0), typed).inner;
        if let Some(text) = changed {
            write(WriteIntent::Find(Some(text)));
        }
        if model.focus == Some(find) {
            response.request_focus();
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            write(WriteIntent::NextFound(true));
        }
        let all = open.found();
        let here = all.iter().position(|place| place.start == open.cursor);
        muted(
            ui,
            &match (all.len(), here) {
                (0, _) => say(ui, "not found").into_owned(),
                (count, Some(here)) => {
                    say_with(ui, "{here} of {count}", &[("here", &(here + 1)), ("count", &count)])
                }
                (count, None) => say_with(ui, "{count} found", &[("count", &count)]),
            },
        );
        let key = |action| Some(Action::Author(action));
        if icon_button(ui, icons::CARET_UP, &say(ui, "The find before"), key(AuthorAction::LastFound))
            .clicked()
        {
            write(WriteIntent::NextFound(false));
        }
        if icon_button(ui, icons::CARET_DOWN, &say(ui, "The next find"), key(AuthorAction::NextFound))
            .clicked()
        {
            write(WriteIntent::NextFound(true));
        }
        if icon_button(ui, icons::X, &say(ui, "Stop looking"), key(AuthorAction::Back)).clicked() {
            write(WriteIntent::Find(None));
        }
    });
}
