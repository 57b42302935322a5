//! Something to say that is in no language yet.

use std::fmt::{self, Display, Formatter};

use egui::Context;

use super::heard::say_heard;
use super::say::{fill, say};

/// Something to say that is in no language yet: English words as the key, and what stands in their slots. Written with
/// `{}` it is English, for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    english: &'static str,
    slots: Vec<(&'static str, Slot)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// Words of the content, or a number.
    Text(String),
    /// Words of the window.
    Key(&'static str),
    /// What a floor below says.
    Heard(String),
}

impl Phrase {
    /// A phrase with these words.
    #[must_use]
    pub const fn new(english: &'static str) -> Self {
        Self { english, slots: Vec::new() }
    }

    /// Words that come from elsewhere and are shown as they are.
    #[must_use]
    pub fn given(words: impl Display) -> Self {
        Phrase::new("{words}").with("words", words)
    }

    /// The same with this in a slot, as it is.
    #[must_use]
    pub fn with(mut self, slot: &'static str, text: impl Display) -> Self {
        self.slots.push((slot, Slot::Text(text.to_string())));
        self
    }

    /// The same with words of the window in a slot.
    #[must_use]
    pub fn with_key(mut self, slot: &'static str, english: &'static str) -> Self {
        self.slots.push((slot, Slot::Key(english)));
        self
    }

    /// The same with what a floor below says in a slot.
    #[must_use]
    pub fn with_heard(mut self, slot: &'static str, english: impl Display) -> Self {
        self.slots.push((slot, Slot::Heard(english.to_string())));
        self
    }

    /// The phrase in the language of the window.
    #[must_use]
    pub fn said(&self, ctx: &Context) -> String {
        self.put(|english| say(ctx, english).into_owned(), |heard| say_heard(ctx, heard).into_owned())
    }

    fn put(&self, word: impl Fn(&'static str) -> String, heard: impl Fn(&str) -> String) -> String {
        let slots: Vec<(&str, String)> = self
            .slots
            .iter()
            .map(|(name, slot)| match slot {
                Slot::Text(text) => (*name, text.clone()),
                Slot::Key(english) => (*name, word(english)),
                Slot::Heard(english) => (*name, heard(english)),
            })
            .collect();
        let slots: Vec<(&str, &dyn Display)> =
            slots.iter().map(|(name, text)| (*name, text as &dyn Display)).collect();
        fill(&word(self.english), &slots)
    }
}

impl Display for Phrase {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.put(str::to_owned, str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_english_until_it_is_said() {
        let phrase = Phrase::new("Decided: {how}, {n}").with_key("how", "transferred").with("n", 3);
        assert_eq!(phrase.to_string(), "Decided: transferred, 3");
        assert_eq!(phrase.said(&Context::default()), "Decided: transferred, 3");
    }
}
