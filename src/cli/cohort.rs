//! `firstline cohort`: many calls of many trainees.

use std::io::{self, Write};

use super::args::{self, Places};
use super::exit::Exit;
use super::export::{left_out, note_hidden};
use super::plain::{self, one_line};
use super::style::{ALARM, FAINT, STRONG};
use super::{bar, when, who};
use crate::mentoring::{cohorts, now};
use crate::records::Records;
use crate::report::cohort_json::cohort_json;
use crate::report::percent::{counted, measured, percent, signed_share};
use crate::review::cohort::{Cohort, Filter, NeedLimits, Reason, Tally};
use crate::review::people::{Action, may};
use crate::review::results::CallResult;
use crate::sim::words::Dimension;

/// The widest name in a table, in columns.
const NAME: usize = 20;

pub(super) fn run(places: &Places, args: &args::Cohort) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let filter = Filter {
        graded: (args.graded || args.practice).then_some(args.graded),
        signed: args.signed,
        words: args.find.clone().unwrap_or_default(),
        ..args.which.filter(&records)?
    };
    let cohort = of(places, &records, &filter)?;
    let mut out = plain::stdout();
    if args.json {
        write!(out, "{}", cohort_json(&cohort))?;
        return Ok(Exit::Fine);
    }
    write_cohort(&mut out, &cohort)?;
    if args.calls {
        write_calls(&mut out, &cohort.calls)?;
    }
    Ok(Exit::Fine)
}

/// The cohort of those calls that a filter lets through and that whoever asks may see.
pub(super) fn of(places: &Places, records: &Records, filter: &Filter) -> anyhow::Result<Cohort> {
    let viewer = who::viewer(places, records)?;
    let shown = bar::over_calls(|work| cohorts::known(records, viewer.as_ref(), work))?;
    shown.unreadable.iter().for_each(|(id, why)| left_out(id, why));
    note_hidden(shown.hidden);
    let mut cohort = Cohort::of(&shown.known, filter, &NeedLimits::default(), now());
    // Who may not see others is told how they do by `progress`.
    if viewer.is_none_or(|acting| !may(acting.by.role, Action::SeeOthers)) {
        cohort.needs.clear();
    }
    Ok(cohort)
}

fn write_cohort(out: &mut impl Write, cohort: &Cohort) -> io::Result<()> {
    let Tally { calls, signed, critical, passed, failed, means } = &cohort.all;
    if *calls == 0 {
        writeln!(out, "No finished call fits.")?;
    } else {
        writeln!(
            out,
            "{STRONG}{}{STRONG:#} of {} in {}, mean {}",
            counted(*calls as usize, "finished call"),
            counted(cohort.trainees.len(), "trainee"),
            counted(cohort.scenarios.len(), "scenario"),
            percent(means[0])
        )?;
        writeln!(
            out,
            "{signed} signed by a mentor, {critical} with a critical error; of those of which something is asked {passed} passed and \
             {failed} failed"
        )?;
    }
    write_needs(out, cohort)?;
    if *calls == 0 {
        return Ok(());
    }
    write_trainees(out, cohort)?;
    write_heat(out, cohort)?;
    write_scenarios(out, cohort)
}

fn write_needs(out: &mut impl Write, cohort: &Cohort) -> io::Result<()> {
    if cohort.needs.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{STRONG}Who needs a mentor today{STRONG:#}")?;
    for need in &cohort.needs {
        writeln!(out, "  {}", need.trainee.shown())?;
        for reason in &need.reasons {
            let call = match reason {
                Reason::Dispute { attempt, .. }
                | Reason::Critical { attempt, .. }
                | Reason::Failed { attempt, .. }
                | Reason::Unreviewed { attempt, .. } => format!("  {FAINT}{attempt}{FAINT:#}"),
                _ => String::new(),
            };
            writeln!(out, "      {}{call}", reason.says())?;
        }
    }
    Ok(())
}

fn write_trainees(out: &mut impl Write, cohort: &Cohort) -> io::Result<()> {
    let heads: String = Dimension::ALL.map(|dimension| format!("{:>12}", dimension.name())).concat();
    writeln!(
        out,
        "\n{STRONG}{:<NAME$} {:>6} {:>9}{heads} {:>9} {:>8}{STRONG:#}",
        "Trainee", "calls", "overall", "critical", "passed"
    )?;
    for row in &cohort.trainees {
        write_tally(out, row.trainee.shown(), &row.tally)?;
        writeln!(out)?;
    }
    Ok(())
}

fn write_tally(out: &mut impl Write, name: &str, tally: &Tally) -> io::Result<()> {
    let Tally { calls, critical, passed, failed, means, .. } = tally;
    let cells = means[1..].iter().map(|mean| format!("{:>12}", percent(*mean))).collect::<Vec<_>>().concat();
    let asked = passed + failed;
    let passed = if asked == 0 { "-".to_owned() } else { format!("{passed}/{asked}") };
    write!(out, "{:<NAME$} {calls:>6} {:>9}{cells} {critical:>9} {passed:>8}", short(name), percent(means[0]))
}

/// The mean of each trainee in each scenario; the scenarios by number, as in the table below it.
fn write_heat(out: &mut impl Write, cohort: &Cohort) -> io::Result<()> {
    let heads =
        (1..=cohort.scenarios.len()).map(|number| format!("{number:>6}")).collect::<Vec<_>>().concat();
    writeln!(out, "\n{STRONG}{:<NAME$}{heads}{STRONG:#}", "Mean by scenario")?;
    for (place, row) in cohort.trainees.iter().enumerate() {
        write!(out, "{:<NAME$}", short(row.trainee.shown()))?;
        for column in 0..cohort.scenarios.len() {
            match cohort.cell(place, column) {
                Some(cell) if cell.critical > 0 => {
                    write!(out, "{ALARM}{:>6}{ALARM:#}", format!("{}!", percent(cell.mean)))?;
                }
                Some(cell) => write!(out, "{:>6}", percent(cell.mean))?,
                None => write!(out, "{FAINT}{:>6}{FAINT:#}", ".")?,
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{FAINT}! has a critical error{FAINT:#}")
}

fn write_scenarios(out: &mut impl Write, cohort: &Cohort) -> io::Result<()> {
    writeln!(
        out,
        "\n{STRONG}{:>3} {:<26} {:>6} {:>9} {:>9}  {:<22} tells good from weak{STRONG:#}",
        "", "Scenario", "calls", "overall", "critical", "how hard"
    )?;
    for (number, row) in (1..).zip(&cohort.scenarios) {
        let item = &row.item;
        writeln!(
            out,
            "{number:>3} {:<26} {:>6} {:>9} {:>9}  {:<22} {}",
            row.scenario,
            row.tally.calls,
            percent(row.tally.means[0]),
            row.tally.critical,
            measured(item.difficulty, |share| percent(u16::try_from(share).ok())),
            measured(item.discrimination, signed_share),
        )?;
    }
    Ok(())
}

fn write_calls(out: &mut impl Write, calls: &[CallResult]) -> io::Result<()> {
    writeln!(out, "\n{STRONG}Every call{STRONG:#}")?;
    for call in calls {
        let mut notes = call.marks.critical.clone();
        notes.extend(call.signed.then(|| "signed".to_owned()));
        notes.extend(call.passed().map(|passed| if passed { "passed" } else { "not passed" }.to_owned()));
        notes.extend((!call.filed).then(|| "left".to_owned()));
        writeln!(
            out,
            "  {}  {:<NAME$} {:<26} {:>5}  {FAINT}{} {}{FAINT:#}",
            when::shown(call.began),
            short(call.trainee.shown()),
            call.scenario,
            percent(call.marks.overall()),
            call.attempt,
            notes.join(", ")
        )?;
    }
    Ok(())
}

/// A name that fits its column.
fn short(name: &str) -> String {
    let name = one_line(name);
    if name.chars().count() < NAME { name } else { name.chars().take(NAME - 2).chain(['…']).collect() }
}
