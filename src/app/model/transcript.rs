//! What was said and done in a call, as it is read on the screen.

use std::time::{Duration, Instant};

use crate::sim::call::{Event, HoldEnd, Stamped};
use crate::sim::case::Case;
use crate::sim::time::Millis;

/// Who a line comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The trainee.
    Agent,
    /// The customer, or somebody with them, by name.
    Customer(String),
    /// A colleague in the chat pane, by name.
    Colleague(String),
    /// A tool, by name.
    Tool(String),
    /// Nobody: something happened.
    Note,
    /// Nobody: something was refused.
    Refusal,
}

/// A line of the transcript.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When, on the call clock.
    pub at: Millis,
    /// Who.
    pub speaker: Speaker,
    /// The words.
    pub text: String,
    /// The turn of the trainee's that it is, for their own words.
    pub turn: Option<u32>,
    /// How its words arrive; none when they all stand there.
    pub voice: Option<Voice>,
}

/// Words that arrive while they are spoken.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// The moment of the first word.
    pub from: Instant,
    /// How long it takes to the last.
    pub lasts: Duration,
}

impl Voice {
    /// Whether it is heard now.
    #[must_use]
    pub fn speaks(&self, now: Instant) -> bool {
        now >= self.from && now < self.from + self.lasts
    }
}

impl Entry {
    /// The words that have been spoken by now, whole words only.
    #[must_use]
    pub fn shown(&self, now: Instant) -> &str {
        let Some(voice) = &self.voice else { return &self.text };
        if now >= voice.from + voice.lasts {
            return &self.text;
        }
        let share =
            now.saturating_duration_since(voice.from).as_secs_f32() / voice.lasts.as_secs_f32().max(0.001);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a text's length, for drawing"
        )]
        let reached = (share * self.text.len() as f32) as usize;
        let end = self.text.match_indices(' ').map(|(at, _)| at).take_while(|at| *at <= reached).last();
        &self.text[..end.unwrap_or(0)]
    }
}

/// The line that an event makes; most make none.
#[must_use]
pub fn entry(case: &Case, stamped: &Stamped) -> Option<Entry> {
    let customer = || case.scenario.customer.name.clone();
    let line =
        |speaker: Speaker, text: String| Entry { at: stamped.at, speaker, text, turn: None, voice: None };
    let note = |text: String| line(Speaker::Note, text);
    Some(match &stamped.event {
        Event::AgentSpoke { heard, .. } | Event::ReadBack { heard, .. } => {
            Entry { turn: Some(heard.turn), ..line(Speaker::Agent, heard.text.clone()) }
        }
        Event::CustomerSpoke { text, by, .. } => {
            line(Speaker::Customer(by.clone().unwrap_or_else(customer)), text.clone())
        }
        Event::SupervisorSpoke { from, text, .. } => line(Speaker::Colleague(from.clone()), text.clone()),
        Event::ToolResult { id, shows, .. } => {
            line(Speaker::Tool(tool_name(case, id.as_str())), shows.clone())
        }
        Event::ToolStarted { id, due } => {
            let seconds = due.saturating_sub(stamped.at) / 1_000;
            note(format!("{} is running, {seconds} s", tool_name(case, id.as_str())))
        }
        Event::ArticleOpened { id } => {
            let title = case.article(id.as_str()).map_or(id.as_str(), |article| article.title.as_str());
            note(format!("Article opened: {title}"))
        }
        Event::HoldStarted { seconds: Some(seconds), .. } => note(format!("On hold, {seconds} s announced")),
        Event::HoldStarted { .. } => note("On hold".to_owned()),
        Event::HoldEnded { how: HoldEnd::Late, lasted_ms } => {
            note(format!("Back after {} s, longer than announced", lasted_ms / 1_000))
        }
        Event::HoldEnded { lasted_ms, .. } => note(format!("Back after {} s", lasted_ms / 1_000)),
        Event::StepStarted { .. } => note("The customer goes to do it".to_owned()),
        Event::Decided { how } => note(format!("Decided: {}", how.name().replace('_', " "))),
        Event::Ended { .. } => note("The call has ended".to_owned()),
        Event::HungUp { .. } => note("The customer has hung up".to_owned()),
        Event::LineCut => note("The line was cut: the desk's longest call is reached".to_owned()),
        Event::TicketFiled { .. } => note("The ticket is filed".to_owned()),
        Event::Refused { why, .. } => line(Speaker::Refusal, why.clone()),
        _ => return None,
    })
}

fn tool_name(case: &Case, id: &str) -> String {
    case.tool(id).map_or_else(|| id.to_owned(), |(tool, _)| tool.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_arrive_whole_and_end_complete() {
        let from = Instant::now();
        let voice = Some(Voice { from, lasts: Duration::from_secs(4) });
        let text = "Third evening in a row.".to_owned();
        let line = Entry { at: 0, speaker: Speaker::Note, text, turn: None, voice };
        assert_eq!(line.shown(from), "");
        assert_eq!(line.shown(from + Duration::from_secs(2)), "Third");
        assert_eq!(line.shown(from + Duration::from_millis(3_900)), "Third evening in a");
        assert_eq!(line.shown(from + Duration::from_secs(4)), "Third evening in a row.");
    }
}
