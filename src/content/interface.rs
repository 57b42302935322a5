//! A language of the window: `assets/interface/ID.ron`, what the window says in it by what it says in English.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::codes;
use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::parse::nearest;

/// A language of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interface {
    /// The file format, 1.
    pub format: u32,
    /// The language in its own words: `Deutsch`.
    pub name: String,
    /// By the English words, with their slots, what takes their place.
    pub words: BTreeMap<String, String>,
    /// The same for what the program says below the window: why something was refused, what came of a proof. The English words are
    /// recognised with anything in their slots.
    #[serde(default)]
    pub heard: BTreeMap<String, String>,
}

/// The names of the slots in a text, in their order: `count` of `{count} turns`.
pub fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

impl Interface {
    /// What is wrong with a file that can be read: slots that do not agree.
    pub(super) fn check(source: &Source) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let parts = ["words", "heard"].map(|part| source.root().and_then(|root| root.field(part)));
        for entry in parts.iter().flatten().flat_map(crate::sim::scenario::text::NodeRef::children) {
            let mut parts = entry.children();
            let (Some(key), Some(value)) = (parts.next(), parts.next()) else { continue };
            let (Some(english), Some(said)) = (key.text(), value.text()) else { continue };
            let fault = |says: String, help: &str| {
                let fault = Diagnostic::warning(codes::INTERFACE, says).at(value.span(), "here");
                fault.help(help).file(source.file())
            };
            for slot in slots(&said).filter(|slot| !slots(&english).any(|known| known == *slot)) {
                let help = match nearest(slot, slots(&english)) {
                    Some(meant) => format!("did you mean `{{{meant}}}`?"),
                    None => "use the slots of the English words, and no others".to_owned(),
                };
                faults.push(fault(format!("there is no slot `{{{slot}}}` in the English words"), &help));
            }
            for slot in slots(&english).filter(|slot| !slots(&said).any(|used| used == *slot)) {
                let says = format!("the slot `{{{slot}}}` is missing");
                faults.push(fault(says, "what would stand in it could not be read"));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::parse::parse;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let text = format!("Interface(format: 1, name: \"X\", words: {{{words}}})");
        let (value, source, faults) = parse::<Interface>("x.ron", &text);
        assert!(value.is_some(), "{faults:?}");
        let found: Vec<String> = Interface::check(&source).into_iter().map(|fault| fault.message).collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn slots_that_do_not_agree_are_found() {
        check(r#""Pick up": "Abheben", "{n} of {of}": "{n} von {of}""#, &[]);
        check(r#""{n} of {of}": "{of}: {n}""#, &[]);
        let misspelt = ["there is no slot `{nn}` in the English words", "the slot `{n}` is missing"];
        check(r#""{n} left": "noch {nn}""#, &misspelt);
        check(r#""{n} left": "noch welche""#, &["the slot `{n}` is missing"]);
    }
}
