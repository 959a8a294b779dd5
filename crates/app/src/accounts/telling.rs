// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told of an account: to its owner, and of a family's to the privacy officer.

use jiff::Timestamp;
use practice::FamilyId;
use practice::access::Hat;
use record::{Record, Statement};

use crate::lists::notices::{self, For, Notice};

/// A recovery code was used.
pub const RECOVERY_USED: &str = "account.recovery-used";
/// Somebody signed in from a device not known before.
pub const NEW_DEVICE: &str = "account.new-device";
/// The password was changed.
pub const PASSWORD: &str = "account.password";
/// The second step was taken away.
pub const SECOND_STEP_OFF: &str = "account.second-step-off";
/// The passphrase of sealed notes was changed.
const PASSPHRASE: &str = "account.passphrase";
/// Whoever has the account starts again.
pub const AGAIN: &str = "account.again";
/// A code was made for whoever has the account.
pub const OWN_CODE: &str = "account.own-code";
/// Somebody in a family was given a way in.
pub const GIVEN: &str = "account.given";
/// Somebody in a family was given a new code.
pub const CODE_GIVEN: &str = "account.code-given";
/// Somebody in a family was let start again.
pub const AGAIN_GIVEN: &str = "account.again-given";

/// The statement that tells an account's owner, and by whom it came about where that was another.
pub fn owner(
    record: &Record,
    account: u128,
    (what, by): (&str, Option<u128>),
    at: Timestamp,
) -> Statement {
    let what = what.to_owned();
    let id = crate::random::id();
    let to = For::Account(account);
    notices::tell(record, &Notice { id, to, what, family: None, about: by, at })
}

/// The statement that tells an account's owner that the passphrase of their sealed notes was changed.
pub fn passphrase_changed(record: &Record, account: u128, at: Timestamp) -> Statement {
    owner(record, account, (PASSPHRASE, None), at)
}

/// The statement that tells the privacy officer of somebody's account in this family.
pub fn officer(
    record: &Record,
    family: FamilyId,
    (what, by): (&str, u128),
    at: Timestamp,
) -> Statement {
    let what = what.to_owned();
    let id = crate::random::id();
    let to = For::Hat(Hat::PrivacyOfficer);
    notices::tell(record, &Notice { id, to, what, family: Some(family), about: Some(by), at })
}
