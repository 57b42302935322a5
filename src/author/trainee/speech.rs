//! From a move to words: a bot's own phrases, filled with what the call is about.

use std::collections::BTreeMap;

use super::bot::Bot;
use super::moves::Move;
use crate::sim::call::State;
use crate::sim::case::{Case, Item};
use crate::sim::ids::Id;
use crate::sim::rng::{Seed, Stream, fnv1a};
use crate::sim::scenario::model::Feeling;

/// The words of one bot in one call. Remembers what was said, so as to say it otherwise the next time.
#[derive(Debug)]
pub struct Speech<'b> {
    bot: &'b Bot,
    seed: Seed,
    used: BTreeMap<(String, usize), u32>,
}

impl<'b> Speech<'b> {
    /// The words of this bot; the seed picks among its phrases.
    #[must_use]
    pub fn new(bot: &'b Bot, seed: Seed) -> Self {
        Self { bot, seed, used: BTreeMap::new() }
    }

    /// A phrase for this key, filled; nothing when the bot has none.
    pub fn phrase(&mut self, key: &str, case: &Case, state: &State, fill: &[(&str, &str)]) -> Option<String> {
        let phrases = fitting(self.bot, key, case);
        let times = |index: &usize| self.used.get(&(key.to_owned(), *index)).copied().unwrap_or(0);
        let least = phrases.iter().map(|(index, _)| times(index)).min()?;
        let fresh: Vec<(usize, &str)> =
            phrases.into_iter().filter(|(index, _)| times(index) == least).collect();
        let drawn = Stream::new(self.seed, "phrase", u64::from(state.turn) ^ fnv1a(key)).below(fresh.len());
        let (index, phrase) = *fresh.get(drawn)?;
        *self.used.entry((key.to_owned(), index)).or_insert(0) += 1;
        Some(filled(phrase, self.bot, case, fill))
    }

    /// The first of these keys that the bot has words for.
    fn first(
        &mut self,
        keys: &[String],
        case: &Case,
        state: &State,
        fill: &[(&str, &str)],
    ) -> Option<String> {
        // A key without phrases is one for which the bot has nothing to say, and no other takes its place.
        let has_words = |key: &&String| match self.bot.phrases.get(*key) {
            Some(phrases) => phrases.is_empty() || !fitting(self.bot, key, case).is_empty(),
            None => false,
        };
        let known = keys.iter().find(has_words)?.clone();
        self.phrase(&known, case, state, fill)
    }

    /// A word about a feeling.
    pub fn feeling(&mut self, feeling: Feeling, case: &Case, state: &State) -> Option<String> {
        let key = format!("feeling.{}", format!("{feeling:?}").to_lowercase());
        self.first(&[key, "feeling".to_owned()], case, state, &[])
    }

    /// The sentence for a move, said for the `tries`-th time; nothing for a deed and for what the bot has no words for.
    pub fn say(&mut self, said: &Move, tries: u32, case: &Case, state: &State) -> Option<String> {
        let one = |key: &str, name: &'static str, value: String| (vec![key.to_owned()], vec![(name, value)]);
        let (keys, fill) = match said {
            Move::Act(act) => (vec![act.name().to_owned()], Vec::new()),
            Move::Verify(ids) => one("verify", "identity", self.identity(case, ids)),
            Move::Ask(id) => return self.ask(id, tries, case, state),
            Move::AskTried => (vec!["tried".to_owned()], Vec::new()),
            Move::AskResult(id) => of_step("result", id, tries, case),
            Move::Instruct(id) => of_step("instruct", id, tries, case),
            Move::Tell(id) => one("tell", "value", plainly(case, id)),
            Move::TellUnknown(_) => (vec!["unknown".to_owned()], Vec::new()),
            Move::About(id) => one("about", "subject", subject(case, id)),
            Move::Word(word) => one("word", "word", word.clone()),
            Move::Sound(tone) => (vec![format!("sound.{}", tone.name())], Vec::new()),
            Move::Announce(id) => one("announce", "tool", case.name_of(id.as_str()).to_owned()),
            Move::Promise(None) => (vec!["promise".to_owned()], Vec::new()),
            Move::Promise(Some(team)) => (vec!["promise.team".to_owned()], of_team(case, team)),
            Move::HandOver(team) => (vec!["hand_over".to_owned()], of_team(case, team)),
            Move::Refer(place) => (
                vec![format!("refer.{place}"), "refer".to_owned()],
                vec![("place", case.name_of(place.as_str()).to_owned()), ("where", place_about(case, place))],
            ),
            Move::Refuse(policy) => one("refuse", "rule", rule(case, policy)),
            Move::Offer(offer) => one("offer", "offer", case.name_of(offer.as_str()).to_owned()),
            Move::Recap(ids) => one("recap", "items", items(case, state, ids)),
            Move::Run(_) | Move::Open(_) | Move::Wait(_) | Move::Write | Move::ReadBack | Move::Decide(_) => {
                return None;
            }
        };
        let fill: Vec<(&str, &str)> = fill.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.first(&keys, case, state, &fill)
    }

    /// A question: in the bot's own words for the kind of fact, and when these were used up in the author's.
    fn ask(&mut self, id: &Id, tries: u32, case: &Case, state: &State) -> Option<String> {
        let fact = case.fact(id.whole().unwrap_or(id.as_str()))?;
        let part = fact.parts.iter().find(|part| fact.id.part(&part.id) == *id);
        let kind = part.map_or(fact.kind.as_ref(), |part| part.kind.as_ref());
        let own =
            kind.map(|kind| format!("ask.{kind}")).filter(|key| !fitting(self.bot, key, case).is_empty());
        let asked_by = part.map_or(&fact.asked_by, |part| &part.asked_by);
        let asked_by = if asked_by.is_empty() { &fact.asked_by } else { asked_by };
        if let Some(key) = own.filter(|_| tries < 2 || asked_by.is_empty()) {
            let plain = self.phrase(&key, case, state, &[])?;
            let meant = fact.of.as_ref().and_then(|of| self.phrase("meant", case, state, &[("of", of)]));
            return Some(meant.map_or(plain.clone(), |meant| format!("{plain} {meant}")));
        }
        let drawn =
            Stream::new(self.seed, "asked_by", u64::from(tries) ^ fnv1a(id.as_str())).below(asked_by.len());
        match asked_by.get(drawn) {
            Some(asked) => self.phrase("ask", case, state, &[("asked", asked)]),
            None => {
                self.phrase("ask.about", case, state, &[("subject", &id.as_str().replace(['_', '.'], " "))])
            }
        }
    }

    fn identity(&self, case: &Case, ids: &[Id]) -> String {
        let name = |id: &Id| {
            let kind =
                case.fact(id.as_str()).and_then(|fact| fact.kind.clone()).unwrap_or_else(|| id.clone());
            let own = self.bot.phrases.get(&format!("identity.{kind}")).and_then(|words| words.first());
            own.cloned().unwrap_or_else(|| id.as_str().replace('_', " "))
        };
        joined(&ids.iter().map(name).collect::<Vec<_>>())
    }
}

/// The phrases for a key that fit the desk, with their numbers: those for a word of its glossary, which stands before them in
/// brackets, and only when there is none of these those for any desk.
fn fitting<'b>(bot: &'b Bot, key: &str, case: &Case) -> Vec<(usize, &'b str)> {
    let all = bot.phrases.get(key).into_iter().flatten().enumerate();
    let (mut of_trade, mut of_any) = (Vec::new(), Vec::new());
    for (index, phrase) in all {
        match phrase.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((term, phrase)) if knows(case, term) => of_trade.push((index, phrase.trim_start())),
            Some(_) => {}
            None => of_any.push((index, phrase.as_str())),
        }
    }
    if of_trade.is_empty() { of_any } else { of_trade }
}

fn knows(case: &Case, term: &str) -> bool {
    let mut terms = case.desk.glossary.iter().flat_map(|entry| &entry.term);
    terms.any(|known| known.eq_ignore_ascii_case(term))
}

fn filled(phrase: &str, bot: &Bot, case: &Case, fill: &[(&str, &str)]) -> String {
    if !phrase.contains('{') {
        return phrase.to_owned();
    }
    let desk = &case.desk;
    let company = if desk.short.is_empty() { &desk.company } else { &desk.short };
    let customer = customer(case);
    let always =
        [("company", company.as_str()), ("agent", bot.agent.as_str()), ("customer", customer.as_str())];
    let mut text = phrase.to_owned();
    for (name, value) in fill.iter().chain(&always) {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// How the customer is spoken to: "Ms Kovács".
fn customer(case: &Case) -> String {
    let customer = &case.scenario.customer;
    let name = customer.says_name.as_ref().unwrap_or(&customer.name);
    customer.title.as_ref().map_or_else(|| name.clone(), |title| format!("{title} {name}"))
}

fn of_step(key: &str, id: &Id, tries: u32, case: &Case) -> (Vec<String>, Vec<(&'static str, String)>) {
    let step = case.step(id.as_str());
    let kind = step.and_then(|step| step.kind.as_ref());
    let mut keys = Vec::new();
    if tries < 2 {
        keys.extend(kind.map(|kind| format!("{key}.{kind}")));
    }
    keys.push(key.to_owned());
    let pick = |words: &[String]| {
        let at = usize::try_from(tries).unwrap_or(0) % words.len().max(1);
        words.get(at).cloned()
    };
    let asked = step.and_then(|step| pick(&step.asked_by).or_else(|| pick(&step.named)));
    let named = step.and_then(|step| pick(&step.named).or_else(|| pick(&step.asked_by)));
    let plain = || id.as_str().replace('_', " ");
    (keys, vec![("asked", asked.unwrap_or_else(plain)), ("step", named.unwrap_or_else(plain))])
}

fn of_team(case: &Case, team: &Id) -> Vec<(&'static str, String)> {
    let priority = case.priority();
    let times = case.desk.promises.iter().find(|times| times.team == *team);
    let time = times.map_or_else(|| "1 day".to_owned(), |times| times.at(priority).words());
    let reason = case.scenario.outcome.because.split(['.', ';']).next().unwrap_or_default();
    vec![
        ("team", case.name_of(team.as_str()).to_owned()),
        ("time", time),
        ("reason", reason.trim().to_owned()),
    ]
}

fn place_about(case: &Case, place: &Id) -> String {
    let found = case.desk.elsewhere.iter().find(|own| own.id == *place);
    found.map(|own| own.about.split('.').next().unwrap_or_default().to_owned()).unwrap_or_default()
}

fn rule(case: &Case, policy: &Id) -> String {
    let found = case.desk.policies.iter().find(|own| own.id == *policy);
    found.map(|own| own.says.clone()).unwrap_or_default()
}

fn subject(case: &Case, id: &Id) -> String {
    let scenario = &case.scenario;
    let digression = scenario.digressions.iter().find(|own| own.id == *id).and_then(|own| own.about.first());
    let finding = || case.finding(id.as_str()).map(|finding| finding.value.clone());
    let article = || case.article(id.as_str()).map(|article| article.title.clone());
    let event = || case.event.as_ref().filter(|event| event.id == *id).map(|event| event.number.clone());
    let words = digression.cloned().or_else(finding).or_else(article).or_else(event);
    words.unwrap_or_else(|| match case.name_of(id.as_str()) {
        name if *id == *name => name.replace('_', " "),
        name => name.to_owned(),
    })
}

/// What is told, in the plainest words the author gives: those with the fewest figures and capitals.
fn plainly(case: &Case, id: &Id) -> String {
    if let Some(item) = case.items(id.as_str()).first() {
        return item.value(&case.pack);
    }
    if let Some(line) = case.scenario.customer.record.iter().find(|line| line.id == *id) {
        return format!("{}: {}", line.label, line.value);
    }
    let Some(finding) = case.finding(id.as_str()) else { return subject(case, id) };
    if case.scenario.customer.expertise >= 60 {
        return finding.value.clone();
    }
    let hard = |text: &&String| text.chars().filter(|c| c.is_ascii_digit() || c.is_uppercase()).count();
    let words = std::iter::once(&finding.value).chain(&finding.aliases);
    words.filter(|text| text.len() > 7).min_by_key(hard).unwrap_or(&finding.value).clone()
}

fn items(case: &Case, state: &State, ids: &[Id]) -> String {
    let values: Vec<String> = ids
        .iter()
        .flat_map(|id| case.items(id.as_str()))
        .filter(|item| state.ledger.knows(item.id.as_str()))
        .map(|item| said_value(case, state, &item))
        .collect();
    joined(&values)
}

/// The value as the customer said it: a slip stays a slip until it is corrected.
fn said_value(case: &Case, state: &State, item: &Item<'_>) -> String {
    let slip = state.ledger.known(item.id.as_str()).and_then(|known| known.slip.clone());
    slip.filter(|slip| !slip.is_empty()).unwrap_or_else(|| item.value(&case.pack))
}

fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::author::trainee::Bots;
    use crate::content::Library;
    use crate::sim::session::Session;
    use crate::sim::words::Act;

    #[test]
    fn a_bot_speaks_of_what_the_desk_knows() {
        let library = Library::built_in();
        let texts = library.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), bot.text.as_ref()));
        let bot = Bots::read(texts).get("model").unwrap();
        let calls = ["evening_dropouts", "red_collar"]
            .map(|scenario| Session::start(Arc::new(library.case(scenario, 1).unwrap())));
        // What the bot says for a move at the beginning of a call with each desk.
        let both = |said: &Move| {
            let says = |call: &Session| Speech::new(&bot, 1).say(said, 0, call.case(), call.state()).unwrap();
            (says(&calls[0]), says(&calls[1]))
        };
        let (telecom, perfumery) = both(&Move::Act(Act::Explain));
        assert!(telecom.contains("signal") && perfumery.contains("one thing keeps another"));
        let asks = |id: &str, call: &Session| {
            Speech::new(&bot, 1).say(&Move::Ask(id.into()), 0, call.case(), call.state()).unwrap()
        };
        assert!(asks("error_code", &calls[0]).contains("code"));
        for id in ["batch", "scent", "changed", "began"] {
            let asked = asks(id, &calls[1]);
            assert!(!["router", "device", "error"].iter().any(|word| asked.contains(word)), "{asked}");
        }
    }
}
