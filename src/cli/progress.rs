//! `firstline progress`: one trainee's progress.

use std::io::{self, Write};

use super::args::{self, Places};
use super::exit::Exit;
use super::export::left_out;
use super::plain;
use super::style::{ALARM, FAINT, STRONG};
use super::{bar, when, who};
use crate::mentoring::People;
use crate::mentoring::progress::{Whose, kept};
use crate::report::percent::{change, counted, percent};
use crate::report::wrap::wrapped;
use crate::review::progress::{
    CourseStanding, Line, Loss, Next, Passage, Progress, Quote, Standing, StepStanding,
};
use crate::review::results::Miss;
use crate::sim::words::Dimension;

/// The widest line of a text, in columns.
const WIDTH: usize = 96;
/// So many criteria are told in full.
const LOSSES: usize = 6;
/// So many calls make the little curve.
const CURVE: usize = 24;

pub(super) fn run(places: &Places, args: &args::Progress) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let viewer = who::viewer(places, &records)?;
    let whose = Whose::of(&People::read(&records)?, args.name.as_deref(), viewer.as_ref())?;
    let library = places.library();
    let found = bar::over_calls(|work| kept(&records, &library, &whose, viewer.as_ref(), work))?;
    found.unreadable.iter().for_each(|(id, why)| left_out(id, why));
    let progress = Progress::of(&found.kept);
    let mut out = plain::stdout();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&progress)?)?;
        return Ok(Exit::Fine);
    }
    write_progress(&mut out, &progress)?;
    if found.hidden > 0 {
        writeln!(
            out,
            "\n{FAINT}Not released yet and not counted: {}.{FAINT:#}",
            counted(found.hidden, "graded call")
        )?;
    }
    Ok(Exit::Fine)
}

fn write_progress(out: &mut impl Write, progress: &Progress) -> io::Result<()> {
    let name =
        if progress.trainee.name.is_empty() { "Practice without a name" } else { progress.trainee.shown() };
    match progress.calls.last() {
        Some(last) => {
            let calls = counted(progress.calls.len(), "finished call");
            writeln!(out, "{STRONG}{name}{STRONG:#}: {calls}, the last {}\n", when::shown(last.began))?;
            write_lines(out, progress)?;
        }
        None => writeln!(out, "{STRONG}{name}{STRONG:#}: no finished call yet")?,
    }
    write_losses(out, &progress.losses)?;
    if !progress.critical.is_empty() {
        writeln!(out, "\n{STRONG}Critical errors{STRONG:#}")?;
    }
    for error in &progress.critical {
        let (calls, last) = (counted(error.calls as usize, "call"), when::shown(error.last));
        writeln!(out, "  {ALARM}{}{ALARM:#} [{}] in {calls}, the last {last}", error.title, error.id)?;
    }
    progress.courses.iter().try_for_each(|course| write_course(out, course))?;
    progress.next.iter().try_for_each(|next| write_next(out, next))
}

fn write_lines(out: &mut impl Write, progress: &Progress) -> io::Result<()> {
    writeln!(out, "{STRONG}{:<24} {:>8} {:>8} {:>6}{STRONG:#}", "", "last 5", "change", "best")?;
    write_line(out, "Overall", &progress.overall)?;
    for dimension in Dimension::ALL {
        write_line(out, dimension.title(), progress.dimension(dimension))?;
    }
    Ok(())
}

fn write_line(out: &mut impl Write, name: &str, line: &Line) -> io::Result<()> {
    let moved = line.change.map_or_else(|| "-".to_owned(), change);
    writeln!(
        out,
        "{name:<24} {:>8} {moved:>8} {:>6}  {}",
        percent(line.recent),
        percent(line.best),
        curve(line)
    )
}

/// The last marks as bars, from nothing to everything.
fn curve(line: &Line) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let from = line.points.len().saturating_sub(CURVE);
    let bar = |per_mille: u16| BARS[usize::from(per_mille.min(999)) * BARS.len() / 1_000];
    line.points[from..].iter().map(|point| bar(point.per_mille)).collect()
}

fn write_losses(out: &mut impl Write, losses: &[Loss]) -> io::Result<()> {
    if losses.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{STRONG}What keeps costing points{STRONG:#} {FAINT}(last ten calls){FAINT:#}")?;
    for loss in losses.iter().take(LOSSES) {
        let Loss { criterion, title, lost_in, applied_in, points, of, .. } = loss;
        writeln!(
            out,
            "  {title} {FAINT}[{criterion}]{FAINT:#}: {points} of {of} points, in {lost_in} of {applied_in} calls"
        )?;
        loss.quotes.iter().take(2).try_for_each(|quote| write_quote(out, quote))?;
    }
    let more = losses.len().saturating_sub(LOSSES);
    if more > 0 {
        writeln!(out, "  {FAINT}and {more} more; --json has them all{FAINT:#}")?;
    }
    Ok(())
}

fn write_quote(out: &mut impl Write, quote: &Quote) -> io::Result<()> {
    let turn = quote.turn.map(|turn| format!(", turn {turn}")).unwrap_or_default();
    let words = if quote.words.is_empty() { String::new() } else { format!("“{}” ", quote.words) };
    let place = format!("({}{turn})", quote.title);
    write_wrapped(out, 4, &format!("{words}{} {place}", quote.says))?;
    match &quote.better {
        Some(better) => write_wrapped(out, 6, &format!("better: “{better}”")),
        None if quote.would_earn.is_empty() => Ok(()),
        None => write_wrapped(out, 6, &format!("would have earned it: {}", quote.would_earn)),
    }
}

fn write_wrapped(out: &mut impl Write, indent: usize, text: &str) -> io::Result<()> {
    wrapped(text.trim(), WIDTH - indent).iter().try_for_each(|line| writeln!(out, "{:indent$}{line}", ""))
}

fn write_course(out: &mut impl Write, course: &CourseStanding) -> io::Result<()> {
    // A course that nobody began is no news; `firstline list` shows all.
    if !course.is_begun() {
        return Ok(());
    }
    writeln!(out, "\n{STRONG}Course {}{STRONG:#} {FAINT}[{}]{FAINT:#}", course.title, course.course)?;
    if let Some(graded) = &course.graded {
        write_passage(out, "graded, which is what counts", graded)?;
    }
    if course.graded.is_none() || course.practice.is_begun() {
        write_passage(out, "in practice", &course.practice)?;
    }
    Ok(())
}

fn write_passage(out: &mut impl Write, how: &str, passage: &Passage) -> io::Result<()> {
    writeln!(out, "  {how}: {} of {} steps passed", passage.passed(), passage.steps.len())?;
    passage.steps.iter().try_for_each(|step| write_step(out, step))
}

fn write_step(out: &mut impl Write, step: &StepStanding) -> io::Result<()> {
    let standing = match step.standing {
        Standing::Passed => "passed",
        Standing::Failed => "failed",
        Standing::Open if step.tries > 0 => "begun",
        Standing::Open => "open",
    };
    let often = if step.repeats > 1 {
        format!(", {} of {} passed", step.passed, step.repeats)
    } else {
        String::new()
    };
    let tries = if step.tries > 0 {
        format!("  {FAINT}{}{often}{FAINT:#}", counted(step.tries as usize, "call"))
    } else {
        String::new()
    };
    writeln!(out, "    {standing:<7} {}{tries}", step.title)?;
    if step.standing != Standing::Failed {
        return Ok(());
    }
    let misses: Vec<String> = step.misses.iter().map(Miss::says).collect();
    write_wrapped(out, 12, &misses.join("; "))
}

fn write_next(out: &mut impl Write, next: &Next) -> io::Result<()> {
    let offered = &next.offered;
    writeln!(
        out,
        "\n{STRONG}Next: {}{STRONG:#} {FAINT}level {}, {} minutes{FAINT:#}",
        offered.title, offered.level, offered.minutes
    )?;
    write_wrapped(out, 2, &next.why)?;
    writeln!(out, "  firstline play {}", offered.scenario)
}
