//! A rehearsal as text.

use std::fmt::Write as _;

use super::coverage::unreached;
use super::tally::{BotTally, Spread, Tally};
use super::verdict::{LEAST_ABOVE, LEAST_DISTANCE, Verdict, judge};
use crate::author::trainee::Bot;
use crate::content::Library;
use crate::sim::words::Dimension;

/// So many sentences that were misheard are shown for a scenario.
const SHOWN_MISHEARD: usize = 12;

/// So many reasons for lost points are shown for a bot without a flaw.
const SHOWN_LOST: usize = 8;

/// So many lines that were never said are shown for a scenario, unless all are asked for.
const SHOWN_LINES: usize = 8;

/// The report on all scenarios. With `all` every place that was never reached is named.
#[must_use]
pub fn text(library: &Library, tallies: &[Tally], bots: &[Bot], all: bool) -> String {
    let mut text = String::new();
    let verdicts: Vec<Verdict> = tallies.iter().map(|tally| judge(tally, bots)).collect();
    for (tally, verdict) in tallies.iter().zip(&verdicts) {
        scenario(&mut text, library, tally, verdict, bots, all);
    }
    if tallies.len() > 1 {
        matrix(&mut text, tallies, bots);
    }
    failures(&mut text, tallies, &verdicts);
    text
}

fn scenario(text: &mut String, library: &Library, tally: &Tally, verdict: &Verdict, bots: &[Bot], all: bool) {
    let difficulty = verdict.difficulty.map_or_else(|| "-".to_owned(), |per_mille| per_cent(Some(per_mille)));
    let _ = writeln!(text, "{}  (difficulty {})", tally.scenario, difficulty.trim());
    let _ = writeln!(text, "  {:<17}{}   right  turns  how it ended", "", heads());
    for bot in bots {
        if let Some(own) = tally.bots.get(&bot.id) {
            let _ = writeln!(text, "  {:<17}{}", bot.id.as_str(), row(bot, own));
        }
    }
    for bot in bots {
        if let Some(own) = tally.bots.get(&bot.id) {
            details(text, bot, own);
        }
    }
    for (name, ids) in [("never decided anything", &verdict.undecided), ("never applied", &verdict.unapplied)]
    {
        if !ids.is_empty() {
            let _ = writeln!(text, "  criteria that {name}: {}", ids.join(", "));
        }
    }
    misheard(text, tally);
    reached(text, library, tally, all);
    text.push('\n');
}

fn heads() -> String {
    Dimension::ALL.iter().fold(String::new(), |mut heads, dimension| {
        let _ = write!(heads, "{:>13}", dimension.name());
        heads
    })
}

/// Mean, and from the lowest to the highest in brackets; the dimensions of the flaw are marked.
fn row(bot: &Bot, own: &BotTally) -> String {
    let mut row = String::new();
    for dimension in Dimension::ALL {
        let cell = own.dimensions.get(&dimension).map_or_else(|| "-".to_owned(), cell);
        let mark = if bot.flaw.contains(&dimension) { "*" } else { " " };
        let _ = write!(row, "{:>13}", format!("{cell}{mark}"));
    }
    let endings: Vec<String> = own.endings.iter().map(|(name, n)| format!("{name} {n}")).collect();
    let turns = own.turns / u64::from(own.runs.max(1));
    let right = u64::from(own.right) * 1_000 / u64::from(own.runs.max(1));
    let right = u16::try_from(right).ok();
    let _ = write!(row, "  {:>6}  {turns:>5}  {}", per_cent(right), endings.join(", "));
    row
}

fn cell(spread: &Spread) -> String {
    let of = |per_mille: Option<u16>| per_mille.map_or(0, |value| value / 10);
    format!("{} ({}-{})", of(spread.mean()), of(spread.at(0)), of(spread.at(1_000)))
}

fn details(text: &mut String, bot: &Bot, own: &BotTally) {
    for (name, n) in &own.critical {
        let _ = writeln!(text, "  {}: {name} in {n} of {} calls", bot.id, own.runs);
    }
    if bot.flaw.is_empty() {
        for (why, n) in &own.refused {
            let _ = writeln!(text, "  {}: refused {n} times: {why}", bot.id);
        }
        let mut lost: Vec<(&String, u32)> = own.lost.iter().map(|(why, points)| (why, *points)).collect();
        lost.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
        for (why, points) in lost.iter().take(SHOWN_LOST) {
            let _ = writeln!(text, "  {}: lost {points} points over {} calls: {why}", bot.id, own.runs);
        }
    }
}

fn misheard(text: &mut String, tally: &Tally) {
    let mut all: Vec<(String, u32)> = Vec::new();
    for (misheard, n) in tally.bots.values().flat_map(BotTally::misheard_most) {
        let line = format!("{}: \"{}\"", misheard.meant, misheard.sentence);
        match all.iter_mut().find(|(known, _)| *known == line) {
            Some((_, count)) => *count += n,
            None => all.push((line, n)),
        }
    }
    all.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
    let meant: u64 = tally.bots.values().map(|bot| bot.meant).sum();
    let missed: u64 = all.iter().map(|(_, n)| u64::from(*n)).sum();
    let _ = writeln!(text, "  sentences not heard as they were meant: {missed} of {meant}");
    for (line, n) in all.iter().take(SHOWN_MISHEARD) {
        let _ = writeln!(text, "    {n:>4} x {line}");
    }
}

fn reached(text: &mut String, library: &Library, tally: &Tally, all: bool) {
    let Some(entry) = library.scenarios.get(&tally.scenario) else { return };
    for sort in unreached(library, entry, &tally.coverage) {
        let _ = writeln!(text, "  {} reached: {} of {}", sort.sort, sort.of - sort.never.len(), sort.of);
        let most = if all || sort.sort != "lines" { sort.never.len() } else { SHOWN_LINES };
        for (name, at) in sort.never.iter().take(most) {
            let _ = writeln!(text, "    never: {name} ({at})");
        }
        if sort.never.len() > most {
            let _ = writeln!(text, "    and {} more; --unreached names all", sort.never.len() - most);
        }
    }
}

/// Bot by dimension: the means over all scenarios.
fn matrix(text: &mut String, tallies: &[Tally], bots: &[Bot]) {
    let _ = writeln!(text, "all scenarios (means; * marks the dimension of the flaw)");
    let _ = writeln!(text, "  {:<17}{}", "", heads());
    for bot in bots {
        let mut row = String::new();
        for dimension in Dimension::ALL {
            let means: Vec<u32> = tallies
                .iter()
                .filter_map(|tally| tally.bots.get(&bot.id)?.dimensions.get(&dimension)?.mean())
                .map(u32::from)
                .collect();
            let mean = u32::try_from(means.len())
                .ok()
                .filter(|count| *count > 0)
                .and_then(|count| u16::try_from(means.iter().sum::<u32>() / count).ok());
            let mark = if bot.flaw.contains(&dimension) { "*" } else { " " };
            let _ = write!(row, "{:>13}", format!("{}{mark}", per_cent(mean)));
        }
        let _ = writeln!(text, "  {:<17}{row}", bot.id.as_str());
    }
    text.push('\n');
}

fn failures(text: &mut String, tallies: &[Tally], verdicts: &[Verdict]) {
    let mut failed = 0;
    let mut held = 0;
    for (tally, verdict) in tallies.iter().zip(verdicts) {
        for separation in &verdict.separations {
            if separation.holds() {
                held += 1;
                continue;
            }
            failed += 1;
            let _ = writeln!(
                text,
                "not told apart: {}, {} in {}: model {}, flawed {}, the model better in {} of 100 pairs of calls",
                tally.scenario,
                separation.bot,
                separation.dimension.name(),
                per_cent(Some(separation.model)),
                per_cent(Some(separation.flawed)),
                separation.above / 10
            );
        }
    }
    let _ = writeln!(
        text,
        "told apart: {held} of {} (at least {} % between the means, the model better in {} of 100 pairs)",
        held + failed,
        LEAST_DISTANCE / 10,
        LEAST_ABOVE / 10
    );
}

fn per_cent(per_mille: Option<u16>) -> String {
    per_mille.map_or_else(|| "-".to_owned(), |value| format!("{} %", (value + 5) / 10))
}
