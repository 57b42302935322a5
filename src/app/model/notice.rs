//! What a person must be told.

/// Something that went wrong, with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was being done, in English: `The line was not stored`.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
}
