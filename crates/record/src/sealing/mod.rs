// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealing: keys and what they open. Composes AES-256-GCM, AES-256-KW, HKDF and HMAC; invents nothing.

pub(crate) mod attached;
pub(crate) mod cipher;
pub(crate) mod content;
pub(crate) mod envelope;
pub(crate) mod keys;
pub(crate) mod recovery;
pub(crate) mod slots;
#[cfg(test)]
mod vectors;

use zeroize::Zeroizing;

/// 256 secret bits, wiped when dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The operating system gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoRandomness;

/// Random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A random key.
pub(crate) fn random_secret() -> Result<Secret, NoRandomness> {
    let mut secret = Secret::default();
    getrandom::fill(secret.as_mut_slice()).map_err(|_| NoRandomness)?;
    Ok(secret)
}
