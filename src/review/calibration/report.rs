//! What came of a round: agreement by criterion, between mentors and against the machine, and where they differ most.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Agreement, Mark, share};
use super::round::Round;
use super::what::RoundCall;
use crate::review::ids::{AttemptId, PersonId};

/// What came of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundReport {
    /// All criteria together.
    pub overall: Compared,
    /// Each criterion.
    pub criteria: BTreeMap<String, Compared>,
    /// The calls, those in which the mentors differ most first.
    pub calls: Vec<Spread>,
}

/// Agreement on one criterion, or on all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Between the mentors, all pairs of them.
    pub mentors: Agreement,
    /// Between each two of them; the difference is the first one's mark minus the second one's.
    pub pairs: Vec<(PersonId, PersonId, Agreement)>,
    /// Each mentor against the machine; the difference is the mentor's mark minus the machine's.
    pub automatic: BTreeMap<PersonId, Agreement>,
}

/// How far the mentors lie apart in one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The call.
    pub attempt: AttemptId,
    /// The mean over its criteria of the highest mark minus the lowest, per mille of the whole mark.
    pub mean: i64,
    /// The criteria in which they differ, the widest first: highest minus lowest, per mille.
    pub criteria: Vec<(String, i64)>,
}

/// Compares the marks of a round. Criteria that fewer than two judged in a call count only against the machine.
#[must_use]
pub fn compare(round: &Round) -> RoundReport {
    let criteria: BTreeSet<&str> =
        round.calls.values().flat_map(|call| call.automatic.keys()).map(String::as_str).collect();
    let mut calls: Vec<Spread> = round.calls.values().map(|call| spread(round, call)).collect();
    calls.sort_by(|one, other| other.mean.cmp(&one.mean).then(one.attempt.cmp(&other.attempt)));
    RoundReport {
        overall: compared(round, &|_| true),
        criteria: criteria
            .into_iter()
            .map(|id| (id.to_owned(), compared(round, &|other| other == id)))
            .collect(),
        calls,
    }
}

fn compared(round: &Round, wanted: &dyn Fn(&str) -> bool) -> Compared {
    let marks: BTreeMap<PersonId, Marks<'_>> =
        round.mentors.iter().map(|mentor| (*mentor, marks_of(round, *mentor, wanted))).collect();
    let mut shared = Vec::new();
    let mut pairs = Vec::new();
    for (one, of_one) in &marks {
        for (other, of_other) in marks.range(one..).skip(1) {
            let both = both(of_one, of_other);
            pairs.push((*one, *other, Agreement::of(&both)));
            shared.push(both);
        }
    }
    let machine = machine(round, wanted);
    let automatic = marks.iter().map(|(mentor, given)| (*mentor, Agreement::of(&both(given, &machine))));
    Compared { mentors: Agreement::of_all(&shared), pairs, automatic: automatic.collect() }
}

/// Marks by call and criterion.
type Marks<'r> = BTreeMap<(AttemptId, &'r str), Mark>;

fn marks_of<'r>(round: &'r Round, mentor: PersonId, wanted: &dyn Fn(&str) -> bool) -> Marks<'r> {
    let own =
        round.calls.values().filter_map(|call| Some((call, round.scores.get(&(call.attempt, mentor))?)));
    let given =
        own.flat_map(|(call, points)| points.iter().map(move |(id, points)| (call, id.as_str(), *points)));
    let wanted = given.filter(|(_, id, _)| wanted(id));
    wanted
        .filter_map(|(call, id, points)| Some(((call.attempt, id), (points, call.automatic.get(id)?.1))))
        .collect()
}

fn machine<'r>(round: &'r Round, wanted: &dyn Fn(&str) -> bool) -> Marks<'r> {
    let given = round
        .calls
        .values()
        .flat_map(|call| call.automatic.iter().map(|(id, mark)| ((call.attempt, id.as_str()), *mark)));
    given.filter(|((_, id), _)| wanted(id)).collect()
}

fn both(one: &Marks<'_>, other: &Marks<'_>) -> Vec<(Mark, Mark)> {
    one.iter().filter_map(|(key, mark)| Some((*mark, *other.get(key)?))).collect()
}

fn spread(round: &Round, call: &RoundCall) -> Spread {
    let mut criteria = Vec::new();
    let mut judged = 0;
    for (id, (_, of)) in &call.automatic {
        let given =
            round.mentors.iter().filter_map(|mentor| round.scores.get(&(call.attempt, *mentor))?.get(id));
        let shares: Vec<i64> = given.map(|points| share((*points, *of))).collect();
        let (Some(lowest), Some(highest), true) =
            (shares.iter().min(), shares.iter().max(), shares.len() > 1)
        else {
            continue;
        };
        judged += 1;
        if highest > lowest {
            criteria.push((id.clone(), highest - lowest));
        }
    }
    criteria.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let sum: i64 = criteria.iter().map(|(_, wide)| wide).sum();
    Spread { attempt: call.attempt, mean: sum.checked_div(judged).unwrap_or(0), criteria }
}
