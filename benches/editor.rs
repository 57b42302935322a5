//! What a key in the editor costs: `cargo bench --no-default-features --features screens --bench editor`. Words are typed
//! into a long scenario of one's own, while the real worker checks it on its own thread; a frame is laid out and cut into
//! triangles without a graphics card.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be set up has to stop")]
#![expect(clippy::print_stdout, reason = "what is measured is for people to read")]
#![expect(clippy::float_arithmetic, reason = "milliseconds, for people to read")]

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use firstline::app::intent::{AuthorIntent, Intent, WriteIntent};
use firstline::app::program::Program;
use firstline::app::worker::Places;
use firstline::content::Library;

/// The scenario is so long at least, in bytes.
const LONG: usize = 60_000;

/// So many keys are pressed at each place.
const KEYS: usize = 120;

/// A frame after a key is to take no longer.
const MEANT: f64 = 8.0;

fn main() {
    // Tests of all targets come by here too.
    if !env::args().any(|arg| arg == "--bench") {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("content/scenarios/lumen/long_call.ron");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text = long();
    fs::write(&file, &text).unwrap();
    let mut desk = Desk::open(home.path(), file.display().to_string());
    println!("editor, {} KB, {} lines:", text.len() / 1_000, text.lines().count());
    for (place, at) in
        [("at the top", 200), ("in the middle", text.len() / 2), ("at the end", text.len() - 4)]
    {
        desk.go_to(text.floor_char_boundary(at));
        print(&format!("  a key {place}"), &desk.types());
    }
    desk.act(WriteIntent::Find(Some("says".to_owned())));
    // Back from the field for what is looked for.
    desk.go_to(text.floor_char_boundary(text.len() / 2));
    print("  a key while “says” is looked for", &desk.types());
    println!("  looked at meanwhile: {} times", desk.looked);
}

/// A shipped scenario with as many remarks as it takes.
fn long() -> String {
    let library = Library::built_in();
    let text = library.scenarios["evening_dropouts"].source.text();
    let mut text = text.replace("id: \"evening_dropouts\"", "id: \"long_call\"");
    let lines: Vec<String> = text.lines().map(|line| format!("// {line}\n")).collect();
    for line in lines.iter().cycle() {
        if text.len() >= LONG {
            break;
        }
        text.push_str(line);
    }
    text
}

/// The program with the scenario open.
struct Desk {
    ctx: egui::Context,
    program: Program,
    /// How often the worker has looked at what was typed.
    looked: usize,
    was_looked_at: bool,
}

impl Desk {
    fn open(home: &Path, file: String) -> Self {
        let places = Places { data: Some(home.to_owned()), content: Vec::new() };
        let program = Program::start(places, Box::new(|| {}));
        let mut desk = Self { ctx: egui::Context::default(), program, looked: 0, was_looked_at: false };
        desk.until(|program| program.model.library.is_some());
        desk.program.act(Intent::Author(AuthorIntent::Enter));
        desk.until(|program| program.model.author.rows.is_some());
        desk.program.act(Intent::Author(AuthorIntent::Open(file)));
        desk.until(|program| {
            program.model.author.open.as_ref().is_some_and(|open| open.sheet.is_looked_at())
        });
        desk
    }

    fn act(&mut self, intent: WriteIntent) {
        self.program.act(Intent::Author(AuthorIntent::Write(intent)));
        for _ in 0..3 {
            self.frame(Vec::new());
        }
    }

    fn go_to(&mut self, byte: usize) {
        self.act(WriteIntent::Jump(byte..byte));
    }

    fn until(&mut self, holds: impl Fn(&Program) -> bool) {
        let begun = Instant::now();
        while !holds(&self.program) {
            assert!(begun.elapsed() < Duration::from_mins(2), "it never came to that");
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// How long the frames take in which a key arrives, the quickest first. One types as people do: with pauses, in which the
    /// text is sent to be looked at.
    fn types(&mut self) -> Vec<Duration> {
        let mut times: Vec<Duration> = Vec::with_capacity(KEYS);
        for key in 0..KEYS {
            let event = match key % 12 {
                11 => Event::Key {
                    key: Key::Backspace,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                },
                _ => Event::Text("x".to_owned()),
            };
            times.push(self.frame(vec![event]));
            self.frame(Vec::new());
            let pause = if key % 40 == 39 { 500 } else { 5 };
            std::thread::sleep(Duration::from_millis(pause));
        }
        times.sort_unstable();
        times
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1_280.0, 800.0)));
        let input = RawInput { screen_rect, events, focused: true, ..RawInput::default() };
        let program = &mut self.program;
        let begun = Instant::now();
        program.hear(begun);
        let mut drawn = self.ctx.run_ui(input, |ui| {
            program.frame(ui, Instant::now());
        });
        let triangles = self.ctx.tessellate(std::mem::take(&mut drawn.shapes), drawn.pixels_per_point);
        let took = begun.elapsed();
        drop(triangles);
        drawn.textures_delta.clear();
        let open = self.program.model.author.open.as_ref();
        let looked_at = open.is_some_and(|open| open.sheet.is_looked_at());
        self.looked += usize::from(looked_at && !self.was_looked_at);
        self.was_looked_at = looked_at;
        took
    }
}

fn print(what: &str, times: &[Duration]) {
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    let (median, worst) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    println!("{what}: {:.2} ms, 99 % within {:.2} ms (meant: {MEANT} ms)", ms(median), ms(worst));
}
