//! The screen reader's way back. The binding shows it what is there, but what it asks for, a press or the focus, would
//! get lost.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiInputSet, PrimaryEguiContext};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, forward.in_set(EguiInputSet::ReadBevyMessages));
}

fn forward(
    mut requests: MessageReader<ActionRequest>,
    contexts: Query<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    let Ok(context) = contexts.single() else {
        requests.clear();
        return;
    };
    for request in requests.read() {
        events
            .write(EguiInputEvent { context, event: egui::Event::AccessKitActionRequest(request.0.clone()) });
    }
}
