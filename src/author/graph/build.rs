//! From a scenario to nodes and links.

use std::collections::BTreeMap;

use super::{Graph, Link, Node, NodeKind};
use crate::author::at::At;
use crate::sim::ids::Id;
use crate::sim::scenario::Source;
use crate::sim::scenario::model::{Condition, Ending, Fact, Reveals, Scenario, Subject};

impl Graph {
    /// The graph of a scenario, as its own file says: shared blocks and personas are left out.
    #[must_use]
    pub fn of(scenario: &Scenario, source: &Source) -> Self {
        let mut build = Build::new(scenario, source);
        build.declare();
        build.link_customer();
        build.link_desk();
        build.link_ends();
        build.finish()
    }
}

/// Ids of different kinds may be the same; a condition says which kind it means.
type Key<'a> = (NodeKind, &'a str);

struct Build<'a> {
    scenario: &'a Scenario,
    at: At<'a>,
    graph: Graph,
    numbers: BTreeMap<Key<'a>, usize>,
    /// By mark on the world: what leaves it.
    marks: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Build<'a> {
    fn new(scenario: &'a Scenario, source: &'a Source) -> Self {
        let graph = Graph { title: scenario.title.clone(), ..Graph::default() };
        Self { scenario, at: At::root(source), graph, numbers: BTreeMap::new(), marks: BTreeMap::new() }
    }

    fn node(&mut self, kind: NodeKind, id: &'a str, name: &str, at: At<'a>) -> usize {
        let number = self.graph.nodes.len();
        self.graph.nodes.push(Node { kind, name: name.to_owned(), needed: false, span: at.span() });
        self.numbers.entry((kind, id)).or_insert(number);
        number
    }

    fn declare(&mut self) {
        let (at, scenario) = (self.at, self.scenario);
        self.node(NodeKind::Opening, "", "first words", at.field("opening"));
        for (at, tool) in at.field("tools").each(&scenario.tools) {
            let number = self.node(NodeKind::Tool, tool.id.as_str(), tool.id.as_str(), at.field("id"));
            let marks = tool.states.iter().flat_map(|state| &state.does);
            self.leaves(number, marks);
        }
        for (at, finding) in at.field("findings").each(&scenario.findings) {
            self.node(NodeKind::Finding, finding.id.as_str(), finding.id.as_str(), at.field("id"));
        }
        for (at, fact) in at.field("facts").each(&scenario.facts) {
            let number = self.node(NodeKind::Fact, fact.id.as_str(), fact.id.as_str(), at.field("id"));
            self.graph.nodes[number].needed = !fact.needed.is_empty();
        }
        for (at, step) in at.field("steps").each(&scenario.steps) {
            let number = self.node(NodeKind::Step, step.id.as_str(), step.id.as_str(), at.field("id"));
            self.leaves(number, step.tries.iter().flat_map(|attempt| &attempt.does));
        }
        for (at, ask) in at.field("asks").each(&scenario.asks) {
            let number = self.node(NodeKind::Ask, ask.id.as_str(), ask.id.as_str(), at.field("id"));
            let all = [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored];
            self.leaves(number, all.into_iter().flat_map(|reaction| &reaction.does));
        }
        for (at, beat) in at.field("beats").each(&scenario.beats) {
            let number = self.node(NodeKind::Beat, beat.id.as_str(), beat.id.as_str(), at.field("id"));
            self.leaves(number, beat.does.iter());
        }
        self.node(NodeKind::Ticket, "", "ticket", at.field("ticket"));
        for (at, ending) in at.field("outcome").field("right").each(&scenario.outcome.right) {
            self.node(NodeKind::Ending, "", &words(ending), at);
        }
    }

    fn leaves(&mut self, number: usize, marks: impl Iterator<Item = &'a Id>) {
        marks.for_each(|mark| self.marks.entry(mark.as_str()).or_default().push(number));
    }

    fn link(&mut self, from: Option<usize>, to: Option<usize>, link: Link) {
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            self.graph.links.push((from, to, link));
        }
    }

    fn number(&self, kind: NodeKind, id: &str) -> Option<usize> {
        self.numbers.get(&(kind, id)).copied()
    }

    fn fact(&self, id: &Id) -> Option<usize> {
        self.number(NodeKind::Fact, id.whole().unwrap_or(id.as_str()))
    }

    fn gives(&mut self, from: Option<usize>, ids: impl Iterator<Item = &'a Id>) {
        for id in ids {
            let given = self.fact(id).or_else(|| self.number(NodeKind::Step, id.as_str()));
            self.link(from, given, Link::Gives);
        }
    }

    fn link_customer(&mut self) {
        let scenario = self.scenario;
        let opening = self.number(NodeKind::Opening, "");
        self.gives(opening, scenario.opening.iter().flat_map(|opening| &opening.gives));
        for fact in &scenario.facts {
            self.link_fact(fact);
        }
        for step in &scenario.steps {
            let number = self.number(NodeKind::Step, step.id.as_str());
            self.gives(number, step.tries.iter().flat_map(|attempt| &attempt.gives));
            self.gives(number, step.already.iter().flat_map(|already| &already.gives));
            for when in step.tries.iter().filter_map(|attempt| attempt.when.as_ref()) {
                self.waits(number, when, Link::Waits);
            }
        }
        for ask in &scenario.asks {
            let number = self.number(NodeKind::Ask, ask.id.as_str());
            for when in ask.when.iter().chain([&ask.wants]) {
                self.waits(number, when, Link::Waits);
            }
            let all = [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored];
            self.gives(number, all.into_iter().flat_map(|reaction| &reaction.gives));
        }
        for beat in &scenario.beats {
            let number = self.number(NodeKind::Beat, beat.id.as_str());
            self.waits(number, &beat.when, Link::Waits);
            self.gives(number, beat.gives.iter());
        }
    }

    fn link_fact(&mut self, fact: &'a Fact) {
        let number = self.number(NodeKind::Fact, fact.id.as_str());
        self.gives(number, fact.gives.iter());
        match &fact.reveals {
            Reveals::WhenConfronted { with } => {
                self.link(self.number(NodeKind::Finding, with.as_str()), number, Link::Gives);
            }
            Reveals::ByStep(step) => {
                self.link(self.number(NodeKind::Step, step.as_str()), number, Link::Gives);
            }
            Reveals::When(when) | Reveals::Unasked(when) => self.waits(number, when, Link::Waits),
            Reveals::WhenAsked | Reveals::AfterProbe { .. } | Reveals::Never => {}
        }
        if let Some(when) = &fact.collapses_when {
            self.waits(number, when, Link::Waits);
        }
    }

    fn link_desk(&mut self) {
        for tool in &self.scenario.tools {
            let number = self.number(NodeKind::Tool, tool.id.as_str());
            if let Some(needs) = &tool.needs {
                self.waits(number, needs, Link::Waits);
            }
            for state in &tool.states {
                if let Some(when) = &state.when {
                    self.waits(number, when, Link::Waits);
                }
                for id in &state.finds {
                    self.link(number, self.number(NodeKind::Finding, id.as_str()), Link::Gives);
                }
            }
        }
    }

    fn link_ends(&mut self) {
        let scenario = self.scenario;
        let ticket = self.number(NodeKind::Ticket, "");
        for subject in &scenario.ticket.must_say {
            let from = match subject {
                Subject::Fact(id) => self.fact(id),
                Subject::Found(id) => self.number(NodeKind::Finding, id.as_str()),
                Subject::Step(id) => self.number(NodeKind::Step, id.as_str()),
                Subject::Event(_) | Subject::Text(_) => None,
            };
            self.link(from, ticket, Link::Needs);
        }
        let endings = self.graph.nodes.iter().enumerate();
        let endings: Vec<usize> =
            endings.filter(|(_, node)| node.kind == NodeKind::Ending).map(|(number, _)| number).collect();
        for (number, ending) in endings.into_iter().zip(&scenario.outcome.right) {
            for after in &scenario.outcome.after {
                self.waits(Some(number), after, Link::Needs);
            }
            if let (Ending::Resolve, Some(fixed)) = (ending, &scenario.problem.fixed_when) {
                self.waits(Some(number), fixed, Link::Needs);
            }
            if ending.team().is_some() {
                self.link(ticket, Some(number), Link::Needs);
            }
        }
    }

    /// Links everything that the condition names to what waits for it.
    fn waits(&mut self, to: Option<usize>, condition: &'a Condition, link: Link) {
        let mut from = Vec::new();
        condition.any_term(&mut |term| {
            from.extend(self.named(term));
            false
        });
        for from in from {
            self.link(Some(from), to, link);
        }
    }

    fn named(&self, term: &Condition) -> Vec<usize> {
        let kinds: &[NodeKind] = match term {
            Condition::World(mark) => return self.marks.get(mark.as_str()).cloned().unwrap_or_default(),
            Condition::Found(_) => &[NodeKind::Finding],
            Condition::Tool(_) | Condition::Announced(_) => &[NodeKind::Tool],
            Condition::Step(_) | Condition::HeardInstruct(_) => &[NodeKind::Step],
            Condition::Played(_) => &[NodeKind::Beat],
            Condition::Satisfied(_) | Condition::Waiting(_) => &[NodeKind::Ask],
            Condition::Fact(_) | Condition::HeardAsk(_) | Condition::HeardAgain(_) => &[NodeKind::Fact],
            Condition::Told(_)
            | Condition::ToldWrong(_)
            | Condition::ToldUnknown(_)
            | Condition::HeardAbout(_) => &[NodeKind::Finding, NodeKind::Fact, NodeKind::Step],
            Condition::TurnsSince { .. } => {
                &[NodeKind::Fact, NodeKind::Finding, NodeKind::Step, NodeKind::Beat, NodeKind::Ask]
            }
            _ => &[],
        };
        let (Condition::Found(id)
        | Condition::Tool(id)
        | Condition::Announced(id)
        | Condition::Step(id)
        | Condition::HeardInstruct(id)
        | Condition::Played(id)
        | Condition::Satisfied(id)
        | Condition::Waiting(id)
        | Condition::Fact(id)
        | Condition::HeardAsk(id)
        | Condition::HeardAgain(id)
        | Condition::Told(id)
        | Condition::ToldWrong(id)
        | Condition::ToldUnknown(id)
        | Condition::HeardAbout(id)
        | Condition::TurnsSince { id, .. }) = term
        else {
            return Vec::new();
        };
        let whole = id.whole().unwrap_or(id.as_str());
        kinds.iter().find_map(|kind| self.number(*kind, whole)).into_iter().collect()
    }

    fn finish(mut self) -> Graph {
        let graph = &mut self.graph;
        graph.links.sort();
        graph.links.dedup_by_key(|(from, to, _)| (*from, *to));
        for (from, _, link) in &graph.links {
            graph.nodes[*from].needed |= *link == Link::Needs;
        }
        self.graph
    }
}

fn words(ending: &Ending) -> String {
    match ending {
        Ending::Resolve => "resolve".to_owned(),
        Ending::Escalate(team) => format!("hand to {team}"),
        Ending::Refer(place) => format!("refer to {place}"),
        Ending::Decline(policy) => format!("decline: {policy}"),
        Ending::Callback => "arrange a call back".to_owned(),
        Ending::EndForAbuse => "end for abuse".to_owned(),
        Ending::HungUp => "customer hangs up".to_owned(),
    }
}
