//! The kinds of files, in words.

use crate::app::language::key;
use crate::app::worker::Kind;

/// Files of this kind.
pub(super) const fn many(kind: Kind) -> &'static str {
    match kind {
        Kind::Scenario => key("Scenarios"),
        Kind::Plan => key("Plans"),
        Kind::Course => key("Courses"),
        Kind::Desk => key("Desks"),
        Kind::Persona => key("Personas"),
        Kind::Rubric => key("Rubrics"),
        Kind::Article => key("Knowledge articles"),
        Kind::Event => key("Open events"),
        Kind::Shared => key("Shared blocks"),
    }
}

/// A new file of this kind.
pub(super) const fn new(kind: Kind) -> &'static str {
    match kind {
        Kind::Scenario => key("New scenario"),
        Kind::Plan => key("New plan"),
        Kind::Course => key("New course"),
        Kind::Desk => key("New desk"),
        Kind::Persona => key("New persona"),
        Kind::Rubric => key("New rubric"),
        Kind::Article => key("New article"),
        Kind::Event => key("New event"),
        Kind::Shared => key("New shared block"),
    }
}

/// What files of this kind are for.
pub(super) const fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Scenario => key("One customer with one problem, for one desk."),
        Kind::Plan => key("A written call of a scenario, and what must come of it."),
        Kind::Course => key("Scenarios in an order, with what passes each."),
        Kind::Desk => key("Company, products, teams, tools, policies and offers that scenarios are set in."),
        Kind::Persona => key("A kind of customer: the mood it starts with, what moves it, how it answers."),
        Kind::Rubric => {
            key("What each criterion weighs and says. Calls are scored by the one called standard.")
        }
        Kind::Article => key("What the agent can look up: Markdown, and its first heading is the title."),
        Kind::Event => key(
            "Something that many callers of a desk have in common, such as an outage, as its board shows it.",
        ),
        Kind::Shared => key("Facts, questions and beats that several scenarios of a desk include."),
    }
}

/// The name of the field with the text.
pub(super) const fn text_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Scenario => key("Text of the scenario"),
        Kind::Plan => key("Text of the plan"),
        Kind::Course => key("Text of the course"),
        Kind::Desk => key("Text of the desk"),
        Kind::Persona => key("Text of the persona"),
        Kind::Rubric => key("Text of the rubric"),
        Kind::Article => key("Text of the article"),
        Kind::Event => key("Text of the event"),
        Kind::Shared => key("Text of the shared block"),
    }
}

/// What a copy is good for.
pub(super) const fn copied(kind: Kind) -> &'static str {
    match kind {
        Kind::Scenario => key("Its plans are copied with it. It needs a name of its own."),
        Kind::Plan => key("The copy plays the same scenario."),
        Kind::Desk => key(
            "Under its own name it takes the place of the shipped one; under another it is a new desk, with copies of its articles.",
        ),
        Kind::Course | Kind::Persona | Kind::Article | Kind::Event | Kind::Shared => key(
            "Under its own name it takes the place of the shipped one; under another it stands beside it.",
        ),
        Kind::Rubric => key(
            "As standard it is what calls are scored by from now on; under another name it is for regrading.",
        ),
    }
}
