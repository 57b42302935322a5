//! Events as a person reads them.

use std::io::{self, Write};

use crate::cli::plain::one_line;
use crate::cli::style::{ALARM, CUSTOMER, DESK, FAINT, STRONG};
use crate::report::wrap::wrapped;
use crate::sim::call::{Event, HoldEnd, Stamped};
use crate::sim::time::clock;

/// The widest line, in columns.
const WIDTH: usize = 80;

/// Writes an event for somebody who follows the call; most of them have nothing to show. `customer` is the customer's name.
pub(in crate::cli) fn write_event(out: &mut impl Write, customer: &str, stamped: &Stamped) -> io::Result<()> {
    let at = clock(stamped.at);
    match &stamped.event {
        Event::AgentSpoke { heard, .. } => line(out, &at, STRONG, "you", &heard.text),
        Event::ReadBack { heard, .. } => line(out, &at, STRONG, "you read out", &heard.text),
        Event::CustomerSpoke { text, by, .. } => {
            line(out, &at, CUSTOMER, by.as_deref().unwrap_or(customer), text)
        }
        Event::SupervisorSpoke { from, text, .. } => line(out, &at, DESK, &format!("chat: {from}"), text),
        Event::ToolStarted { id, due } => {
            let seconds = due.saturating_sub(stamped.at) / 1_000;
            note(out, &at, &format!("{id} is running, {seconds} s"))
        }
        Event::ToolResult { id, shows, .. } => line(out, &at, DESK, id.as_str(), shows),
        Event::ArticleOpened { id } => note(out, &at, &format!("article {id} opened")),
        Event::HoldStarted { seconds, .. } => {
            let words = seconds.map(|seconds| format!(", {seconds} s announced")).unwrap_or_default();
            note(out, &at, &format!("on hold{words}"))
        }
        Event::HoldEnded { how, lasted_ms } => {
            let late = if *how == HoldEnd::Late { ", longer than announced" } else { "" };
            note(out, &at, &format!("back after {} s{late}", lasted_ms / 1_000))
        }
        Event::StepStarted { id, .. } => note(out, &at, &format!("the customer sets out: {id}")),
        Event::TicketFiled { .. } => note(out, &at, "the ticket is filed"),
        Event::Decided { how } => note(out, &at, &format!("decided: {}", how.name().replace('_', " "))),
        Event::Ended { .. } => note(out, &at, "the call has ended"),
        Event::HungUp { .. } => note(out, &at, "the customer has hung up"),
        Event::LineCut => note(out, &at, "the line was cut: the desk's longest call is reached"),
        Event::Refused { action, why } => {
            writeln!(out, "{FAINT}{at:>6}{FAINT:#}  {ALARM}{action}: no.{ALARM:#} {why}")
        }
        _ => Ok(()),
    }
}

fn line(out: &mut impl Write, at: &str, style: anstyle::Style, who: &str, text: &str) -> io::Result<()> {
    writeln!(out, "{FAINT}{at:>6}{FAINT:#}  {style}{}{style:#}", one_line(who))?;
    for line in text.lines().flat_map(|line| wrapped(line, WIDTH - 8)) {
        writeln!(out, "        {line}")?;
    }
    Ok(())
}

fn note(out: &mut impl Write, at: &str, words: &str) -> io::Result<()> {
    writeln!(out, "{FAINT}{at:>6}  {words}{FAINT:#}")
}
