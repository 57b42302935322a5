//! `firstline measure`: how well the understanding does on sentences whose meaning is known.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::args::{Measure, Places};
use super::exit::Exit;
use crate::quality::{Card, Figures, Judge, OwnFigures, Row, Task, own_figures};
use crate::sim::understanding::Pack;

pub(super) fn run(places: &Places, args: &Measure) -> anyhow::Result<Exit> {
    let library = places.library();
    let Some(language) = library.languages.get(&args.language) else {
        let known: Vec<&str> = library.languages.keys().map(String::as_str).collect();
        bail!("there is no language pack `{}`; known are: {}", args.language, known.join(", "));
    };
    let mut out = io::stdout().lock();
    if let Some(folder) = &args.sets {
        sets(&language.pack(), folder, args.predictions.as_deref(), &mut out)?;
        return Ok(Exit::Fine);
    }
    let own = own_figures(language.own_pack());
    match &args.card {
        Some(page) => write_card(&language.pack(), &own, page)?,
        None => print_own(&own, &mut out)?,
    }
    Ok(Exit::Fine)
}

/// Every set of a folder that is known, in the order of their names.
fn sets(pack: &Pack, folder: &Path, predictions: Option<&Path>, out: &mut impl Write) -> anyhow::Result<()> {
    let known = known_files(folder)?;
    if known.is_empty() {
        bail!(
            "{} holds no set that is known: t1_….jsonl, t2_…, t2b_…, t4_…, t6_…, agent_utterances….jsonl",
            folder.display()
        );
    }
    if let Some(folder) = predictions {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let judge = Judge::new(pack);
    for (task, file) in known {
        let mut figures = Figures::default();
        let mut lines = String::new();
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let row: Row = serde_json::from_str(line)
                .with_context(|| format!("{}:{}: no row of a set", file.display(), number + 1))?;
            let answer = judge.answer(task, &row);
            judge.count(task, &row, &answer, &mut figures);
            lines.push_str(&serde_json::to_string(&answer)?);
            lines.push('\n');
        }
        print_set(&file, task, &figures, out)?;
        if let (Some(folder), Some(name)) = (predictions, file.file_name()) {
            let file = folder.join(name);
            fs::write(&file, lines).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    Ok(())
}

fn known_files(folder: &Path) -> anyhow::Result<Vec<(Task, PathBuf)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        let is_set = path.extension().is_some_and(|ending| ending == "jsonl");
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if let Some(task) = Task::of_file(stem).filter(|_| is_set) {
            files.push((task, path));
        }
    }
    files.sort_by(|(_, a), (_, b)| a.cmp(b));
    Ok(files)
}

fn print_set(file: &Path, task: Task, figures: &Figures, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", file.file_name().unwrap_or_default().to_string_lossy())?;
    writeln!(out, "  {:<34} {:>8} {:>8} {:>6}", "", "even %", "odd %", "gap")?;
    for (name, [even, odd]) in &figures.rates {
        let tenths = i64::from(even.per_mille()) - i64::from(odd.per_mille());
        let gap = format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
        let note = if tenths.abs() > 40 { "  learnt by heart?" } else { "" };
        writeln!(out, "  {name:<34} {:>8} {:>8} {gap:>6}{note}", even.percent(), odd.percent())?;
    }
    if task != Task::Clarity {
        let worst = figures.tally.worst(8);
        let worst: Vec<String> =
            worst.iter().map(|(truth, heard, count)| format!("{truth} as {heard} {count}")).collect();
        writeln!(out, "  taken for something else: {}", worst.join(", "))?;
    }
    writeln!(out)
}

fn print_own(own: &OwnFigures, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "Our own phrases, each style heard with what the other styles teach (micro-F1, %)")?;
    writeln!(out, "  {:<18} {:>7} {:>6} {:>6} {:>6}", "style", "phrases", "acts", "tone", "asks")?;
    for style in &own.styles {
        let (acts, tones, asks) = (style.acts.percent(), style.tones.percent(), style.asks.percent());
        writeln!(out, "  {:<18} {:>7} {acts:>6} {tones:>6} {asks:>6}", style.name, style.phrases)?;
    }
    let (acts, tones, asks) = (own.acts.f1().percent(), own.tones.f1().percent(), own.asks.f1().percent());
    let all: u32 = own.styles.iter().map(|style| style.phrases).sum();
    writeln!(out, "  {:<18} {all:>7} {acts:>6} {tones:>6} {asks:>6}", "all")
}

/// Writes the part of the card that is about our own phrases anew.
fn write_card(pack: &Pack, own: &OwnFigures, page: &Path) -> anyhow::Result<()> {
    let before = fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
    let learnt = crc32fast::hash(pack.learnt_file().as_bytes());
    let card = Card { own, phrases: pack.phrases().count(), learnt };
    let Some(after) = card.put_into(&before) else {
        bail!("{} has no lines `<!-- own phrases -->` and `<!-- end -->` to write between", page.display());
    };
    fs::write(page, after).with_context(|| format!("cannot write {}", page.display()))
}
