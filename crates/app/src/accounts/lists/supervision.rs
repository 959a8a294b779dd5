// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who supervises whom, as its table keeps it; a tie that ended is kept with its end.

use jiff::Timestamp;
use practice::PractitionerId;
use record::{Must, Record, Statement, args};

use crate::error::Error;
use crate::lists::hashed;

const SUPERVISE: &str = "INSERT INTO supervision (agency, supervisor, practitioner, mac) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (agency, supervisor, practitioner) DO NOTHING";
const SUPERVISED: &str = "SELECT practitioner FROM supervision \
     WHERE agency = $1 AND supervisor = $2 ORDER BY practitioner";
const SUPERVISORS: &str = "SELECT supervisor FROM supervision \
     WHERE agency = $1 AND practitioner = $2 ORDER BY supervisor";
const TIES: &str = "SELECT supervisor, practitioner FROM supervision \
     WHERE agency = $1 AND (supervisor = $2 OR practitioner = $3) \
     ORDER BY supervisor, practitioner";
const KEEP_ENDED: &str = "INSERT INTO ended_supervision (agency, supervisor, practitioner, ended, \
     mac) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (agency, supervisor, practitioner, ended) DO NOTHING";
const END: &str = "DELETE FROM supervision \
     WHERE agency = $1 AND (supervisor = $2 OR practitioner = $3)";

/// The statement by which one practitioner supervises another.
pub fn supervise(record: &Record, supervisor: u128, practitioner: u128) -> Statement {
    let columns = args![record.agency(), supervisor, practitioner];
    hashed(record, "supervision", SUPERVISE, columns)
}

/// The statements that end every tie of supervision an account has. Each is kept with its end, so that
/// what was read by it can be explained later. A tie made at the very same instant ends too, unkept: that
/// nothing is left open comes first.
pub async fn end_supervision(
    record: &Record,
    account: u128,
    at: Option<Timestamp>,
) -> Result<Vec<Statement>, Error> {
    let ties = args![record.agency(), account, account];
    let mut all = Vec::new();
    if let Some(at) = at {
        for row in &record.store().query(TIES, ties.clone()).await? {
            let (supervisor, practitioner) = (row.id(0)?, row.id(1)?);
            let columns = args![record.agency(), supervisor, practitioner, at.as_microsecond()];
            all.push(hashed(record, "ended_supervision", KEEP_ENDED, columns));
        }
    }
    all.push(Statement { sql: END, args: ties, must: Must::Any });
    Ok(all)
}

/// Who supervises this account.
pub async fn supervisors_of(record: &Record, account: u128) -> Result<Vec<u128>, Error> {
    let rows = record.store().query(SUPERVISORS, args![record.agency(), account]).await?;
    rows.iter().map(|row| Ok(row.id(0)?)).collect()
}

/// Whom this account supervises.
pub async fn supervised_by(record: &Record, account: u128) -> Result<Vec<PractitionerId>, Error> {
    let rows = record.store().query(SUPERVISED, args![record.agency(), account]).await?;
    rows.iter().map(|row| Ok(PractitionerId(row.id(0)?))).collect()
}
