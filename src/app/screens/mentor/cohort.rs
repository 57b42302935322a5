//! How everybody is doing: who needs a mentor today, the table, the heat map, the scenarios.

use egui::Ui;

use super::{heat_map, needs};
use crate::app::intent::{CohortIntent, Intent, MentorIntent, ProgressIntent};
use crate::app::model::{CohortView, Model, Sight, Since};
use crate::app::widgets::{Column, body, check, choice, muted, toggle};
use crate::review::cohort::Cohort;

const TRAINEES: [Column; 10] = [
    Column { name: "Trainee", share: 1.9 },
    Column { name: "Calls", share: 0.7 },
    Column { name: "Critical", share: 0.85 },
    Column { name: "Overall", share: 0.85 },
    Column { name: "Tone", share: 0.75 },
    Column { name: "Information", share: 1.05 },
    Column { name: "Escalation", share: 1.0 },
    Column { name: "Ticket", share: 0.8 },
    Column { name: "Upsell", share: 0.8 },
    Column { name: "Last call", share: 1.5 },
];

const SCENARIOS: [Column; 11] = [
    Column { name: "Scenario", share: 2.0 },
    Column { name: "Calls", share: 0.7 },
    Column { name: "Critical", share: 0.85 },
    Column { name: "Overall", share: 0.85 },
    Column { name: "Tone", share: 0.75 },
    Column { name: "Information", share: 1.05 },
    Column { name: "Escalation", share: 1.0 },
    Column { name: "Ticket", share: 0.8 },
    Column { name: "Upsell", share: 0.8 },
    Column { name: "Difficulty", share: 1.2 },
    Column { name: "Discrimination", share: 1.3 },
];

/// Every desk.
const ALL: &str = "";

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let view = &model.mentor.cohort;
    sights(ui, view, intents);
    filters(ui, view, intents);
    let Some(cohort) = &view.cohort else {
        muted(ui, "Reading the calls…");
        return;
    };
    if cohort.calls.is_empty() && cohort.needs.is_empty() {
        muted(
            ui,
            "No finished call fits. Calls stand here when people have taken some; filter for less to see more.",
        );
        return;
    }
    body(ui, &together(cohort));
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
            if toggle(ui, view.sight == sight, sight.name()).clicked() {
                push(intents, CohortIntent::Show(sight));
            }
        }
    });
}

fn filters(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        for since in Since::ALL {
            if toggle(ui, view.since == since, since.name()).clicked() {
                push(intents, CohortIntent::Since(since));
            }
        }
        ui.separator();
        for (graded, name) in
            [(None, "Graded and practice"), (Some(true), "Graded"), (Some(false), "Practice")]
        {
            if toggle(ui, view.filter.graded == graded, name).clicked() {
                push(intents, CohortIntent::Graded(graded));
            }
        }
        ui.separator();
        if let (_, Some(signed)) = check(ui, view.filter.signed, "Signed by a mentor") {
            push(intents, CohortIntent::Signed(signed));
        }
    });
    if view.desks.len() > 1 {
        let all = std::iter::once((ALL, "Every desk"));
        let desks = all.chain(view.desks.iter().map(|desk| (desk.as_str(), desk.as_str())));
        let chosen = view.filter.desk.as_deref().unwrap_or(ALL);
        if let Some(desk) = choice(ui, "Desk", Some(chosen), desks) {
            push(intents, CohortIntent::Desk((desk != ALL).then_some(desk)));
        }
    }
}

/// All calls together, in a line.
fn together(cohort: &Cohort) -> String {
    let all = &cohort.all;
    let [overall, ..] = all.means;
    let mean = overall.map_or("–".to_owned(), |mean| format!("{} %", mean / 10));
    let passed = if all.passed + all.failed > 0 {
        format!(", {} of {} passed", all.passed, all.passed + all.failed)
    } else {
        String::new()
    };
    let (calls, people) =
        (count(all.calls as usize, "call", "calls"), count(cohort.trainees.len(), "person", "people"));
    format!(
        "{calls} of {people}, {mean} overall, {} with a critical error, {} signed{passed}",
        all.critical, all.signed
    )
}

fn count(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

fn trainees(ui: &mut Ui, model: &Model, cohort: &Cohort, intents: &mut Vec<Intent>) {
    let list = &model.mentor.cohort.trainees;
    let opened =
        super::list(ui, model, (&TRAINEES, list), ("A trainee", "Nobody has taken a call."), intents);
    let person = opened.and_then(|at| cohort.trainees.get(at)).and_then(|row| row.trainee.person);
    intents.extend(person.map(|person| Intent::Progress(ProgressIntent::Of(person))));
}

fn scenarios(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let list = &model.mentor.cohort.scenarios;
    super::list(ui, model, (&SCENARIOS, list), ("A scenario", "Nobody has taken a call."), intents);
    muted(
        ui,
        "Difficulty: 0 when everybody gets every point, 1 when nobody gets any. Discrimination: how far who does well here does \
         well elsewhere; 0.30 and more is good. Both count each person's first call, and say nothing for few people.",
    );
}
