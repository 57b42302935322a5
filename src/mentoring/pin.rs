//! Hashing PINs and comparing them: Argon2id, as PHC strings.
//!
//! A PIN separates roles within Firstline. Whoever can read the database can try all PINs of four digits in an afternoon,
//! whatever the hash.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};

use super::error::MentoringError;

/// The shortest PIN, in characters.
const SHORTEST: usize = 4;

/// The hash of a new PIN, with a salt of its own.
///
/// # Errors
/// When it is too short, or the system gives no random numbers for the salt.
pub(super) fn hash(pin: &str) -> Result<String, MentoringError> {
    if pin.trim().chars().count() < SHORTEST {
        return Err(MentoringError::ShortPin);
    }
    let hash = Argon2::default().hash_password(pin.trim().as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|why| MentoringError::Pin(why.to_string()))
}

/// Whether this is the PIN with this hash.
///
/// # Errors
/// When the hash is none that is known here.
pub(super) fn is_right(pin: &str, hash: &str) -> Result<bool, MentoringError> {
    let unknown =
        |why: &dyn ToString| MentoringError::Pin(format!("its hash cannot be read: {}", why.to_string()));
    let hash = PasswordHash::new(hash).map_err(|why| unknown(&why))?;
    match Argon2::default().verify_password(pin.trim().as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(why) => Err(unknown(&why)),
    }
}

#[cfg(test)]
mod tests {
    use super::{hash, is_right};

    #[test]
    fn a_pin_fits_its_own_hash_alone_and_the_hash_does_not_hold_it() {
        let kept = hash("2718").unwrap();
        assert!(kept.starts_with("$argon2id$") && !kept.contains("2718"), "{kept}");
        assert!(is_right(" 2718\n", &kept).unwrap());
        assert!(!is_right("2719", &kept).unwrap());
        assert_ne!(hash("2718").unwrap(), kept);
        assert!(hash("271").is_err());
        assert!(is_right("2718", "nonsense").is_err());
    }
}
