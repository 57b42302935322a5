//! The window.
//!
//! ```text
//! screens/   what is drawn: fn ui(&mut egui::Ui, &Model, &mut Vec<Intent>), a file a screen
//! model/     everything that screens read, the words being typed included
//! intent     everything a person can want; a screen asks for it and changes nothing
//! update/    intents and news change the model and make jobs; nothing else does
//! worker/    a thread of its own: the call, its record, the content. Jobs in, news out
//! keys       which key does what, for hands, tooltips and the key sheet
//! theme/     tokens, fonts, icons          widgets/  the face, cards, buttons
//! language/  what the window says, in the language that was chosen
//! program    the above put together, without a window: what tests drive
//! clock      what tells the moment
//! window/    bevy: the event loop, redrawing, the screen reader's bridge (feature `gui`)
//! ```
//!
//! **Invariant: nothing here decides a call.** What happens in it comes from the worker as events; drawing only follows.
//!
//! **Invariant: no file is touched outside `worker/`** (`tests/integration/tidy.rs`). The person's own line is shown at
//! once, the customer's answer when the worker says that the line is on disk.
//!
//! **Invariant: idle costs nothing.** What moves says when it must be drawn next ([`model::Model::redraw_in`]).
#![expect(clippy::float_arithmetic, reason = "drawing is done in floats; nothing here is stored or scored")]

pub mod clock;
pub mod intent;
pub mod keys;
pub mod language;
pub mod model;
pub mod program;
pub mod screens;
pub mod theme;
pub mod update;
pub mod widgets;
#[cfg(feature = "gui")]
pub mod window;
pub mod worker;
