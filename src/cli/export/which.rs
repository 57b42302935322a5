//! Which attempts are meant.

use crate::attempt::Gatherer;
use crate::cli::args::{Places, Which};
use crate::cli::style::ALARM;
use crate::cli::who::viewer;
use crate::mentoring::{MentoringError, may_see};
use crate::records::{AttemptFilter, Records};
use crate::report::dossier::Dossier;

impl Which {
    /// Whether no attempt is left out.
    pub(super) fn is_all(&self) -> bool {
        self.scenario.is_none() && self.session.is_none() && self.person.is_none()
    }
}

/// The finished attempts that are meant, the oldest first. One that cannot be read is named and left out; those that are not
/// for whoever asks are counted.
pub(crate) fn chosen(places: &Places, records: &Records, which: &Which) -> anyhow::Result<Vec<Dossier>> {
    let filter = AttemptFilter {
        person: which.person.clone(),
        session: which.session.clone(),
        scenario: which.scenario.clone(),
        ..AttemptFilter::default()
    };
    let viewer = viewer(places, records)?;
    let mut gatherer = Gatherer::new(records)?;
    let mut dossiers = Vec::new();
    let mut hidden = 0;
    for row in records.attempts(&filter)?.into_iter().rev().filter(|row| row.state.is_over()) {
        match may_see(records, &row, viewer.as_ref()) {
            Ok(()) => {}
            Err(MentoringError::NotYours | MentoringError::NotReleased) => {
                hidden += 1;
                continue;
            }
            Err(error) => return Err(error.into()),
        }
        match gatherer.dossier(row.id) {
            Ok(dossier) => dossiers.extend(dossier),
            Err(error) => anstream::eprintln!("{ALARM}left out:{ALARM:#} attempt {}: {error}", row.id),
        }
    }
    if hidden > 0 {
        anstream::eprintln!(
            "{ALARM}note:{ALARM:#} {hidden} attempts are left out: they are shown to a mentor or lead, with --as NAME and PIN"
        );
    }
    Ok(dossiers)
}

/// The same, each with an account: its own, or this one. Those without are counted and left out.
pub(crate) fn with_account(dossiers: Vec<Dossier>, account: Option<&str>) -> Vec<Dossier> {
    let all = dossiers.len();
    let named: Vec<Dossier> = dossiers
        .into_iter()
        .map(|mut dossier| {
            dossier.account = dossier.account.or_else(|| account.map(str::to_owned));
            dossier
        })
        .filter(|dossier| dossier.account.is_some())
        .collect();
    if named.len() < all {
        let left = all - named.len();
        anstream::eprintln!(
            "{ALARM}note:{ALARM:#} {left} attempts were taken by nobody who is known, and are left out; --account NAME tells them \
             under that name"
        );
    }
    named
}
