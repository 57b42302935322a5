//! Whether a scenario's plans still come out as they say.

use crate::attempt::{AttemptError, Call, DrivenBy, Left};
use crate::content::{Bundle, Library};
use crate::sim::call::Phase;
use crate::sim::plan::{Plan, Unmet, unmet_after, unmet_at_end};
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};

const UNMET: Code = Code::new("SC149", "plan-does-not-hold");

/// The code of what only playing a plan shows, for `explain`.
pub const CODES: &[CodeInfo] = &[CodeInfo {
    code: UNMET,
    what: "A plan was played, and what it expects did not come of it. The editor of the window says so; in the terminal, `firstline play --plan`.",
    why: "A plan is the test of its scenario: either the scenario has changed, or the plan expects too much.",
    bad: "{\"expect\":{\"disposition\":\"resolved\"}}, and the call was escalated",
    good: "{\"expect\":{\"disposition\":\"escalated\"}}, where that is meant",
}];

/// What of a plan's expectations is not met. Nothing is stored.
///
/// # Errors
/// When the call cannot be taken.
pub fn unmet(bundle: &Bundle, plan: &Plan) -> Result<Vec<Unmet>, AttemptError> {
    let mut call = Call::begin(bundle.clone(), plan.seed, DrivenBy::Plan(plan.name.clone()), None)?;
    let mut unmet = Vec::new();
    for planned in &plan.inputs {
        if call.session().phase() == Phase::Done {
            break;
        }
        call.take(&planned.input)?;
        if let Some(name) = &planned.name {
            unmet.extend(unmet_after(plan, name, call.session()));
        }
    }
    let left = if call.session().phase() == Phase::Done { Left::Filed } else { Left::Abandoned };
    let verdict = call.leave(left, &mut |_| {})?;
    unmet.extend(unmet_at_end(plan, call.session(), &verdict.scorecard, verdict.visit_name()));
    Ok(unmet)
}

/// What of a plan's expectations is not met, as findings at the lines of its file. None when it cannot be played, which is
/// told where plans and scenarios are read.
#[must_use]
pub fn shortfalls(library: &Library, scenario: &str, name: &str) -> Vec<Diagnostic> {
    let text = library.plans.get(&(scenario.into(), name.to_owned()));
    let plan = library.plan(scenario, name).and_then(Result::ok);
    let (Some(text), Some(plan), Ok(bundle)) = (text, plan, library.bundle(scenario)) else {
        return Vec::new();
    };
    let found = unmet(&bundle, &plan).unwrap_or_default();
    let finding = |unmet: Unmet| {
        let start: usize =
            text.text.split_inclusive('\n').take(unmet.line.saturating_sub(1)).map(str::len).sum();
        let length = text.text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        let found = Diagnostic::warning(UNMET, unmet.says).at(start..start + length, "expected here");
        found.file(text.file.clone())
    };
    found.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;

    #[test]
    fn a_plan_that_expects_something_else_is_noticed() {
        let library = Library::built_in();
        let bundle = library.bundle("evening_dropouts").unwrap();
        let plan = library.plan("evening_dropouts", "model").unwrap().unwrap();
        assert_eq!(unmet(&bundle, &plan).unwrap(), []);
        let cut = Plan { inputs: plan.inputs[..3].to_vec(), ..plan };
        assert!(!unmet(&bundle, &cut).unwrap().is_empty());
    }

    #[test]
    fn what_is_not_met_is_found_at_its_line() {
        let library = Library::built_in();
        assert_eq!(shortfalls(&library, "evening_dropouts", "model"), []);
        let plan = &library.plans[&("evening_dropouts".into(), "model".to_owned())];
        let text = format!("{}{{\"expect\":{{\"disposition\":\"resolved\"}}}}\n", plan.text);
        let library = library.with_text(&plan.file, &text).unwrap();
        let found = shortfalls(&library, "evening_dropouts", "model");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(&text[found[0].span.clone().unwrap()], "{\"expect\":{\"disposition\":\"resolved\"}}");
    }
}
