//! Firstline trains people for first-line technical support.

pub mod attempt;
pub mod cli;
pub mod content;
pub mod records;
pub mod report;
pub mod sim;
