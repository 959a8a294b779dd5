// SPDX-License-Identifier: AGPL-3.0-or-later
//! Lists: rows computed from one folded family and replaced whole in the transaction that changes it.
//!
//! Rows hold ids, dates, codes and counts, never a name or a sentence. Each row carries a keyed
//! hash of its columns, so that `alongside verify` finds a row that was changed by hand.

pub mod cards;
pub mod cosigns;
pub mod drafts;
pub mod emergencies;
mod goodbyes;
pub mod handovers;
pub mod joys;
pub mod kept;
pub mod looks;
pub mod notices;
pub mod planned;
mod presence;
pub mod requests;
pub mod sealed;
pub mod settings;
mod tables;
pub mod taken_along;

use jiff::Timestamp;
use jiff::civil::Date;
use practice::presence::due;
use practice::visits::Status;
use practice::{Family, FamilyId, PractitionerId, VisitId};
use record::{Must, Record, Row, Statement, StoreError, Value, args};

use crate::error::Error;

pub use tables::{CHECKED, MIGRATIONS};

/// A statement whose last column is the keyed hash of the others.
pub fn hashed(
    record: &Record,
    table: &'static str,
    sql: &'static str,
    mut columns: Vec<Value>,
) -> Statement {
    columns.push(record.row_mac(table, &columns));
    Statement { sql, args: columns, must: Must::Any }
}

const DELETE_FAMILY: &str = "DELETE FROM family_row WHERE agency = $1 AND family = $2";
const DELETE_VISITS: &str = "DELETE FROM visit_row WHERE agency = $1 AND family = $2";
const DELETE_TEAM: &str = "DELETE FROM team_row WHERE agency = $1 AND family = $2";
const DELETE_IMPORTS: &str = "DELETE FROM import_row WHERE agency = $1 AND family = $2";
const INSERT_FAMILY: &str = "INSERT INTO family_row (agency, family, version, opened, every_days, \
     held, missed, last_on, next_on, children, caregivers, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const INSERT_VISIT: &str = "INSERT INTO visit_row (agency, family, visit, on_day, at_hour, place, \
     status, practitioner, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_TEAM: &str = "INSERT INTO team_row (agency, family, practitioner, since, until, mac) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_IMPORT: &str = "INSERT INTO import_row (agency, family, file, at, mac) \
     VALUES ($1, $2, $3, $4, $5)";

/// The statements that forget a family's rows, before they are written anew or for good.
pub fn forget(record: &Record, family: FamilyId) -> Vec<Statement> {
    let lists = [
        emergencies::DELETE,
        requests::DELETE,
        goodbyes::DELETE,
        presence::DELETE,
        planned::DELETE,
        planned::DELETE_PAUSE,
        handovers::DELETE,
        cosigns::DELETE,
        joys::DELETE,
    ];
    [DELETE_FAMILY, DELETE_VISITS, DELETE_TEAM, DELETE_IMPORTS]
        .into_iter()
        .chain(lists)
        .map(|sql| Statement { sql, args: args![record.agency(), family.0], must: Must::Any })
        .collect()
}

/// The statements that replace a family's rows: a pure function of the fold.
pub fn rows(record: &Record, family: &Family, version: u64) -> Vec<Statement> {
    let agency = record.agency();
    let mut all = forget(record, family.id);
    all.push(family_row(record, family, version));
    for visit in family.visits.iter() {
        let (Some(on), Some(by)) = (visit.on(), visit.practitioner) else { continue };
        let when = visit.when();
        let columns = args![
            agency,
            family.id.0,
            visit.id.0,
            on.to_string(),
            when.and_then(|when| when.at).map(|at| at.to_string()),
            when.map_or("", |when| place_code(when.place)),
            status_code(visit.status()),
            by.0
        ];
        all.push(hashed(record, "visit_row", INSERT_VISIT, columns));
    }
    for (practitioner, since, until) in at_work(family) {
        let until = until.map(|until| until.to_string());
        let columns = args![agency, family.id.0, practitioner.0, since.to_string(), until];
        all.push(hashed(record, "team_row", INSERT_TEAM, columns));
    }
    for import in &family.imports {
        let columns = args![agency, family.id.0, import.file.as_str(), import.at.as_microsecond()];
        all.push(hashed(record, "import_row", INSERT_IMPORT, columns));
    }
    all.extend(emergencies::rows(record, family));
    all.extend(requests::rows(record, family));
    all.extend(goodbyes::row(record, family));
    all.extend(presence::row(record, family));
    all.extend(planned::rows(record, family));
    all.extend(handovers::rows(record, family));
    all.extend(cosigns::rows(record, family));
    all.extend(joys::rows(record, family));
    all
}

/// Who works with the family since and until when: the team and those who stand in, without whoever
/// keeps out of it.
fn at_work(family: &Family) -> Vec<(PractitionerId, Date, Option<Date>)> {
    let team = family.team.iter().map(|member| (member.practitioner, member.since, member.until));
    // One that was ended before its first day never was.
    let began = family.rights.covers.iter().filter(|cover| cover.from <= cover.ends());
    let covers = began.map(|cover| (cover.practitioner, cover.from, Some(cover.ends())));
    let keeps_out = |practitioner| {
        let mut kept = family.rights.distances.iter();
        kept.any(|known| known.practitioner == practitioner && known.until.is_none())
    };
    let mut all: Vec<(PractitionerId, Date, Option<Date>)> = Vec::new();
    for (practitioner, since, until) in team.chain(covers) {
        let same = |known: &&mut (PractitionerId, Date, Option<Date>)| {
            known.0 == practitioner && known.1 == since
        };
        if let Some(known) = all.iter_mut().find(same) {
            // Twice from one day: the longer of the two.
            known.2 = known.2.zip(until).map(|(one, other)| one.max(other));
        } else if !keeps_out(practitioner) {
            all.push((practitioner, since, until));
        }
    }
    all
}

fn family_row(record: &Record, family: &Family, version: u64) -> Statement {
    let count = |status| {
        let visits = family.visits.iter().filter(|visit| visit.status() == status);
        i64::try_from(visits.count()).unwrap_or(i64::MAX)
    };
    let days = |status| {
        let visits = family.visits.iter().filter(move |visit| visit.status() == status);
        visits.filter_map(practice::visits::Visit::on)
    };
    let people = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let columns = args![
        record.agency(),
        family.id.0,
        i64::try_from(version).unwrap_or(i64::MAX),
        family.opened.map(|on| on.to_string()),
        family.every_days.map(i64::from),
        count(Status::Held),
        count(Status::DidNotHappen),
        days(Status::Held).max().map(|on| on.to_string()),
        days(Status::Planned).max().map(|on| on.to_string()),
        people(family.people.children().filter(|child| child.is_living()).count()),
        people(family.people.caregivers().count())
    ];
    hashed(record, "family_row", INSERT_FAMILY, columns)
}

fn status_code(status: Status) -> &'static str {
    match status {
        Status::Planned => "planned",
        Status::Held => "held",
        Status::DidNotHappen => "did-not-happen",
    }
}

fn place_code(place: practice::visits::Place) -> &'static str {
    use practice::visits::Place;
    match place {
        Place::Home => "home",
        Place::Office => "office",
        Place::Community => "community",
        Place::Phone => "phone",
        Place::Video => "video",
    }
}

/// A family as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FamilyRow {
    /// The family.
    pub family: FamilyId,
    /// Days between two visits, as agreed.
    pub every_days: Option<i64>,
    /// Visits that took place.
    pub held: i64,
    /// The last visit that took place.
    pub last_on: Option<Date>,
    /// The last day of the work; none while it goes on.
    pub ended: Option<Date>,
    /// The day it was met.
    pub opened: Option<Date>,
    /// The last contact beside visits, or the end of an agreed pause.
    pub heard: Option<Date>,
    /// Until when a try to reach out is given time to be answered.
    pub rests_until: Option<Date>,
}

impl FamilyRow {
    /// The last contact; none before the first.
    pub fn last_contact(&self) -> Option<Date> {
        self.last_on.max(self.heard)
    }

    /// Since when it has been quiet, where reaching out is suggested on this day.
    pub fn quiet_since(&self, today: Date) -> Option<Date> {
        let last = self.last_contact().max(self.opened).filter(|_| self.ended.is_none())?;
        let every = self.every_days.and_then(|days| u16::try_from(days).ok());
        (due(last, every, self.rests_until) <= today).then_some(last)
    }
}

const FAMILIES_OF: &str = "SELECT f.family, f.every_days, f.held, f.last_on, g.ended, \
     f.opened, p.heard, p.rests_until FROM family_row f JOIN team_row t ON t.agency = f.agency AND t.family = f.family \
     LEFT JOIN goodbye_row g ON g.agency = f.agency AND g.family = f.family \
     LEFT JOIN presence_row p ON p.agency = f.agency AND p.family = f.family \
     WHERE f.agency = $1 AND t.practitioner = $2 AND t.since <= $3 \
     AND (t.until IS NULL OR t.until > $4) ORDER BY f.family";

/// The families this practitioner works with on this day.
pub async fn families_of(
    record: &Record,
    practitioner: PractitionerId,
    on: Date,
) -> Result<Vec<FamilyRow>, Error> {
    let day = on.to_string();
    let arguments = args![record.agency(), practitioner.0, day.as_str(), day.as_str()];
    let rows = record.store().query(FAMILIES_OF, arguments).await?;
    rows.iter().map(|row| Ok(read_family(row)?)).collect()
}

const FAMILY: &str = "SELECT f.family, f.every_days, f.held, f.last_on, g.ended, \
     f.opened, p.heard, p.rests_until FROM family_row f \
     LEFT JOIN goodbye_row g ON g.agency = f.agency AND g.family = f.family \
     LEFT JOIN presence_row p ON p.agency = f.agency AND p.family = f.family \
     WHERE f.agency = $1 AND f.family = $2";

/// One family as a list shows it.
pub async fn family_row_of(record: &Record, family: FamilyId) -> Result<Option<FamilyRow>, Error> {
    let rows = record.store().query(FAMILY, args![record.agency(), family.0]).await?;
    Ok(rows.first().map(read_family).transpose()?)
}

fn read_family(row: &Row) -> Result<FamilyRow, StoreError> {
    Ok(FamilyRow {
        family: FamilyId(row.id(0)?),
        every_days: row.opt_int(1)?,
        held: row.int(2)?,
        last_on: day_of(row, 3)?,
        ended: day_of(row, 4)?,
        opened: day_of(row, 5)?,
        heard: day_of(row, 6)?,
        rests_until: day_of(row, 7)?,
    })
}

/// A visit as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitRow {
    /// The family.
    pub family: FamilyId,
    /// The visit.
    pub visit: VisitId,
    /// The day.
    pub on: Date,
    /// The hour, where agreed.
    pub at: Option<jiff::civil::Time>,
    /// Where: the place's code.
    pub place: String,
    /// What it is: the status's code.
    pub status: String,
    /// What it takes.
    pub planned: planned::Planned,
}

// Whoever is of the team and stands in too has one of each visit all the same.
const VISITS_OF: &str = "SELECT DISTINCT v.family, v.visit, v.on_day, v.at_hour, v.place, v.status, \
     p.minutes, p.travel_minutes, p.interpreter, p.moved \
     FROM visit_row v JOIN team_row t ON t.agency = v.agency AND t.family = v.family \
     LEFT JOIN planned_row p ON p.agency = v.agency AND p.family = v.family AND p.visit = v.visit \
     WHERE v.agency = $1 AND t.practitioner = $2 AND t.since <= $3 \
     AND (t.until IS NULL OR t.until > $4) AND v.on_day >= $5 AND v.on_day <= $6 \
     ORDER BY v.on_day, v.at_hour NULLS FIRST, v.visit";

/// The visits between two days of the families this practitioner works with today.
pub async fn visits_of(
    record: &Record,
    practitioner: PractitionerId,
    today: Date,
    (from, to): (Date, Date),
) -> Result<Vec<VisitRow>, Error> {
    let day = today.to_string();
    let arguments = args![
        record.agency(),
        practitioner.0,
        day.as_str(),
        day.as_str(),
        from.to_string(),
        to.to_string()
    ];
    let rows = record.store().query(VISITS_OF, arguments).await?;
    rows.iter()
        .map(|row| {
            Ok(VisitRow {
                family: FamilyId(row.id(0)?),
                visit: VisitId(row.id(1)?),
                on: day_of(row, 2)?.unwrap_or_default(),
                at: row.opt_text(3)?.and_then(|at| at.parse().ok()),
                place: row.text(4)?.to_owned(),
                status: row.text(5)?.to_owned(),
                planned: planned::Planned::read(row, 6)?,
            })
        })
        .collect()
}

// One question instead of two, since it stands before every opening: who works with the family, and
// whether this practitioner opened it in an emergency that lasts.
const REASONS: &str = "SELECT practitioner, CAST(0 AS bigint) AS emergency FROM team_row \
     WHERE agency = $1 AND family = $2 AND since <= $3 AND (until IS NULL OR until > $4) \
     UNION ALL SELECT practitioner, CAST(1 AS bigint) AS emergency FROM emergency_row \
     WHERE agency = $5 AND family = $6 AND practitioner = $7 AND begins <= $8 AND ends > $9";

/// What could tie somebody to a family, by the lists alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Who works with the family on this day.
    pub team: Vec<PractitionerId>,
    /// Whether this practitioner's opening in an emergency lasts.
    pub emergency: bool,
}

/// What could tie this practitioner to a family at this moment.
pub async fn reasons(
    record: &Record,
    family: FamilyId,
    practitioner: PractitionerId,
    (now, today): (Timestamp, Date),
) -> Result<Reasons, Error> {
    let (agency, day, now) = (record.agency(), today.to_string(), now.as_microsecond());
    let arguments = args![
        agency,
        family.0,
        day.as_str(),
        day.as_str(),
        agency,
        family.0,
        practitioner.0,
        now,
        now
    ];
    let mut reasons = Reasons::default();
    for row in record.store().query(REASONS, arguments).await? {
        match row.int(1)? {
            0 => reasons.team.push(PractitionerId(row.id(0)?)),
            _ => reasons.emergency = true,
        }
    }
    Ok(reasons)
}

const IMPORTED: &str =
    "SELECT family FROM import_row WHERE agency = $1 AND file = $2 ORDER BY at LIMIT 1";

/// The family a file was brought into before, by the file's SHA-256.
pub async fn imported(record: &Record, file: &str) -> Result<Option<FamilyId>, Error> {
    let rows = record.store().query(IMPORTED, args![record.agency(), file]).await?;
    rows.first().map(|row| Ok(FamilyId(row.id(0)?))).transpose()
}

fn day_of(row: &Row, column: usize) -> Result<Option<Date>, StoreError> {
    Ok(row.opt_text(column)?.and_then(|day| day.parse().ok()))
}
