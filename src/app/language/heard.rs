//! Saying what the floors below have to say: why something was refused, what came of a proof. They know no language but English, so
//! their sentences are recognised as they come: by the words that stand fixed in them, with anything in the slots.

use std::borrow::Cow;

use egui::Context;

use super::spoken::{Language, spoken};

/// So deep a sentence may stand in the slot of another.
const DEEP: usize = 4;

/// What stands between several reasons.
const BETWEEN: &str = "; ";

/// Says this in the language of the window where the language knows it, and as it is where not.
#[must_use]
pub fn say_heard<'e>(ctx: &Context, english: &'e str) -> Cow<'e, str> {
    let said = spoken(ctx).and_then(|language| translated(&language, english, DEEP));
    said.map_or(Cow::Borrowed(english), Cow::Owned)
}

fn translated(language: &Language, english: &str, deep: usize) -> Option<String> {
    let heard = language.heard();
    if let Some(said) = heard.get(english).map(String::as_str).or_else(|| language.words(english)) {
        return Some(said.to_owned());
    }
    let deeper = deep.checked_sub(1)?;
    let several = || english.contains(BETWEEN).then(|| english.split(BETWEEN));
    let each: Option<Vec<String>> =
        several().and_then(|all| all.map(|one| translated(language, one, deeper)).collect());
    if let Some(each) = each {
        return Some(each.join(BETWEEN));
    }
    // Of those that fit, the one that says most of it.
    let fits = heard.iter().filter_map(|(known, said)| Some((known.len(), said, slots_of(known, english)?)));
    let (_, said, slots) = fits.max_by_key(|(size, ..)| *size)?;
    let mut whole = String::with_capacity(said.len() + english.len());
    let mut rest = said.as_str();
    while let Some((before, name, after)) = next_slot(rest) {
        let value = slots.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
        whole.push_str(before);
        whole.push_str(translated(language, value, deeper).as_deref().unwrap_or(value));
        rest = after;
    }
    whole.push_str(rest);
    Some(whole)
}

/// What stands in the slots of a known sentence when it reads like this; none when it cannot read like this. A slot is as short
/// as it can be, the last one takes what is left.
fn slots_of<'k, 'e>(known: &'k str, english: &'e str) -> Option<Vec<(&'k str, &'e str)>> {
    let (first, mut name, mut after) = next_slot(known)?;
    let mut rest = english.strip_prefix(first)?;
    let mut slots = Vec::new();
    while let Some((between, next, later)) = next_slot(after) {
        let (value, left) = rest.split_once(between).filter(|_| !between.is_empty())?;
        slots.push((name, value));
        (name, after, rest) = (next, later, left);
    }
    slots.push((name, rest.strip_suffix(after)?));
    slots.iter().all(|(_, value)| !value.is_empty()).then_some(slots)
}

/// What stands before the first slot of a text, its name, and what stands after it.
fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Interface;

    #[track_caller]
    fn check(english: &str, said: Option<&str>) {
        let heard = [
            ("the session is closed", "die Prüfung ist zu"),
            ("{title} closes {when}, calls left to take: {left}", "{title} endet {when}, offen: {left}"),
            ("in {days} days", "in {days} Tagen"),
            ("today", "heute"),
            ("{name} fell", "{name} fiel"),
            ("{name} is the last", "niemand außer {name}"),
        ];
        let heard = heard.into_iter().map(|(known, said)| (known.to_owned(), said.to_owned())).collect();
        let words = [("Tone".to_owned(), "Ton".to_owned())].into();
        let file = Interface { format: 1, name: "Deutsch".to_owned(), words, heard };
        assert_eq!(translated(&Language::new("de", &file), english, DEEP).as_deref(), said);
    }

    #[test]
    fn sentences_are_known_by_what_stands_fixed_in_them() {
        check("the session is closed", Some("die Prüfung ist zu"));
        check("Exam closes today, calls left to take: 3", Some("Exam endet heute, offen: 3"));
        check("Exam closes in 2 days, calls left to take: 1", Some("Exam endet in 2 Tagen, offen: 1"));
        check("Mo is the last", Some("niemand außer Mo"));
        check("Tone fell; Mo is the last", Some("Ton fiel; niemand außer Mo"));
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        for other in ["", "the session is open", "Exam closes tonight", " fell"] {
            check(other, None);
        }
    }
}
