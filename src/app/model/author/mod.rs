//! The model of the Author screen.

mod manuscript;
mod naming;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

pub use manuscript::{Jump, Manuscript, View};
pub use naming::Naming;

use crate::app::worker::Kind;
use crate::app::worker::{Errand, Job, Row};
use crate::sim::ids::Id;

/// After so long without a key what was typed is looked at.
pub const PAUSE: Duration = Duration::from_millis(350);

/// What is seen and typed on the Author screen.
#[derive(Default)]
pub struct Author {
    /// The files; none while they are being read.
    pub rows: Option<Vec<Row>>,
    /// Files of which kind are listed.
    pub kind: Kind,
    /// By file: how they stand, as far as is known.
    pub stands: BTreeMap<String, Stands>,
    /// Desks that a new scenario can have, with their names.
    pub desks: Vec<(Id, String)>,
    /// Kinds of customers that it can have.
    pub personas: Vec<(Id, String)>,
    /// The folder for one's own scenarios.
    pub folder: String,
    /// Whether another folder was asked for: when it is in use, it is kept for the next start.
    pub chose_folder: bool,
    /// The folder being typed; none while none is.
    pub typed_folder: Option<String>,
    /// What files are searched for.
    pub search: String,
    /// A new file that is being named.
    pub naming: Option<Naming>,
    /// The file that is open.
    pub open: Option<Manuscript>,
    /// What is under way.
    pub errand: Option<UnderWay>,
    /// The number of the last errand.
    pub errands: u64,
    /// The highest number that a text had.
    pub versions: u64,
    /// What the worker is to be asked with the next frame, because of what it said.
    pub todo: Vec<Job>,
    /// The call that is being tried out.
    pub trial: Option<Trial>,
}

/// How a file stands, as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stands {
    /// Errors and warnings.
    pub problems: Option<(usize, usize)>,
    /// Plans that come out as they say, and those that do not.
    pub plans: Option<(usize, usize)>,
    /// Claims that were proved, of how many, and whether one was refuted.
    pub proved: Option<(usize, usize, bool)>,
    /// Calls that bots have taken, and whether each flawed one was told from the one without.
    pub rehearsed: Option<(u32, bool)>,
}

/// Something that takes a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// Its number: news of others are not heard.
    pub number: u64,
    /// What it is.
    pub what: Errand,
    /// The number of the text that it is about.
    pub version: u64,
    /// Calls taken, of so many; in a proof, claims looked at.
    pub done: (u64, u64),
    /// Inputs tried in a proof.
    pub tried: u64,
    /// Whether it was asked to stop; what it has found by then is still to come.
    pub stopping: bool,
}

/// A call that is being tried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The beat it was brought to; none from the beginning.
    pub beat: Option<Id>,
    /// How many inputs brought it there.
    pub inputs: usize,
    /// Who found them.
    pub found_by: String,
}

impl Author {
    /// The row of a file.
    #[must_use]
    pub fn row(&self, file: &str) -> Option<&Row> {
        self.rows.iter().flatten().find(|row| row.file == file)
    }

    /// The scenarios that a new plan can play, by id, with their titles.
    pub fn scenarios(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().flatten().filter(|row| row.kind == Kind::Scenario)
    }

    /// Goes to the next kind of files, or to the one before; round at the ends.
    pub fn turn_to(&mut self, forward: bool) {
        let at = Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        let step = if forward { 1 } else { Kind::ALL.len() - 1 };
        self.kind = Kind::ALL[(at + step) % Kind::ALL.len()];
    }

    /// The rows that are looked for, of every kind.
    pub fn wanted(&self) -> impl Iterator<Item = &Row> {
        let words: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        self.rows.iter().flatten().filter(move |row| {
            let all = format!("{} {} {}", row.id, row.title, row.desk).to_lowercase();
            words.iter().all(|word| all.contains(word.as_str()))
        })
    }

    /// After how long what was typed is looked at; none when there is nothing to look at.
    #[must_use]
    pub fn rests_in(&self, now: Instant) -> Option<Duration> {
        let typed = self.open.as_ref()?.typed_at?;
        Some(PAUSE.saturating_sub(now.saturating_duration_since(typed)))
    }
}
