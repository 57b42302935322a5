//! Names in a text: those the customer goes by, and others they are called by.

use super::find::Finder;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::Signs;
use crate::sim::understanding::understood::Fit;

impl Finder<'_> {
    /// Names that somebody may, or may not, be called by.
    pub(super) fn names(&mut self) {
        let tokens = &self.text.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let known = self.lexicon.names_from(&tokens[at].word);
            let known = known.filter(|name| stands_at(&name.words, tokens, at));
            let longest = known.max_by_key(|name| (name.words.len(), !name.right));
            if let Some(name) = longest {
                let words = at..at + name.words.len();
                let fit = if name.right { Fit::Right } else { Fit::Wrong };
                self.push(name.subject, fit, self.written(words.clone()), words.clone(), "name");
                at = words.end;
                continue;
            }
            self.other_name(at);
            at += 1;
        }
    }

    /// Somebody is addressed by a name that is not the customer's.
    fn other_name(&mut self, at: usize) {
        let tokens = &self.text.tokens;
        let Some(customer) = self.lexicon.names.first().map(|name| name.subject) else { return };
        let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return };
        let token = &tokens[at];
        if !token.capital || token.number.is_some() || token.word.len() < 2 {
            return;
        }
        let part_of_name =
            self.lexicon.names.iter().any(|name| name.right && name.words.contains(&token.word));
        if part_of_name {
            return;
        }
        let ends = tokens.get(at + 1).is_none_or(|next| next.before != Signs::SPACE);
        let in_code =
            tokens.get(at + 1).is_some_and(|next| !next.before.has(Signs::SPACE) && next.start > token.end);
        // Somebody the scenario knows is somebody else, not the customer under a wrong name.
        if !ends || in_code || self.lexicon.words.contains(&token.word) {
            return;
        }
        let titled = self.pack.titles.contains(&before.word) && self.speaks_to(at - 1);
        let in_moment = self.moments.iter().any(|moment| moment.words.contains(&(at - 1)));
        let addressed = self.pack.vocative.contains(&before.word)
            && token.id.is_none()
            && before.start < token.start
            && !in_moment;
        if titled || addressed {
            let cue = if titled { "title" } else { "addressed" };
            self.push(customer, Fit::Wrong, token.word.clone(), at..at + 1, cue);
        }
    }
}

impl Finder<'_> {
    /// Whether a title at this place begins an address and does not speak of somebody: it is set apart by a sign, begins
    /// the sentence, or follows no word that takes an object.
    fn speaks_to(&self, title: usize) -> bool {
        let tokens = &self.text.tokens;
        let Some(before) = title.checked_sub(1).map(|before| &tokens[before]) else { return true };
        tokens[title].before != Signs::SPACE || !self.pack.speaks_of.contains(&before.word)
    }
}

fn stands_at(words: &[String], tokens: &[Token], at: usize) -> bool {
    tokens.len() >= at + words.len()
        && words.iter().zip(&tokens[at..]).all(|(word, token)| *word == token.word)
}
