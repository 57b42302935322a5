//! The rubric: weights, caps and every text of the criteria, as data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::sim::wording::Phrases;
use crate::sim::words::Dimension;

/// The file format.
const FORMAT: u32 = 1;

/// All of something, per mille.
const WHOLE: u16 = 1_000;

/// What a desk's calls are scored by. One file in `assets/rubrics`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// The file format, 1.
    pub format: u32,
    /// Its name in files.
    pub id: String,
    /// The language of its texts.
    pub language: String,
    /// After so many understood utterances, criteria that ask for the absence of faults are worth their whole weight.
    pub full_exposure: u32,
    /// A tone signal surer than this counts, per mille; one less sure is a near miss.
    pub sure: u16,
    /// Said where too little was spoken to earn more; `{said}` of `{full}` utterances.
    pub too_little: String,
    /// Said where too little was asked to earn more; `{said}` of `{full}` questions.
    pub too_few: String,
    /// Said where a criterion does not apply because the call was rightly cut short.
    #[serde(default)]
    pub cut_short: String,
    /// Words by which the agent takes something on in person: "I'll", "leave it with me".
    #[serde(default)]
    pub own_words: Phrases,
    /// Words that explain a term right after it: "that is", "the one".
    #[serde(default)]
    pub explains_after: Phrases,
    /// Words that explain a term right after it when a comma, a dash or a bracket stands between them: "the", "your".
    #[serde(default)]
    pub apposition: Phrases,
    /// Words that lead from an explanation to its term: "called".
    #[serde(default)]
    pub explains_before: Phrases,
    /// The criteria.
    pub criteria: Vec<CriterionText>,
    /// The critical errors.
    #[serde(default)]
    pub critical: Vec<CriticalText>,
    /// Conditions in words, by kind; `{what}` is the fact, tool or team.
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    /// What the flags for the mentor say, by kind of flag.
    #[serde(default)]
    pub flags: BTreeMap<String, String>,
    /// Faults that limit a whole dimension.
    #[serde(default)]
    pub caps: Vec<Cap>,
}

/// Weight and words of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionText {
    /// Its name: `tone-blame`.
    pub id: String,
    /// How many points it is worth.
    pub weight: u16,
    /// Its title.
    pub title: String,
    /// What is looked at.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What earns it: the pass anchor.
    pub earns: String,
    /// What loses it: the fail anchor.
    pub loses: String,
    /// A line that loses it.
    #[serde(default)]
    pub example_bad: String,
    /// A line that earns it.
    #[serde(default)]
    pub example_good: String,
    /// The sentences of its evidence, by key; `{name}` stands for a value.
    #[serde(default)]
    pub says: BTreeMap<String, String>,
    /// What a better sentence takes the place of.
    #[serde(default)]
    pub replaces: Replaces,
    /// Sentences that earn the point, tried in order: the first whose names all have a value in this call is used.
    #[serde(default)]
    pub better: Vec<String>,
}

/// What a better sentence takes the place of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Replaces {
    /// The words that lost the point.
    Words,
    /// The sentence they stand in. What that sentence asked for is asked anew.
    #[default]
    Sentence,
    /// The whole utterance.
    Utterance,
}

/// Whom a critical error hurts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriticalKind {
    /// The customer.
    #[default]
    #[serde(alias = "Customer")]
    Customer,
    /// The business.
    #[serde(alias = "Business")]
    Business,
    /// The law and the rules of the house.
    #[serde(alias = "Compliance")]
    Compliance,
}

/// Words of one critical error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriticalText {
    /// Its name: `critical-insult`.
    pub id: String,
    /// Whom it hurts.
    pub kind: CriticalKind,
    /// Its title.
    pub title: String,
    /// What is looked at.
    pub what: String,
    /// Why it fails a call.
    pub why: String,
    /// A line that commits it.
    #[serde(default)]
    pub example_bad: String,
    /// What would have been right.
    #[serde(default)]
    pub instead: String,
    /// The sentences of its evidence, by key.
    #[serde(default)]
    pub says: BTreeMap<String, String>,
}

/// A limit on a dimension: what is so grave that other points cannot make up for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The dimension.
    pub dimension: Dimension,
    /// The criteria that are looked at.
    pub of: Vec<String>,
    /// From so many faults in them together; left out, faults are not counted.
    #[serde(default)]
    pub faults: Option<u16>,
    /// When the first of them earned less than this of its weight, per mille; left out, that is not looked at.
    #[serde(default)]
    pub earned_below: Option<u16>,
    /// Only in a call that the customer put down.
    #[serde(default)]
    pub customer_left: bool,
    /// The most the dimension can then reach, per mille.
    pub at_most: u16,
    /// Why, in one sentence.
    pub because: String,
}

/// Something wrong with a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricFault {
    /// A stable code: `RU001`.
    pub code: &'static str,
    /// Whether the rubric cannot be used as it is; otherwise it works and something is missing.
    pub fatal: bool,
    /// Line and column, counted from 1, where known.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub says: String,
}

impl Rubric {
    /// Whether these words take something on in person. A rubric that lists no such words does not ask for them: it was written
    /// before they were looked at.
    #[must_use]
    pub fn takes_on(&self, text: &str) -> bool {
        self.own_words == Phrases::default() || self.own_words.stand_in(text)
    }

    /// Reads a rubric. What cannot be read leaves an empty one, and numbers that no call can be scored by are fatal too; what is
    /// missing or unknown is said, and works.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<RubricFault>) {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .with_default_extension(ron::extensions::Extensions::UNWRAP_NEWTYPES);
        match options.from_str::<Self>(text) {
            Ok(rubric) => {
                let faults = rubric.unusable().into_iter().chain(rubric.faults()).collect();
                (rubric, faults)
            }
            Err(error) => {
                let start = error.span.start;
                let fault = RubricFault {
                    code: "RU001",
                    fatal: true,
                    at: Some((start.line, start.col)),
                    says: format!("cannot read the rubric: {}", error.code),
                };
                (Self::default(), vec![fault])
            }
        }
    }

    /// Weight and words of a criterion.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&CriterionText> {
        self.criteria.iter().find(|text| text.id == id)
    }

    /// Words of a critical error.
    #[must_use]
    pub fn critical(&self, id: &str) -> Option<&CriticalText> {
        self.critical.iter().find(|text| text.id == id)
    }

    /// The sentence with this key of a criterion or critical error, with its names replaced by values. A sentence the
    /// rubric does not have is the key itself: reported when the rubric was read.
    #[must_use]
    pub fn sentence(&self, id: &str, key: &str, values: &[(&str, &str)]) -> String {
        let says = self.criterion(id).map(|text| &text.says);
        let says = says.or_else(|| self.critical(id).map(|text| &text.says));
        let template = says.and_then(|says| says.get(key)).map_or(key, String::as_str);
        filled(template, values)
    }

    /// What a call cannot be scored by.
    fn unusable(&self) -> Vec<RubricFault> {
        let mut says = Vec::new();
        if self.format != FORMAT {
            says.push(format!("format {} is not known; write `format: {FORMAT}`", self.format));
        }
        if self.full_exposure == 0 {
            says.push("`full_exposure` is 0; it counts utterances, and is 1 or more".to_owned());
        }
        let own = [("sure", Some(self.sure))];
        let of_caps = self
            .caps
            .iter()
            .flat_map(|cap| [("at_most", Some(cap.at_most)), ("earned_below", cap.earned_below)]);
        for (name, value) in own.into_iter().chain(of_caps) {
            if let Some(value) = value.filter(|value| *value > WHOLE) {
                says.push(format!("`{name}` is {value}; it is per mille, from 0 to {WHOLE}"));
            }
        }
        let criteria = self.criteria.iter().map(|text| ("criterion", text.id.as_str()));
        let critical = self.critical.iter().map(|text| ("critical error", text.id.as_str()));
        let mut seen = BTreeSet::new();
        for (what, id) in criteria.chain(critical).filter(|(_, id)| !seen.insert(*id)) {
            says.push(format!("the {what} `{id}` stands here twice; only one can count"));
        }
        for dimension in Dimension::ALL {
            let own =
                super::criteria().map(super::Criterion::info).filter(|info| info.dimension == dimension);
            if own.filter_map(|info| self.criterion(info.id)).all(|text| text.weight == 0) {
                let name = dimension.name();
                says.push(format!(
                    "no criterion of the dimension `{name}` has a weight; give one at least 1"
                ));
            }
        }
        let fault = |says| RubricFault { code: "RU005", fatal: true, at: None, says };
        says.into_iter().map(fault).collect()
    }

    fn faults(&self) -> Vec<RubricFault> {
        let mut faults = Vec::new();
        let mut fault = |code, says| faults.push(RubricFault { code, fatal: false, at: None, says });
        for info in super::criteria().map(super::Criterion::info) {
            match self.criterion(info.id) {
                None => fault(
                    "RU003",
                    format!("no criterion `{}`: it counts 0 points; add it with a weight", info.id),
                ),
                Some(text) => lacking(info.id, info.says, &text.says, &mut fault),
            }
        }
        for info in super::critical_rules().map(super::CriticalRule::info) {
            match self.critical(info.id) {
                None => fault(
                    "RU003",
                    format!("no critical error `{}`: it will speak in keys; add its texts", info.id),
                ),
                Some(text) => lacking(info.id, info.says, &text.says, &mut fault),
            }
        }
        let known = |id: &str| super::criteria().any(|criterion| criterion.info().id == id);
        for id in self.criteria.iter().map(|text| &text.id).chain(self.caps.iter().flat_map(|cap| &cap.of)) {
            if !known(id) {
                fault(
                    "RU002",
                    unknown("criterion", id, super::criteria().map(|criterion| criterion.info().id)),
                );
            }
        }
        for text in &self.critical {
            if !super::critical_rules().any(|rule| rule.info().id == text.id) {
                let ids = super::critical_rules().map(|rule| rule.info().id);
                fault("RU002", unknown("critical error", &text.id, ids));
            }
        }
        faults
    }
}

fn lacking(
    id: &str,
    keys: &[&str],
    says: &BTreeMap<String, String>,
    fault: &mut impl FnMut(&'static str, String),
) {
    for key in keys.iter().filter(|key| !says.contains_key(**key)) {
        fault("RU004", format!("`{id}` has no sentence `{key}` under `says`; add one"));
    }
}

fn unknown(what: &str, id: &str, known: impl Iterator<Item = &'static str>) -> String {
    let near = known.min_by_key(|known| strsim::levenshtein(known, id));
    near.map_or_else(
        || format!("unknown {what} `{id}`"),
        |near| format!("unknown {what} `{id}`; did you mean `{near}`?"),
    )
}

/// The template with `{name}` replaced by values.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::rubric;

    #[track_caller]
    fn check(text: &str, code: &str, words: &str) {
        let (_, faults) = Rubric::parse(text);
        let fault = faults.iter().find(|fault| fault.code == code && fault.says.contains(words));
        assert!(fault.is_some(), "{faults:?}");
    }

    #[test]
    fn the_rubric_that_ships_has_weight_and_words_for_everything() {
        let text = include_str!("../../../assets/rubrics/standard.ron");
        assert_eq!(Rubric::parse(text).1, []);
        let rubric = rubric();
        assert!(
            rubric
                .criteria
                .iter()
                .all(|text| text.weight > 0 && !text.earns.is_empty() && !text.why.is_empty())
        );
    }

    #[test]
    fn what_is_wrong_is_said_and_never_fatal_when_it_can_be_read() {
        let head = "Rubric(format: 1, id: \"x\", language: \"en\", full_exposure: 6, sure: 500, too_little: \"\", too_few: \"\"";
        let blank = "title: \"\", what: \"\", why: \"\", earns: \"\", loses: \"\"";
        check(&format!("{head}, criteria: [])"), "RU003", "tone-blame");
        let misspelt = format!("{head}, criteria: [(id: \"tone-blaim\", weight: 1, {blank})])");
        check(&misspelt, "RU002", "did you mean `tone-blame`");
        let wordless = format!("{head}, criteria: [(id: \"tone-blame\", weight: 1, {blank})])");
        check(&wordless, "RU004", "`lost`");
        check("Rubric(", "RU001", "cannot read");
        assert_eq!(Rubric::parse("Rubric(").1[0].at.map(|(line, _)| line), Some(1));
    }

    #[test]
    fn numbers_that_no_call_can_be_scored_by_are_fatal() {
        #[track_caller]
        fn check(change: impl FnOnce(&mut Rubric), words: &str) {
            let mut changed = rubric();
            change(&mut changed);
            let (_, faults) = Rubric::parse(&ron::to_string(&changed).unwrap());
            let fault = faults.iter().find(|fault| fault.fatal);
            assert!(fault.is_some_and(|fault| fault.says.contains(words)), "{faults:?}");
        }
        check(|rubric| rubric.format = 99, "format 99");
        check(|rubric| rubric.sure = u16::MAX, "`sure` is 65535");
        check(|rubric| rubric.caps[0].at_most = 1_001, "`at_most` is 1001");
        check(|rubric| rubric.full_exposure = 0, "`full_exposure` is 0");
        check(|rubric| rubric.criteria.push(rubric.criteria[0].clone()), "stands here twice");
        check(|rubric| rubric.critical.push(rubric.critical[0].clone()), "stands here twice");
        check(
            |rubric| rubric.criteria.iter_mut().for_each(|text| text.weight = 0),
            "the dimension `tone` has a weight",
        );
    }

    #[test]
    fn a_rubric_without_own_words_asks_for_none() {
        let with = rubric();
        assert!(with.takes_on("I'll see to it.") && !with.takes_on("They will ring you."));
        let without = Rubric { own_words: Phrases::default(), ..with.clone() };
        assert!(without.takes_on("They will ring you."));
    }
}
