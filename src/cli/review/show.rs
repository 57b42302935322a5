//! `firstline review show`: a call as it went, and the marks of machine and people side by side.

use std::io::{self, Write};

use crate::attempt::{Replayed, Stored, replay};
use crate::cli::args::Places;
use crate::cli::plain::{self, one_line};
use crate::cli::play::write_event;
use crate::cli::style::{ALARM, FAINT, STRONG};
use crate::cli::{when, who};
use crate::mentoring::reviews::{self, Reviewed};
use crate::mentoring::{People, may_see};
use crate::records::Records;
use crate::review::marking::{Change, DisputeEnd, InReview, Item, Review, Ruling, effective};
use crate::review::people::{Action, may};
use crate::sim::call::Event;
use crate::sim::scoring::Scorecard;
use crate::sim::words::Dimension;

pub(super) fn run(places: &Places, records: &Records, attempt: &str, marks: bool) -> anyhow::Result<()> {
    let Some(acting) = who::viewer(places, records)? else { return Err(who::unnamed()) };
    let mut reviewed = reviews::find(records, attempt)?;
    may_see(records, &reviewed.row, Some(&acting))?;
    let judges =
        may(acting.by.role, Action::Review) && acting.by.person != reviewed.told.state().subject.trainee;
    let seen = reviewed.told.state().seen_by.contains(&acting.by.person);
    if judges && marks && !seen {
        reviewed.told.say(records, acting.by, InReview::ScoreShown {})?;
    }
    let people = People::read(records)?;
    let replayed = replay(&Stored::of(records, reviewed.row.id)?)?;
    let mut out = plain::stdout();
    write_call(&mut out, &reviewed, &replayed, &people)?;
    if !judges || marks || seen {
        write_marks(&mut out, &reviewed, &replayed, &people)?;
    } else {
        write_blind(&mut out, &reviewed.verdict.scorecard)?;
    }
    Ok(())
}

/// The call turn by turn, with the remarks in their places.
fn write_call(
    out: &mut impl Write,
    reviewed: &Reviewed,
    replayed: &Replayed,
    people: &People,
) -> io::Result<()> {
    let (row, review) = (&reviewed.row, reviewed.told.state());
    let stage = super::stage(review.stage());
    writeln!(out, "{STRONG}{}{STRONG:#}, taken by {}", row.title, people.name(review.subject.trainee))?;
    writeln!(
        out,
        "{FAINT}attempt {}, seed {}, engine {}; the review is {stage}{FAINT:#}\n",
        row.id, row.seed, row.engine
    )?;
    write_turns(out, replayed, |out, turn| write_comments(out, review, people, Some(turn)))?;
    write_comments(out, review, people, None)
}

/// What happened, turn by turn; `after` adds what belongs behind a turn.
pub(in crate::cli) fn write_turns<W: Write>(
    out: &mut W,
    replayed: &Replayed,
    after: impl Fn(&mut W, u32) -> io::Result<()>,
) -> io::Result<()> {
    let customer = &replayed.case.scenario.customer.name;
    for stamped in &replayed.events {
        let turn = match &stamped.event {
            Event::AgentSpoke { heard, .. } => Some(heard.turn),
            _ => None,
        };
        if let Some(turn) = turn {
            writeln!(out, "{FAINT}turn {turn}{FAINT:#}")?;
        }
        write_event(out, customer, stamped)?;
        turn.map_or(Ok(()), |turn| after(out, turn))?;
    }
    Ok(())
}

fn write_comments(
    out: &mut impl Write,
    review: &Review,
    people: &People,
    turn: Option<u32>,
) -> io::Result<()> {
    for comment in review.comments.iter().filter(|comment| comment.turn == turn) {
        writeln!(
            out,
            "        {STRONG}{}:{STRONG:#} {}",
            people.name(comment.signed.by),
            one_line(&comment.says)
        )?;
    }
    Ok(())
}

/// What can be judged, without what the machine made of it.
fn write_blind(out: &mut impl Write, card: &Scorecard) -> io::Result<()> {
    write_criteria(out, card)?;
    writeln!(out, "\nScore it blind with `firstline review blind`; --marks shows the automatic marks.")
}

/// The criteria that can be judged, and what each is worth.
pub(in crate::cli) fn write_criteria(out: &mut impl Write, card: &Scorecard) -> io::Result<()> {
    writeln!(out, "\n{STRONG}What can be judged in this call{STRONG:#}")?;
    for result in card.criteria.iter().filter(|result| result.of > 0) {
        writeln!(out, "  {:<32} of {:>3}  {FAINT}{}{FAINT:#}", result.id, result.of, result.title)?;
    }
    Ok(())
}

/// Both marks of everything, and what was said of them.
fn write_marks(
    out: &mut impl Write,
    reviewed: &Reviewed,
    replayed: &Replayed,
    people: &People,
) -> io::Result<()> {
    let (review, automatic) = (reviewed.told.state(), &reviewed.verdict.scorecard);
    let holds = effective(automatic, &replayed.rubric, review);
    writeln!(out, "\n{STRONG}{:<32} {:>9} {:>8} {:>4}{STRONG:#}", "", "automatic", "mentor", "of")?;
    for result in automatic.criteria.iter().filter(|result| result.of > 0) {
        let change = last_change(review, &Item::Criterion(result.id.clone()));
        let mentor = change.map(|change| mark(&change.ruling)).unwrap_or_default();
        let pending =
            change.filter(|change| !change.in_force).map(|_| "  (not signed yet)").unwrap_or_default();
        writeln!(
            out,
            "{:<32} {:>9} {mentor:>8} {:>4}{FAINT}{pending}{FAINT:#}",
            result.id, result.points, result.of
        )?;
    }
    for dimension in Dimension::ALL {
        let share = |card: &Scorecard| {
            let per_mille = card.dimensions.get(&dimension).and_then(|score| score.per_mille);
            per_mille.map_or_else(|| "-".to_owned(), |share| format!("{} %", share / 10))
        };
        writeln!(
            out,
            "{STRONG}{:<32}{STRONG:#} {:>9} {:>8}",
            dimension.title(),
            share(automatic),
            share(&holds)
        )?;
    }
    for error in &holds.critical {
        writeln!(out, "{ALARM}critical error:{ALARM:#} {} ({})", error.title, error.id)?;
    }
    write_said(out, review, people)
}

/// What was changed, signed, contested and answered, in order.
fn write_said(out: &mut impl Write, review: &Review, people: &People) -> io::Result<()> {
    for (person, points) in &review.blind {
        let given: Vec<String> = points.iter().map(|(id, points)| format!("{id} {points}")).collect();
        writeln!(out, "\n{} scored blind: {}", people.name(*person), given.join(", "))?;
    }
    for Change { signed, ruling, reason, .. } in &review.changes {
        let (who, item) = (people.name(signed.by), ruling.item());
        writeln!(
            out,
            "{} {who} judged {item}: {}. {}",
            when::shown(signed.at),
            mark(ruling),
            one_line(reason)
        )?;
    }
    for signed in &review.sign_offs {
        writeln!(out, "{} {} signed it off", when::shown(signed.at), people.name(signed.by))?;
    }
    for (signed, reason) in &review.reopenings {
        let (at, who, reason) = (when::shown(signed.at), people.name(signed.by), one_line(reason));
        writeln!(out, "{at} {who} opened it again: {reason}")?;
    }
    for dispute in &review.disputes {
        let item = dispute.proposed.item();
        writeln!(
            out,
            "{} disputed, {item} as {}: {}",
            when::shown(dispute.since),
            mark(&dispute.proposed),
            one_line(&dispute.words)
        )?;
        match &dispute.ended {
            Some(DisputeEnd::Answered { signed, ruling, words }) => {
                let now = ruling.as_ref().map_or("the mark stays".to_owned(), mark);
                writeln!(out, "    {} answered: {now}. {}", people.name(signed.by), one_line(words))?;
            }
            Some(DisputeEnd::Withdrawn(_)) => writeln!(out, "    withdrawn")?,
            None => writeln!(out, "    waits for an answer")?,
        }
    }
    if let Some(at) = review.acknowledged {
        writeln!(out, "{} acknowledged", when::shown(at))?;
    }
    Ok(())
}

fn last_change<'r>(review: &'r Review, item: &Item) -> Option<&'r Change> {
    review.changes.iter().rfind(|change| change.ruling.item() == *item)
}

/// A judgement, as short as it is written.
fn mark(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Points { points, .. } => points.to_string(),
        Ruling::NotApplicable { .. } => "n/a".to_owned(),
        Ruling::Critical { made: true, .. } => "made".to_owned(),
        Ruling::Critical { made: false, .. } => "not made".to_owned(),
    }
}
