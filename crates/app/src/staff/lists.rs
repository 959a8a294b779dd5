// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tables say of those who work here: whom they supervise and how many families they have.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use practice::FamilyId;
use record::{Must, Record, Row, Statement, StreamId, args};

use super::approvals::{Approval, Outcome};
use super::licences::Licence;
use super::training::Training;
use crate::error::Error;
use crate::lists::hashed;

const BY_PRACTITIONER: &str = "SELECT practitioner, COUNT(DISTINCT family) FROM team_row \
     WHERE agency = $1 AND since <= $2 AND (until IS NULL OR until > $3) GROUP BY practitioner";

/// With how many families each practitioner works on this day.
pub async fn families_by_practitioner(
    record: &Record,
    on: Date,
) -> Result<BTreeMap<u128, i64>, Error> {
    let day = on.to_string();
    let arguments = args![record.agency(), day.as_str(), day.as_str()];
    let rows = record.store().query(BY_PRACTITIONER, arguments).await?;
    rows.iter().map(|row| Ok((row.id(0)?, row.int(1)?))).collect()
}

const NOT_LEFT: &str = "SELECT DISTINCT t.family FROM team_row t \
     LEFT JOIN goodbye_row g ON g.agency = t.agency AND g.family = t.family \
     WHERE t.agency = $1 AND t.practitioner = $2 \
     AND (t.until IS NULL OR g.ended IS NOT NULL AND t.until > $3) ORDER BY t.family";

/// The families whose team somebody has not left: also of one that ended and is still read, so that they
/// are not of its team again when it comes back. Standing in ends by its own day.
pub async fn families_not_left(
    record: &Record,
    practitioner: u128,
    today: Date,
) -> Result<Vec<FamilyId>, Error> {
    let arguments = args![record.agency(), practitioner, today.to_string()];
    let rows = record.store().query(NOT_LEFT, arguments).await?;
    rows.iter().map(|row| Ok(FamilyId(row.id(0)?))).collect()
}

const SUPERVISIONS: &str = "SELECT supervisor, practitioner FROM supervision WHERE agency = $1 \
     ORDER BY supervisor, practitioner";

/// Who supervises whom.
pub async fn supervisions(record: &Record) -> Result<Vec<(u128, u128)>, Error> {
    let rows = record.store().query(SUPERVISIONS, args![record.agency()]).await?;
    rows.iter().map(|row| Ok((row.id(0)?, row.id(1)?))).collect()
}

const ENDED_SUPERVISIONS: &str = "SELECT supervisor, practitioner, ended FROM ended_supervision \
     WHERE agency = $1 ORDER BY ended DESC, supervisor, practitioner";

/// Who supervised whom, and when that ended; the last first.
pub async fn ended_supervisions(record: &Record) -> Result<Vec<(u128, u128, Timestamp)>, Error> {
    let rows = record.store().query(ENDED_SUPERVISIONS, args![record.agency()]).await?;
    let ended = |row: &Row| Ok((row.id(0)?, row.id(1)?, Timestamp::from_microsecond(row.int(2)?)?));
    rows.iter().map(ended).collect()
}

const PUT_APPROVAL: &str = "INSERT INTO approval (agency, approval, what, subject, sealed, \
     asked_by, asked, ends, answered_by, answered, outcome, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
     ON CONFLICT (agency, approval) DO UPDATE SET answered_by = excluded.answered_by, \
     answered = excluded.answered, outcome = excluded.outcome, sealed = excluded.sealed, \
     mac = excluded.mac WHERE approval.outcome = 'waiting'";
const APPROVALS: &str = "SELECT approval, what, subject, sealed, asked_by, asked, ends, \
     answered_by, answered, outcome FROM approval WHERE agency = $1 ORDER BY asked, approval";

/// The part and purpose an approval's detail is sealed under.
fn sealed_for(record: &Record, id: u128) -> (StreamId, String) {
    (StreamId(record.agency().0), format!("approval:{id:032x}"))
}

/// The statement that keeps what was asked, or how it was answered; a second answer undoes all that
/// was to happen with it.
pub async fn put_approval(record: &Record, approval: &Approval) -> Result<Statement, Error> {
    let (stream, purpose) = sealed_for(record, approval.id);
    let detail = approval.detail.as_bytes();
    let sealed = record.seal(stream, "approvals", &purpose, detail).await?;
    let columns = args![
        record.agency(),
        approval.id,
        approval.what.as_str(),
        approval.subject,
        sealed,
        approval.asked_by,
        approval.asked.as_microsecond(),
        approval.ends.as_microsecond(),
        approval.answered.map(|(by, _)| by),
        approval.answered.map(|(_, at)| at.as_microsecond()),
        approval.outcome.code()
    ];
    let mut statement = hashed(record, "approval", PUT_APPROVAL, columns);
    statement.must = Must::Change;
    Ok(statement)
}

/// Everything that was ever asked, oldest first.
pub async fn approvals(record: &Record) -> Result<Vec<Approval>, Error> {
    let rows = record.store().query(APPROVALS, args![record.agency()]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        all.push(approval(record, row).await?);
    }
    Ok(all)
}

async fn approval(record: &Record, row: &Row) -> Result<Approval, Error> {
    let id = row.id(0)?;
    let (stream, purpose) = sealed_for(record, id);
    let detail = record.unseal(stream, "approvals", &purpose, row.blob(3)?).await?;
    let at = row.opt_int(8)?.map(Timestamp::from_microsecond).transpose()?;
    Ok(Approval {
        id,
        what: row.text(1)?.to_owned(),
        subject: row.id(2)?,
        detail: String::from_utf8_lossy(&detail).into_owned(),
        asked_by: row.id(4)?,
        asked: Timestamp::from_microsecond(row.int(5)?)?,
        ends: Timestamp::from_microsecond(row.int(6)?)?,
        answered: row.opt_id(7)?.zip(at),
        outcome: Outcome::parse(row.text(9)?),
    })
}

/// A family by its days and counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyKnown {
    /// The family.
    pub family: FamilyId,
    /// The day its record was opened.
    pub opened: Option<Date>,
    /// Visits that took place.
    pub held: i64,
    /// The last day of the work; none while it goes on.
    pub ended: Option<Date>,
}

/// Somebody's time with a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamRow {
    /// Who.
    pub practitioner: u128,
    /// Since when.
    pub since: Date,
    /// The first day they no longer do; none while it goes on.
    pub until: Option<Date>,
}

const FAMILIES: &str = "SELECT f.family, f.opened, f.held, g.ended FROM family_row f \
     LEFT JOIN goodbye_row g ON g.agency = f.agency AND g.family = f.family \
     WHERE f.agency = $1 ORDER BY f.opened, f.family";
const TEAMS: &str = "SELECT family, practitioner, since, until FROM team_row WHERE agency = $1 \
     ORDER BY family, since, practitioner";

/// Every family, the oldest first.
pub async fn families(record: &Record) -> Result<Vec<FamilyKnown>, Error> {
    let rows = record.store().query(FAMILIES, args![record.agency()]).await?;
    rows.iter()
        .map(|row| {
            let day =
                |column| Ok::<_, Error>(row.opt_text(column)?.and_then(|day| day.parse().ok()));
            let (opened, ended) = (day(1)?, day(3)?);
            Ok(FamilyKnown { family: FamilyId(row.id(0)?), opened, held: row.int(2)?, ended })
        })
        .collect()
}

/// Who works or worked with each family, or stands in.
pub async fn teams(record: &Record) -> Result<BTreeMap<FamilyId, Vec<TeamRow>>, Error> {
    let rows = record.store().query(TEAMS, args![record.agency()]).await?;
    let mut all: BTreeMap<FamilyId, Vec<TeamRow>> = BTreeMap::new();
    for row in &rows {
        let one = TeamRow {
            practitioner: row.id(1)?,
            since: row.text(2)?.parse()?,
            until: row.opt_text(3)?.and_then(|day| day.parse().ok()),
        };
        all.entry(FamilyId(row.id(0)?)).or_default().push(one);
    }
    Ok(all)
}

const PUT_LICENCE: &str = "INSERT INTO licence (agency, account, kind, number, until, \
     checked_by, checked, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (agency, account, kind) DO UPDATE SET number = excluded.number, \
     until = excluded.until, checked_by = excluded.checked_by, checked = excluded.checked, \
     mac = excluded.mac";
const LICENCES: &str = "SELECT kind, number, until, checked_by, checked FROM licence \
     WHERE agency = $1 AND account = $2 ORDER BY until DESC, kind";

fn licence_purpose(account: u128, kind: &str) -> String {
    format!("licence:{account:032x}:{kind}")
}

/// The statement that keeps a licence as somebody checked it; a newer check replaces the one before.
pub async fn put_licence(
    record: &Record,
    account: u128,
    licence: &Licence,
) -> Result<Statement, Error> {
    let purpose = licence_purpose(account, &licence.kind);
    let stream = StreamId(record.agency().0);
    let number = record.seal(stream, "licences", &purpose, licence.number.as_bytes()).await?;
    let columns = args![
        record.agency(),
        account,
        licence.kind.as_str(),
        number,
        licence.until.to_string(),
        licence.checked_by,
        licence.checked.as_microsecond()
    ];
    Ok(hashed(record, "licence", PUT_LICENCE, columns))
}

/// Somebody's licences, the one that lasts longest first.
pub async fn licences(record: &Record, account: u128) -> Result<Vec<Licence>, Error> {
    let rows = record.store().query(LICENCES, args![record.agency(), account]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let kind = row.text(0)?.to_owned();
        let purpose = licence_purpose(account, &kind);
        let stream = StreamId(record.agency().0);
        let number = record.unseal(stream, "licences", &purpose, row.blob(1)?).await?;
        all.push(Licence {
            kind,
            number: String::from_utf8_lossy(&number).into_owned(),
            until: row.text(2)?.parse()?,
            checked_by: row.id(3)?,
            checked: Timestamp::from_microsecond(row.int(4)?)?,
        });
    }
    Ok(all)
}

const PUT_TRAINING: &str = "INSERT INTO training (agency, account, since, until, said_by, said, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency, account, since) DO UPDATE SET \
     until = excluded.until, said_by = excluded.said_by, said = excluded.said, mac = excluded.mac";
const TRAININGS: &str = "SELECT since, until, said_by, said FROM training \
     WHERE agency = $1 AND account = $2 ORDER BY since DESC";

/// The statement that keeps it; the one from the same first day gives way.
pub fn put_training(record: &Record, account: u128, one: &Training) -> Statement {
    let columns = args![
        record.agency(),
        account,
        one.since.to_string(),
        one.until.map(|until| until.to_string()),
        one.said_by,
        one.said.as_microsecond()
    ];
    Statement { must: Must::Change, ..hashed(record, "training", PUT_TRAINING, columns) }
}

/// Somebody's times in training, the newest first.
pub async fn trainings(record: &Record, account: u128) -> Result<Vec<Training>, Error> {
    let rows = record.store().query(TRAININGS, args![record.agency(), account]).await?;
    rows.iter().map(training).collect()
}

fn training(row: &Row) -> Result<Training, Error> {
    Ok(Training {
        since: row.text(0)?.parse()?,
        until: row.opt_text(1)?.map(str::parse).transpose()?,
        said_by: row.id(2)?,
        said: Timestamp::from_microsecond(row.int(3)?)?,
    })
}
