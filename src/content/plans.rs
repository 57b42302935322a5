//! The plans of the library, put together with those they are like.

use std::ops::Range;
use std::sync::Arc;

use super::codes;
use super::library::{Library, PlanText};
use crate::sim::ids::Id;
use crate::sim::plan::{Plan, PlanFault, PlanFile};
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::parse::nearest;

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

    /// The faults of the plans whose file is `wanted`.
    #[must_use]
    pub fn plan_faults(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for ((scenario, name), text) in self.plans.iter().filter(|(_, plan)| wanted(&plan.file)) {
            all.extend(self.without_scenario(text, scenario));
            match self.plan(scenario.as_str(), name) {
                Some(Err(faults)) => all.extend(faults.iter().map(|fault| shown(text, fault))),
                Some(Ok(plan)) => all.extend(misnamed(text, scenario, name, &plan)),
                None => {}
            }
        }
        all
    }

    /// A plan of a scenario that there is no file for is never played.
    fn without_scenario(&self, text: &PlanText, scenario: &Id) -> Option<Diagnostic> {
        if self.scenarios.contains_key(scenario) {
            return None;
        }
        let fault =
            Diagnostic::error(codes::PLAN, format!("there is no scenario `{scenario}` to play it with"));
        let help = match nearest(scenario.as_str(), self.scenarios.keys().map(Id::as_str)) {
            Some(near) => format!("a plan is called SCENARIO.NAME.plan; did you mean the scenario `{near}`?"),
            None => "a plan is called SCENARIO.NAME.plan, and lies beside its scenario".to_owned(),
        };
        Some(fault.help(help).file(text.file.clone()))
    }
}

fn shown(plan: &PlanText, fault: &PlanFault) -> Diagnostic {
    let start: usize = plan.text.split_inclusive('\n').take(fault.line.saturating_sub(1)).map(str::len).sum();
    let line = plan.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let shown = Diagnostic::error(codes::PLAN, fault.says.clone()).file(plan.file.clone());
    if let Some(at) = fault.at {
        return shown.at(start + at..start + line.len(), "from here on");
    }
    let Some((word, place)) = named_in(line, &fault.says) else {
        return shown.at(start..start + line.len(), "here");
    };
    let span = start + place.start..start + place.end;
    match nearest(word, known_in(&fault.says)) {
        Some(near) => shown.at(span.clone(), "not known").suggest(
            span,
            format!("\"{near}\""),
            format!("did you mean `{near}`?"),
        ),
        None => shown.at(span, "here"),
    }
}

/// The first word that a fault quotes, and where it stands in the line.
fn named_in<'f>(line: &str, says: &'f str) -> Option<(&'f str, Range<usize>)> {
    // What stands in front, as in "in `expect`: …", only says where.
    let says = says.split_once("`: ").map_or(says, |(_, rest)| rest);
    let open = says.find(['"', '`'])?;
    let quote = says[open..].chars().next()?;
    let word = says[open + 1..].split(quote).next()?;
    let at = line.find(&format!("\"{word}\""))?;
    Some((word, at..at + word.len() + 2))
}

/// What a fault lists as known.
fn known_in(says: &str) -> impl Iterator<Item = &str> {
    let lists = ["known are ", "expected one of ", "expected "];
    let list = lists.iter().find_map(|lead| says.split_once(lead)).map_or("", |(_, list)| list);
    list.split(", ").map(|word| word.trim_matches('`')).filter(|word| !word.contains(' '))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked text and the advice of the only fault of a line.
    #[track_caller]
    fn check(line: &str, marked: &str, advice: Option<&str>) {
        let library = Library::built_in();
        let file = "built-in/scenarios/lumen/evening_dropouts.model.plan";
        let text = format!("{{\"plan\":{{\"scenario\":\"evening_dropouts\",\"name\":\"model\"}}}}\n{line}\n");
        let library = library.with_text(file, &text).unwrap();
        let found = library.plan_faults(&|own| own == file);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(&text[found[0].span.clone().unwrap()], marked);
        assert_eq!(found[0].help.as_deref(), advice);
    }

    #[test]
    fn a_fault_is_shown_at_its_word_with_what_was_likely_meant() {
        check(r#"{"do":"says","text":"x"}"#, "\"says\"", Some("did you mean `say`?"));
        check(r#"{"do":"ticket","set":{"sumary":"x"}}"#, "\"sumary\"", Some("did you mean `summary`?"));
        check(
            r#"{"expect":{"dispositon":"escalated"}}"#,
            "\"dispositon\"",
            Some("did you mean `disposition`?"),
        );
        check(r#"{"do":"say" "text":"x"}"#, "\"text\":\"x\"}", None);
    }

    #[test]
    fn a_plan_without_a_scenario_is_told() {
        let mut library = Library::built_in();
        library.scenarios.remove("evening_dropouts");
        let found = library.plan_faults(&|file| file.ends_with("evening_dropouts.model.plan"));
        assert!(found[0].message.contains("there is no scenario `evening_dropouts`"), "{found:?}");
    }
}
