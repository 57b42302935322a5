//! What SQLite says, in the words of a store.

use rusqlite::{Error, ErrorCode};

use crate::records::error::StoreError;

/// Makes the error of doing `action` from what SQLite said; for `map_err`.
pub(super) fn of(action: &'static str) -> impl FnOnce(Error) -> StoreError {
    move |error| match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged(error.to_string()),
        _ => StoreError::Failed { action, why: error.to_string() },
    }
}
