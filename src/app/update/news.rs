//! What the worker says.

use std::sync::Arc;

use crate::app::model::{Briefing, CallView, Debrief, Model, Notice, Screen};
use crate::app::worker::{Begun, News};
use crate::sim::call::Phase;
use crate::sim::session::{Do, Input};

/// Takes in what the worker says.
pub fn hear(model: &mut Model, news: News) {
    match news {
        News::Kept(kept) => model.kept = kept,
        News::Library(cards) => model.library = Some(Arc::new(cards)),
        News::Past(past) => model.past = Some(past),
        News::Prepared(case) => {
            model.author.trial = None;
            model.waiting_for = None;
            let help = model.kept.settings.help;
            model.briefing = Some(Briefing { case, rings_since: model.now, help });
            model.screen = Screen::Briefing;
        }
        News::Begun(begun) => begin(model, begun),
        News::Happened(happened) => {
            let Some(call) = &mut model.call else { return };
            call.happened(happened, model.now);
            if call.state.phase != Phase::Call {
                call.ending = None;
                move_on(model, Screen::Call, Screen::WrapUp);
            }
        }
        News::Over(verdict) => {
            let Some(call) = model.call.take() else { return };
            model.debrief = Some(Debrief::new(call.case, &call.events, verdict));
            move_on(model, Screen::WrapUp, Screen::Debrief);
            move_on(model, Screen::Call, Screen::Debrief);
        }
        News::Author(news) => super::author::hear(model, news),
        News::Failed { what, why, lost } => {
            model.waiting_for = None;
            if let Some(lost) = lost {
                give_back(model, *lost);
            }
            model.notices.push(Notice { title: what.to_owned(), text: why });
        }
    }
}

/// From one screen to the next, also for somebody who is looking at the settings meanwhile.
fn move_on(model: &mut Model, from: Screen, to: Screen) {
    for place in [&mut model.screen, &mut model.before_settings] {
        if *place == from {
            *place = to;
        }
    }
}

fn begin(model: &mut Model, begun: Begun) {
    model.waiting_for = None;
    let help = model.briefing.take().map_or(model.kept.settings.help, |briefing| briefing.help);
    let pace = model.kept.settings.pace;
    let call = CallView::new(begun, pace, help, model.now);
    model.screen = if call.on_the_line() { Screen::Call } else { Screen::WrapUp };
    model.call = Some(call);
    model.debrief = None;
}

/// Words that were not stored were not said: they are in the line again.
fn give_back(model: &mut Model, lost: Input) {
    let now = model.now;
    let Some(call) = &mut model.call else { return };
    call.saying.clear();
    match lost.act {
        Do::Say { text } if call.line.is_empty() => call.line = text,
        Do::Ticket { set } => {
            for (name, text) in set {
                let field = crate::sim::ticket::Field::parse(&name);
                if let (Some(field), Some(text)) = (field, text.as_str()) {
                    call.ticket.write(field, text.to_owned(), now);
                }
            }
        }
        _ => {}
    }
}
