// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbyes and hellos as a list, by who leaves and who comes next, and the last day of each who leaves.

use jiff::civil::Date;
use practice::handover::{Plan, Step, open_steps, told_on};
use practice::{Family, FamilyId, PractitionerId};
use record::{CheckedTable, Migration, Must, Record, Row, Statement, args};

use super::{day_of, hashed};
use crate::error::Error;

/// The tables: a row for each family of each who leaves, and a row for each who leaves.
pub(super) const TABLES: Migration = Migration {
    name: "app-0014-handovers",
    statements: &[
        "CREATE TABLE handover_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         practitioner {blob} NOT NULL, until text NOT NULL, next {blob}, told text, \
         open text NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family, practitioner))",
        "CREATE INDEX handover_practitioner ON handover_row (agency, practitioner)",
        "CREATE TABLE leaving (agency {blob} NOT NULL, account {blob} NOT NULL, \
         until text NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, account))",
    ],
};

/// The columns their keyed hashes cover.
pub(super) const CHECKED: CheckedTable = CheckedTable {
    name: "handover_row",
    sql: "SELECT agency, family, practitioner, until, next, told, open, mac FROM handover_row \
          WHERE agency = $1 ORDER BY family, practitioner",
    key_columns: 3,
};
pub(super) const LEAVING_CHECKED: CheckedTable = CheckedTable {
    name: "leaving",
    sql: "SELECT agency, account, until, mac FROM leaving WHERE agency = $1 ORDER BY account",
    key_columns: 2,
};

/// Forgets a family's rows.
pub(super) const DELETE: &str = "DELETE FROM handover_row WHERE agency = $1 AND family = $2";
/// Writes one.
pub(super) const INSERT: &str = "INSERT INTO handover_row (agency, family, practitioner, until, \
     next, told, open, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// The statements that write a family's rows: one for each who leaves, of the newest time they do.
pub(super) fn rows<'a>(
    record: &'a Record,
    family: &'a Family,
) -> impl Iterator<Item = Statement> + 'a {
    let newest = move |plan: &&Plan| {
        family.handover.plan_of(plan.who).is_some_and(|newest| std::ptr::eq(newest, *plan))
    };
    let plans = family.handover.plans.iter().filter(newest);
    plans.map(|plan| {
        let open: Vec<&str> = open_steps(family, plan).into_iter().map(Step::code).collect();
        let columns = args![
            record.agency(),
            family.id.0,
            plan.who.0,
            plan.until.to_string(),
            plan.next().map(|next| next.0),
            told_on(family, plan).map(|on| on.to_string()),
            open.join(" ")
        ];
        hashed(record, "handover_row", INSERT, columns)
    })
}

/// One family's goodbye and hello, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverRow {
    /// The family.
    pub family: FamilyId,
    /// Who leaves.
    pub who: PractitionerId,
    /// Their last day.
    pub until: Date,
    /// Who comes next.
    pub next: Option<PractitionerId>,
    /// The day the family was told what holds.
    pub told: Option<Date>,
    /// The steps that are not settled, in their order.
    pub open: Vec<Step>,
}

impl HandoverRow {
    /// Whether nothing is left that a goodbye and hello needs.
    pub fn is_done(&self) -> bool {
        !self.open.iter().any(|step| step.is_needed())
    }

    /// Whether the next person was named to the family before the change.
    pub fn told_before(&self) -> bool {
        self.told.is_some_and(|told| told <= self.until)
    }
}

// Who leaves a family or comes to one sees it as long as they work with it.
const WITH: &str = "SELECT h.family, h.practitioner, h.until, h.next, h.told, h.open \
     FROM handover_row h WHERE h.agency = $1 AND (h.practitioner = $2 OR h.next = $3) \
     AND EXISTS (SELECT 1 FROM team_row t WHERE t.agency = h.agency AND t.family = h.family \
     AND t.practitioner = $4 AND t.since <= $5 AND (t.until IS NULL OR t.until > $6)) \
     ORDER BY h.until, h.family, h.practitioner";

/// The goodbyes and hellos of this practitioner in families they work with on this day.
pub async fn with(
    record: &Record,
    practitioner: PractitionerId,
    on: Date,
) -> Result<Vec<HandoverRow>, Error> {
    let (me, day) = (practitioner.0, on.to_string());
    let arguments = args![record.agency(), me, me, me, day.as_str(), day.as_str()];
    read(&record.store().query(WITH, arguments).await?)
}

const OF: &str = "SELECT family, practitioner, until, next, told, open FROM handover_row \
     WHERE agency = $1 AND practitioner = $2 ORDER BY until, family";

/// Every family's goodbye and hello of somebody who leaves or left.
pub async fn of(record: &Record, practitioner: u128) -> Result<Vec<HandoverRow>, Error> {
    read(&record.store().query(OF, args![record.agency(), practitioner]).await?)
}

const OF_FAMILY: &str = "SELECT family, practitioner, until, next, told, open FROM handover_row \
     WHERE agency = $1 AND family = $2 ORDER BY until, practitioner";

/// The goodbyes and hellos of one family.
pub async fn of_family(record: &Record, family: FamilyId) -> Result<Vec<HandoverRow>, Error> {
    read(&record.store().query(OF_FAMILY, args![record.agency(), family.0]).await?)
}

fn read(rows: &[Row]) -> Result<Vec<HandoverRow>, Error> {
    let row = |row: &Row| {
        Ok(HandoverRow {
            family: FamilyId(row.id(0)?),
            who: PractitionerId(row.id(1)?),
            until: row.text(2)?.parse()?,
            next: row.opt_id(3)?.map(PractitionerId),
            told: day_of(row, 4)?,
            open: row.text(5)?.split(' ').filter_map(Step::parse).collect(),
        })
    };
    rows.iter().map(row).collect()
}

const PUT_LEAVING: &str = "INSERT INTO leaving (agency, account, until, mac) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (agency, account) DO UPDATE SET \
     until = excluded.until, mac = excluded.mac";
const DROP_LEAVING: &str = "DELETE FROM leaving WHERE agency = $1 AND account = $2";
const LEAVING: &str = "SELECT until FROM leaving WHERE agency = $1 AND account = $2";

/// The statement that keeps somebody's last day.
pub fn put_leaving(record: &Record, account: u128, until: Date) -> Statement {
    hashed(record, "leaving", PUT_LEAVING, args![record.agency(), account, until.to_string()])
}

/// The statement that forgets it: they stay.
pub fn drop_leaving(record: &Record, account: u128) -> Statement {
    let arguments = args![record.agency(), account];
    Statement { sql: DROP_LEAVING, args: arguments, must: Must::Any }
}

/// Somebody's last day, where it is known that they leave.
pub async fn leaving(record: &Record, account: u128) -> Result<Option<Date>, Error> {
    let rows = record.store().query(LEAVING, args![record.agency(), account]).await?;
    rows.first().map(|row| Ok(row.text(0)?.parse()?)).transpose()
}
