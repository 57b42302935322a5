//! People: who is at the desk, what they are, who may do what, and how long one waits after wrong PINs.

mod law;
mod pin;
mod role;
mod roster;
#[cfg(test)]
mod tests;
mod what;

pub use law::PeopleRefusal;
pub use pin::delay_ms;
pub use role::{Action, NotAllowed, Role, may, needs_pin};
pub use roster::{Person, Roster};
pub use what::AboutPeople;
