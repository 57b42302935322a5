//! The screens, found and pressed by role and label as a screen reader does it.

mod author;
mod author_kinds;
mod by_keys;
mod clock;
mod debrief;
mod doing;
mod language;
mod mentor;
mod office_by_keys;
mod settings;
mod stage;
mod whole_call;
mod wrap_up;
