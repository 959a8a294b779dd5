// SPDX-License-Identifier: AGPL-3.0-or-later
//! Notices: what waits for somebody to see it, in codes and ids; shown on Today until it was seen.

use jiff::Timestamp;
use practice::FamilyId;
use practice::access::Hat;
use record::{Record, Row, Statement, args};

use super::hashed;
use crate::error::Error;

/// Whom a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// One person.
    Account(u128),
    /// Whoever wears this hat; seen by one is seen by all.
    Hat(Hat),
}

/// Something somebody is to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id; the same id told again is the same notice.
    pub id: u128,
    /// Whom it is for.
    pub to: For,
    /// What it is: a code, such as `alarm.reads`.
    pub what: String,
    /// The family it is about, where it is about one.
    pub family: Option<FamilyId>,
    /// The account it is about, where it is about somebody who works here.
    pub about: Option<u128>,
    /// When it was told.
    pub at: Timestamp,
}

const TELL: &str = "INSERT INTO notice (agency, notice, hat, account, what, family, about, at, \
     seen_by, seen_at, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ON CONFLICT (agency, notice) DO NOTHING";
const SEEN: &str = "INSERT INTO notice (agency, notice, hat, account, what, family, about, at, \
     seen_by, seen_at, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ON CONFLICT (agency, notice) DO UPDATE SET seen_by = excluded.seen_by, \
     seen_at = excluded.seen_at, mac = excluded.mac";
const WAITING: &str = "SELECT notice, hat, account, what, family, about, at FROM notice \
     WHERE agency = $1 AND seen_at IS NULL AND (account = $2 OR hat = $3) \
     ORDER BY at DESC, notice LIMIT 50";

/// The statement that tells a notice, to be written with the act it tells of.
pub fn tell(record: &Record, notice: &Notice) -> Statement {
    put(record, TELL, notice, None)
}

/// The statement by which a notice was seen.
pub fn seen(record: &Record, notice: &Notice, (by, at): (u128, Timestamp)) -> Statement {
    put(record, SEEN, notice, Some((by, at)))
}

fn put(
    record: &Record,
    sql: &'static str,
    notice: &Notice,
    seen: Option<(u128, Timestamp)>,
) -> Statement {
    let (hat, account) = match notice.to {
        For::Hat(hat) => (Some(hat.code()), None),
        For::Account(account) => (None, Some(account)),
    };
    let columns = args![
        record.agency(),
        notice.id,
        hat,
        account,
        notice.what.as_str(),
        notice.family.map(|family| family.0),
        notice.about,
        notice.at.as_microsecond(),
        seen.map(|(by, _)| by),
        seen.map(|(_, at)| at.as_microsecond())
    ];
    hashed(record, "notice", sql, columns)
}

/// What waits for this person under this hat, newest first.
pub async fn waiting(record: &Record, account: u128, hat: Hat) -> Result<Vec<Notice>, Error> {
    let arguments = args![record.agency(), account, hat.code()];
    let rows = record.store().query(WAITING, arguments).await?;
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// A notice; none where it is for a hat that only a newer version knows.
fn read(row: &Row) -> Result<Option<Notice>, Error> {
    let hat = row.opt_text(1)?.and_then(Hat::parse).map(For::Hat);
    let Some(to) = row.opt_id(2)?.map(For::Account).or(hat) else { return Ok(None) };
    Ok(Some(Notice {
        id: row.id(0)?,
        to,
        what: row.text(3)?.to_owned(),
        family: row.opt_id(4)?.map(FamilyId),
        about: row.opt_id(5)?,
        at: Timestamp::from_microsecond(row.int(6)?)?,
    }))
}
