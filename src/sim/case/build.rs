//! Putting a case together.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::{DateTime, Time};

use super::Article;
use super::draw::drawn;
use super::glossary::Glossary;
use super::item::{Item, moment};
use super::subjects::subjects;
use crate::sim::folding::folded;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::scenario::model::{
    Beat, Condition, Desk, DeskEvent, DeskTool, Fact, Finding, Persona, Priority, Scenario, Shared, Step,
    Team, Tool,
};
use crate::sim::time::Millis;
use crate::sim::understanding::{Lexicon, LexiconOptions, Pack, Wordings};

/// What a case is made of.
#[derive(Clone)]
pub struct Parts {
    /// The desk.
    pub desk: Desk,
    /// The scenario, as its file says.
    pub scenario: Scenario,
    /// The scenario's persona, then those it is `with`.
    pub personas: Vec<Persona>,
    /// The shared blocks it includes, and those they include.
    pub shared: Vec<Shared>,
    /// The open event.
    pub event: Option<DeskEvent>,
    /// The desk's articles.
    pub articles: Vec<Article>,
    /// The language pack.
    pub pack: Arc<Pack>,
}

/// Everything that a call is set in: what is the same for every seed that draws the same values.
///
/// Putting it together takes longer than a call does, so that calls share it.
#[derive(Debug)]
pub struct Setting {
    /// The desk.
    pub desk: Desk,
    /// The scenario, with values drawn and shared blocks added.
    pub scenario: Scenario,
    /// The persona, with those it is `with` added.
    pub persona: Persona,
    /// The scenario's beats, then those of shared blocks and personas.
    pub beats: Vec<Beat>,
    /// By beat: what its condition asks for, so that a turn need not look for it in every condition.
    pub beats_ask: Vec<AsksFor>,
    /// By mover of the persona: the same.
    pub movers_ask: Vec<AsksFor>,
    /// The open event.
    pub event: Option<DeskEvent>,
    /// The desk's articles.
    pub articles: Vec<Article>,
    /// The language pack.
    pub pack: Arc<Pack>,
    /// What the texts of this call can be about.
    pub lexicon: Arc<Lexicon>,
    /// When the call comes in.
    pub call_at: DateTime,
    /// The desk's terms.
    pub glossary: Glossary,
    /// Of each fact with parts: the ids of the parts.
    pub parts: BTreeMap<Id, Vec<Id>>,
    /// Every value and alias of an item or a finding, folded, with its id.
    pub spellings: Vec<(Id, String)>,
    /// Every moment of the call that a beat, a question or a message of pressure waits for, in order.
    pub instants: Vec<Millis>,
}

/// What a condition asks for beside the state of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsksFor {
    /// Something that is being heard.
    pub hearing: bool,
    /// How often it has held before.
    pub times: bool,
}

impl AsksFor {
    fn of(condition: &Condition) -> Self {
        let times = condition.any_term(&mut |term| matches!(term, Condition::Times(_)));
        Self { hearing: condition.needs_hearing(), times }
    }
}

/// Everything that a call is played with: its setting, and the seed. Never changes during the call.
#[derive(Clone, Debug)]
pub struct Case {
    setting: Arc<Setting>,
    /// The seed.
    pub seed: Seed,
}

impl Deref for Case {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.setting
    }
}

impl Case {
    /// Puts a case together for one seed.
    #[must_use]
    pub fn new(parts: Parts, seed: Seed) -> Self {
        Self::within(Arc::new(Setting::new(parts, seed)), seed)
    }

    /// The case of another seed that draws the same values.
    #[must_use]
    pub const fn within(setting: Arc<Setting>, seed: Seed) -> Self {
        Self { setting, seed }
    }
}

impl Setting {
    /// Puts together what a call with this seed is set in.
    ///
    /// Takes whatever content it is given: what is wrong with it has been reported before, and what cannot be used is
    /// left out.
    #[must_use]
    pub fn new(parts: Parts, seed: Seed) -> Self {
        Self::with_wordings(parts, seed, &Wordings::default())
    }

    /// The same with texts of the parts that were cut into words before.
    #[must_use]
    pub fn with_wordings(parts: Parts, seed: Seed, wordings: &Wordings) -> Self {
        let mut scenario = parts.scenario;
        for shared in parts.shared {
            scenario.facts.extend(shared.facts);
            scenario.topics.extend(shared.topics);
            scenario.asks.extend(shared.asks);
            scenario.digressions.extend(shared.digressions);
            scenario.beats.extend(shared.beats);
        }
        let scenario = drawn(scenario, seed);
        let persona = merged(parts.personas, &scenario);
        let beats: Vec<Beat> = scenario
            .beats
            .iter()
            .chain(&persona.beats)
            .filter(|beat| !scenario.without.contains(&beat.id))
            .cloned()
            .collect();
        let call_at =
            moment(&scenario.call_at).map_or(DateTime::constant(2025, 1, 1, 12, 0, 0, 0), |(at, _)| at);
        let instants = instants(&scenario, &beats, call_at);
        let subjects = subjects(&parts.desk, &scenario, parts.event.as_ref(), &parts.articles);
        let options =
            LexiconOptions { call_at, company: vec![parts.desk.company.clone(), parts.desk.short.clone()] };
        let lexicon = Lexicon::build_with(&parts.pack, subjects, &options, wordings);
        Self {
            glossary: Glossary::new(&parts.desk.glossary),
            parts: parts_of_facts(&scenario),
            spellings: spellings(&scenario, &parts.pack),
            desk: parts.desk,
            beats_ask: beats.iter().map(|beat| AsksFor::of(&beat.when)).collect(),
            movers_ask: persona.movers.iter().map(|mover| AsksFor::of(&mover.when)).collect(),
            scenario,
            persona,
            beats,
            event: parts.event,
            articles: parts.articles,
            pack: parts.pack,
            lexicon: Arc::new(lexicon),
            call_at,
            instants,
        }
    }

    /// The fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.scenario.facts.iter().find(|fact| fact.id == *id)
    }

    /// The items that an id stands for: a part, a fact without parts, or all parts of a fact. Empty for any other id.
    #[must_use]
    pub fn items(&self, id: &str) -> Vec<Item<'_>> {
        let Some((whole, part)) = id.split_once('.') else {
            return self.fact(id).map(Item::of).unwrap_or_default();
        };
        let Some(fact) = self.fact(whole) else { return Vec::new() };
        let named = fact.parts.iter().filter(|known| known.id == *part);
        named.map(|part| Item { id: Id::new(id), fact, part: Some(part) }).collect()
    }

    /// Whether this is a fact with parts, and something holds of each of them.
    #[must_use]
    pub fn all_parts(&self, id: &Id, holds: impl Fn(&Id) -> bool) -> bool {
        self.parts.get(id).is_some_and(|parts| parts.iter().all(holds))
    }

    /// Every item of every fact, in the order of the file.
    pub fn all_items(&self) -> impl Iterator<Item = Item<'_>> {
        self.scenario.facts.iter().flat_map(Item::of)
    }

    /// The finding with this id.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.scenario.findings.iter().find(|finding| finding.id == *id)
    }

    /// The step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.scenario.steps.iter().find(|step| step.id == *id)
    }

    /// The desk's tool with this id, and what the scenario says of it.
    #[must_use]
    pub fn tool(&self, id: &str) -> Option<(&DeskTool, Option<&Tool>)> {
        let desk = self.desk.tools.iter().find(|tool| tool.id == *id)?;
        Some((desk, self.scenario.tools.iter().find(|tool| tool.id == *id)))
    }

    /// The team with this id.
    #[must_use]
    pub fn team(&self, id: &str) -> Option<&Team> {
        self.desk.teams.iter().find(|team| team.id == *id)
    }

    /// The article with this id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == *id)
    }

    /// The priority the ticket should have, by the desk's matrix.
    #[must_use]
    pub fn priority(&self) -> Priority {
        let rule = &self.scenario.ticket;
        let row = self.desk.matrix.get(rule.impact.index());
        row.and_then(|row| row.get(rule.urgency.index())).copied().unwrap_or(Priority::P4)
    }

    /// The ids of facts that count toward verification and that this customer can give.
    pub fn identity_facts(&self) -> impl Iterator<Item = &Id> {
        self.desk.verification.of.iter().filter(|id| self.fact(id.as_str()).is_some())
    }

    /// Whether this may be spoken only to a verified caller.
    #[must_use]
    pub fn is_private(&self, id: &str) -> bool {
        self.desk.private.iter().any(|private| *private == *id)
            || self.finding(id).is_some_and(|finding| finding.private)
    }

    /// The agent's name for something, for messages: a team's, tool's or article's name, or the id itself.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        let team = self.team(id).map(|team| team.name.as_str());
        let tool = || self.desk.tools.iter().find(|tool| tool.id == *id).map(|tool| tool.name.as_str());
        let offer = || self.desk.offers.iter().find(|offer| offer.id == *id).map(|offer| offer.name.as_str());
        let elsewhere =
            || self.desk.elsewhere.iter().find(|place| place.id == *id).map(|place| place.name.as_str());
        team.or_else(tool).or_else(offer).or_else(elsewhere).unwrap_or(id)
    }
}

fn instants(scenario: &Scenario, beats: &[Beat], call_at: DateTime) -> Vec<Millis> {
    let pressure = scenario.upsell.pressure.iter().map(|pressure| &pressure.when);
    let mut all = Vec::new();
    let asks = scenario.asks.iter().filter_map(|ask| ask.when.as_ref());
    for when in pressure.chain(beats.iter().map(|beat| &beat.when)).chain(asks) {
        when.any_term(&mut |term| {
            match term {
                Condition::Elapsed { seconds } => all.push(Millis::from(*seconds) * 1_000),
                Condition::Clock { after, before } => {
                    all.extend(after.iter().chain(before).filter_map(|text| until(call_at, text)));
                }
                _ => {}
            }
            false
        });
    }
    all.sort_unstable();
    all
}

/// How long after the call came in the wall shows this time, on the same day.
fn until(call_at: DateTime, time: &str) -> Option<Millis> {
    let time: Time = time.parse().ok()?;
    let span = time.duration_since(call_at.time());
    Millis::try_from(span.as_millis()).ok().filter(|ms| *ms > 0)
}

fn merged(personas: Vec<Persona>, scenario: &Scenario) -> Persona {
    let mut personas = personas.into_iter();
    let mut persona = personas.next().unwrap_or_else(|| nobody(&scenario.language));
    for other in personas {
        persona.moods.extend(
            other
                .moods
                .into_iter()
                .filter(|tag| !persona.moods.iter().any(|own| own.0 == tag.0))
                .collect::<Vec<_>>(),
        );
        persona.movers.extend(
            other
                .movers
                .into_iter()
                .filter(|mover| !persona.movers.iter().any(|own| own.id == mover.id))
                .collect::<Vec<_>>(),
        );
        persona.beats.extend(other.beats);
        persona.lines.by_kind.extend(other.lines.by_kind);
        persona.digresses = persona.digresses.or(other.digresses);
        persona.feels = persona.feels.or(other.feels);
    }
    for tag in &scenario.moods {
        persona.moods.retain(|own| own.0 != tag.0);
        persona.moods.push(tag.clone());
    }
    persona.movers.retain(|mover| !scenario.without.contains(&mover.id));
    persona
}

/// A customer without qualities, for a scenario whose persona is missing: reported before, and still no reason to fail.
fn nobody(language: &str) -> Persona {
    use crate::sim::scenario::model::{FORMAT, HoldManner, PersonaLines, SilenceManner};
    Persona {
        format: FORMAT,
        id: Id::default(),
        name: String::new(),
        language: language.to_owned(),
        teaches: String::new(),
        patience: 50,
        trust: 50,
        moods: Vec::new(),
        movers: Vec::new(),
        answers_at_once: 2,
        leaves_below: 8,
        feels: None,
        silence: SilenceManner { seconds: 20, patience: -5, says: Vec::new() },
        hold: HoldManner { unasked: -5, overrun: -5, back: Vec::new(), back_late: Vec::new() },
        digresses: None,
        lines: PersonaLines::default(),
        words: Vec::new(),
        beats: Vec::new(),
    }
}

fn parts_of_facts(scenario: &Scenario) -> BTreeMap<Id, Vec<Id>> {
    let mut all = BTreeMap::new();
    for fact in scenario.facts.iter().filter(|fact| !fact.parts.is_empty()) {
        let parts = || fact.parts.iter().map(|part| fact.id.part(&part.id)).collect();
        all.entry(fact.id.clone()).or_insert_with(parts);
    }
    all
}

fn spellings(scenario: &Scenario, pack: &Pack) -> Vec<(Id, String)> {
    let items = scenario.facts.iter().flat_map(Item::of).flat_map(|item| {
        let aliases = item.part.map_or(&item.fact.aliases, |part| &part.aliases).iter().cloned();
        let spelt: Vec<String> = aliases.chain([item.value(pack)]).collect();
        spelt.into_iter().map(move |spelling| (item.id.clone(), spelling))
    });
    let findings = scenario.findings.iter().flat_map(|finding| {
        let spelt = finding.aliases.iter().chain([&finding.value]);
        spelt.map(|spelling| (finding.id.clone(), spelling.clone()))
    });
    items.chain(findings).map(|(id, spelling)| (id, folded(spelling.trim()))).collect()
}
