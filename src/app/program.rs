//! The program without its window: the model, the worker, and one frame.
//!
//! The window drives it, and so do the tests of the screens.

use std::sync::Arc;
use std::time::{Duration, Instant};

use smol_str::SmolStr;

use super::clock::Clock;
use super::intent::Intent;
use super::language::{Language, key, say_count};
use super::model::{EndingKind, Model, Notice, Screen, Settings};
use super::worker::{Job, News, Places, Worker};
use super::{keys, language, screens, theme, update};

/// So many words that a language lacks are named.
const LACKING_TOLD: usize = 5;

/// The program without its window. Dropping it, for whatever reason, puts what was typed into the ticket first.
pub struct Program {
    /// What screens read.
    pub model: Model,
    clock: Clock,
    worker: Worker,
    settings: Option<Settings>,
    language: Option<SmolStr>,
    /// The language that was last complained about.
    lacking: Option<SmolStr>,
    /// The look that egui was told of last.
    told: Option<Told>,
    /// So many pixels a point had when letters were drawn in advance, as bits.
    warm: Option<u32>,
    /// What was drawn last.
    drawn: Option<Drawn>,
    /// So many frames are still to be drawn although nothing happens.
    unsettled: u8,
}

/// The screen, and what lies on top of it.
#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    screen: Screen,
    keys: bool,
    pin: bool,
    ending: Option<EndingKind>,
    notices: usize,
}

impl Drawn {
    fn of(model: &Model) -> Self {
        let ending = model.call.as_ref().and_then(|call| call.ending.as_ref()).map(|ending| ending.kind);
        let (keys, pin, notices) = (model.key_sheet, model.pin.is_some(), model.notices.len());
        Self { screen: model.screen, keys, pin, ending, notices }
    }
}

/// So many further frames a new screen takes: the focus goes to its field, lists scroll to their ends, sizes settle.
const NEW_SCREEN: u8 = 3;

/// So many a change on the same screen takes.
const CHANGED: u8 = 1;

#[derive(Clone, PartialEq)]
struct Told {
    language: Option<Arc<Language>>,
    look: theme::Look,
    motion: bool,
    text_size: u16,
}

impl Program {
    /// Starts the worker and asks it what there is. `wake` is called when it has something to say.
    #[must_use]
    pub fn start(places: Places, wake: Box<dyn Fn() + Send>) -> Self {
        Self::start_by(Clock::default(), places, wake)
    }

    /// The same by another clock than the machine's.
    #[must_use]
    pub fn start_by(clock: Clock, places: Places, wake: Box<dyn Fn() + Send>) -> Self {
        let worker = Worker::start(places, clock.clone(), wake);
        worker.ask(Job::Look);
        let model = Model::new(clock.now());
        Self {
            model,
            clock,
            worker,
            settings: None,
            language: None,
            lacking: None,
            told: None,
            warm: None,
            drawn: None,
            unsettled: 0,
        }
    }

    /// Settings for this time, in place of the kept ones.
    pub fn override_settings(&mut self, settings: Option<Settings>) {
        self.settings = settings;
    }

    /// A language for this time, by its id, in place of the kept one.
    pub fn override_language(&mut self, language: Option<SmolStr>) {
        self.language = language;
    }

    /// Takes in what the worker has said since. Returns whether there was anything.
    pub fn hear(&mut self, now: Instant) -> bool {
        self.model.now = now;
        let heard: Vec<News> = self.worker.heard().collect();
        let any = !heard.is_empty();
        for news in heard {
            self.take_in(news);
        }
        if any {
            self.unsettled = self.unsettled.max(CHANGED);
        }
        any
    }

    /// Waits for the next thing the worker says, at most so long. Returns whether it said anything.
    pub fn wait(&mut self, longest: Duration) -> bool {
        let Some(news) = self.worker.wait(longest) else { return false };
        self.model.now = self.clock.now();
        self.take_in(news);
        true
    }

    fn take_in(&mut self, news: News) {
        let first = matches!(news, News::Kept(_));
        for job in update::hear(&mut self.model, news) {
            self.worker.ask(job);
        }
        if !first {
            return;
        }
        if let Some(settings) = &self.settings {
            self.model.kept.settings = settings.clone();
        }
        if self.language.is_some() {
            self.model.kept.settings.language.clone_from(&self.language);
        }
    }

    /// Acts on an intent.
    pub fn act(&mut self, intent: Intent) {
        for job in update::act(&mut self.model, intent) {
            self.worker.ask(job);
        }
    }

    /// Asks the worker for something that no person can want: a plan plays a call of its own.
    pub fn ask(&self, job: Job) {
        self.worker.ask(job);
    }

    /// Does what is due by now without anybody asking for it.
    fn pass_time(&mut self) {
        for job in update::pass(&mut self.model) {
            self.worker.ask(job);
        }
    }

    /// Draws one frame and acts on what was wanted in it. Returns whether another frame must follow.
    pub fn frame(&mut self, ui: &mut egui::Ui, now: Instant) -> bool {
        self.model.now = now;
        if self.tell_egui(ui) {
            // Fonts are there from the next frame on, and words without a font cannot be drawn.
            ui.request_repaint();
            return false;
        }
        if self.warm.replace(ui.pixels_per_point().to_bits()) != Some(ui.pixels_per_point().to_bits()) {
            theme::warm(ui);
        }
        self.pass_time();
        let mut intents = keys::pressed(ui, &self.model);
        screens::ui(ui, &self.model, &mut intents);
        self.tell_of_missing(ui);
        self.model.focus = None;
        self.unsettled = self.unsettled.saturating_sub(1);
        if !intents.is_empty() {
            self.unsettled = self.unsettled.max(CHANGED);
        }
        let drawn = Drawn::of(&self.model);
        if self.drawn.replace(drawn) != Some(drawn) {
            self.unsettled = NEW_SCREEN;
        }
        for intent in intents {
            self.act(intent);
        }
        self.unsettled > 0
    }

    /// Says once which words the language lacks; they were drawn in English.
    fn tell_of_missing(&mut self, ctx: &egui::Context) {
        let missing = language::take_missing(ctx);
        let Some(language) = self.model.language() else { return };
        if missing.is_empty() || self.lacking.as_ref() == Some(&language.id) {
            return;
        }
        let first: Vec<String> =
            missing.iter().take(LACKING_TOLD).map(|words| format!("“{words}”")).collect();
        let text = say_count(
            ctx,
            missing.len(),
            [
                "Shown in English, because {file} has no words for it: {words}",
                "Shown in English, because {file} has no words for {count} texts: {words}",
            ],
            &[("file", &format!("assets/interface/{}.ron", language.id)), ("words", &first.join(", "))],
        );
        let title = key("Words are missing in this language").to_owned();
        self.lacking = Some(language.id.clone());
        self.model.notices.push(Notice { title, text });
    }

    /// The title of the window.
    #[must_use]
    pub fn title(&self) -> String {
        let part = match (self.model.screen, &self.model.call) {
            (Screen::Call | Screen::WrapUp, Some(call)) => call.case.scenario.title.as_str(),
            (Screen::Author, _) => "Author",
            _ => return "Firstline".to_owned(),
        };
        format!("{part} – Firstline")
    }

    /// Tells egui of the look, when it is another than before. Returns whether it was the first time.
    fn tell_egui(&mut self, ctx: &egui::Context) -> bool {
        let settings = self.model.settings();
        let look = settings.look.shown(ctx.system_theme());
        let language = self.model.language().cloned();
        let told = Told { language, look, motion: settings.motion, text_size: settings.text_size };
        if self.told.as_ref() == Some(&told) {
            return false;
        }
        if let Some(language) = &told.language {
            language::install(ctx, language);
        }
        theme::install(ctx, told.look, told.motion);
        ctx.set_zoom_factor(f32::from(told.text_size) / 100.0);
        self.told.replace(told).is_none()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.act(Intent::Quit);
    }
}
