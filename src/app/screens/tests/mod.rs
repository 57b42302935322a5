//! The screens, found and pressed by role and label as a screen reader does it.

mod stage;
mod whole_call;
