//! `firstline export`: what is stored as files for others.

mod which;

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, bail};

pub(super) use which::{chosen, left_out, note_hidden, with_account};

use super::args::{Export, Exported, Places};
use super::cohort;
use super::exit::Exit;
use super::file;
use super::who::check_seeing;
use crate::attempt::Gatherer;
use crate::cli::plain;
use crate::content::Library;
use crate::records::Records;
use crate::report::attempt_page::attempt_page;
use crate::report::cohort_page::cohort_page;
use crate::report::csv::csv;
use crate::report::dossier::Dossier;
use crate::report::json::{attempt_json, rows_json};
use crate::report::rows::Row;
use crate::report::template::Template;
use crate::report::xapi::{Site, statements};

pub(super) fn run(places: &Places, args: &Export) -> anyhow::Result<Exit> {
    let records = places.records()?;
    match &args.what {
        Exported::Attempt { attempt, file } => {
            if file == Path::new("-") {
                bail!("an attempt is carried in a file of its own; name one, such as ann.attempt");
            }
            let id = records.find(attempt)?;
            check_seeing(places, &records, id)?;
            records.export(id, file)?;
            writeln!(plain::stdout(), "Attempt {id} is in {}.", file.display())?;
        }
        Exported::Report { attempt, out } => {
            let dossier = one(places, &records, attempt)?;
            let library = places.library();
            let page = attempt_page(&dossier, &template(&library, "attempt.html")?, style(&library)?)?;
            write(&out.file, out.force, &page)?;
        }
        Exported::Cohort { out, which } => {
            let cohort = cohort::of(places, &records, &which.filter(&records)?)?;
            let library = places.library();
            let page = cohort_page(&cohort, &template(&library, "cohort.html")?, style(&library)?)?;
            write(&out.file, out.force, &page)?;
        }
        Exported::Table { out, which, bom } => {
            let mark = if *bom { "\u{FEFF}" } else { "" };
            let table = csv(&rows(&chosen(places, &records, which)?));
            write(&out.file, out.force, &format!("{mark}{table}"))?;
        }
        Exported::Json { out, which, attempt: Some(attempt) } if which.is_all() => {
            write(&out.file, out.force, &attempt_json(&one(places, &records, attempt)?))?;
        }
        Exported::Json { attempt: Some(_), .. } => bail!("give one attempt, or which attempts; not both"),
        Exported::Json { out, which, attempt: None } => {
            write(&out.file, out.force, &rows_json(&rows(&chosen(places, &records, which)?)))?;
        }
        Exported::Xapi { out, which, site } => {
            let dossiers = with_account(chosen(places, &records, which)?, site.account.as_deref());
            let home = Site { home: site.home()? };
            let told = dossiers.iter().flat_map(|dossier| statements(dossier, &home));
            let lines =
                told.fold(String::new(), |lines, statement| lines + &statement.body.to_string() + "\n");
            write(&out.file, out.force, &lines)?;
        }
    }
    Ok(Exit::Fine)
}

fn one(places: &Places, records: &Records, attempt: &str) -> anyhow::Result<Dossier> {
    let id = records.find(attempt)?;
    check_seeing(places, records, id)?;
    let dossier = Gatherer::new(records)?.dossier(id)?;
    dossier.with_context(|| {
        format!("attempt {id} is not finished: `firstline play --resume {id}` goes on with it")
    })
}

fn rows(dossiers: &[Dossier]) -> Vec<Row> {
    dossiers.iter().map(Row::of).collect()
}

fn template<'l>(library: &'l Library, name: &str) -> anyhow::Result<Template<'l>> {
    let page = library.reports.get(name).with_context(|| format!("there is no template {name}"))?;
    Ok(Template { file: &page.file, text: &page.text })
}

fn style(library: &Library) -> anyhow::Result<&str> {
    Ok(template(library, "style.css")?.text)
}

/// Writes a file, or to standard output for `-`.
fn write(target: &Path, force: bool, text: &str) -> anyhow::Result<()> {
    if target == Path::new("-") {
        return Ok(io::stdout().lock().write_all(text.as_bytes())?);
    }
    file::write(target, force, text)
}
