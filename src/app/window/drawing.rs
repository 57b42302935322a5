//! One frame: the program draws, and what was wanted calls for the next frame.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw};
use bevy_egui::{
    EguiContext, EguiContexts, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, EguiPrimaryContextPass,
    EguiRenderOutput, EguiStartupSet, PrimaryEguiContext,
};

use super::keyboard;
use crate::app::program::Program;
use crate::app::theme;

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
    let between = EguiPostUpdateSet::ProcessOutput;
    app.add_systems(PostUpdate, show_new_letters.after(between).before(EguiPostUpdateSet::PostProcessOutput));
    app.add_systems(Last, (count, title));
}

fn camera(mut commands: Commands) {
    commands.spawn((Camera2d, PrimaryEguiContext, keyboard::settings()));
}

fn draw(
    mut contexts: EguiContexts,
    mut program: NonSendMut<Program>,
    mut clear: ResMut<ClearColor>,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    // A frame that has nothing in it yet must not flash.
    let [red, green, blue, _] = theme::of(ctx).colours.canvas.to_array();
    let canvas = Color::srgb_u8(red, green, blue);
    if clear.0 != canvas {
        clear.0 = canvas;
    }
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "whole window".into(), whole);
    if program.frame(&mut ui, Instant::now()) {
        // What was wanted has been done, or a new screen settles; the next frame shows it.
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

/// Letters that were never drawn before reach the graphics card one frame after the words they are in: without another
/// frame they would be missing until something moves.
fn show_new_letters(outputs: Query<&EguiRenderOutput>, mut redraw: MessageWriter<RequestRedraw>) {
    if outputs.iter().any(|output| !output.textures_delta.set.is_empty()) {
        redraw.write(RequestRedraw);
    }
}

fn count(mut frames: ResMut<Frames>) {
    frames.drawn += 1;
    debug!("frame {}", frames.drawn);
    if frames.drawn == 1 {
        frames.first = frames.started.elapsed();
        info!("the first frame is drawn");
    }
}

fn title(program: NonSend<Program>, mut window: Query<&mut Window, With<PrimaryWindow>>) {
    let Ok(mut window) = window.single_mut() else { return };
    let title = program.title();
    if window.title != title {
        window.title = title;
    }
}
