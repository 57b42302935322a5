//! A scenario and its plans under another id.

use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::parse::parse;
use crate::sim::scenario::text::Path;

/// The text of a scenario with another id, everything else as it is; nothing when the text has faults.
#[must_use]
pub fn scenario_as(text: &str, id: &str) -> Option<String> {
    let (scenario, source, _) = parse::<Scenario>("", text);
    scenario?;
    let span = source.span_of(&Path::new().field("id"));
    Some(format!("{}\"{id}\"{}", text.get(..span.start)?, text.get(span.end..)?))
}

/// The text of a plan for the scenario of another id.
#[must_use]
pub fn plan_as(text: &str, was: &str, id: &str) -> String {
    let mut new = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("{\"plan\"") {
            new.push_str(&line.replacen(&format!("\"{was}\""), &format!("\"{id}\""), 1));
        } else {
            new.push_str(line);
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;
    use crate::sim::plan::PlanFile;

    #[test]
    fn every_shipped_scenario_can_be_copied_with_its_plans() {
        let library = Library::built_in();
        for (id, entry) in &library.scenarios {
            let text = scenario_as(entry.source.text(), "my_own").unwrap();
            let (copy, _, faults) = parse::<Scenario>("", &text);
            assert_eq!((copy.unwrap().id.as_str(), faults.len()), ("my_own", 0), "{id}");
            assert_eq!(text.len(), entry.source.text().len() + "my_own".len() - id.as_str().len());
        }
        for ((scenario, name), plan) in &library.plans {
            let text = plan_as(&plan.text, scenario.as_str(), "my_own");
            assert_eq!(PlanFile::parse(&text).unwrap().header.scenario, "my_own", "{scenario}.{name}");
        }
        assert_eq!(scenario_as("Scenario(", "x"), None);
    }
}
