//! New files that can be played at once and explain themselves.

use std::fmt::Write as _;

use super::editing::renamed;
use super::layout::laid_out;
use crate::content::{Kind, asset_text};
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
    /// A course of this desk, with these scenarios.
    Course(&'a Desk, &'a [&'a str]),
    /// A plan for this scenario of this desk.
    Plan(&'a Desk, &'a str),
    /// An article of this desk.
    Article(&'a Desk),
    /// An event of this desk.
    Event(&'a Desk),
    /// A shared block of this desk.
    Shared(&'a Desk),
    /// A rubric, from the one that calls are scored by.
    Rubric,
}

/// Whether a name can be an id and a file's name: small letters, digits and underscores.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() <= 60 && name.chars().all(fits)
}

/// The text of a new file with this id. Nothing when the desk has no functional team or no tool to write about, or a course
/// has no scenario to take.
#[must_use]
pub fn begun(what: New<'_>, id: &str) -> Option<String> {
    let file = match what {
        New::Desk => "templates/desk.ron",
        New::Scenario(..) => "templates/scenario.ron",
        New::Persona => "templates/persona.ron",
        New::Course(..) => "templates/course.ron",
        New::Plan(..) => "templates/plan.plan",
        New::Article(_) => "templates/article.md",
        New::Event(_) => "templates/event.ron",
        New::Shared(_) => "templates/shared.ron",
        New::Rubric => {
            let standard = laid_out(asset_text("rubrics/standard.ron")?).ok()?;
            return renamed(Kind::Rubric, &standard, id);
        }
    };
    let text = asset_text(file)?.replace("{id}", id).replace("{title}", &title(id));
    match what {
        New::Scenario(desk, persona) => {
            let text = of_desk(&text, desk)?.replace("{persona}", persona);
            Some(tidy(text.replace("{identity}\n", &identity(desk))))
        }
        New::Course(desk, scenarios) => {
            let steps: Vec<String> = scenarios
                .iter()
                .map(|id| format!("    ( scenario: \"{id}\", pass: ( overall: 700 ) ),"))
                .collect();
            let text = text.replace("{desk}", desk.id.as_str()).replace("{steps}", &steps.join("\n"));
            (!steps.is_empty()).then(|| tidy(text))
        }
        New::Plan(desk, scenario) => Some(of_desk(&text, desk)?.replace("{scenario}", scenario)),
        New::Article(desk) => Some(text.replace("{company}", &desk.company)),
        New::Event(desk) | New::Shared(desk) => Some(tidy(text.replace("{desk}", desk.id.as_str()))),
        _ => Some(tidy(text)),
    }
}

/// The text with what the desk has in the gaps for it.
fn of_desk(text: &str, desk: &Desk) -> Option<String> {
    let team = desk.teams.iter().find(|team| team.skill == Skill::Functional)?;
    let names = ["test", "check", "line"];
    let tool = names.iter().find_map(|name| desk.tools.iter().find(|tool| tool.id.as_str().contains(name)));
    let tool = tool.or_else(|| desk.tools.iter().find(|tool| !tool.board))?;
    let text = text.replace("{desk}", desk.id.as_str()).replace("{language}", &desk.language);
    let text = text.replace("{team}", team.id.as_str()).replace("{tool}", tool.id.as_str());
    Some(text.replace("{company}", &desk.company))
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
    use crate::sim::plan::PlanFile;
    use crate::sim::scenario::model::Course;
    use crate::sim::scenario::parse::parse;
    use crate::sim::scoring::Rubric;

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
        for what in
            [New::Desk, New::Persona, New::Scenario(desk, "vague"), New::Event(desk), New::Shared(desk)]
        {
            let text = begun(what, "my_own").unwrap();
            assert_eq!(laid_out(&text).unwrap(), text);
            for gap in
                ["{id}", "{title}", "{desk}", "{team}", "{tool}", "{persona}", "{language}", "{identity}"]
            {
                assert!(!text.contains(gap), "{gap}");
            }
            let comments = text.lines().filter(|line| line.contains("//")).count();
            assert!(comments >= 6, "a new file explains itself: {comments}");
        }
    }

    #[test]
    fn new_courses_plans_and_rubrics_are_read_without_a_fault() {
        let library = Library::built_in();
        let desk = library.desks["lumen"].value.as_deref().unwrap();
        let text = begun(New::Course(desk, &["evening_dropouts", "cheap_pages"]), "my_own").unwrap();
        assert_eq!(laid_out(&text).unwrap(), text);
        let (course, _, faults) = parse::<Course>("", &text);
        assert_eq!((course.unwrap().steps.len(), faults), (2, Vec::new()));
        assert_eq!(begun(New::Course(desk, &[]), "my_own"), None);
        let text = begun(New::Plan(desk, "evening_dropouts"), "mine").unwrap();
        let header = PlanFile::parse(&text).unwrap().header;
        assert_eq!((header.scenario.as_str(), header.name.as_str()), ("evening_dropouts", "mine"));
        let (rubric, faults) = Rubric::parse(&begun(New::Rubric, "my_own").unwrap());
        assert_eq!((rubric.id.as_str(), faults.len()), ("my_own", 0));
    }
}
