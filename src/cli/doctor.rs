//! `firstline doctor`: what is wrong with what is stored, and making anew what is derived.

use std::io::Write;

use super::args::{Doctor, Places};
use super::exit::Exit;
use super::style::{ALARM, STRONG};
use crate::attempt::check_content;
use crate::records::{self, Cure, Examined};

pub(super) fn run(places: &Places, args: &Doctor) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout();
    let mut examined = examine(places)?;
    write_examined(&mut out, &examined)?;
    let derived = examined.findings.iter().any(|finding| finding.cure == Cure::Repair);
    if args.repair && derived {
        let backup = records::repair(&places.data()?)?;
        writeln!(out, "\nAs it was, everything is kept in {}.", backup.path.display())?;
        examined = examine(places)?;
        writeln!(out, "What is derived was made anew. Examined again:\n")?;
        write_examined(&mut out, &examined)?;
    } else if derived {
        writeln!(out, "\n`firstline doctor --repair` makes anew what is derived.")?;
    }
    if examined.findings.iter().any(|finding| finding.cure == Cure::Restore) {
        writeln!(
            out,
            "\n`firstline restore` brings back the newest backup that is whole; --list shows all."
        )?;
    }
    Ok(if examined.findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn examine(places: &Places) -> anyhow::Result<Examined> {
    let records = places.records()?;
    Ok(records::examine(&records, &|digest, bytes| check_content(digest, bytes).map(|_| ()))?)
}

fn write_examined(out: &mut impl Write, examined: &Examined) -> std::io::Result<()> {
    let Examined { extent, streams, findings } = examined;
    writeln!(out, "{streams} streams with {} entries, {} contents.", extent.entries, extent.contents)?;
    for finding in findings {
        let cure = match finding.cure {
            Cure::Repair => "can be made anew",
            Cure::Restore => "only a backup has it as it was",
        };
        writeln!(out, "{ALARM}wrong:{ALARM:#} {} ({cure})", finding.what)?;
    }
    if findings.is_empty() {
        writeln!(out, "{STRONG}All is well.{STRONG:#}")?;
    }
    Ok(())
}
