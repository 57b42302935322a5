//! Understanding an utterance once, however often it is said: for bots and batches that speak the same lines again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::sim::understanding::{Context, Understood};

/// What was understood of each text in each context, for one case.
///
/// A memo belongs to one case: another pack, scenario or call time may understand the same text otherwise.
#[derive(Debug, Default)]
pub struct Memo(HashMap<(Context, String), Arc<Understood>>);

impl Memo {
    /// The most texts that are kept; beyond that a text is understood anew each time.
    const MOST: usize = 100_000;

    /// What was understood of the text in this context: before, or now.
    pub(super) fn recall(
        &mut self,
        context: Context,
        text: &str,
        understand: impl FnOnce(&Context) -> Understood,
    ) -> Arc<Understood> {
        let key = (context, text.to_owned());
        if let Some(understood) = self.0.get(&key) {
            return Arc::clone(understood);
        }
        let understood = Arc::new(understand(&key.0));
        if self.0.len() < Self::MOST {
            self.0.insert(key, Arc::clone(&understood));
        }
        understood
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_understood_once_in_each_context() {
        let mut memo = Memo::default();
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
