//! What an action asks for as things stand.

use super::action::Action;
use super::{author, office, review};
use crate::app::intent::{
    BriefingIntent, CallIntent, DebriefIntent, HomeIntent, Intent, SettingsIntent, TicketIntent,
};
use crate::app::model::{EndingKind, Model, Screen, Tab};
use crate::sim::session::Do;

/// What an action asks for as things stand. Where it only moves the cursor, the screen does it.
pub(super) fn meant(action: Action, model: &Model) -> Option<Intent> {
    let call = |intent| Some(Intent::Call(intent));
    match action {
        Action::KeySheet => Some(Intent::KeySheet(true)),
        Action::Settings => Some(Intent::OpenSettings),
        Action::Quit => Some(Intent::Quit),
        Action::Larger | Action::Smaller => {
            let size = model.settings().next_size(action == Action::Larger);
            Some(Intent::Settings(SettingsIntent::TextSize(size)))
        }
        Action::Back => Some(Intent::Back),
        Action::Search | Action::ToLine => Some(Intent::Focus(action)),
        Action::Resume => Some(Intent::Home(HomeIntent::Resume(model.interrupted()?.id))),
        Action::PickUp => Some(Intent::Briefing(BriefingIntent::PickUp)),
        Action::Recall => call(CallIntent::Recall),
        Action::Record => call(CallIntent::Show(Tab::Record)),
        Action::Tools => call(CallIntent::Show(Tab::Tools)),
        Action::Articles => call(CallIntent::Show(Tab::Articles)),
        Action::Ticket => call(CallIntent::Show(Tab::Ticket)),
        Action::Hold => call(CallIntent::Do(hold(model))),
        Action::Transfer => call(CallIntent::Decide(Some(EndingKind::Escalate))),
        Action::Resolve => call(CallIntent::Decide(Some(EndingKind::Resolve))),
        Action::HangUp => call(CallIntent::Decide(Some(EndingKind::HangUp))),
        Action::PaneRead => call(CallIntent::PaneRead),
        Action::PutAside => call(CallIntent::PutAside),
        Action::ReadBack => Some(Intent::Ticket(TicketIntent::ReadBack)),
        Action::File => Some(Intent::Ticket(TicketIntent::File)),
        Action::Again => Some(Intent::Debrief(DebriefIntent::Again)),
        Action::Home => Some(Intent::Debrief(DebriefIntent::Home)),
        Action::Read => Some(Intent::Debrief(DebriefIntent::Read)),
        Action::NextLost => Some(Intent::Debrief(DebriefIntent::Lost(true))),
        Action::LastLost => Some(Intent::Debrief(DebriefIntent::Lost(false))),
        Action::Next => Some(Intent::Debrief(DebriefIntent::Next)),
        Action::Author(action) => author::meant(action, model),
        _ if model.screen == Screen::Review => review::meant(action, model).map(Intent::Review),
        _ => office::meant(action, model),
    }
}

/// Hold, or back from it.
#[must_use]
pub fn hold(model: &Model) -> Do {
    let on_hold = model.call.as_ref().is_some_and(|call| call.state.hold.is_some());
    if on_hold { Do::Resume } else { Do::Hold { seconds: None } }
}
