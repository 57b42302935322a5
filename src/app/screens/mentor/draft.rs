//! A graded session that is being made.

use egui::{Id, Ui};

use crate::app::intent::{DraftIntent, Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Allowed, Model, SessionDraft};
use crate::app::theme::{self, icons};
use crate::app::widgets::{
    Weight, body, button, caption, card, check, choice, halves, heading, line, long_list, muted, number,
    toggle,
};
use crate::app::worker::Card;
use crate::review::people::Role;
use crate::sim::scenario::model::Stage;

/// The course that is none.
const NO_COURSE: &str = "";

/// The rubric that scenarios are always scored by.
const AS_ALWAYS: &str = "";

pub(super) fn ui(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    heading(ui, &say(ui, "A new graded session"));
    muted(
        ui,
        &say(
            ui,
            "What it agrees on is frozen when you make it: who edits a scenario afterwards changes nothing in it.",
        ),
    );
    if ui.available_width() > 760.0 {
        halves(ui, |left, right| {
            calls(left, model, draft, intents);
            people(right, model, draft, intents);
            rules(right, model, draft, intents);
        });
    } else {
        calls(ui, model, draft, intents);
        people(ui, model, draft, intents);
        rules(ui, model, draft, intents);
    }
    ways_on(ui, draft, intents);
}

fn push(intents: &mut Vec<Intent>, intent: DraftIntent) {
    intents.push(Intent::Mentor(MentorIntent::Draft(intent)));
}

fn calls(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "What is taken"));
        let courses = &model.mentor.shelf.courses;
        if !courses.is_empty() {
            let own = say(ui, "Scenarios of my choice");
            let all = courses.iter().map(|(id, title)| (id.as_str(), title.as_str()));
            let all = std::iter::once((NO_COURSE, &*own)).chain(all);
            let chosen = draft.course.as_ref().map_or(NO_COURSE, |id| id.as_str());
            if let Some(picked) = choice(ui, &say(ui, "Course"), Some(chosen), all) {
                let course = (picked != NO_COURSE).then(|| picked.as_str().into());
                push(intents, DraftIntent::Course(course));
            }
        }
        if draft.course.is_some() {
            muted(ui, &say(ui, "Its calls are taken in its order."));
            return;
        }
        let (_, changed) = line(
            ui,
            Id::new("search scenarios"),
            &say(ui, "Search the scenarios"),
            &say(ui, "A problem, a customer"),
            &draft.search,
        );
        if let Some(text) = changed {
            push(intents, DraftIntent::Search(text));
        }
        scenarios(ui, model, draft, intents);
    });
}

fn scenarios(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    let wanted = draft.search.to_lowercase();
    let mut shown = 0;
    egui::ScrollArea::vertical().id_salt("scenarios").max_height(300.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            for card in model.library.iter().flat_map(|library| library.iter()) {
                let Some(text) = text(ui, card).filter(|text| text.to_lowercase().contains(&wanted)) else {
                    continue;
                };
                shown += 1;
                let (_, changed) = check(ui, draft.scenarios.contains(&card.id), &text);
                if let Some(on) = changed {
                    push(intents, DraftIntent::Scenario(card.id.clone(), on));
                }
            }
        },
    );
    if shown == 0 {
        muted(ui, &say(ui, "No stable scenario fits. Only stable scenarios are graded."));
    }
}

/// A scenario that may be graded, in a line.
fn text(ui: &Ui, card: &Card) -> Option<String> {
    let scenario = card.scenario.as_ref().filter(|scenario| scenario.stage == Stage::Stable)?;
    Some(say_with(
        ui,
        "{title}, {name}, level {level}",
        &[("title", &scenario.title), ("name", &scenario.customer.name), ("level", &scenario.level)],
    ))
}

fn people(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Who takes it"));
        let trainees: Vec<_> = model.present().filter(|person| person.role == Role::Trainee).collect();
        if trainees.is_empty() {
            muted(
                ui,
                &say(ui, "There are no trainees yet. You can assign them later; enter them under People."),
            );
            return;
        }
        let all = trainees.iter().all(|person| draft.people.contains(&person.id));
        if let (_, Some(on)) = check(ui, all, &say(ui, "Every trainee")) {
            push(intents, DraftIntent::Everybody(on));
        }
        ui.separator();
        egui::ScrollArea::vertical().id_salt("people").max_height(200.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                long_list(
                    ui,
                    Id::new("who may take it"),
                    trainees.len(),
                    |_| false,
                    |ui, at| {
                        let Some(person) = trainees.get(at) else { return };
                        let (_, changed) = check(ui, draft.people.contains(&person.id), &person.name);
                        if let Some(on) = changed {
                            push(intents, DraftIntent::Person(person.id, on));
                        }
                    },
                );
            },
        );
    });
}

fn rules(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "What holds in it"));
        let (_, changed) = line(
            ui,
            Id::new("session title"),
            &say(ui, "Title"),
            &say(ui, "Left empty: the titles of the calls"),
            &draft.title,
        );
        if let Some(title) = changed {
            push(intents, DraftIntent::Title(title));
        }
        let (_, changed) = line(
            ui,
            Id::new("session limit"),
            &say(ui, "Minutes a call may last"),
            &say(ui, "Left empty: no limit"),
            &draft.limit,
        );
        if let Some(limit) = changed {
            push(intents, DraftIntent::Limit(limit));
        }
        if let Err(why) = draft.limit_minutes() {
            wrong(ui, why);
        }
        caption(ui, &say(ui, "Time away counts, after a crash too."));
        ui.horizontal(|ui| {
            body(ui, &say(ui, "How often each call may be taken"));
            if let (_, Some(attempts)) =
                number(ui, &say(ui, "How often each call may be taken"), u32::from(draft.attempts), 9)
            {
                push(intents, DraftIntent::Attempts(u8::try_from(attempts).unwrap_or(1)));
            }
        });
        let (_, changed) =
            check(ui, draft.seed_each, &say(ui, "Another customer for each person: not comparable"));
        if let Some(each) = changed {
            push(intents, DraftIntent::SeedEach(each));
        }
        times(ui, draft, intents);
        rubric(ui, model, draft, intents);
        articles(ui, model, draft, intents);
    });
}

/// From when until when its calls may be taken.
fn times(ui: &mut Ui, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    let hint = say(ui, "2026-03-10 09:00; left empty: at once");
    let (field, changed) = line(ui, Id::new("session opens"), &say(ui, "Opens"), &hint, &draft.opens);
    field.on_hover_text(say(ui, "Before that nobody can begin a call of it."));
    if let Some(opens) = changed {
        push(intents, DraftIntent::Opens(opens));
    }
    let hint = say(ui, "2026-03-10 12:00; left empty: when you close it");
    let (field, changed) = line(ui, Id::new("session closes"), &say(ui, "Closes"), &hint, &draft.closes);
    field.on_hover_text(say(ui, "From then on no call of it can be begun or gone on with."));
    if let Some(closes) = changed {
        push(intents, DraftIntent::Closes(closes));
    }
    if let Err(why) = draft.times() {
        wrong(ui, why);
    }
}

/// What is wrong with what was typed.
fn wrong(ui: &mut Ui, why: &'static str) {
    let theme = theme::of(ui);
    let says = say_with(ui, "Write {what}.", &[("what", &say(ui, why))]);
    let text = egui::RichText::new(format!("{}  {says}", icons::WARNING));
    ui.label(text.color(theme.colours.bad));
}

/// What its calls are scored by.
fn rubric(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    let always = say(ui, "As always");
    let all = model.mentor.shelf.rubrics.iter().map(|id| (id.as_str(), id.as_str()));
    let all = std::iter::once((AS_ALWAYS, &*always)).chain(all);
    let chosen = draft.rubric.as_ref().map_or(AS_ALWAYS, |id| id.as_str());
    if let Some(picked) = choice(ui, &say(ui, "Rubric"), Some(chosen), all) {
        let rubric = (picked != AS_ALWAYS).then(|| picked.as_str().into());
        push(intents, DraftIntent::Rubric(rubric));
    }
    caption(ui, &say(ui, "One more rubric is a file assets/rubrics/NAME.ron in a content folder."));
}

fn articles(ui: &mut Ui, model: &Model, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    ui.add_space(theme.space.xs);
    body(ui, &say(ui, "Articles that may be read"));
    ui.horizontal_wrapped(|ui| {
        let choices = [
            (Allowed::All, say(ui, "All"), matches!(draft.articles, Allowed::All)),
            (Allowed::None, say(ui, "None"), matches!(draft.articles, Allowed::None)),
            (Allowed::Some(Vec::new()), say(ui, "These"), matches!(draft.articles, Allowed::Some(_))),
        ];
        for (allowed, name, chosen) in choices {
            if toggle(ui, chosen, &name).clicked() && !chosen {
                push(intents, DraftIntent::Articles(allowed));
            }
        }
    });
    let Allowed::Some(allowed) = &draft.articles else { return };
    let desks: Vec<_> = model
        .library
        .iter()
        .flat_map(|library| library.iter())
        .filter(|card| draft.scenarios.contains(&card.id))
        .filter_map(|card| Some(card.scenario.as_ref()?.desk.clone()))
        .collect();
    let mut shown = 0;
    for (_, id, title) in model.mentor.shelf.articles.iter().filter(|(desk, ..)| desks.contains(desk)) {
        shown += 1;
        let known = allowed.iter().any(|allowed| id.as_str() == allowed);
        if let (_, Some(on)) = check(ui, known, title) {
            let mut now: Vec<String> = allowed.iter().filter(|one| id.as_str() != *one).cloned().collect();
            if on {
                now.push(id.to_string());
            }
            push(intents, DraftIntent::Articles(Allowed::Some(now)));
        }
    }
    if shown == 0 {
        muted(ui, &say(ui, "Choose a scenario first: articles belong to its desk."));
    }
}

fn ways_on(ui: &mut Ui, draft: &SessionDraft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let ready = draft.is_complete();
        let weight = if ready { Weight::Primary } else { Weight::Plain };
        let make = ui.add_enabled_ui(ready, |ui| {
            button(ui, icons::CHECK, &say(ui, "Make the session"), weight, Some(Action::Make))
        });
        if make.inner.clicked() {
            push(intents, DraftIntent::Make);
        }
        if button(ui, "", &say(ui, "Make none"), Weight::Plain, Some(Action::Back)).clicked() {
            push(intents, DraftIntent::Stop);
        }
        if draft.course.is_none() && draft.scenarios.is_empty() {
            muted(ui, &say(ui, "Tick at least one scenario."));
        }
    });
}
