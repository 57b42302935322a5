//! The settings.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::stage::Stage;
use crate::app::model::{Pace, Screen};
use crate::app::theme::{self, Look};

fn opened(mut stage: Stage) -> Stage {
    stage.keys(Modifiers::COMMAND, Key::Comma);
    stage.on(Screen::Settings);
    stage
}

#[test]
fn what_is_chosen_counts_at_once_and_is_kept_across_starts() {
    let mut stage = opened(Stage::new());
    for choice in ["Dark", "150 %", "Nothing moves", "Faster", "Not shown"] {
        stage.harness.get_by_label(choice).scroll_to_me();
        stage.harness.run_steps(3);
        stage.choose(choice);
    }
    assert!(theme::of(&stage.harness.ctx).colours.dark);
    let stage = stage.kept();
    let settings = stage.model().settings();
    assert_eq!((settings.look, settings.text_size, settings.pace), (Look::Dark, 150, Pace::Fast));
    assert_eq!((settings.motion, settings.help), (false, false));
}

#[test]
fn another_language_counts_at_once_and_is_kept() {
    let mut stage = opened(Stage::new());
    stage.harness.get_by_label("Deutsch").scroll_to_me();
    stage.harness.run_steps(3);
    stage.choose("Deutsch");
    assert!(stage.shows("Schriftgröße") && !stage.shows("Size of text"));
    let mut stage = opened(stage.kept());
    assert!(stage.shows("Schriftgröße"));
    stage.harness.get_by_label("English").scroll_to_me();
    stage.harness.run_steps(3);
    stage.choose("English");
    assert!(stage.shows("Size of text") && !stage.shows("Schriftgröße"));
}

#[test]
fn the_look_follows_the_system() {
    let mut stage = opened(Stage::new());
    stage.choose("As the system");
    for (system, dark) in [(egui::Theme::Dark, true), (egui::Theme::Light, false)] {
        stage.harness.input_mut().system_theme = Some(system);
        stage.harness.run_steps(3);
        assert_eq!(theme::of(&stage.harness.ctx).colours.dark, dark);
    }
}

#[test]
fn keys_make_the_words_larger_and_smaller_anywhere() {
    let mut stage = Stage::new();
    for (key, size) in
        [(Key::Plus, 125), (Key::Plus, 150), (Key::Minus, 125), (Key::Minus, 100), (Key::Minus, 100)]
    {
        stage.keys(Modifiers::COMMAND, key);
        assert_eq!(stage.model().settings().text_size, size);
        assert!((stage.harness.ctx.zoom_factor() - f32::from(size) / 100.0).abs() < 0.01);
    }
}

#[test]
fn a_call_that_goes_on_follows_the_settings() {
    let mut stage = Stage::new();
    super::whole_call::picked_up(&mut stage);
    assert!(stage.model().call.as_ref().unwrap().help);
    let mut stage = opened(stage);
    stage.harness.get_by_label("Not shown").scroll_to_me();
    stage.harness.run_steps(3);
    stage.choose("Not shown");
    stage.key(Key::Escape);
    stage.on(Screen::Call);
    assert!(!stage.model().call.as_ref().unwrap().help);
}
