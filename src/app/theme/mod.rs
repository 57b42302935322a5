//! How the window looks: tokens from `assets/theme.ron`, fonts, and what egui is told of them.
//!
//! Screens take every colour and length from [`of`]; none is written down anywhere else.

mod contrast;
mod fonts;
mod style;
mod tokens;

pub use contrast::ratio;
pub use fonts::{icons, strong, warm};
pub use style::{Theme, install, of};
pub use tokens::{Colours, Look, Portraits, Radius, Space, Tokens, Type};
