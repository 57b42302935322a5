//! Whether a scenario's plans still come out as they say.

use crate::attempt::{AttemptError, Call, DrivenBy, Left};
use crate::content::Bundle;
use crate::sim::call::Phase;
use crate::sim::plan::{Plan, Unmet, unmet_after, unmet_at_end};

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
}
