//! Everything in a scenario's file that a call can reach, with its file and line.

use crate::author::at::At;
use crate::content::{Entry, Library};
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Ask, Beat, Digression, Fact, Scenario, Step, Topic};

/// Something a call can reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// A line, by the name it has in events.
    Line(String),
    /// A beat.
    Beat(Id),
    /// A fact, part or finding.
    Known(Id),
    /// A question of the customer's.
    Ask(Id),
}

/// Something a call can reach, and where it stands: `file:line`.
pub(super) struct Place {
    pub(super) reach: Reach,
    pub(super) at: String,
}

/// Everything in a scenario's file, and in the shared blocks it includes, that a call can reach.
pub(super) fn places(library: &Library, entry: &Entry<Scenario>) -> Vec<Place> {
    let Some(scenario) = &entry.value else { return Vec::new() };
    let mut walk = Walk { found: Vec::new() };
    walk.scenario(At::root(&entry.source), scenario);
    for id in &scenario.include {
        if let Some(shared) = library.shared.get(&(scenario.desk.clone(), id.clone()))
            && let Some(value) = &shared.value
        {
            let at = At::root(&shared.source);
            walk.facts(at, &value.facts);
            walk.topics(at, &value.topics);
            walk.asks(at, &value.asks);
            walk.digressions(at, &value.digressions);
            walk.beats(at, &value.beats);
        }
    }
    walk.found
}

struct Walk {
    found: Vec<Place>,
}

impl Walk {
    fn add(&mut self, at: At<'_>, reach: Reach) {
        self.found.push(Place { reach, at: at.line() });
    }

    fn lines(&mut self, at: At<'_>, field: &str, place: &str, lines: &[String]) {
        for (index, (at, _)) in at.field(field).each(lines).enumerate() {
            self.add(at, Reach::Line(format!("{place}.{index}")));
        }
    }

    fn scenario(&mut self, at: At<'_>, scenario: &Scenario) {
        for (index, (at, _)) in at.field("opening").each(&scenario.opening).enumerate() {
            // An opening is said as a list of one.
            self.add(at.field("says"), Reach::Line(format!("opening.{index}.0")));
        }
        let identity = at.field("identity");
        self.lines(identity, "grumble", "identity.grumble", &scenario.identity.grumble);
        self.lines(identity, "refuses", "identity.refuses", &scenario.identity.refuses);
        let names = at.field("customer").field("names");
        self.lines(names, "if_wrong", "customer.names.if_wrong", &scenario.customer.names.if_wrong);
        self.facts(at, &scenario.facts);
        for (at, step) in at.field("steps").each(&scenario.steps) {
            self.step(at, step);
        }
        self.lines(at, "steps_all", "steps_all", &scenario.steps_all);
        self.topics(at, &scenario.topics);
        self.asks(at, &scenario.asks);
        self.digressions(at, &scenario.digressions);
        for (at, finding) in at.field("findings").each(&scenario.findings) {
            self.add(at, Reach::Known(finding.id.clone()));
        }
        self.beats(at, &scenario.beats);
        for (index, (at, ending)) in at.field("endings").each(&scenario.endings).enumerate() {
            self.lines(at, "says", &format!("endings.{index}"), &ending.says);
        }
    }

    fn facts(&mut self, at: At<'_>, facts: &[Fact]) {
        for (at, fact) in at.field("facts").each(facts) {
            let id = &fact.id;
            if fact.parts.is_empty() {
                self.add(at, Reach::Known(id.clone()));
            }
            for (at, part) in at.field("parts").each(&fact.parts) {
                self.add(at, Reach::Known(id.part(&part.id)));
                self.lines(at, "says", &format!("facts.{id}.parts.{}.says", part.id), &part.says);
                self.lines(at, "again", &format!("facts.{id}.parts.{}.again", part.id), &part.again);
            }
            for (field, lines) in [
                ("says", &fact.says),
                ("again", &fact.again),
                ("until", &fact.until),
                ("if_wrong", &fact.if_wrong),
                ("says_all", &fact.says_all),
            ] {
                self.lines(at, field, &format!("facts.{id}.{field}"), lines);
            }
            if fact.claims.is_some() {
                self.add(at.field("claims"), Reach::Line(format!("facts.{id}.claims.0")));
            }
            if let Some(slip) = &fact.first_says {
                self.lines(at.field("first_says"), "says", &format!("facts.{id}.first_says"), &slip.says);
            }
            if let Some(corrects) = &fact.corrects {
                self.lines(at.field("corrects"), "says", &format!("facts.{id}.corrects"), &corrects.says);
            }
            if let Some(confronted) = &fact.confronted {
                let at = at.field("confronted");
                for (field, lines) in [
                    ("gentle", &confronted.gentle),
                    ("blame", &confronted.blame),
                    ("already", &confronted.already),
                ] {
                    self.lines(at, field, &format!("facts.{id}.confronted.{field}"), lines);
                }
            }
        }
    }

    fn step(&mut self, at: At<'_>, step: &Step) {
        let id = &step.id;
        self.lines(at, "sets_out", &format!("steps.{id}.sets_out"), &step.sets_out);
        for (index, (at, one)) in at.field("tries").each(&step.tries).enumerate() {
            self.lines(at, "says", &format!("steps.{id}.tries.{index}.says"), &one.says);
        }
        if let Some(already) = &step.already {
            let at = at.field("already");
            self.lines(at, "says", &format!("steps.{id}.already.says"), &already.says);
            self.lines(at, "if_told_to", &format!("steps.{id}.already.if_told_to"), &already.if_told_to);
        }
        if let Some(refuses) = &step.refuses {
            self.lines(at.field("refuses"), "says", &format!("steps.{id}.refuses"), &refuses.says);
        }
    }

    fn topics(&mut self, at: At<'_>, topics: &[Topic]) {
        for (at, topic) in at.field("topics").each(topics) {
            self.lines(at, "says", &format!("topics.{}.says", topic.id), &topic.says);
            self.lines(at, "again", &format!("topics.{}.again", topic.id), &topic.again);
        }
    }

    fn asks(&mut self, at: At<'_>, asks: &[Ask]) {
        for (at, ask) in at.field("asks").each(asks) {
            let id = &ask.id;
            self.add(at, Reach::Ask(id.clone()));
            self.lines(at, "says", &format!("asks.{id}.says"), &ask.says);
            for (field, reaction) in [
                ("answered", &ask.answered),
                ("bluffed", &ask.bluffed),
                ("dont_know", &ask.dont_know),
                ("partly", &ask.partly),
                ("ignored", &ask.ignored),
            ] {
                self.lines(at.field(field), "says", &format!("asks.{id}.{field}.says"), &reaction.says);
            }
        }
    }

    fn digressions(&mut self, at: At<'_>, digressions: &[Digression]) {
        for (at, digression) in at.field("digressions").each(digressions) {
            let id = &digression.id;
            self.lines(at, "says", &format!("digressions.{id}.says"), &digression.says);
            for (field, reaction) in
                [("warm", &digression.warm), ("cold", &digression.cold), ("joined", &digression.joined)]
            {
                self.lines(
                    at.field(field),
                    "says",
                    &format!("digressions.{id}.{field}.says"),
                    &reaction.says,
                );
            }
        }
    }

    fn beats(&mut self, at: At<'_>, beats: &[Beat]) {
        for (at, beat) in at.field("beats").each(beats) {
            self.add(at, Reach::Beat(beat.id.clone()));
            self.lines(at, "says", &format!("beats.{}.says", beat.id), &beat.says);
        }
    }
}
