//! What several screens draw. Each widget names itself for the screen reader.

mod button;
mod card;
mod clock;
mod face;
mod field;
mod words;

pub use button::{Weight, button, icon_button, toggle};
pub use card::{card, clickable};
pub use clock::measure;
pub use face::{Expression, face};
pub use field::{choice, line, paragraph};
pub use words::{body, caption, chip, heading, muted, strong, title};
