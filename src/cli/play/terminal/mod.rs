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
use crate::mentoring::GradedCall;
use crate::records::Records;
use crate::sim::call::{Event, Phase, Stamped};
use crate::sim::scenario::model::Stage;
use crate::sim::session::Input;
use typist::{Came, Typist};

use super::debrief::debrief_text;
use super::transcript::write_event;

/// Takes a call from its first second.
pub(super) fn begin(records: Records, call: Call, full: bool) -> anyhow::Result<Exit> {
    Desk::new(Taking::Practice { records, call: Box::new(call), full }).begin()
}

/// Goes on with a call that was interrupted.
pub(super) fn go_on(records: Records, call: Call, full: bool) -> anyhow::Result<Exit> {
    Desk::new(Taking::Practice { records, call: Box::new(call), full }).go_on()
}

/// Takes a call of a graded session, or goes on with it.
pub(in crate::cli) fn graded(call: GradedCall, goes_on: bool) -> anyhow::Result<Exit> {
    let desk = Desk::new(Taking::Graded(Box::new(call)));
    if goes_on { desk.go_on() } else { desk.begin() }
}

/// The trainee's place.
struct Desk {
    taking: Taking,
    typist: Typist,
    out: anstream::Stdout,
    /// The result, once a call of practice is over.
    over: Option<Verdict>,
}

/// What is taken.
enum Taking {
    Practice {
        records: Records,
        call: Box<Call>,
        /// Whether the whole debrief is shown at once.
        full: bool,
    },
    Graded(Box<GradedCall>),
}

/// Whether to go on.
enum Next {
    On,
    Leave(Exit),
}

impl Taking {
    const fn call(&self) -> &Call {
        match self {
            Self::Practice { call, .. } => call,
            Self::Graded(graded) => &graded.call,
        }
    }

    const fn call_mut(&mut self) -> &mut Call {
        match self {
            Self::Practice { call, .. } => call,
            Self::Graded(graded) => &mut graded.call,
        }
    }
}

impl Desk {
    fn new(taking: Taking) -> Self {
        let typist = Typist::start(matches!(taking, Taking::Graded(_)));
        Self { taking, typist, out: anstream::stdout(), over: None }
    }

    fn begin(mut self) -> anyhow::Result<Exit> {
        show::briefing(&mut self.out, self.taking.call().session().case())?;
        let begun = self.taking.call().session().events().to_vec();
        self.show_all(&begun)?;
        self.run()
    }

    fn go_on(mut self) -> anyhow::Result<Exit> {
        show::briefing(&mut self.out, self.taking.call().session().case())?;
        writeln!(self.out, "{FAINT}The call so far:{FAINT:#}")?;
        let events = self.taking.call().session().events().to_vec();
        self.show_all(&events)?;
        self.run()
    }

    fn run(mut self) -> anyhow::Result<Exit> {
        loop {
            if self.over.is_none()
                && self.taking.call().session().phase() == Phase::Done
                && let Next::Leave(exit) = self.finish(Left::Filed)?
            {
                return Ok(exit);
            }
            let session = self.taking.call().session();
            let mut due = session.next_due_in().filter(|_| self.over.is_none());
            // On hold and after the call, typing is no talking and takes its time.
            let talking = session.state().hears_agent();
            if let Taking::Graded(graded) = &self.taking {
                match graded.time_left() {
                    Ok(left) => due = due.into_iter().chain(left).min(),
                    Err(why) => {
                        writeln!(self.out, "{ALARM}{why}{ALARM:#}. The call ends here, as it stands.")?;
                        self.finish(Left::Abandoned)?;
                        return Ok(Exit::Abandoned);
                    }
                }
            }
            let came = self.typist.next(self.prompt(), due, talking)?;
            let next = match came {
                Came::Line(line) => self.line(&line)?,
                Came::Due => {
                    self.pass_thinking()?;
                    Next::On
                }
                Came::Left => self.leave()?,
                Came::End if self.over.is_some() => Next::Leave(Exit::Fine),
                // A graded call is not given up by a terminal that closes: its time goes on.
                Came::End if self.is_graded() => self.leave()?,
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

    const fn is_graded(&self) -> bool {
        matches!(self.taking, Taking::Graded(_))
    }

    fn prompt(&self) -> &'static str {
        match self.taking.call().session().phase() {
            _ if self.over.is_some() => "/debrief, /retry N, or Enter to leave> ",
            Phase::Call if self.taking.call().session().state().hold.is_some() => "(on hold)> ",
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
            Command::Retry(_) | Command::Debrief | Command::Look(Look::Why) if self.is_graded() => {
                writeln!(
                    self.out,
                    "{ALARM}not in a graded call{ALARM:#}: there is no help in it and no way back"
                )?;
            }
            Command::Quit => return self.leave(),
            Command::Retry(turn) => self.retry(turn)?,
            Command::Debrief => match self.over.take() {
                Some(verdict) => {
                    self.show_debrief(&verdict, true)?;
                    self.over = Some(verdict);
                }
                None => writeln!(self.out, "the debrief comes when the ticket is filed")?,
            },
            Command::Look(what) => show::look(&mut self.out, self.taking.call().session(), &what)?,
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
        let wait = self.typist.wait().filter(|_| self.taking.call().session().phase() != Phase::Done);
        wait.map_or(Ok(()), |wait| self.take(&wait))
    }

    fn take(&mut self, input: &Input) -> anyhow::Result<()> {
        let events = self.taking.call_mut().take(input)?.to_vec();
        self.show(&events)?;
        let article = events.iter().find_map(|stamped| match &stamped.event {
            Event::ArticleOpened { id } => Some(id.clone()),
            _ => None,
        });
        if let Some(id) = article {
            show::look(&mut self.out, self.taking.call().session(), &Look::Article(id))?;
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
        let customer = &self.taking.call().session().case().scenario.customer.name;
        let mut text = Vec::new();
        for stamped in events {
            write_event(&mut text, customer, stamped)?;
        }
        self.typist.hear(events);
        self.typist.print(&mut self.out, &String::from_utf8_lossy(&text))
    }

    fn retry(&mut self, turn: u32) -> anyhow::Result<()> {
        let Taking::Practice { records, call, .. } = &mut self.taking else { return Ok(()) };
        let spoke = |stamped: &Stamped| matches!(&stamped.event, Event::AgentSpoke { heard, .. } if heard.turn == turn);
        let (taken, events) = (call.session().taken(), call.session().events());
        let place = taken.iter().rposition(|taken| events[taken.from..].iter().any(spoke));
        let Some(inputs) = place else {
            writeln!(self.out, "{ALARM}there is no turn {turn} in this call{ALARM:#}")?;
            return Ok(());
        };
        let again = call.again(inputs, Some(records))?;
        if self.over.is_none() {
            call.leave(Left::Retried, &mut |_| {})?;
        }
        **call = again;
        self.over = None;
        writeln!(self.out, "\n{STRONG}Again from turn {turn}.{STRONG:#} The call so far:")?;
        let events = self.taking.call().session().events().to_vec();
        Ok(self.show_all(&events)?)
    }

    /// Scores the call. A debrief follows a call of practice; the result of a graded one waits for its release.
    fn finish(&mut self, left: Left) -> anyhow::Result<Next> {
        let mut last = Vec::new();
        let mut seen = |events: &[Stamped]| last = events.to_vec();
        let verdict = match &mut self.taking {
            Taking::Practice { call, .. } => call.leave(left, &mut seen)?,
            Taking::Graded(graded) => graded.finish(left, &mut seen)?,
        };
        self.show(&last)?;
        let Taking::Practice { full, .. } = self.taking else {
            writeln!(
                self.out,
                "\nThe call is over. A mentor reviews it; you see the marks when they are released."
            )?;
            let filed = left == Left::Filed;
            return Ok(Next::Leave(if filed { Exit::Fine } else { Exit::Abandoned }));
        };
        self.show_debrief(&verdict, full)?;
        self.over = Some(verdict);
        self.show_where_it_is()?;
        Ok(Next::On)
    }

    /// Says how the call can be found again; of a scenario that is being written, that it can become a plan.
    fn show_where_it_is(&mut self) -> io::Result<()> {
        let call = self.taking.call();
        let Some(id) = call.id() else { return Ok(()) };
        let scenario = &call.session().case().scenario;
        let id = id.to_string();
        // The part of the id that is the time tells calls apart.
        let start = id.get(..13).unwrap_or(&id);
        writeln!(self.out, "{FAINT}Kept as {start}; `firstline replay {start}` shows it again.{FAINT:#}")?;
        if scenario.stage == Stage::Stable {
            return Ok(());
        }
        let file = format!("{}.NAME.plan", scenario.id);
        writeln!(
            self.out,
            "{FAINT}`firstline transcript {start} --bless {file}` makes a plan of it, to put beside the scenario.{FAINT:#}"
        )
    }

    fn show_debrief(&mut self, verdict: &Verdict, full: bool) -> io::Result<()> {
        let case = self.taking.call().session().case();
        let more = "/debrief shows every criterion with its evidence.";
        writeln!(self.out, "\n{}", debrief_text(case, verdict, full, more))
    }

    /// Leaves without ending the call: it can be gone on with.
    fn leave(&mut self) -> anyhow::Result<Next> {
        if self.over.is_some() {
            return Ok(Next::Leave(Exit::Fine));
        }
        match &mut self.taking {
            Taking::Practice { .. } => {
                writeln!(self.out, "The call is kept: `firstline play --resume` goes on with it.")?;
            }
            Taking::Graded(graded) => {
                graded.leave()?;
                writeln!(
                    self.out,
                    "That you left is written down, and the time counts. `firstline take` with the same session goes on."
                )?;
            }
        }
        Ok(Next::Leave(Exit::Abandoned))
    }
}
