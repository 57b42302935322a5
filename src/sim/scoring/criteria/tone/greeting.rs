//! The call opens with a greeting, the company and the agent's own name.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::time::Span;
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// The call opens with a greeting, the company and the agent's own name.
pub(super) struct Greeting;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-greeting",
    dimension: Dimension::Tone,
    says: &["greeted", "no_greeting", "company", "no_company", "name", "no_name", "nothing"],
};

impl Criterion for Greeting {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let Some(first) = call.utterances().next() else {
            notes.lost(call.never(INFO.id), "nothing", &[]);
            return notes.earned(0);
        };
        let start = || first.place(Span::default(), INFO.id);
        let mut earned = 0;
        let company = names_company(call, &first.heard.text);
        let greets = first.acts(Act::Greet).next();
        // On the telephone the company and a name are a greeting, with or without a good day.
        let by_name = first.acts(Act::Introduce).next().filter(|_| company);
        if let Some(hit) = greets.or(by_name) {
            earned += GREETING;
            notes.gained(first.act_place(hit), "greeted", &[]);
        } else {
            notes.lost(start(), "no_greeting", &[]);
        }
        if company {
            earned += COMPANY;
            notes.gained(start(), "company", &[]);
        } else {
            notes.lost(start(), "no_company", &[("company", &call.case.desk.company)]);
        }
        // Who gives the company alone has not said who they are.
        match first.acts(Act::Introduce).find(|hit| hit.object.is_none()) {
            Some(hit) => {
                earned += NAME;
                notes.gained(first.act_place(hit), "name", &[]);
            }
            None => notes.lost(start(), "no_name", &[]),
        }
        notes.earned(earned)
    }
}

/// Shares of the weight, per mille.
const GREETING: u16 = 300;
const COMPANY: u16 = 300;
const NAME: u16 = 400;

fn names_company(call: &CallView<'_>, text: &str) -> bool {
    let (text, desk) = (text.to_lowercase(), &call.case.desk);
    [&desk.short, &desk.company].iter().any(|name| !name.is_empty() && text.contains(&name.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Act;

    #[test]
    fn company_and_name_earn_it_all() {
        let hits = [act(Act::Greet, "good day"), act(Act::Introduce, "Sam speaking")];
        assert_eq!(earned(&Greeting, &Script::new().say("Kettle, good day, Sam speaking.", &hits)), 1_000);
    }

    #[test]
    fn a_bare_hello_earns_little() {
        let mark = mark(&Greeting, &Script::new().say("Hello?", &[act(Act::Greet, "Hello")]));
        assert_eq!((mark.earned, mark.faults), (300, 2));
        assert_eq!(earned(&Greeting, &Script::new()), 0);
    }
}
