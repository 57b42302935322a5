//! What an editor for the files of authors needs, without a window: colours for its words, what is wrong where, what changed
//! meanwhile, and a file that is written whole or not at all.
//!
//! Places in a text are bytes here; editors that count characters change them with [`byte_of`] and [`char_of`].

mod change;
mod charts;
mod find;
mod highlight;
mod places;
mod problem;
mod renamed;
mod saving;
mod sheet;
mod sides;

pub use change::Change;
pub use charts::{BotBars, Charts, Lack, Lacking};
pub use find::{MOST_FOUND, finds};
pub use highlight::{Class, classes, plan_classes};
pub use places::{byte_of, char_of, line_start};
pub use problem::{Problem, problems};
pub use renamed::{plan_as, renamed};
pub use saving::{Digest, Saved, create, digest, replace, save};
pub use sheet::Sheet;
pub use sides::{Line, Row, sides};
