//! What happened over a call, for its curve.

use crate::sim::call::{Disposition, Event, Stamped};
use crate::sim::case::Case;
use crate::sim::scoring::MoodPoint;
use crate::sim::time::Millis;

/// The longest words of a line that a mark quotes, in characters.
const QUOTE: usize = 60;

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The customer was on hold.
    Hold,
    /// The customer reacted in a way that the scenario has for it.
    Beat,
    /// Somebody wrote in the chat pane.
    Message,
    /// It was decided how the call ends, or it ended.
    End,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When it began.
    pub at: Millis,
    /// When it was over; the same moment for what takes no time.
    pub until: Millis,
    /// What kind.
    pub kind: MarkKind,
    /// What, in words.
    pub name: String,
}

/// What happened in a call beside the mood, in order.
pub(super) fn marks(case: &Case, events: &[Stamped]) -> Vec<Mark> {
    events.iter().enumerate().filter_map(|(at, stamped)| mark(case, stamped, &events[at..])).collect()
}

fn mark(case: &Case, stamped: &Stamped, rest: &[Stamped]) -> Option<Mark> {
    let (kind, name, until) = match &stamped.event {
        Event::HoldStarted { announced, .. } => {
            let until = hold_end(rest).unwrap_or(stamped.at);
            let how = if *announced { "" } else { ", not announced" };
            let seconds = until.saturating_sub(stamped.at) / 1_000;
            (MarkKind::Hold, format!("On hold for {seconds} s{how}"), until)
        }
        Event::BeatPlayed { id, .. } => (MarkKind::Beat, beat(id.as_str(), rest), stamped.at),
        Event::SupervisorSpoke { from, text, .. } => {
            (MarkKind::Message, format!("{from} writes: “{}”", short(text)), stamped.at)
        }
        Event::Decided { how } => {
            let to = match how {
                Disposition::Escalated { team, .. } => format!(" to {}", case.name_of(team.as_str())),
                _ => String::new(),
            };
            (MarkKind::End, format!("Decided: {}{to}", how.name().replace('_', " ")), stamped.at)
        }
        Event::HungUp { why } => (MarkKind::End, format!("The customer hangs up: {why}"), stamped.at),
        Event::Ended { .. } => (MarkKind::End, "You hang up".to_owned(), stamped.at),
        Event::LineCut => (MarkKind::End, "The line is cut".to_owned(), stamped.at),
        _ => return None,
    };
    Some(Mark { at: stamped.at, until, kind, name })
}

fn hold_end(rest: &[Stamped]) -> Option<Millis> {
    let over = |stamped: &&Stamped| {
        matches!(
            stamped.event,
            Event::HoldEnded { .. } | Event::Ended { .. } | Event::HungUp { .. } | Event::LineCut
        )
    };
    rest.iter().find(over).map(|stamped| stamped.at)
}

/// A beat by the words that it has the customer say; by its name when it has none.
fn beat(id: &str, rest: &[Stamped]) -> String {
    let line = format!("beats.{id}.");
    let said = rest.iter().find_map(|stamped| match &stamped.event {
        Event::CustomerSpoke { text, line: from, .. } if from.starts_with(&line) => Some(text),
        _ => None,
    });
    said.map_or_else(
        || format!("They react: {}", id.replace('_', " ")),
        |text| format!("They react: “{}”", short(text)),
    )
}

fn short(text: &str) -> String {
    let kept: String = text.chars().take(QUOTE).collect();
    if kept.len() < text.len() { format!("{}…", kept.trim_end()) } else { kept }
}

/// How the mood moved between two of its points, in words; none when it did not.
#[must_use]
pub fn moved(before: &MoodPoint, after: &MoodPoint) -> Option<(u32, String)> {
    let patience = i32::from(after.patience) - i32::from(before.patience);
    let trust = i32::from(after.trust) - i32::from(before.trust);
    let named = [("patience", patience), ("trust", trust)];
    let words: Vec<String> =
        named.iter().filter(|(_, by)| *by != 0).map(|(name, by)| format!("{name} {by:+}")).collect();
    let size = patience.unsigned_abs() + trust.unsigned_abs();
    (size > 0).then(|| (size, format!("{}: {}", words.join(", "), after.why)))
}
