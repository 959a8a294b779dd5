// SPDX-License-Identifier: AGPL-3.0-or-later
//! Requests that wait for an answer, as a list: so that no clock runs out unseen.

use jiff::civil::Date;
use practice::{Family, FamilyId, RequestId};
use record::{Record, Row, Statement, args};

use super::hashed;
use crate::error::Error;

/// Forgets a family's rows.
pub(super) const DELETE: &str = "DELETE FROM request_row WHERE agency = $1 AND family = $2";
/// Writes one row.
pub(super) const INSERT: &str = "INSERT INTO request_row (agency, family, request, kind, came, \
     due, mac) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const ALL: &str = "SELECT family, request, kind, came, due FROM request_row WHERE agency = $1 \
     ORDER BY due, request LIMIT 500";

/// A request that is not answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The family whose record it is about.
    pub family: FamilyId,
    /// The request.
    pub request: RequestId,
    /// The code of its kind.
    pub kind: String,
    /// The day it came in.
    pub came: Option<Date>,
    /// The day by which it is to be answered.
    pub due: Option<Date>,
}

/// The statements that write a family's rows: what was answered is on no list.
pub(super) fn rows(record: &Record, family: &Family) -> Vec<Statement> {
    let open = family.releases.requests.iter().filter(|asked| asked.answered.is_none());
    open.map(|asked| {
        let columns = args![
            record.agency(),
            family.id.0,
            asked.id.0,
            asked.request.kind.code(),
            asked.request.on.to_string(),
            asked.due().to_string()
        ];
        hashed(record, "request_row", INSERT, columns)
    })
    .collect()
}

/// Every request that waits, the most pressing first.
pub async fn waiting(record: &Record) -> Result<Vec<RequestRow>, Error> {
    let rows = record.store().query(ALL, args![record.agency()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<RequestRow, Error> {
    Ok(RequestRow {
        family: FamilyId(row.id(0)?),
        request: RequestId(row.id(1)?),
        kind: row.text(2)?.to_owned(),
        came: row.text(3)?.parse().ok(),
        due: row.text(4)?.parse().ok(),
    })
}
