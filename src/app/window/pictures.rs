//! Pictures of the window, for those who look after it.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};

/// Pictures that were asked for and are not taken yet.
#[derive(Resource, Default)]
pub(super) struct Pictures {
    wanted: Vec<PathBuf>,
    /// How many are on their way to the disk.
    pub(super) pending: usize,
}

impl Pictures {
    /// A picture of the next frame, into this file.
    pub(super) fn take(&mut self, file: PathBuf) {
        self.wanted.push(file);
        self.pending += 1;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Pictures>();
    app.add_systems(Update, take);
}

fn take(mut pictures: ResMut<Pictures>, mut commands: Commands) {
    for file in std::mem::take(&mut pictures.wanted) {
        let mut save = save_to_disk(file);
        let mut camera = commands.spawn(Screenshot::primary_window());
        camera.observe(
            move |captured: On<bevy::render::view::screenshot::ScreenshotCaptured>,
                  mut pictures: ResMut<Pictures>| {
                save(captured);
                pictures.pending = pictures.pending.saturating_sub(1);
            },
        );
    }
}
