//! What desks, personas and events contain.

use super::{Form, Sites};
use crate::author::at::At;
use crate::author::names::Kind;
use crate::sim::scenario::model::{Desk, DeskEvent, Persona, PersonaLines};

impl<'a> Sites<'a> {
    pub(super) fn desk(&mut self, at: At<'a>, desk: &'a Desk) {
        for (at, product) in at.field("products").each(&desk.products) {
            self.declare(at, Kind::Product, &product.id);
        }
        for (at, team) in at.field("teams").each(&desk.teams) {
            self.declare(at, Kind::Team, &team.id);
        }
        for (at, place) in at.field("elsewhere").each(&desk.elsewhere) {
            self.declare(at, Kind::Elsewhere, &place.id);
        }
        for (at, times) in at.field("promises").each(&desk.promises) {
            self.name(at.field("team"), &times.team, &[Kind::Team]);
        }
        for (at, policy) in at.field("policies").each(&desk.policies) {
            self.declare(at, Kind::Policy, &policy.id);
        }
        for (at, offer) in at.field("offers").each(&desk.offers) {
            self.declare(at, Kind::Offer, &offer.id);
        }
        for (at, chart) in at.field("charts").each(&desk.charts) {
            self.declare(at, Kind::Chart, &chart.id);
        }
        for (at, tool) in at.field("tools").each(&desk.tools) {
            self.declare(at, Kind::Tool, &tool.id);
            self.number(at.field("seconds"), "seconds", tool.seconds, (0, 1_800));
        }
        for (at, term) in at.field("glossary").each(&desk.glossary) {
            self.number(at.field("level"), "level", term.level, (0, 100));
        }
        self.number(at.field("longest_call"), "longest_call", desk.longest_call, (60, 86_400));
    }

    pub(super) fn persona(&mut self, at: At<'a>, persona: &'a Persona) {
        self.number(at.field("patience"), "patience", persona.patience, (0, 100));
        self.number(at.field("trust"), "trust", persona.trust, (0, 100));
        self.number(at.field("answers_at_once"), "answers_at_once", persona.answers_at_once, (1, 20));
        self.number(at.field("leaves_below"), "leaves_below", persona.leaves_below, (0, 100));
        for (at, tag) in at.field("moods").each(&persona.moods) {
            self.mood_tag(at, tag);
        }
        for (at, mover) in at.field("movers").each(&persona.movers) {
            self.declare(at, Kind::Mover, &mover.id);
            self.customer_waits(at.field("when"), &mover.when);
            self.points(at, "patience", mover.patience);
            self.points(at, "trust", mover.trust);
        }
        let silence = at.field("silence");
        self.number(silence.field("seconds"), "seconds", persona.silence.seconds, (3, 600));
        self.points(silence, "patience", persona.silence.patience);
        self.say(silence, "says", &persona.silence.says, true);
        let hold = at.field("hold");
        self.points(hold, "unasked", persona.hold.unasked);
        self.points(hold, "overrun", persona.hold.overrun);
        self.say(hold, "back", &persona.hold.back, false);
        self.say(hold, "back_late", &persona.hold.back_late, false);
        if let Some(digresses) = persona.digresses {
            self.number(at.field("digresses").field("every"), "every", digresses.every, (1, 50));
        }
        self.persona_lines(at.field("lines"), &persona.lines);
        for (at, beat) in at.field("beats").each(&persona.beats) {
            self.beat(at, beat);
        }
    }

    fn persona_lines(&mut self, at: At<'a>, lines: &'a PersonaLines) {
        for (field, said) in [
            ("not_understood", &lines.not_understood),
            ("again", &lines.again),
            ("which", &lines.which),
            ("does_not_know", &lines.does_not_know),
            ("value", &lines.value),
            ("listens", &lines.listens),
            ("cannot_do", &lines.cannot_do),
            ("sets_out", &lines.sets_out),
            ("still_doing", &lines.still_doing),
            ("did_that", &lines.did_that),
            ("nothing_else", &lines.nothing_else),
            ("goodbye", &lines.goodbye),
            ("hangs_up", &lines.hangs_up),
            ("accepts_ending", &lines.accepts_ending),
            ("agrees_to_hold", &lines.agrees_to_hold),
            ("confirms", &lines.confirms),
            ("corrects", &lines.corrects),
            ("wrong_name", &lines.wrong_name),
            ("my_name", &lines.my_name),
        ] {
            self.say(at, field, said, true);
        }
        self.say(at, "one_at_a_time", &lines.one_at_a_time, false);
        self.say(at, "did_not", &lines.did_not, false);
        for (at, lines) in at.field("by_kind").each(&lines.by_kind) {
            self.kind(at, Some(&lines.kind), &[Kind::Information]);
            self.say(at, "says", &lines.says, true);
        }
    }

    pub(super) fn event(&mut self, at: At<'a>, event: &'a DeskEvent) {
        for (at, entry) in at.field("timeline").each(&event.timeline) {
            self.form(at.field("from"), &entry.from, Form::Moment);
            self.name_all(at.field("finds"), &entry.finds, &[Kind::Finding]);
        }
    }
}
