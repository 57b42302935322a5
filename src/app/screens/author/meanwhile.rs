//! What was typed and what somebody else wrote meanwhile, side by side.

use egui::{CentralPanel, Frame, Label, Margin, RichText, ScrollArea, Ui};

use super::paint;
use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::Action;
use crate::app::keys::AuthorAction;
use crate::app::language::{self, say, say_count};
use crate::app::model::Manuscript;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, heading, long_list};
use crate::author::editing::{Line, Row};

pub(super) fn ui(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    let Some(meanwhile) = &open.meanwhile else { return };
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.canvas).inner_margin(Margin::same(24));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        heading(ui, &say(ui, "Somebody changed this file meanwhile"));
        body(
            ui,
            &say(ui, "Nothing was written. Where the two differ, your text is on the left and the file on the right."),
        );
        ui.horizontal_wrapped(|ui| choices(ui, intents));
        ui.add_space(theme.space.s);
        let half = (ui.available_width() - theme.space.l) / 2.0;
        ui.horizontal(|ui| {
            ui.allocate_ui(egui::vec2(half, 0.0), |ui| {
                ui.set_min_width(half);
                heading(ui, &say(ui, "Mine"));
            });
            heading(ui, &say(ui, "Theirs"));
        });
        ScrollArea::vertical().id_salt("both").auto_shrink(false).show(ui, |ui| {
            let rows = &meanwhile.sides;
            ui.spacing_mut().item_spacing.y = 0.0;
            long_list(
                ui,
                egui::Id::new("sides"),
                rows.len(),
                |_| false,
                |ui, at| {
                    if let Some(row) = rows.get(at) {
                        one(ui, row, half);
                    }
                },
            );
        });
    });
}

fn choices(ui: &mut Ui, intents: &mut Vec<Intent>) {
    let mut choice = |ui: &mut Ui, icon, name, weight, key: AuthorAction, intent| {
        if button(ui, icon, &say(ui, name), weight, Some(Action::Author(key))).clicked() {
            intents.push(Intent::Author(AuthorIntent::Write(intent)));
        }
    };
    choice(
        ui,
        icons::COPY,
        language::key("Save mine under another name"),
        Weight::Primary,
        AuthorAction::Aside,
        WriteIntent::Aside,
    );
    choice(
        ui,
        "",
        language::key("Take theirs"),
        Weight::Plain,
        AuthorAction::TakeTheirs,
        WriteIntent::TakeTheirs,
    );
    choice(
        ui,
        "",
        language::key("Keep mine, and write over theirs"),
        Weight::Grave,
        AuthorAction::KeepMine,
        WriteIntent::KeepMine,
    );
    choice(ui, "", language::key("Decide later"), Weight::Quiet, AuthorAction::Back, WriteIntent::Later);
}

fn one(ui: &mut Ui, row: &Row, half: f32) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    match row {
        Row::Gap(lines) => {
            caption(
                ui,
                &say_count(ui, *lines, ["… one line that both have", "… {count} lines that both have"], &[]),
            );
        }
        Row::Same(mine, theirs) => {
            ui.horizontal_top(|ui| {
                side(ui, Some(mine), half, c.canvas, ' ');
                side(ui, Some(theirs), half, c.canvas, ' ');
            });
        }
        Row::Differs(mine, theirs) => {
            ui.horizontal_top(|ui| {
                side(ui, mine.as_ref(), half, c.bad_soft, '−');
                side(ui, theirs.as_ref(), half, c.good_soft, '+');
            });
        }
    }
}

fn side(ui: &mut Ui, line: Option<&Line>, half: f32, ground: egui::Color32, sign: char) {
    let theme = theme::of(ui);
    ui.allocate_ui(egui::vec2(half, 0.0), |ui| {
        ui.set_width(half);
        let Some(line) = line else { return };
        Frame::new().fill(ground).inner_margin(Margin::symmetric(6, 1)).show(ui, |ui| {
            ui.set_min_width(half - 12.0);
            let words = format!("{:>4} {sign} {}", line.number, line.text);
            let words = RichText::new(words).font(paint::font(&theme)).color(theme.colours.text);
            ui.add(Label::new(words).wrap());
        });
    });
}
