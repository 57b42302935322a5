//! A call driven by lines of JSON: one object a line in each direction, flushed.

use std::io::{self, BufRead, ErrorKind, Write};

use crate::attempt::{Call, Left};
use crate::cli::exit::Exit;
use crate::cli::lines::{Line, next_line};
use crate::sim::call::{Phase, Stamped};
use crate::sim::session::{Input, LONGEST_TEXT};
use crate::sim::wire::Message;

pub(super) fn run(call: Call) -> anyhow::Result<Exit> {
    drive(call, &mut io::stdin().lock(), &mut io::stdout().lock())
}

/// Drives a call to its end. When nobody reads any more, the call is left as if the input had ended.
fn drive(mut call: Call, input: &mut impl BufRead, output: &mut impl Write) -> anyhow::Result<Exit> {
    let mut out = Out { to: output, closed: false };
    let id = call.id().map(|id| id.to_string());
    let header = call.header();
    out.say(&Message::call(id.as_deref(), &header.scenario, header.seed, &header.digest))?;
    out.events(call.session().events())?;
    while call.session().phase() != Phase::Done && !out.closed {
        let Some(line) = next_line(input, LONGEST_TEXT)? else { break };
        match read(line) {
            Ok(None) => continue,
            Ok(Some(given)) => {
                let events = call.take(&given)?;
                out.events(events)?;
            }
            Err(why) => out.say(&Message::bad_input(&why))?,
        }
        out.ready(&call)?;
    }
    let filed = call.session().phase() == Phase::Done;
    out.leave(&mut call, if filed { Left::Filed } else { Left::Abandoned })?;
    Ok(if filed { Exit::Fine } else { Exit::Abandoned })
}

/// The input in a line; nothing in an empty one.
fn read(line: Line) -> Result<Option<Input>, String> {
    match line {
        Line::Text(text) if text.trim().is_empty() => Ok(None),
        Line::Text(text) => Input::from_json(&text).map(Some),
        Line::Unfit(why) => Err(why),
    }
}

/// Where the lines go. After the other end is closed nothing is written any more, and that is no error.
pub(super) struct Out<'w, W> {
    to: &'w mut W,
    closed: bool,
}

impl<'w, W: Write> Out<'w, W> {
    pub(super) fn new(to: &'w mut W) -> Self {
        Self { to, closed: false }
    }

    pub(super) fn say(&mut self, message: &Message) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        match writeln!(self.to, "{}", message.line()).and_then(|()| self.to.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            done => done,
        }
    }

    pub(super) fn events(&mut self, events: &[Stamped]) -> io::Result<()> {
        events.iter().try_for_each(|stamped| self.say(&Message::event(stamped)))
    }

    pub(super) fn ready(&mut self, call: &Call) -> io::Result<()> {
        let state = call.session().state();
        self.say(&Message::ready(state.now, state.phase))
    }

    /// Leaves the call and says what came of it.
    fn leave(&mut self, call: &mut Call, left: Left) -> anyhow::Result<()> {
        let mut said = Ok(());
        let verdict = call.leave(left, &mut |events| said = self.events(events));
        said?;
        Ok(self.say(&verdict?.message())?)
    }
}
