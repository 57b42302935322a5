//! How the customer was spoken to.

mod acknowledgement;
mod blame;
mod boundary;
mod code_word;
mod condescension;
mod dead_air;
mod expert;
mod fault;
mod filler;
mod greeting;
mod hold;
mod insult;
mod manner;
mod ownership;
mod plain_words;
mod redirect;
mod right_name;
mod rude;

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[
    &greeting::Greeting,
    &acknowledgement::Acknowledgement,
    &ownership::Ownership,
    &right_name::RightName,
    &plain_words::PlainWords,
    &insult::Insult,
    &code_word::CodeWord,
    &blame::Blame,
    &condescension::Condescension,
    &rude::Rude,
    &manner::Manner,
    &filler::Filler,
    &hold::Hold,
    &dead_air::DeadAir,
    &boundary::Boundary,
    &redirect::Redirect,
    &expert::Expert,
];
