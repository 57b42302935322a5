//! What language the window speaks.
//!
//! The English words stand in the code, where they are read, and are the keys of every other language:
//! `button(ui, icon, &say(ui, "Pick up"), …)`. A language is a file, `assets/interface/ID.ron`; one more needs no Rust.
//! Words that a language lacks are said in English.
//!
//! The model is in no language: what it has to say is a [`Phrase`], put into words where it is drawn, so that another
//! language counts at once and for what stands there already.
//!
//! What the floors below say, they say in English. Where a language file knows their sentences, [`say_heard`] says them.
//!
//! **Invariant: every text of the window goes through here** (`src/app/screens/tests/language.rs`). What people, scenarios
//! and rubrics say does not: calls are in the language of their content.

mod heard;
mod phrase;
mod say;
mod spoken;

pub use heard::say_heard;
pub use phrase::Phrase;
pub use say::{Slots, fill, key, say, say_count, say_with};
pub use spoken::{Language, install, take_missing};
