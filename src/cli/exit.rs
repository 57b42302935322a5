//! Exit codes, and the last word about an error.

use std::io;
use std::process::ExitCode;

use super::aside::aside;
use super::style::ALARM;

/// How a command ended. The numbers are a promise to scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All is well.
    Fine = 0,
    /// There are findings, or an expectation was not met.
    Findings = 1,
    /// The command was used wrongly, or a file or disk failed.
    Failed = 2,
    /// The call was abandoned.
    Abandoned = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The exit of a command; says what went wrong, unless nobody listens any more. `judges` is whether its code is a verdict.
pub(super) fn code(judges: bool, done: anyhow::Result<Exit>) -> Exit {
    match done {
        Ok(exit) => exit,
        // `firstline list | head` is no error; of `firstline verify | head` nobody knows what the rest would have been.
        Err(error) if is_closed_pipe(&error) => {
            if judges {
                Exit::Failed
            } else {
                Exit::Fine
            }
        }
        Err(error) => {
            aside(format_args!("{}error:{} {error:#}", ALARM, ALARM.render_reset()));
            Exit::Failed
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
