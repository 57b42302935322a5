//! What was said and done in a call, as it is read on the screen.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use super::decided::decided;
use crate::app::language::Phrase;
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
    /// The words; of what the window itself has to say, in English.
    pub text: String,
    /// What the window itself has to say.
    pub note: Option<Phrase>,
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
    /// The words; those of the window itself as `say` puts them.
    pub fn words(&self, say: impl FnOnce(&Phrase) -> String) -> Cow<'_, str> {
        self.note.as_ref().map_or(Cow::Borrowed(&self.text), |note| Cow::Owned(say(note)))
    }

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
    let line = |speaker: Speaker, text: String| Entry {
        at: stamped.at,
        speaker,
        text,
        note: None,
        turn: None,
        voice: None,
    };
    let note = |note: Phrase| Entry { note: Some(note.clone()), ..line(Speaker::Note, note.to_string()) };
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
            let running = Phrase::new("{tool} is running, {seconds} s");
            note(running.with("tool", tool_name(case, id.as_str())).with("seconds", seconds))
        }
        Event::ArticleOpened { id } => {
            let title = case.article(id.as_str()).map_or(id.as_str(), |article| article.title.as_str());
            note(Phrase::new("Article opened: {title}").with("title", title))
        }
        Event::HoldStarted { seconds: Some(seconds), .. } => {
            note(Phrase::new("On hold, {seconds} s announced").with("seconds", seconds))
        }
        Event::HoldStarted { .. } => note(Phrase::new("On hold")),
        Event::HoldEnded { how: HoldEnd::Late, lasted_ms } => {
            let back = Phrase::new("Back after {seconds} s, longer than announced");
            note(back.with("seconds", lasted_ms / 1_000))
        }
        Event::HoldEnded { lasted_ms, .. } => {
            note(Phrase::new("Back after {seconds} s").with("seconds", lasted_ms / 1_000))
        }
        Event::StepStarted { .. } => note(Phrase::new("The customer goes to do it")),
        Event::Decided { how } => note(Phrase::new("Decided: {how}").with_key("how", decided(how))),
        Event::Ended { .. } => note(Phrase::new("The call has ended")),
        Event::HungUp { .. } => note(Phrase::new("The customer has hung up")),
        Event::LineCut => note(Phrase::new("The line was cut: the desk's longest call is reached")),
        Event::TicketFiled { .. } => note(Phrase::new("The ticket is filed")),
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
        let line = Entry { at: 0, speaker: Speaker::Note, text, note: None, turn: None, voice };
        assert_eq!(line.shown(from), "");
        assert_eq!(line.shown(from + Duration::from_secs(2)), "Third");
        assert_eq!(line.shown(from + Duration::from_millis(3_900)), "Third evening in a");
        assert_eq!(line.shown(from + Duration::from_secs(4)), "Third evening in a row.");
    }
}
