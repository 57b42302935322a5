//! What facts, steps, findings and tools contain.

use std::borrow::Cow;

use super::talk::GIVEN;
use super::{Declared, Sites};
use crate::author::at::At;
use crate::author::names::Kind;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Confrontation, Fact, Finding, Part, Reveals, Step, Tool, Try};

const FACTS: &[Kind] = &[Kind::Fact];

impl<'a> Sites<'a> {
    pub(super) fn fact(&mut self, at: At<'a>, fact: &'a Fact) {
        self.declare(at, Kind::Fact, &fact.id);
        self.kind(at, fact.kind.as_ref(), &[Kind::Information]);
        self.moment(at, fact.at.as_ref());
        self.near(at, fact.near.as_ref());
        for (field, lines) in [
            ("says", &fact.says),
            ("again", &fact.again),
            ("until", &fact.until),
            ("if_wrong", &fact.if_wrong),
            ("says_all", &fact.says_all),
        ] {
            self.say(at, field, lines, false);
        }
        self.name_all(at.field("gives"), &fact.gives, GIVEN);
        self.reveals(at.field("reveals"), &fact.reveals);
        self.customer_may_wait(at, "collapses_when", fact.collapses_when.as_ref());
        if let Some(confronted) = &fact.confronted {
            self.confrontation(at.field("confronted"), confronted);
        }
        if let Some(slip) = &fact.first_says {
            let at = at.field("first_says");
            self.moment(at, slip.at.as_ref());
            self.say(at, "says", &slip.says, true);
        }
        if let Some(correction) = &fact.corrects {
            let at = at.field("corrects");
            self.customer_may_wait(at, "when", correction.when.as_ref());
            self.say(at, "says", &correction.says, true);
        }
        for (at, part) in at.field("parts").each(&fact.parts) {
            self.part(at, fact, part);
        }
    }

    fn part(&mut self, at: At<'a>, fact: &'a Fact, part: &'a Part) {
        let id = Cow::Owned(fact.id.part(&part.id).as_str().to_owned());
        self.declared.push(Declared { at: at.field("id"), kind: Kind::Fact, id });
        self.kind(at, part.kind.as_ref(), &[Kind::Information]);
        self.moment(at, part.at.as_ref());
        self.near(at, part.near.as_ref());
        for (field, lines) in [("says", &part.says), ("again", &part.again), ("if_wrong", &part.if_wrong)] {
            self.say(at, field, lines, false);
        }
    }

    fn reveals(&mut self, at: At<'a>, reveals: &'a Reveals) {
        match reveals {
            Reveals::WhenConfronted { with } => self.name(at.field("with"), with, &[Kind::Finding]),
            Reveals::ByStep(step) => self.name(at.index(0), step, &[Kind::Step]),
            Reveals::When(when) | Reveals::Unasked(when) => self.customer_waits(at.index(0), when),
            Reveals::WhenAsked | Reveals::AfterProbe { .. } | Reveals::Never => {}
        }
    }

    fn confrontation(&mut self, at: At<'a>, confronted: &'a Confrontation) {
        self.say(at, "gentle", &confronted.gentle, true);
        self.say(at, "blame", &confronted.blame, false);
        self.say(at, "already", &confronted.already, false);
        self.shift(at.field("mood_gentle"), confronted.mood_gentle);
        self.shift(at.field("mood_blame"), confronted.mood_blame);
    }

    pub(super) fn step(&mut self, at: At<'a>, step: &'a Step) {
        self.declare(at, Kind::Step, &step.id);
        self.kind(at, step.kind.as_ref(), &[Kind::StepSort]);
        self.number(at.field("seconds"), "seconds", step.seconds, (0, 1_800));
        self.say(at, "sets_out", &step.sets_out, false);
        for (at, attempt) in at.field("tries").each(&step.tries) {
            self.attempt(at, attempt);
        }
        if let Some(already) = &step.already {
            let at = at.field("already");
            self.say(at, "says", &already.says, false);
            self.say(at, "if_told_to", &already.if_told_to, false);
            self.name_all(at.field("gives"), &already.gives, GIVEN);
        }
        if let Some(refusal) = &step.refuses {
            let at = at.field("refuses");
            self.customer_waits(at.field("when"), &refusal.when);
            self.say(at, "says", &refusal.says, true);
        }
    }

    fn attempt(&mut self, at: At<'a>, attempt: &'a Try) {
        self.customer_may_wait(at, "when", attempt.when.as_ref());
        self.say(at, "says", &attempt.says, false);
        self.name_all(at.field("gives"), &attempt.gives, GIVEN);
        self.shift(at.field("mood"), attempt.mood);
    }

    pub(super) fn finding(&mut self, at: At<'a>, finding: &'a Finding) {
        self.declare(at, Kind::Finding, &finding.id);
        self.moment(at, finding.at.as_ref());
        self.near(at, finding.near.as_ref());
        if let Some(fact) = &finding.disproves {
            self.name(at.field("disproves"), fact, FACTS);
        }
    }

    pub(super) fn tool(&mut self, at: At<'a>, tool: &'a Tool) {
        self.name(at.field("id"), &tool.id, &[Kind::Tool]);
        if let Some(seconds) = tool.seconds {
            self.number(at.field("seconds"), "seconds", seconds, (0, 1_800));
        }
        self.desk_may_wait(at, "needs", tool.needs.as_ref());
        for (at, state) in at.field("states").each(&tool.states) {
            self.desk_may_wait(at, "when", state.when.as_ref());
            self.name_all(at.field("finds"), &state.finds, &[Kind::Finding]);
        }
    }

    pub(super) fn kind(&mut self, at: At<'a>, kind: Option<&'a Id>, kinds: &'static [Kind]) {
        if let Some(kind) = kind {
            self.name(at.field("kind"), kind, kinds);
        }
    }
}
