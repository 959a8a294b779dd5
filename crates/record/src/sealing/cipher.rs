// SPDX-License-Identifier: AGPL-3.0-or-later
//! The ciphers: AES-256-GCM for what is said, AES-256-KW for keys, HKDF for keys from keys.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut as _, KeyInit as _};
use aes_kw::KwAes256;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Secret;

/// Bytes of a nonce.
pub(crate) const NONCE: usize = 12;
/// Bytes of a wrapped key: the key and eight bytes that show it is whole.
pub(crate) const WRAPPED: usize = 40;

/// What was sealed does not open: another key, or it was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

/// Seals bytes in place. What is bound in `aad` is not hidden, but opening needs the same.
pub(crate) fn seal(key: &Secret, nonce: [u8; NONCE], aad: &[u8], mut plain: Vec<u8>) -> Vec<u8> {
    let cipher = Aes256Gcm::new((&**key).into());
    cipher
        .encrypt_in_place(&nonce.into(), aad, &mut plain)
        .expect("a message far below 64 GiB is within the cipher's limit");
    plain
}

/// Opens what [`seal`] made.
pub(crate) fn open(
    key: &Secret,
    nonce: [u8; NONCE],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    let cipher = Aes256Gcm::new((&**key).into());
    let mut plain = Zeroizing::new(sealed.to_vec());
    cipher.decrypt_in_place(&nonce.into(), aad, &mut *plain).map_err(|_| DoesNotOpen)?;
    Ok(plain)
}

/// Wraps a key under another.
pub(crate) fn wrap(under: &Secret, key: &Secret) -> [u8; WRAPPED] {
    let mut wrapped = [0; WRAPPED];
    KwAes256::new((&**under).into())
        .wrap_key(key.as_slice(), &mut wrapped)
        .expect("32 bytes are wrapped into 40");
    wrapped
}

/// Unwraps what [`wrap`] made.
pub(crate) fn unwrap(under: &Secret, wrapped: &[u8]) -> Result<Secret, DoesNotOpen> {
    if wrapped.len() != WRAPPED {
        return Err(DoesNotOpen);
    }
    let mut key = Secret::default();
    KwAes256::new((&**under).into())
        .unwrap_key(wrapped, key.as_mut_slice())
        .map_err(|_| DoesNotOpen)?;
    Ok(key)
}

/// A key from which others are derived, each for one purpose.
#[derive(Clone)]
pub(crate) struct Root(Hkdf<Sha256>);

impl Root {
    /// `key` is uniformly random, so HKDF's extracting step is not needed (RFC 5869, 3.3).
    pub(crate) fn new(key: &Secret) -> Self {
        Self(Hkdf::from_prk(key.as_slice()).expect("32 bytes are as long as SHA-256's output"))
    }

    /// A root from bytes that are secret but not uniform.
    pub(crate) fn extract(salt: &[u8], secret: &[u8]) -> Self {
        Self(Hkdf::new(Some(salt), secret))
    }

    /// The key for one purpose. `parts` are of fixed length after the first, so that no two
    /// purposes read the same.
    pub(crate) fn derive(&self, parts: &[&[u8]]) -> Secret {
        let mut key = Secret::default();
        self.0
            .expand_multi_info(parts, key.as_mut_slice())
            .expect("32 bytes are within HKDF's limit");
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_matches_the_published_vector() {
        // RFC 3394, 4.6: 256 bits of key data with a 256-bit key-encryption key.
        let kek = Secret::new(std::array::from_fn(|i| u8::try_from(i).unwrap()));
        let data = *b"\x00\x11\x22\x33\x44\x55\x66\x77\x88\x99\xAA\xBB\xCC\xDD\xEE\xFF\
                      \x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F";
        let wrapped = wrap(&kek, &Secret::new(data));
        let expected =
            "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21";
        assert_eq!(crate::hex(&wrapped), expected);
        assert_eq!(unwrap(&kek, &wrapped).as_deref(), Ok(&data));
    }

    #[test]
    fn what_is_bound_must_be_the_same_to_open() {
        let key = Secret::new([7; 32]);
        let sealed = seal(&key, [1; NONCE], b"here", b"said".to_vec());
        assert_eq!(open(&key, [1; NONCE], b"here", &sealed).unwrap().as_slice(), b"said");
        assert_eq!(open(&key, [1; NONCE], b"there", &sealed), Err(DoesNotOpen));
        assert_eq!(open(&key, [2; NONCE], b"here", &sealed), Err(DoesNotOpen));
        assert_eq!(open(&Secret::new([8; 32]), [1; NONCE], b"here", &sealed), Err(DoesNotOpen));
        assert_eq!(open(&key, [1; NONCE], b"here", &sealed[..3]), Err(DoesNotOpen));
    }
}
