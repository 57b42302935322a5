//! The theme in use, and what egui is told of it.

use std::sync::Arc;

use egui::epaint::{FontColorTransferFunction, Shadow, TextOptions};
use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Id, Margin, Stroke, TextStyle, Visuals, vec2,
};

use super::fonts::{definitions, strong};
use super::tokens::{Colours, Look, Portraits, Radius, Space, Tokens, Type};

/// The theme in use.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Colours.
    pub colours: Colours,
    /// Distances.
    pub space: Space,
    /// Corners.
    pub radius: Radius,
    /// Sizes of type.
    pub text: Type,
    /// Colours of the faces that are drawn.
    pub portraits: Portraits,
    /// Whether things may move.
    pub motion: bool,
}

/// The theme that was installed; the plain one before that.
#[must_use]
pub fn of(ctx: &Context) -> Arc<Theme> {
    ctx.data(|data| data.get_temp::<Arc<Theme>>(slot())).unwrap_or_default()
}

/// Tells egui of a look. Fonts are loaded by the first call.
pub fn install(ctx: &Context, look: Look, motion: bool) {
    let text = crate::content::asset("theme.ron").and_then(|bytes| std::str::from_utf8(bytes).ok());
    // A test reads the file that the binary carries, so it can be read.
    let Some(tokens) = text.and_then(|text| Tokens::read(text).ok()) else { return };
    let first = ctx.data(|data| data.get_temp::<Arc<Theme>>(slot())).is_none();
    let colours = *tokens.colours(look);
    let Tokens { space, radius, text, portraits, .. } = tokens;
    let theme = Theme { colours, space, radius, text, portraits, motion };
    if first {
        ctx.set_fonts(definitions());
        // The size of text is a setting that is kept; egui's own keys would forget it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
    }
    ctx.all_styles_mut(|style| tell(style, &theme));
    ctx.data_mut(|data| data.insert_temp(slot(), Arc::new(theme)));
}

fn slot() -> Id {
    Id::new("firstline theme")
}

fn tell(style: &mut egui::Style, theme: &Theme) {
    let (space, text) = (theme.space, theme.text);
    let words = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, words(text.caption)),
        (TextStyle::Body, words(text.body)),
        (TextStyle::Button, words(text.body)),
        (TextStyle::Monospace, words(text.body)),
        (TextStyle::Heading, FontId::new(text.heading, strong())),
    ]
    .into();
    style.spacing.item_spacing = vec2(space.s, space.s);
    style.spacing.button_padding = vec2(space.m, 6.0);
    style.spacing.interact_size = vec2(32.0, 30.0);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.combo_width = 80.0;
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 11.0;
    style.spacing.icon_spacing = space.s;
    style.spacing.tooltip_width = 360.0;
    // A shadow over the last line looks like dirt; the bar says that there is more.
    style.spacing.scroll.fade.strength = 0.0;
    style.animation_time = if theme.motion { 0.12 } else { 0.0 };
    style.visuals = visuals(theme);
    // A cursor that blinks asks for a new frame for ever.
    style.visuals.text_cursor.blink = false;
    style.scroll_animation =
        if theme.motion { style.scroll_animation } else { egui::style::ScrollAnimation::none() };
}

fn visuals(theme: &Theme) -> Visuals {
    let c = &theme.colours;
    let base = if c.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = Shadow { offset: [0, 4], blur: 18, spread: 0, color: c.shadow.gamma_multiply(0.18) };
    // Dark words lose weight at their edges where light is added up, and light words gain it.
    let edges = if c.dark {
        FontColorTransferFunction::Gamma(1.15)
    } else {
        FontColorTransferFunction::TwoCoverageMinusCoverageSq
    };
    Visuals {
        dark_mode: c.dark,
        text_options: TextOptions { color_transfer_function: edges, ..base.text_options },
        override_text_color: None,
        weak_text_color: Some(c.muted),
        widgets: widgets(c, CornerRadius::same(theme.radius.small)),
        selection: Selection { bg_fill: c.accent_soft, stroke: Stroke::new(1.5, c.accent_text) },
        hyperlink_color: c.accent_text,
        faint_bg_color: c.sunken,
        extreme_bg_color: c.sunken,
        text_edit_bg_color: Some(c.sunken),
        code_bg_color: c.canvas,
        warn_fg_color: c.warn,
        error_fg_color: c.bad,
        window_corner_radius: CornerRadius::same(theme.radius.large),
        window_shadow: shadow,
        window_fill: c.raised,
        window_stroke: Stroke::new(1.0, c.line),
        menu_corner_radius: CornerRadius::same(theme.radius.medium),
        panel_fill: c.canvas,
        popup_shadow: shadow,
        ..base
    }
}

fn widgets(c: &Colours, corner_radius: CornerRadius) -> Widgets {
    let state = |fill: Color32, edge: Stroke, words: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius,
        fg_stroke: Stroke::new(1.5, words),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, c.border);
    Widgets {
        noninteractive: state(c.surface, Stroke::new(1.0, c.line), c.text),
        inactive: state(c.surface, edge, c.text),
        hovered: state(c.accent_soft, Stroke::new(1.0, c.accent_text), c.text),
        // Also what has the focus: its edge must be seen.
        active: state(c.accent_soft, Stroke::new(2.5, c.focus), c.text),
        open: state(c.accent_soft, edge, c.text),
    }
}
