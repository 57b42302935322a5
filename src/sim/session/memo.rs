//! Understanding a text once, however often it is said or written: for bots and batches that speak the same lines again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::sim::case::Case;
use crate::sim::understanding::{Context, Mention, Understood, read_statements};

/// What was understood of each text in each context, and what each written text states, for one case.
///
/// A memo belongs to one case: another pack, scenario or call time may understand the same text otherwise.
#[derive(Debug, Default)]
pub struct Memo {
    understood: HashMap<(Context, String), Arc<Understood>>,
    statements: RefCell<HashMap<String, Arc<[Mention]>>>,
}

impl Memo {
    /// The most texts of each kind that are kept; beyond that a text is read anew each time.
    const MOST: usize = 100_000;

    /// What a written text, such as a field of a ticket, says of the subjects of the case: as read before, or now.
    #[must_use]
    pub fn statements(&self, case: &Case, text: &str) -> Arc<[Mention]> {
        if let Some(mentions) = self.statements.borrow().get(text) {
            return Arc::clone(mentions);
        }
        let mentions: Arc<[Mention]> = read_statements(&case.pack, &case.lexicon, text).into();
        let mut known = self.statements.borrow_mut();
        if known.len() < Self::MOST {
            known.insert(text.to_owned(), Arc::clone(&mentions));
        }
        mentions
    }

    /// What was understood of the text in this context: before, or now.
    pub(super) fn recall(
        &mut self,
        context: Context,
        text: &str,
        understand: impl FnOnce(&Context) -> Understood,
    ) -> Arc<Understood> {
        let key = (context, text.to_owned());
        if let Some(understood) = self.understood.get(&key) {
            return Arc::clone(understood);
        }
        let understood = Arc::new(understand(&key.0));
        if self.understood.len() < Self::MOST {
            self.understood.insert(key, Arc::clone(&understood));
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
