// SPDX-License-Identifier: AGPL-3.0-or-later
//! Key slots: each wraps the agency's key under something a person knows or keeps.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::cipher::{self, Root};
use super::recovery::{CodeError, RecoveryCode};
use super::{NoRandomness, Secret, random};
use crate::StoreError;

/// What a passphrase costs to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl Cost {
    /// argon2id with 256 MiB, three passes, one lane: about a second.
    pub const STANDARD: Self = Self { memory_kib: 256 << 10, passes: 3, lanes: 1 };
    /// For tests and the demo alone: guards nothing.
    pub const CHEAP: Self = Self { memory_kib: 64, passes: 1, lanes: 1 };

    /// The most a slot's row may ask for, since a row can be changed by hand.
    fn bearable(self) -> bool {
        self.memory_kib <= 2 << 20 && self.passes <= 32 && self.lanes <= 16
    }
}

/// A slot to be made.
#[derive(Clone, Copy)]
pub enum NewSlot<'a> {
    /// Opens with a passphrase.
    Passphrase {
        /// What is typed.
        text: &'a str,
        /// What each try costs.
        cost: Cost,
    },
    /// Opens with 32 random bytes in a file. The file is made when it is not there.
    KeyFile(&'a Path),
    /// Two slots, each opening with a code made here.
    RecoveryCodes,
}

/// What somebody opens the record with.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    /// What is typed.
    Passphrase(&'a str),
    /// The file.
    KeyFile(&'a Path),
    /// What is typed.
    RecoveryCode(&'a str),
}

/// What kind of thing opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotKind {
    /// A passphrase.
    Passphrase,
    /// A key file.
    KeyFile,
    /// A recovery code.
    RecoveryCode,
}

impl SlotKind {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::KeyFile => "key-file",
            Self::RecoveryCode => "recovery-code",
        }
    }

    pub(crate) fn parse(code: &str) -> Option<Self> {
        [Self::Passphrase, Self::KeyFile, Self::RecoveryCode]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// Why keys could not be made or the record could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing is kept here for this agency.
    #[error("there is no record of this agency here")]
    NoSuchAgency,
    /// This agency's record was made before.
    #[error("there is a record of this agency already")]
    AgencyExists,
    /// No slot opens with this.
    #[error("that does not open this record")]
    DoesNotOpen,
    /// What was typed is not a recovery code.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Others may read the key file.
    #[error("{0} may be read by others than its owner; run: chmod 400 {0}")]
    KeyFileOpenToOthers(PathBuf),
    /// The file is not a key file.
    #[error("{0} is not a key file: it has to hold 32 bytes")]
    NotAKeyFile(PathBuf),
    /// The key file could not be read or made.
    #[error("{0}: {1}")]
    KeyFile(PathBuf, String),
    /// An empty passphrase guards nothing.
    #[error("a passphrase is needed")]
    EmptyPassphrase,
    /// No slot was asked for, or taking one away would leave too few.
    #[error("at least two slots have to remain, so that losing one does not lose the record")]
    TooFewSlots,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// The memory a passphrase asks for is not there, or the slot's row was changed.
    #[error("the passphrase could not be worked on: its slot asks for more than can be given")]
    Cost,
    /// What the tables say was changed.
    #[error("the agency's own row was changed; run verify")]
    Damaged,
    /// The database did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<NoRandomness> for KeyError {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

/// A slot's row, as far as opening it needs.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) kind: SlotKind,
    pub(crate) cost: Cost,
    pub(crate) salt: [u8; 16],
    pub(crate) wrapped: Vec<u8>,
}

const NO_COST: Cost = Cost { memory_kib: 0, passes: 0, lanes: 0 };

/// Makes the rows for a new slot, and the codes that open them. Slow for a passphrase: not to be
/// called where others wait.
pub(crate) fn make(
    new: NewSlot<'_>,
    amk: &Secret,
) -> Result<(Vec<Kept>, Vec<RecoveryCode>), KeyError> {
    let kept = |kind, cost, salt, key: &Secret| Kept {
        kind,
        cost,
        salt,
        wrapped: cipher::wrap(key, amk).to_vec(),
    };
    let salt = random()?;
    match new {
        NewSlot::Passphrase { text, cost } => {
            if text.trim().is_empty() {
                return Err(KeyError::EmptyPassphrase);
            }
            let key = from_passphrase(text, cost, salt)?;
            Ok((vec![kept(SlotKind::Passphrase, cost, salt, &key)], Vec::new()))
        }
        NewSlot::KeyFile(path) => {
            let bytes = match read_key_file(path) {
                Err(Reading::Absent) => make_key_file(path)?,
                other => other.map_err(|reading| reading.told(path))?,
            };
            let key = from_key_file(&bytes, salt);
            Ok((vec![kept(SlotKind::KeyFile, NO_COST, salt, &key)], Vec::new()))
        }
        NewSlot::RecoveryCodes => {
            let codes = vec![RecoveryCode::random()?, RecoveryCode::random()?];
            let mut all = Vec::new();
            for code in &codes {
                let salt = random()?;
                let key = from_code(code, salt);
                all.push(kept(SlotKind::RecoveryCode, NO_COST, salt, &key));
            }
            Ok((all, codes))
        }
    }
}

/// Opens the agency's key with one of the slots of that kind. Slow for a passphrase.
pub(crate) fn open(slot: Slot<'_>, kept: &[Kept]) -> Result<Secret, KeyError> {
    let of = |kind| kept.iter().filter(move |kept| kept.kind == kind);
    let tried = |key: Secret, kept: &Kept| cipher::unwrap(&key, &kept.wrapped).ok();
    match slot {
        Slot::Passphrase(text) => {
            let mut failed = KeyError::DoesNotOpen;
            for kept in of(SlotKind::Passphrase) {
                match from_passphrase(text, kept.cost, kept.salt) {
                    Ok(key) => {
                        if let Some(amk) = tried(key, kept) {
                            return Ok(amk);
                        }
                    }
                    // One slot's row may have been changed; another may still open.
                    Err(error) => failed = error,
                }
            }
            Err(failed)
        }
        Slot::KeyFile(path) => {
            let bytes = read_key_file(path).map_err(|reading| reading.told(path))?;
            of(SlotKind::KeyFile)
                .find_map(|kept| tried(from_key_file(&bytes, kept.salt), kept))
                .ok_or(KeyError::DoesNotOpen)
        }
        Slot::RecoveryCode(typed) => {
            let code = RecoveryCode::parse(typed)?;
            of(SlotKind::RecoveryCode)
                .find_map(|kept| tried(from_code(&code, kept.salt), kept))
                .ok_or(KeyError::DoesNotOpen)
        }
    }
}

fn from_passphrase(text: &str, cost: Cost, salt: [u8; 16]) -> Result<Secret, KeyError> {
    if !cost.bearable() {
        return Err(KeyError::Cost);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32));
    let argon =
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params.map_err(|_| KeyError::Cost)?);
    let mut key = Secret::default();
    argon
        .hash_password_into(text.as_bytes(), &salt, key.as_mut_slice())
        .map_err(|_| KeyError::Cost)?;
    Ok(key)
}

fn from_key_file(bytes: &[u8; 32], salt: [u8; 16]) -> Secret {
    Root::extract(&salt, bytes).derive(&[b"alongside/slot/key-file/1"])
}

fn from_code(code: &RecoveryCode, salt: [u8; 16]) -> Secret {
    Root::extract(&salt, code.bytes()).derive(&[b"alongside/slot/recovery-code/1"])
}

enum Reading {
    Absent,
    OpenToOthers,
    Size,
    Failed(std::io::Error),
}

impl Reading {
    fn told(self, path: &Path) -> KeyError {
        match self {
            Self::Absent => KeyError::KeyFile(path.to_owned(), "there is no such file".to_owned()),
            Self::OpenToOthers => KeyError::KeyFileOpenToOthers(path.to_owned()),
            Self::Size => KeyError::NotAKeyFile(path.to_owned()),
            Self::Failed(error) => KeyError::KeyFile(path.to_owned(), error.to_string()),
        }
    }
}

fn read_key_file(path: &Path) -> Result<Zeroizing<[u8; 32]>, Reading> {
    let mut file = std::fs::File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Reading::Absent,
        _ => Reading::Failed(error),
    })?;
    let about = file.metadata().map_err(Reading::Failed)?;
    if about.mode() & 0o077 != 0 {
        return Err(Reading::OpenToOthers);
    }
    if about.len() != 32 {
        return Err(Reading::Size);
    }
    let mut bytes = Zeroizing::new([0; 32]);
    file.read_exact(&mut *bytes).map_err(Reading::Failed)?;
    Ok(bytes)
}

fn make_key_file(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let bytes = Zeroizing::new(random()?);
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o400).open(path);
    let written = made.and_then(|mut file| {
        // A lax umask cannot widen a mode, a strict one could narrow it below reading.
        file.set_permissions(std::fs::Permissions::from_mode(0o400))?;
        file.write_all(&*bytes)?;
        file.sync_all()
    });
    written.map_err(|error| Reading::Failed(error).told(path))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(new: NewSlot<'_>, with: Slot<'_>) -> bool {
        let amk = Secret::new([5; 32]);
        let (kept, _) = make(new, &amk).unwrap();
        open(with, &kept).is_ok_and(|opened| opened == amk)
    }

    #[test]
    fn a_passphrase_opens_its_slot_and_another_does_not() {
        let new = NewSlot::Passphrase { text: "four plain words here", cost: Cost::CHEAP };
        assert!(opens(new, Slot::Passphrase("four plain words here")));
        assert!(!opens(new, Slot::Passphrase("four plain words there")));
    }

    #[test]
    fn a_slot_that_asks_for_too_much_is_refused_without_trying() {
        let amk = Secret::new([5; 32]);
        let new = NewSlot::Passphrase { text: "words", cost: Cost::CHEAP };
        let (mut kept, _) = make(new, &amk).unwrap();
        kept[0].cost.memory_kib = u32::MAX;
        assert_eq!(open(Slot::Passphrase("words"), &kept), Err(KeyError::Cost));
    }

    #[test]
    fn a_key_file_others_may_read_is_refused_with_the_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let amk = Secret::new([5; 32]);
        let (kept, _) = make(NewSlot::KeyFile(&path), &amk).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o777, 0o400);
        assert_eq!(open(Slot::KeyFile(&path), &kept).unwrap(), amk);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o440)).unwrap();
        let refused = open(Slot::KeyFile(&path), &kept).unwrap_err();
        assert_eq!(refused, KeyError::KeyFileOpenToOthers(path.clone()));
        assert!(refused.to_string().contains(&format!("chmod 400 {}", path.display())));
    }

    #[test]
    fn each_of_two_recovery_codes_opens_alone() {
        let amk = Secret::new([5; 32]);
        let (kept, codes) = make(NewSlot::RecoveryCodes, &amk).unwrap();
        assert_eq!(codes.len(), 2);
        for code in &codes {
            assert_eq!(open(Slot::RecoveryCode(&code.to_string()), &kept).unwrap(), amk);
        }
        let other = RecoveryCode::random().unwrap().to_string();
        assert_eq!(open(Slot::RecoveryCode(&other), &kept), Err(KeyError::DoesNotOpen));
        let slip = Slot::RecoveryCode("0000-0000-0000-0000-0000-0000-0000-0000-0000");
        assert_eq!(open(slip, &kept), Err(KeyError::Code(CodeError::Checksum)));
    }
}
