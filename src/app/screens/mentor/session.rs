//! One graded session: what it agrees on, who is where, what may be done with it.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use crate::app::intent::{Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_count, say_with};
use crate::app::model::{Model, later, moment};
use crate::app::theme::icons;
use crate::app::widgets::{
    Weight, body, button, caption, card, check, halves, heading, line, long_list, muted, strong, tip,
};
use crate::review::PersonId;
use crate::review::graded::{Attempt, Seeds, Session, Terms};
use crate::review::people::Role;
use crate::sim::time::clock;

/// The list of those who may take it is at most so high, in points.
const PEOPLE: f32 = 260.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, session: &Session, intents: &mut Vec<Intent>) {
    let Some(terms) = &session.terms else { return };
    if button(ui, icons::ARROW_LEFT, &say(ui, "All sessions"), Weight::Quiet, Some(Action::Back)).clicked() {
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
        Seeds::One(_) => say(ui, "the same customer for everybody"),
        Seeds::Each(_) => say(ui, "another customer for each: not comparable"),
    };
    let limit = match terms.limit_ms {
        None => say(ui, "no time limit").into_owned(),
        Some(ms) => say_with(ui, "{time} a call", &[("time", &clock(ms))]),
    };
    let articles = match &terms.articles {
        None => say(ui, "all articles").into_owned(),
        Some(allowed) if allowed.is_empty() => say(ui, "no article").into_owned(),
        Some(allowed) => say_count(ui, allowed.len(), ["one article", "{count} articles"], &[]),
    };
    let often = say_count(ui, usize::from(terms.attempts), ["once", "{count} times"], &[]);
    body(
        ui,
        &say_with(
            ui,
            "{limit}; {seeds}; {articles}; each call {often}; rubric {rubric}",
            &[
                ("limit", &limit),
                ("seeds", &seeds),
                ("articles", &articles),
                ("often", &often),
                ("rubric", &terms.rubric),
            ],
        ),
    );
    let opens = moment(terms.opens).said(ui);
    let when = match terms.closes {
        Some(closes) => say_with(
            ui,
            "Open from {opens} to {closes}",
            &[("opens", &opens), ("closes", &moment(closes).said(ui))],
        ),
        None => say_with(ui, "Open from {opens} until you close it", &[("opens", &opens)]),
    };
    body(ui, &when);
    for call in &terms.calls {
        let line = if call.shipped {
            say_with(ui, "{title}, ships with Firstline: its answers are public", &[("title", &call.title)])
        } else {
            call.title.clone()
        };
        muted(ui, &format!("• {line}"));
    }
}

/// Who took what, and for how long they were away.
fn taken(ui: &mut Ui, model: &Model, session: &Session, terms: &Terms, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "How far everybody is"));
        let mut people: BTreeMap<PersonId, Vec<&Attempt>> =
            session.assigned.iter().map(|person| (*person, Vec::new())).collect();
        for taken in session.attempts.values() {
            people.entry(taken.person).or_default().push(taken);
        }
        if people.is_empty() {
            muted(ui, &say(ui, "Nobody is assigned yet. Tick who takes it."));
        }
        let people: Vec<(PersonId, Vec<&Attempt>)> = people.into_iter().collect();
        long_list(
            ui,
            Id::new(("how far", model.mentor.session)),
            people.len(),
            |_| false,
            |ui, at| {
                let Some((person, calls)) = people.get(at) else { return };
                let name = strong(ui, name(ui, model, *person));
                ui.label(name);
                if calls.is_empty() {
                    muted(ui, &say(ui, "Has not begun."));
                }
                for call in calls {
                    attempt(ui, terms, call);
                }
                release(ui, model, session, *person, calls, intents);
            },
        );
    });
}

fn attempt(ui: &mut Ui, terms: &Terms, taken: &Attempt) {
    let title = terms.call(&taken.scenario).map_or(taken.scenario.as_str(), |call| call.title.as_str());
    let how = match taken.finished {
        Some(at) => say_with(ui, "over {when}", &[("when", &later(at, taken.began).said(ui))]),
        None if taken.is_left() => say(ui, "left, and not over").into_owned(),
        None => say(ui, "going on").into_owned(),
    };
    body(
        ui,
        &say_with(
            ui,
            "{title}: begun {when}, {how}",
            &[("title", &title), ("when", &moment(taken.began).said(ui)), ("how", &how)],
        ),
    );
    for away in &taken.away {
        caption(ui, &crate::app::screens::away::says(ui, away));
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
        caption(ui, &format!("{}  {}", icons::EYE, say(ui, "Sees the marks.")));
    } else if calls.iter().any(|taken| taken.finished.is_some()) {
        let name = say_with(ui, "Let {name} see the marks", &[("name", &name(ui, model, person))]);
        let action = (model.mentor.next_release() == Some(person)).then_some(Action::ReleaseNext);
        if button(ui, icons::EYE, &name, Weight::Quiet, action).clicked() {
            intents.push(Intent::Mentor(MentorIntent::Release(Some(person))));
        }
    }
}

fn assigned(ui: &mut Ui, model: &Model, session: &Session, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Who takes it"));
        let trainees: Vec<_> = model.present().filter(|person| person.role == Role::Trainee).collect();
        egui::ScrollArea::vertical().id_salt("assigned").max_height(PEOPLE).auto_shrink([false, true]).show(
            ui,
            |ui| {
                long_list(
                    ui,
                    Id::new("assigned"),
                    trainees.len(),
                    |_| false,
                    |ui, at| {
                        let Some(person) = trainees.get(at) else { return };
                        let (_, changed) = check(ui, session.assigned.contains(&person.id), &person.name);
                        if let Some(on) = changed {
                            intents.push(Intent::Mentor(MentorIntent::Assign(person.id, on)));
                        }
                    },
                );
            },
        );
        if trainees.is_empty() {
            muted(ui, &say(ui, "There are no trainees yet. Enter them under People."));
        }
    });
}

fn ends(ui: &mut Ui, model: &Model, session: &Session, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "What ends it"));
        if session.released {
            muted(ui, &say(ui, "Everybody sees their marks."));
        } else if button(
            ui,
            icons::EYE,
            &say(ui, "Let everybody see their marks"),
            Weight::Plain,
            Some(Action::ReleaseAll),
        )
        .clicked()
        {
            intents.push(Intent::Mentor(MentorIntent::Release(None)));
        }
        if let Some((since, why)) = &session.closed {
            muted(
                ui,
                &say_with(ui, "Closed {when}: {why}", &[("when", &moment(*since).said(ui)), ("why", &why)]),
            );
            return;
        }
        let words = &model.mentor.words;
        let (field, changed) = line(
            ui,
            Id::new("why it is closed"),
            &say(ui, "Why you close it"),
            &say(ui, "Everybody is through"),
            words,
        );
        if let Some(words) = changed {
            intents.push(Intent::Mentor(MentorIntent::Words(words)));
        }
        let field = tip(field, &say(ui, "Close the session"), Action::CloseIt, words);
        if model.focus == Some(Action::CloseIt) {
            field.request_focus();
        }
        let ready = !words.trim().is_empty();
        let close = ui.add_enabled_ui(ready, |ui| {
            button(ui, icons::LOCK, &say(ui, "Close the session"), Weight::Grave, Some(Action::CloseIt))
        });
        if close.inner.clicked() {
            intents.push(Intent::Mentor(MentorIntent::CloseSession));
        }
        caption(ui, &say(ui, "Calls that were left are scored as they stand."));
    });
}

pub(super) fn name(ui: &Ui, model: &Model, person: PersonId) -> String {
    let known = model.people.iter().flatten().find(|known| known.id == person);
    known.map_or_else(|| say(ui, "somebody").into_owned(), |known| known.name.clone())
}
