//! New files that can be played at once and explain themselves.

use std::fmt::Write as _;

use super::layout::laid_out;
use crate::content::asset_text;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Desk, Skill};

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum New<'a> {
    /// A desk.
    Desk,
    /// A scenario for this desk, with a customer of this kind.
    Scenario(&'a Desk, &'a str),
    /// A persona.
    Persona,
}

/// Whether a name can be an id and a file's name: small letters, digits and underscores.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() <= 60 && name.chars().all(fits)
}

/// The text of a new file with this id. Nothing when the desk has no team or no tool to write about.
#[must_use]
pub fn begun(what: New<'_>, id: &str) -> Option<String> {
    let file = match what {
        New::Desk => "templates/desk.ron",
        New::Scenario(..) => "templates/scenario.ron",
        New::Persona => "templates/persona.ron",
    };
    let text = asset_text(file)?.replace("{id}", id).replace("{title}", &title(id));
    let New::Scenario(desk, persona) = what else { return Some(tidy(text)) };
    let team = desk.teams.iter().find(|team| team.skill == Skill::Functional)?;
    let names = ["test", "check", "line"];
    let tool = names.iter().find_map(|name| desk.tools.iter().find(|tool| tool.id.as_str().contains(name)));
    let tool = tool.or_else(|| desk.tools.iter().find(|tool| !tool.board))?;
    let text = text
        .replace("{desk}", desk.id.as_str())
        .replace("{language}", &desk.language)
        .replace("{persona}", persona)
        .replace("{team}", team.id.as_str())
        .replace("{tool}", tool.id.as_str());
    Some(tidy(text.replace("{identity}\n", &identity(desk))))
}

/// The text in the canonical layout: names may be longer than the gaps they fill.
fn tidy(text: String) -> String {
    laid_out(&text).unwrap_or(text)
}

/// `late_router` in words: "Late router".
fn title(id: &str) -> String {
    let words = id.replace('_', " ");
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The facts by which the desk verifies its callers.
fn identity(desk: &Desk) -> String {
    let mut facts = String::new();
    for id in desk.verification.of.iter().take(usize::from(desk.verification.any.max(2))) {
        let fact = match id.as_str() {
            "account" => "kind: \"account\", value: \"AC-55102\", aliases: [\"55102\"], says: [\"AC, five five one oh two.\"]".to_owned(),
            "birth_date" => "kind: \"birth_date\", at: \"1988-11-02\", says: [\"Second of November, eighty-eight.\"]".to_owned(),
            "postcode" => "kind: \"postcode\", value: \"18437\", says: [\"18437.\"]".to_owned(),
            other => of_other_kind(other),
        };
        // Writing to a string does not fail.
        _ = writeln!(facts, "    ( id: \"{id}\", {fact} ),");
    }
    facts
}

fn of_other_kind(id: &str) -> String {
    let words = Id::from(id).as_str().replace('_', " ");
    format!(
        "value: \"sunflower\", asked_by: [\"what is your {words}\", \"your {words}, please\"], says: [\"Sunflower.\"]"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;

    #[test]
    fn names_are_ids() {
        for name in ["late_router", "a", "x2"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "Late", "2x", "a-b", "../x", "a b", "ä"] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn new_files_have_the_canonical_layout_and_no_gaps() {
        let library = Library::built_in();
        let desk = library.desks["lumen"].value.as_deref().unwrap();
        for what in [New::Desk, New::Persona, New::Scenario(desk, "vague")] {
            let text = begun(what, "my_own").unwrap();
            assert_eq!(laid_out(&text).unwrap(), text);
            for gap in
                ["{id}", "{title}", "{desk}", "{team}", "{tool}", "{persona}", "{language}", "{identity}"]
            {
                assert!(!text.contains(gap), "{gap}");
            }
            let comments = text.lines().filter(|line| line.contains("//")).count();
            assert!(comments >= 10, "a new file explains itself: {comments}");
        }
    }
}
