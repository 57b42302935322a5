//! Keys, each with the modifiers that were held when it was pressed.
//!
//! The binding gives all keys of a frame the modifiers held at its end. On a slow machine a frame is long: a quick Ctrl+F
//! would be an F, and words typed just before Ctrl+Enter would be lost.

use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiClipboard, EguiContextSettings, EguiInputSet, PrimaryEguiContext, helpers};
use egui::{Event, Modifiers};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, forward.in_set(EguiInputSet::ReadBevyMessages));
}

/// A context whose keys come from here.
pub(super) fn settings() -> EguiContextSettings {
    let mut settings = EguiContextSettings::default();
    settings.input_system_settings.run_write_keyboard_input_messages_system = false;
    settings
}

fn forward(
    mut pressed: MessageReader<KeyboardInput>,
    mut left: MessageReader<KeyboardFocusLost>,
    mut held: Local<Modifiers>,
    mut clipboard: ResMut<EguiClipboard>,
    contexts: Query<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    if left.read().count() > 0 {
        // Somebody else gets to know when the key is let go.
        *held = Modifiers::NONE;
    }
    for input in pressed.read() {
        let Ok(context) = contexts.single() else { continue };
        for event in meant(input, &mut held, &mut || clipboard.get_text()) {
            events.write(EguiInputEvent { context, event });
        }
    }
}

/// What a key that goes down or up means. `pasted` looks into the clipboard.
fn meant(
    input: &KeyboardInput,
    held: &mut Modifiers,
    pasted: &mut dyn FnMut() -> Option<String>,
) -> Vec<Event> {
    let down = input.state.is_pressed();
    hold(&input.logical_key, down, held);
    let mut events = Vec::new();
    if down && writes(*held) {
        events.extend(text(&input.logical_key).map(Event::Text));
    }
    let physical_key = helpers::bevy_to_egui_physical_key(&input.key_code);
    // Where letters are not Latin ones, the place of the key counts.
    let Some(key) = helpers::bevy_to_egui_key(&input.logical_key).or(physical_key) else { return events };
    events.push(Event::Key { key, pressed: down, repeat: input.repeat, modifiers: *held, physical_key });
    if down && held.command {
        match key {
            egui::Key::C => events.push(Event::Copy),
            egui::Key::X => events.push(Event::Cut),
            egui::Key::V => events.extend(pasted().map(Event::Paste)),
            _ => {}
        }
    }
    events
}

fn hold(key: &Key, down: bool, held: &mut Modifiers) {
    let mac = cfg!(target_os = "macos");
    match key {
        Key::Shift => held.shift = down,
        Key::Alt => held.alt = down,
        Key::Control => held.ctrl = down,
        Key::Super | Key::Meta if mac => held.mac_cmd = down,
        _ => {}
    }
    held.command = if mac { held.mac_cmd } else { held.ctrl };
}

/// Whether letters are words and no command. On many keyboards Ctrl and Alt together are the key for further letters.
const fn writes(held: Modifiers) -> bool {
    !held.ctrl && !held.mac_cmd || held.ctrl && held.alt
}

fn text(key: &Key) -> Option<String> {
    match key {
        Key::Character(letters) if !letters.chars().any(char::is_control) => Some(letters.to_string()),
        Key::Space => Some(" ".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;

    use super::*;

    fn input(logical_key: Key, key_code: KeyCode, down: bool) -> KeyboardInput {
        let state = if down { ButtonState::Pressed } else { ButtonState::Released };
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    fn letter(letter: &str, key_code: KeyCode, down: bool) -> KeyboardInput {
        input(Key::Character(letter.into()), key_code, down)
    }

    fn control(down: bool) -> KeyboardInput {
        input(Key::Control, KeyCode::ControlLeft, down)
    }

    /// What the keys of one frame mean.
    fn all(inputs: &[KeyboardInput]) -> Vec<Event> {
        let mut held = Modifiers::NONE;
        inputs.iter().flat_map(|input| meant(input, &mut held, &mut || Some("pasted".to_owned()))).collect()
    }

    fn texts(events: &[Event]) -> String {
        let text = |event: &Event| match event {
            Event::Text(text) | Event::Paste(text) => Some(text.clone()),
            _ => None,
        };
        events.iter().filter_map(text).collect()
    }

    #[test]
    fn a_key_has_the_modifiers_of_its_own_moment() {
        let events = all(&[
            letter("o", KeyCode::KeyO, true),
            letter("o", KeyCode::KeyO, false),
            control(true),
            letter("f", KeyCode::KeyF, true),
            letter("f", KeyCode::KeyF, false),
            control(false),
            letter("k", KeyCode::KeyK, true),
        ]);
        assert_eq!(texts(&events), "ok");
        let commands: Vec<egui::Key> = events
            .iter()
            .filter_map(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } if modifiers.command => Some(*key),
                _ => None,
            })
            .collect();
        assert_eq!(commands, [egui::Key::F]);
    }

    #[test]
    fn letters_behind_alt_and_control_together_are_written() {
        let at = letter("@", KeyCode::KeyQ, true);
        let alt = input(Key::Alt, KeyCode::AltRight, true);
        assert_eq!(texts(&all(&[control(true), at.clone()])), "");
        assert_eq!(texts(&all(&[control(true), alt, at])), "@");
    }

    #[test]
    fn what_is_copied_cut_and_pasted_is_asked_for_by_its_key() {
        let pressed = |key, code| all(&[control(true), letter(key, code, true)]);
        assert!(pressed("c", KeyCode::KeyC).contains(&Event::Copy));
        assert!(pressed("x", KeyCode::KeyX).contains(&Event::Cut));
        assert_eq!(texts(&pressed("v", KeyCode::KeyV)), "pasted");
    }
}
