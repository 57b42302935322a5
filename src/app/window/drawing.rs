//! One frame: the program draws, and what was wanted calls for the next frame.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw};
use bevy_egui::{
    EguiContext, EguiContexts, EguiInput, EguiPreUpdateSet, EguiPrimaryContextPass, EguiStartupSet,
    PrimaryEguiContext,
};

use crate::app::program::Program;

/// How many frames were drawn, and when the first was.
#[derive(Resource)]
pub(super) struct Frames {
    started: Instant,
    /// How many.
    pub(super) drawn: u32,
    /// From the start of the program to the first.
    pub(super) first: Duration,
}

impl Frames {
    pub(super) const fn new(started: Instant) -> Self {
        Self { started, drawn: 0, first: Duration::ZERO }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreStartup, camera.before(EguiStartupSet::InitContexts));
    app.add_systems(EguiPrimaryContextPass, draw);
    let between = EguiPreUpdateSet::ProcessInput;
    app.add_systems(PreUpdate, drop_unchanged_modifiers.after(between).before(EguiPreUpdateSet::BeginPass));
    app.add_systems(Last, (count, title));
}

fn camera(mut commands: Commands) {
    commands.spawn((Camera2d, PrimaryEguiContext));
}

fn draw(
    mut contexts: EguiContexts,
    mut program: NonSendMut<Program>,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "whole window".into(), whole);
    if program.frame(&mut ui, Instant::now()) {
        // What was wanted has been done; the next frame shows it.
        redraw.write(RequestRedraw);
    }
    Ok(())
}

/// The binding repeats the modifier keys with every frame, and egui takes each for an event that asks for another frame:
/// without this the window would be drawn for ever.
fn drop_unchanged_modifiers(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let now = context.get_mut().input(|input| input.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(same) if *same == now));
    }
}

fn count(mut frames: ResMut<Frames>) {
    frames.drawn += 1;
    if frames.drawn == 1 {
        frames.first = frames.started.elapsed();
    }
}

fn title(program: NonSend<Program>, mut window: Query<&mut Window, With<PrimaryWindow>>) {
    let Ok(mut window) = window.single_mut() else { return };
    let title = program.title();
    if window.title != title {
        window.title = title;
    }
}
