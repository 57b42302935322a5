//! Saying something in the language of the window.

use std::borrow::Cow;
use std::fmt::Display;

use egui::Context;

use super::spoken::{lacks, spoken};

/// What stands in the slots of a text, by name.
pub type Slots<'a> = &'a [(&'a str, &'a dyn Display)];

/// Says this in the language of the window.
#[must_use]
pub fn say<'k>(ctx: &Context, english: &'k str) -> Cow<'k, str> {
    let Some(language) = spoken(ctx) else { return Cow::Borrowed(english) };
    if let Some(words) = language.words(english) {
        return Cow::Owned(words.to_owned());
    }
    lacks(ctx, english);
    Cow::Borrowed(english)
}

/// Says this with its slots filled: `{count} turns`. A slot that nothing is given for stays as it is.
#[must_use]
pub fn say_with(ctx: &Context, english: &str, slots: Slots<'_>) -> String {
    fill(&say(ctx, english), slots)
}

/// Says one of two things, for one and for any other number, with the number in the slot `{count}`.
#[must_use]
pub fn say_count(ctx: &Context, count: usize, [one, other]: [&str; 2], slots: Slots<'_>) -> String {
    let english = if count == 1 { one } else { other };
    let count: (&str, &dyn Display) = ("count", &count);
    let slots: Vec<_> = std::iter::once(count).chain(slots.iter().copied()).collect();
    fill(&say(ctx, english), &slots)
}

/// Marks words of a table or of the model as something that is said elsewhere, with [`say`].
#[must_use]
pub const fn key(english: &'static str) -> &'static str {
    english
}

/// A text with its slots filled. What is asked for while something else is drawn is said before and filled then.
#[must_use]
pub fn fill(text: &str, slots: Slots<'_>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let slot = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = slots.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        if let Some((value, after)) = slot {
            filled.push_str(&value.to_string());
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::language::{Language, install, take_missing};
    use crate::content::Interface;

    fn german() -> Context {
        let words = [
            ("Pick up", "Abheben"),
            ("{n} of {of}", "{of}, davon {n}"),
            ("one more", "noch eins"),
            ("{count} more", "noch {count}"),
        ];
        let words = words.into_iter().map(|(key, said)| (key.to_owned(), said.to_owned())).collect();
        let file = Interface { format: 1, name: "Deutsch".to_owned(), words, ..Interface::default() };
        let ctx = Context::default();
        install(&ctx, &Arc::new(Language::new("de", &file)));
        ctx
    }

    #[test]
    fn words_are_said_in_the_language_and_in_english_where_it_lacks_them() {
        let ctx = Context::default();
        assert_eq!(say(&ctx, "Pick up"), "Pick up");
        assert!(take_missing(&ctx).is_empty());
        let ctx = german();
        assert_eq!(say(&ctx, "Pick up"), "Abheben");
        assert!(take_missing(&ctx).is_empty());
        assert_eq!(say(&ctx, "Hang up"), "Hang up");
        assert_eq!(take_missing(&ctx).into_iter().collect::<Vec<_>>(), ["Hang up"]);
        assert!(take_missing(&ctx).is_empty());
    }

    #[test]
    fn slots_are_filled_in_any_order_and_a_strange_one_stays() {
        let ctx = german();
        assert_eq!(say_with(&ctx, "{n} of {of}", &[("n", &1), ("of", &"{n}")]), "{n}, davon 1");
        assert_eq!(fill("{a} {b} {", &[("a", &"x")]), "x {b} {");
        assert_eq!(fill("ä{a}ö", &[("a", &"")]), "äö");
    }

    #[test]
    fn a_number_decides_between_one_and_others() {
        let ctx = german();
        let keys = ["one more", "{count} more"];
        assert_eq!(say_count(&ctx, 1, keys, &[]), "noch eins");
        assert_eq!(say_count(&ctx, 0, keys, &[]), "noch 0");
        assert_eq!(say_count(&ctx, 12, keys, &[]), "noch 12");
    }
}
