//! The one integration-test binary.

// `cfg(test)` always holds here; it tells clippy that helpers between the tests are tests too.
#[cfg(test)]
mod better;
#[cfg(test)]
mod calibrate;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod carried;
#[cfg(test)]
mod cheats;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod cohorts;
#[cfg(test)]
mod content;
#[cfg(test)]
mod craft;
#[cfg(test)]
mod debrief;
#[cfg(test)]
mod export;
#[cfg(test)]
mod getting_round;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod graded;
#[cfg(test)]
mod graded_time;
#[cfg(test)]
mod hearing;
#[cfg(test)]
mod help_pages;
#[cfg(test)]
mod language;
#[cfg(test)]
mod lint;
#[cfg(test)]
mod office;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod playing;
#[cfg(test)]
mod program;
#[cfg(test)]
mod prove;
#[cfg(test)]
mod quality;
#[cfg(test)]
mod records_call;
#[cfg(test)]
mod records_kill;
#[cfg(test)]
mod records_kill_graded;
#[cfg(test)]
mod rehearse;
#[cfg(test)]
mod tidy;
