//! How well the understanding does on sentences whose meaning somebody has written down: figures, not calls.
//!
//! [`Rows`](Row) are sentences with labels, from a folder of sets or the language's own phrases. `labels` says what
//! our acts and kinds are called in such sets, `judge` answers a row, `figures` counts, and `card` writes the page
//! about it. Nothing here touches files.

mod card;
mod figures;
mod judge;
mod labels;
mod own;
mod rows;

pub use card::Card;
pub use figures::{Figures, Half, Rate, Tally};
pub use judge::{Judge, Prediction};
pub use own::{OwnFigures, StyleFigures, own_figures};
pub use rows::{Row, Task, half_of};
