//! One walk over a file: everything in it that rules ask about, with its place.
//!
//! Values and tree are walked side by side, so that every finding can point at the very text. Rules look at these lists
//! and need not know where in a file a condition, a line or an id may stand.

mod conditions;
mod endings;
mod facts;
mod house;
mod known;
mod scenario;
mod talk;

use std::borrow::Cow;

use super::at::At;
use super::checked::{Checked, Subject};
use super::names::{Kind, Names};
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Condition, Near};

/// An id that stands for something declared elsewhere.
pub(crate) struct Named<'a> {
    pub(crate) at: At<'a>,
    pub(crate) id: &'a str,
    /// What it may name.
    pub(crate) kinds: &'static [Kind],
}

/// An id that something is given.
pub(crate) struct Declared<'a> {
    pub(crate) at: At<'a>,
    pub(crate) kind: Kind,
    pub(crate) id: Cow<'a, str>,
}

/// A condition that something waits for.
pub(crate) struct Waits<'a> {
    pub(crate) at: At<'a>,
    pub(crate) condition: &'a Condition,
    /// Whether it is the customer who acts when it holds, and so must be able to perceive it.
    pub(crate) customer: bool,
}

/// A list of alternatives that the customer says.
pub(crate) struct Lines<'a> {
    pub(crate) at: At<'a>,
    pub(crate) texts: &'a [String],
    /// Whether the customer is left without a word when the list is empty.
    pub(crate) needed: bool,
}

/// How a text must be written to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `2025-06-17T20:41`.
    Moment,
    /// `2025-06-17T20:41`, or `2025-06-17` for the whole day.
    MomentOrDay,
    /// `20:41`.
    Hour,
    /// `11.5`.
    Decimal,
}

/// A text that must have a form.
pub(crate) struct Formed<'a> {
    pub(crate) at: At<'a>,
    pub(crate) text: &'a str,
    pub(crate) form: Form,
}

/// A number with the range that makes sense.
pub(crate) struct Number<'a> {
    pub(crate) at: At<'a>,
    pub(crate) what: &'static str,
    pub(crate) value: i64,
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// Everything in a file that rules ask about.
pub(crate) struct Sites<'a> {
    pub(crate) checked: &'a Checked<'a>,
    /// Every name that can be used here.
    pub(crate) names: Names<'a>,
    pub(crate) declared: Vec<Declared<'a>>,
    pub(crate) named: Vec<Named<'a>>,
    pub(crate) waits: Vec<Waits<'a>>,
    pub(crate) lines: Vec<Lines<'a>>,
    pub(crate) formed: Vec<Formed<'a>>,
    pub(crate) numbers: Vec<Number<'a>>,
    /// Mood tags that conditions ask for.
    pub(crate) tags: Vec<(At<'a>, &'a str)>,
    /// Marks on the world that conditions ask for.
    pub(crate) marks: Vec<(At<'a>, &'a str)>,
}

impl<'a> Sites<'a> {
    /// Walks the file.
    pub(crate) fn of(checked: &'a Checked<'a>) -> Self {
        let mut sites = Self {
            checked,
            names: known::names(checked),
            declared: Vec::new(),
            named: Vec::new(),
            waits: Vec::new(),
            lines: Vec::new(),
            formed: Vec::new(),
            numbers: Vec::new(),
            tags: Vec::new(),
            marks: Vec::new(),
        };
        match checked.subject {
            Subject::Scenario(file) => {
                sites.scenario(At::root(file.source), file.value);
                for shared in &checked.shared {
                    sites.shared(At::root(shared.source), shared.value);
                }
            }
            Subject::Desk(file) => sites.desk(At::root(file.source), file.value),
            Subject::Persona(file) => sites.persona(At::root(file.source), file.value),
            Subject::Event(file) => sites.event(At::root(file.source), file.value),
            Subject::Shared(file) => sites.shared(At::root(file.source), file.value),
            // An article is read as it stands.
            Subject::Article(_) => {}
        }
        sites
    }

    fn declare(&mut self, at: At<'a>, kind: Kind, id: &'a Id) {
        let at = at.field("id");
        self.declared.push(Declared { at, kind, id: Cow::Borrowed(id.as_str()) });
    }

    fn name(&mut self, at: At<'a>, id: &'a Id, kinds: &'static [Kind]) {
        self.named.push(Named { at, id: id.as_str(), kinds });
    }

    fn name_all(&mut self, at: At<'a>, ids: &'a [Id], kinds: &'static [Kind]) {
        for (at, id) in at.each(ids) {
            self.name(at, id, kinds);
        }
    }

    fn say(&mut self, at: At<'a>, field: &str, lines: &'a [String], needed: bool) {
        // An empty list is a default and no fault, unless something must be said.
        if needed || !lines.is_empty() {
            self.lines.push(Lines { at: at.field(field), texts: lines, needed });
        }
    }

    fn form(&mut self, at: At<'a>, text: &'a str, form: Form) {
        self.formed.push(Formed { at, text, form });
    }

    fn near(&mut self, at: At<'a>, near: Option<&'a Near>) {
        if let Some(near) = near {
            let at = at.field("near");
            self.form(at.field("value"), &near.value, Form::Decimal);
            self.form(at.field("within"), &near.within, Form::Decimal);
        }
    }

    fn moment(&mut self, at: At<'a>, text: Option<&'a String>) {
        if let Some(text) = text {
            self.form(at.field("at"), text, Form::MomentOrDay);
        }
    }

    fn number(&mut self, at: At<'a>, what: &'static str, value: impl Into<i64>, range: (i64, i64)) {
        self.numbers.push(Number { at, what, value: value.into(), from: range.0, to: range.1 });
    }

    /// A number of points of 100, up or down.
    fn points(&mut self, at: At<'a>, field: &'static str, value: i16) {
        self.number(at.field(field), field, value, (-100, 100));
    }
}
