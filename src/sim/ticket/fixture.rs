//! A small case and a literal reader for tests of tickets.
