//! Numbers the places of a pattern and notes which may follow which (Glushkov's construction).

use super::matcher::{Place, bits};
use super::parts::Node;

/// A pattern has at most this many places for words: one bit each.
const MOST_PLACES: usize = 128;

/// Where a part of the pattern can begin and end.
pub(super) struct Shape {
    pub(super) empty: bool,
    pub(super) first: u128,
    pub(super) last: u128,
}

/// Numbers the places and notes which may follow which (Glushkov's construction).
pub(super) struct Builder {
    pub(super) places: Vec<Place>,
    pub(super) follow: Vec<u128>,
}

impl Builder {
    /// Adds a part.
    ///
    /// # Errors
    /// When there are more places than bits.
    pub(super) fn add(&mut self, node: &Node) -> Result<Shape, String> {
        match node {
            // Sets of words were entered before.
            Node::Words(_) => Ok(Shape { empty: false, first: 0, last: 0 }),
            Node::Place(place, _) => {
                let at = self.places.len();
                if at == MOST_PLACES {
                    return Err(format!("the pattern has more than {MOST_PLACES} places; split it in two"));
                }
                self.places.push(*place);
                self.follow.push(0);
                Ok(Shape { empty: false, first: 1 << at, last: 1 << at })
            }
            Node::Maybe(inner) => Ok(Shape { empty: true, ..self.add(inner)? }),
            Node::OneOf(nodes) => {
                let mut all = Shape { empty: node.can_be_empty(), first: 0, last: 0 };
                for node in nodes {
                    let shape = self.add(node)?;
                    all.first |= shape.first;
                    all.last |= shape.last;
                }
                Ok(all)
            }
            Node::Sequence(nodes) => {
                let mut all = Shape { empty: true, first: 0, last: 0 };
                for node in nodes {
                    let next = self.add(node)?;
                    for place in bits(all.last) {
                        self.follow[place] |= next.first;
                    }
                    all.first |= if all.empty { next.first } else { 0 };
                    all.last = next.last | if next.empty { all.last } else { 0 };
                    all.empty &= next.empty;
                }
                Ok(all)
            }
        }
    }
}
