//! A number that is stepped up and down, or dragged, or typed.

use egui::{DragValue, Response, Ui, WidgetInfo, WidgetType};

use super::button::focus_ring;
use crate::app::language::{Slots, say_with};

/// A number from 0 to `most`. Returns it, and what it is now when that changed.
pub fn number(ui: &mut Ui, name: &str, value: u32, most: u32) -> (Response, Option<u32>) {
    let mut now = value;
    let response = ui.add(DragValue::new(&mut now).range(0..=most).speed(0.1));
    focus_ring(ui, &response);
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::DragValue, enabled, name);
        info.value = Some(f64::from(now));
        info
    });
    let changed = (now != value).then_some(now.min(most));
    let slots: Slots<'_> = &[("name", &name), ("most", &most)];
    let tip = say_with(ui, "{name}: 0 to {most}. Drag it, or press it and type.", slots);
    (response.on_hover_text(tip), changed)
}
