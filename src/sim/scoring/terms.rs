//! Conditions in words, for evidence.

use super::call_view::CallView;
use super::rubric::filled;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Condition;

/// The condition in the rubric's words: "the line test". What the rubric has no words for is called by its own name.
pub(super) fn described(call: &CallView<'_>, condition: &Condition) -> String {
    let (key, what) = match condition {
        Condition::All(all) => return list(call, all, "and"),
        Condition::Any(any) => return list(call, any, "or"),
        Condition::Ever(inner) => return described(call, inner),
        Condition::Not(inner) => return filled(term(call, "not"), &[("what", &described(call, inner))]),
        Condition::HeardAny(acts) => {
            let acts: Vec<String> = acts.iter().map(|act| act.name().replace('_', " ")).collect();
            ("heard", acts.join(", "))
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
        Condition::Heard(act) => ("heard", act.name().replace('_', " ")),
        Condition::Verified => ("verified", String::new()),
        Condition::World(mark) => ("world", mark.as_str().replace('_', " ")),
        Condition::Satisfied(id) => ("satisfied", call.words_for(id)),
        _ => ("other", String::new()),
    };
    filled(term(call, key), &[("what", &what)])
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
}
