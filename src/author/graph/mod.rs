//! A scenario as a picture: what the agent can learn, do and reach, and what leads to what.
//!
//! [`Graph`] is what there is, [`Placed`] where it stands; `dot` and `svg` write it. The window draws the same.

mod build;
mod dot;
mod place;
mod svg;

pub use dot::dot;
pub use place::{Placed, Spot, Way, place};
pub use svg::svg;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// The customer's first words.
    Opening,
    /// A tool of the desk.
    Tool,
    /// Something a tool shows.
    Finding,
    /// Something the customer knows.
    Fact,
    /// Something the customer can do.
    Step,
    /// A question of the customer's.
    Ask,
    /// A scripted reaction.
    Beat,
    /// The ticket.
    Ticket,
    /// A right ending.
    Ending,
}

impl NodeKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Tool => "tool",
            Self::Finding => "finding",
            Self::Fact => "fact",
            Self::Step => "step",
            Self::Ask => "asks back",
            Self::Beat => "beat",
            Self::Ticket => "ticket",
            Self::Ending => "ending",
        }
    }
}

/// Something in the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its id, or words for it.
    pub name: String,
    /// Whether the ticket, the outcome or a `needed` asks for it.
    pub needed: bool,
    /// The bytes of the scenario's text that declare it.
    pub span: std::ops::Range<usize>,
}

/// How one thing leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// Makes it known.
    Gives,
    /// A condition waits for it.
    Waits,
    /// Must be there.
    Needs,
}

/// A scenario as nodes and links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// Its title.
    pub title: String,
    /// What there is, in the order of the file.
    pub nodes: Vec<Node>,
    /// What leads to what: numbers of nodes. Each once, in order.
    pub links: Vec<(usize, usize, Link)>,
}
