//! What came of a round: agreement by criterion, between mentors and against the machine, and where they differ most.

use std::io::{self, Write};

use anyhow::bail;
use serde_json::{Value, json};

use crate::cli::args::Places;
use crate::cli::exit::Exit;
use crate::cli::plain;
use crate::cli::style::{ALARM, FAINT, STRONG};
use crate::cli::who;
use crate::mentoring::{People, calibrations};
use crate::records::Records;
use crate::report::percent::{percent, signed_share};
use crate::review::calibration::{Agreement, Compared, Concern, Kappa, Limits, Round, RoundReport, compare};
use crate::review::people::Action;

/// So many calls are told of those where they differ most.
const CALLS: usize = 5;

pub(super) fn run(places: &Places, records: &Records, start: &str, json: bool) -> anyhow::Result<Exit> {
    who::acting(places, records, Action::Calibrate)?;
    let told = calibrations::find(records, start)?;
    let round = told.state();
    if round.closed.is_none() {
        bail!(
            "the round is open: until it is closed nobody sees the others' marks; a lead closes it with `firstline calibrate close`"
        );
    }
    let report = compare(round);
    let people = People::read(records)?;
    let mut out = plain::stdout();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&as_json(round, &report, &people))?)?;
    } else {
        write_report(&mut out, round, &report, &people)?;
    }
    Ok(if worth_a_talk(&report) { Exit::Findings } else { Exit::Fine })
}

/// Everything that was compared: between the mentors, and each against the machine.
fn each(compared: &Compared) -> impl Iterator<Item = &Agreement> {
    [&compared.mentors].into_iter().chain(compared.automatic.values())
}

fn worth_a_talk(report: &RoundReport) -> bool {
    let limits = Limits::default();
    let mut all = report.criteria.values().chain([&report.overall]).flat_map(each);
    all.any(|agreement| !agreement.concerns(&limits).is_empty())
}

fn write_report(
    out: &mut impl Write,
    round: &Round,
    report: &RoundReport,
    people: &People,
) -> io::Result<()> {
    writeln!(
        out,
        "{STRONG}{}{STRONG:#}: {} calls, {} mentors",
        round.title,
        round.calls.len(),
        round.mentors.len()
    )?;
    writeln!(
        out,
        "\n{STRONG}{:<44} {:>5} {:>7} {:>9} {:>7} {:>10} {:>7}{STRONG:#}",
        "", "marks", "exact", "adjacent", "linear", "quadratic", "milder"
    )?;
    write_compared(out, "All criteria", &report.overall, people)?;
    for (id, compared) in &report.criteria {
        if each(compared).any(|agreement| agreement.marks > 0) {
            write_compared(out, id, compared, people)?;
        }
    }
    writeln!(
        out,
        "{FAINT}adjacent: at most one step of five apart; linear, quadratic: weighted kappa, 1 is always, 0 is chance; milder: the mean of \
         the first one's mark minus the other's{FAINT:#}"
    )?;
    write_calls(out, round, report)
}

fn write_compared(out: &mut impl Write, name: &str, compared: &Compared, people: &People) -> io::Result<()> {
    writeln!(out, "{STRONG}{name}{STRONG:#}")?;
    write_agreement(out, "between the mentors", &compared.mentors)?;
    for (one, other, agreement) in &compared.pairs {
        write_agreement(out, &format!("{} and {}", people.name(*one), people.name(*other)), agreement)?;
    }
    for (mentor, agreement) in &compared.automatic {
        write_agreement(out, &format!("{} and the machine", people.name(*mentor)), agreement)?;
    }
    Ok(())
}

fn write_agreement(out: &mut impl Write, name: &str, agreement: &Agreement) -> io::Result<()> {
    if agreement.marks == 0 {
        return writeln!(out, "  {name:<42} {FAINT}nothing that both judged{FAINT:#}");
    }
    let share = |per_mille: Option<i32>| percent(per_mille.and_then(|share| u16::try_from(share).ok()));
    let milder = agreement.difference.map_or_else(|| "-".to_owned(), crate::report::percent::change);
    write!(
        out,
        "  {name:<42} {:>5} {:>7} {:>9} {:>7} {:>10} {milder:>7}",
        agreement.marks,
        share(agreement.exact),
        share(agreement.adjacent),
        kappa(agreement.linear),
        kappa(agreement.quadratic)
    )?;
    for concern in agreement.concerns(&Limits::default()) {
        write!(out, "  {ALARM}{}{ALARM:#}", says(concern))?;
    }
    writeln!(out)
}

fn kappa(kappa: Kappa) -> String {
    match kappa {
        Kappa::PerMille(number) => signed_share(number),
        Kappa::NoMarks => "-".to_owned(),
        Kappa::NoVariance => "none".to_owned(),
    }
}

const fn says(concern: Concern) -> &'static str {
    match concern {
        Concern::FarApart(_) => "far apart",
        Concern::NearChance(_) => "near chance",
        Concern::Leaning(by) if by > 0 => "milder",
        Concern::Leaning(_) => "stricter",
    }
}

fn write_calls(out: &mut impl Write, round: &Round, report: &RoundReport) -> io::Result<()> {
    let apart: Vec<_> = report.calls.iter().filter(|call| !call.criteria.is_empty()).collect();
    if apart.is_empty() {
        return writeln!(out, "\nThe mentors differ in no call.");
    }
    writeln!(out, "\n{STRONG}Where they differ most{STRONG:#}")?;
    for call in apart.into_iter().take(CALLS) {
        let mean = percent(u16::try_from(call.mean).ok());
        writeln!(out, "  {}  {mean} apart on average", call.attempt)?;
        for (id, wide) in call.criteria.iter().take(CALLS) {
            let agreed = round.agreed.get(&(call.attempt, id.clone()));
            let agreed =
                agreed.map(|(points, words)| format!("; agreed on {points}: {words}")).unwrap_or_default();
            writeln!(out, "      {id:<32} {}{agreed}", percent(u16::try_from(*wide).ok()))?;
        }
    }
    Ok(())
}

fn as_json(round: &Round, report: &RoundReport, people: &People) -> Value {
    let calls: Vec<Value> = report
        .calls
        .iter()
        .map(|call| json!({ "attempt": call.attempt, "mean": call.mean, "criteria": call.criteria }))
        .collect();
    let criteria: serde_json::Map<String, Value> =
        report.criteria.iter().map(|(id, compared)| (id.clone(), compared_json(compared, people))).collect();
    json!({
        "title": round.title,
        "overall": compared_json(&report.overall, people),
        "criteria": criteria,
        "calls": calls,
    })
}

fn compared_json(compared: &Compared, people: &People) -> Value {
    let pairs: Vec<Value> = compared
        .pairs
        .iter()
        .map(|(one, other, agreement)| {
            json!({ "mentors": [people.name(*one), people.name(*other)], "agreement": agreement_json(agreement) })
        })
        .collect();
    let automatic: Vec<Value> = compared
        .automatic
        .iter()
        .map(|(mentor, agreement)| json!({ "mentor": people.name(*mentor), "agreement": agreement_json(agreement) }))
        .collect();
    json!({ "mentors": agreement_json(&compared.mentors), "pairs": pairs, "automatic": automatic })
}

fn agreement_json(agreement: &Agreement) -> Value {
    json!({
        "marks": agreement.marks,
        "exact": agreement.exact,
        "adjacent": agreement.adjacent,
        "linear": agreement.linear.per_mille(),
        "quadratic": agreement.quadratic.per_mille(),
        "difference": agreement.difference,
    })
}
