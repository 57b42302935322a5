//! Soft edges that are not dirty.
//!
//! egui multiplies its colours by their opacity as they are written down; the binding takes the product for light that can
//! be added up. Half covered white then becomes a grey, light words get thin, and every round corner a dark seam.

use bevy::prelude::*;
use bevy::shader::{Shader, Source};
use bevy_egui::render::EGUI_SHADER_HANDLE;

/// What the binding's shader returns, and what it has to: the colour made light first, and then multiplied.
const MENDED: (&str, &str) = (
    "linear_from_gamma_rgb(color_gamma.rgb), color_gamma.a",
    "linear_from_gamma_rgb(color_gamma.rgb / max(color_gamma.a, 0.0001)) * color_gamma.a, color_gamma.a",
);

pub(super) fn plugin(app: &mut App) {
    let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() else { return };
    let Some(mended) = shaders.get(&EGUI_SHADER_HANDLE).and_then(mended) else {
        warn!("the binding's shader is another than the one that is mended here; soft edges may look dirty");
        return;
    };
    shaders.insert(&EGUI_SHADER_HANDLE, mended).ok();
}

fn mended(shader: &Shader) -> Option<Shader> {
    let Source::Wgsl(text) = &shader.source else { return None };
    let (was, is) = MENDED;
    text.contains(was).then(|| Shader::from_wgsl(text.replace(was, is), shader.path.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shader_of_the_binding_is_the_one_that_is_mended() {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, AssetPlugin::default()));
        app.init_asset::<Shader>();
        app.add_plugins(bevy_egui::EguiPlugin::default());
        let shader = |app: &App| {
            let shaders = app.world().resource::<Assets<Shader>>();
            shaders.get(&EGUI_SHADER_HANDLE).map(|shader| shader.source.as_str().to_owned())
        };
        assert!(shader(&app).is_some_and(|text| text.contains(MENDED.0)));
        app.add_plugins(plugin);
        assert!(shader(&app).is_some_and(|text| text.contains(MENDED.1)));
    }
}
