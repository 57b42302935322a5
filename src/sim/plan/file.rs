//! The lines of one plan file.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::expect::Expect;
use crate::sim::rng::Seed;
use crate::sim::session::Input;

/// More faults than this are not worth showing.
const MOST_FAULTS: usize = 50;

/// More lines than any call has.
const MOST_LINES: usize = 20_000;

/// Which call a plan plays.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The scenario.
    pub scenario: String,
    /// The plan's name.
    pub name: String,
    /// The seed; left out, that of the plan it is like, or 1.
    #[serde(default)]
    pub seed: Option<Seed>,
    /// The plan of the same scenario whose inputs it takes over.
    #[serde(default)]
    pub like: Option<String>,
}

/// A change to the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Adds an input as the last.
    Add(Option<String>, Box<Input>),
    /// Puts another input in the place of the one with this name.
    Replace(String, Box<Input>),
    /// Leaves these out.
    Without(Vec<String>),
    /// Puts an input behind the one with this name.
    After(String, Option<String>, Box<Input>),
    /// Puts an input before the one with this name.
    Before(String, Option<String>, Box<Input>),
}

impl Change {
    /// What is done, where something is.
    #[must_use]
    pub fn input(&self) -> Option<&Input> {
        match self {
            Self::Add(_, input)
            | Self::Replace(_, input)
            | Self::After(_, _, input)
            | Self::Before(_, _, input) => Some(input),
            Self::Without(_) => None,
        }
    }
}

/// Something wrong in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// The line, counted from 1.
    pub line: usize,
    /// The byte of the line at which the JSON breaks off, where it is no JSON.
    pub at: Option<usize>,
    /// What is wrong and what was expected.
    pub says: String,
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.says)
    }
}

/// A plan as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    /// Which call it plays.
    pub header: Header,
    /// Its inputs and changes, each with its line.
    pub changes: Vec<(usize, Change)>,
    /// What is expected, each with its line.
    pub expects: Vec<(usize, Expect)>,
}

enum Line {
    Header(Header),
    Change(Change),
    Expect(Box<Expect>),
}

impl PlanFile {
    /// Reads a plan.
    ///
    /// # Errors
    /// Everything that is wrong with it, line by line.
    pub fn parse(text: &str) -> Result<Self, Vec<PlanFault>> {
        let mut faults = Vec::new();
        let mut header = None;
        let (mut changes, mut expects) = (Vec::new(), Vec::new());
        for (line, whole) in (1..).zip(text.lines()) {
            let text = whole.trim_start_matches('\u{feff}').trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            if line > MOST_LINES || faults.len() >= MOST_FAULTS {
                faults.push(fault(line, "what comes after this line was not read"));
                break;
            }
            let value = match serde_json::from_str(text) {
                Ok(value) => value,
                Err(error) => {
                    faults.push(broken(line, whole, text, &error));
                    continue;
                }
            };
            match read(value) {
                Ok(Line::Header(found)) if header.is_none() => header = Some(found),
                Ok(Line::Header(_)) => {
                    faults.push(fault(line, "a second `plan` line; there is one, the first"));
                }
                Err(says) => faults.push(fault(line, &says)),
                _ if header.is_none() && faults.is_empty() => {
                    let says = "expected {\"plan\":{\"scenario\":…,\"name\":…,\"seed\":…}} first";
                    faults.push(fault(line, says));
                }
                Ok(Line::Change(change)) => changes.push((line, change)),
                Ok(Line::Expect(expect)) => expects.push((line, *expect)),
            }
        }
        match header {
            Some(header) if faults.is_empty() => Ok(Self { header, changes, expects }),
            None if faults.is_empty() => {
                Err(vec![fault(1, "the plan is empty; expected {\"plan\":{…}} and then inputs")])
            }
            _ => Err(faults),
        }
    }
}

fn fault(line: usize, says: &str) -> PlanFault {
    PlanFault { line, at: None, says: says.to_owned() }
}

/// A line that is no JSON, with the place where it breaks off.
fn broken(line: usize, whole: &str, text: &str, error: &serde_json::Error) -> PlanFault {
    let says = error.to_string();
    let says = says.split(" at line ").next().unwrap_or_default();
    let before = whole.find(text).unwrap_or(0);
    let at = whole.floor_char_boundary(before + error.column().saturating_sub(1));
    PlanFault { line, at: Some(at), says: format!("each line is one JSON object, and this is none: {says}") }
}

fn read(value: Value) -> Result<Line, String> {
    let Value::Object(mut object) = value else {
        return Err("expected a JSON object".to_owned());
    };
    if let Some(header) = alone(&mut object, "plan")? {
        return serde_json::from_value(header)
            .map(Line::Header)
            .map_err(|error| format!("in `plan`: {error}"));
    }
    if let Some(expect) = alone(&mut object, "expect")? {
        let expect: Expect =
            serde_json::from_value(expect).map_err(|error| format!("in `expect`: {error}"))?;
        expect.check()?;
        return Ok(Line::Expect(Box::new(expect)));
    }
    if let Some(names) = alone(&mut object, "without")? {
        let names = serde_json::from_value(names)
            .map_err(|_| "expected `without` to be a list of names of inputs".to_owned())?;
        return Ok(Line::Change(Change::Without(names)));
    }
    change(object).map(Line::Change)
}

/// The value of a field that stands alone in its line.
fn alone(object: &mut Map<String, Value>, name: &str) -> Result<Option<Value>, String> {
    let Some(value) = object.remove(name) else { return Ok(None) };
    match object.keys().next() {
        None => Ok(Some(value)),
        Some(other) => Err(format!("`{name}` stands alone in its line, found `{other}` beside it")),
    }
}

fn change(mut object: Map<String, Value>) -> Result<Change, String> {
    let name = name_in(&mut object, "input")?;
    let replace = name_in(&mut object, "replace")?;
    let after = name_in(&mut object, "after")?;
    let before = name_in(&mut object, "before")?;
    if !object.contains_key("do") {
        return Err("expected an input (a line with `do`), or `plan`, `expect` or `without`".to_owned());
    }
    let input = Box::new(Input::from_object(object)?);
    match (replace, after, before) {
        (None, None, None) => Ok(Change::Add(name, input)),
        (Some(other), None, None) if name.is_none() => Ok(Change::Replace(other, input)),
        (Some(_), None, None) => {
            Err("`replace` keeps the name of what it replaces; take `input` out".to_owned())
        }
        (None, Some(other), None) => Ok(Change::After(other, name, input)),
        (None, None, Some(other)) => Ok(Change::Before(other, name, input)),
        _ => Err("only one of `replace`, `after` and `before` can stand in a line".to_owned()),
    }
}

fn name_in(object: &mut Map<String, Value>, field: &str) -> Result<Option<String>, String> {
    match object.remove(field) {
        None => Ok(None),
        Some(Value::String(name)) if !name.is_empty() => Ok(Some(name)),
        Some(other) => Err(format!("expected `{field}` to be the name of an input, found {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"{"plan":{"scenario":"s","name":"n","seed":7}}"#;

    #[track_caller]
    fn check_fault(text: &str, line: usize, part: &str) {
        let faults = PlanFile::parse(text).unwrap_err();
        let found = faults.iter().any(|fault| fault.line == line && fault.says.contains(part));
        assert!(found, "{faults:?}");
    }

    #[test]
    fn comments_inputs_changes_and_expectations_are_read() {
        let text = format!(
            "# a remark\n\n{HEAD}\n{}\n{}\n{}\n{}\n",
            r#"{"input":"hi","do":"say","text":"Hello"}"#,
            r#"{"after":"hi","do":"wait","seconds":2}"#,
            r#"{"without":["hi"]}"#,
            r#"{"expect":{"disposition":"abandoned"}}"#,
        );
        let plan = PlanFile::parse(&text).unwrap();
        assert_eq!((plan.header.seed, plan.changes.len(), plan.expects.len()), (Some(7), 3, 1));
        assert_eq!(plan.changes[0].0, 4);
        assert!(matches!(&plan.changes[1].1, Change::After(name, None, _) if name == "hi"));
    }

    #[test]
    fn faults_name_the_line_and_what_was_expected() {
        check_fault("", 1, "empty");
        check_fault(r#"{"do":"end"}"#, 1, "expected {\"plan\"");
        check_fault(&format!("{HEAD}\n{HEAD}"), 2, "second");
        check_fault(&format!("{HEAD}\n[]"), 2, "expected a JSON object");
        check_fault(&format!("{HEAD}\n{{\"input\":\"x\"}}"), 2, "a line with `do`");
        check_fault(&format!("{HEAD}\n{{\"id\":\"x\",\"do\":\"say\",\"text\":\"y\"}}"), 2, "id");
        check_fault(
            &format!("{HEAD}\n{{\"replace\":\"a\",\"input\":\"b\",\"do\":\"end\"}}"),
            2,
            "keeps the name",
        );
        check_fault(&format!("{HEAD}\n{{\"after\":3,\"do\":\"end\"}}"), 2, "found 3");
        check_fault(&format!("{HEAD}\n{{\"expect\":{{\"moods\":1}}}}"), 2, "in `expect`");
        check_fault(&format!("{HEAD}\n{{\"without\":[\"a\"],\"do\":\"end\"}}"), 2, "stands alone");
        check_fault(r#"{"plan":{"scenario":"s"}}"#, 1, "missing field `name`");
        let broken = format!("{HEAD}\n  {{\"do\":\"say\" \"text\":\"x\"}}");
        check_fault(&broken, 2, "one JSON object");
        let at = PlanFile::parse(&broken).unwrap_err()[0].at.unwrap();
        assert_eq!(&broken.lines().nth(1).unwrap()[at..], "\"text\":\"x\"}");
    }

    #[test]
    fn a_flood_of_faults_is_cut() {
        let text = format!("{HEAD}\n{}", "nonsense\n".repeat(10_000));
        assert_eq!(PlanFile::parse(&text).unwrap_err().len(), MOST_FAULTS + 1);
    }
}
