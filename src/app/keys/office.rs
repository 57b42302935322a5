//! What an action asks for at the mentor's desk, and at that of one's own progress.

use super::action::Action;
use crate::app::intent::{
    CalibrationIntent, CohortIntent, DraftIntent, HomeIntent, Intent, MentorIntent, PeopleIntent,
    ProgressIntent,
};
use crate::app::model::{Drawer, Model, Newcomer, RoundDraft, Sight};
use crate::app::worker::Somebody;
use crate::mentoring::stored_id;
use crate::review::people::{Action as May, may};

/// What an action asks for at a desk. What cannot be done as things stand is not asked for.
pub(super) fn meant(action: Action, model: &Model) -> Option<Intent> {
    let mentor = |intent| Some(Intent::Mentor(intent));
    match action {
        Action::Progress => Some(Intent::Progress(ProgressIntent::Open)),
        Action::TakeGraded => {
            let first = model.mine.assigned.iter().find(|assigned| assigned.opens.is_none())?;
            Some(Intent::Progress(ProgressIntent::Take(first.session)))
        }
        Action::TakeNext => take_next(model),
        Action::Mentor => mentor(MentorIntent::Open),
        Action::Queue => mentor(MentorIntent::Show(Drawer::Queue)),
        Action::Sessions => mentor(MentorIntent::Show(Drawer::Sessions)),
        Action::Cohort => mentor(MentorIntent::Show(Drawer::Cohort)),
        Action::Calibration => mentor(MentorIntent::Show(Drawer::Calibration)),
        Action::People => mentor(MentorIntent::Show(Drawer::People)),
        Action::SearchList | Action::IntoList => Some(Intent::Focus(action)),
        Action::SortNext => mentor(MentorIntent::SortNext),
        Action::SortTurn => mentor(MentorIntent::Turn),
        Action::New => new(model),
        Action::Make => make(model).map(Intent::Mentor),
        Action::NextSight => {
            let cohort = model.mentor.drawer == Drawer::Cohort;
            let next = CohortIntent::Show(model.mentor.cohort.sight.next());
            cohort.then_some(Intent::Mentor(MentorIntent::Cohort(next)))
        }
        Action::CloseIt => close(model),
        Action::ReleaseAll => {
            let open = model.mentor.open_session().filter(|session| !session.released);
            open.and_then(|_| mentor(MentorIntent::Release(None)))
        }
        Action::ReleaseNext => {
            let open = model.mentor.drawer == Drawer::Sessions;
            let next = open.then(|| model.mentor.next_release())??;
            mentor(MentorIntent::Release(Some(next)))
        }
        Action::LookNext => {
            let call = sees_needs(model).then(|| model.mentor.cohort.first_call())??;
            mentor(MentorIntent::Review(stored_id(call)?))
        }
        Action::OfNext => {
            let person = sees_needs(model).then(|| model.mentor.cohort.first_in_need())??;
            Some(Intent::Progress(ProgressIntent::Of(person)))
        }
        Action::AgreeNext => {
            let open = model.mentor.drawer == Drawer::Calibration;
            let next = open.then(|| model.mentor.next_agreement())??;
            mentor(MentorIntent::Calibration(CalibrationIntent::Agree(Some(next))))
        }
        Action::ScoreNext => {
            let round = model.mentor.open_round().filter(|round| round.closed.is_none())?;
            let score = CalibrationIntent::Score(round.id, *round.mine.first()?);
            mentor(MentorIntent::Calibration(score))
        }
        Action::SetPin => {
            let person = looked_at(model).filter(|person| model.may_set_pin(person))?;
            Some(Intent::People(PeopleIntent::ChoosePin(person.id)))
        }
        Action::Leaves => mentor(MentorIntent::Here(looked_at(model)?.left.is_some())),
        _ => None,
    }
}

/// The call that is proposed to whoever looks at their own progress.
fn take_next(model: &Model) -> Option<Intent> {
    let (progress, _) = model.shown_progress.as_ref()?;
    let me = model.me.as_ref().filter(|me| progress.trainee.person == Some(me.id));
    let next = me.and(progress.next.as_ref())?;
    Some(Intent::Home(HomeIntent::Choose(next.offered.scenario.as_str().into())))
}

/// What is begun anew in the drawer that lies open.
fn new(model: &Model) -> Option<Intent> {
    match model.mentor.drawer {
        Drawer::Sessions => Some(Intent::Mentor(MentorIntent::Draft(DraftIntent::Begin))),
        Drawer::People => Some(Intent::Mentor(MentorIntent::Newcomer(Some(Newcomer::default())))),
        Drawer::Calibration if opens_rounds(model) => {
            let draft = CalibrationIntent::Draft(Some(RoundDraft::default()));
            Some(Intent::Mentor(MentorIntent::Calibration(draft)))
        }
        Drawer::Queue | Drawer::Cohort | Drawer::Calibration => None,
    }
}

/// To make what was filled in, in the drawer that lies open.
fn make(model: &Model) -> Option<MentorIntent> {
    let mentor = &model.mentor;
    match mentor.drawer {
        Drawer::Sessions if mentor.draft.is_some() => Some(MentorIntent::Draft(DraftIntent::Make)),
        Drawer::Cohort if mentor.cohort.sight == Sight::Anew => {
            Some(MentorIntent::Cohort(CohortIntent::ScoreAnew))
        }
        Drawer::Calibration if mentor.round_draft.is_some() => {
            Some(MentorIntent::Calibration(CalibrationIntent::Open))
        }
        Drawer::Calibration if mentor.agreeing.is_some() => {
            Some(MentorIntent::Calibration(CalibrationIntent::WriteAgreed))
        }
        Drawer::People if mentor.newcomer.is_some() => Some(MentorIntent::Enter),
        Drawer::People => {
            looked_at(model).filter(|person| mentor.renames(person)).map(|_| MentorIntent::Rename)
        }
        _ => None,
    }
}

/// To close what lies open. A session is closed for a reason: where none is typed, the cursor goes there.
fn close(model: &Model) -> Option<Intent> {
    let mentor = &model.mentor;
    if let Some(session) = mentor.open_session().filter(|_| mentor.drawer == Drawer::Sessions) {
        return match (&session.closed, mentor.words.trim()) {
            (Some(_), _) => None,
            (None, "") => Some(Intent::Focus(Action::CloseIt)),
            (None, _) => Some(Intent::Mentor(MentorIntent::CloseSession)),
        };
    }
    let round = mentor.open_round().filter(|round| round.closed.is_none() && opens_rounds(model));
    round.map(|_| Intent::Mentor(MentorIntent::Calibration(CalibrationIntent::Close)))
}

/// Whether those who need a mentor are shown.
fn sees_needs(model: &Model) -> bool {
    model.mentor.drawer == Drawer::Cohort && model.mentor.cohort.sight == Sight::Needs
}

fn opens_rounds(model: &Model) -> bool {
    model.me.as_ref().is_some_and(|me| may(me.role, May::OpenCalibration))
}

/// The person who is looked at.
fn looked_at(model: &Model) -> Option<&Somebody> {
    let wanted = model.mentor.person.filter(|_| model.mentor.drawer == Drawer::People)?;
    model.people.iter().flatten().find(|person| person.id == wanted)
}
