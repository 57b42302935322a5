//! What several screens draw. Each widget names itself for the screen reader.

mod button;
mod card;
mod check;
mod clock;
mod columns;
mod face;
mod field;
mod long_list;
mod number;
mod table;
mod words;

pub use button::{Weight, button, icon_button, toggle};
pub use card::{card, clickable};
pub use check::check;
pub use clock::{MEASURE, measure};
pub use columns::halves;
pub use face::{Expression, face};
pub use field::{choice, growing, line, paragraph, secret};
pub use long_list::long_list;
pub use number::number;
pub use table::{Asked, Column, table};
pub use words::{body, caption, chip, emphasised, heading, muted, strong, title};
