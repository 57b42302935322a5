//! What several screens draw. Each widget names itself for the screen reader.

mod at_the_right;
mod button;
mod card;
mod check;
mod clock;
mod columns;
mod face;
mod field;
mod fold;
mod long_list;
mod number;
mod sheet;
mod table;
mod words;

pub use at_the_right::at_the_right;
pub use button::{BUTTON, Weight, button, focus_ring, icon_button, toggle};
pub use card::{card, clickable};
pub use check::check;
pub use clock::{MEASURE, measure};
pub use columns::halves;
pub use face::{Expression, face};
pub use field::{choice, growing, line, paragraph, secret, tip};
pub use fold::fold;
pub use long_list::long_list;
pub use number::number;
pub use sheet::sheet;
pub use table::{Asked, Column, table};
pub use words::{body, caption, chip, emphasised, heading, muted, sentence, strong, title};
