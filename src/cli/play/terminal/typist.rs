//! Where the trainee's lines come from: an editor at the terminal, or a pipe.

use std::io::{self, BufReader, IsTerminal, Stdin, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{Context, Editor, Helper};

use crate::attempt::{Thinking, command};
use crate::cli::lines::{Line, next_line};
use crate::sim::call::Stamped;
use crate::sim::session::{Input, LONGEST_TEXT};
use crate::sim::time::Millis;

/// How often it is looked whether something has fallen due.
const TICK: Duration = Duration::from_millis(200);

/// A line of at most so many characters stands in one row of every terminal.
const ONE_ROW: usize = 60;

/// Terminals without the means of editing: what is typed there comes whole, as from a pipe.
const PLAIN_TERMINALS: [&str; 3] = ["dumb", "cons25", "emacs"];

/// What came.
pub(super) enum Came {
    /// A line.
    Line(String),
    /// Nothing, and the customer's next move is due.
    Due,
    /// The trainee wants to leave.
    Left,
    /// Nothing more will come.
    End,
}

/// Where lines come from.
pub(super) enum Typist {
    /// A person.
    Person(Box<Person>),
    /// A pipe or a file. No time is measured, except where it counts.
    Pipe(BufReader<Stdin>, Option<Thinking>),
}

/// A person at a terminal, with their editor in a thread of its own: customers speak while one types.
pub(super) struct Person {
    thinking: Thinking,
    prompts: Sender<String>,
    typed: Receiver<Typed>,
    /// The prompt that is on the screen.
    asked: Option<String>,
    unfinished: Arc<Mutex<Unfinished>>,
}

/// The line being typed.
#[derive(Clone, Default)]
struct Unfinished {
    text: String,
    /// Where in it the next key goes, in bytes.
    at: usize,
}

enum Typed {
    Key(Instant),
    Line(String),
    Left,
    End,
}

impl Typist {
    /// Whoever is at the other end. With `timed`, time counts whoever that is.
    pub(super) fn start(timed: bool) -> Self {
        let plain = std::env::var("TERM").is_ok_and(|name| PLAIN_TERMINALS.contains(&name.as_str()));
        if plain || !io::stdin().is_terminal() {
            let thinking = timed.then(|| Thinking::new(Instant::now()));
            return Self::Pipe(BufReader::new(io::stdin()), thinking);
        }
        let (prompts, asked) = channel();
        let (typed, lines) = channel();
        let unfinished = Arc::new(Mutex::new(Unfinished::default()));
        let keys = Keys { typed, line: Arc::clone(&unfinished) };
        thread::spawn(move || edit(&asked, keys));
        let thinking = Thinking::new(Instant::now());
        Self::Person(Box::new(Person { thinking, prompts, typed: lines, asked: None, unfinished }))
    }

    /// Whether it is a person.
    pub(super) const fn is_person(&self) -> bool {
        matches!(self, Self::Person(_))
    }

    /// The next line, or that the customer's move is due, which it is after so many milliseconds of thinking. Where nobody
    /// is talked to, typing counts as time that passes.
    pub(super) fn next(&mut self, prompt: &str, due: Option<Millis>, talking: bool) -> io::Result<Came> {
        match self {
            Self::Pipe(input, _) => Ok(match next_line(input, LONGEST_TEXT)? {
                Some(Line::Text(text)) => Came::Line(text),
                // Nobody can say that, so it is shown as nothing said.
                Some(Line::Unfit(_)) => Came::Line(String::new()),
                None => Came::End,
            }),
            Self::Person(person) => Ok(person.next(prompt, due, talking)),
        }
    }

    /// How long the trainee has been thinking since this was asked last, as an input.
    pub(super) fn wait(&mut self) -> Option<Input> {
        match self {
            Self::Pipe(_, thinking) => thinking.as_mut()?.wait(Instant::now()),
            Self::Person(person) => person.thinking.wait(Instant::now()),
        }
    }

    /// The customer talks: as long as that takes, silence is not the trainee's.
    pub(super) fn hear(&mut self, events: &[Stamped]) {
        let thinking = match self {
            Self::Person(person) => Some(&mut person.thinking),
            Self::Pipe(_, thinking) => thinking.as_mut(),
        };
        if let Some(thinking) = thinking {
            thinking.hear(Instant::now(), events);
        }
    }

    /// Prints text, above the line being typed when there is one.
    pub(super) fn print(&mut self, out: &mut impl Write, text: &str) -> io::Result<()> {
        match self {
            Self::Person(person) if !text.is_empty() => person.print_above(out, text),
            _ => write!(out, "{text}").and_then(|()| out.flush()),
        }
    }
}

impl Person {
    /// Prints text and, below it, the prompt and what is typed so far. The editor's own way of printing from outside
    /// loses keys that come faster than one at a time.
    fn print_above(&self, out: &mut impl Write, text: &str) -> io::Result<()> {
        let Some(prompt) = &self.asked else {
            return write!(out, "{text}").and_then(|()| out.flush());
        };
        let mut shown = anstream::AutoStream::new(Vec::new(), anstream::AutoStream::choice(&io::stdout()));
        shown.write_all(text.as_bytes())?;
        let shown = String::from_utf8_lossy(&shown.into_inner()).replace('\n', "\r\n");
        let Unfinished { text: line, at } =
            self.unfinished.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let length = prompt.chars().count() + line.chars().count();
        let begin = if length <= ONE_ROW { "\r\x1b[K" } else { "\r\n" };
        let behind = line.get(at..).unwrap_or_default().chars().count();
        let back = if behind > 0 { format!("\x1b[{behind}D") } else { String::new() };
        let mut stdout = io::stdout().lock();
        write!(stdout, "{begin}{shown}{prompt}{line}{back}").and_then(|()| stdout.flush())
    }

    fn next(&mut self, prompt: &str, due: Option<Millis>, talking: bool) -> Came {
        if self.asked.is_none() {
            *self.unfinished.lock().unwrap_or_else(PoisonError::into_inner) = Unfinished::default();
            self.asked = self.prompts.send(prompt.to_owned()).is_ok().then(|| prompt.to_owned());
        }
        loop {
            match self.typed.recv_timeout(TICK) {
                Ok(Typed::Key(at)) if talking => self.thinking.key(at),
                Err(RecvTimeoutError::Disconnected) => return Came::Left,
                Ok(Typed::Key(_)) | Err(RecvTimeoutError::Timeout) => {}
                Ok(typed) => {
                    self.asked = None;
                    return match typed {
                        Typed::Line(line) => Came::Line(line),
                        Typed::Left => Came::Left,
                        _ => Came::End,
                    };
                }
            }
            let now = Instant::now();
            if due.is_some_and(|due| self.thinking.thought_ms(now) >= due) {
                return Came::Due;
            }
        }
    }
}

/// The thread of the editor: one line for every prompt.
fn edit(prompts: &Receiver<String>, keys: Keys) {
    let typed = keys.typed.clone();
    let Ok(mut editor) = Editor::<Keys, DefaultHistory>::new() else {
        // Without an editor nothing can be typed; the call is kept.
        let _ = typed.send(Typed::Left);
        return;
    };
    editor.set_helper(Some(keys));
    while let Ok(prompt) = prompts.recv() {
        let line = match editor.readline(&prompt) {
            Ok(line) => {
                // A line that is too long for the history is still a line.
                let _ = editor.add_history_entry(line.as_str());
                Typed::Line(line)
            }
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => Typed::Left,
            Err(_) => Typed::End,
        };
        if typed.send(line).is_err() {
            return;
        }
    }
}

/// Hears every key press, and completes commands.
struct Keys {
    typed: Sender<Typed>,
    line: Arc<Mutex<Unfinished>>,
}

impl Helper for Keys {}
impl Highlighter for Keys {}
impl Validator for Keys {}

impl Hinter for Keys {
    type Hint = String;

    /// Called after every key: the one place where typing can be noticed.
    fn hint(&self, line: &str, at: usize, _: &Context<'_>) -> Option<String> {
        let unfinished = Unfinished { text: line.to_owned(), at };
        *self.line.lock().unwrap_or_else(PoisonError::into_inner) = unfinished;
        // An empty line is the prompt appearing, not a key.
        if !line.is_empty() {
            let _ = self.typed.send(Typed::Key(Instant::now()));
        }
        None
    }
}

impl Completer for Keys {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let begun = line.get(..at).unwrap_or_default();
        let names = command::NAMES.iter().filter(|name| begun.starts_with('/') && name.starts_with(begun));
        let pairs = names.map(|name| Pair { display: (*name).to_owned(), replacement: format!("{name} ") });
        Ok((0, pairs.collect()))
    }
}
