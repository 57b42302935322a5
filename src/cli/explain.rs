//! `firstline explain`: what a code or a word means.

use std::io::{self, Write};

use anyhow::bail;

use super::args::{Explain, Places};
use super::exit::Exit;
use super::open;
use super::plain;
use super::style::{FAINT, STRONG};
use super::words::{self, FAMILIES};
use crate::author::every_code;
use crate::author::prove::Claim;
use crate::author::trainee::Bot;
use crate::content::Library;
use crate::report::wrap::wrapped;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::parse::nearest;
use crate::sim::scoring::{CriterionText, CriticalText, Rubric};
use crate::sim::words::{Act, Dimension, Tone};

/// The widest line, in columns.
const WIDTH: usize = 100;

/// One thing that can be explained.
struct Entry {
    /// Under which heading it is listed.
    group: &'static str,
    /// The name to ask for.
    name: String,
    /// Another name for it.
    also: String,
    /// What it is, in one line.
    line: String,
    /// The rest: headings and texts.
    more: Vec<(&'static str, String)>,
}

pub(super) fn run(places: &Places, args: &Explain) -> anyhow::Result<Exit> {
    let entries = entries(&places.library());
    let mut out = plain::stdout();
    let Some(asked) = &args.code else {
        write_list(&mut out, &entries)?;
        return Ok(Exit::Fine);
    };
    let plain = |name: &str| name.replace(['_', ' '], "-").to_lowercase();
    let wanted = plain(asked);
    let fits = |entry: &&Entry| plain(&entry.name) == wanted || plain(&entry.also) == wanted;
    let found: Vec<&Entry> = entries.iter().filter(fits).collect();
    if found.is_empty() {
        let names = entries.iter().flat_map(|entry| [entry.name.as_str(), entry.also.as_str()]);
        match nearest(asked, names.filter(|name| !name.is_empty())) {
            Some(near) => bail!("nothing is called `{asked}`; did you mean `{near}`?"),
            None => bail!("nothing is called `{asked}`; `firstline explain` lists everything"),
        }
    }
    // A name may be an act and a tone; both are told.
    for entry in found {
        write_entry(&mut out, entry)?;
    }
    Ok(Exit::Fine)
}

fn entries(library: &Library) -> Vec<Entry> {
    let mut all: Vec<Entry> = every_code().map(of_code).collect();
    for rubric in library.rubrics.values().filter_map(|entry| entry.value.as_deref()) {
        all.extend(of_rubric(rubric));
    }
    let plain = |group, name: &str, line: &str| Entry {
        group,
        name: name.to_owned(),
        also: String::new(),
        line: line.to_owned(),
        more: Vec::new(),
    };
    all.extend(Dimension::ALL.map(|it| plain("Dimensions", it.name(), words::dimension(it))));
    all.extend(Act::ALL.map(|act| plain("Acts: what an utterance does", act.name(), words::act(act))));
    all.extend(FAMILIES.map(|(family, name)| plain("Families of acts", name, words::family(family))));
    all.extend(Claim::ALL.map(of_claim));
    let bots = open::read_bots(library);
    all.extend(bots.ids().filter_map(|id| Some(of_bot(&bots.get(id.as_str()).ok()?))));
    all.extend(Tone::ALL.map(|tone| plain("Tones: how it sounds", tone.name(), words::tone(tone))));
    all
}

fn of_code(info: &CodeInfo) -> Entry {
    Entry {
        group: "Codes of findings in files",
        name: info.code.id.to_owned(),
        also: info.code.name.to_owned(),
        line: info.what.to_owned(),
        more: vec![
            ("Why", info.why.to_owned()),
            ("Wrong", info.bad.to_owned()),
            ("Right", info.good.to_owned()),
        ],
    }
}

fn of_claim(claim: Claim) -> Entry {
    Entry {
        group: "Claims: what `prove` looks at",
        name: claim.name().to_owned(),
        also: String::new(),
        line: claim.says().to_owned(),
        more: vec![
            ("Proved by", claim.proved_by().to_owned()),
            ("Refuted by", claim.refuted_by().to_owned()),
            ("When refuted", claim.what_to_do().to_owned()),
            ("When unknown", claim.when_unknown().to_owned()),
        ],
    }
}

fn of_bot(bot: &Bot) -> Entry {
    let flaw: Vec<&str> = bot.flaw.iter().map(|dimension| dimension.title()).collect();
    Entry {
        group: "Bots: who takes calls in `rehearse`",
        name: bot.id.to_string(),
        also: bot.name.clone(),
        line: bot.about.clone(),
        more: vec![("Spoils", flaw.join(", "))],
    }
}

fn of_rubric(rubric: &Rubric) -> impl Iterator<Item = Entry> {
    rubric.criteria.iter().map(of_criterion).chain(rubric.critical.iter().map(of_critical))
}

fn of_criterion(text: &CriterionText) -> Entry {
    Entry {
        group: "Criteria",
        name: text.id.clone(),
        also: text.title.clone(),
        line: text.title.clone(),
        more: vec![
            ("Worth", format!("{} points", text.weight)),
            ("Looks at", text.what.clone()),
            ("Why", text.why.clone()),
            ("Earns", text.earns.clone()),
            ("Loses", text.loses.clone()),
            ("Earns it", text.example_good.clone()),
            ("Loses it", text.example_bad.clone()),
        ],
    }
}

fn of_critical(text: &CriticalText) -> Entry {
    Entry {
        group: "Critical errors: they fail a call whatever its points",
        name: text.id.clone(),
        also: text.title.clone(),
        line: text.title.clone(),
        more: vec![
            ("Looks at", text.what.clone()),
            ("Why", text.why.clone()),
            ("Commits it", text.example_bad.clone()),
            ("Instead", text.instead.clone()),
        ],
    }
}

fn write_list(out: &mut impl Write, entries: &[Entry]) -> io::Result<()> {
    let mut group = "";
    for entry in entries {
        if entry.group != group {
            let gap = if group.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{STRONG}{}{STRONG:#}", entry.group)?;
            group = entry.group;
        }
        let line = if entry.group.starts_with("Codes") { entry.also.as_str() } else { entry.line.as_str() };
        writeln!(out, "  {:<28} {FAINT}{line}{FAINT:#}", entry.name)?;
    }
    Ok(())
}

fn write_entry(out: &mut impl Write, entry: &Entry) -> io::Result<()> {
    let also = if entry.also == entry.line { "" } else { &entry.also };
    let group = entry.group.to_lowercase();
    writeln!(out, "{STRONG}{} {also}{STRONG:#}  {FAINT}{group}{FAINT:#}", entry.name)?;
    for line in wrapped(&entry.line, WIDTH - 2) {
        writeln!(out, "  {line}")?;
    }
    for (heading, text) in entry.more.iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "  {STRONG}{heading}{STRONG:#}")?;
        for line in text.lines().flat_map(|line| wrapped(line, WIDTH - 4)) {
            writeln!(out, "    {line}")?;
        }
    }
    writeln!(out)
}
