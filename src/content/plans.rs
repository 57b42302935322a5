//! The plans of the library, put together with those they are like.

use std::sync::Arc;

use super::codes;
use super::library::{Library, PlanText};
use crate::sim::ids::Id;
use crate::sim::plan::{Plan, PlanFault, PlanFile};
use crate::sim::scenario::diagnostic::Diagnostic;

impl Library {
    /// A plan of a scenario, or nothing when there is none of this name.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    #[must_use]
    pub fn plan(&self, scenario: &str, name: &str) -> Option<Result<Plan, Vec<PlanFault>>> {
        let text = self.plan_text(scenario, name)?;
        let find = |name: &str| self.plan_text(scenario, name).map(|text| PlanFile::parse(&text));
        Some(PlanFile::parse(&text).and_then(|file| Plan::of(&file, &find)))
    }

    /// The text of a plan.
    #[must_use]
    pub fn plan_text(&self, scenario: &str, name: &str) -> Option<Arc<str>> {
        self.plans.get(&(Id::from(scenario), name.to_owned())).map(|plan| Arc::clone(&plan.text))
    }

    /// The faults of all plans.
    #[must_use]
    pub fn plan_faults(&self) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for ((scenario, name), text) in &self.plans {
            match self.plan(scenario.as_str(), name) {
                Some(Err(faults)) => all.extend(faults.iter().map(|fault| shown(text, fault))),
                Some(Ok(plan)) => all.extend(misnamed(text, scenario, name, &plan)),
                None => {}
            }
        }
        all
    }
}

fn shown(plan: &PlanText, fault: &PlanFault) -> Diagnostic {
    let start: usize = plan.text.split_inclusive('\n').take(fault.line.saturating_sub(1)).map(str::len).sum();
    let line = plan.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let shown = Diagnostic::error(codes::PLAN, fault.says.clone()).at(start..start + line.len(), "here");
    shown.file(plan.file.clone())
}

/// A plan goes by its file's name; what it says of itself must be the same.
fn misnamed(text: &PlanText, scenario: &Id, name: &str, plan: &Plan) -> Option<Diagnostic> {
    if *scenario == *plan.scenario && *name == plan.name {
        return None;
    }
    let says = format!("the plan says that it is {}.{}", plan.scenario, plan.name);
    let help = format!("its file is called {scenario}.{name}.plan; give both the same name");
    Some(Diagnostic::error(codes::NAME_AND_ID, says).help(help).file(text.file.clone()))
}
