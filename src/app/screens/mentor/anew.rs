//! Stored calls scored anew with another rubric or with this engine: whose result would change. Nothing is changed by it.

use egui::Ui;

use super::cohort::push;
use crate::app::intent::{CohortIntent, Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{Slots, key, say, say_count, say_with};
use crate::app::model::{CohortView, Model};
use crate::app::theme::icons;
use crate::app::widgets::{Column, Weight, body, button, card, check, choice, heading, muted};
use crate::mentoring::stored_id;
use crate::review::regrade::Regrades;
use crate::sim::words::Dimension;

const COLUMNS: [Column; 7] = [
    Column { name: key("Trainee"), share: 1.6 },
    Column { name: key("Call"), share: 2.0 },
    Column { name: key("Counts now"), share: 0.9 },
    Column { name: key("Would count"), share: 0.9 },
    Column { name: key("Change"), share: 0.8 },
    Column { name: key("Result"), share: 1.2 },
    Column { name: key("Taken"), share: 1.3 },
];

/// The rubric that each call was played with.
const ITS_OWN: &str = "";

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &CohortView, intents: &mut Vec<Intent>) {
    how(ui, model, view, intents);
    let Some(came) = &view.anew.came else {
        if model.mentor.stopped {
            muted(ui, &say(ui, "Stopped. Nothing was changed."));
        }
        return;
    };
    together(ui, came);
    if let Some((count, why)) = &view.anew.left_out {
        let slots: Slots<'_> = &[("why", why)];
        muted(
            ui,
            &say_count(
                ui,
                *count,
                [
                    "One call could not be scored anew: {why}",
                    "{count} calls could not be scored anew; the first: {why}",
                ],
                slots,
            ),
        );
    }
    if came.changed.is_empty() {
        return;
    }
    let empty = key("No result would change.");
    let list = (&COLUMNS[..], &view.anew.changed);
    let opened = super::list(ui, model, list, (key("A trainee, a call, a result"), empty), intents);
    let call = opened.and_then(|at| came.changed.get(at)).map(|changed| &changed.call);
    // Nobody reviews a call that nobody put their name to.
    let known = call.filter(|call| call.trainee.person.is_some());
    let id = known.and_then(|call| stored_id(call.attempt));
    intents.extend(id.map(|id| Intent::Mentor(MentorIntent::Review(id))));
}

/// By what they are scored, and the way to begin.
fn how(ui: &mut Ui, model: &Model, view: &CohortView, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Score the calls anew"));
        muted(
            ui,
            &say(
                ui,
                "It shows whose result would change by another rubric or by this engine, and changes nothing. What a mentor signed stands in both.",
            ),
        );
        let own = say(ui, "The one each call was played with");
        let all = model.mentor.shelf.rubrics.iter().map(|id| (id.as_str(), id.as_str()));
        let all = std::iter::once((ITS_OWN, &*own)).chain(all);
        let chosen = view.anew.rubric.as_ref().map_or(ITS_OWN, |id| id.as_str());
        if let Some(picked) = choice(ui, &say(ui, "Rubric"), Some(chosen), all) {
            let rubric = (picked != ITS_OWN).then(|| picked.as_str().into());
            push(intents, CohortIntent::Rubric(rubric));
        }
        let text = say(ui, "Play what was typed again first, with this engine");
        let (ticked, changed) = check(ui, view.anew.replayed, &text);
        ticked.on_hover_text(say(ui, "Otherwise what happened in each call is taken as it is stored."));
        if let Some(replayed) = changed {
            push(intents, CohortIntent::Replayed(replayed));
        }
        let idle = model.progress.is_none();
        let text = say(ui, "Score the calls anew");
        let begin = ui.add_enabled_ui(idle, |ui| {
            button(ui, icons::ARROWS_CLOCKWISE, &text, Weight::Primary, Some(Action::Make))
        });
        if begin.inner.clicked() {
            push(intents, CohortIntent::ScoreAnew);
        }
    });
}

/// All of it, in a few lines.
fn together(ui: &mut Ui, came: &Regrades) {
    let scored =
        say_count(ui, came.scored as usize, ["1 call scored anew", "{count} calls scored anew"], &[]);
    let slots: Slots<'_> = &[
        ("scored", &scored),
        ("changed", &came.changed.len()),
        ("pass", &came.would_pass),
        ("fail", &came.would_fail),
    ];
    body(
        ui,
        &say_with(
            ui,
            "{scored}: {changed} results would change, {pass} would pass that do not, {fail} would not pass that do. Nothing was changed.",
            slots,
        ),
    );
    for (dimension, shift) in Dimension::ALL.into_iter().zip(&came.dimensions) {
        if shift.rises + shift.falls + shift.applies_otherwise == 0 {
            continue;
        }
        let slots: Slots<'_> = &[
            ("dimension", &say(ui, dimension.title())),
            ("rises", &shift.rises),
            ("falls", &shift.falls),
            ("otherwise", &shift.applies_otherwise),
        ];
        let says = say_with(
            ui,
            "{dimension}: rises in {rises}, falls in {falls}, begins or ceases to apply in {otherwise}",
            slots,
        );
        muted(ui, &says);
    }
}
