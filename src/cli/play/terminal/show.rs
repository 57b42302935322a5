//! What a trainee can look at.

use std::io::{self, Write};

use crate::attempt::command::Look;
use crate::cli::style::{DESK, FAINT, STRONG};
use crate::report::wrap::wrapped;
use crate::sim::call::Event;
use crate::sim::case::Case;
use crate::sim::session::Session;
use crate::sim::ticket::Field;
use crate::sim::words::{Act, Tone};

/// The widest line, in columns.
const WIDTH: usize = 80;

const HELP: &str = "\
What you type is said to the customer. Commands:

  /tools, /tool ID              the desk's tools; run one
  /articles, /read ARTICLE      the knowledge base; open an article
  /record, /given               the customer's record; earlier tickets
  /hold [SECONDS], /resume      put the customer on hold; come back
  /ticket                       the ticket as it stands
  /ticket FIELD words           write into it; steps as
                                Restarted the router: no change; New cable: same
  /readback                     read the ticket to the customer
  /teams                        teams, places and policies
  /escalate TEAM [warm] reason  hand over; warm: stay on the line and tell the team
  /resolve reason, /refer PLACE
  /decline POLICY, /callback MINUTES
  /end [reason]                 put the telephone down; `/end abuse` after a warning
  /file                         file the ticket: the end
  /why                          what was understood, and how the mood moved
  /debrief                      after the call: every criterion with its evidence
  /retry TURN                   again from this turn
  /wait SECONDS, /briefing, /quit

Thinking takes time and the customer notices silence; while you type, you are
talking. On hold and after the call, typing takes its time as well. A line is
said when you press Enter.";

/// What the agent reads before picking up.
pub(super) fn briefing(out: &mut impl Write, case: &Case) -> io::Result<()> {
    let (scenario, desk) = (&case.scenario, &case.desk);
    writeln!(out, "{STRONG}{}{STRONG:#}", scenario.title)?;
    paragraph(out, 2, &scenario.briefing)?;
    if !desk.greet.is_empty() {
        paragraph(out, 2, &format!("{} answers like this: {}", desk.company, desk.greet))?;
    }
    for expected in &desk.expects {
        paragraph(out, 2, &format!("- {expected}"))?;
    }
    if !scenario.given.is_empty() {
        writeln!(out, "  There are earlier tickets: /given")?;
    }
    writeln!(out, "{FAINT}  Type what you would say. /help lists the commands.{FAINT:#}\n")
}

/// Shows what was asked for.
pub(super) fn look(out: &mut impl Write, session: &Session, what: &Look) -> io::Result<()> {
    let case = session.case();
    match what {
        Look::Help => writeln!(out, "{HELP}"),
        Look::Briefing => briefing(out, case),
        Look::Tools => {
            case.desk.tools.iter().try_for_each(|tool| {
                entry(out, tool.id.as_str(), &format!("{}, {} s", tool.name, tool.seconds))
            })
        }
        Look::Articles => {
            case.articles.iter().try_for_each(|article| entry(out, article.id.as_str(), &article.title))
        }
        Look::Article(id) => match case.article(id.as_str()) {
            Some(article) => {
                article.text.lines().try_for_each(|line| writeln!(out, "  {DESK}|{DESK:#} {line}"))
            }
            None => writeln!(out, "there is no article {id}"),
        },
        Look::Teams => teams(out, case),
        Look::Ticket => ticket(out, session),
        Look::Record => record(out, case),
        Look::Given => given(out, case),
        Look::Why => why(out, session),
    }
}

fn entry(out: &mut impl Write, id: &str, words: &str) -> io::Result<()> {
    writeln!(out, "  {STRONG}{id:<20}{STRONG:#} {words}")
}

fn paragraph(out: &mut impl Write, indent: usize, text: &str) -> io::Result<()> {
    wrapped(text, WIDTH - indent).iter().try_for_each(|line| writeln!(out, "{:indent$}{line}", ""))
}

fn teams(out: &mut impl Write, case: &Case) -> io::Result<()> {
    let desk = &case.desk;
    writeln!(out, "Teams (/escalate)")?;
    desk.teams
        .iter()
        .try_for_each(|team| entry(out, team.id.as_str(), &format!("{}: {}", team.name, team.takes)))?;
    writeln!(out, "Elsewhere (/refer)")?;
    desk.elsewhere
        .iter()
        .try_for_each(|place| entry(out, place.id.as_str(), &format!("{}. {}", place.name, place.about)))?;
    writeln!(out, "Policies (/decline)")?;
    desk.policies.iter().try_for_each(|policy| entry(out, policy.id.as_str(), &policy.says))
}

fn ticket(out: &mut impl Write, session: &Session) -> io::Result<()> {
    let draft = &session.state().draft;
    Field::ALL.into_iter().try_for_each(|field| {
        let text = draft.text(field);
        entry(out, field.name(), if text.is_empty() { "-" } else { &text })
    })
}

fn record(out: &mut impl Write, case: &Case) -> io::Result<()> {
    let customer = &case.scenario.customer;
    entry(out, "name", &customer.name)?;
    entry(out, "account", &customer.account)?;
    customer.record.iter().try_for_each(|line| {
        let private = if case.is_private(line.id.as_str()) { "  (to a verified caller only)" } else { "" };
        entry(out, &line.label, &format!("{}{private}", line.value))
    })
}

fn given(out: &mut impl Write, case: &Case) -> io::Result<()> {
    if case.scenario.given.is_empty() {
        return writeln!(out, "no earlier tickets");
    }
    case.scenario.given.iter().try_for_each(|ticket| {
        writeln!(out, "  {STRONG}{}{STRONG:#}, filed {} {}", ticket.number, ticket.filed, ticket.by)?;
        paragraph(out, 4, &ticket.text)
    })
}

/// What the customer understood of the last utterance, and how the mood moved since.
fn why(out: &mut impl Write, session: &Session) -> io::Result<()> {
    let taken = session.taken().iter().rfind(|taken| taken.understood.is_some());
    let Some((taken, understood)) = taken.and_then(|taken| Some((taken, taken.understood.as_ref()?))) else {
        return writeln!(out, "nothing has been said yet");
    };
    if !understood.understood {
        writeln!(out, "  nothing was understood")?;
    }
    for hit in &understood.acts {
        let object = hit.object.as_ref().map(|object| format!(" ({object})")).unwrap_or_default();
        entry(out, Act::name(hit.act), &format!("{}{object}", sure(hit.confidence)))?;
    }
    for ask in &understood.asks {
        let what = ask.id.as_ref().or(ask.kind.as_ref()).map_or("something unknown", |id| id.as_str());
        entry(out, "asks for", what)?;
    }
    for mention in understood.mentions.iter().filter(|mention| !mention.id.as_str().is_empty()) {
        entry(out, "speaks of", &format!("{} ({:?})", mention.id, mention.fit).to_lowercase())?;
    }
    for hit in &understood.tone {
        entry(out, "sounds", &format!("{}, {}", Tone::name(hit.tone), sure(hit.confidence)))?;
    }
    for stamped in &session.events()[taken.from..] {
        if let Event::MoodMoved { by, to, why, .. } = &stamped.event {
            let moved = format!("patience {:+}, trust {:+}: {why}", by.patience, by.trust);
            entry(out, "mood", &format!("{moved} (now {} and {})", to.patience, to.trust))?;
        }
    }
    Ok(())
}

fn sure(confidence: u16) -> String {
    format!("{} % sure", confidence / 10)
}
