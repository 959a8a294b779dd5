// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tests share: fresh databases, a fresh agency in each, and short ways to write.

use record::{
    Access, Act, ActorId, AgencyId, Append, Appended, EntryId, Head, Location, NewEntry, NewSlot,
    Record, Row, Statement, Store, StreamId, Value, args,
};
use tempfile::TempDir;

/// Where a throw-away PostgreSQL listens, if there is one.
const POSTGRES: &str = "ALONGSIDE_TEST_POSTGRES";

/// A database for one test.
pub struct Database {
    /// "SQLite" or "PostgreSQL".
    pub name: &'static str,
    /// Where it is.
    pub location: Location,
    /// Holds the file and the key file; removed afterwards.
    pub folder: TempDir,
}

/// A fresh SQLite file, in memory where the machine offers that.
#[must_use]
pub fn sqlite() -> Database {
    let folder = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let location = Location::Sqlite(folder.path().join("record.db"));
    Database { name: "SQLite", location, folder }
}

/// Every database there is to test on.
#[must_use]
pub fn databases() -> Vec<Database> {
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let postgres = std::env::var(POSTGRES);
    let mut all = vec![sqlite()];
    match postgres {
        Ok(text) => all.push(Database {
            name: "PostgreSQL",
            location: Location::Postgres(text),
            folder: TempDir::new().unwrap(),
        }),
        Err(_) => println!("skipped: no PostgreSQL; set {POSTGRES} to a throw-away cluster"),
    }
    all
}

/// A random id, so that tests can share one database.
#[must_use]
pub fn random_id() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    u128::from_be_bytes(bytes)
}

impl Database {
    /// The record of a fresh agency, opened by a key file and two codes.
    pub async fn record(&self) -> Record {
        let store = Store::open(&self.location).await.unwrap();
        let agency = AgencyId(random_id());
        let key = self.folder.path().join("key");
        let slots = [NewSlot::KeyFile(&key), NewSlot::RecoveryCodes];
        Record::create(store, agency, 1, &slots).await.unwrap().0
    }
}

/// An entry that says `body`.
#[must_use]
pub fn says(id: u128, facet: &str, body: &str) -> NewEntry {
    NewEntry {
        id: EntryId(id),
        facet: facet.to_owned(),
        kind: "note.said".to_owned(),
        body: body.as_bytes().to_vec(),
        attachment: None,
        removes: None,
    }
}

/// An act that appends to one stream and notes it.
#[must_use]
pub fn act(stream: StreamId, seen: Head, entries: Vec<NewEntry>) -> Act {
    Act {
        author: ActorId(7),
        at: 1_700_000_000_000_000,
        appends: vec![Append { stream, seen, entries }],
        statements: Vec::new(),
        access: Some(looked(stream)),
    }
}

/// A look into a stream.
#[must_use]
pub fn looked(stream: StreamId) -> Access {
    Access {
        who: ActorId(7),
        hat: "home-visitor".to_owned(),
        stream: Some(stream),
        what: "family.open".to_owned(),
        purpose: "care".to_owned(),
        at: 1_700_000_000_000_000,
    }
}

/// Appends one entry where the stream ends now.
pub async fn append(record: &Record, stream: StreamId, entry: NewEntry) -> Appended {
    let seen = record.head(stream).await.unwrap();
    record.append(act(stream, seen, vec![entry])).await.unwrap()
}

/// What a stream says, in order.
pub async fn said(record: &Record, stream: StreamId) -> Vec<String> {
    let opened = record.read(stream).await.unwrap();
    opened.entries.iter().map(|e| String::from_utf8(e.body.clone()).unwrap()).collect()
}

/// The record's tables, their columns after `agency`, and how many of those are the key.
pub const TABLES: [(&str, &str, usize); 9] = [
    ("agency", "made entries accesses access_hash digests slots mac", 0),
    ("slot", "slot kind memory passes lanes salt wrapped made mac", 1),
    ("stream", "stream version hash key_count tombstones shredded mac", 1),
    (
        "entry",
        "stream version seq id author at facet epoch format alg prev nonce sealed hash mac",
        2,
    ),
    ("stream_key", "stream facet epoch wrapped mac", 3),
    ("tombstone", "stream facet epoch first second reason at mac", 3),
    ("access", "number who hat stream what purpose at hash", 1),
    ("attachment", "stream entry part sealed mac", 3),
    ("digest", "number at note mac", 1),
];

/// Runs a statement as somebody with the database but without the keys would.
pub async fn tamper(record: &Record, sql: &str, args: Vec<Value>) -> u64 {
    let sql: &'static str = sql.to_owned().leak();
    let statement = Statement { sql, args, must: record::Must::Any };
    record.store().write(vec![statement]).await.unwrap()[0]
}

/// An agency's rows of one table.
pub async fn rows_of(record: &Record, table: &str) -> Vec<Row> {
    let (_, columns, _) = TABLES.iter().find(|(name, ..)| *name == table).unwrap();
    let columns = columns.replace(' ', ", ");
    let sql = format!("SELECT agency, {columns} FROM {table} WHERE agency = $1 ORDER BY 2, 3");
    record.store().query(sql.leak(), args![record.agency()]).await.unwrap()
}

/// Puts an agency's rows of one table back as they were.
pub async fn put_back(record: &Record, table: &str, rows: &[Row]) {
    let (_, columns, _) = TABLES.iter().find(|(name, ..)| *name == table).unwrap();
    let count = columns.split(' ').count() + 1;
    let places: Vec<String> = (1..=count).map(|n| format!("${n}")).collect();
    let columns = columns.replace(' ', ", ");
    let insert = format!("INSERT INTO {table} (agency, {columns}) VALUES ({})", places.join(", "));
    tamper(record, &format!("DELETE FROM {table} WHERE agency = $1"), args![record.agency()]).await;
    for row in rows {
        tamper(record, &insert, row.values().to_vec()).await;
    }
}
