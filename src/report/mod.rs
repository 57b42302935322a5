//! What others read: one exporter a file. Pure: each makes text of what it is given and writes nothing anywhere.

pub mod diagnostics;
pub mod github;
mod mood_graph;
mod page;
pub mod sarif;
pub mod short;
pub mod text;
pub mod wrap;
