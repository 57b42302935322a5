//! Ids of people and of what is kept about them. Made by whoever writes, never here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares an id: a UUID that cannot be mistaken for the id of something else.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id with this number.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The number.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }
    };
}

id! {
    /// Somebody who takes calls or judges them.
    PersonId
}

id! {
    /// One stored call.
    AttemptId
}

id! {
    /// A graded session.
    SessionId
}

id! {
    /// A round of calibration.
    RoundId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_stored_as_its_text() {
        let id: PersonId = "01977e9f-8b00-7000-8000-000000000001".parse().unwrap();
        let stored = serde_json::to_string(&id).unwrap();
        assert_eq!(stored, "\"01977e9f-8b00-7000-8000-000000000001\"");
        assert_eq!(serde_json::from_str::<PersonId>(&stored).unwrap(), id);
        assert!("somebody".parse::<PersonId>().is_err());
    }
}
