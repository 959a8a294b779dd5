// SPDX-License-Identifier: AGPL-3.0-or-later
//! The read budget: whoever opens more families in an hour than the work needs is let on, and it is said.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use practice::FamilyId;
use practice::access::Hat;
use record::{Access, ActorId, StreamId};
use sha2::{Digest as _, Sha256};

use crate::accounts::Who;
use crate::error::Error;
use crate::lists::notices::{For, Notice, tell};
use crate::state::App;

/// Families one account opens in an hour before the privacy officer is told.
pub const FAMILIES_AN_HOUR: i64 = 60;
/// The hour.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// The families each account opened within the hour, as far as this server knows. Opening one of
/// them again cannot make them more, so nobody has to count.
#[derive(Debug, Default)]
pub struct Reads(Mutex<BTreeMap<u128, BTreeMap<FamilyId, Timestamp>>>);

impl Reads {
    /// Whether the family was among those of the hour already, which it then is for another hour.
    fn again(&self, account: u128, family: FamilyId, now: Timestamp) -> bool {
        let Ok(mut accounts) = self.0.lock() else { return false };
        let lasts = |at: &Timestamp| now.duration_since(*at) < HOUR;
        accounts.retain(|_, families| {
            families.retain(|_, at| lasts(at));
            !families.is_empty()
        });
        let known = accounts.get_mut(&account).and_then(|families| families.get_mut(&family));
        known.is_some_and(|at| {
            *at = now;
            true
        })
    }

    /// Remembers a family that was counted.
    fn counted(&self, account: u128, family: FamilyId, now: Timestamp) {
        if let Ok(mut accounts) = self.0.lock() {
            accounts.entry(account).or_default().insert(family, now);
        }
    }
}

/// Counts after an opening. Beyond the budget there is a row in the access book and a notice to the
/// privacy officer, once an hour; nobody is kept from their work by it.
pub async fn after_opening(
    app: &App,
    who: &Who,
    family: FamilyId,
    now: Timestamp,
) -> Result<(), Error> {
    if who.hat == Hat::Caregiver || app.reads.again(who.account, family, now) {
        return Ok(());
    }
    let actor = ActorId(who.account);
    let since = now.checked_sub(HOUR)?.as_microsecond();
    let others = (since, "family.denied");
    let others = app.record.other_streams_looked_into(actor, StreamId(family.0), others).await?;
    app.reads.counted(who.account, family, now);
    if others < FAMILIES_AN_HOUR || app.record.times_noted(actor, since, "alarm.reads").await? > 0 {
        return Ok(());
    }
    let notice = Notice {
        id: of_hour(who.account, now),
        to: For::Hat(Hat::PrivacyOfficer),
        what: "alarm.reads".to_owned(),
        family: None,
        about: Some(who.account),
        at: now,
    };
    // Two openings at once find the same id: the notice is there once. It comes first, so that a
    // row without a notice cannot be left by a failure between the two.
    app.record.store().write(vec![tell(&app.record, &notice)]).await?;
    let row = Access {
        who: actor,
        hat: who.hat.code().to_owned(),
        stream: None,
        what: "alarm.reads".to_owned(),
        purpose: "none".to_owned(),
        at: now.as_microsecond(),
    };
    app.record.note_access(row).await?;
    Ok(())
}

/// The id of an account's alarm in this hour.
fn of_hour(account: u128, now: Timestamp) -> u128 {
    let hour = now.as_second().div_euclid(HOUR.as_secs());
    let mut hash = Sha256::new_with_prefix("alarm.reads");
    hash.update(account.to_be_bytes());
    hash.update(hour.to_be_bytes());
    let bytes: [u8; 32] = hash.finalize().into();
    bytes.iter().take(16).fold(0, |id, byte| id << 8 | u128::from(*byte))
}
