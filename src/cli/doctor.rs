//! `firstline doctor`: what is wrong with what is stored, and making anew what is derived.

use std::io::Write;

use super::args::{Doctor, Places};
use super::exit::Exit;
use super::plain;
use super::style::{ALARM, STRONG};
use crate::attempt::check_content;
use crate::mentoring::oddities;
use crate::records::{self, Cure, Examined, OpenError, StoreError};

pub(super) fn run(places: &Places, args: &Doctor) -> anyhow::Result<Exit> {
    let mut out = plain::stdout();
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
    let is_lost = examined.findings.iter().any(|finding| finding.cure == Cure::Restore);
    if is_lost {
        match records::newest_whole(&places.data()?) {
            Ok((backup, extent)) => writeln!(
                out,
                "\n`firstline restore` brings back the newest backup that is whole, {} with {} entries; --list shows all.",
                backup.display(),
                extent.entries
            )?,
            Err(why) => writeln!(out, "\nNo backup can be brought back: {why}.")?,
        }
    }
    // Of what is not as it was stored, nobody knows what is odd about it.
    if !is_lost {
        for odd in oddities(&places.records()?)? {
            writeln!(out, "{STRONG}odd:{STRONG:#} {odd}.")?;
        }
    }
    Ok(if examined.findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn examine(places: &Places) -> anyhow::Result<Examined> {
    let examined = places.records().and_then(|records| {
        Ok(records::examine(&records, &|digest, bytes| check_content(digest, bytes).map(|_| ()))?)
    });
    examined.or_else(|error| match damage(&error) {
        Some(why) => Ok(Examined::damaged(why)),
        None => Err(error),
    })
}

/// What is wrong with a database that could not be opened or read to the end because it is damaged.
fn damage(error: &anyhow::Error) -> Option<&str> {
    let opened = error.downcast_ref::<OpenError>().map(|error| match error {
        OpenError::Store { cause, .. } => Some(cause),
        _ => None,
    });
    match opened.flatten().or_else(|| error.downcast_ref::<StoreError>())? {
        StoreError::Damaged(why) => Some(why),
        _ => None,
    }
}

fn write_examined(out: &mut impl Write, examined: &Examined) -> std::io::Result<()> {
    let Examined { extent, streams, findings } = examined;
    // Of a database that cannot be read, nothing was counted.
    if *streams > 0 || findings.is_empty() {
        writeln!(out, "{streams} streams with {} entries, {} contents.", extent.entries, extent.contents)?;
    }
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
