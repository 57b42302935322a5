//! Somebody who takes a call: a bot with its habits, the moves that can be made, and the words for them.
//!
//! A [`Move`] is what is meant: ask for this fact, tell this finding, promise this team. [`toward`] says which moves bring
//! a condition of the scenario about. A [`Bot`] is a file: what it goes for and in which order, what it leaves out, and
//! how it puts things. [`Trainee`] takes a whole call with them, in text, through the same understanding as everybody.

mod aims;
mod bot;
mod goal;
mod meaning;
mod moves;
mod paper;
mod policy;
mod pursue;
mod reactions;
mod speech;
mod toward;

pub use aims::Aims;
pub use bot::{Bot, BotFault, Bots};
pub use goal::{Goal, Paper, Reaction};
pub use meaning::heard_as;
pub use moves::Move;
pub use policy::{Meant, Trainee};
pub use speech::Speech;
pub use toward::{Wish, toward};
