//! How everybody is doing: who needs a mentor today, the table, the heat map, the scenarios.

use egui::Ui;

use super::{anew, filters, heat_map, needs};
use crate::app::intent::{CohortIntent, Intent, MentorIntent, ProgressIntent};
use crate::app::keys::{self, Action};
use crate::app::language::{Slots, key, say, say_count, say_with};
use crate::app::model::{CohortView, Model, Sight};
use crate::app::widgets::{Column, body, muted, toggle};
use crate::review::cohort::Cohort;

/// What is counted for a trainee and for a scenario alike.
const COUNTED: [Column; 8] = [
    Column { name: key("Calls"), share: 0.7 },
    Column { name: key("Critical"), share: 0.85 },
    Column { name: key("Overall"), share: 0.85 },
    Column { name: key("Tone"), share: 0.75 },
    Column { name: key("Information"), share: 1.2 },
    Column { name: key("Escalation"), share: 1.1 },
    Column { name: key("Ticket"), share: 0.8 },
    Column { name: key("Upsell"), share: 0.8 },
];

const TRAINEE: Column = Column { name: key("Trainee"), share: 1.6 };
const LAST_CALL: Column = Column { name: key("Last call"), share: 1.7 };

const SCENARIO: Column = Column { name: key("Scenario"), share: 2.0 };
const HOW_HARD: [Column; 2] =
    [Column { name: key("Difficulty"), share: 1.2 }, Column { name: key("Discrimination"), share: 1.3 }];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let view = &model.mentor.cohort;
    sights(ui, view, intents);
    filters::ui(ui, model, view, intents);
    let Some(cohort) = &view.cohort else {
        super::reading(ui, model, key("Reading the calls…"));
        return;
    };
    if view.sight == Sight::Anew {
        anew::ui(ui, model, view, intents);
        return;
    }
    if cohort.calls.is_empty() && cohort.needs.is_empty() {
        muted(
            ui,
            &say(
                ui,
                "No finished call fits. Calls stand here when people have taken some; filter for less to see more.",
            ),
        );
        return;
    }
    body(ui, &together(ui, cohort));
    match view.sight {
        Sight::Needs => needs::ui(ui, model, cohort, intents),
        Sight::Table => trainees(ui, model, cohort, intents),
        Sight::Map => heat_map::ui(ui, model, cohort, intents),
        Sight::Scenarios => scenarios(ui, model, intents),
        Sight::Anew => {}
    }
}

pub(super) fn push(intents: &mut Vec<Intent>, intent: CohortIntent) {
    intents.push(Intent::Mentor(MentorIntent::Cohort(intent)));
}

fn sights(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        for sight in Sight::ALL {
            let name = say(ui, sight.name());
            let tip = say_with(
                ui,
                "{name}. {key} goes to the next view.",
                &[("name", &name), ("key", &keys::shown(ui, Action::NextSight))],
            );
            if toggle(ui, view.sight == sight, &name).on_hover_text(tip).clicked() {
                push(intents, CohortIntent::Show(sight));
            }
        }
    });
}

/// All calls together, in a line.
fn together(ui: &Ui, cohort: &Cohort) -> String {
    let all = &cohort.all;
    let [overall, ..] = all.means;
    let mean = overall.map_or("–".to_owned(), |mean| format!("{} %", mean / 10));
    let calls = say_count(ui, all.calls as usize, ["1 call", "{count} calls"], &[]);
    let people = say_count(ui, cohort.trainees.len(), ["1 person", "{count} people"], &[]);
    let slots: Slots<'_> = &[
        ("calls", &calls),
        ("people", &people),
        ("mean", &mean),
        ("critical", &all.critical),
        ("signed", &all.signed),
    ];
    let says = say_with(
        ui,
        "{calls} of {people}, {mean} overall, {critical} with a critical error, {signed} signed",
        slots,
    );
    if all.passed + all.failed == 0 {
        return says;
    }
    let slots: Slots<'_> = &[("passed", &all.passed), ("of", &(all.passed + all.failed))];
    format!("{says}, {}", say_with(ui, "{passed} of {of} passed", slots))
}

fn trainees(ui: &mut Ui, model: &Model, cohort: &Cohort, intents: &mut Vec<Intent>) {
    let list = &model.mentor.cohort.trainees;
    let opened = super::list(
        ui,
        model,
        (&[&[TRAINEE], &COUNTED[..], &[LAST_CALL]].concat(), list),
        (key("A trainee"), key("Nobody has taken a call.")),
        intents,
    );
    let person = opened.and_then(|at| cohort.trainees.get(at)).and_then(|row| row.trainee.person);
    intents.extend(person.map(|person| Intent::Progress(ProgressIntent::Of(person))));
}

fn scenarios(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let list = &model.mentor.cohort.scenarios;
    super::list(
        ui,
        model,
        (&[&[SCENARIO], &COUNTED[..], &HOW_HARD].concat(), list),
        (key("A scenario"), key("Nobody has taken a call.")),
        intents,
    );
    muted(
        ui,
        &say(
            ui,
            "Difficulty: 0 when everybody gets every point, 1 when nobody gets any. Discrimination: how far who does well here does \
         well elsewhere; 0.30 and more is good. Both count each person's first call, and say nothing for few people.",
        ),
    );
}
