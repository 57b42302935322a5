//! Parsing as a whole, on a small type that has all that scenarios are made of.

mod faults;
mod properties;
mod sample;
mod values;
