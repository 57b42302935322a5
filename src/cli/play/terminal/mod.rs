//! A call taken by a person at a terminal.
//!
//! What is typed is said; what begins with `/` is a command. Thinking takes time ([`crate::attempt::Thinking`]); reading
//! a long list or an article counts as thinking. Where the input is no terminal nothing can be measured and no time
//! passes; `/wait SECONDS` lets it pass.

mod show;
mod typist;

use std::io::{self, Write};

use crate::attempt::command::{self, Command, Look};
use crate::attempt::{Call, Left, Verdict};
use crate::cli::exit::Exit;
use crate::cli::style::{ALARM, FAINT, STRONG};
use crate::records::Records;
use crate::sim::call::{Event, Phase, Stamped};
use crate::sim::session::Input;
use typist::{Came, Typist};

use super::debrief::debrief_text;
use super::transcript::write_event;

/// Takes a call from its first second.
pub(super) fn begin(records: Records, call: Call, full: bool) -> anyhow::Result<Exit> {
    let mut desk = Desk::new(records, call, full);
    show::briefing(&mut desk.out, desk.call.session().case())?;
    let begun = desk.call.session().events().to_vec();
    desk.show_all(&begun)?;
    desk.run()
}

/// Goes on with a call that was interrupted.
pub(super) fn go_on(records: Records, call: Call, full: bool) -> anyhow::Result<Exit> {
    let mut desk = Desk::new(records, call, full);
    show::briefing(&mut desk.out, desk.call.session().case())?;
    writeln!(desk.out, "{FAINT}The call so far:{FAINT:#}")?;
    let events = desk.call.session().events().to_vec();
    desk.show_all(&events)?;
    desk.run()
}

/// The trainee's place.
struct Desk {
    records: Records,
    call: Call,
    typist: Typist,
    out: anstream::Stdout,
    /// The result, once the call is over.
    over: Option<Verdict>,
    /// Whether the whole debrief is shown at once.
    full: bool,
}

/// Whether to go on.
enum Next {
    On,
    Leave(Exit),
}

impl Desk {
    fn new(records: Records, call: Call, full: bool) -> Self {
        Self { records, call, typist: Typist::start(), out: anstream::stdout(), over: None, full }
    }

    fn run(&mut self) -> anyhow::Result<Exit> {
        loop {
            if self.over.is_none() && self.call.session().phase() == Phase::Done {
                self.finish(Left::Filed)?;
            }
            let due = self.call.session().next_due_in().filter(|_| self.over.is_none());
            // On hold and after the call, typing is no talking and takes its time.
            let talking = self.call.session().state().hears_agent();
            let came = self.typist.next(self.prompt(), due, talking)?;
            let next = match came {
                Came::Line(line) => self.line(&line)?,
                Came::Due => {
                    self.pass_thinking()?;
                    Next::On
                }
                Came::Left => self.leave()?,
                Came::End if self.over.is_some() => Next::Leave(Exit::Fine),
                Came::End => {
                    self.finish(Left::Abandoned)?;
                    Next::Leave(Exit::Abandoned)
                }
            };
            if let Next::Leave(exit) = next {
                return Ok(exit);
            }
        }
    }

    fn prompt(&self) -> &'static str {
        match self.call.session().phase() {
            _ if self.over.is_some() => "/debrief, /retry N, or Enter to leave> ",
            Phase::Call if self.call.session().state().hold.is_some() => "(on hold)> ",
            Phase::Call => "you> ",
            Phase::Acw | Phase::Done => "(after the call)> ",
        }
    }

    fn line(&mut self, line: &str) -> anyhow::Result<Next> {
        if self.over.is_some() && line.trim().is_empty() {
            return Ok(Next::Leave(Exit::Fine));
        }
        let command = match command::read(line) {
            Ok(command) => command,
            Err(why) => {
                writeln!(self.out, "{ALARM}{why}{ALARM:#}")?;
                return Ok(Next::On);
            }
        };
        match command {
            Command::Nothing => {}
            Command::Quit => return self.leave(),
            Command::Retry(turn) => self.retry(turn)?,
            Command::Debrief => match self.over.take() {
                Some(verdict) => {
                    self.show_debrief(&verdict, true)?;
                    self.over = Some(verdict);
                }
                None => writeln!(self.out, "the debrief comes when the ticket is filed")?,
            },
            Command::Look(what) => show::look(&mut self.out, self.call.session(), &what)?,
            Command::Do(_) if self.over.is_some() => {
                writeln!(self.out, "the call is over; /retry N goes back into it")?;
            }
            Command::Do(act) => {
                self.pass_thinking()?;
                self.take(&Input::new(act))?;
            }
        }
        Ok(Next::On)
    }

    /// Lets the time pass that the trainee has been thinking.
    fn pass_thinking(&mut self) -> anyhow::Result<()> {
        let wait = self.typist.wait().filter(|_| self.call.session().phase() != Phase::Done);
        wait.map_or(Ok(()), |wait| self.take(&wait))
    }

    fn take(&mut self, input: &Input) -> anyhow::Result<()> {
        let events = self.call.take(input)?.to_vec();
        self.show(&events)?;
        let article = events.iter().find_map(|stamped| match &stamped.event {
            Event::ArticleOpened { id } => Some(id.clone()),
            _ => None,
        });
        if let Some(id) = article {
            show::look(&mut self.out, self.call.session(), &Look::Article(id))?;
        }
        Ok(())
    }

    /// Shows what has just happened. Their own words a person has just typed and need not read again.
    fn show(&mut self, events: &[Stamped]) -> io::Result<()> {
        let typed = self.typist.is_person();
        let own = |stamped: &Stamped| typed && matches!(stamped.event, Event::AgentSpoke { .. });
        let others: Vec<Stamped> = events.iter().filter(|stamped| !own(stamped)).cloned().collect();
        self.show_all(&others)
    }

    /// Shows events; while the trainee types, above the line being typed.
    fn show_all(&mut self, events: &[Stamped]) -> io::Result<()> {
        let customer = &self.call.session().case().scenario.customer.name;
        let mut text = Vec::new();
        for stamped in events {
            write_event(&mut text, customer, stamped)?;
        }
        self.typist.hear(events);
        self.typist.print(&mut self.out, &String::from_utf8_lossy(&text))
    }

    fn retry(&mut self, turn: u32) -> anyhow::Result<()> {
        let taken = self.call.session().taken();
        let spoke = |stamped: &Stamped| matches!(&stamped.event, Event::AgentSpoke { heard, .. } if heard.turn == turn);
        let events = self.call.session().events();
        let place = taken.iter().rposition(|taken| events[taken.from..].iter().any(spoke));
        let Some(inputs) = place else {
            writeln!(self.out, "{ALARM}there is no turn {turn} in this call{ALARM:#}")?;
            return Ok(());
        };
        let again = self.call.again(inputs, Some(&self.records))?;
        if self.over.is_none() {
            self.call.leave(Left::Retried, &mut |_| {})?;
        }
        self.call = again;
        self.over = None;
        writeln!(self.out, "\n{STRONG}Again from turn {turn}.{STRONG:#} The call so far:")?;
        let events = self.call.session().events().to_vec();
        Ok(self.show_all(&events)?)
    }

    /// Scores the call and shows the debrief.
    fn finish(&mut self, left: Left) -> anyhow::Result<()> {
        let mut last = Vec::new();
        let verdict = self.call.leave(left, &mut |events| last = events.to_vec())?;
        self.show(&last)?;
        self.show_debrief(&verdict, self.full)?;
        self.over = Some(verdict);
        Ok(())
    }

    fn show_debrief(&mut self, verdict: &Verdict, full: bool) -> io::Result<()> {
        let case = self.call.session().case();
        let more = "/debrief shows every criterion with its evidence.";
        writeln!(self.out, "\n{}", debrief_text(case, verdict, full, more))
    }

    /// Leaves without ending the call: it can be gone on with.
    fn leave(&mut self) -> anyhow::Result<Next> {
        if self.over.is_some() {
            return Ok(Next::Leave(Exit::Fine));
        }
        writeln!(self.out, "The call is kept: `firstline play --resume` goes on with it.")?;
        Ok(Next::Leave(Exit::Abandoned))
    }
}
