//! What a call is played with: built into the binary, in the person's data folder, in folders given by name.
//!
//! ```text
//! assets/personas/*.ron  assets/rubrics/*.ron  assets/help/*.md  assets/language/LANG/**.ron  assets/bots/*.ron
//! assets/interface/LANG.ron
//! scenarios/DESK/desk.ron  SCENARIO.ron  SCENARIO.NAME.plan  knowledge/*.md  events/*.ron  shared/*.ron
//!                  courses/*.ron
//! ```
//!
//! Layers come in that order, and what comes later adds to what was there or takes its place by id ([`Library`]). A file
//! with faults takes its place too: a person who changed a scenario must not be given the old one without a word. Every
//! file of every layer is read, and every fault found is kept ([`Library::diagnostics`]); nothing here panics or hangs.
//!
//! [`Library::bundle`] gathers what one call needs. A [`Bundle`] is stored with the attempt, so that the call can be
//! played again when the library has changed.

mod assemble;
mod built_in;
mod bundle;
mod codes;
mod courses;
mod folder;
mod interface;
mod language;
mod layer;
mod library;
mod place;
mod plans;
mod written;

pub use assemble::CaseError;
pub use built_in::{asset, asset_text};
pub use bundle::Bundle;
pub use codes::CODES;
pub use folder::holds_content;
pub use interface::{Interface, slots};
pub use language::Language;
pub use library::{BotText, Entry, Library, Page, PlanText, ReportText};
pub use written::{Kind, Written};
