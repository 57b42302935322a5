//! A program with its real worker and no window, in a folder of its own.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::clock::Dial;
use crate::app::intent::{Intent, SettingsIntent};
use crate::app::language::{self, Language};
use crate::app::model::{Model, Pace, Screen, Settings};
use crate::app::program::Program;
use crate::app::worker::Places;

/// Longer than this nothing takes, on however busy a machine.
const PATIENCE: Duration = Duration::from_mins(5);

pub(super) struct Stage {
    pub(super) harness: Harness<'static, Program>,
    home: tempfile::TempDir,
    dial: Dial,
}

impl Stage {
    /// A first start.
    pub(super) fn new() -> Self {
        Self::of_size([1_280.0, 800.0], 100)
    }

    /// A first start in a window of this size and with text of this size.
    pub(super) fn of_size(size: [f32; 2], text_size: u16) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), size, text_size)
    }

    /// A first start in a language.
    pub(super) fn in_language(id: &str) -> Self {
        let mut stage = Self::new();
        stage.harness.state_mut().act(Intent::Settings(SettingsIntent::Language(id.into())));
        stage.harness.run_steps(3);
        stage
    }

    /// A first start in a folder that holds something already.
    pub(super) fn prepared(prepare: impl FnOnce(&std::path::Path)) -> Self {
        let home = tempfile::tempdir().unwrap();
        prepare(home.path());
        Self::in_folder(home, [1_280.0, 800.0], 100)
    }

    /// The folder where everything is kept.
    pub(super) fn home(&self) -> &std::path::Path {
        self.home.path()
    }

    /// Another start in the same folder.
    pub(super) fn again(self) -> Self {
        let Self { harness, home, .. } = self;
        drop(harness);
        Self::in_folder(home, [1_280.0, 800.0], 100)
    }

    /// Another start in the same folder, with the settings that were kept there.
    pub(super) fn kept(self) -> Self {
        let Self { harness, home, .. } = self;
        drop(harness);
        Self::started(home, [1_280.0, 800.0], None)
    }

    fn in_folder(home: tempfile::TempDir, size: [f32; 2], text_size: u16) -> Self {
        // Nothing moves and words stand there at once: a test need not wait for them.
        let language = Some(Language::ENGLISH.into());
        let settings =
            Settings { motion: false, pace: Pace::AtOnce, text_size, language, ..Settings::default() };
        Self::started(home, size, Some(settings))
    }

    fn started(home: tempfile::TempDir, size: [f32; 2], settings: Option<Settings>) -> Self {
        let places = Places { data: Some(home.path().to_owned()), content: Vec::new() };
        let dial = Dial::new();
        let mut program = Program::start_by(dial.clock(), places, Box::new(|| {}));
        program.override_settings(settings);
        let drawn = dial.clone();
        let frame = move |ui: &mut egui::Ui, program: &mut Program| {
            program.hear(drawn.at());
            program.frame(ui, drawn.at());
        };
        let harness = Harness::builder().with_size(size).build_ui_state(frame, program);
        let mut stage = Self { harness, home, dial };
        stage.until("the shelf is read", |model| model.past.is_some());
        stage
    }

    /// The clock. It stands still unless a test moves it: nobody gets impatient because a machine is slow.
    pub(super) const fn dial(&self) -> &Dial {
        &self.dial
    }

    /// So much time passes for everybody.
    pub(super) fn passes(&mut self, time: Duration) {
        self.dial.passes(time);
        self.harness.run_steps(3);
    }

    pub(super) fn model(&self) -> &Model {
        &self.harness.state().model
    }

    /// Draws until this holds.
    #[track_caller]
    pub(super) fn until(&mut self, what: &str, holds: impl Fn(&Model) -> bool) {
        let begun = Instant::now();
        while !holds(self.model()) {
            assert!(
                begun.elapsed() <= PATIENCE,
                "{what}: never; on {:?}, with {:?}",
                self.model().screen,
                self.model().notices
            );
            self.harness.step();
            std::thread::sleep(Duration::from_millis(2));
        }
        self.harness.run_steps(3);
    }

    #[track_caller]
    pub(super) fn on(&mut self, screen: Screen) {
        self.until(screen.name(), |model| model.screen == screen);
    }

    /// Presses the button with this name.
    #[track_caller]
    pub(super) fn press(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::Button, name).scroll_to_me();
        self.harness.run_steps(3);
        self.harness.get_by_role_and_label(Role::Button, name).click_accesskit();
        self.harness.run_steps(3);
    }

    /// Presses the choice with this name.
    #[track_caller]
    pub(super) fn choose(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::RadioButton, name).click();
        self.harness.run_steps(3);
    }

    /// Types into the field with this label.
    #[track_caller]
    pub(super) fn write(&mut self, label: &str, text: &str) {
        let field = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            matches!(node.role(), Role::TextInput | Role::PasswordInput | Role::MultilineTextInput)
        };
        let node = self.harness.get_by(|node| field(node) && node.label().as_deref() == Some(label));
        node.focus();
        self.harness.run_steps(2);
        let node = self.harness.get_by(|node| field(node) && node.label().as_deref() == Some(label));
        node.type_text(text);
        self.harness.run_steps(3);
    }

    pub(super) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    pub(super) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    /// Whether these words can be read somewhere.
    pub(super) fn shows(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
            || self.harness.query_all_by_value(words).next().is_some()
    }

    /// Says something and waits until it is answered.
    #[track_caller]
    pub(super) fn say(&mut self, words: &str) {
        let before = self.model().call.as_ref().map_or(0, |call| call.answers);
        let field = language::say(&self.harness.ctx, "What you say").into_owned();
        self.write(&field, words);
        self.key(Key::Enter);
        self.until("it is answered", |model| {
            model.call.as_ref().is_none_or(|call| call.answers > before && call.saying.is_empty())
        });
    }
}
