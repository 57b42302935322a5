//! A case: scenario, desk, personas, articles and language pack put together for one call.

mod build;
mod draw;
mod glossary;
mod item;
mod subjects;

pub use build::{AsksFor, Case, Parts, Setting};
pub use draw::row;
pub use glossary::{Glossary, Used};
pub use item::{Item, moment, thousandths};
pub use subjects::desk_wordings;

/// A knowledge article.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Article {
    /// Its name: the file's, without the ending.
    pub id: crate::sim::ids::Id,
    /// Its title: the file's first heading.
    pub title: String,
    /// Its text, in Markdown.
    pub text: String,
}
