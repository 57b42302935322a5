//! What others read: one exporter a file. Pure: each makes text of what it is given and writes nothing anywhere.

pub mod attempt_page;
pub mod cohort_json;
pub mod cohort_page;
pub mod csv;
pub mod diagnostics;
pub mod dossier;
pub mod escape;
pub mod github;
pub mod json;
mod mood_graph;
mod page;
pub mod percent;
pub mod rows;
pub mod sarif;
pub mod short;
pub mod template;
pub mod text;
pub mod wrap;
pub mod xapi;
