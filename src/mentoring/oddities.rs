//! What stands in the streams and does not count, or would not be written today. Nothing of it is lost: `doctor` says where it is.

use std::fmt::Display;

use super::error::MentoringError;
use super::people::People;
use super::{calibrations, reviews, sessions};
use crate::records::{AttemptFilter, AttemptRow, Records, Stream};
use crate::review::{Folded, Told};

/// What is odd about people, graded sessions, rounds of calibration and reviews, a sentence each.
///
/// # Errors
/// When the database fails.
pub fn oddities(records: &Records) -> Result<Vec<String>, MentoringError> {
    let mut found = Vec::new();
    note(&mut found, People::read(records), |found, people| {
        let folded = people.told().folded();
        for dated in &folded.dated {
            found.push(format!(
                "entry {} of {} counts, and would not be written today: {}. Whoever it is can be given another name: `firstline people rename`",
                dated.seq,
                people.told().stream(),
                dated.why
            ));
        }
        without_effect(found, people.told().stream(), folded);
    })?;
    note(&mut found, sessions::all(records), |found, all| {
        for told in all {
            without_effect(found, told.stream(), told.folded());
        }
    })?;
    note(&mut found, calibrations::all(records), |found, all| {
        for told in all {
            without_effect(found, told.stream(), told.folded());
        }
    })?;
    let over = |row: &AttemptRow| row.person.is_some() && row.state.is_over();
    for row in records.attempts(&AttemptFilter::default())?.into_iter().filter(over) {
        note(&mut found, reviews::read(records, row), |found, reviewed| {
            without_effect(found, reviewed.told.stream(), reviewed.told.folded());
        })?;
    }
    Ok(found)
}

/// Looks at what was read. An entry that cannot be read is odd too; a database that fails is an error. What has no review, such as
/// a call without a result, is neither.
fn note<T>(
    found: &mut Vec<String>,
    read: Result<T, MentoringError>,
    look: impl FnOnce(&mut Vec<String>, &T),
) -> Result<(), MentoringError> {
    match read {
        Ok(told) => look(found, &told),
        Err(error @ MentoringError::Store(_)) => return Err(error),
        Err(error @ MentoringError::Unreadable { .. }) => found.push(error.to_string()),
        Err(_) => {}
    }
    Ok(())
}

fn without_effect<T: Told>(found: &mut Vec<String>, stream: Stream, folded: &Folded<T>)
where
    T::Refusal: Display,
{
    let aside = folded.aside.iter();
    found.extend(aside.map(|aside| {
        format!("entry {} of {stream} has no effect and is kept as it is: {}", aside.seq, aside.why)
    }));
}
