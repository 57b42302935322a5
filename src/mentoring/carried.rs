//! Who may have said what of an attempt that comes from another machine.

use super::people::People;
use crate::records::NewEntry;
use crate::review::marking::InReview;
use crate::review::people::Role;
use crate::review::{By, Entry};

/// Whether an entry about an attempt that comes from elsewhere may count at this desk: whoever signed it as a mentor or a lead is
/// one here. Where nobody is entered there is no desk whose word it could pass for, and everything may.
///
/// # Errors
/// Why it may not, in words.
pub fn check_said(people: &People, entry: &NewEntry) -> Result<(), String> {
    if people.roster().people().next().is_none() {
        return Ok(());
    }
    let at = format!("entry {} of {}", entry.seq, entry.stream);
    let read = Entry::<InReview>::read(&entry.payload);
    let by =
        read.map_err(|why| format!("{at} cannot be read, perhaps a newer Firstline wrote it: {why}"))?.by;
    if entry.by != by.person.to_string() {
        return Err(format!("{at} is signed by one and stored as another's"));
    }
    check_signer(people, by).map_err(|why| format!("{at} is signed by a {}, and {why}", by.role))
}

fn check_signer(people: &People, by: By) -> Result<(), String> {
    // What a trainee may say of a call is said by whoever took it; the law of reviews sees to that.
    if by.role == Role::Trainee {
        return Ok(());
    }
    match people.roster().person(by.person) {
        None => Err(format!("nobody here has the id {}", by.person)),
        Some(known) if known.role < by.role => Err(format!("{} is a {} here", known.name, known.role)),
        Some(_) => Ok(()),
    }
}
