//! The file that is open: what it is called, what can be done with it, and one of its views.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Popup, Ui};

use super::standing::{counted_errors, counted_warnings};
use super::{banners, editor, find, graph, meanwhile, problems, proof, rehearsal};
use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::{self, Action, AuthorAction};
use crate::app::language::{key, say, say_with};
use crate::app::model::{Manuscript, Model, View};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, caption, muted, strong, toggle};
use crate::app::worker::Errand;
use crate::app::worker::Kind;

/// Below this width, in points, problems stand below the text.
const NARROW: f32 = 900.0;

/// Below this height, in points, there is no room for both.
const LOW: f32 = 520.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    super::super::top_bar::ui(ui, model, intents);
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.surface).inner_margin(Margin::symmetric(24, 8));
    Panel::top("manuscript").resizable(false).frame(frame).show(ui, |ui| {
        head(ui, model, open, intents);
        views(ui, open, intents);
    });
    if open.meanwhile.as_ref().is_some_and(|meanwhile| !meanwhile.sides.is_empty()) {
        meanwhile::ui(ui, open, intents);
        return;
    }
    let frame = Frame::new().inner_margin(Margin::symmetric(24, 6));
    Panel::top("banners").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        banners::ui(ui, open, intents);
        if open.view == View::Text {
            find::ui(ui, model, open, intents);
        }
    });
    match open.view {
        View::Text => text(ui, open, intents),
        View::Graph => graph::ui(ui, model, open, intents),
        View::Proof => proof::ui(ui, model, open, intents),
        View::Rehearsal => rehearsal::ui(ui, model, open, intents),
    }
}

fn head(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        let list = button(
            ui,
            icons::ARROW_LEFT,
            &say(ui, "All files"),
            Weight::Quiet,
            Some(action(AuthorAction::Close)),
        );
        if list.clicked() {
            intents.push(Intent::Author(AuthorIntent::Close));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            save(ui, open, intents);
            if open.has_call() {
                play(ui, model, open, intents);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = model.author.row(&open.file).map_or(open.id.as_str(), |row| row.title.as_str());
                let title = strong(ui, title);
                ui.add(egui::Label::new(title).truncate());
            });
        });
    });
}

fn save(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    if !open.own {
        let copy = button(
            ui,
            icons::COPY,
            &say(ui, "Copy to my folder"),
            Weight::Primary,
            Some(action(AuthorAction::Copy)),
        );
        if copy.clicked() {
            intents.push(Intent::Author(AuthorIntent::Name(Some(keys::copy_of(open)))));
        }
        return;
    }
    let weight = if open.is_unsaved() { Weight::Primary } else { Weight::Plain };
    if button(ui, icons::FLOPPY_DISK, &say(ui, "Save"), weight, Some(action(AuthorAction::Save))).clicked() {
        intents.push(Intent::Author(AuthorIntent::Write(WriteIntent::Save)));
    }
}

/// From where the call can be tried out.
fn play(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    let way = |beat| Intent::Author(AuthorIntent::Errand(Errand::Way(beat)));
    let opened =
        button(ui, icons::PLAY, &say(ui, "Try the call"), Weight::Plain, Some(action(AuthorAction::Play)));
    Popup::menu(&opened).show(|ui| {
        ui.set_min_width(280.0);
        if button(
            ui,
            icons::PLAY,
            &say(ui, "From the beginning"),
            Weight::Quiet,
            Some(action(AuthorAction::Play)),
        )
        .clicked()
        {
            intents.push(way(None));
            ui.close();
        }
        if open.beats().is_empty() {
            let words = match open.kind {
                Kind::Plan => key("The lines can be chosen once the plan can be read."),
                _ => key("The beats can be chosen once the file can be read."),
            };
            caption(ui, &say(ui, words));
            return;
        }
        let words = match open.kind {
            Kind::Plan => key("From behind this line of the plan"),
            _ => key("From where this beat has just played"),
        };
        muted(ui, &say(ui, words));
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for beat in open.beats() {
                let here = open.beat_here() == Some(beat);
                let key = here.then_some(Action::Author(AuthorAction::PlayHere));
                let name = say_with(ui, "{id}, line {line}", &[("id", &beat.id), ("line", &beat.line)]);
                if button(ui, "", &name, Weight::Quiet, key).clicked() {
                    intents.push(way(Some(beat.id.clone())));
                    ui.close();
                }
            }
        });
    });
    under_way(ui, model, intents);
}

/// What is under way, and how to stop it.
fn under_way(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some(errand) = &model.author.errand else { return };
    let stop = button(ui, icons::STOP, &say(ui, "Stop"), Weight::Quiet, Some(action(AuthorAction::Stop)));
    if stop.clicked() {
        intents.push(Intent::Author(AuthorIntent::Stop));
    }
    let (done, of) = errand.done;
    let words = match &errand.what {
        _ if errand.stopping => say(ui, "Stopping…").into_owned(),
        Errand::Prove if errand.tried > 0 => {
            say_with(ui, "Proving: {tried} inputs tried", &[("tried", &errand.tried)])
        }
        Errand::Prove => say(ui, "Proving…").into_owned(),
        Errand::Rehearse(_) if of > 0 => {
            say_with(ui, "{done} of {of} calls", &[("done", &done), ("of", &of)])
        }
        Errand::Rehearse(_) => say(ui, "Rehearsing…").into_owned(),
        Errand::Way(_) => say(ui, "Looking for a way to the beat…").into_owned(),
    };
    caption(ui, &words);
}

fn views(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        // What has nothing but its text needs no choice.
        for view in View::ALL.into_iter().filter(|_| open.has_view(View::Graph)) {
            let chosen = open.view == view;
            let action = match view {
                View::Text => AuthorAction::Text,
                View::Graph => AuthorAction::Graph,
                View::Proof => AuthorAction::Proof,
                View::Rehearsal => AuthorAction::Rehearsal,
            };
            let key = keys::shown(ui, Action::Author(action));
            let name = say(ui, view.name());
            let shown = toggle(ui, chosen, &name).on_hover_text(format!("{name} ({key})"));
            if shown.clicked() {
                intents.push(Intent::Author(AuthorIntent::Show(view)));
            }
        }
        state(ui, open);
    });
}

/// How the text stands, in words.
fn state(ui: &mut Ui, open: &Manuscript) {
    let saved = if !open.own {
        say(ui, "shipped: read only")
    } else if open.is_unsaved() {
        say(ui, "not saved")
    } else {
        say(ui, "saved")
    };
    let (errors, warnings) = open.sheet.counts();
    let problems = match (open.sheet.is_looked_at(), errors, warnings) {
        (false, ..) => say(ui, "checking…").into_owned(),
        (true, 0, 0) => say(ui, "no problems").into_owned(),
        (true, ..) => format!("{}, {}", counted_errors(ui, errors), counted_warnings(ui, warnings)),
    };
    caption(ui, &format!("{saved} · {problems} · {}", open.file));
}

fn text(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.surface).inner_margin(Margin::same(16));
    let size = ui.ctx().content_rect().size();
    if size.x >= NARROW {
        let share = ui.available_width();
        let right = Panel::right(egui::Id::new(("problems", share.to_bits())))
            .resizable(true)
            .default_size((share * 0.3).clamp(280.0, 460.0))
            .min_size(220.0);
        right.frame(frame).show(ui, |ui| problems::ui(ui, open, intents));
    } else if size.y >= LOW {
        let below = Panel::bottom("problems below").resizable(true).default_size(170.0).min_size(60.0);
        below.frame(frame).show(ui, |ui| problems::ui(ui, open, intents));
    }
    CentralPanel::no_frame().frame(Frame::new().fill(theme.colours.sunken)).show(ui, |ui| {
        editor::ui(ui, open, intents);
    });
}

const fn action(action: AuthorAction) -> Action {
    Action::Author(action)
}
