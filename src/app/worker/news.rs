//! What the worker has to say.

use std::sync::Arc;

use smol_str::SmolStr;

use super::author::AuthorNews;
use super::office::OfficeNews;
use super::past::Past;
use crate::app::language::{Language, Phrase};
use crate::app::model::Kept;
use crate::attempt::Verdict;
use crate::records::AttemptId;
use crate::sim::call::{Stamped, State};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::scenario::model::{Desk, Persona, Scenario};
use crate::sim::session::Input;
use crate::sim::time::Millis;
use crate::sim::understanding::Understood;

/// What the worker has to say.
pub enum News {
    /// What the window can speak.
    Languages {
        /// Every language, English first.
        all: Vec<Language>,
        /// The first of them that the person's system is set to.
        system: Option<SmolStr>,
    },
    /// What was kept from earlier starts.
    Kept(Kept),
    /// What there is to play with.
    Library(Vec<Card>),
    /// The calls that were taken, the newest first.
    Past(Vec<Past>),
    /// A call rings; of a graded session, with what holds there.
    Prepared(Arc<Case>, Option<Graded>),
    /// A call begins, or goes on.
    Begun(Begun),
    /// Something happened in the call; what the trainee did is on disk.
    Happened(Happened),
    /// The call is over and scored.
    Over(Box<Verdict>),
    /// A graded call is over. Nobody sees its result before it is released.
    HandedIn {
        /// The scenario's title.
        title: String,
        /// Why it ended, when that was not the trainee's doing.
        why: Option<Phrase>,
    },
    /// Something from the office.
    Office(OfficeNews),
    /// Long work goes on.
    Progress {
        /// What.
        what: &'static str,
        /// So much of it is done.
        done: u64,
        /// Of so much.
        of: u64,
    },
    /// The office is done with what it was asked last.
    Idle,
    /// Something for those who write scenarios.
    Author(AuthorNews),
    /// Something failed.
    Failed {
        /// What was being done, for a heading.
        what: &'static str,
        /// Why.
        why: String,
        /// The input that was not taken, if it was one.
        lost: Option<Box<Input>>,
    },
}

/// A scenario on the shelf.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id.
    pub id: Id,
    /// What its file says; none when it has faults.
    pub scenario: Option<Arc<Scenario>>,
    /// Its desk.
    pub desk: Option<Arc<Desk>>,
    /// Its persona.
    pub persona: Option<Arc<Persona>>,
}

/// A call that begins, or goes on.
pub struct Begun {
    /// What it is played with.
    pub case: Arc<Case>,
    /// The id under which it is stored.
    pub id: Option<AttemptId>,
    /// The seed.
    pub seed: Seed,
    /// Everything that happened so far.
    pub events: Vec<Stamped>,
    /// The call as it stands.
    pub state: Box<State>,
    /// Whether thinking takes time.
    pub measured: bool,
    /// What holds in a graded session; none in practice.
    pub graded: Option<Graded>,
}

/// What holds in a graded call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// The session's title.
    pub session: String,
    /// How much time is left for the call, in milliseconds; none: no limit.
    pub left_ms: Option<Millis>,
}

/// Something that happened.
pub struct Happened {
    /// The events.
    pub events: Vec<Stamped>,
    /// The call as it stands then.
    pub state: Box<State>,
    /// What was understood, when something was said.
    pub understood: Option<Arc<Understood>>,
    /// How much time is left in a graded call, in milliseconds; none: no limit.
    pub left_ms: Option<Millis>,
}
