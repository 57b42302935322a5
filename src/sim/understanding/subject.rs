//! What a text may be about: the neutral form in which a scenario and its desk are given to the understanding.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::understood::SubjectClass;
use crate::sim::ids::Id;

/// Something that can be asked for, named, or spoken as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its id in the scenario or the desk.
    pub id: Id,
    /// What it is.
    pub class: SubjectClass,
    /// The pack's kind of information or of step, which brings paraphrases nobody has to write again.
    pub kind: Option<Id>,
    /// What tells it from others of its kind: "tablet" in "since when does the tablet …".
    pub of: Vec<String>,
    /// Questions or requests that mean it, as the author would type them.
    pub asked_by: Vec<String>,
    /// Words that name it without a value.
    pub named_by: Vec<String>,
    /// Words that contradict it (a policy's `contradicted_by`).
    pub contradicted_by: Vec<String>,
    /// The values it has; any of them is right.
    pub values: Vec<Value>,
    /// Values of the same type that are known to be wrong, such as a slip the customer corrects.
    pub wrong_values: Vec<Value>,
}

/// A value as it can be spoken and written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words, a code, a number with its unit: matched in any common spelling.
    Text(String),
    /// A moment; `whole_day` when only the day is known.
    At {
        /// The moment on the calendar.
        at: DateTime,
        /// Whether only the day counts.
        whole_day: bool,
    },
    /// A number that may be off by `within`, both in thousandths of `unit`.
    Near {
        /// The number, in thousandths.
        milli: i64,
        /// How far off still counts, in thousandths.
        within: i64,
        /// What is counted, as it is written: `%`, `dB`, `minutes`. Empty when anything is.
        unit: String,
    },
}

/// What came before the utterance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Context {
    /// The last line of the trainee, if any.
    pub agent: String,
    /// What the customer said since, one line.
    pub customer: String,
    /// The facts that the customer spoke of last, newest first: what "and since when?" is about.
    pub spoken_of: Vec<Id>,
    /// The facts that the customer told since the trainee last spoke, in their order: what "which one?" is about.
    pub just_said: Vec<Id>,
    /// The customer's question that waits for an answer, if any.
    pub asked: Option<Id>,
    /// The step the customer was told last, if it is not finished: what "done?" is about.
    pub doing: Option<Id>,
}

impl Context {
    /// Whether the customer's last line ends with a question.
    pub(super) fn customer_asks(&self) -> bool {
        self.customer.trim_end().ends_with('?')
    }

    /// The agent's last line and what the customer said since, from lines that begin with `agent:` or `customer:`.
    #[must_use]
    pub fn of_lines(lines: &[String]) -> Self {
        let mut context = Self::default();
        for line in lines {
            if let Some(said) = line.strip_prefix("agent:") {
                said.trim().clone_into(&mut context.agent);
                context.customer.clear();
            } else {
                let said = line.strip_prefix("customer:").unwrap_or(line).trim();
                if !context.customer.is_empty() {
                    context.customer.push(' ');
                }
                context.customer.push_str(said);
            }
        }
        context
    }
}
