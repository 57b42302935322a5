//! What the worker is asked to do for those who write scenarios.

use std::sync::Arc;

use crate::author::Beginning;
use crate::author::editing::Digest;
use crate::sim::ids::Id;

/// What the worker is asked to do for those who write scenarios.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorJob {
    /// Say what there is, and how it stands.
    Look,
    /// Keep one's own files in this folder from now on.
    Folder(String),
    /// Read this file.
    Open(String),
    /// Look at a text that is being typed, and keep it where a crash does not reach it.
    Check {
        /// Its file.
        file: String,
        /// Its number.
        version: u64,
        /// The text.
        text: Arc<str>,
        /// What the file held when it was opened; none keeps no copy, because the file holds this very text.
        opened: Option<Digest>,
    },
    /// Put a text into its file.
    Save {
        /// The file.
        file: String,
        /// The number of the text.
        version: u64,
        /// The text.
        text: Arc<str>,
        /// What the file held when it was opened.
        opened: Digest,
    },
    /// Make a file of one's own from this one; a scenario comes with its plans, a desk under another id with its articles. A
    /// text takes the place of what the file holds.
    Copy {
        /// The file.
        from: String,
        /// The name of the new one.
        name: String,
        /// Its text, if not that of the file.
        text: Option<Arc<str>>,
    },
    /// Begin a file of one's own.
    Begin(Beginning),
    /// Throw away the copy of an unsaved text.
    Forget(String),
    /// Nothing is open any more.
    Close,
    /// Something that takes a while, about the text as it stands.
    Errand {
        /// The number of the errand.
        number: u64,
        /// The file of the scenario.
        file: String,
        /// Its text.
        text: Arc<str>,
        /// What.
        what: Errand,
    },
    /// Leave the errand.
    Stop,
}

/// Something that takes a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Prove what can be proved.
    Prove,
    /// Let every bot take so many calls.
    Rehearse(u32),
    /// Find the way to a beat, or take that along a plan to one of its lines; none is the beginning of the call.
    Way(Option<Id>),
}
