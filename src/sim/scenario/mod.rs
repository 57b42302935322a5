//! Desk, persona and scenario: the model, and parsing with positions.

pub mod model;
