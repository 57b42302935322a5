//! `firstline review`: graded calls, judged by people.

pub(super) mod mark;
mod queue;
pub(super) mod show;

use std::io::Write;

use clap::{Args, Subcommand};

use super::args::Places;
use super::exit::Exit;
use super::who;
use crate::cli::plain;
use crate::mentoring::may_see;
use crate::mentoring::reviews::{self, Reviewed};
use crate::records::Records;
use crate::review::marking::{InReview, Stage};
use crate::review::people::Action;

const HELP: &str = "\
Examples, for a mentor:
  firstline review queue --as Mo
  firstline review show 0199c5 --as Mo                          the call as it went, without the automatic marks
  firstline review blind 0199c5 tone-blame=8 info-began=50% --as Mo
  firstline review show 0199c5 --marks --as Mo                  both marks, side by side
  firstline review mark 0199c5 tone-blame 8 --reason \"that was no blame\" --as Mo
  firstline review comment 0199c5 --turn 4 \"well caught\" --as Mo
  firstline review sign 0199c5 --as Mo
  firstline review answer 0199c5 tone-blame keep --words \"see turn 4\" --as Mo

For a trainee, after the release:
  firstline review show 0199c5 --as Tess
  firstline review acknowledge 0199c5 --as Tess
  firstline review dispute 0199c5 tone-blame 8 --words \"I only asked\" --as Tess

A mark is a number of points (8), a share (50%), or n/a for a criterion that had no occasion; for a critical error it is made or
not-made. The automatic marks stay for ever beside what people gave; nothing is overwritten. Changes count from the
sign-off on.";

/// Review graded calls, answer for the marks, contest them.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct ReviewArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show what waits for you
    Queue,
    /// Show a call as it went; the automatic marks only where they have been seen, or with --marks
    Show {
        /// The beginning of the attempt's id
        attempt: String,
        /// Show the automatic marks; a blind score is not possible any more then
        #[arg(long)]
        marks: bool,
    },
    /// Score a call before you see the automatic marks
    Blind {
        /// The beginning of the attempt's id
        attempt: String,
        /// CRITERION=MARK; criteria that are left out are not judged
        #[arg(required = true, value_name = "CRITERION=MARK")]
        marks: Vec<String>,
    },
    /// Judge a criterion or a critical error otherwise than the machine
    Mark {
        /// The beginning of the attempt's id
        attempt: String,
        /// The criterion (tone-blame) or the critical error (critical-insult)
        criterion: String,
        /// Points (8), a share (50%), n/a, made or not-made
        mark: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Remark on a turn, or on the whole call
    Comment {
        /// The beginning of the attempt's id
        attempt: String,
        /// The remark
        says: String,
        /// The turn; left out, the whole call
        #[arg(long)]
        turn: Option<u32>,
    },
    /// Stand behind the marks
    Sign {
        /// The beginning of the attempt's id
        attempt: String,
    },
    /// Take a sign-off back
    Reopen {
        /// The beginning of the attempt's id
        attempt: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Answer a dispute
    Answer {
        /// The beginning of the attempt's id
        attempt: String,
        /// What is disputed
        criterion: String,
        /// How it is judged now; `keep`: the mark stays
        mark: String,
        /// Why
        #[arg(long)]
        words: String,
    },
    /// Take the marks of your call as they are
    Acknowledge {
        /// The beginning of the attempt's id
        attempt: String,
    },
    /// Contest a mark of your call
    Dispute {
        /// The beginning of the attempt's id
        attempt: String,
        /// The criterion or the critical error
        criterion: String,
        /// What you propose: points (8), a share (50%), n/a, made or not-made
        mark: String,
        /// Why
        #[arg(long)]
        words: String,
    },
    /// Contest it no longer
    Withdraw {
        /// The beginning of the attempt's id
        attempt: String,
        /// The criterion or the critical error
        criterion: String,
    },
}

pub(super) fn run(places: &Places, args: &ReviewArgs) -> anyhow::Result<Exit> {
    let records = places.records()?;
    match &args.what {
        What::Queue => queue::run(places, &records)?,
        What::Show { attempt, marks } => show::run(places, &records, attempt, *marks)?,
        What::Blind { attempt, marks } => {
            say(places, &records, attempt, Action::Review, |reviewed| blind(reviewed, marks))?;
        }
        What::Mark { attempt, criterion, mark, reason } => {
            say(places, &records, attempt, Action::Review, |reviewed| {
                let ruling = mark::ruling(&reviewed.told.state().subject, criterion, mark)?;
                Ok(InReview::Changed { ruling, reason: reason.clone() })
            })?;
        }
        What::Comment { attempt, says, turn } => {
            let says = says.clone();
            say(places, &records, attempt, Action::Review, |_| {
                Ok(InReview::Commented { turn: *turn, says })
            })?;
        }
        What::Sign { attempt } => {
            say(places, &records, attempt, Action::Review, |_| Ok(InReview::SignedOff {}))?;
        }
        What::Reopen { attempt, reason } => {
            let reason = reason.clone();
            say(places, &records, attempt, Action::Review, |_| Ok(InReview::Reopened { reason }))?;
        }
        What::Answer { attempt, criterion, mark, words } => {
            say(places, &records, attempt, Action::Answer, |reviewed| {
                answer(reviewed, criterion, mark, words.clone())
            })?;
        }
        What::Acknowledge { attempt } => {
            say(places, &records, attempt, Action::Respond, |_| Ok(InReview::Acknowledged {}))?;
        }
        What::Dispute { attempt, criterion, mark, words } => {
            say(places, &records, attempt, Action::Respond, |reviewed| {
                let proposed = mark::ruling(&reviewed.told.state().subject, criterion, mark)?;
                Ok(InReview::Disputed { proposed, words: words.clone() })
            })?;
        }
        What::Withdraw { attempt, criterion } => {
            let item = mark::item(criterion);
            say(places, &records, attempt, Action::Respond, |_| Ok(InReview::Withdrawn { item }))?;
        }
    }
    Ok(Exit::Fine)
}

/// Says something in a review.
fn say(
    places: &Places,
    records: &Records,
    attempt: &str,
    action: Action,
    what: impl FnOnce(&Reviewed) -> anyhow::Result<InReview>,
) -> anyhow::Result<()> {
    let acting = who::acting(places, records, action)?;
    let mut reviewed = reviews::find(records, attempt)?;
    // A trainee answers to what was released to them, and to nothing else.
    may_see(records, &reviewed.row, Some(&acting))?;
    let what = what(&reviewed)?;
    reviewed.told.say(records, acting.by, what)?;
    writeln!(plain::stdout(), "Done. The review is {}.", stage(reviewed.told.state().stage()))?;
    Ok(())
}

fn blind(reviewed: &Reviewed, marks: &[String]) -> anyhow::Result<InReview> {
    let points = mark::all_points(&reviewed.told.state().subject, marks)?;
    Ok(InReview::ScoredBlind { points })
}

fn answer(reviewed: &Reviewed, criterion: &str, mark: &str, words: String) -> anyhow::Result<InReview> {
    let subject = &reviewed.told.state().subject;
    let ruling = if mark == "keep" { None } else { Some(mark::ruling(subject, criterion, mark)?) };
    Ok(InReview::Answered { item: mark::item(criterion), ruling, words })
}

/// How far a review has come, in words.
pub(super) const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "open",
        Stage::SignedOff => "signed off",
        Stage::Disputed => "disputed",
        Stage::Acknowledged => "acknowledged",
    }
}
