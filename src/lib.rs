//! Firstline trains people for first-line technical support.

pub mod author;
pub mod cli;
pub mod records;
pub mod report;
pub mod sim;
