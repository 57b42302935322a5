//! A desk with a lead, a mentor and two trainees, through the built program.

use std::io::Write;
use std::process::{Child, Command};

use firstline::records::AttemptFilter;
use tempfile::TempDir;

use crate::program::piped;
pub(crate) use crate::program::{SCENARIO, records};

const PINS: [(&str, &str); 2] = [("Lea", "31415"), ("Mo", "27182")];

/// A desk with a lead, a mentor and two trainees.
pub(crate) struct Office {
    pub(crate) home: TempDir,
}

/// How a run of the program ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Office {
    pub(crate) fn new() -> Self {
        let office = Self { home: tempfile::tempdir().unwrap() };
        office.run("", &["people", "add", "Lea", "--role", "lead"]).fine();
        office.with_pin(&["people", "pin", "Lea"], "", "31415").fine();
        office.run("Lea", &["people", "add", "Mo", "--role", "mentor"]).fine();
        office.with_pin(&["people", "pin", "Mo", "--as", "Lea"], "31415", "27182").fine();
        for name in ["Tess", "Tom"] {
            office.run("Mo", &["people", "add", name, "--role", "trainee"]).fine();
        }
        office
    }

    /// Runs the program as this person, who knows their PIN.
    pub(crate) fn run(&self, who: &str, args: &[&str]) -> Ran {
        self.typing(who, args, "")
    }

    pub(crate) fn typing(&self, who: &str, args: &[&str], input: &str) -> Ran {
        let mut child = self.command(who, args).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // The program may end before it has read everything.
        stdin.write_all(input.as_bytes()).ok();
        drop(stdin);
        Ran::of(child)
    }

    pub(crate) fn with_pin(&self, args: &[&str], pin: &str, new: &str) -> Ran {
        let mut command = self.command("", args);
        command.env("FIRSTLINE_PIN", pin).env("FIRSTLINE_NEW_PIN", new);
        Ran::of(command.spawn().unwrap())
    }

    pub(crate) fn command(&self, who: &str, args: &[&str]) -> Command {
        let mut command = piped(self.home.path(), args);
        if !who.is_empty() {
            command.args(["--as", who]);
        }
        if let Some((_, pin)) = PINS.iter().find(|(name, _)| *name == who) {
            command.env("FIRSTLINE_PIN", pin);
        }
        command
    }

    /// A session for Tess, made by Mo. Returns its id.
    pub(crate) fn session(&self, more: &[&str]) -> String {
        let args =
            [&["session", "new", SCENARIO, "--title", "Exam", "--for", "Tess", "--seed", "7"], more].concat();
        let made = self.run("Mo", &args).fine();
        let id = made.out.split_whitespace().nth(2).unwrap_or_else(|| panic!("{}", made.out));
        id.to_owned()
    }

    /// Tess takes the call of a session with these lines.
    pub(crate) fn take(&self, session: &str, lines: &str) -> Ran {
        self.typing("Tess", &["take", session, "--terminal"], lines)
    }

    /// The id of the only graded call.
    pub(crate) fn attempt(&self) -> String {
        let rows = records(self.home.path()).attempts(&AttemptFilter::default()).unwrap();
        let graded: Vec<_> = rows.into_iter().filter(|row| row.session.is_some()).collect();
        assert_eq!(graded.len(), 1);
        graded[0].id.to_string()
    }
}

impl Ran {
    fn of(child: Child) -> Self {
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    pub(crate) fn fine(self) -> Self {
        self.ended(0)
    }

    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn refused(self, why: &str) {
        assert_eq!(self.code, 2, "{}\n{}", self.out, self.err);
        assert!(self.err.contains(why), "{} does not say: {why}", self.err);
    }

    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.out.contains(word), "no `{word}` in\n{}", self.out);
        }
        self
    }

    #[track_caller]
    pub(crate) fn keeps_quiet_of(self, words: &[&str]) -> Self {
        for word in words {
            assert!(!self.out.contains(word), "`{word}` in\n{}", self.out);
        }
        self
    }
}
