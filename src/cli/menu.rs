//! `firstline menu`, and `firstline` alone where it was built without a window: a menu of scenarios.

use std::io::{self, BufRead, IsTerminal, Write};

use super::args::Places;
use super::exit::Exit;
use super::list::write_table;
use super::plain;
use super::play;
use super::style::{FAINT, STRONG};
use crate::content::Library;
use crate::records::AttemptRow;

pub(super) fn run(places: &Places) -> anyhow::Result<Exit> {
    let library = places.library();
    let mut out = plain::stdout();
    if !io::stdin().is_terminal() {
        write_table(&mut out, &library)?;
        writeln!(out, "\nfirstline play ID takes a call; firstline --help says more.")?;
        return Ok(Exit::Fine);
    }
    let interrupted = play::interrupted(&places.records()?)?;
    write_menu(&mut out, &library, interrupted.first())?;
    let mut input = io::stdin().lock();
    loop {
        write!(out, "\nNumber or id, or Enter to leave: ")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(Exit::Fine);
        }
        let chosen = line.trim();
        if let Some(attempt) = interrupted.first().filter(|_| chosen == "0") {
            drop(input);
            return play::go_on(places, &attempt.id.to_string());
        }
        let by_number = chosen.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let by_number = by_number.and_then(|number| library.scenarios.keys().nth(number));
        match by_number.or_else(|| library.scenarios.keys().find(|id| *id == chosen)) {
            Some(id) => {
                drop(input);
                return play::chosen(places, &library, id.as_str());
            }
            None => writeln!(out, "there is no `{chosen}` in the list")?,
        }
    }
}

fn write_menu(out: &mut impl Write, library: &Library, last: Option<&AttemptRow>) -> io::Result<()> {
    writeln!(out, "{STRONG}Firstline{STRONG:#}: whose call do you take?\n")?;
    if let Some(attempt) = last {
        let (name, begun) = (&attempt.scenario, attempt.id.started());
        writeln!(out, "  {STRONG}0{STRONG:#}  go on with {name}, interrupted, begun {begun}")?;
    }
    for (number, (id, entry)) in library.scenarios.iter().enumerate() {
        let title = entry.value.as_ref().map_or("(has faults)", |scenario| scenario.title.as_str());
        let level = entry.value.as_ref().map_or(0, |scenario| scenario.level);
        let number = number + 1;
        writeln!(out, "  {STRONG}{number}{STRONG:#}  {title}  {FAINT}{id}, level {level}{FAINT:#}")?;
    }
    Ok(())
}
