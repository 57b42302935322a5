//! Understanding a text once, however often it is said or written: for bots and batches that speak the same lines again.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use crate::sim::case::Case;
use crate::sim::understanding::{Context, Mention, Understood, read_statements};

/// What was understood of each text in each context, and what each written text states, for one case.
///
/// A memo belongs to one case: another pack, scenario or call time may understand the same text otherwise. Calls that
/// are taken at the same time may share it.
#[derive(Debug, Default)]
pub struct Memo {
    understood: Known<(Context, String), Arc<Understood>>,
    statements: Known<String, Arc<[Mention]>>,
}

/// What is known already. Nobody waits while another works something out: at worst the same is worked out twice.
#[derive(Debug)]
struct Known<K, V>(RwLock<HashMap<K, V>>);

impl<K, V> Default for Known<K, V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash, V: Clone> Known<K, V> {
    /// The most that is kept; beyond that everything new is worked out each time.
    const MOST: usize = 100_000;

    fn recall(&self, key: K, work_out: impl FnOnce(&K) -> V) -> V {
        // What is in the map is whole, whatever happened to who held it.
        if let Some(value) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return value.clone();
        }
        let value = work_out(&key);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < Self::MOST {
            known.insert(key, value.clone());
        }
        value
    }
}

impl Memo {
    /// What a written text, such as a field of a ticket, says of the subjects of the case: as read before, or now.
    #[must_use]
    pub fn statements(&self, case: &Case, text: &str) -> Arc<[Mention]> {
        self.statements
            .recall(text.to_owned(), |text| read_statements(&case.pack, &case.lexicon, text).into())
    }

    /// What was understood of the text in this context: before, or now.
    pub(super) fn recall(
        &self,
        context: Context,
        text: &str,
        understand: impl FnOnce(&Context) -> Understood,
    ) -> Arc<Understood> {
        self.understood.recall((context, text.to_owned()), |(context, _)| Arc::new(understand(context)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_understood_once_in_each_context() {
        let memo = Memo::default();
        let mut times = 0;
        let other = Context { asked: Some("price".into()), ..Context::default() };
        for context in [Context::default(), other, Context::default()] {
            memo.recall(context, "Yes.", |_| {
                times += 1;
                Understood::default()
            });
        }
        assert_eq!(times, 2);
    }
}
