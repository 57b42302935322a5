//! What helps people who write scenarios: checks of what a file means.
//!
//! That a file can be read at all is settled in `sim::scenario`; that the files it names exist, in `content`. Here is
//! asked whether what it says can work: whether every name means something, every fact can be learnt, every ending be
//! reached. [`lint`] looks at a library, [`check`] at one file with what stands around it. A rule is one file in `rules`.
//! What a file is worth shows when its calls are taken: [`trainee`] has the bots that take them, [`rehearse`] counts what
//! comes of it, [`prove`] looks for what must hold of every call. Who writes in a window finds [`editing`], the [`approach`] to
//! a beat, and whether [`plans`] still hold.

pub mod approach;
mod at;
mod beginning;
mod checked;
mod codes;
pub mod editing;
pub mod graph;
mod layout;
mod lint;
mod mood_range;
mod names;
mod own_words;
pub mod plans;
pub mod prove;
pub mod rehearse;
mod report;
mod rules;
mod sites;
#[cfg(test)]
mod small;
mod spelling;
mod spoilt;
mod stored;
mod template;
pub mod trainee;

pub use beginning::Beginning;
pub use checked::{ArticleSource, Checked, File, Kinds, PlanSource, Subject};
pub use codes::every_code;
pub use layout::laid_out;
pub use lint::lint;
pub use own_words::OwnWords;
pub use rules::{CODES, check};
pub use stored::{restored, stored};
pub use template::{New, begun, is_name};
