//! The model plan with one fault: a plan to begin with that goes wrong in one dimension.

use serde_json::{Value, json};

use crate::sim::plan::{Plan, PlanInput};
use crate::sim::scenario::model::{Desk, Ending, Offer, Scenario, Skill, Team};
use crate::sim::session::Do;
use crate::sim::words::Dimension;

/// What a spoilt call may still earn in its dimension, per mille.
const MOST: u16 = 700;

/// The text of a plan that is like the model plan but for this dimension. Nothing when the model plan has no named line
/// where the fault belongs, or the desk nothing to sell.
#[must_use]
pub(super) fn spoilt(dimension: Dimension, model: &Plan, scenario: &Scenario, desk: &Desk) -> Option<String> {
    let (fault, changes) = match dimension {
        Dimension::Tone => ("Blames, talks down and hangs on to the procedure.", harsh(model)?),
        Dimension::Information => ("Asks next to nothing.", hasty(model)?),
        Dimension::Escalation => {
            ("Ends the call in a way that does not help.", misled(model, scenario, desk)?)
        }
        Dimension::Ticket => ("Files a ticket that nobody can work from.", scribbled(model)?),
        Dimension::Upsell => ("Sells while the problem is open.", sold(model, scenario, desk)?),
    };
    let name = dimension.name();
    let plan = [
        ("scenario", scenario.id.as_str().into()),
        ("name", name.into()),
        ("like", model.name.as_str().into()),
    ];
    let header = format!("{{\"plan\":{}}}", line(&plan));
    let expect = json!({ "expect": { "dimensions": { name: { "max": MOST } } } });
    let mut lines = vec![
        format!("# The call of the plan `{}`, and one fault. {fault}", model.name),
        "# `replace`, `without`, `after` and `before` change its lines by their names; `firstline play --plan FILE` says what".to_owned(),
        "# came of it. Put in what goes wrong at your desk, and bounds for the dimensions that should not suffer.".to_owned(),
        header,
    ];
    lines.extend(changes);
    lines.push(expect.to_string());
    Some(lines.join("\n") + "\n")
}

/// A line with its fields in this order, as people write them.
fn line(fields: &[(&str, Value)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}:{value}", Value::from(*name))).collect();
    format!("{{{}}}", fields.join(","))
}

/// A sentence in the place of another.
fn replaced(name: &str, text: &str) -> String {
    line(&[("replace", name.into()), ("do", "say".into()), ("text", text.into())])
}

/// A sentence behind another input.
fn added(behind: &str, name: &str, text: &str) -> String {
    line(&[("after", behind.into()), ("input", name.into()), ("do", "say".into()), ("text", text.into())])
}

/// The names of the inputs that do something of this kind, in their order.
fn named(model: &Plan, is: impl Fn(&Do) -> bool) -> Vec<&str> {
    let fits = |planned: &&PlanInput| is(&planned.input.act);
    model.inputs.iter().filter(fits).filter_map(|planned| planned.name.as_deref()).collect()
}

fn said(model: &Plan) -> Vec<&str> {
    named(model, |act| matches!(act, Do::Say { .. }))
}

fn harsh(model: &Plan) -> Option<Vec<String>> {
    let said = said(model);
    let (first, second, last) = (said.first()?, said.get(1)?, said.last()?);
    let blame = "You should have told us that at once, it's your own fault. You obviously don't understand how it works.";
    let procedure = "Calm down. I have to follow our procedure, and there is nothing I can do about that.";
    Some(vec![
        replaced(first, "Yes? What is it now?"),
        added(second, "blamed", blame),
        added("blamed", "procedure", procedure),
        replaced(last, "Right. Bye."),
    ])
}

fn hasty(model: &Plan) -> Option<Vec<String>> {
    let said = said(model);
    let between = said.get(1..said.len().checked_sub(1)?)?;
    (!between.is_empty()).then(|| vec![line(&[("without", between.into())])])
}

fn misled(model: &Plan, scenario: &Scenario, desk: &Desk) -> Option<Vec<String>> {
    let is_decision = |act: &Do| {
        matches!(
            act,
            Do::Escalate { .. }
                | Do::Resolve { .. }
                | Do::Refer { .. }
                | Do::Decline { .. }
                | Do::Callback { .. }
        )
    };
    // A call that rightly ends for abuse decides nothing before its end.
    let decided = named(model, is_decision).last().copied();
    let (how, name) = match decided {
        Some(decided) => ("replace", decided),
        None => ("before", *named(model, |act| matches!(act, Do::End { .. })).last()?),
    };
    let mut fields = vec![(how, Value::from(name))];
    if decided.is_none() {
        fields.push(("input", "decided".into()));
    }
    let is_wrong = |team: &&Team| {
        team.skill == Skill::Hierarchical
            && !scenario.outcome.right.contains(&Ending::Escalate(team.id.clone()))
    };
    match desk.teams.iter().find(is_wrong) {
        Some(team) => fields.extend([("do", "escalate".into()), ("team", team.id.as_str().into())]),
        None => fields.extend([("do", "callback".into()), ("in_minutes", 120.into())]),
    }
    Some(vec![line(&fields)])
}

fn scribbled(model: &Plan) -> Option<Vec<String>> {
    let written = named(model, |act| matches!(act, Do::Ticket { .. }));
    let (first, rest) = written.split_first()?;
    let set = json!({ "summary": "Problem", "symptom": "It does not work", "next_action": "please check" });
    let mut lines = vec![line(&[("replace", (*first).into()), ("do", "ticket".into()), ("set", set)])];
    if !rest.is_empty() {
        lines.push(line(&[("without", rest.into())]));
    }
    Some(lines)
}

fn sold(model: &Plan, scenario: &Scenario, desk: &Desk) -> Option<Vec<String>> {
    let wanted = |offer: &&Offer| Some(&offer.id) == scenario.upsell.offer.as_ref();
    let offer = desk.offers.iter().find(wanted).or_else(|| desk.offers.first())?;
    let name = &offer.name;
    let second = *said(model).get(1)?;
    let pitch = format!(
        "By the way, with {name} you would not have this problem at all. Shall I book {name} for you now?"
    );
    let again = format!("You really should take {name}, it's a very good deal and only today.");
    Some(vec![added(second, "offered", &pitch), added("offered", "pushed", &again)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::plans::unmet;
    use crate::content::Library;
    use crate::sim::plan::PlanFile;

    /// A spoilt plan of every shipped scenario loses what it says, and is begun wherever the dimension is scored.
    #[track_caller]
    fn check(dimension: Dimension) {
        let library = Library::built_in();
        for id in library.scenarios.keys() {
            let bundle = library.bundle(id.as_str()).unwrap();
            if bundle.scenario.not_scored.iter().any(|not| not.dimension == dimension) {
                continue;
            }
            let model = library.plan(id.as_str(), "model").unwrap().unwrap();
            let text = spoilt(dimension, &model, &bundle.scenario, &bundle.desk).unwrap();
            let find = |name: &str| library.plan_text(id.as_str(), name).map(|text| PlanFile::parse(&text));
            let plan = PlanFile::parse(&text).and_then(|file| Plan::of(&file, &find)).unwrap();
            assert_eq!(
                (plan.name.as_str(), unmet(&bundle, &plan).unwrap()),
                (dimension.name(), Vec::new()),
                "{id}\n{text}"
            );
        }
    }

    #[test]
    fn tone_is_spoilt() {
        check(Dimension::Tone);
    }

    #[test]
    fn information_is_spoilt() {
        check(Dimension::Information);
    }

    #[test]
    fn escalation_is_spoilt() {
        check(Dimension::Escalation);
    }

    #[test]
    fn a_ticket_is_spoilt() {
        check(Dimension::Ticket);
    }

    #[test]
    fn upsell_is_spoilt() {
        check(Dimension::Upsell);
    }

    #[test]
    fn a_plan_whose_lines_have_no_names_cannot_be_spoilt_so() {
        let library = Library::built_in();
        let bundle = library.bundle("cheap_pages").unwrap();
        let mut model = library.plan("cheap_pages", "model").unwrap().unwrap();
        for planned in &mut model.inputs {
            planned.name = None;
        }
        for dimension in Dimension::ALL {
            assert_eq!(spoilt(dimension, &model, &bundle.scenario, &bundle.desk), None, "{dimension:?}");
        }
    }
}
