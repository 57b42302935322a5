//! Buttons. Each has a name, an icon, and its key in the tooltip.

use egui::{Button, Response, RichText, Ui, WidgetInfo, WidgetType, vec2};

use crate::app::keys::{self, Action};
use crate::app::theme;

/// How much a button wants to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do.
    Primary,
    /// One of several.
    #[default]
    Plain,
    /// Beside other things.
    Quiet,
    /// What cannot be taken back.
    Grave,
}

/// A button is so high, in points.
pub const BUTTON: f32 = 34.0;

/// A button with an icon and words. `icon` may be empty.
pub fn button(ui: &mut Ui, icon: &str, text: &str, weight: Weight, action: Option<Action>) -> Response {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let shown = if icon.is_empty() { text.to_owned() } else { format!("{icon}  {text}") };
    let words = RichText::new(shown).font(egui::FontId::new(theme.text.body, theme::strong()));
    let button = match weight {
        Weight::Primary => Button::new(words.color(c.on_accent)).fill(c.accent).stroke(egui::Stroke::NONE),
        Weight::Plain => Button::new(words),
        Weight::Quiet => Button::new(words.color(c.accent_text)).frame_when_inactive(false),
        Weight::Grave => Button::new(words.color(c.bad)),
    };
    let padding = ui.spacing().button_padding;
    if weight == Weight::Quiet {
        // It has no edge while nobody points at it: its words begin where other words do.
        ui.spacing_mut().button_padding.x = theme.space.xs;
    }
    let response = ui.add(button.min_size(vec2(0.0, BUTTON)));
    ui.spacing_mut().button_padding = padding;
    focus_ring(ui, &response);
    named(response, text, action)
}

/// A button that is only an icon.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str, action: Option<Action>) -> Response {
    let theme = theme::of(ui);
    let words = RichText::new(icon).size(theme.text.heading).color(theme.colours.text);
    let response = ui.add(Button::new(words).frame_when_inactive(false).min_size(vec2(BUTTON, BUTTON)));
    focus_ring(ui, &response);
    named(response, name, action)
}

/// A choice among several that shows whether it is taken, by more than colour.
pub fn toggle(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let shown = if chosen { format!("{}  {text}", theme::icons::CHECK) } else { text.to_owned() };
    let ink = if chosen { c.accent_text } else { c.text };
    let fill = if chosen { c.accent_soft } else { c.surface };
    let edge = egui::Stroke::new(1.0, if chosen { c.accent_text } else { c.border });
    let response = ui.add(Button::new(RichText::new(shown).color(ink)).fill(fill).stroke(edge));
    focus_ring(ui, &response);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, enabled, chosen, text));
    response
}

/// The edge around what has the focus; egui's own is lost on a filled button. What gets the focus comes into sight.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let theme = theme::of(ui);
        let stroke = egui::Stroke::new(2.5, theme.colours.focus);
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            theme.radius.small + 2,
            stroke,
            egui::StrokeKind::Outside,
        );
    }
}

fn named(response: Response, name: &str, action: Option<Action>) -> Response {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    match action.map(|action| keys::shown(&response.ctx, action)) {
        Some(key) => {
            // What cannot be pressed yet says its key too.
            let tip = format!("{name} ({key})");
            response.on_hover_text(&tip).on_disabled_hover_text(tip)
        }
        None => response,
    }
}
