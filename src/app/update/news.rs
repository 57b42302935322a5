//! What the worker says.

use std::sync::Arc;

use super::office;
use crate::app::model::{Briefing, CallView, Debrief, Model, Notice, Screen};
use crate::app::worker::{Begun, Job, News, OfficeJob};
use crate::sim::call::Phase;
use crate::sim::session::{Do, Input};

/// Takes in what the worker says.
#[must_use]
pub fn hear(model: &mut Model, news: News) -> Vec<Job> {
    let mut jobs = Vec::new();
    match news {
        News::Kept(kept) => model.kept = kept,
        News::Languages { all, system } => {
            model.languages = all.into_iter().map(Arc::new).collect();
            model.system_language = system;
        }
        News::Library(cards) => model.library = Some(Arc::new(cards)),
        News::Past(past) => model.past = Some(past),
        News::Prepared(case, graded) => {
            model.author.trial = None;
            model.waiting_for = None;
            let help = model.kept.settings.help && graded.is_none();
            model.briefing = Some(Briefing { case, rings_since: model.now, help, graded });
            model.screen = Screen::Briefing;
        }
        News::Begun(begun) => begin(model, begun),
        News::Happened(happened) => {
            let Some(call) = &mut model.call else { return jobs };
            call.happened(happened, model.now);
            if call.state.phase != Phase::Call {
                call.ending = None;
                move_on(model, Screen::Call, Screen::WrapUp);
            }
        }
        News::Over(verdict) => {
            let Some(call) = model.call.take() else { return jobs };
            model.debrief = Some(Debrief::new(call.case, &call.events, verdict));
            move_on(model, Screen::WrapUp, Screen::Debrief);
            move_on(model, Screen::Call, Screen::Debrief);
        }
        News::HandedIn { title, why } => {
            model.waiting_for = None;
            model.call = None;
            model.handed_in = Some((title, why));
            for screen in [Screen::Call, Screen::WrapUp, Screen::Briefing] {
                move_on(model, screen, Screen::Home);
            }
            jobs.push(Job::Office(OfficeJob::Mine));
        }
        News::Office(news) => office::hear(model, news, &mut jobs),
        News::Progress { what, done, of } => model.progress = Some((what, done, of)),
        News::Idle => model.progress = None,
        News::Author(news) => super::author::hear(model, news),
        News::Failed { what, why, lost } => {
            model.waiting_for = None;
            if let Some(lost) = lost {
                give_back(model, *lost);
            }
            model.notices.push(Notice { title: what.to_owned(), text: why });
        }
    }
    jobs
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
