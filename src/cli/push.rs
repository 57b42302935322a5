//! `firstline push`: statements to a learning record store.

use std::fs;
use std::io::Write;

use anyhow::{Context, bail};
use jiff::Timestamp;

use super::args::{Places, Push};
use super::aside::aside;
use super::exit::Exit;
use super::export::{chosen, with_account};
use super::plain;
use super::style::ALARM;
use crate::outbox::{Outbox, SendError, Store};
use crate::report::xapi::{Site, Statement, statements};

pub(super) fn run(places: &Places, args: &Push) -> anyhow::Result<Exit> {
    let home = Site { home: args.site.home()? };
    let records = places.records()?;
    let mut outbox = Outbox::open(&records, &args.to)?;
    let dossiers = with_account(chosen(places, &records, &args.which)?, args.site.account.as_deref());
    let told: Vec<Statement> = dossiers.iter().flat_map(|dossier| statements(dossier, &home)).collect();
    let new = outbox.queue(&told, now())?;
    let mut out = plain::stdout();
    let waiting = outbox.waiting().len();
    writeln!(out, "{new} new statements; {waiting} wait.")?;
    if args.queue_only || waiting == 0 {
        return Ok(refused(&outbox));
    }
    let user = args.user.as_deref().context("whose store is it? give --user, or set FIRSTLINE_LRS_USER")?;
    let store = Store::new(&args.to, user, &password(args)?, &args.version, args.tries);
    let sent = store.send(&mut outbox, now, |sent| aside(format_args!("{} of {waiting} taken", sent.taken)));
    let left = outbox.waiting().len();
    match sent {
        Ok(sent) => writeln!(out, "{} statements were taken; nothing waits.", sent.taken)?,
        Err(error @ SendError::Outbox(_)) => return Err(error.into()),
        Err(error) => bail!("{error}; {left} statements wait for the next `firstline push`"),
    }
    Ok(refused(&outbox))
}

/// An address that statements can be sent to. Readable to others on the way is allowed on this machine alone.
pub(super) fn address(given: &str) -> Result<String, String> {
    let host = |rest: &str| rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned();
    let is_here = |rest: &str| {
        let host = host(rest);
        let port = |rest: &str| rest.is_empty() || rest.strip_prefix(':').is_some_and(is_number);
        ["127.0.0.1", "localhost", "[::1]"].into_iter().any(|here| host.strip_prefix(here).is_some_and(port))
    };
    // What stands before an `@` is a user, however much it looks like a host.
    let rest = given.split_once("://").map_or(given, |(_, rest)| rest);
    if host(rest).contains('@') {
        return Err("an address has no user in it; give --user, and the password in FIRSTLINE_LRS_PASSWORD"
            .to_owned());
    }
    match (given.strip_prefix("https://"), given.strip_prefix("http://")) {
        (Some(rest), _) if !rest.is_empty() => Ok(given.to_owned()),
        (_, Some(rest)) if is_here(rest) => Ok(given.to_owned()),
        (_, Some(_)) => Err("http:// would send the password readably; take https://".to_owned()),
        _ => Err("expected an address such as https://lrs.example.org/xAPI/statements".to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Names what the store will never take.
fn refused(outbox: &Outbox<'_>) -> Exit {
    for refused in outbox.refused() {
        let why = if refused.status == 409 {
            "the store has something else under this id"
        } else {
            "the store refuses it"
        };
        aside(format_args!(
            "{ALARM}refused:{ALARM:#} statement {}: {why} (answer {}): {}",
            refused.id, refused.status, refused.says
        ));
    }
    if outbox.refused().is_empty() { Exit::Fine } else { Exit::Findings }
}

fn password(args: &Push) -> anyhow::Result<String> {
    #[expect(clippy::disallowed_methods, reason = "the command line knows the environment")]
    let password = std::env::var("FIRSTLINE_LRS_PASSWORD").ok();
    match (&args.password_file, password) {
        (Some(file), _) => {
            #[expect(clippy::disallowed_methods, reason = "the command line reads the file it is given")]
            let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok(text.trim_end_matches(['\r', '\n']).to_owned())
        }
        (None, Some(password)) => Ok(password),
        (None, None) => bail!("what is the password? set FIRSTLINE_LRS_PASSWORD, or give --password-file"),
    }
}

fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[track_caller]
    fn check(given: &str, is_taken: bool) {
        assert_eq!(address(given).is_ok(), is_taken, "{given}: {:?}", address(given));
    }

    #[test]
    fn a_password_goes_readably_to_this_machine_alone() {
        check("https://lrs.example.org/xAPI/statements", true);
        for here in ["127.0.0.1:8080/x", "localhost/x", "[::1]:80/x", "localhost"] {
            check(&format!("http://{here}"), true);
        }
        let elsewhere = ["lrs.example.org/x", "localhost.example.org/x", "localhost:x@evil.example/"];
        for elsewhere in elsewhere.into_iter().chain(["localhost:1.example/", "localhost\\@evil.example/"]) {
            check(&format!("http://{elsewhere}"), false);
        }
        check("https://trainer:secret@lrs.example.org/x", false);
        check("https://", false);
        check("lrs.example.org", false);
    }
}
