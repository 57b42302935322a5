//! Which attempts are meant.

use crate::attempt::Gatherer;
use crate::cli::args::{Places, Which};
use crate::cli::aside::aside;
use crate::cli::style::ALARM;
use crate::cli::who::viewer;
use crate::mentoring::{MentoringError, People, Results, sessions};
use crate::records::Records;
use crate::report::dossier::Dossier;
use crate::review::PersonId;
use crate::review::cohort::Filter;

impl Which {
    /// Whether no attempt is left out.
    pub(super) fn is_all(&self) -> bool {
        let Self { scenario, session, course, person, since, until } = self;
        let texts = [scenario, session, course, person];
        texts.iter().all(|text| text.is_none()) && since.is_none() && until.is_none()
    }

    /// The filter that these words make: names become ids.
    pub(in crate::cli) fn filter(&self, records: &Records) -> anyhow::Result<Filter> {
        Ok(Filter {
            person: self.person.as_deref().map(|name| person(records, name)).transpose()?,
            scenario: self.scenario.clone(),
            session: match &self.session {
                Some(start) => Some(sessions::id(&sessions::find(records, start)?)),
                None => None,
            },
            course: self.course.clone(),
            since: self.since,
            until: self.until,
            ..Filter::default()
        })
    }
}

/// The one with this name, account or id. An id may be that of somebody who took calls on another machine.
fn person(records: &Records, name: &str) -> Result<PersonId, MentoringError> {
    match People::read(records)?.find(name) {
        Ok(person) => Ok(person.id),
        Err(error) => name.trim().parse().map_err(|_| error),
    }
}

/// The finished attempts that are meant, the oldest first. One that cannot be read is named and left out; those that are not
/// for whoever asks are counted.
pub(crate) fn chosen(places: &Places, records: &Records, which: &Which) -> anyhow::Result<Vec<Dossier>> {
    let viewer = viewer(places, records)?;
    let results = Results::read(records)?;
    let mut gatherer = Gatherer::new(records)?;
    let mut dossiers = Vec::new();
    let mut hidden = 0;
    for row in results.rows(&which.filter(records)?)? {
        match results.may_see(&row, viewer.as_ref()) {
            Ok(()) => {}
            Err(MentoringError::NotYours | MentoringError::NotReleased) => {
                hidden += 1;
                continue;
            }
            Err(error) => return Err(error.into()),
        }
        match gatherer.dossier(row.id) {
            Ok(dossier) => dossiers.extend(dossier),
            Err(error) => left_out(&row.id, &error),
        }
    }
    note_hidden(hidden);
    Ok(dossiers)
}

/// Names an attempt that cannot be read.
pub(in crate::cli) fn left_out(id: &impl std::fmt::Display, why: &impl std::fmt::Display) {
    aside(format_args!("{ALARM}left out:{ALARM:#} attempt {id}: {why}"));
}

/// Says how many attempts are not for whoever asks.
pub(in crate::cli) fn note_hidden(hidden: usize) {
    if hidden > 0 {
        aside(format_args!(
            "{ALARM}note:{ALARM:#} {hidden} attempts are left out: they are shown to a mentor or lead, with --as NAME and PIN"
        ));
    }
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
        aside(format_args!(
            "{ALARM}note:{ALARM:#} {left} attempts were taken by nobody who is known, and are left out; --account NAME tells them \
             under that name"
        ));
    }
    named
}
