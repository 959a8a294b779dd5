// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was decided of the versions of a note: whether these very words were, and under which number others are kept.

use jiff::ToSpan as _;
use record::ActorId;
use sha2::{Digest as _, Sha256};

use super::apart::{BASE, VISIT};
use super::begun;
use crate::error::Error;
use crate::fields::Fields;
use crate::holding::SAFE;
use crate::lists::drafts::{self, DraftOf, Kept, SETTLED};
use crate::open::Open;

/// Days it is known that a version was decided.
const KNOWN_DAYS: i64 = 90;

/// Fields of a form that say how it came to be, and nothing of the visit.
pub const BESIDE: [&str; 9] =
    ["act", BASE, "account", "device", "do", "finished", VISIT, "family", SAFE];

/// What a form says of the visit, in one order.
fn says(fields: &Fields) -> Vec<(&str, String)> {
    let said = fields.0.iter().filter(|(name, value)| {
        !BESIDE.contains(&name.as_str()) && name != begun::IN_THE_ROOM && !value.trim().is_empty()
    });
    let mut said: Vec<_> = said.map(|(name, value)| (name.as_str(), plain(value))).collect();
    said.sort();
    said
}

/// Whether two forms say the same, however their lines end.
pub fn same(one: &Fields, other: &Fields) -> bool {
    says(one) == says(other)
}

/// A text as it reads: a form that a button sent ends its lines otherwise than one a script sent.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// The number under which other words of the same number are kept: the same whenever they are sent.
pub fn anew(fields: &Fields, act: u128) -> u128 {
    let mut hash = Sha256::new().chain_update(act.to_be_bytes());
    hash.update([u8::from(fields.get("do") == "save")]);
    for (name, value) in says(fields) {
        for part in [name, &value] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
    }
    number(hash)
}

fn number(hash: Sha256) -> u128 {
    let digest = hash.finalize();
    digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// What is known of a version.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Nothing was decided.
    Not,
    /// These very words were.
    These,
    /// Other words of this number were.
    Others,
}

fn of(open: &Open, version: u128) -> DraftOf {
    let (family, author) = (open.family.id, ActorId(open.who.account));
    DraftOf { family, draft: version, author, kind: SETTLED }
}

/// Whether it was decided already what becomes of a version, and of these words.
pub async fn settled(open: &Open, version: u128, fields: &Fields) -> Result<Settled, Error> {
    let kept = drafts::take(&open.app.record, of(open, version)).await?;
    Ok(match kept {
        Kept::Nothing => Settled::Not,
        Kept::So(_, decided) if !same(&decided, fields) => Settled::Others,
        Kept::So(..) | Kept::Lost => Settled::These,
    })
}

/// Whether it was decided already what becomes of a version.
pub async fn is_settled(open: &Open, version: u128) -> Result<bool, Error> {
    let kept = drafts::take_bytes(&open.app.record, of(open, version)).await?;
    Ok(!matches!(kept, Kept::Nothing))
}

/// The number under which a version is kept: its own, or where that was decided already the next that was not.
pub async fn free(open: &Open, version: u128) -> Result<u128, Error> {
    let mut free = version;
    while is_settled(open, free).await? {
        free = number(Sha256::new().chain_update(free.to_be_bytes()));
    }
    Ok(free)
}

/// That a version was decided, and what had come in, is kept for a while.
pub async fn settle(open: &Open, version: u128, fields: &Fields) -> Result<(), Error> {
    let record = &open.app.record;
    drafts::keep(record, of(open, version), open.now, fields).await?;
    let before = open.app.local(open.now).checked_sub(KNOWN_DAYS.days())?;
    let before = before.to_zoned(open.app.zone.clone())?.timestamp();
    record.store().write(vec![drafts::end(record, SETTLED, before)]).await?;
    Ok(())
}
