//! What a scenario and a shared block contain.

use super::{Form, Lines, Sites};
use crate::author::at::At;
use crate::author::names::Kind;
use crate::sim::scenario::model::{Customer, EarlierTicket, Identity, Scenario, Shared};

impl<'a> Sites<'a> {
    pub(super) fn scenario(&mut self, at: At<'a>, scenario: &'a Scenario) {
        self.number(at.field("level"), "level", scenario.level, (1, 5));
        self.number(at.field("minutes"), "minutes", scenario.minutes, (1, 120));
        self.form(at.field("call_at"), &scenario.call_at, Form::Moment);
        self.name_all(at.field("without"), &scenario.without, &[Kind::Mover, Kind::Beat]);
        for (at, given) in at.field("given").each(&scenario.given) {
            self.given(at, given);
        }
        self.customer(at.field("customer"), &scenario.customer);
        for (at, tag) in at.field("moods").each(&scenario.moods) {
            self.mood_tag(at, tag);
        }
        for (at, opening) in at.field("opening").each(&scenario.opening) {
            self.opening(at, opening);
        }
        self.desk_may_wait(at.field("problem"), "fixed_when", scenario.problem.fixed_when.as_ref());
        self.identity(at.field("identity"), &scenario.identity);
        self.script(at, scenario);
        self.aims(at, scenario);
    }

    /// What the customer knows, does and says, and what tools show.
    fn script(&mut self, at: At<'a>, scenario: &'a Scenario) {
        for (at, fact) in at.field("facts").each(&scenario.facts) {
            self.fact(at, fact);
        }
        for (at, step) in at.field("steps").each(&scenario.steps) {
            self.step(at, step);
        }
        self.say(at, "steps_all", &scenario.steps_all, false);
        for (at, topic) in at.field("topics").each(&scenario.topics) {
            self.topic(at, topic);
        }
        for (at, ask) in at.field("asks").each(&scenario.asks) {
            self.ask(at, ask);
        }
        for (at, digression) in at.field("digressions").each(&scenario.digressions) {
            self.digression(at, digression);
        }
        for (at, finding) in at.field("findings").each(&scenario.findings) {
            self.finding(at, finding);
        }
        for (at, tool) in at.field("tools").each(&scenario.tools) {
            self.tool(at, tool);
        }
        for (at, beat) in at.field("beats").each(&scenario.beats) {
            self.beat(at, beat);
        }
    }

    /// What the call should come to.
    fn aims(&mut self, at: At<'a>, scenario: &'a Scenario) {
        let articles = at.field("articles");
        self.name_all(articles.field("use"), &scenario.articles.useful, &[Kind::Article]);
        self.name_all(articles.field("decoys"), &scenario.articles.decoys, &[Kind::Article]);
        self.outcome(at.field("outcome"), &scenario.outcome);
        self.ticket(at.field("ticket"), &scenario.ticket);
        for (at, visit) in at.field("visit").each(&scenario.visit) {
            self.visit(at, visit);
        }
        self.upsell(at.field("upsell"), &scenario.upsell);
        for (at, pane) in at.field("pane").each(&scenario.pane) {
            self.pane(at, pane);
        }
        self.goodwill(at.field("goodwill"), &scenario.goodwill);
        for (at, lines) in at.field("endings").each(&scenario.endings) {
            self.ending_lines(at, lines);
        }
        for (at, better) in at.field("better").each(&scenario.better) {
            // A fact may stand here too: what to say to get it.
            self.name(
                at.field("for"),
                &better.cause,
                &[
                    Kind::Beat,
                    Kind::Ask,
                    Kind::Criterion,
                    Kind::Fact,
                    Kind::Step,
                    Kind::Digression,
                    Kind::Topic,
                    Kind::Mover,
                ],
            );
        }
    }

    pub(super) fn shared(&mut self, at: At<'a>, shared: &'a Shared) {
        for (at, fact) in at.field("facts").each(&shared.facts) {
            self.fact(at, fact);
        }
        for (at, topic) in at.field("topics").each(&shared.topics) {
            self.topic(at, topic);
        }
        for (at, ask) in at.field("asks").each(&shared.asks) {
            self.ask(at, ask);
        }
        for (at, digression) in at.field("digressions").each(&shared.digressions) {
            self.digression(at, digression);
        }
        for (at, beat) in at.field("beats").each(&shared.beats) {
            self.beat(at, beat);
        }
    }

    fn given(&mut self, at: At<'a>, given: &'a EarlierTicket) {
        self.form(at.field("filed"), &given.filed, Form::MomentOrDay);
        self.name_all(at.field("knows"), &given.knows, &[Kind::Fact, Kind::Finding]);
        self.name_all(at.field("steps"), &given.steps, &[Kind::Step]);
    }

    fn customer(&mut self, at: At<'a>, customer: &'a Customer) {
        self.number(at.field("expertise"), "expertise", customer.expertise, (0, 100));
        for (field, value) in [("patience", customer.mood.patience), ("trust", customer.mood.trust)] {
            if let Some(value) = value {
                self.number(at.field("mood").field(field), field, value, (0, 100));
            }
        }
        self.say(at.field("names"), "if_wrong", &customer.names.if_wrong, false);
        for (at, line) in at.field("record").each(&customer.record) {
            self.declare(at, Kind::Record, &line.id);
        }
    }

    fn identity(&mut self, at: At<'a>, identity: &'a Identity) {
        self.say(at, "grumble", &identity.grumble, false);
        self.customer_may_wait(at, "refused_if", identity.refused_if.as_ref());
        // One who refuses must have words for it.
        let needed = identity.refused_if.is_some();
        self.lines.push(Lines { at: at.field("refuses"), texts: &identity.refuses, needed });
    }
}
