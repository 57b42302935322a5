//! The words that a desk, a scenario or a file calls its own, so that no dictionary has to know them.

use std::collections::HashSet;

use crate::sim::scenario::model::{Desk, Scenario};

/// Words that nobody has to look up, in small letters.
#[derive(Clone, Debug, Default)]
pub struct OwnWords(HashSet<String>);

impl OwnWords {
    /// What a desk calls its products, teams, tools and offers, its glossary, and the words it lists.
    #[must_use]
    pub fn of_desk(desk: &Desk) -> Self {
        let mut own = Self::default();
        own.add_all(desk.words.iter().chain([&desk.company, &desk.short]));
        own.add_all(desk.glossary.iter().flat_map(|term| &term.term));
        own.add_all(desk.products.iter().map(|product| &product.name));
        own.add_all(desk.teams.iter().flat_map(|team| team.aliases.iter().chain([&team.name])));
        own.add_all(desk.tools.iter().flat_map(|tool| tool.aliases.iter().chain([&tool.name])));
        own.add_all(desk.offers.iter().flat_map(|offer| offer.aliases.iter().chain([&offer.name])));
        own
    }

    /// Names and values of a case.
    #[must_use]
    pub(crate) fn of_scenario(scenario: &Scenario) -> Self {
        let mut own = Self::default();
        let customer = &scenario.customer;
        own.add_all(customer.names.right.iter().chain(&customer.names.wrong).chain([&customer.name]));
        own.add_all(customer.record.iter().map(|line| &line.value));
        own.add_all(scenario.facts.iter().flat_map(|fact| fact.aliases.iter().chain([&fact.value])));
        own.add_all(
            scenario.findings.iter().flat_map(|finding| finding.aliases.iter().chain([&finding.value])),
        );
        own.add_all(scenario.digressions.iter().flat_map(|own| &own.about));
        own.add_all(scenario.draw.iter().flat_map(|row| row.values()));
        own
    }

    /// The words that a file lists.
    #[must_use]
    pub(crate) fn listed(words: &[String]) -> Self {
        let mut own = Self::default();
        own.add_all(words);
        own
    }

    /// Whether nobody has to look up this word, which is in small letters.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.contains(word.strip_suffix("'s").unwrap_or(word)) || self.0.contains(word)
    }

    fn add_all<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        for text in texts {
            let words =
                text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
            self.0.extend(words.map(str::to_lowercase));
        }
    }
}
