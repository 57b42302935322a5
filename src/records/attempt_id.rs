//! The id of an attempt.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use uuid::{Uuid, Version};

/// The id of an attempt: a version 7 UUID, so that ids sort by the time the attempt began.
///
/// Made by whoever writes the attempt; nothing has to be asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(Uuid);

/// A text or a number that is no attempt id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no attempt id: expected a version 7 UUID such as 01980a3c-5b7e-7c11-9f00-3d5b2a6f8e10")]
pub struct NotAnId(String);

impl AttemptId {
    /// A new id, with the present time in it.
    #[must_use]
    pub fn now() -> Self {
        Self(Uuid::now_v7())
    }

    /// When the attempt began, to the millisecond, by the clock of the machine that wrote it.
    #[must_use]
    pub fn started(&self) -> Timestamp {
        // The first 48 bits of a version 7 UUID; more than a calendar can hold, so the far end is clamped.
        let millis = i64::try_from(self.0.as_u128() >> 80).unwrap_or(i64::MAX);
        Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
    }

    /// The 16 bytes of the id, as they stand in a file.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// The id with these 16 bytes.
    ///
    /// # Errors
    /// When they are no version 7 UUID.
    pub fn from_bytes(bytes: [u8; 16]) -> Result<Self, NotAnId> {
        Self::checked(Uuid::from_bytes(bytes))
    }

    /// The UUID itself.
    pub(super) const fn uuid(self) -> Uuid {
        self.0
    }

    fn checked(uuid: Uuid) -> Result<Self, NotAnId> {
        if uuid.get_version() == Some(Version::SortRand) {
            Ok(Self(uuid))
        } else {
            Err(NotAnId(uuid.hyphenated().to_string()))
        }
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for AttemptId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let uuid = Uuid::try_parse(text).map_err(|_| NotAnId(text.to_owned()))?;
        Self::checked(uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text_and_its_bytes() {
        let id = AttemptId::now();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(AttemptId::from_bytes(id.to_bytes()), Ok(id));
    }

    #[test]
    fn the_time_is_the_one_inside_the_id() {
        let id: AttemptId = "01977e9f-8b00-7000-8000-000000000001".parse().unwrap();
        assert_eq!(id.started().as_millisecond(), 0x0197_7e9f_8b00);
        let last: AttemptId = "ffffffff-ffff-7fff-bfff-ffffffffffff".parse().unwrap();
        assert!(last.started() > id.started());
    }

    #[test]
    fn later_ids_sort_later() {
        let ids: Vec<AttemptId> = (0..100).map(|_| AttemptId::now()).collect();
        assert!(ids.is_sorted());
    }

    #[test]
    fn other_versions_and_other_texts_are_refused() {
        for text in
            ["", "latest", "67e55044-10b1-426f-9247-bb680e5fe0c8", "01977e9f-8b00-7000-8000-00000000000"]
        {
            assert_eq!(text.parse::<AttemptId>(), Err(NotAnId(text.to_owned())), "{text:?}");
        }
    }
}
