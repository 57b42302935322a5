//! Ids of statements: made from what they are about, so that the same statement always has the same.

use uuid::{Uuid, uuid};

/// The space of our statements' ids.
const SPACE: Uuid = uuid!("5f2f6d0c-7f1e-4b57-9a64-1d0f8f3f2a11");

/// The id of the `n`th statement of a kind about an attempt, as told to the home of these accounts.
#[must_use]
pub fn statement_id(home: &str, attempt: Uuid, kind: &str, n: usize) -> Uuid {
    Uuid::new_v5(&SPACE, format!("{home}\n{attempt}\n{kind}\n{n}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change_and_differ_by_each_part() {
        let attempt = Uuid::from_u128(7);
        let id = statement_id("https://desk.example.org", attempt, "scored", 0);
        assert_eq!(id.get_version_num(), 5);
        assert_eq!(id.to_string(), "1d728260-488b-5bb8-b4e5-b8864d49f132");
        for other in [
            statement_id("https://other.example.org", attempt, "scored", 0),
            statement_id("https://desk.example.org", Uuid::from_u128(8), "scored", 0),
            statement_id("https://desk.example.org", attempt, "failed", 0),
            statement_id("https://desk.example.org", attempt, "scored", 1),
        ] {
            assert_ne!(id, other);
        }
    }
}
