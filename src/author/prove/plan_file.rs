//! Calls as plan files.

use serde_json::{Value, json};

use crate::sim::rng::Seed;
use crate::sim::session::Input;

/// The text of a plan file: a comment, the header and the inputs, each with a name of its own.
pub(super) fn plan_file(comment: &str, scenario: &str, name: &str, seed: Seed, inputs: &[Input]) -> String {
    let header = json!({ "plan": { "scenario": scenario, "name": name, "seed": seed } });
    let mut text = format!("# {comment}\n{header}\n");
    for (index, input) in inputs.iter().enumerate() {
        let mut line = input.to_json();
        if let Value::Object(fields) = &mut line {
            fields.insert("input".to_owned(), json!(format!("i{}", index + 1)));
        }
        text.push_str(&line.to_string());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::plan::{Plan, PlanFile};

    #[test]
    fn what_is_written_can_be_read_as_a_plan() {
        let lines = [r#"{"do":"say","text":"Hello"}"#, r#"{"do":"wait","seconds":2.5}"#, r#"{"do":"end"}"#];
        let inputs: Vec<Input> = lines.iter().map(|line| Input::from_json(line).unwrap()).collect();
        let text = plan_file("a call", "somewhere", "proof", 7, &inputs);
        let plan = Plan::of(&PlanFile::parse(&text).unwrap(), &|_| None).unwrap();
        let read: Vec<Input> = plan.inputs.into_iter().map(|input| input.input).collect();
        assert_eq!((read, plan.seed), (inputs, 7));
    }
}
