//! What happened over a call, for its curve.

use super::decided::decided;
use crate::app::language::Phrase;
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
    pub name: Phrase,
}

/// What happened in a call beside the mood, in order.
pub(super) fn marks(case: &Case, events: &[Stamped]) -> Vec<Mark> {
    events.iter().enumerate().filter_map(|(at, stamped)| mark(case, stamped, &events[at..])).collect()
}

fn mark(case: &Case, stamped: &Stamped, rest: &[Stamped]) -> Option<Mark> {
    let (kind, name, until) = match &stamped.event {
        Event::HoldStarted { announced, .. } => {
            let until = hold_end(rest).unwrap_or(stamped.at);
            let seconds = until.saturating_sub(stamped.at) / 1_000;
            let name = if *announced {
                Phrase::new("On hold for {seconds} s")
            } else {
                Phrase::new("On hold for {seconds} s, not announced")
            };
            (MarkKind::Hold, name.with("seconds", seconds), until)
        }
        Event::BeatPlayed { id, .. } => (MarkKind::Beat, beat(id.as_str(), rest), stamped.at),
        Event::SupervisorSpoke { from, text, .. } => {
            let name = Phrase::new("{name} writes: “{words}”");
            (MarkKind::Message, name.with("name", from).with("words", short(text)), stamped.at)
        }
        Event::Decided { how } => {
            let name = match how {
                Disposition::Escalated { team, .. } => {
                    Phrase::new("Decided: {how} to {team}").with("team", case.name_of(team.as_str()))
                }
                _ => Phrase::new("Decided: {how}"),
            };
            (MarkKind::End, name.with_key("how", decided(how)), stamped.at)
        }
        Event::HungUp { why } => {
            (MarkKind::End, Phrase::new("The customer hangs up: {why}").with("why", why), stamped.at)
        }
        Event::Ended { .. } => (MarkKind::End, Phrase::new("You hang up"), stamped.at),
        Event::LineCut => (MarkKind::End, Phrase::new("The line is cut"), stamped.at),
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

/// A beat by the words that it has the customer say, when it has any.
fn beat(id: &str, rest: &[Stamped]) -> Phrase {
    let line = format!("beats.{id}.");
    let said = rest.iter().find_map(|stamped| match &stamped.event {
        Event::CustomerSpoke { text, line: from, .. } if from.starts_with(&line) => Some(text),
        _ => None,
    });
    said.map_or_else(
        || Phrase::new("They react without a word"),
        |text| Phrase::new("They react: “{words}”").with("words", short(text)),
    )
}

fn short(text: &str) -> String {
    let kept: String = text.chars().take(QUOTE).collect();
    if kept.len() < text.len() { format!("{}…", kept.trim_end()) } else { kept }
}

/// How far the mood moved between two of its points, and how in words; none when it did not.
#[must_use]
pub fn moved(before: &MoodPoint, after: &MoodPoint) -> Option<(u32, Phrase)> {
    let patience = i32::from(after.patience) - i32::from(before.patience);
    let trust = i32::from(after.trust) - i32::from(before.trust);
    let phrase = match (patience, trust) {
        (0, 0) => return None,
        (_, 0) => Phrase::new("patience {patience}: {why}"),
        (0, _) => Phrase::new("trust {trust}: {why}"),
        _ => Phrase::new("patience {patience}, trust {trust}: {why}"),
    };
    let phrase = phrase.with("patience", format!("{patience:+}")).with("trust", format!("{trust:+}"));
    Some((patience.unsigned_abs() + trust.unsigned_abs(), phrase.with("why", &after.why)))
}
