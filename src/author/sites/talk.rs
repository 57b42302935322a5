//! What openings, beats, questions, digressions and topics contain.

use super::{Lines, Sites};
use crate::author::at::At;
use crate::author::names::Kind;
use crate::sim::scenario::model::{
    Ask, Beat, Digression, Effect, MoodShift, MoodTag, Opening, Reaction, Topic,
};

/// What a line can give away: a fact, or that a step was taken.
pub(super) const GIVEN: &[Kind] = &[Kind::Fact, Kind::Step];

impl<'a> Sites<'a> {
    pub(super) fn opening(&mut self, at: At<'a>, opening: &'a Opening) {
        let lines = std::slice::from_ref(&opening.says);
        self.lines.push(Lines { at: at.field("says"), texts: lines, needed: false });
        self.name_all(at.field("gives"), &opening.gives, GIVEN);
    }

    pub(super) fn mood_tag(&mut self, at: At<'a>, tag: &'a MoodTag) {
        self.customer_waits(at.index(1), &tag.1);
    }

    pub(super) fn shift(&mut self, at: At<'a>, shift: MoodShift) {
        self.points(at, "patience", shift.patience);
        self.points(at, "trust", shift.trust);
    }

    fn effects(&mut self, at: At<'a>, effects: &'a [Effect]) {
        for (at, effect) in at.field("then").each(effects) {
            if let Effect::Demand(team) = effect {
                self.name(at.index(0), team, &[Kind::Team]);
            }
        }
    }

    pub(super) fn beat(&mut self, at: At<'a>, beat: &'a Beat) {
        self.declare(at, Kind::Beat, &beat.id);
        self.customer_waits(at.field("when"), &beat.when);
        self.say(at, "says", &beat.says, false);
        self.name_all(at.field("gives"), &beat.gives, GIVEN);
        self.shift(at.field("mood"), beat.mood);
        self.effects(at, &beat.then);
    }

    fn reaction(&mut self, at: At<'a>, field: &str, reaction: &'a Reaction) {
        let Some(at) = at.written(field) else { return };
        self.say(at, "says", &reaction.says, false);
        self.name_all(at.field("gives"), &reaction.gives, GIVEN);
        self.shift(at.field("mood"), reaction.mood);
        self.effects(at, &reaction.then);
    }

    pub(super) fn ask(&mut self, at: At<'a>, ask: &'a Ask) {
        self.declare(at, Kind::Ask, &ask.id);
        self.customer_may_wait(at, "when", ask.when.as_ref());
        self.customer_waits(at.field("wants"), &ask.wants);
        self.customer_may_wait(at, "bluffed_when", ask.bluffed_when.as_ref());
        self.say(at, "says", &ask.says, true);
        self.number(at.field("within"), "within", ask.within, (1, 20));
        if let Some(every) = ask.every {
            self.number(at.field("every"), "every", every, (1, 50));
        }
        for (field, reaction) in [
            ("answered", &ask.answered),
            ("bluffed", &ask.bluffed),
            ("dont_know", &ask.dont_know),
            ("partly", &ask.partly),
            ("ignored", &ask.ignored),
        ] {
            self.reaction(at, field, reaction);
        }
    }

    pub(super) fn digression(&mut self, at: At<'a>, digression: &'a Digression) {
        self.declare(at, Kind::Digression, &digression.id);
        self.customer_may_wait(at, "when", digression.when.as_ref());
        self.say(at, "says", &digression.says, true);
        self.name_all(at.field("gives"), &digression.gives, GIVEN);
        for (field, reaction) in
            [("warm", &digression.warm), ("cold", &digression.cold), ("joined", &digression.joined)]
        {
            self.reaction(at, field, reaction);
        }
    }

    pub(super) fn topic(&mut self, at: At<'a>, topic: &'a Topic) {
        self.declare(at, Kind::Topic, &topic.id);
        self.say(at, "says", &topic.says, true);
        self.say(at, "again", &topic.again, false);
        self.name_all(at.field("gives"), &topic.gives, GIVEN);
    }
}
