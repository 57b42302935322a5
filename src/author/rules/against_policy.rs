//! Advice of the scenario's that the desk forbids.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::case::Case;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::Ending;
use crate::sim::understanding::{Fit, SubjectClass, read_statements};

const CODE: Code = Code::new("SC141", "against-policy");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "What the scenario calls right is against a policy of its desk.",
        why: "A trainee who follows the advice is charged for contradicting the policy. Policies and the words that contradict them stand in desk.ron.",
        bad: "better: [ ( for: \"code\", say: \"You may send me your password now.\" ) ]",
        good: "better: [ ( for: \"code\", say: \"What does the screen say, letter for letter?\" ) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (Some(file), Some(case)) = (sites.checked.scenario(), sites.checked.case) else { return };
    let (at, scenario) = (At::root(file.source), file.value);
    for (at, better) in at.field("better").each(&scenario.better) {
        text(at.field("say"), case, &better.say, report);
    }
    for (at, words) in at.field("ticket").field("next_action").each(&scenario.ticket.next_action) {
        text(at, case, words, report);
    }
    let goodwill = at.field("goodwill");
    text(goodwill.field("up_to"), case, &scenario.goodwill.up_to, report);
    // Declining under a rule that the customer asks nothing against would be odd, handing over never is.
    for (at, ending) in at.field("outcome").field("right").each(&scenario.outcome.right) {
        if let Ending::Refer(place) = ending
            && let Some(elsewhere) = case.desk.elsewhere.iter().find(|elsewhere| elsewhere.id == *place)
        {
            text(at, case, &format!("Please go to {}.", elsewhere.name), report);
        }
    }
}

fn text(at: At<'_>, case: &Case, words: &str, report: &mut Report) {
    let mentions = read_statements(&case.pack, &case.lexicon, words);
    let broken =
        mentions.iter().find(|mention| mention.class == SubjectClass::Policy && mention.fit == Fit::Wrong);
    let Some(broken) = broken else { return };
    let says = case.desk.policies.iter().find(|policy| policy.id == broken.id);
    let message = format!("this is against the policy `{}`", broken.id);
    let found = at.finding(report.loose(), CODE, message, format!("“{}”", broken.span.of(words)));
    report.push(match says {
        Some(policy) => found.note(format!("the policy says: {}", policy.says)),
        None => found,
    });
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn advice_against_the_rules_is_found() {
        let say = "\"You may send me your password now.\"";
        let advice = format!("better: [ ( for: \"code\", say: {say} ) ], beats: [");
        check(&scenario().swap("beats: [", &advice), CODE, &[say]);
    }

    #[test]
    fn advice_by_the_rules_is_fine() {
        silent(&scenario(), CODE);
        let advice = "better: [ ( for: \"code\", say: \"What does the screen say?\" ) ], beats: [";
        silent(&scenario().swap("beats: [", advice), CODE);
    }
}
