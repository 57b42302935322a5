//! What a person wants with who they are.

use crate::review::PersonId;

/// What a person wants with who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleIntent {
    /// To be this one.
    Be(PersonId),
    /// To be nobody any more.
    SignOut,
    /// To type a new person's name; none to stop that.
    TypeName(Option<String>),
    /// To add the person whose name was typed.
    AddPerson,
    /// To type a PIN.
    TypePin(String),
    /// To type a new PIN once more.
    TypeAgain(String),
    /// To send it off.
    SendPin,
    /// To be asked no longer.
    NoPin,
    /// To choose a PIN for this one.
    ChoosePin(PersonId),
}
