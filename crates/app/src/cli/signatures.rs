// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checking every signature of every note, with the agency's key and nothing else.

use std::collections::BTreeMap;

use practice::bytes::Sum;
use practice::visits::checking::{Checked, Fault, Outside, Stored, What, check};
use practice::visits::committing::Spot;
use practice::visits::signatures::{Key, Proof};
use practice::{EntryId, FamilyId, PractitionerId};
use record::{Record, StreamId};

use crate::accounts::{by_passkey, lists};
use crate::error::Error;
use crate::signing::nothing;

/// What was found in the whole record.
#[derive(Default)]
pub struct Found {
    /// Signatures by passkey that hold.
    pub hold: u64,
    /// Notes attested by the server alone.
    pub by_server: u64,
    /// The places that do not hold, by stream and entry; nothing of what is written there.
    pub faults: Vec<String>,
}

/// Whose passkeys are known, and the key of each: those there are now, and those met on the way.
type Keys = BTreeMap<Sum, (PractitionerId, Option<Key>)>;

/// Checks them all.
pub async fn found(record: &Record) -> Result<Found, Error> {
    let mut keys = keys(record).await?;
    let mut found = Found::default();
    for stream in record.streams().await? {
        // What cannot be read is named by the check of the stream itself.
        let Ok(opened) = record.read(stream).await else { continue };
        let checked = of_stream(record, stream, &opened.entries, &mut keys);
        found.hold += checked.hold;
        found.by_server += checked.by_server;
        found.faults.extend(checked.faults.into_iter().map(|fault| said(stream, fault)));
    }
    Ok(found)
}

async fn keys(record: &Record) -> Result<Keys, Error> {
    let mut keys = Keys::new();
    for account in lists::all(record).await? {
        for one in lists::passkeys_of(record, account.id).await? {
            let key = by_passkey::key(&one);
            if let Ok(id) = one.id.try_into() {
                keys.insert(Sum(id), (PractitionerId(account.id), key));
            }
        }
    }
    Ok(keys)
}

fn stored(one: &record::Entry) -> Stored<'_> {
    Stored {
        id: EntryId(one.id.0),
        version: one.version,
        by: PractitionerId(one.author.0),
        kind: &one.kind,
        body: &one.body,
    }
}

fn of_stream(
    record: &Record,
    stream: StreamId,
    entries: &[record::Entry],
    keys: &mut Keys,
) -> Checked {
    let all: Vec<Stored<'_>> = entries.iter().map(stored).collect();
    let mut holds = |by: PractitionerId, proof: &Proof, challenge: Sum| {
        by_passkey::check(proof, challenge).map_err(|_| What::Signature)?;
        let new = || (by, Some(proof.key.clone()));
        let (owner, key) = keys.entry(proof.passkey).or_insert_with(new);
        if *owner == by && key.as_ref() == Some(&proof.key) { Ok(()) } else { Err(What::Key) }
    };
    let nothing = |spot: Spot| nothing(record, stream.0, spot);
    check(FamilyId(stream.0), &all, &mut Outside { nothing: &nothing, holds: &mut holds })
}

fn said(stream: StreamId, Fault { version, what }: Fault) -> String {
    let what = match what {
        What::Text => "the note is not what was bound when it was finished",
        What::NoNote => "the signature belongs to no note of its signer's",
        What::Signature => "the signature is not one of this note by this key",
        What::Key => "the key is not the one this passkey has",
    };
    format!("stream {stream}, entry {version}: {what}")
}
