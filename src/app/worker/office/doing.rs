//! How people are doing: one of them, and all together.

use super::job::Regrade;
use super::news::OfficeNews;
use super::people::staff;
use super::run::rubric;
use crate::app::language::key;
use crate::app::model::Since;
use crate::app::worker::news::News;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::{Told, unless_cancelled};
use crate::mentoring::progress::{Whose, kept};
use crate::mentoring::regrades::{self, Anew};
use crate::mentoring::{MentoringError, People, Results, cohorts, now};
use crate::records::Records;
use crate::review::PersonId;
use crate::review::cohort::{Cohort, Filter, NeedLimits};
use crate::review::people::Action;
use crate::review::progress::Progress;

/// Tells how somebody is doing, unless that is cancelled.
pub(super) fn progress(
    shared: &Shared,
    told: &Told,
    records: &Records,
    person: PersonId,
) -> Result<(), MentoringError> {
    let own = shared.acting().filter(|acting| acting.by.person == person);
    let acting = match own {
        Some(acting) => acting,
        None => staff(shared, &People::read(records)?, Action::SeeOthers)?,
    };
    let work = told.work(key("Reading the calls"));
    let found = kept(records, &shared.library(), &Whose::Person(person), Some(&acting), &work);
    let Some(found) = unless_cancelled(found)? else { return Ok(()) };
    let progress = Box::new(Progress::of(&found.kept));
    told.tell(News::Office(OfficeNews::Progress(progress, found.hidden)));
    Ok(())
}

/// Tells how everybody is doing, of the calls that the filter lets through, unless that is cancelled.
pub(super) fn cohort(
    shared: &Shared,
    told: &Told,
    records: &Records,
    (filter, since): (Filter, Since),
) -> Result<(), MentoringError> {
    let acting = staff(shared, &People::read(records)?, Action::SeeOthers)?;
    let work = told.work(key("Reading the calls"));
    let Some(shown) = unless_cancelled(cohorts::known(records, Some(&acting), &work))? else { return Ok(()) };
    let now = now();
    let filter = narrowed(filter, since);
    let cohort = Cohort::of(&shown.known, &filter, &NeedLimits::default(), now);
    told.tell(News::Office(OfficeNews::Cohort(Box::new(cohort))));
    Ok(())
}

/// Tells whose result would change if the calls that the filter lets through were scored anew, unless that is cancelled.
pub(super) fn regrade(
    shared: &Shared,
    told: &Told,
    records: &Records,
    wanted: Regrade,
) -> Result<(), MentoringError> {
    let acting = staff(shared, &People::read(records)?, Action::SeeOthers)?;
    let rubric = wanted.rubric.map(|id| rubric(&shared.library(), &id)).transpose()?;
    let anew = Anew { rubric, from_inputs: wanted.replayed };
    let work = told.work(key("Scoring the calls anew"));
    let rows = Results::read(records)?.rows(&narrowed(wanted.filter, wanted.since))?;
    let came = unless_cancelled(regrades::run(records, Some(&acting), &rows, &anew, &work))?;
    let Some(came) = came else { return Ok(()) };
    told.tell(News::Office(OfficeNews::Regraded(Box::new(came))));
    Ok(())
}

/// The filter with the days that were chosen beside it; of two beginnings the later one counts.
fn narrowed(filter: Filter, since: Since) -> Filter {
    Filter { since: since.begins(now()).max(filter.since), ..filter }
}
