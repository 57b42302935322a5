//! A plan with the inputs of those it is like.

use super::expect::Expect;
use super::file::{Change, PlanFault, PlanFile};
use crate::sim::rng::Seed;
use crate::sim::scenario::parse::nearest;
use crate::sim::session::Input;

/// More inputs than any call has.
const MOST_INPUTS: usize = 20_000;

/// Gives another plan of the same scenario by its name; nothing when there is none.
pub type Find<'f> = &'f dyn Fn(&str) -> Option<Result<PlanFile, Vec<PlanFault>>>;

/// A plan that can be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The scenario.
    pub scenario: String,
    /// The plan's name.
    pub name: String,
    /// The seed.
    pub seed: Seed,
    /// What is done, in order.
    pub inputs: Vec<PlanInput>,
    /// What is expected, each with its line.
    pub expects: Vec<(usize, Expect)>,
}

/// One input of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanInput {
    /// Its name.
    pub name: Option<String>,
    /// What is done.
    pub input: Input,
    /// The input behind which it was put, so that the next one put there comes after it.
    behind: Option<String>,
}

impl Plan {
    /// A plan with the inputs of those it is like. `find` gives another plan of the same scenario by its name.
    ///
    /// # Errors
    /// When a plan it is like is missing, faulty or, by any way, like itself, and when a line speaks of an input that
    /// there is none of.
    pub fn of(file: &PlanFile, find: Find<'_>) -> Result<Self, Vec<PlanFault>> {
        let mut chain = vec![file.clone()];
        while let Some(like) = chain.last().and_then(|last| last.header.like.clone()) {
            chain
                .push(next(&chain, &like, find).map_err(|says| vec![PlanFault { line: 1, at: None, says }])?);
        }
        let mut inputs = Vec::new();
        let mut faults = Vec::new();
        for (depth, plan) in chain.iter().enumerate().rev() {
            faults.clear();
            for (line, change) in &plan.changes {
                if let Err(says) = make(&mut inputs, change) {
                    faults.push(PlanFault { line: *line, at: None, says });
                }
            }
            if !faults.is_empty() && depth > 0 {
                let says =
                    format!("the plan \"{}\" that it is like has faults: {}", plan.header.name, faults[0]);
                return Err(vec![PlanFault { line: 1, at: None, says }]);
            }
        }
        for (line, expect) in &file.expects {
            if let Some(says) = expect.at.as_ref().and_then(|at| place(&inputs, at).err()) {
                faults.push(PlanFault { line: *line, at: None, says });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            scenario: file.header.scenario.clone(),
            name: file.header.name.clone(),
            seed: chain.iter().find_map(|plan| plan.header.seed).unwrap_or(1),
            inputs,
            expects: file.expects.clone(),
        })
    }
}

fn next(chain: &[PlanFile], like: &str, find: Find<'_>) -> Result<PlanFile, String> {
    if chain.iter().any(|plan| plan.header.name == like) {
        let names: Vec<&str> = chain.iter().map(|plan| plan.header.name.as_str()).collect();
        return Err(format!("the plan is like itself: {} is like {like}", names.join(" is like ")));
    }
    match find(like) {
        Some(Ok(plan)) if plan.header.name == like => Ok(plan),
        Some(Ok(plan)) => {
            Err(format!("the file of the plan \"{like}\" says that its name is \"{}\"", plan.header.name))
        }
        Some(Err(faults)) => {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            Err(format!("the plan \"{like}\" that it is like has faults: {first}"))
        }
        None => Err(format!("there is no plan \"{like}\" of this scenario to be like")),
    }
}

fn make(inputs: &mut Vec<PlanInput>, change: &Change) -> Result<(), String> {
    match change {
        Change::Add(name, input) => {
            let at = inputs.len();
            put(inputs, at, name.clone(), input, None)
        }
        Change::Replace(name, input) => {
            let at = place(inputs, name)?;
            inputs[at].input = Input::clone(input);
            Ok(())
        }
        Change::Without(names) => {
            for name in names {
                let at = place(inputs, name)?;
                inputs.remove(at);
            }
            Ok(())
        }
        Change::Before(other, name, input) => {
            let at = place(inputs, other)?;
            put(inputs, at, name.clone(), input, None)
        }
        Change::After(other, name, input) => {
            let mut at = place(inputs, other)? + 1;
            while inputs.get(at).is_some_and(|next| next.behind.as_ref() == Some(other)) {
                at += 1;
            }
            put(inputs, at, name.clone(), input, Some(other.clone()))
        }
    }
}

fn put(
    inputs: &mut Vec<PlanInput>,
    at: usize,
    name: Option<String>,
    input: &Input,
    behind: Option<String>,
) -> Result<(), String> {
    if let Some(name) = name.as_ref().filter(|name| inputs.iter().any(|own| own.name.as_ref() == Some(*name)))
    {
        return Err(format!("there is an input \"{name}\" already; give each its own name"));
    }
    if inputs.len() >= MOST_INPUTS {
        return Err(format!("a plan has at most {MOST_INPUTS} inputs"));
    }
    inputs.insert(at, PlanInput { name, input: input.clone(), behind });
    Ok(())
}

fn place(inputs: &[PlanInput], name: &str) -> Result<usize, String> {
    let found = inputs.iter().position(|input| input.name.as_deref() == Some(name));
    found.ok_or_else(|| {
        let near = nearest(name, inputs.iter().filter_map(|input| input.name.as_deref()));
        let near = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
        format!("there is no input \"{name}\" here{near}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"{"plan":{"scenario":"s","name":"model","seed":7}}
{"input":"a","do":"say","text":"A"}
{"input":"b","do":"say","text":"B"}
{"input":"open","do":"end"}"#;

    fn resolve(changes: &str) -> Result<Plan, Vec<PlanFault>> {
        let text =
            format!("{{\"plan\":{{\"scenario\":\"s\",\"name\":\"other\",\"like\":\"model\"}}}}\n{changes}");
        Plan::of(&PlanFile::parse(&text).unwrap(), &|name| match name {
            "model" => Some(PlanFile::parse(MODEL)),
            "loop" => Some(PlanFile::parse(r#"{"plan":{"scenario":"s","name":"loop","like":"loop"}}"#)),
            _ => None,
        })
    }

    #[track_caller]
    fn check(changes: &str, expected: &str) {
        let plan = resolve(changes).unwrap();
        let names: Vec<&str> = plan.inputs.iter().filter_map(|input| input.name.as_deref()).collect();
        assert_eq!((names.join(" ").as_str(), plan.seed), (expected, 7));
    }

    #[track_caller]
    fn check_fault(changes: &str, part: &str) {
        let faults = resolve(changes).unwrap_err();
        assert!(faults[0].says.contains(part), "{faults:?}");
    }

    #[test]
    fn a_plan_takes_over_and_changes() {
        check("", "a b open");
        check(r#"{"without":["b"]}"#, "a open");
        check(
            "{\"after\":\"a\",\"input\":\"x\",\"do\":\"end\"}\n{\"after\":\"a\",\"input\":\"y\",\"do\":\"end\"}",
            "a x y b open",
        );
        check(r#"{"before":"a","input":"x","do":"end"}"#, "x a b open");
        check(r#"{"input":"x","do":"file"}"#, "a b open x");
        let plan = resolve(r#"{"replace":"b","do":"file"}"#).unwrap();
        assert_eq!(plan.inputs[1].input.act.name(), "file");
    }

    #[test]
    fn what_is_not_there_is_said_with_the_nearest() {
        check_fault(r#"{"without":["opne"]}"#, "did you mean \"open\"");
        check_fault(r#"{"input":"a","do":"end"}"#, "already");
        check_fault(r#"{"expect":{"at":"zz","facts":["x"]}}"#, "no input \"zz\"");
    }

    #[test]
    fn a_plan_that_is_like_itself_or_like_nothing_is_a_fault() {
        let of = |like: &str| {
            let text = format!("{{\"plan\":{{\"scenario\":\"s\",\"name\":\"x\",\"like\":\"{like}\"}}}}");
            let found = |name: &str| {
                let like = if name == "y" { "x" } else { "y" };
                let text =
                    format!("{{\"plan\":{{\"scenario\":\"s\",\"name\":\"{name}\",\"like\":\"{like}\"}}}}");
                (name != "gone").then(|| PlanFile::parse(&text))
            };
            Plan::of(&PlanFile::parse(&text).unwrap(), &found).unwrap_err()[0].says.clone()
        };
        assert!(of("x").contains("x is like x"), "{}", of("x"));
        assert!(of("y").contains("x is like y is like x"), "{}", of("y"));
        assert!(of("gone").contains("no plan \"gone\""), "{}", of("gone"));
    }
}
