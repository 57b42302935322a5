//! Which calls a new round of calibration is over: those of a session, all or some, and of others besides.

use egui::{Id, Ui};

use super::session::name;
use crate::app::language::{say, say_count, say_with};
use crate::app::model::{Model, RoundDraft, moment};
use crate::app::widgets::{caption, check, choice, long_list, muted};
use crate::review::AttemptId;
use crate::review::graded::{Attempt, Session};

/// The list of calls is at most so high, in points.
const CALLS: f32 = 200.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, draft: &RoundDraft, now: &mut RoundDraft) {
    let over = model.mentor.all_sessions.iter().filter(|(_, session)| finished(session).next().is_some());
    let all: Vec<(String, &str)> = over
        .filter_map(|(id, session)| Some((id.to_string(), session.terms.as_ref()?.title.as_str())))
        .collect();
    if all.is_empty() {
        muted(ui, &say(ui, "No graded call is over yet, so there is nothing to score."));
        return;
    }
    let chosen = draft.session.map(|id| id.to_string());
    let picked = choice(
        ui,
        &say(ui, "Calls of"),
        chosen.as_deref(),
        all.iter().map(|(id, title)| (id.as_str(), *title)),
    );
    if let Some(session) = picked.and_then(|id| id.parse().ok()) {
        now.session = Some(session);
    }
    let open = model.mentor.all_sessions.iter().find(|(id, _)| Some(*id) == draft.session);
    if let Some((_, session)) = open {
        calls(ui, model, session, draft, now);
    }
    let says = say_count(
        ui,
        draft.calls.len(),
        ["One call is in the round.", "{count} calls are in the round."],
        &[],
    );
    caption(ui, &says);
}

/// The calls of a session that are over.
fn finished(session: &Session) -> impl Iterator<Item = (AttemptId, &Attempt)> {
    session.attempts.iter().filter(|(_, taken)| taken.finished.is_some()).map(|(id, taken)| (*id, taken))
}

/// To have all of a session's calls in the round, or single ones.
fn calls(ui: &mut Ui, model: &Model, session: &Session, draft: &RoundDraft, now: &mut RoundDraft) {
    let all: Vec<(AttemptId, &Attempt)> = finished(session).collect();
    let whole = all.iter().all(|(id, _)| draft.calls.contains(id));
    if let (_, Some(on)) = check(ui, whole, &say(ui, "Every call of it")) {
        now.calls.retain(|known| all.iter().all(|(id, _)| id != known));
        if on {
            now.calls.extend(all.iter().map(|(id, _)| *id));
        }
    }
    ui.separator();
    let list = egui::ScrollArea::vertical().id_salt("calls of a round").max_height(CALLS);
    list.auto_shrink([false, true]).show(ui, |ui| {
        let id = Id::new(("calls to choose from", draft.session));
        long_list(
            ui,
            id,
            all.len(),
            |_| false,
            |ui, at| {
                let Some((id, taken)) = all.get(at) else { return };
                if let (_, Some(on)) = check(ui, draft.calls.contains(id), &called(ui, model, session, taken))
                {
                    now.calls.retain(|known| known != id);
                    now.calls.extend(on.then_some(*id));
                }
            },
        );
    });
}

/// A call by who took it, what it was, and when.
fn called(ui: &Ui, model: &Model, session: &Session, taken: &Attempt) -> String {
    let frozen = session.terms.as_ref().and_then(|terms| terms.call(&taken.scenario));
    let title = frozen.map_or(taken.scenario.as_str(), |call| call.title.as_str());
    let (who, when) = (name(ui, model, taken.person), moment(taken.began).said(ui));
    say_with(ui, "{name}: {title}, begun {when}", &[("name", &who), ("title", &title), ("when", &when)])
}
