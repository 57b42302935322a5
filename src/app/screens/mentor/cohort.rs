//! How everybody is doing: who needs a mentor today, the table, the heat map, the scenarios.

use egui::Ui;

use super::{heat_map, needs};
use crate::app::intent::{CohortIntent, Intent, MentorIntent, ProgressIntent};
use crate::app::language::{Slots, key, say, say_count, say_with};
use crate::app::model::{CohortView, Model, Sight, Since};
use crate::app::widgets::{Column, body, check, choice, muted, toggle};
use crate::review::cohort::Cohort;

/// What is counted for a trainee and for a scenario alike.
const COUNTED: [Column; 8] = [
    Column { name: key("Calls"), share: 0.7 },
    Column { name: key("Critical"), share: 0.85 },
    Column { name: key("Overall"), share: 0.85 },
    Column { name: key("Tone"), share: 0.75 },
    Column { name: key("Information"), share: 1.05 },
    Column { name: key("Escalation"), share: 1.0 },
    Column { name: key("Ticket"), share: 0.8 },
    Column { name: key("Upsell"), share: 0.8 },
];

const TRAINEE: Column = Column { name: key("Trainee"), share: 1.9 };
const LAST_CALL: Column = Column { name: key("Last call"), share: 1.5 };

const SCENARIO: Column = Column { name: key("Scenario"), share: 2.0 };
const HOW_HARD: [Column; 2] =
    [Column { name: key("Difficulty"), share: 1.2 }, Column { name: key("Discrimination"), share: 1.3 }];

/// From this width on, in points, all filters stand in one row.
const ONE_ROW: f32 = 1_080.0;

/// Every desk.
const ALL: &str = "";

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let view = &model.mentor.cohort;
    sights(ui, view, intents);
    filters(ui, view, intents);
    let Some(cohort) = &view.cohort else {
        muted(ui, &say(ui, "Reading the calls…"));
        return;
    };
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
        Sight::Needs => needs::ui(ui, cohort, intents),
        Sight::Table => trainees(ui, model, cohort, intents),
        Sight::Map => heat_map::ui(ui, view, cohort, intents),
        Sight::Scenarios => scenarios(ui, model, intents),
    }
}

fn push(intents: &mut Vec<Intent>, intent: CohortIntent) {
    intents.push(Intent::Mentor(MentorIntent::Cohort(intent)));
}

fn sights(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        for sight in Sight::ALL {
            if toggle(ui, view.sight == sight, &say(ui, sight.name())).clicked() {
                push(intents, CohortIntent::Show(sight));
            }
        }
    });
}

fn filters(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    // What has no room in one row stands in rows of its own, not between lines that separate nothing.
    if ui.available_width() < ONE_ROW {
        ui.horizontal_wrapped(|ui| since(ui, view, intents));
        ui.horizontal_wrapped(|ui| graded(ui, view, intents));
        signed(ui, view, intents);
    } else {
        ui.horizontal(|ui| {
            since(ui, view, intents);
            ui.separator();
            graded(ui, view, intents);
            ui.separator();
            signed(ui, view, intents);
        });
    }
    desks(ui, view, intents);
}

fn since(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    for since in Since::ALL {
        if toggle(ui, view.since == since, &say(ui, since.name())).clicked() {
            push(intents, CohortIntent::Since(since));
        }
    }
}

fn graded(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    for (graded, name) in
        [(None, key("Graded and practice")), (Some(true), key("Graded")), (Some(false), key("Practice"))]
    {
        if toggle(ui, view.filter.graded == graded, &say(ui, name)).clicked() {
            push(intents, CohortIntent::Graded(graded));
        }
    }
}

fn signed(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    if let (_, Some(signed)) = check(ui, view.filter.signed, &say(ui, "Signed by a mentor")) {
        push(intents, CohortIntent::Signed(signed));
    }
}

fn desks(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    if view.desks.len() > 1 {
        let every = say(ui, "Every desk");
        let all = std::iter::once((ALL, &*every));
        let desks = all.chain(view.desks.iter().map(|desk| (desk.as_str(), desk.as_str())));
        let chosen = view.filter.desk.as_deref().unwrap_or(ALL);
        if let Some(desk) = choice(ui, &say(ui, "Desk"), Some(chosen), desks) {
            push(intents, CohortIntent::Desk((desk != ALL).then_some(desk)));
        }
    }
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
