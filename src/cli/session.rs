//! `firstline session`: graded sessions, made and followed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use super::args::Places;
use super::aside::aside;
use super::exit::Exit;
use super::plain;
use super::style::{ALARM, FAINT, STRONG};
use super::{open, when, who};
use crate::attempt::new_seed;
use crate::mentoring::sessions::{self, ToldSession, Wanted};
use crate::mentoring::{People, now, reviews, stored_id};
use crate::records::{AttemptFilter, Records};
use crate::report::percent::percent;
use crate::review::graded::{Attempt, InSession, Seeds, Session};
use crate::review::marking::Stage;
use crate::review::people::Action;
use crate::review::results::mean;
use crate::review::{AttemptId, Moment, PersonId};
use crate::sim::ids::Id;
use crate::sim::scoring::Rubric;

const HELP: &str = "\
Examples:
  firstline session new evening_dropouts --for Tess --for Tom --limit 25 --as Mo
  firstline session new --course first_week --for Tess --closes 2026-04-01 --as Mo
  firstline session list
  firstline session show 0199c4 --as Mo
  firstline session release 0199c4 --as Mo
  firstline session close 0199c4 --reason \"everybody is through\" --as Mo

What a session agrees on is frozen when it is made: scenarios, desk, persona, articles, language and rubric as they are at that
moment, the seed, and the number of the engine. Who edits a scenario afterwards changes nothing in it. Only stable scenarios
are graded. With one seed everybody has the same customer; with --seed-each everybody has another one, and results are
marked as not comparable.

Trainees take its calls with `firstline take`. They see their scorecards when those are released, after the review.";

/// Make graded sessions, see how they go, release their scorecards.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct SessionArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make one
    New(New),
    /// Show all
    List,
    /// Show one: what it agrees on, who is where, time away, marks
    Show {
        /// The beginning of its id or of its title
        session: String,
    },
    /// Let more people take it
    Assign {
        /// The beginning of its id or of its title
        session: String,
        /// Who, by name or account
        #[arg(required = true)]
        people: Vec<String>,
    },
    /// Let somebody no longer take it; what they took stays
    Unassign {
        /// The beginning of its id or of its title
        session: String,
        /// Who, by name or account
        person: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let people see their scorecards
    Release {
        /// The beginning of its id or of its title
        session: String,
        /// Whose; left out, everybody's
        person: Option<String>,
    },
    /// End it; calls that were left are scored as they stand
    Close {
        /// The beginning of its id or of its title
        session: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Args)]
struct New {
    /// The scenarios, by id
    #[arg(required_unless_present = "course", conflicts_with = "course")]
    scenarios: Vec<String>,
    /// A course, taken in its order
    #[arg(long)]
    course: Option<String>,
    /// What people read in lists; left out, the titles of what is taken
    #[arg(long)]
    title: Option<String>,
    /// Who may take it, by name or account; may be given several times
    #[arg(long = "for", value_name = "NAME")]
    people: Vec<String>,
    /// The seed, the same for everybody; left out, one is drawn
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Another seed for each person and attempt, derived from --seed: not comparable
    #[arg(long)]
    seed_each: bool,
    /// How long a call may last in minutes, time away included; left out, as long as it takes
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=1_440))]
    limit: Option<u32>,
    /// Only this knowledge article may be read; may be given several times. `none`: not one
    #[arg(long = "article", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Score by the rubric in this file
    #[arg(long, value_name = "FILE")]
    rubric: Option<PathBuf>,
    /// How often each call may be taken
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..))]
    attempts: u8,
    /// From when on, such as 2026-03-10T09:00; left out, from now on
    #[arg(long, value_name = "WHEN", value_parser = when::moment)]
    opens: Option<Moment>,
    /// Until when calls may begin or be gone on with; left out, until somebody closes it
    #[arg(long, value_name = "WHEN", value_parser = when::moment)]
    closes: Option<Moment>,
}

pub(super) fn run(places: &Places, args: &SessionArgs) -> anyhow::Result<Exit> {
    let records = places.records()?;
    match &args.what {
        What::New(args) => make(places, &records, args)?,
        What::List => list(&records)?,
        What::Show { session } => {
            who::acting(places, &records, Action::SeeOthers)?;
            show(&records, &sessions::find(&records, session)?)?;
        }
        What::Assign { session, people } => assign(places, &records, session, people)?,
        What::Unassign { session, person, reason } => {
            let by = who::acting(places, &records, Action::MakeSessions)?.by;
            let person = People::read(&records)?.find(person)?.id;
            let what = InSession::Unassigned { person, reason: reason.clone() };
            sessions::find(&records, session)?.say(&records, by, what)?;
            writeln!(plain::stdout(), "Done.")?;
        }
        What::Release { session, person } => release(places, &records, session, person.as_deref())?,
        What::Close { session, reason } => {
            let by = who::acting(places, &records, Action::MakeSessions)?.by;
            let mut told = sessions::find(&records, session)?;
            let running = sessions::close(&records, &mut told, by, reason.clone())?;
            writeln!(plain::stdout(), "The session is closed.")?;
            for id in running {
                writeln!(
                    plain::stdout(),
                    "The call {id} is being taken at this moment and goes on to its end."
                )?;
            }
        }
    }
    Ok(Exit::Fine)
}

fn make(places: &Places, records: &Records, args: &New) -> anyhow::Result<()> {
    let by = who::acting(places, records, Action::MakeSessions)?.by;
    let people = assigned(records, &args.people)?;
    let library = places.library();
    let seed = args.seed.unwrap_or_else(new_seed);
    let wanted = Wanted {
        title: args.title.clone(),
        scenarios: args.scenarios.iter().map(|id| Id::from(id.as_str())).collect(),
        course: args.course.as_deref().map(Id::from),
        seeds: if args.seed_each { Seeds::Each(seed) } else { Seeds::One(seed) },
        limit_ms: args.limit.map(|minutes| u64::from(minutes) * 60_000),
        articles: (!args.articles.is_empty())
            .then(|| args.articles.iter().filter(|id| *id != "none").cloned().collect::<BTreeSet<String>>()),
        rubric: args.rubric.as_deref().map(rubric).transpose()?,
        attempts: args.attempts,
        opens: args.opens.unwrap_or_else(now),
        closes: args.closes,
    };
    // Says in full what is wrong with the files of a scenario.
    for id in &wanted.scenarios {
        open::bundle(&library, id.as_str())?;
    }
    let draft = sessions::draft(&library, wanted)?;
    for warning in draft.terms.warnings() {
        aside(format_args!("{ALARM}note:{ALARM:#} {}", warning.says()));
    }
    let mut told = sessions::make(records, by, draft)?;
    if !people.is_empty() {
        told.say(records, by, InSession::Assigned { people })?;
    }
    let id = sessions::id(&told);
    writeln!(
        plain::stdout(),
        "The session {id} is made. Each of its calls is taken with: firstline take {id} --as NAME"
    )?;
    if args.people.is_empty() {
        aside(format_args!("Nobody is assigned yet: firstline session assign {id} NAME"));
    }
    Ok(())
}

fn assigned(records: &Records, names: &[String]) -> anyhow::Result<BTreeSet<PersonId>> {
    let people = People::read(records)?;
    let found = names.iter().map(|name| people.find(name).map(|person| person.id));
    Ok(found.collect::<Result<_, _>>()?)
}

fn assign(places: &Places, records: &Records, session: &str, names: &[String]) -> anyhow::Result<()> {
    let by = who::acting(places, records, Action::MakeSessions)?.by;
    let people = assigned(records, names)?;
    sessions::find(records, session)?.say(records, by, InSession::Assigned { people })?;
    writeln!(plain::stdout(), "Done.")?;
    Ok(())
}

fn release(places: &Places, records: &Records, session: &str, person: Option<&str>) -> anyhow::Result<()> {
    let by = who::acting(places, records, Action::Release)?.by;
    let person = person.map(|name| People::read(records)?.find(name).map(|person| person.id)).transpose()?;
    let mut told = sessions::find(records, session)?;
    told.say(records, by, InSession::Released { person })?;
    writeln!(
        plain::stdout(),
        "Released: `firstline review show ATTEMPT --as NAME` shows each person their own."
    )?;
    Ok(())
}

/// The rubric in a file.
pub(super) fn rubric(file: &Path) -> anyhow::Result<Arc<Rubric>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (rubric, faults) = Rubric::parse(&text);
    if faults.is_empty() {
        return Ok(Arc::new(rubric));
    }
    let lines = faults.iter().map(|fault| {
        let at = fault.at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        format!("{}{at}: {} {}", file.display(), fault.code, fault.says)
    });
    bail!("the rubric has faults\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn list(records: &Records) -> anyhow::Result<()> {
    let mut out = plain::stdout();
    let all = sessions::all(records)?;
    if all.is_empty() {
        writeln!(out, "There is no graded session yet: firstline session new --help")?;
    }
    let people = People::read(records)?;
    for told in &all {
        let session = told.state();
        let Some(terms) = &session.terms else { continue };
        writeln!(out, "{STRONG}{}{STRONG:#}  {}", sessions::id(told), terms.title)?;
        let names: Vec<String> = session.assigned.iter().map(|person| people.name(*person)).collect();
        let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
        writeln!(out, "  {}; for {names}", state(session))?;
    }
    Ok(())
}

/// How a session stands, in a few words.
fn state(session: &Session) -> String {
    let Some(terms) = &session.terms else { return "never made".to_owned() };
    let released = if session.released { ", released" } else { "" };
    if let Some((since, reason)) = &session.closed {
        return format!("closed {}: {reason}{released}", when::shown(*since));
    }
    let now = now();
    let opens = if now < terms.opens { "opens" } else { "open since" };
    let closes = match terms.closes {
        Some(closes) if now >= closes => format!(", over since {}", when::shown(closes)),
        Some(closes) => format!(" until {}", when::shown(closes)),
        None => String::new(),
    };
    format!("{opens} {}{closes}{released}", when::shown(terms.opens))
}

fn show(records: &Records, told: &ToldSession) -> anyhow::Result<()> {
    let mut out = plain::stdout();
    let session = told.state();
    let Some(terms) = &session.terms else { bail!("the session was never made") };
    writeln!(out, "{STRONG}{}{STRONG:#}\n  {}\n  {}", terms.title, sessions::id(told), state(session))?;
    let seeds = match terms.seeds {
        Seeds::One(seed) => format!("one seed for all, {seed}"),
        Seeds::Each(_) => "a seed each: results are not comparable".to_owned(),
    };
    let limit =
        terms.limit_ms.map_or("no time limit".to_owned(), |ms| format!("{} a call", when::lasting(ms)));
    let articles = terms.articles.as_ref().map_or("all articles".to_owned(), |allowed| {
        let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
        if allowed.is_empty() { "no article".to_owned() } else { format!("articles {}", allowed.join(", ")) }
    });
    let (rubric, engine, often) = (&terms.rubric, terms.engine, terms.attempts);
    writeln!(
        out,
        "  {seeds}; {limit}; {articles}; rubric {rubric}; engine {engine}; attempts a call: {often}"
    )?;
    for call in &terms.calls {
        let public = if call.shipped { "; ships with Firstline, its answers are public" } else { "" };
        writeln!(out, "  {}: {}{FAINT} content {}{public}{FAINT:#}", call.scenario, call.title, call.digest)?;
    }
    let people = People::read(records)?;
    let mut shown: BTreeSet<PersonId> = session.assigned.clone();
    shown.extend(session.attempts.values().map(|taken| taken.person));
    for person in shown {
        writeln!(out, "\n{STRONG}{}{STRONG:#}", people.name(person))?;
        if session.of(person).next().is_none() {
            writeln!(out, "  has not begun")?;
        }
        for (id, taken) in session.of(person) {
            write_attempt(&mut out, records, id, taken)?;
        }
    }
    Ok(())
}

fn write_attempt(
    out: &mut impl Write,
    records: &Records,
    id: AttemptId,
    taken: &Attempt,
) -> anyhow::Result<()> {
    let now = now();
    let how = match taken.finished {
        Some(finished) => format!("over {}", when::shown(finished)),
        None if taken.is_left() => "left, not over".to_owned(),
        None => "not over".to_owned(),
    };
    writeln!(out, "  {id}  {}, begun {}, {how}", taken.scenario, when::shown(taken.began))?;
    for away in &taken.away {
        let why = if away.crashed { "the program or the machine stopped" } else { "left" };
        let back = if away.clock_went_back(now) { "; the clock was set back meanwhile" } else { "" };
        let lasted = when::lasting(away.lasted_ms(now));
        writeln!(out, "    {ALARM}away{ALARM:#} from {}, {lasted}: {why}{back}", when::shown(away.since))?;
    }
    let Some(stored) = stored_id(id).filter(|_| taken.finished.is_some()) else { return Ok(()) };
    let row = records.attempts(&AttemptFilter { id: Some(stored), ..AttemptFilter::default() })?.pop();
    let Some(row) = row else { return Ok(()) };
    let automatic = percent(row.marks.and_then(|marks| mean(marks.dimensions)));
    match reviews::read(records, row).map(|reviewed| reviewed.told.state().stage()) {
        // Whoever reviews it may still want to score it blind.
        Ok(Stage::Open) => writeln!(out, "    waits for a review")?,
        Ok(stage) => writeln!(out, "    automatic {automatic}; {}", super::review::stage(stage))?,
        Err(why) => writeln!(out, "    nothing to review: {why}")?,
    }
    Ok(())
}
