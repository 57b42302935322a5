//! What desk, persona and scenario files say, as values.
//!
//! Every type refuses unknown fields, so that a misspelt field is an error and not a silent default. Enums that people
//! write are never untagged and no struct is flattened: both would spoil the messages.

mod condition;
mod course;
mod customer;
mod desk;
mod event;
mod fact;
mod outcome;
mod persona;
mod plain;
mod reaction;
mod scenario;
mod step;
mod ticket;
mod tool;
mod upsell;

pub use condition::Condition;
pub use course::{Course, CourseStep, Marks};
pub use customer::{Customer, Identity, Names, RecordLine, StartMood};
pub use desk::{
    Chart, Desk, DeskTool, Elsewhere, GlossaryTerm, Matrix, Offer, Policy, Product, PromiseTimes, Skill,
    Team, Verification,
};
pub use event::{BoardEntry, DeskEvent};
pub use fact::{Confrontation, Correction, Fact, Near, Need, Part, Reveals, Slip, Standing};
pub use outcome::{Ending, EndingLines, HalfRight, InOrder, Outcome, Problem};
pub use persona::{Digressing, HoldManner, KindLines, Mover, Persona, PersonaLines, SilenceManner};
pub use plain::{Lasting, Level, MoodShift, Priority, Stage};
pub use reaction::{Ask, Beat, Digression, Effect, Feeling, Opening, Place, Reaction, Topic};
pub use scenario::{Articles, BetterSentence, EarlierTicket, MoodTag, NotScored, Scenario, Shared};
pub use step::{AlreadyDone, Refusal, Step, Try};
pub use ticket::{Subject, TicketRule, Visit, VisitOutcome, VisitWhen};
pub use tool::{Finding, Tool, ToolState};
pub use upsell::{Goodwill, Moment, PaneAsk, Pressure, Upsell};

/// The only format number there is so far; every file carries it.
pub const FORMAT: u32 = 1;
