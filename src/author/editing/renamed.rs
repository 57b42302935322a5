//! Files under another id.

use serde::de::DeserializeOwned;

use crate::content::Kind;
use crate::sim::scenario::model::{Course, Desk, DeskEvent, Persona, Scenario, Shared};
use crate::sim::scenario::parse::parse;
use crate::sim::scenario::text::Path;
use crate::sim::scoring::Rubric;

/// The text of a file with another id, everything else as it is; nothing when the text has faults. A plan's id is
/// `SCENARIO.NAME`, and it stays with its scenario.
#[must_use]
pub fn renamed(kind: Kind, text: &str, id: &str) -> Option<String> {
    match kind {
        Kind::Scenario => with_id::<Scenario>(text, id),
        Kind::Course => with_id::<Course>(text, id),
        Kind::Desk => with_id::<Desk>(text, id),
        Kind::Persona => with_id::<Persona>(text, id),
        Kind::Rubric => with_id::<Rubric>(text, id),
        Kind::Event => with_id::<DeskEvent>(text, id),
        Kind::Shared => with_id::<Shared>(text, id),
        // An article goes by its file's name.
        Kind::Article => Some(text.to_owned()),
        Kind::Plan => plan_named(text, id.rsplit('.').next().unwrap_or(id)),
    }
}

fn with_id<T: DeserializeOwned>(text: &str, id: &str) -> Option<String> {
    let (value, source, _) = parse::<T>("", text);
    value?;
    let span = source.span_of(&Path::new().field("id"));
    Some(format!("{}\"{id}\"{}", text.get(..span.start)?, text.get(span.end..)?))
}

/// The text of a plan under another name.
fn plan_named(text: &str, name: &str) -> Option<String> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("{\"plan\"") {
            let field = start + line.find("\"name\"")? + "\"name\"".len();
            let open = field + text.get(field..)?.find('"')? + 1;
            let end = open + text.get(open..)?.find('"')?;
            return Some(format!("{}{name}{}", text.get(..open)?, text.get(end..)?));
        }
        start += line.len();
    }
    None
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
            let text = renamed(Kind::Scenario, entry.source.text(), "my_own").unwrap();
            let (copy, _, faults) = parse::<Scenario>("", &text);
            assert_eq!((copy.unwrap().id.as_str(), faults.len()), ("my_own", 0), "{id}");
            assert_eq!(text.len(), entry.source.text().len() + "my_own".len() - id.as_str().len());
        }
        for ((scenario, name), plan) in &library.plans {
            let text = plan_as(&plan.text, scenario.as_str(), "my_own");
            assert_eq!(PlanFile::parse(&text).unwrap().header.scenario, "my_own", "{scenario}.{name}");
            let text = renamed(Kind::Plan, &plan.text, &format!("{scenario}.another")).unwrap();
            let header = PlanFile::parse(&text).unwrap().header;
            assert_eq!((header.scenario.as_str(), &*header.name), (scenario.as_str(), "another"));
        }
        assert_eq!(renamed(Kind::Scenario, "Scenario(", "x"), None);
        assert_eq!(renamed(Kind::Plan, "{\"do\":\"end\"}", "x.y"), None);
    }
}
