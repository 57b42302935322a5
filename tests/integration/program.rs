//! The built program, run as a person or another program runs it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use firstline::records::{AttemptFilter, DataDir, Records};
use serde_json::Value;

pub(crate) const SCENARIO: &str = "expert_lost_packets";

/// What may be set where tests are run, and would have the program answer otherwise.
const SET_OUTSIDE: [&str; 14] = [
    "FIRSTLINE_PIN",
    "FIRSTLINE_NEW_PIN",
    "FIRSTLINE_LRS_ENDPOINT",
    "FIRSTLINE_LRS_HOME",
    "FIRSTLINE_LRS_USER",
    "FIRSTLINE_LRS_PASSWORD",
    "CLICOLOR_FORCE",
    "TERM",
    "ALL_PROXY",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "all_proxy",
    "http_proxy",
    "https_proxy",
];

/// The program with these arguments. It reads and writes where the caller does, unless told otherwise.
pub(crate) fn firstline(data: &Path, args: &[&str]) -> Command {
    cleaned(Command::new(env!("CARGO_BIN_EXE_firstline")), data, args)
}

/// A program that stands elsewhere.
pub(crate) fn cleaned(mut command: Command, data: &Path, args: &[&str]) -> Command {
    for name in SET_OUTSIDE {
        command.env_remove(name);
    }
    command.arg("--data").arg(data).args(args);
    command
}

/// The program between three pipes.
pub(crate) fn piped(data: &Path, args: &[&str]) -> Command {
    let mut command = firstline(data, args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program to its end with this input.
pub(crate) fn run(data: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = piped(data, args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub(crate) fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn objects(output: &Output) -> Vec<Value> {
    text(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub(crate) fn records(data: &Path) -> Records {
    Records::open(&DataDir::resolve(Some(data)).unwrap()).unwrap()
}

/// The ids of all stored attempts, the newest first.
pub(crate) fn attempts(data: &Path) -> Vec<String> {
    let rows = records(data).attempts(&AttemptFilter::default()).unwrap();
    rows.into_iter().map(|row| row.id.to_string()).collect()
}
