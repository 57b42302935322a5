//! One graded session: what it agrees on, who is where, what may be done with it.

use egui::{Grid, Id, Ui};

use crate::app::intent::{Intent, MentorIntent};
use crate::app::model::{Model, moment};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, check, halves, heading, line, muted, strong};
use crate::review::PersonId;
use crate::review::graded::{Attempt, Seeds, Session, Terms};
use crate::review::people::Role;
use crate::sim::time::clock;

pub(super) fn ui(ui: &mut Ui, model: &Model, session: &Session, intents: &mut Vec<Intent>) {
    let Some(terms) = &session.terms else { return };
    if button(ui, icons::ARROW_LEFT, "All sessions", Weight::Quiet, None).clicked() {
        intents.push(Intent::Mentor(MentorIntent::Session(None)));
    }
    card(ui, |ui| {
        heading(ui, &terms.title);
        agreed(ui, terms);
    });
    if ui.available_width() > 760.0 {
        halves(ui, |left, right| {
            taken(left, model, session, terms, intents);
            assigned(right, model, session, intents);
            ends(right, model, session, intents);
        });
    } else {
        taken(ui, model, session, terms, intents);
        assigned(ui, model, session, intents);
        ends(ui, model, session, intents);
    }
}

fn agreed(ui: &mut Ui, terms: &Terms) {
    let seeds = match terms.seeds {
        Seeds::One(_) => "the same customer for everybody",
        Seeds::Each(_) => "another customer for each: not comparable",
    };
    let limit = terms.limit_ms.map_or("no time limit".to_owned(), |ms| format!("{} a call", clock(ms)));
    let articles = match &terms.articles {
        None => "all articles".to_owned(),
        Some(allowed) if allowed.is_empty() => "no article".to_owned(),
        Some(allowed) => format!("{} articles", allowed.len()),
    };
    let often = if terms.attempts == 1 { "once".to_owned() } else { format!("{} times", terms.attempts) };
    body(ui, &format!("{limit}; {seeds}; {articles}; each call {often}; rubric {}", terms.rubric));
    for call in &terms.calls {
        let public = if call.shipped { ", ships with Firstline: its answers are public" } else { "" };
        muted(ui, &format!("• {}{public}", call.title));
    }
}

/// Who took what, and for how long they were away.
fn taken(ui: &mut Ui, model: &Model, session: &Session, terms: &Terms, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, "How far everybody is");
        let mut people: Vec<PersonId> = session.assigned.iter().copied().collect();
        people.extend(session.attempts.values().map(|taken| taken.person));
        people.sort_unstable();
        people.dedup();
        if people.is_empty() {
            muted(ui, "Nobody is assigned yet. Tick who takes it.");
        }
        for person in people {
            let name = strong(ui, name(model, person));
            ui.label(name);
            let calls: Vec<&Attempt> = session.of(person).map(|(_, taken)| taken).collect();
            if calls.is_empty() {
                muted(ui, "Has not begun.");
            }
            for call in &calls {
                attempt(ui, terms, call);
            }
            release(ui, model, session, person, &calls, intents);
        }
    });
}

fn attempt(ui: &mut Ui, terms: &Terms, taken: &Attempt) {
    let title = terms.call(&taken.scenario).map_or(taken.scenario.as_str(), |call| call.title.as_str());
    let how = match taken.finished {
        Some(at) => format!("over {}", moment(at)),
        None if taken.is_left() => "left, and not over".to_owned(),
        None => "going on".to_owned(),
    };
    body(ui, &format!("{title}: begun {}, {how}", moment(taken.began)));
    for away in &taken.away {
        let why = if away.crashed { "the program or the machine stopped" } else { "left" };
        let lasted = away.until.map_or("still away".to_owned(), |until| clock(away.lasted_ms(until)));
        let back = away.until.is_some_and(|until| away.clock_went_back(until));
        let clock_set = if back { "; the clock was set back meanwhile" } else { "" };
        caption(
            ui,
            &format!("{}  Away from {}, {lasted}: {why}{clock_set}", icons::CLOCK, moment(away.since)),
        );
    }
}

fn release(
    ui: &mut Ui,
    model: &Model,
    session: &Session,
    person: PersonId,
    calls: &[&Attempt],
    intents: &mut Vec<Intent>,
) {
    if session.shows(person) {
        caption(ui, &format!("{}  Sees the marks.", icons::EYE));
    } else if calls.iter().any(|taken| taken.finished.is_some()) {
        let name = format!("Let {} see the marks", name(model, person));
        if button(ui, icons::EYE, &name, Weight::Quiet, None).clicked() {
            intents.push(Intent::Mentor(MentorIntent::Release(Some(person))));
        }
    }
}

fn assigned(ui: &mut Ui, model: &Model, session: &Session, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, "Who takes it");
        let trainees = model.present().filter(|person| person.role == Role::Trainee);
        let mut any = false;
        Grid::new("assigned").num_columns(2).show(ui, |ui| {
            for (n, person) in trainees.enumerate() {
                any = true;
                let (_, changed) = check(ui, session.assigned.contains(&person.id), &person.name);
                if let Some(on) = changed {
                    intents.push(Intent::Mentor(MentorIntent::Assign(person.id, on)));
                }
                if n % 2 == 1 {
                    ui.end_row();
                }
            }
        });
        if !any {
            muted(ui, "There are no trainees yet. Enter them under People.");
        }
    });
}

fn ends(ui: &mut Ui, model: &Model, session: &Session, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, "What ends it");
        if session.released {
            muted(ui, "Everybody sees their marks.");
        } else if button(ui, icons::EYE, "Let everybody see their marks", Weight::Plain, None).clicked() {
            intents.push(Intent::Mentor(MentorIntent::Release(None)));
        }
        if let Some((since, why)) = &session.closed {
            muted(ui, &format!("Closed {}: {why}", moment(*since)));
            return;
        }
        let words = &model.mentor.words;
        let (_, changed) =
            line(ui, Id::new("why it is closed"), "Why you close it", "Everybody is through", words);
        if let Some(words) = changed {
            intents.push(Intent::Mentor(MentorIntent::Words(words)));
        }
        let ready = !words.trim().is_empty();
        let close =
            ui.add_enabled_ui(ready, |ui| button(ui, icons::LOCK, "Close the session", Weight::Grave, None));
        if close.inner.clicked() {
            intents.push(Intent::Mentor(MentorIntent::CloseSession));
        }
        caption(ui, "Calls that were left are scored as they stand.");
    });
}

fn name(model: &Model, person: PersonId) -> &str {
    let known = model.people.iter().flatten().find(|known| known.id == person);
    known.map_or("somebody", |known| known.name.as_str())
}
