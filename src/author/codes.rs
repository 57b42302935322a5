//! Every code there is, from all rooms.

use crate::content;
use crate::sim::scenario::codes::{self, CodeInfo};

/// Every code with its explanation: of the writing of files, of what is missing around them, and of what they mean.
pub fn every_code() -> impl Iterator<Item = &'static CodeInfo> {
    codes::REGISTRY.iter().copied().chain([content::CODES, super::CODES, super::plans::CODES]).flatten()
}

/// The entry of a code, by its id.
pub(super) fn code(id: &str) -> Option<&'static CodeInfo> {
    every_code().find(|info| info.code.id == id)
}
