// SPDX-License-Identifier: AGPL-3.0-or-later
//! The record: streams of sealed, chained, append-only entries on SQLite or PostgreSQL.
//!
//! It knows streams, bytes, keys and two databases; it does not know what is said. What a sealed
//! entry looks like, byte by byte, is in `docs/record-format.md`.

mod access;
mod appending;
mod digest;
mod error;
mod fault;
mod ids;
mod key_rows;
mod opening;
mod reading;
mod rows;
mod schema;
mod sealing;
mod shredding;
mod store;
mod unlocked;
mod value;
mod values;
mod verify;

pub use access::{Access, AccessRow, AccessSearch};
pub use appending::{Act, Append, Appended, NewEntry};
pub use digest::{Digest, DigestError, check_digest, digest};
pub use error::{AppendError, Error};
pub use fault::{Fault, FaultKind, Place};
pub use ids::{ActorId, AgencyId, EntryId, NotAnId, StreamId};
pub use opening::{Prepared, SlotRow};
pub use reading::{Entry, Opened};
pub use rows::Head;
pub use sealing::recovery::{CodeError, RecoveryCode};
pub use sealing::slots::{Cost, KeyError, NewSlot, Slot, SlotKind};
pub use shredding::Shred;
pub use store::{Location, Migration, Must, Statement, Store, StoreError};
pub use unlocked::Record;
pub use value::{Row, Value};
pub use verify::{CheckedTable, Progress, Report, verify};

#[cfg(test)]
extern crate self as record;
/// Shared with the tests outside this crate.
#[cfg(test)]
#[path = "../tests/record/support.rs"]
pub mod support;

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes that hexadecimal digits spell.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let plain = text.len() == 2 * N && text.bytes().all(|b| b.is_ascii_hexdigit());
    let mut bytes = [0; N];
    if !plain {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..text.len()).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}
