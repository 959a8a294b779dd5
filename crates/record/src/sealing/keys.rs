// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agency's key and what is derived from it, and the keys of facets under it.

use ed25519_dalek::SigningKey;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Secret;
use super::cipher::{self, DoesNotOpen, NONCE, Root, WRAPPED};
use super::content;
use super::envelope::{self, Envelope};
use crate::value::Value;
use crate::{AgencyId, EntryId, StreamId};

/// A facet as the tables name it: a keyed hash, so that the label itself stays hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FacetTag(pub(crate) [u8; 16]);

impl FacetTag {
    /// Stands for the whole stream in a tombstone.
    pub(crate) const WHOLE: Self = Self([0; 16]);
}

/// The agency's keys, in memory while the record is unlocked.
pub(crate) struct Keys {
    agency: AgencyId,
    /// The agency key itself, kept to wrap it for a new slot.
    amk: Secret,
    root: Root,
    tags: Hmac<Sha256>,
    rows: Hmac<Sha256>,
    access: Hmac<Sha256>,
    signing: SigningKey,
}

impl Keys {
    pub(crate) fn new(agency: AgencyId, amk: Secret) -> Self {
        let root = Root::new(&amk);
        let named = |label: &[u8]| root.derive(&[label, &agency.0.to_be_bytes()]);
        let mac = |label: &[u8]| {
            Hmac::new_from_slice(named(label).as_slice()).expect("HMAC takes a key of any length")
        };
        let signing = SigningKey::from_bytes(&named(b"alongside/digest/1"));
        Self {
            tags: mac(b"alongside/facet/1"),
            rows: mac(b"alongside/row/1"),
            access: mac(b"alongside/access/1"),
            agency,
            amk,
            root,
            signing,
        }
    }

    pub(crate) fn agency(&self) -> AgencyId {
        self.agency
    }

    pub(crate) fn amk(&self) -> &Secret {
        &self.amk
    }

    pub(crate) fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// The facet as the tables name it.
    pub(crate) fn tag(&self, stream: StreamId, facet: &str) -> FacetTag {
        let mut mac = self.tags.clone();
        mac.update(&stream.0.to_be_bytes());
        mac.update(facet.as_bytes());
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        let (first, _) = whole.split_first_chunk().expect("32 bytes begin with 16");
        FacetTag(*first)
    }

    /// The key under which a facet's key of one epoch is wrapped. It differs for each row, so
    /// that a wrapped key put in another row opens nothing.
    fn kek(&self, stream: StreamId, facet: FacetTag, epoch: u32) -> Secret {
        self.root.derive(&[
            b"alongside/kek/1",
            &self.agency.0.to_be_bytes(),
            &stream.0.to_be_bytes(),
            &facet.0,
            &epoch.to_be_bytes(),
        ])
    }

    pub(crate) fn wrap(
        &self,
        (stream, facet, epoch): (StreamId, FacetTag, u32),
        key: &Secret,
    ) -> [u8; WRAPPED] {
        cipher::wrap(&self.kek(stream, facet, epoch), key)
    }

    pub(crate) fn unwrap(
        &self,
        (stream, facet, epoch): (StreamId, FacetTag, u32),
        wrapped: &[u8],
    ) -> Result<FacetKey, DoesNotOpen> {
        cipher::unwrap(&self.kek(stream, facet, epoch), wrapped).map(|key| FacetKey::new(&key))
    }

    /// The keyed hash of a row. Table, count, types and lengths are part of it, so that no two
    /// rows read the same.
    pub(crate) fn row_mac(&self, table: &str, columns: &[Value]) -> [u8; 32] {
        fn counted(mac: &mut Hmac<Sha256>, kind: u8, bytes: &[u8]) {
            mac.update(&[kind]);
            mac.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(bytes);
        }
        let mut mac = self.rows.clone();
        counted(&mut mac, b'T', table.as_bytes());
        mac.update(&u64::try_from(columns.len()).unwrap_or(u64::MAX).to_be_bytes());
        for column in columns {
            match column {
                Value::Null => mac.update(b"n"),
                Value::Int(value) => counted(&mut mac, b'i', &value.to_be_bytes()),
                Value::Real(value) => counted(&mut mac, b'r', &value.to_bits().to_be_bytes()),
                Value::Text(value) => counted(&mut mac, b't', value.as_bytes()),
                Value::Blob(value) => counted(&mut mac, b'b', value),
            }
        }
        mac.finalize().into_bytes().into()
    }

    /// The hash of a row of the access book, chained to the row before.
    pub(crate) fn access_hash(&self, prev: &[u8; 32], row: &[u8; 32]) -> [u8; 32] {
        let mut mac = self.access.clone();
        mac.update(prev);
        mac.update(row);
        mac.finalize().into_bytes().into()
    }
}

/// The key of one facet of one stream in one epoch.
pub(crate) struct FacetKey(Root);

impl FacetKey {
    pub(crate) fn new(key: &Secret) -> Self {
        Self(Root::new(key))
    }

    fn entry_key(&self, envelope: &Envelope) -> Secret {
        self.0.derive(&[
            b"alongside/entry-key/1",
            &envelope.id.0.to_be_bytes(),
            &envelope.version.to_be_bytes(),
        ])
    }

    /// Seals an entry's content under its envelope; answers the ciphertext and its chained hash.
    pub(crate) fn seal_entry(&self, envelope: &Envelope, content: Vec<u8>) -> (Vec<u8>, [u8; 32]) {
        let encoded = envelope.encode();
        let key = self.entry_key(envelope);
        let sealed = cipher::seal(&key, envelope.nonce, &encoded, content);
        let hash = envelope::chained(&envelope.prev, &encoded, &sealed);
        (sealed, hash)
    }

    pub(crate) fn open_entry(
        &self,
        envelope: &Envelope,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        cipher::open(&self.entry_key(envelope), envelope.nonce, &envelope.encode(), sealed)
    }

    /// The key of the file beside one entry.
    pub(crate) fn attachment_key(&self, entry: EntryId, salt: [u8; 16]) -> Secret {
        self.0.derive(&[b"alongside/attachment-key/1", &entry.0.to_be_bytes(), &salt])
    }

    /// Seals a value that is kept outside the chain: a draft, a card. `bound` names where it
    /// belongs; it opens nowhere else.
    pub(crate) fn seal_value(
        &self,
        epoch: u32,
        nonce: [u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Vec<u8> {
        let key = self.0.derive(&[b"alongside/value-key/1", bound]);
        let mut sealed = vec![envelope::FORMAT, envelope::ALG];
        sealed.extend(epoch.to_be_bytes());
        sealed.extend(nonce);
        sealed.extend(cipher::seal(&key, nonce, bound, content::padded(plain)));
        sealed
    }

    /// Opens what [`Self::seal_value`] made.
    pub(crate) fn open_value(
        &self,
        bound: &[u8],
        sealed: &Sealed<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let key = self.0.derive(&[b"alongside/value-key/1", bound]);
        let plain = cipher::open(&key, sealed.nonce, bound, sealed.ciphertext)?;
        content::unpadded(&plain).ok_or(DoesNotOpen)
    }
}

/// A sealed value taken apart.
pub(crate) struct Sealed<'a> {
    pub(crate) format: u8,
    pub(crate) alg: u8,
    pub(crate) epoch: u32,
    nonce: [u8; NONCE],
    ciphertext: &'a [u8],
}

impl<'a> Sealed<'a> {
    pub(crate) fn parse(sealed: &'a [u8]) -> Option<Self> {
        let (&[format, alg], rest) = sealed.split_first_chunk::<2>()?;
        let (epoch, rest) = rest.split_first_chunk::<4>()?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>()?;
        Some(Self { format, alg, epoch: u32::from_be_bytes(*epoch), nonce: *nonce, ciphertext })
    }

    pub(crate) fn is_known(&self) -> bool {
        self.format == envelope::FORMAT && self.alg == envelope::ALG
    }
}
