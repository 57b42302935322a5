//! The one integration-test binary.

// `cfg(test)` always holds here; it tells clippy that helpers between the tests are tests too.
#[cfg(test)]
mod attempt_content;
#[cfg(test)]
mod attempt_file;
#[cfg(test)]
mod better;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod content;
#[cfg(test)]
mod craft;
#[cfg(test)]
mod debrief;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod help_pages;
#[cfg(test)]
mod lint;
mod plans;
#[cfg(test)]
mod prove;
#[cfg(test)]
mod quality;
#[cfg(test)]
mod rehearse;
#[cfg(test)]
mod tidy;
