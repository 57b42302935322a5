//! What a typed line means: words to say, or a command. The same in the terminal and in the window.

use serde_json::{Map, Value, json};

use crate::sim::ids::Id;
use crate::sim::scenario::parse::nearest;
use crate::sim::session::{Do, Input};

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// An empty line.
    Nothing,
    /// Something to do in the call.
    Do(Do),
    /// Something to look at; takes no time on the call clock but that of reading.
    Look(Look),
    /// The whole debrief.
    Debrief,
    /// Back to this turn.
    Retry(u32),
    /// Leave.
    Quit,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// What can be typed.
    Help,
    /// What was to be read before picking up.
    Briefing,
    /// The desk's tools.
    Tools,
    /// The knowledge base.
    Articles,
    /// An article.
    Article(Id),
    /// Teams, places and policies.
    Teams,
    /// The ticket as it stands.
    Ticket,
    /// The customer's record.
    Record,
    /// Earlier tickets.
    Given,
    /// What the customer understood.
    Why,
}

/// Every command.
pub const NAMES: [&str; 25] = [
    "/help",
    "/briefing",
    "/tools",
    "/tool",
    "/articles",
    "/read",
    "/hold",
    "/resume",
    "/wait",
    "/ticket",
    "/readback",
    "/teams",
    "/escalate",
    "/resolve",
    "/refer",
    "/decline",
    "/callback",
    "/end",
    "/file",
    "/record",
    "/given",
    "/why",
    "/debrief",
    "/retry",
    "/quit",
];

/// Reads a line.
///
/// # Errors
/// In words: what is wrong with a command, and how it is written.
pub fn read(line: &str) -> Result<Command, String> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(Command::Nothing);
    }
    if !line.starts_with('/') {
        return act(json!({ "do": "say", "text": line }));
    }
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if let Some(look) = look(name, rest) {
        return Ok(Command::Look(look));
    }
    match name {
        "/tool" => act(json!({ "do": "tool", "id": needed(rest, "/tool ID", "/tools lists them")? })),
        "/read" => {
            act(json!({ "do": "article", "id": needed(rest, "/read ARTICLE", "/articles lists them")? }))
        }
        "/hold" if rest.is_empty() => act(json!({ "do": "hold" })),
        "/hold" => act(json!({ "do": "hold", "seconds": number(rest, "/hold SECONDS")? })),
        "/resume" => act(json!({ "do": "resume" })),
        "/wait" => act(json!({ "do": "wait", "seconds": number(rest, "/wait SECONDS")? })),
        "/ticket" => ticket(rest),
        "/readback" => act(json!({ "do": "read_back" })),
        "/escalate" => escalate(rest),
        "/resolve" => act(json!({ "do": "resolve", "reason": rest })),
        "/refer" => act(json!({ "do": "refer", "to": needed(rest, "/refer PLACE", "/teams lists them")? })),
        "/decline" => {
            act(json!({ "do": "decline", "policy": needed(rest, "/decline POLICY", "/teams lists them")? }))
        }
        "/callback" => act(json!({ "do": "callback", "in_minutes": number(rest, "/callback MINUTES")? })),
        "/end" if rest.is_empty() => act(json!({ "do": "end" })),
        "/end" => act(json!({ "do": "end", "reason": rest })),
        "/file" => act(json!({ "do": "file" })),
        "/retry" => number(rest, "/retry TURN").map(Command::Retry),
        "/debrief" => Ok(Command::Debrief),
        "/quit" => Ok(Command::Quit),
        _ => Err(unknown(name)),
    }
}

fn look(name: &str, rest: &str) -> Option<Look> {
    Some(match name {
        "/help" => Look::Help,
        "/briefing" => Look::Briefing,
        "/tools" => Look::Tools,
        "/articles" => Look::Articles,
        "/teams" => Look::Teams,
        "/ticket" if rest.is_empty() => Look::Ticket,
        "/record" => Look::Record,
        "/given" => Look::Given,
        "/why" => Look::Why,
        _ => return None,
    })
}

/// The ids and limits of inputs are checked in one place, where the wire checks them too.
fn act(input: Value) -> Result<Command, String> {
    let object = if let Value::Object(object) = input { object } else { Map::new() };
    Input::from_object(object).map(|input| Command::Do(input.act))
}

fn ticket(rest: &str) -> Result<Command, String> {
    let (field, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    act(json!({ "do": "ticket", "set": { field: text.trim() } }))
}

fn escalate(rest: &str) -> Result<Command, String> {
    let rest = needed(rest, "/escalate TEAM [warm] reason", "/teams lists them")?;
    let (team, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let reason = reason.trim();
    let warm = reason == "warm" || reason.starts_with("warm ");
    let reason = reason.strip_prefix("warm").filter(|_| warm).unwrap_or(reason).trim();
    act(json!({ "do": "escalate", "team": team, "reason": reason, "warm": warm }))
}

fn needed<'r>(rest: &'r str, form: &str, hint: &str) -> Result<&'r str, String> {
    if rest.is_empty() { Err(format!("write {form}; {hint}")) } else { Ok(rest) }
}

fn number(rest: &str, form: &str) -> Result<u32, String> {
    rest.parse().map_err(|_| format!("write {form} with a whole number"))
}

fn unknown(name: &str) -> String {
    match nearest(name, NAMES.iter().copied()) {
        Some(near) => format!("there is no command {name}; did you mean {near}?"),
        None => format!("there is no command {name}; /help lists all"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &Value) {
        let Command::Do(act) = read(line).unwrap() else { panic!("{line} does nothing") };
        assert_eq!(Input::new(act).to_json(), *expected);
    }

    #[track_caller]
    fn check_error(line: &str, part: &str) {
        let error = read(line).unwrap_err();
        assert!(error.contains(part), "{error}");
    }

    #[test]
    fn words_are_said_and_commands_are_done() {
        check("  Hello there ", &json!({ "do": "say", "text": "Hello there" }));
        check("/tool line_test", &json!({ "do": "tool", "id": "line_test" }));
        check("/hold 60", &json!({ "do": "hold", "seconds": 60 }));
        check("/ticket summary Drops out", &json!({ "do": "ticket", "set": { "summary": "Drops out" } }));
        check(
            "/escalate field warm  The line is noisy",
            &json!({ "do": "escalate", "team": "field", "reason": "The line is noisy", "warm": true }),
        );
        check(
            "/escalate field warmth is missing",
            &json!({ "do": "escalate", "team": "field", "reason": "warmth is missing", "warm": false }),
        );
        assert_eq!(read("/ticket"), Ok(Command::Look(Look::Ticket)));
        assert_eq!(read("/retry 4"), Ok(Command::Retry(4)));
        assert_eq!(read("   "), Ok(Command::Nothing));
    }

    #[test]
    fn mistakes_say_what_was_expected() {
        check_error("/tol line_test", "did you mean /tool?");
        check_error("/tool", "/tools lists them");
        check_error("/hold long", "whole number");
        check_error("/ticket sumary x", "known are summary");
    }

    #[test]
    fn every_command_is_known() {
        for name in NAMES {
            if let Err(why) = read(name) {
                assert!(!why.contains("there is no command"), "{why}");
            }
        }
    }
}
