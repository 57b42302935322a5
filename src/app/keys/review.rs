//! What an action asks for in a review. What cannot be done as things stand is not asked for.

use super::action::Action;
use crate::app::intent::ReviewIntent;
use crate::app::model::{Model, ReviewView, Verb};

/// What an action asks for in a review.
pub(super) fn meant(action: Action, model: &Model) -> Option<ReviewIntent> {
    let view = model.review.as_ref()?;
    match action {
        Action::Play => Some(ReviewIntent::Play),
        Action::Faster => Some(ReviewIntent::Faster(true)),
        Action::Slower => Some(ReviewIntent::Faster(false)),
        Action::NextTurn => Some(ReviewIntent::Turn(true)),
        Action::LastTurn => Some(ReviewIntent::Turn(false)),
        Action::NextCriterion => Some(ReviewIntent::NextCriterion(true)),
        Action::LastCriterion => Some(ReviewIntent::NextCriterion(false)),
        Action::KeepBlind => (!view.blind.is_empty()).then_some(ReviewIntent::KeepBlind),
        Action::SeeMarks => (view.judges() && !view.marks_shown).then_some(ReviewIntent::SeeMarks),
        Action::Remark => view.may_remark().then_some(ReviewIntent::Remark(None)),
        Action::RemarkTurn => {
            let turn = view.turn_at(view.playback.at(model.now)).filter(|_| view.may_remark())?;
            Some(ReviewIntent::Remark(Some(turn)))
        }
        Action::Answer => {
            let waiting = view.review().waiting().next().filter(|_| view.call.judges)?;
            Some(ReviewIntent::Judge(Verb::Answer, waiting.proposed.item()))
        }
        Action::Withdraw => {
            let waiting = view.review().waiting().next().filter(|_| !view.call.judges)?;
            Some(ReviewIntent::Withdraw(waiting.proposed.item()))
        }
        Action::Write => write(view),
        Action::Sign => view.may_sign().then_some(ReviewIntent::Sign),
        Action::Reopen => view.may_reopen().then(|| ReviewIntent::Reopening(Some(String::new()))),
        Action::Release => view.may_release().then_some(ReviewIntent::Release),
        Action::Acknowledge => view.may_acknowledge().then_some(ReviewIntent::Acknowledge),
        Action::NextWaiting => view.judges().then_some(ReviewIntent::Next),
        _ => None,
    }
}

/// Whether an action can be done while something is written: it is written, and the call is looked at meanwhile.
pub(super) const fn beside_writing(action: Action) -> bool {
    matches!(
        action,
        Action::Write | Action::Play | Action::Faster | Action::Slower | Action::NextTurn | Action::LastTurn
    )
}

/// To write what was filled in.
fn write(view: &ReviewView) -> Option<ReviewIntent> {
    if let Some(why) = &view.reopening {
        return (!why.trim().is_empty()).then_some(ReviewIntent::Reopen);
    }
    view.writes().then_some(ReviewIntent::Write)
}
