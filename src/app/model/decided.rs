//! How a call was decided, in words.

use crate::app::language::key;
use crate::sim::call::Disposition;

/// How a call was decided, in English words that are said with [`crate::app::language::say`].
#[must_use]
pub const fn decided(how: &Disposition) -> &'static str {
    match how {
        Disposition::Resolved { .. } => key("resolved"),
        Disposition::Escalated { .. } => key("escalated"),
        Disposition::Referred { .. } => key("referred elsewhere"),
        Disposition::Declined { .. } => key("declined"),
        Disposition::CallbackArranged { .. } => key("call back arranged"),
        Disposition::EndedForAbuse => key("ended for abuse"),
        Disposition::CustomerHungUp => key("the customer hung up"),
        Disposition::Abandoned => key("abandoned"),
    }
}
