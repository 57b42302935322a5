//! The few styles there are. `anstream` leaves them out where there is no terminal.

use anstyle::{AnsiColor, Style};

/// What to look at first.
pub(super) const STRONG: Style = Style::new().bold();
/// What can be passed over.
pub(super) const FAINT: Style = Style::new().dimmed();
/// What is wrong.
pub(super) const ALARM: Style = AnsiColor::Red.on_default().bold();
/// The customer.
pub(super) const CUSTOMER: Style = AnsiColor::Cyan.on_default();
/// The desk: tools, articles, the chat pane.
pub(super) const DESK: Style = AnsiColor::Yellow.on_default();
