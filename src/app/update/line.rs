//! What a typed line does: words are said, commands are done.

use super::call::{put_aside, take};
use super::ticket;
use crate::app::language::{Phrase, key};
use crate::app::model::{Model, Tab};
use crate::app::worker::Job;
use crate::attempt::command::{self, Command, Look};

pub(super) fn send(model: &mut Model, jobs: &mut Vec<Job>) {
    let Some(call) = &mut model.call else { return };
    let command = match command::read(&call.line) {
        Ok(command) => command,
        Err(why) => {
            call.line_fault = Some(Phrase::given(why));
            return;
        }
    };
    let line = std::mem::take(&mut call.line);
    call.line_fault = None;
    if command != Command::Nothing {
        call.said.push(line.trim().to_owned());
    }
    match command {
        Command::Nothing => {}
        Command::Do(act) => take(model, act, jobs),
        Command::Look(look) => show(model, look, jobs),
        Command::Retry(_) if call.graded.is_some() => {
            call.line_fault = Some(Phrase::new("a graded call has no way back"));
        }
        Command::Retry(turn) => {
            model.waiting_for = Some(key("Back to that turn"));
            jobs.push(Job::Retry(turn));
        }
        Command::Debrief if call.graded.is_some() => {
            call.line_fault = Some(Phrase::new("a graded call has a debrief when a mentor has released it"));
        }
        Command::Debrief => call.line_fault = Some(Phrase::new("the debrief comes when the ticket is filed")),
        Command::Quit => put_aside(model, jobs),
    }
}

fn show(model: &mut Model, look: Look, jobs: &mut Vec<Job>) {
    let Some(call) = &mut model.call else { return };
    let tab = match look {
        Look::Help => {
            model.key_sheet = true;
            return;
        }
        // Briefing and earlier tickets lie with the record; teams are chosen where one hands over.
        Look::Briefing | Look::Record | Look::Given => Tab::Record,
        Look::Tools | Look::Teams => Tab::Tools,
        Look::Articles => Tab::Articles,
        Look::Article(id) => {
            call.article = Some(id);
            Tab::Articles
        }
        Look::Ticket => Tab::Ticket,
        Look::Why if call.graded.is_some() => {
            call.line_fault = Some(Phrase::new("a graded call shows no mood"));
            return;
        }
        Look::Why => {
            call.set_help(true);
            return;
        }
    };
    if call.tab == Tab::Ticket {
        ticket::keep(model, jobs);
    }
    if let Some(call) = &mut model.call {
        call.tab = tab;
        call.desk_open = true;
    }
}
