//! Whether the system is light or dark, where it tells. The binding does not pass it on.

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowTheme, WindowThemeChanged};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

pub(super) fn plugin(app: &mut App) {
    let between = EguiPreUpdateSet::ProcessInput;
    app.add_systems(PreUpdate, pass_on.after(between).before(EguiPreUpdateSet::BeginPass));
}

fn pass_on(
    mut changed: MessageReader<WindowThemeChanged>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut inputs: Query<&mut EguiInput>,
) {
    let new = changed.read().last().map(|changed| changed.theme);
    // As the window opened, before anything changed.
    let first = || windows.single().ok().and_then(|window| window.window_theme);
    for mut input in &mut inputs {
        let known = input.system_theme;
        let told = new.or_else(|| known.is_none().then(first).flatten());
        input.system_theme = told.map(theme).or(known);
    }
}

const fn theme(of: WindowTheme) -> egui::Theme {
    match of {
        WindowTheme::Light => egui::Theme::Light,
        WindowTheme::Dark => egui::Theme::Dark,
    }
}
