//! `firstline calibrate`: several mentors score the same calls blind, and their marks are compared.

mod report;
mod show;

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Context;

use super::args::{Calibrate, CalibrateArgs, OpenRound, Places};
use super::exit::Exit;
use super::review::mark;
use super::who;
use crate::cli::plain;
use crate::mentoring::calibrations::{self, Wanted};
use crate::mentoring::{People, now, sessions};
use crate::records::{AttemptFilter, Records};
use crate::report::percent::counted;
use crate::review::DAY_MS;
use crate::review::calibration::InRound;
use crate::review::people::Action;

pub(super) fn run(places: &Places, args: &CalibrateArgs) -> anyhow::Result<Exit> {
    let records = places.records()?;
    match &args.what {
        Calibrate::Open(args) => open(places, &records, args)?,
        Calibrate::List => show::list(places, &records)?,
        Calibrate::Show { round, attempt: None } => show::round(places, &records, round)?,
        Calibrate::Show { round, attempt: Some(attempt) } => show::call(places, &records, round, attempt)?,
        Calibrate::Score { round, attempt, marks } => score(places, &records, (round, attempt), marks)?,
        Calibrate::Close { round } => {
            let by = who::acting(places, &records, Action::OpenCalibration)?.by;
            let mut told = calibrations::find(&records, round)?;
            let missing = told.state().missing().count();
            told.say(&records, by, InRound::Closed {})?;
            writeln!(
                plain::stdout(),
                "The round is closed: firstline calibrate report {}",
                calibrations::id(&told)
            )?;
            if missing > 0 {
                writeln!(plain::stdout(), "{missing} scores were not given; what there is can be compared.")?;
            }
        }
        Calibrate::Report { round, json } => return report::run(places, &records, round, *json),
        Calibrate::Agree { round, attempt, criterion, mark, words } => {
            let by = who::acting(places, &records, Action::Calibrate)?.by;
            let mut told = calibrations::find(&records, round)?;
            let attempt = calibrations::call_of(&records, told.state(), attempt)?;
            let subject = calibrations::subject(told.state(), attempt).context("the call is gone")?;
            let points = mark::points(&subject, criterion, mark)?;
            let (criterion, words) = (criterion.clone(), words.clone());
            told.say(&records, by, InRound::Agreed { attempt, criterion, points, words })?;
            writeln!(plain::stdout(), "Done.")?;
        }
    }
    Ok(Exit::Fine)
}

fn open(places: &Places, records: &Records, args: &OpenRound) -> anyhow::Result<()> {
    let by = who::acting(places, records, Action::OpenCalibration)?.by;
    let people = People::read(records)?;
    let mentors = args.mentors.iter().map(|name| people.find(name).map(|person| person.id));
    let mentors: BTreeSet<_> = mentors.collect::<Result<_, _>>()?;
    let mut calls = match &args.session {
        Some(start) => {
            let session = sessions::id(&sessions::find(records, start)?);
            calibrations::calls_of(records, &session.to_string())?
        }
        None => Vec::new(),
    };
    for start in &args.attempts {
        let id = records.find(start)?;
        calls.extend(records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?);
    }
    let due = args.due.unwrap_or_else(|| now().plus(7 * DAY_MS));
    let wanted = Wanted { title: args.title.clone(), calls, mentors, due };
    let told = calibrations::open(records, by, wanted)?;
    let id = calibrations::id(&told);
    writeln!(plain::stdout(), "The round {id} is open over {}.", counted(told.state().calls.len(), "call"))?;
    writeln!(
        plain::stdout(),
        "Each mentor scores them with: firstline calibrate score {id} ATTEMPT CRITERION=MARK… --as NAME"
    )?;
    Ok(())
}

fn score(
    places: &Places,
    records: &Records,
    (round, attempt): (&str, &str),
    marks: &[String],
) -> anyhow::Result<()> {
    let acting = who::acting(places, records, Action::Calibrate)?;
    let mut told = calibrations::find(records, round)?;
    let attempt = calibrations::call_of(records, told.state(), attempt)?;
    let subject = calibrations::subject(told.state(), attempt).context("the call is gone")?;
    let points = mark::all_points(&subject, marks)?;
    calibrations::score(records, &mut told, &acting, attempt, points)?;
    let left = told.state().missing().filter(|(_, mentor)| *mentor == acting.by.person).count();
    writeln!(plain::stdout(), "Scored. Calls of this round that you have still to score: {left}")?;
    Ok(())
}
