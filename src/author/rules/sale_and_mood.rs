//! A moment for an offer at which an offer annoys.

use super::Rule;
use crate::author::at::At;
use crate::author::mood_range::{MoodRange, tag};
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Condition, Moment, MoodTag, Mover, Scenario};
use crate::sim::words::Act;

/// Below this an offer is made to somebody who is not content: the mark of the criterion `upsell-mood`.
const LOW: u8 = 50;

const CODE: Code = Code::new("SC142", "sale-against-mood");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "An offer is called fitting at a moment when the mood is low, or for a customer whom every offer annoys.",
        why: "The trainee would be told that the offer fits, and see the customer lose patience over it. Good moments come when the problem is done with and the mood is 50 or better.",
        bad: "upsell: ( offer: \"booster\", moment: After(patience(below: 30)) )",
        good: "upsell: ( offer: \"booster\", moment: After(patience(above: 60)) )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let scenario = file.value;
    let at = At::root(file.source).field("upsell").field("moment");
    let when = match &scenario.upsell.moment {
        Moment::Never => return,
        Moment::After(when) => Some(when),
        Moment::WhenCustomerAsks(id) => {
            scenario.asks.iter().find(|ask| ask.id == *id).and_then(|ask| ask.when.as_ref())
        }
    };
    let personas: Vec<&[MoodTag]> =
        sites.checked.personas.iter().map(|persona| persona.moods.as_slice()).collect();
    let find = |name: &str| tag(&scenario.moods, &personas, name);
    let range = when.map_or(MoodRange::ANY, |when| MoodRange::of(when, &find));
    if range.patience.1 < LOW || range.trust.1 < LOW {
        let message = "the moment for the offer is one of low mood";
        let found =
            at.finding(Severity::Warning, CODE, message, format!("patience or trust is below {LOW} here"));
        report.push(found.help("wait for a better mood, or write `moment: Never`"));
    }
    let movers = sites.checked.personas.iter().flat_map(|persona| &persona.movers);
    for mover in movers.filter(|mover| annoys(mover, scenario)) {
        let message = format!("an offer is called fitting, and `{}` takes it badly all the same", mover.id);
        let found = at.finding(Severity::Warning, CODE, message, "every offer annoys this customer");
        report.push(found.help(format!("add \"{}\" to `without`, or write `moment: Never`", mover.id)));
    }
}

/// Whether the offer alone is enough to lower the mood.
fn annoys(mover: &Mover, scenario: &Scenario) -> bool {
    let falls = mover.patience < 0 || mover.trust < 0;
    falls && !scenario.without.contains(&mover.id) && is_offer(&mover.when, scenario)
}

fn is_offer(when: &Condition, scenario: &Scenario) -> bool {
    match when {
        Condition::Heard(act) => *act == Act::Offer,
        Condition::HeardAny(acts) => acts.contains(&Act::Offer),
        Condition::HeardOffer(id) => *id == *"any" || scenario.upsell.offer.as_ref() == Some(id),
        Condition::Any(any) => any.iter().any(|inner| is_offer(inner, scenario)),
        Condition::All(all) => !all.is_empty() && all.iter().all(|inner| is_offer(inner, scenario)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{Small, check, persona_of, scenario, silent};

    fn sells(moment: &str) -> Small {
        scenario().swap("beats: [", &format!("upsell: ( offer: \"booster\", moment: {moment} ), beats: ["))
    }

    #[test]
    fn a_moment_that_cannot_be_good_is_found() {
        check(&sells("After(patience(below: 30))"), CODE, &["After(patience(below: 30))"]);
        check(&sells("After(mood(\"cold\"))"), CODE, &["After(mood(\"cold\"))"]);
        let annoyed = "( id: \"sold_to\", when: heard(Offer), patience: -5, why: \"was sold to\" ),";
        let annoyed = persona_of(sells("After(verified)"), "movers: [", &format!("movers: [ {annoyed}"));
        check(&annoyed, CODE, &["After(verified)"]);
    }

    #[test]
    fn a_good_moment_is_fine() {
        silent(&scenario(), CODE);
        silent(&sells("After(patience(above: 60))"), CODE);
        let open =
            "( id: \"sold_to\", when: all([heard(Offer), not(verified)]), patience: -5, why: \"too soon\" ),";
        silent(&persona_of(sells("After(verified)"), "movers: [", &format!("movers: [ {open}")), CODE);
    }
}
