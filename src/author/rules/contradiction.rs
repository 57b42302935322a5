//! Two wishes of one scenario that cannot both be met.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Ending, Moment, Scenario, Standing, Subject};

const CODE: Code = Code::new("SC125", "contradiction");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Two things that the scenario asks for cannot both be had.",
        why: "A trainee who does the one loses points for the other, and nobody could do better.",
        bad: "must_say: [fact(\"password\")], and a fact with is: Secret",
        good: "must_not_say: [fact(\"password\")], and a fact with is: Secret",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let at = At::root(file.source);
    ticket(at, file.value, report);
    endings(at, file.value, report);
    offers(at, file.value, report);
    for (at, id) in at.field("articles").field("decoys").each(&file.value.articles.decoys) {
        if file.value.articles.useful.contains(id) {
            let message = format!("the article `{id}` helps and does not help");
            report.push(at.finding(Severity::Error, CODE, message, "also under `use`"));
        }
    }
}

fn ticket(at: At<'_>, scenario: &Scenario, report: &mut Report) {
    let ticket = &scenario.ticket;
    for (at, subject) in at.field("ticket").field("must_say").each(&ticket.must_say) {
        if ticket.must_not_say.contains(subject) {
            let found =
                at.finding(Severity::Error, CODE, "the ticket must say this and must not", "also forbidden");
            report.push(found.help("strike it from `must_say` or from `must_not_say`"));
        }
        let Subject::Fact(id) = subject else { continue };
        let whole = id.whole().unwrap_or(id.as_str());
        let Some(fact) = scenario.facts.iter().find(|fact| fact.id == *whole) else { continue };
        let law = if fact.standing == Standing::Secret {
            "a secret, which no ticket may say"
        } else if fact.private {
            "private, and stays out of the ticket"
        } else if ticket.only_as_opinion.contains(id) && fact.standing == Standing::Observed {
            "an observed fact, and may stand here only as an opinion"
        } else {
            continue;
        };
        let message = format!("the ticket must say `{id}`, and it is {law}");
        report.push(at.finding(report.loose(), CODE, message, "both cannot be done"));
    }
}

fn endings(at: At<'_>, scenario: &Scenario, report: &mut Report) {
    let outcome = &scenario.outcome;
    for (at, team) in at.field("outcome").field("not_to").each(&outcome.not_to) {
        if outcome.right.contains(&Ending::Escalate(team.clone())) {
            let message = format!("the team `{team}` is right and must not get it");
            report.push(at.finding(Severity::Error, CODE, message, "also under `right`"));
        }
    }
}

fn offers(at: At<'_>, scenario: &Scenario, report: &mut Report) {
    let upsell = &scenario.upsell;
    if upsell.offer.is_none() && upsell.moment != Moment::Never {
        let at = at.field("upsell").field("moment");
        let found =
            at.finding(report.loose(), CODE, "there is a moment for an offer, and no offer", "for what?");
        report.push(found.help("name the offer: `offer: \"fibre_1000\"`"));
    }
    if upsell.helps && upsell.moment == Moment::Never {
        let at = at.field("upsell").field("helps");
        let found =
            at.finding(report.loose(), CODE, "the offer helps, and there is no moment for it", "when?");
        report
            .push(found.help("say when: `moment: WhenCustomerAsks(\"ask\")` or `moment: After(condition)`"));
    }
    let goodwill = &scenario.goodwill;
    if goodwill.due_when.is_some() && goodwill.up_to.is_empty() {
        let at = at.field("goodwill");
        let found =
            at.finding(report.loose(), CODE, "goodwill is due, and nothing says how much", "no `up_to`");
        report.push(found.help("say the most that may be given: `up_to: \"one month's fee\"`"));
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn what_cannot_both_be_had_is_found() {
        check(
            &scenario().swap("value: \"E-4012\"", "value: \"E-4012\", is: Secret"),
            CODE,
            &["fact(\"code\")"],
        );
        check(&scenario().swap("not_to: []", "not_to: [\"field\"]"), CODE, &["\"field\""]);
        check(
            &scenario().swap("use: [\"kb-1\"]", "use: [\"kb-1\"], decoys: [\"kb-1\"]"),
            CODE,
            &["\"kb-1\""],
        );
        check(
            &scenario().swap("must_say: [", "must_not_say: [fact(\"code\")], must_say: ["),
            CODE,
            &["fact(\"code\")"],
        );
        check(
            &scenario().swap("beats: [", "goodwill: ( due_when: always ), beats: ["),
            CODE,
            &["( due_when: always )"],
        );
        check(
            &scenario().swap("beats: [", "upsell: ( offer: \"booster\", helps: true ), beats: ["),
            CODE,
            &["true"],
        );
    }

    #[test]
    fn opinions_that_must_be_written_as_such_are_fine() {
        silent(&scenario(), CODE);
        let opinion = scenario().swap("value: \"E-4012\"", "value: \"E-4012\", is: Opinion");
        silent(&opinion.swap("must_say: [", "only_as_opinion: [\"code\"], must_say: ["), CODE);
    }
}
