//! Conditions in words, for evidence.

use super::call_view::CallView;
use super::naming;
use super::rubric::filled;
use super::tidy::sentences;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Condition;
use crate::sim::words::Act;

/// The condition in the rubric's words: "the line test". What the rubric has no words for is called by its own name.
pub(super) fn described(call: &CallView<'_>, condition: &Condition) -> String {
    let (key, what) = match condition {
        Condition::All(all) => return list(call, all, "and"),
        Condition::Any(any) => return list(call, any, "or"),
        Condition::Ever(inner) => return described(call, inner),
        Condition::Not(inner) => return denied(call, inner),
        Condition::HeardAny(acts) => {
            let acts: Vec<String> = acts.iter().map(|act| act_in_words(call, *act)).collect();
            ("heard", acts.join(&format!(" {} ", term(call, "or"))))
        }
        Condition::HeardAbout(id) | Condition::HeardAsk(id) => ("about", call.words_for(id)),
        Condition::HeardInstruct(id) => ("instruct", call.words_for(id)),
        Condition::Fact(id) => ("fact", call.words_for(id)),
        Condition::Found(id) => ("found", call.words_for(id)),
        Condition::Tool(id) => ("tool", call.words_for(id)),
        Condition::Step(id) => ("step", call.words_for(id)),
        Condition::Chart(id) => ("chart", call.words_for(id)),
        Condition::Article(id) => ("article", call.words_for(id)),
        Condition::Told(id) => ("told", call.words_for(id)),
        Condition::ToldUnknown(id) => ("told_unknown", call.words_for(id)),
        Condition::ToldTeam(id) | Condition::HeardEscalate(id) => ("team", call.words_for(id)),
        Condition::Promised(id) => ("promised", call.words_for(id)),
        Condition::PromisedWithin { team, minutes, hours } => {
            let what = within(*minutes, *hours);
            let key = if team.is_some() { "promised_team" } else { "promised_within" };
            let team = team.as_ref().map(|team| call.words_for(team)).unwrap_or_default();
            return filled(term(call, key), &[("team", &team), ("what", &what)]);
        }
        Condition::ReadBack(ids) => ("read_back", joined(call, ids)),
        Condition::HeardOffer(id) => ("offer", call.words_for(id)),
        Condition::Heard(act) => ("heard", act_in_words(call, *act)),
        Condition::Verified => ("verified", String::new()),
        Condition::World(mark) => ("world", naming::mark(call.case, mark)),
        Condition::Satisfied(id) => ("satisfied", question(call, id)),
        _ => ("other", String::new()),
    };
    filled(term(call, key), &[("what", &what)])
}

/// The opposite of the condition. What the rubric has own words for is not called "not" something.
fn denied(call: &CallView<'_>, inner: &Condition) -> String {
    let own = match inner {
        Condition::Verified => Some(("not_verified", String::new())),
        Condition::World(mark) => Some(("not_world", naming::mark(call.case, mark))),
        Condition::Fact(id) => Some(("not_fact", call.words_for(id))),
        Condition::Told(id) => Some(("not_told", call.words_for(id))),
        _ => None,
    };
    match own.filter(|(key, _)| call.rubric.terms.contains_key(*key)) {
        Some((key, what)) => filled(term(call, key), &[("what", &what)]),
        None => filled(term(call, "not"), &[("what", &described(call, inner))]),
    }
}

/// What an act is to somebody who hears it: "a greeting".
fn act_in_words(call: &CallView<'_>, act: Act) -> String {
    let words = call.rubric.terms.get(&format!("heard_{}", act.name()));
    words.cloned().unwrap_or_else(|| act.name().replace('_', " "))
}

/// The customer's question as they put it, without what leads up to it.
fn question(call: &CallView<'_>, id: &Id) -> String {
    let ask = call.case.scenario.asks.iter().find(|ask| ask.id == *id);
    let line = ask.and_then(|ask| ask.says.iter().find(|line| !line.starts_with('[')));
    let asks = line.and_then(|line| {
        let mut sentences = sentences(line).into_iter().map(|sentence| sentence.of(line).trim());
        sentences.rfind(|sentence| sentence.ends_with('?'))
    });
    asks.map_or_else(|| call.words_for(id), |asks| format!("“{asks}”"))
}

fn term<'c>(call: &'c CallView<'_>, key: &'c str) -> &'c str {
    call.rubric.terms.get(key).map_or(key, String::as_str)
}

fn list(call: &CallView<'_>, conditions: &[Condition], key: &str) -> String {
    let words: Vec<String> = conditions.iter().map(|condition| described(call, condition)).collect();
    words.join(&format!(" {} ", term(call, key)))
}

fn joined(call: &CallView<'_>, ids: &[Id]) -> String {
    ids.iter().map(|id| call.words_for(id)).collect::<Vec<_>>().join(", ")
}

fn within(minutes: Option<u32>, hours: Option<u32>) -> String {
    match (hours, minutes) {
        (Some(hours), _) => format!("{hours} h"),
        (None, Some(minutes)) => format!("{minutes} min"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::{case_with, rubric};

    #[test]
    fn conditions_are_told_in_words() {
        let (case, rubric) = (case_with(|_| {}), rubric());
        let call = CallView::new(&case, &rubric, &[]);
        let words = |condition| described(&call, &condition);
        assert!(words(Condition::Tool("line_test".into())).contains("Line test"));
        let promised =
            Condition::PromisedWithin { team: Some("field".into()), minutes: None, hours: Some(30) };
        let promised = words(promised);
        assert!(promised.contains("Field service") && promised.contains("30 h"), "{promised}");
        let both = Condition::All(vec![Condition::Verified, Condition::Fact("began".into())]);
        assert!(words(both).contains(" and "));
    }

    #[test]
    fn no_condition_reads_like_a_line_of_a_file() {
        let (case, rubric) = (case_with(|_| {}), rubric());
        let call = CallView::new(&case, &rubric, &[]);
        let words = |condition| described(&call, &condition);
        assert_eq!(words(Condition::World("line_back".into())), "line back");
        let not_back = Condition::Not(Box::new(Condition::World("line_back".into())));
        assert_eq!(words(not_back), "not yet so: line back");
        let sent_elsewhere = Condition::Ever(Box::new(Condition::Heard(Act::ReferElsewhere)));
        assert_eq!(words(sent_elsewhere), "the customer has heard where else to turn");
        assert_eq!(
            words(Condition::Satisfied("when_fixed".into())),
            "the customer's question “When?” is answered"
        );
        let every_act = Act::ALL.into_iter().map(|act| words(Condition::Heard(act)));
        assert!(every_act.into_iter().all(|words| !words.contains('_')));
        assert!(Act::ALL.iter().all(|act| rubric.terms.contains_key(&format!("heard_{}", act.name()))));
    }
}
