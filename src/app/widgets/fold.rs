//! What can be folded away.

use egui::{CollapsingHeader, Ui, WidgetText};

use super::button::focus_ring;

/// A part with a heading that opens and closes it. `name` tells it from others; `open` is how it begins.
pub fn fold(
    ui: &mut Ui,
    name: &str,
    heading: impl Into<WidgetText>,
    open: bool,
    content: impl FnOnce(&mut Ui),
) {
    let header = CollapsingHeader::new(heading).id_salt(name).default_open(open);
    let shown = header.show(ui, content);
    // egui marks its focus by colour alone.
    focus_ring(ui, &shown.header_response);
}
