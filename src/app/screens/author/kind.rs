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
        Kind::Course | Kind::Persona => key(
            "Under its own name it takes the place of the shipped one; under another it stands beside it.",
        ),
        Kind::Rubric => key(
            "As standard it is what calls are scored by from now on; under another name it is for regrading.",
        ),
    }
}
