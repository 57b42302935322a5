//! What the worker has to say to those who write scenarios.

use std::sync::Arc;

use crate::author::approach::{BeatPlace, Way};
use crate::author::editing::{self, Charts, Digest, Problem};
use crate::author::graph::{Graph, Placed};
use crate::author::prove::Proof;
use crate::content::{Bundle, Kind};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Stage;

/// What the worker has to say to those who write scenarios.
pub enum AuthorNews {
    /// What there is, and the folder for one's own.
    Rows {
        /// The files.
        rows: Vec<Row>,
        /// Desks and personas that a new scenario can have, with their names.
        desks: Vec<(Id, String)>,
        /// Personas.
        personas: Vec<(Id, String)>,
        /// The folder for one's own; it need not be there yet.
        folder: String,
    },
    /// How a file stands.
    Stands {
        /// The file.
        file: String,
        /// Its errors and warnings.
        problems: (usize, usize),
        /// Plans that come out as they say, and those that do not; none while nobody has looked.
        plans: Option<(usize, usize)>,
    },
    /// A file that was opened.
    Opened(Opened),
    /// A file that nobody may see now: why, and what to do.
    Refused(String),
    /// What is in a text.
    Looked(Looked),
    /// A text is in its file.
    Saved {
        /// The file.
        file: String,
        /// The number of the text.
        version: u64,
        /// What the file holds.
        opened: Digest,
        /// How many errors keep it from being played; with any the last good version is played on.
        errors: usize,
    },
    /// The file is another than the one that was opened.
    Meanwhile(Meanwhile),
    /// A new file is there.
    Made(String),
    /// How far an errand is.
    Progress {
        /// Its number.
        number: u64,
        /// Calls taken; in a proof, claims looked at.
        done: u64,
        /// Of so many.
        of: u64,
        /// Inputs tried in a proof.
        tried: u64,
    },
    /// What came of an errand.
    Proved {
        /// Its number.
        number: u64,
        /// The file of the scenario.
        file: String,
        /// What was found.
        proof: Proof,
    },
    /// What came of an errand.
    Rehearsed {
        /// Its number.
        number: u64,
        /// The file of the scenario.
        file: String,
        /// What was counted.
        charts: Arc<Charts>,
    },
    /// What came of an errand.
    Way {
        /// Its number.
        number: u64,
        /// The beat, or the line of a plan; none is the beginning.
        beat: Option<Id>,
        /// What the call is taken with.
        bundle: Box<Bundle>,
        /// The way; none was found.
        way: Option<Way>,
    },
    /// An errand came to nothing: why, and what to do.
    Failed {
        /// Its number; none when it was no errand.
        number: Option<u64>,
        /// What was being done, for a heading.
        what: &'static str,
        /// Why.
        why: String,
    },
}

/// A file in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// Its id; of a plan `SCENARIO.NAME`.
    pub id: Id,
    /// Its title; the id when its file has faults.
    pub title: String,
    /// The company of its desk; empty when it belongs to none.
    pub desk: String,
    /// How far a scenario has come.
    pub stage: Option<Stage>,
    /// Whether its file has faults.
    pub faulty: bool,
    /// Its file.
    pub file: String,
    /// Whether it lies in a folder and can be written; what the program brings along cannot.
    pub own: bool,
    /// Whether a text of it was typed and not saved.
    pub unsaved: bool,
}

/// A file that was opened.
pub struct Opened {
    /// What it is.
    pub kind: Kind,
    /// Its id; of a plan `SCENARIO.NAME`.
    pub id: Id,
    /// The file.
    pub file: String,
    /// What it holds.
    pub text: String,
    /// The digest of that.
    pub opened: Digest,
    /// Whether it can be written.
    pub own: bool,
    /// A text that was typed and not saved, with the digest of what the file held then.
    pub recovered: Option<(String, Digest)>,
}

/// What is in a text.
pub struct Looked {
    /// Its file.
    pub file: String,
    /// The number of the text.
    pub version: u64,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What it says; none while its file has faults.
    pub picture: Option<Picture>,
    /// From where its call can be tried out: the beats of a scenario, the lines of a plan. None while it has faults.
    pub places: Option<Arc<Vec<BeatPlace>>>,
}

/// What a scenario says, as a picture.
#[derive(Clone)]
pub struct Picture {
    /// Nodes and links.
    pub graph: Arc<Graph>,
    /// Where they stand.
    pub placed: Arc<Placed>,
}

/// What somebody else did to a file that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Meanwhile {
    /// The file.
    pub file: String,
    /// What it holds now; none when it is gone.
    pub theirs: Option<String>,
    /// The digest of that.
    pub digest: Digest,
    /// The typed text and theirs, side by side; empty while nobody has asked to save.
    pub sides: Vec<editing::Row>,
}
