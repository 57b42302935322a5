//! What outcome, ticket, visit and temptation contain.

use super::Sites;
use crate::author::at::At;
use crate::author::names::Kind;
use crate::sim::scenario::model::{
    Ending, EndingLines, Goodwill, Moment, Outcome, PaneAsk, Subject, TicketRule, Upsell, Visit, VisitWhen,
};

const FACTS: &[Kind] = &[Kind::Fact];
const TEAMS: &[Kind] = &[Kind::Team];

impl<'a> Sites<'a> {
    pub(super) fn outcome(&mut self, at: At<'a>, outcome: &'a Outcome) {
        for (at, ending) in at.field("right").each(&outcome.right) {
            self.ending(at, ending);
        }
        for (at, half) in at.field("half_right").each(&outcome.half_right) {
            self.ending(at.field("ending"), &half.ending);
            self.number(at.field("worth"), "worth", half.worth, (0, 1_000));
        }
        for (field, conditions) in [("after", &outcome.after), ("also", &outcome.also)] {
            for (at, condition) in at.field(field).each(conditions) {
                self.desk_waits(at, condition);
            }
        }
        for (at, order) in at.field("in_order").each(&outcome.in_order) {
            self.desk_waits(at.field("first"), &order.first);
            self.desk_waits(at.field("then"), &order.then);
        }
        self.name_all(at.field("not_to"), &outcome.not_to, TEAMS);
    }

    fn ending(&mut self, at: At<'a>, ending: &'a Ending) {
        let (id, kinds) = match ending {
            Ending::Escalate(id) => (id, TEAMS),
            Ending::Refer(id) => (id, &[Kind::Elsewhere] as &[_]),
            Ending::Decline(id) => (id, &[Kind::Policy] as &[_]),
            Ending::Resolve | Ending::Callback | Ending::EndForAbuse | Ending::HungUp => return,
        };
        if id.as_str() != "any" {
            self.name(at.index(0), id, kinds);
        }
    }

    pub(super) fn ending_lines(&mut self, at: At<'a>, lines: &'a EndingLines) {
        self.ending(at.field("on"), &lines.on);
        self.customer_may_wait(at, "when", lines.when.as_ref());
        self.say(at, "says", &lines.says, true);
    }

    pub(super) fn ticket(&mut self, at: At<'a>, ticket: &'a TicketRule) {
        for (field, subjects) in [
            ("must_say", &ticket.must_say),
            ("must_not_say", &ticket.must_not_say),
            ("customer_note_not", &ticket.customer_note_not),
        ] {
            for (at, subject) in at.field(field).each(subjects) {
                self.subject(at, subject);
            }
        }
        self.name_all(at.field("only_as_opinion"), &ticket.only_as_opinion, FACTS);
    }

    fn subject(&mut self, at: At<'a>, subject: &'a Subject) {
        let (id, kinds) = match subject {
            Subject::Fact(id) => (id, FACTS),
            Subject::Found(id) => (id, &[Kind::Finding] as &[_]),
            Subject::Step(id) => (id, &[Kind::Step] as &[_]),
            Subject::Event(id) => (id, &[Kind::Event] as &[_]),
            Subject::Text(_) => return,
        };
        self.name(at.index(0), id, kinds);
    }

    pub(super) fn visit(&mut self, at: At<'a>, visit: &'a Visit) {
        let arg = at.field("when").index(0);
        match &visit.when {
            VisitWhen::Lacks(subject) | VisitWhen::Wrong(subject) | VisitWhen::Says(subject) => {
                self.subject(arg, subject);
            }
            VisitWhen::LacksAll(subjects) => {
                for (at, subject) in arg.each(subjects) {
                    self.subject(at, subject);
                }
            }
            VisitWhen::StatesAsFact(id) => self.name(arg, id, FACTS),
            VisitWhen::TeamNot(id) => self.name(arg, id, TEAMS),
            VisitWhen::Otherwise => {}
        }
    }

    pub(super) fn upsell(&mut self, at: At<'a>, upsell: &'a Upsell) {
        for (at, pressure) in at.field("pressure").each(&upsell.pressure) {
            self.desk_waits(at.field("when"), &pressure.when);
        }
        if let Some(offer) = &upsell.offer {
            self.name(at.field("offer"), offer, &[Kind::Offer]);
        }
        let moment = at.field("moment").index(0);
        match &upsell.moment {
            Moment::After(when) => self.desk_waits(moment, when),
            Moment::WhenCustomerAsks(ask) => self.name(moment, ask, &[Kind::Ask]),
            Moment::Never => {}
        }
    }

    pub(super) fn goodwill(&mut self, at: At<'a>, goodwill: &'a Goodwill) {
        self.desk_may_wait(at, "due_when", goodwill.due_when.as_ref());
    }

    pub(super) fn pane(&mut self, at: At<'a>, pane: &'a PaneAsk) {
        self.name(at.field("escalating"), &pane.escalating, TEAMS);
        self.name_all(at.field("wants"), &pane.wants, super::conditions::TOLD);
    }
}
