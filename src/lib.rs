//! Firstline trains people for first-line technical support: a simulated call, and the evidence for every point of it.
//!
//! # Bird's-eye view
//!
//! A trainee takes a call with a scripted customer. Each thing the trainee does is an *input*; [`sim::session`]
//! understands its text once and decides which *events* follow; [`sim::scoring`] reads the events and makes a scorecard.
//! A call is (engine number, content, seed, inputs): the same four give the same events and the same score everywhere.
//!
//! # The map of the house
//!
//! Floors from the top; each uses only those below it.
//!
//! | where | what |
//! |---|---|
//! | [`cli`] | one file a subcommand; the only place that prints |
//! | `app` | the window (feature `gui`; its screens alone: `screens`) |
//! | [`mentoring`] | what mentors and trainees do with the records: people and PINs, graded sessions, reviews, calibration, progress and cohorts, who may see what |
//! | [`attempt`] | a call that is stored as it happens, resumed and replayed |
//! | [`author`] | checks of scenario files, a rule a file; layout, pictures and beginnings of files; bots that take calls, rehearsals, proofs |
//! | [`records`] | where everything is kept: streams of entries in a database, backups, the data folder |
//! | [`outbox`] | statements that wait to be sent to a learning record store |
//! | [`content`] | what ships, embedded; folders; overrides by id; digests |
//! | `hex` | bytes as digits |
//! | [`quality`] | how well the understanding does on sentences with known meaning (pure) |
//! | [`report`] | the debrief as text and as a page, tables, statements, diagnostics (pure) |
//! | [`review`] | people, graded sessions, reviews, disputes, calibration, progress, cohorts (pure) |
//! | [`sim::plan`], [`sim::wire`] | written playthroughs; a call as lines of JSON |
//! | [`sim::scoring`] | rubric, criteria, evidence, scorecard |
//! | [`sim::session`] | inputs, what they do, the call clock |
//! | [`sim::customer`] | the simulated customer |
//! | [`sim::call`] | what can happen in a call, what follows from it, conditions |
//! | [`sim::ticket`] | the ticket, its review, the technician's visit |
//! | [`sim::case`] | scenario, desk, persona and pack put together for one call |
//! | [`sim::understanding`] | text to acts, asked-for facts, values, tone |
//! | [`sim::scenario`] | the file format: text, tree, positions, model |
//!
//! # What must hold
//!
//! **Invariant: the pure floors stay pure.** `sim`, `report` and `review` know no file, network, clock, thread or environment; time
//! and seeds are arguments. (`tests/integration/tidy.rs`)
//!
//! **Invariant: inputs are the truth.** Replaying the inputs gives the events again, to the byte.
//! (`tests/integration/calls.rs`)
//!
//! **Invariant: integers only** in mood, scores and learning; nothing iterates a hash map; each random draw comes from a
//! stream named for its purpose.
//!
//! **Invariant: content cannot crash it.** Parsing and understanding return a value and what is wrong with it; only
//! refused actions and input or output return errors.
//!
//! **Invariant: nothing an agent did is lost.** Each input is on disk before the customer answers it.
//! (`tests/integration/records_kill.rs`)

#[cfg(feature = "screens")]
pub mod app;
pub mod attempt;
pub mod author;
pub mod cli;
pub mod content;
mod hex;
pub mod mentoring;
pub mod outbox;
pub mod quality;
pub mod records;
pub mod report;
pub mod review;
pub mod sim;
