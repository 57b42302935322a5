//! What is said of an attempt.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::ids::statement_id;
use crate::report::dossier::{Dossier, moment, overall, passes};
use crate::sim::scoring::{CriterionResult, Scorecard};
use crate::sim::time::Millis;

/// The decisions of a call that are statements of their own, by criterion.
const DECISIONS: [&str; 4] =
    ["information-identity", "escalation-right-ending", "escalation-right-team", "upsell-pressure"];

/// Whose statements they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The web address that stands for the desk, without a slash at its end: accounts and activities are named under it.
    pub home: String,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its id.
    pub id: Uuid,
    /// The whole statement, the id included.
    pub body: Value,
}

/// What is said of an attempt; nothing while its taker has no account.
#[must_use]
pub fn statements(dossier: &Dossier, site: &Site) -> Vec<Statement> {
    let Some(account) = dossier.account.as_deref() else { return Vec::new() };
    let about = About { dossier, site, account };
    let mut told = vec![about.began()];
    told.extend(about.decisions());
    told.push(about.over());
    // The marks of a graded call are told when a mentor stands behind them.
    if dossier.session.is_none() {
        told.push(about.scored());
    }
    told.push(about.closed());
    told.extend(about.signed());
    told
}

struct About<'d> {
    dossier: &'d Dossier,
    site: &'d Site,
    account: &'d str,
}

impl About<'_> {
    fn began(&self) -> Statement {
        self.statement("initialized", 0, &self.scenario(), None, self.dossier.began_ms)
    }

    /// Each decision that this call asked for.
    fn decisions(&self) -> Vec<Statement> {
        // Those of a graded call would tell the marks before a mentor signs.
        let marks = if self.dossier.session.is_none() {
            Some(&self.dossier.card)
        } else {
            self.dossier.signed.first().map(|signed| &signed.card)
        };
        let applied = |id: &str| marks?.criteria.iter().find(|result| result.id == id && result.of > 0);
        let decided = DECISIONS.into_iter().enumerate().filter_map(|(n, id)| Some((n, applied(id)?)));
        decided.map(|(n, result)| self.decision(n, result)).collect()
    }

    fn decision(&self, n: usize, result: &CriterionResult) -> Statement {
        let object = json!({
            "objectType": "Activity",
            "id": format!("{}/{}", self.scenario_id(), result.id),
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
                "interactionType": "other",
                "name": self.in_language(&result.title),
            },
        });
        let outcome = json!({
            "success": result.points == result.of,
            "score": {"min": 0, "max": result.of, "raw": result.points, "scaled": share(result.points, result.of)},
        });
        self.statement("answered", n, &object, Some(outcome), self.dossier.ended_ms)
    }

    /// The call is over: its ticket filed, or left.
    fn over(&self) -> Statement {
        let filed = self.dossier.filed;
        let kind = if filed { "completed" } else { "abandoned" };
        let result = json!({"completion": filed, "duration": duration(self.dossier.card.outcome.handle_ms)});
        self.statement(kind, 0, &self.scenario(), Some(result), self.dossier.ended_ms)
    }

    fn scored(&self) -> Statement {
        let result = self.marks(&self.dossier.card, None);
        self.statement("scored", 0, &self.scenario(), Some(result), self.dossier.ended_ms)
    }

    fn closed(&self) -> Statement {
        let result = json!({"duration": duration(self.dossier.card.outcome.handle_ms)});
        self.statement("terminated", 0, &self.scenario(), Some(result), self.dossier.ended_ms)
    }

    /// What mentors stood behind, one after another; each voids the one before.
    fn signed(&self) -> Vec<Statement> {
        let mut told: Vec<Statement> = Vec::new();
        let mut before: Option<Uuid> = None;
        for (n, signed) in self.dossier.signed.iter().enumerate() {
            let passed =
                self.dossier.pass.as_ref().map(|pass| passes(&signed.card, pass, self.dossier.filed));
            let verb = match passed {
                Some(true) => "passed",
                Some(false) => "failed",
                None => "scored",
            };
            // The automatic score of a practice call was `scored` number 0.
            let n = n + 1;
            let mentor = signed.account.as_deref().map(|account| self.agent(account));
            if let Some(before) = before {
                told.push(self.voided(n, before, mentor.as_ref(), signed.at.0));
            }
            let result = self.marks(&signed.card, passed);
            let mut statement = self.statement(verb, n, &self.scenario(), Some(result), signed.at.0);
            if let (Some(mentor), Some(context)) = (mentor, statement.body.get_mut("context")) {
                context["instructor"] = mentor;
            }
            before = Some(statement.id);
            told.push(statement);
        }
        told
    }

    fn voided(&self, n: usize, before: Uuid, by: Option<&Value>, at: i64) -> Statement {
        let id = statement_id(&self.site.home, self.dossier.attempt, "voided", n);
        let actor = by.cloned().unwrap_or_else(|| self.agent(self.account));
        let body = json!({
            "id": id,
            "actor": actor,
            "verb": verb("voided"),
            "object": {"objectType": "StatementRef", "id": before},
            "timestamp": moment(at),
        });
        Statement { id, body }
    }

    fn marks(&self, card: &Scorecard, passed: Option<bool>) -> Value {
        let mut dimensions = Map::new();
        for (dimension, score) in &card.dimensions {
            if let Some(per_mille) = score.per_mille {
                dimensions.insert(dimension.name().to_owned(), json!(scaled(per_mille)));
            }
        }
        let critical: Vec<&str> = card.critical.iter().map(|error| error.id.as_str()).collect();
        let mut result = json!({
            "completion": self.dossier.filed,
            "duration": duration(card.outcome.handle_ms),
            "extensions": {
                self.extension("dimensions"): dimensions,
                self.extension("critical"): critical,
                self.extension("chain"): format!("sha256:{}", self.dossier.link),
            },
        });
        if let Some(overall) = overall(card) {
            result["score"] = json!({"min": 0, "max": 1_000, "raw": overall, "scaled": scaled(overall)});
        }
        if let Some(passed) = passed {
            result["success"] = json!(passed);
        }
        result
    }

    fn statement(
        &self,
        verb_name: &str,
        n: usize,
        object: &Value,
        result: Option<Value>,
        at: i64,
    ) -> Statement {
        let id = statement_id(&self.site.home, self.dossier.attempt, verb_name, n);
        let mut body = json!({
            "id": id,
            "actor": self.agent(self.account),
            "verb": verb(verb_name),
            "object": object,
            "context": self.context(),
            "timestamp": moment(at),
        });
        if let Some(result) = result {
            body["result"] = result;
        }
        Statement { id, body }
    }

    fn agent(&self, account: &str) -> Value {
        json!({"objectType": "Agent", "account": {"homePage": self.site.home, "name": account}})
    }

    fn scenario_id(&self) -> String {
        let case = &self.dossier.case;
        format!(
            "{}/xapi/scenario/{}/{}",
            self.site.home,
            plain(case.desk.id.as_str()),
            plain(case.scenario.id.as_str())
        )
    }

    fn scenario(&self) -> Value {
        json!({
            "objectType": "Activity",
            "id": self.scenario_id(),
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/simulation",
                "name": self.in_language(&self.dossier.case.scenario.title),
            },
        })
    }

    fn in_language(&self, text: &str) -> Value {
        json!({self.dossier.case.scenario.language.clone(): text})
    }

    fn extension(&self, name: &str) -> String {
        format!("{}/xapi/ext/{name}", self.site.home)
    }

    fn context(&self) -> Value {
        let dossier = self.dossier;
        let mode = if dossier.session.is_some() { "graded" } else { "practice" };
        let mut context = json!({
            // A version 5 id: some stores take no newer ones.
            "registration": statement_id(&self.site.home, dossier.attempt, "registration", 0),
            "platform": format!("firstline {}", dossier.program),
            "revision": dossier.digest,
            "language": dossier.case.scenario.language,
            "contextActivities": {"category": [{
                "objectType": "Activity",
                "id": self.extension("profile/v1"),
                "definition": {"type": "http://adlnet.gov/expapi/activities/profile"},
            }]},
            "extensions": {
                self.extension("attempt"): dossier.attempt,
                self.extension("seed"): dossier.seed.to_string(),
                self.extension("engine"): dossier.engine,
                self.extension("mode"): mode,
            },
        });
        if let Some(session) = &dossier.session {
            let id = format!("{}/xapi/session/{}", self.site.home, plain(session));
            context["contextActivities"]["grouping"] = json!([{"objectType": "Activity", "id": id}]);
        }
        context
    }
}

fn verb(name: &str) -> Value {
    let id = match name {
        "abandoned" => "https://w3id.org/xapi/adl/verbs/abandoned".to_owned(),
        name => format!("http://adlnet.gov/expapi/verbs/{name}"),
    };
    json!({"id": id, "display": {"en": name}})
}

/// An id as a part of a web address.
fn plain(id: &str) -> String {
    id.chars()
        .map(|sign| if sign.is_ascii_alphanumeric() || "-_.".contains(sign) { sign } else { '-' })
        .collect()
}

/// A duration as ISO 8601 has it, to the hundredth of a second.
fn duration(ms: Millis) -> String {
    let (minutes, seconds, hundredths) = (ms / 60_000, ms / 1_000 % 60, ms / 10 % 100);
    format!("PT{minutes}M{seconds}.{hundredths:02}S")
}

#[expect(clippy::float_arithmetic, reason = "the standard wants scaled scores as fractions of one")]
fn share(points: u32, of: u32) -> f64 {
    if of == 0 { 0.0 } else { f64::from(points.min(of)) / f64::from(of) }
}

#[expect(clippy::float_arithmetic, reason = "the standard wants scaled scores as fractions of one")]
fn scaled(per_mille: u16) -> f64 {
    f64::from(per_mille.min(1_000)) / 1_000.0
}
