//! Values in any common spelling: codes, numbers with units, days and hours, names.

mod codes;
mod dates;
mod hours;
mod moment;
mod numbers;
mod table;

pub(super) use codes::{InCode, LONGEST, codes, shape, squash, written_code};
pub(super) use dates::Calendar;
pub(super) use moment::Moment;
pub(super) use numbers::{NumberWord, Numbers};
pub(super) use table::Table;
