//! Values in any common spelling: codes, numbers with units, days and hours, names.

mod codes;
mod dates;
mod hours;
mod moment;
mod numbers;

pub(super) use codes::{InCode, LONGEST, codes, shape, squash, written_code};
pub(super) use dates::Calendar;
pub(super) use moment::Moment;
pub(super) use numbers::{NumberWord, Numbers};
