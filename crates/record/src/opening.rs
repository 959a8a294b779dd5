// SPDX-License-Identifier: AGPL-3.0-or-later
//! Making and unlocking an agency's record, and its key slots.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::rows::{AgencyRow, READ_AGENCY};
use crate::sealing::keys::Keys;
use crate::sealing::recovery::RecoveryCode;
use crate::sealing::slots::{self, Cost, Kept, KeyError, NewSlot, Slot, SlotKind};
use crate::sealing::{Secret, random_secret};
use crate::store::{Ask, Failed, Must, Plan, Statement};
use crate::unlocked::Record;
use crate::value::{Row, signed};
use crate::{AgencyId, Store, StoreError, Value, args};

const AGENCIES: &str = "SELECT agency FROM agency ORDER BY agency";
const MAKE_SLOT: &str = "INSERT INTO slot (agency, slot, kind, memory, passes, lanes, salt, \
     wrapped, made, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
pub(crate) const READ_SLOTS: &str = "SELECT slot, kind, memory, passes, lanes, salt, wrapped, \
     made, mac FROM slot WHERE agency = $1 ORDER BY slot";
const DROP_SLOT: &str = "DELETE FROM slot WHERE agency = $1 AND slot = $2";
/// Fewer slots than this and losing one would lose the record.
const SLOTS_MIN: u64 = 2;

/// A key slot, as its row tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRow {
    /// Its number.
    pub number: u64,
    /// What opens it.
    pub kind: SlotKind,
    /// When it was made, in microseconds since 1970.
    pub made: i64,
}

/// The keys of a record that is not stored yet.
pub struct Prepared {
    keys: Keys,
    kept: Vec<Kept>,
    codes: Vec<RecoveryCode>,
}

impl Prepared {
    /// The recovery codes to be written down and typed back.
    #[must_use]
    pub fn codes(&self) -> &[RecoveryCode] {
        &self.codes
    }

    /// Stores the record.
    ///
    /// # Errors
    /// [`KeyError::AgencyExists`] when there is one already; what the database says.
    pub async fn store(self, store: Store, at: i64) -> Result<Record, KeyError> {
        let Self { keys, kept, .. } = self;
        if !store.query(READ_AGENCY, args![keys.agency()]).await?.is_empty() {
            return Err(KeyError::AgencyExists);
        }
        let mut row = AgencyRow::new(at);
        row.slots = u64::try_from(kept.len()).unwrap_or(u64::MAX);
        let mut statements = vec![row.make(&keys)];
        statements
            .extend((1..).zip(&kept).map(|(number, kept)| keep_slot(&keys, number, kept, at)));
        store.write(statements).await.map_err(|error| match error {
            StoreError::Conflict => KeyError::AgencyExists,
            other => other.into(),
        })?;
        Ok(Record::unlocked(store, keys))
    }
}

impl Record {
    /// Makes the record of an agency, opened by these slots; answers the recovery codes to be
    /// written down, which are kept nowhere else.
    ///
    /// # Errors
    /// [`KeyError::AgencyExists`] when there is one already; [`KeyError::TooFewSlots`] without
    /// any slot; what the key file or the database says.
    pub async fn create(
        store: Store,
        agency: AgencyId,
        at: i64,
        slots: &[NewSlot<'_>],
    ) -> Result<(Self, Vec<RecoveryCode>), KeyError> {
        let prepared = Self::prepare(agency, slots).await?;
        let codes = prepared.codes.clone();
        Ok((prepared.store(store, at).await?, codes))
    }

    /// Makes the keys of an agency's record without storing anything, so that the recovery codes
    /// can be typed back first. A key file that was not there is made.
    ///
    /// # Errors
    /// [`KeyError::TooFewSlots`] without any slot; what the key file says.
    pub async fn prepare(agency: AgencyId, slots: &[NewSlot<'_>]) -> Result<Prepared, KeyError> {
        if slots.is_empty() {
            return Err(KeyError::TooFewSlots);
        }
        let amk = random_secret()?;
        let mut kept = Vec::new();
        let mut codes = Vec::new();
        for slot in slots {
            let (rows, made) = make_slot(*slot, amk.clone()).await?;
            kept.extend(rows);
            codes.extend(made);
        }
        Ok(Prepared { keys: Keys::new(agency, amk), kept, codes })
    }

    /// Opens the record of an agency with what somebody knows or keeps.
    ///
    /// # Errors
    /// [`KeyError::DoesNotOpen`] when no slot opens with it, [`KeyError::NoSuchAgency`] when there
    /// is no such record, or what is wrong with the file or the code.
    pub async fn unlock(store: Store, agency: AgencyId, slot: Slot<'_>) -> Result<Self, KeyError> {
        if store.query(READ_AGENCY, args![agency]).await?.is_empty() {
            return Err(KeyError::NoSuchAgency);
        }
        let rows = store.query(READ_SLOTS, args![agency]).await?;
        // A slot whose row was changed by hand is passed over: another may still open.
        let kept = rows.iter().filter_map(|row| read_slot(row).ok().flatten()).collect();
        let amk = open_slot(slot, kept).await?;
        Ok(Self::unlocked(store, Keys::new(agency, amk)))
    }

    /// The agencies whose records are kept in a store.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn agencies(store: &Store) -> Result<Vec<AgencyId>, StoreError> {
        let rows = store.query(AGENCIES, args![]).await?;
        rows.iter().map(|row| Ok(AgencyId(row.id(0)?))).collect()
    }

    /// The key slots.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn slots(&self) -> Result<Vec<SlotRow>, KeyError> {
        let rows = self.store().query(READ_SLOTS, args![self.agency()]).await?;
        let read = rows.iter().map(|row| {
            let kind = SlotKind::parse(row.text(1)?).ok_or(KeyError::Damaged)?;
            Ok(SlotRow { number: row.count(0)?, kind, made: row.int(7)? })
        });
        read.collect()
    }

    /// Adds a slot; answers its recovery codes, where that is what it opens with.
    ///
    /// # Errors
    /// What the key file or the database says.
    pub async fn add_slot(
        &self,
        slot: NewSlot<'_>,
        at: i64,
    ) -> Result<Vec<RecoveryCode>, KeyError> {
        let (kept, codes) = make_slot(slot, self.keys().amk().clone()).await?;
        let keys = Arc::clone(&self.inner.keys);
        self.change_slots(move |agency, rows| {
            let last = rows.last().map_or(Ok(0), |row| row.count(0))?;
            agency.slots += u64::try_from(kept.len()).unwrap_or(u64::MAX);
            let numbered = (last.saturating_add(1)..).zip(&kept);
            Ok(numbered.map(|(number, kept)| keep_slot(&keys, number, kept, at)).collect())
        })
        .await?;
        Ok(codes)
    }

    /// Takes a slot away.
    ///
    /// # Errors
    /// [`KeyError::TooFewSlots`] when fewer than two would remain; [`KeyError::DoesNotOpen`] when
    /// there is no such slot.
    pub async fn remove_slot(&self, number: u64) -> Result<(), KeyError> {
        let id = self.agency();
        self.change_slots(move |agency, rows| {
            if !rows.iter().any(|row| row.count(0) == Ok(number)) {
                return Err(KeyError::DoesNotOpen);
            }
            if agency.slots <= SLOTS_MIN {
                return Err(KeyError::TooFewSlots);
            }
            agency.slots -= 1;
            let args = args![id, signed(number)];
            Ok(vec![Statement { sql: DROP_SLOT, args, must: Must::Change }])
        })
        .await?;
        // The wrapped key is to be nowhere, not even in the log.
        Ok(self.store().empty_log().await?)
    }

    async fn change_slots(
        &self,
        change: impl Fn(&mut AgencyRow, &[Row]) -> Result<Vec<Statement>, KeyError>
        + Send
        + Sync
        + 'static,
    ) -> Result<(), KeyError> {
        let keys = Arc::clone(&self.inner.keys);
        let slots = Ask { sql: READ_SLOTS, args: args![self.agency()] };
        let asks = vec![AgencyRow::lock(&keys), slots];
        let decide = move |answers: &[Vec<Row>]| {
            let agency = AgencyRow::sound(&keys, &answers[0]);
            let mut agency = agency.map_err(|_| KeyError::Damaged)?;
            let mut statements = change(&mut agency, &answers[1])?;
            statements.push(agency.put(&keys));
            Ok((statements, ()))
        };
        let plan = Plan { asks, decide: Arc::new(decide), rest: Vec::new() };
        self.store().transact(plan).await.map_err(|failed| match failed {
            Failed::Stopped(error) => error,
            Failed::Rest(error) | Failed::Store(error) => error.into(),
        })
    }
}

fn slot_columns(keys: &Keys, number: u64, kept: &Kept, made: i64) -> Vec<Value> {
    args![
        keys.agency(),
        signed(number),
        kept.kind.code(),
        i64::from(kept.cost.memory_kib),
        i64::from(kept.cost.passes),
        i64::from(kept.cost.lanes),
        kept.salt,
        kept.wrapped.as_slice(),
        made
    ]
}

fn keep_slot(keys: &Keys, number: u64, kept: &Kept, made: i64) -> Statement {
    let mut args = slot_columns(keys, number, kept, made);
    args.push(keys.row_mac("slot", &args).into());
    Statement { sql: MAKE_SLOT, args, must: Must::Change }
}

/// A slot's row; nothing when only a newer version knows its kind.
fn read_slot(row: &Row) -> Result<Option<Kept>, StoreError> {
    let Some(kind) = SlotKind::parse(row.text(1)?) else { return Ok(None) };
    Ok(Some(Kept {
        kind,
        cost: Cost { memory_kib: row.small(2)?, passes: row.small(3)?, lanes: row.small(4)? },
        salt: row.bytes(5)?,
        wrapped: row.blob(6)?.to_vec(),
    }))
}

/// Makes a slot on a thread of its own, with what was borrowed copied.
async fn make_slot(
    slot: NewSlot<'_>,
    amk: Secret,
) -> Result<(Vec<Kept>, Vec<RecoveryCode>), KeyError> {
    match slot {
        NewSlot::Passphrase { text, cost } => {
            let text = Zeroizing::new(text.to_owned());
            slowly(move || slots::make(NewSlot::Passphrase { text: &text, cost }, &amk)).await
        }
        NewSlot::KeyFile(path) => {
            let path = path.to_owned();
            slowly(move || slots::make(NewSlot::KeyFile(&path), &amk)).await
        }
        NewSlot::RecoveryCodes => slots::make(NewSlot::RecoveryCodes, &amk),
    }
}

async fn open_slot(slot: Slot<'_>, kept: Vec<Kept>) -> Result<Secret, KeyError> {
    match slot {
        Slot::Passphrase(text) => {
            let text = Zeroizing::new(text.to_owned());
            slowly(move || slots::open(Slot::Passphrase(&text), &kept)).await
        }
        Slot::KeyFile(path) => {
            let path = path.to_owned();
            slowly(move || slots::open(Slot::KeyFile(&path), &kept)).await
        }
        Slot::RecoveryCode(_) => slots::open(slot, &kept),
    }
}

/// Deriving a key from a passphrase takes a second and 256 MiB: not where requests are served.
async fn slowly<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, KeyError> + Send + 'static,
) -> Result<T, KeyError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or(Err(KeyError::Store(StoreError::Closed)))
}
