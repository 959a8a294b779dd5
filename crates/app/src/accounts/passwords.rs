// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passwords: which are taken, how they are hashed, and how guessing is slowed.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::state::App;

/// Shortest password, in characters (OWASP ASVS 5.0, 6.2.1 for one factor).
pub const SHORTEST: usize = 15;
/// Longest password, in characters (ASVS 6.2.9 asks for at least 64).
pub const LONGEST: usize = 128;

/// Words everybody tries first, and what is on the product's own pages.
const TRIED_FIRST: [&str; 12] = [
    "password",
    "contraseña",
    "alongside",
    "homevisit",
    "123456789",
    "qwertyuiop",
    "letmein",
    "welcome",
    "iloveyou",
    "infantmental",
    "abcdefgh",
    "administrator",
];

/// Why a password is not taken: the key of the message.
pub fn refused(password: &str, sign_in: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("password-too-short");
    }
    if length > LONGEST {
        return Some("password-too-long");
    }
    let folded = password.to_lowercase();
    let without: String =
        TRIED_FIRST.iter().fold(folded.clone(), |rest, word| rest.replace(word, ""));
    let left: std::collections::BTreeSet<char> = without.chars().collect();
    if left.len() < 5 {
        return Some("password-too-easy");
    }
    if sign_in.len() > 2 && folded.contains(&sign_in.to_lowercase()) {
        return Some("password-holds-name");
    }
    None
}

/// Argon2id with 64 MiB, three passes, one lane.
fn argon() -> Argon2<'static> {
    let params = Params::new(64 * 1024, 3, 1, None).expect("the costs lie within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A key from something somebody knows, by the same work as the hash of a password.
pub fn stretched(text: &str, salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, Error> {
    let mut key = Zeroizing::new([0; 32]);
    let made = argon().hash_password_into(text.as_bytes(), salt, key.as_mut_slice());
    made.map(|()| key).map_err(|error| internal(error.to_string()))
}

/// The hash of a password, on a thread of its own: it takes a quarter of a second.
pub async fn hash(app: &App, password: String) -> Result<String, Error> {
    let _place = app.hashing.acquire().await.map_err(internal)?;
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(internal)?
}

/// The hash of a password, on this thread; for the command line.
pub fn hash_now(password: &str) -> Result<String, Error> {
    let salt = crate::random::bytes::<16>();
    let hash = argon().hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|error| internal(error.to_string()))
}

/// Whether a password is the one that was hashed. Without an account it takes as long.
pub async fn verify(app: &App, password: String, hash: Option<String>) -> Result<bool, Error> {
    let _place = app.hashing.acquire().await.map_err(internal)?;
    let verified = tokio::task::spawn_blocking(move || {
        let Some(hash) = hash else {
            let _same_time = argon().hash_password_with_salt(password.as_bytes(), &[0; 16]);
            return false;
        };
        is(&password, &hash)
    });
    verified.await.map_err(internal)
}

/// Whether a password is the one that was hashed, on this thread.
pub fn is(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    argon().verify_password(password.as_bytes(), &hash).is_ok()
}

fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::Internal(error.into())
}

/// Failures this long ago no longer count: a shared address must not be slowed for ever.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(6);

/// How long a device somebody signed in from before has to wait after this many failures in a row.
pub fn wait_of_device(failures: i64) -> SignedDuration {
    SignedDuration::from_secs(match failures {
        0..=2 => 0,
        3 => 1,
        4 => 3,
        5 => 5,
        6..=9 => 10,
        10..=19 => 30,
        _ => 120,
    })
}

/// How long a sign-in name has to wait after this many failures in a row from devices it is not known
/// by: in the end no more than a hundred tries in a day. Never for good, and not on one's own phone: a
/// stranger must not be able to lock somebody out.
pub fn wait_of_account(failures: i64) -> SignedDuration {
    match failures {
        0..=19 => wait_of_device(failures),
        _ => SignedDuration::from_mins(20),
    }
}

/// How long an address has to wait after this many wrong one-time codes in a row.
pub fn wait_of_codes(failures: i64) -> SignedDuration {
    SignedDuration::from_secs(match failures {
        0..=3 => 0,
        4..=9 => 3,
        10..=19 => 30,
        _ => 120,
    })
}

/// How long an address has to wait after this many failures in a row.
pub fn wait_of_address(failures: i64) -> SignedDuration {
    SignedDuration::from_secs(match failures {
        0..=6 => 0,
        7..=9 => 60,
        10..=14 => 600,
        15..=19 => 900,
        _ => 3600,
    })
}

/// How much longer, if at all, after the last failure.
pub fn still_waiting(
    wait: SignedDuration,
    last: Timestamp,
    now: Timestamp,
) -> Option<SignedDuration> {
    let left = wait - now.duration_since(last);
    if left.is_positive() { Some(left) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_what_everybody_tries() {
        assert_eq!(refused("short", "imani"), Some("password-too-short"));
        assert_eq!(refused(&"x1y2z3 ".repeat(30), "imani"), Some("password-too-long"));
        assert_eq!(refused("password password!", "imani"), Some("password-too-easy"));
        assert_eq!(refused("aaaaaaaaaaaaaaaaaa", "imani"), Some("password-too-easy"));
        assert_eq!(refused("the river of imani runs", "imani"), Some("password-holds-name"));
        assert_eq!(refused("seven quiet herons by the mill", "imani"), None);
    }

    #[test]
    fn waiting_grows_and_ends() {
        assert!(wait_of_account(3) < wait_of_account(6));
        assert!(wait_of_device(1_000) <= SignedDuration::from_secs(120));
        let day: i64 = 24 * 3600;
        let (mut failures, mut waited) = (0, 0);
        while waited < day {
            failures += 1;
            waited += wait_of_account(failures).as_secs();
        }
        assert!(failures <= 100, "{failures} tries in a day");
        let last = Timestamp::UNIX_EPOCH;
        let later = last + SignedDuration::from_secs(1201);
        assert_eq!(still_waiting(wait_of_account(1_000), last, later), None);
    }
}
