// SPDX-License-Identifier: AGPL-3.0-or-later
//! The envelope: what of an entry is not hidden, bound to what is, and chained to what came before.

use sha2::{Digest as _, Sha256};

use super::cipher::NONCE;
use super::keys::FacetTag;
use crate::{ActorId, AgencyId, EntryId, StreamId};

/// The only format there is so far.
pub(crate) const FORMAT: u8 = 1;
/// AES-256-GCM under a key made by HKDF-SHA256.
pub(crate) const ALG: u8 = 1;
/// Bytes of an encoded envelope.
pub(crate) const ENCODED: usize = 146;

/// What of an entry is not hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Envelope {
    pub(crate) agency: AgencyId,
    pub(crate) stream: StreamId,
    pub(crate) version: u64,
    pub(crate) id: EntryId,
    pub(crate) author: ActorId,
    pub(crate) at: i64,
    pub(crate) facet: FacetTag,
    pub(crate) epoch: u32,
    pub(crate) prev: [u8; 32],
    pub(crate) nonce: [u8; NONCE],
}

impl Envelope {
    /// Every part has one length, so no two envelopes read the same.
    pub(crate) fn encode(&self) -> [u8; ENCODED] {
        let mut encoded = [0; ENCODED];
        let mut at = 0;
        let mut put = |bytes: &[u8]| {
            encoded[at..at + bytes.len()].copy_from_slice(bytes);
            at += bytes.len();
        };
        put(&[FORMAT, ALG]);
        put(&self.agency.0.to_be_bytes());
        put(&self.stream.0.to_be_bytes());
        put(&self.version.to_be_bytes());
        put(&self.id.0.to_be_bytes());
        put(&self.author.0.to_be_bytes());
        put(&self.at.to_be_bytes());
        put(&self.facet.0);
        put(&self.epoch.to_be_bytes());
        put(&self.prev);
        put(&self.nonce);
        encoded
    }
}

/// The hash by which the next entry is chained to this one. It covers the ciphertext, not what is
/// said: it holds when the key is gone, and says nothing of what it held.
pub(crate) fn chained(prev: &[u8; 32], envelope: &[u8; ENCODED], sealed: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"alongside/entry/1")
        .chain_update(prev)
        .chain_update(envelope)
        .chain_update(Sha256::digest(sealed))
        .finalize()
        .into()
}
