// SPDX-License-Identifier: AGPL-3.0-or-later
//! Locks of sealed notes: texts encrypted to keys, and keys locked by what people know.
//!
//! A text is a file of the age format (X25519), so that it could be opened without this program. The
//! keys that open it are locked with AES-256-GCM: an author's by a passphrase through argon2id, the
//! recovery key by two codes together through HKDF.

use std::io::{Read as _, Write as _};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut as _, KeyInit as _};
use age::secrecy::ExposeSecret as _;
use age::x25519::{Identity, Recipient};
use hkdf::Hkdf;
use record::RecoveryCode;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::accounts::passwords::stretched;
use crate::error::Error;
use crate::lists::sealed::KeyPair;

/// The form of what is locked; the first byte says it.
const FORM: u8 = 1;
const SALT: usize = 16;
const NONCE: usize = 12;
/// What an author's key is bound to.
const AUTHOR: &[u8] = b"alongside/author-key/1";
/// What the recovery key is bound to.
const RECOVERY: &[u8] = b"alongside/sealed-recovery/1";

/// A key that opens texts. It lives for one request.
pub struct Opener(Identity);

/// New keys for an author, locked by their passphrase. Takes as long as a password.
pub fn for_author(passphrase: &str) -> Result<KeyPair, Error> {
    locked(AUTHOR, &Identity::generate(), |salt| stretched(passphrase, salt))
}

/// The same keys of an author, locked by another passphrase: what was sealed to them opens as before.
/// Takes as long as a password.
pub fn anew(opener: &Opener, passphrase: &str) -> Result<KeyPair, Error> {
    locked(AUTHOR, &opener.0, |salt| stretched(passphrase, salt))
}

/// Opens an author's key; none where it is another passphrase. Takes as long as a password.
pub fn by_passphrase(pair: &KeyPair, passphrase: &str) -> Result<Option<Opener>, Error> {
    unlocked(AUTHOR, pair, |salt| stretched(passphrase, salt))
}

/// New keys that two codes open together, and neither alone.
pub fn for_recovery(codes: &[RecoveryCode; 2]) -> Result<KeyPair, Error> {
    locked(RECOVERY, &Identity::generate(), |salt| Ok(of_both(codes, salt)))
}

/// Opens the recovery key; none where the codes are not its own. Their order makes no difference.
pub fn by_codes(pair: &KeyPair, codes: &[RecoveryCode; 2]) -> Result<Option<Opener>, Error> {
    let [one, other] = codes.clone();
    for both in [[one.clone(), other.clone()], [other, one]] {
        let opener = unlocked(RECOVERY, pair, |salt| Ok(of_both(&both, salt)))?;
        if opener.is_some() {
            return Ok(opener);
        }
    }
    Ok(None)
}

/// Encrypts a text to each of these keys.
pub fn seal(to: &[&str], text: &[u8]) -> Result<Vec<u8>, Error> {
    let mut keys = Vec::with_capacity(to.len());
    for public in to {
        keys.push(public.parse::<Recipient>().map_err(internal)?);
    }
    let all = keys.iter().map(|key| key as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(all).map_err(|e| internal(e.to_string()))?;
    let mut sealed = Vec::with_capacity(text.len() + 512);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|e| internal(e.to_string()))?;
    writer.write_all(text).map_err(|e| internal(e.to_string()))?;
    writer.finish().map_err(|e| internal(e.to_string()))?;
    Ok(sealed)
}

/// Opens a text; none where it was not encrypted to this key, or was changed.
pub fn open(opener: &Opener, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let decryptor = age::Decryptor::new_buffered(sealed).ok()?;
    let key: &dyn age::Identity = &opener.0;
    let mut reader = decryptor.decrypt(std::iter::once(key)).ok()?;
    let mut text = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut text).ok()?;
    Some(text)
}

type Key = Zeroizing<[u8; 32]>;

fn of_both([one, other]: &[RecoveryCode; 2], salt: &[u8; SALT]) -> Key {
    let both = Zeroizing::new([one.to_string(), other.to_string()].concat());
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), both.as_bytes())
        .expand(RECOVERY, key.as_mut_slice())
        .expect("32 bytes are within what HKDF gives");
    key
}

fn locked(
    bound: &[u8],
    identity: &Identity,
    key: impl Fn(&[u8; SALT]) -> Result<Key, Error>,
) -> Result<KeyPair, Error> {
    let public = identity.to_public().to_string();
    let (salt, nonce) = (crate::random::bytes::<SALT>(), crate::random::bytes::<NONCE>());
    let key = key(&salt)?;
    let mut secret = identity.to_string().expose_secret().as_bytes().to_vec();
    // Encrypted in place; what is left of it is ciphertext.
    Aes256Gcm::new((&*key).into())
        .encrypt_in_place(&nonce.into(), &aad(bound, &public), &mut secret)
        .map_err(|_| internal("a key was not locked"))?;
    let locked = [&[FORM][..], &salt, &nonce, &secret].concat();
    Ok(KeyPair { public, locked })
}

fn unlocked(
    bound: &[u8],
    pair: &KeyPair,
    key: impl Fn(&[u8; SALT]) -> Result<Key, Error>,
) -> Result<Option<Opener>, Error> {
    let damaged = || internal("a locked key is not of its shape");
    let (form, rest) = pair.locked.split_first().ok_or_else(damaged)?;
    if *form != FORM {
        return Err(damaged());
    }
    let (salt, rest) = rest.split_first_chunk::<SALT>().ok_or_else(damaged)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
    let key = key(salt)?;
    let mut secret = Zeroizing::new(sealed.to_vec());
    let opened = Aes256Gcm::new((&*key).into()).decrypt_in_place(
        &(*nonce).into(),
        &aad(bound, &pair.public),
        &mut *secret,
    );
    if opened.is_err() {
        return Ok(None);
    }
    let text = std::str::from_utf8(&secret).map_err(|_| damaged())?;
    Ok(Some(Opener(text.parse::<Identity>().map_err(internal)?)))
}

fn aad(bound: &[u8], public: &str) -> Vec<u8> {
    [bound, b"\0", public.as_bytes()].concat()
}

fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::Internal(error.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes() -> [RecoveryCode; 2] {
        [RecoveryCode::generate().unwrap(), RecoveryCode::generate().unwrap()]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_text_opens_for_each_of_its_keys_and_for_no_other(text in prop::collection::vec(any::<u8>(), 0..9000), at in any::<prop::sample::Index>()) {
            let keys = [Identity::generate(), Identity::generate(), Identity::generate()];
            let public = |key: &Identity| key.to_public().to_string();
            let (one, two) = (public(&keys[0]), public(&keys[1]));
            let sealed = seal(&[&one, &two], &text).unwrap();
            let [one, two, other] = keys.map(Opener);
            prop_assert_eq!(&*open(&one, &sealed).unwrap(), &text);
            prop_assert_eq!(&*open(&two, &sealed).unwrap(), &text);
            prop_assert!(open(&other, &sealed).is_none());
            let mut changed = sealed.clone();
            let at = at.index(changed.len());
            changed[at] ^= 1;
            prop_assert!(open(&one, &changed).is_none_or(|opened| *opened == text));
            prop_assert!(open(&one, &sealed[..at]).is_none());
        }
    }

    #[test]
    fn an_authors_key_opens_by_the_passphrase_and_by_no_other() {
        let pair = for_author("three herons by the old mill").unwrap();
        let sealed = seal(&[&pair.public], b"held").unwrap();
        let opener = by_passphrase(&pair, "three herons by the old mill").unwrap().unwrap();
        assert_eq!(open(&opener, &sealed).unwrap().as_slice(), b"held");
        assert!(by_passphrase(&pair, "three herons by the new mill").unwrap().is_none());
        let other = for_author("three herons by the old mill").unwrap();
        let exchanged = KeyPair { public: other.public, ..pair };
        assert!(by_passphrase(&exchanged, "three herons by the old mill").unwrap().is_none());
    }

    #[test]
    fn locked_anew_a_key_opens_what_it_opened_and_by_the_new_passphrase_alone() {
        let (old, new) = ("three herons by the old mill", "seven larks over the wet meadow");
        let pair = for_author(old).unwrap();
        let sealed = seal(&[&pair.public], b"held").unwrap();
        let opener = by_passphrase(&pair, old).unwrap().unwrap();
        let anew = anew(&opener, new).unwrap();
        assert_eq!(anew.public, pair.public);
        assert!(anew.locked[1..=SALT] != pair.locked[1..=SALT], "with a salt of its own");
        assert!(by_passphrase(&anew, old).unwrap().is_none());
        let opener = by_passphrase(&anew, new).unwrap().unwrap();
        assert_eq!(open(&opener, &sealed).unwrap().as_slice(), b"held");
    }

    #[test]
    fn the_recovery_key_takes_both_codes_in_any_order_and_never_one() {
        let both = codes();
        let pair = for_recovery(&both).unwrap();
        let [one, other] = both.clone();
        for right in [both.clone(), [other.clone(), one.clone()]] {
            assert!(by_codes(&pair, &right).unwrap().is_some());
        }
        let [stranger, _] = codes();
        for wrong in [[one.clone(), one], [other.clone(), other.clone()], [stranger, other]] {
            assert!(by_codes(&pair, &wrong).unwrap().is_none());
        }
    }
}
