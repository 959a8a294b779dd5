// SPDX-License-Identifier: AGPL-3.0-or-later
//! One store over two databases: the same statements run on SQLite in one file and on PostgreSQL.

mod error;
mod migrations;
mod postgres;
mod sqlite;
mod writer;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

pub use error::StoreError;
pub use migrations::Migration;

use crate::value::{Row, Value};
use postgres::Postgres;
use sqlite::Sqlite;

/// Where the record is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// The database file. It is made, readable by its owner alone, when it is not there.
    Sqlite(PathBuf),
    /// A PostgreSQL connection, as a URL or as `key=value` words.
    Postgres(String),
}

// A connection text may hold a password.
impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "Sqlite({})", path.display()),
            Self::Postgres(_) => f.write_str("Postgres(..)"),
        }
    }
}

/// What a statement owes the transaction it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Must {
    /// Nothing: it may change no row.
    Any,
    /// At least one changed row, or the whole transaction is undone.
    Change,
}

/// A statement of a transaction. `$1` is the first argument, on both databases.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The text, the same for both databases.
    pub sql: &'static str,
    /// The arguments.
    pub args: Vec<Value>,
    /// What it owes.
    pub must: Must,
}

/// A question asked inside a transaction, before what to write is decided.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) sql: &'static str,
    pub(crate) args: Vec<Value>,
}

/// What was decided inside a transaction: the statements to run, and what to answer.
pub(crate) type Decided<T, E> = Result<(Vec<Statement>, T), E>;

/// Decides from the answers to a transaction's questions. Pure, since it may run again.
pub(crate) type Decide<T, E> = Arc<dyn Fn(&[Vec<Row>]) -> Decided<T, E> + Send + Sync>;

/// A transaction: questions, a decision, and statements that do not depend on it.
pub(crate) struct Plan<T, E> {
    pub(crate) asks: Vec<Ask>,
    pub(crate) decide: Decide<T, E>,
    pub(crate) rest: Vec<Statement>,
}

/// Why a transaction changed nothing.
#[derive(Debug)]
pub(crate) enum Failed<E> {
    /// The decision was not to.
    Stopped(E),
    /// One of the statements that do not depend on the decision failed.
    Rest(StoreError),
    /// Anything else.
    Store(StoreError),
}

impl<E> From<StoreError> for Failed<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

#[derive(Clone)]
enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    /// The migrations this process knows, with the hash of their text.
    known: Arc<Mutex<Vec<(&'static str, String)>>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_postgres() { "Store(PostgreSQL)" } else { "Store(SQLite)" })
    }
}

impl Store {
    /// Opens a database and brings the record's own tables up to date.
    ///
    /// # Errors
    /// When it cannot be reached, read or written, or would lose something by being opened.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        let engine = match location {
            Location::Sqlite(path) => Engine::Sqlite(Sqlite::open(path.clone()).await?),
            Location::Postgres(text) => Engine::Postgres(Postgres::open(text).await?),
        };
        let store = Self { engine, known: Arc::default() };
        store.prepare_migrations().await?;
        store.migrate(crate::schema::MIGRATIONS).await?;
        Ok(store)
    }

    /// The rows that answer one query, as committed.
    ///
    /// # Errors
    /// When the database refuses it or cannot be reached.
    pub async fn query(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.query(sql, args).await,
            Engine::Postgres(postgres) => postgres.query(sql, args).await,
        }
    }

    /// Runs the statements in one transaction, all or none, and returns once they are durable.
    /// Answers how many rows each changed.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a statement that must change a row changed none or a key is
    /// taken; otherwise what the database said. Nothing is changed then.
    pub async fn write(&self, statements: Vec<Statement>) -> Result<Vec<u64>, StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.write(statements).await,
            Engine::Postgres(postgres) => postgres.write(&statements).await,
        }
    }

    /// Runs a transaction that has to look before it writes. It may run more than once.
    pub(crate) async fn transact<T, E>(&self, plan: Plan<T, E>) -> Result<T, Failed<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.transact(plan).await,
            Engine::Postgres(postgres) => postgres.transact(&plan).await,
        }
    }

    /// Writes what the write-ahead log still holds into the database file and empties the log,
    /// so that what was deleted is nowhere. PostgreSQL does this in its own time.
    pub(crate) async fn empty_log(&self) -> Result<(), StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.empty_log().await,
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// What the engine itself finds wrong with its file, in its own words. Nothing for PostgreSQL,
    /// whose pages have checksums.
    pub(crate) async fn unsound(&self) -> Result<Vec<String>, StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.unsound().await,
            Engine::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Whether this is PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// Finishes what was asked and closes the database, for all clones.
    pub async fn close(self) {
        match self.engine {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(postgres) => postgres.close(),
        }
    }
}
