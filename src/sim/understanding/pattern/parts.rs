//! The parts of a pattern, and what of them a sentence must have.

use super::matcher::Place;
use crate::sim::understanding::vocabulary::{SetId, Vocabulary, WordSet};

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Words(WordSet),
    Place(Place, u32),
    Sequence(Vec<Node>),
    OneOf(Vec<Node>),
    Maybe(Box<Node>),
}

impl Node {
    /// Whether it matches without any word.
    pub(super) fn can_be_empty(&self) -> bool {
        match self {
            Self::Words(_) | Self::Place(..) => false,
            Self::Sequence(nodes) => nodes.iter().all(Self::can_be_empty),
            Self::OneOf(nodes) => nodes.iter().any(Self::can_be_empty),
            Self::Maybe(_) => true,
        }
    }

    /// The same with every set of words entered into the vocabulary.
    pub(super) fn entered(self, vocabulary: &mut Vocabulary) -> Self {
        let all = |nodes: Vec<Self>, vocabulary: &mut Vocabulary| {
            nodes.into_iter().map(|node| node.entered(vocabulary)).collect()
        };
        match self {
            Self::Words(words) => {
                let (set, cost) = vocabulary.set(words);
                Self::Place(Place::Set(set), cost)
            }
            Self::Place(..) => self,
            Self::Sequence(nodes) => Self::Sequence(all(nodes, vocabulary)),
            Self::OneOf(nodes) => Self::OneOf(all(nodes, vocabulary)),
            Self::Maybe(inner) => Self::Maybe(Box::new(inner.entered(vocabulary))),
        }
    }

    /// What must be there, the rarest first.
    pub(super) fn needs_of_all(&self) -> Vec<Vec<SetId>> {
        let mut needs: Vec<(Vec<SetId>, u32)> = match self {
            Self::Sequence(nodes) => nodes.iter().filter_map(Self::needs).collect(),
            node => node.needs().into_iter().collect(),
        };
        needs.sort_by_key(|(_, cost)| *cost);
        needs.into_iter().map(|(sets, _)| sets).collect()
    }

    /// The cheapest choice of sets of which one must be there, with its cost: how many words they hold.
    fn needs(&self) -> Option<(Vec<SetId>, u32)> {
        match self {
            Self::Place(Place::Set(set), cost) => Some((vec![*set], *cost)),
            Self::Words(_) | Self::Place(..) | Self::Maybe(_) => None,
            Self::Sequence(nodes) => nodes.iter().filter_map(Self::needs).min_by_key(|(_, cost)| *cost),
            Self::OneOf(nodes) => {
                let parts: Vec<_> = nodes.iter().map(Self::needs).collect::<Option<_>>()?;
                let cost = parts.iter().map(|(_, cost)| *cost).sum();
                Some((parts.into_iter().flat_map(|(sets, _)| sets).collect(), cost))
            }
        }
    }
}
