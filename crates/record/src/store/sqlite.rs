// SPDX-License-Identifier: AGPL-3.0-or-later
//! SQLite: opening a file so that nothing acknowledged is lost, readers, and the way to the writer.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use tokio::sync::mpsc::Sender;
use tokio::sync::{Semaphore, oneshot};

use super::migrations::{RECORD, Ready, TABLE, numbered};
use super::writer::{self, Job, Message};
use super::{Failed, Must, Plan, Statement, StoreError};
use crate::args;
use crate::value::{Row, Value};

/// How many queries run at once.
const READERS: usize = 8;
/// How long a statement waits for another process before it gives up.
const BUSY: Duration = Duration::from_secs(10);
/// How many prepared statements a connection keeps.
const PREPARED: usize = 200;

#[derive(Clone)]
pub(super) struct Sqlite(Arc<Shared>);

struct Shared {
    path: PathBuf,
    jobs: Sender<Message>,
    thread: Mutex<Option<JoinHandle<()>>>,
    readers: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

impl Sqlite {
    pub(super) async fn open(path: PathBuf) -> Result<Self, StoreError> {
        blocking(move || {
            create(&path)?;
            let connection = connect(&path)?;
            let (jobs, thread) = writer::start(path.clone(), connection)?;
            Ok(Self(Arc::new(Shared {
                path,
                jobs,
                thread: Mutex::new(Some(thread)),
                readers: Arc::new(Semaphore::new(READERS)),
                idle: Mutex::new(Vec::new()),
            })))
        })
        .await
    }

    pub(super) async fn query(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.reading(move |connection| rows(connection, sql, &args)).await
    }

    async fn reading<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let readers = Arc::clone(&self.0.readers);
        let permit = readers.acquire_owned().await.map_err(|_| StoreError::Closed)?;
        let shared = Arc::clone(&self.0);
        blocking(move || {
            let idle = shared.idle.lock().ok().and_then(|mut idle| idle.pop());
            let connection = match idle {
                Some(connection) => connection,
                None => connect_reader(&shared.path)?,
            };
            let answer = read(&connection);
            // A connection that met a damaged page is not used again.
            if answer.is_ok()
                && let Ok(mut idle) = shared.idle.lock()
            {
                idle.push(connection);
            } else {
                drop(connection);
            }
            // Last: who holds every permit knows that every reader is idle or gone.
            drop(permit);
            answer
        })
        .await
    }

    pub(super) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<u64>, StoreError> {
        let written = self.job(move |connection| -> Result<Vec<u64>, Failed<()>> {
            let all = statements.iter().map(|statement| execute(connection, statement));
            Ok(all.collect::<Result<_, _>>()?)
        });
        written.await.map_err(|failed| match failed {
            Failed::Rest(error) | Failed::Store(error) => error,
            Failed::Stopped(()) => StoreError::Conflict,
        })
    }

    pub(super) async fn transact<T, E>(&self, plan: Plan<T, E>) -> Result<T, Failed<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        self.job(move |connection| {
            let mut answers = Vec::with_capacity(plan.asks.len());
            for ask in &plan.asks {
                answers.push(rows(connection, ask.sql, &ask.args)?);
            }
            let (statements, outcome) = (plan.decide)(&answers).map_err(Failed::Stopped)?;
            for statement in &statements {
                execute(connection, statement)?;
            }
            for statement in &plan.rest {
                execute(connection, statement).map_err(Failed::Rest)?;
            }
            Ok(outcome)
        })
        .await
    }

    pub(super) async fn migrate(&self, ready: Ready) -> Result<(), StoreError> {
        let run = self.job(move |connection| -> Result<(), Failed<()>> {
            let record =
                Statement { sql: RECORD, args: args![ready.name, ready.hash], must: Must::Any };
            if execute(connection, &record)? == 0 {
                return Ok(());
            }
            for statement in &ready.statements {
                connection.execute_batch(statement).map_err(StoreError::from)?;
            }
            Ok(())
        });
        run.await.map_err(|failed| match failed {
            Failed::Rest(error) | Failed::Store(error) => error,
            Failed::Stopped(()) => StoreError::Conflict,
        })
    }

    async fn job<T, E>(
        &self,
        run: impl FnOnce(&Connection) -> Result<T, Failed<E>> + Send + 'static,
    ) -> Result<T, Failed<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = match connection {
                Ok(connection) => run(connection),
                Err(error) => Err(Failed::Store(error.clone())),
            };
            let done = result.is_ok();
            let answer: writer::Answer = Box::new(move |lost| {
                let result = match (result, lost) {
                    (Ok(_), Some(error)) => Err(Failed::Store(error.clone())),
                    (result, _) => result,
                };
                // The caller may have gone away; what is written stays written.
                drop(sender.send(result));
            });
            (done, answer)
        });
        let sent = self.0.jobs.send(Message::Job(job)).await;
        sent.map_err(|_| Failed::Store(StoreError::Closed))?;
        receiver.await.unwrap_or(Err(Failed::Store(StoreError::Closed)))
    }

    pub(super) async fn empty_log(&self) -> Result<(), StoreError> {
        let (sender, receiver) = oneshot::channel();
        let alone = Message::Alone(Box::new(move |connection| {
            drop(sender.send(pragma(connection, "PRAGMA wal_checkpoint(TRUNCATE)")));
        }));
        self.0.jobs.send(alone).await.map_err(|_| StoreError::Closed)?;
        receiver.await.unwrap_or(Err(StoreError::Closed))
    }

    pub(super) async fn unsound(&self) -> Result<Vec<String>, StoreError> {
        self.reading(|connection| {
            let found = rows(connection, "PRAGMA integrity_check(20)", &[])?;
            let mut texts = found.iter().filter_map(|row| row.text(0).ok().map(str::to_owned));
            let first = texts.next();
            Ok(match first {
                Some(text) if text == "ok" => Vec::new(),
                first => first.into_iter().chain(texts).collect(),
            })
        })
        .await
    }

    /// Readers first, the writer last: SQLite writes the log into the file when the last
    /// connection goes, and two that go at once may each take the other for the last.
    pub(super) async fn close(&self) {
        let every = u32::try_from(READERS).unwrap_or(u32::MAX);
        let resting = self.0.readers.acquire_many(every).await;
        self.0.readers.close();
        if let Ok(mut idle) = self.0.idle.lock() {
            idle.clear();
        }
        drop(resting);
        // The writer may have ended already.
        drop(self.0.jobs.send(Message::Close).await);
        let thread = self.0.thread.lock().ok().and_then(|mut thread| thread.take());
        if let Some(thread) = thread {
            drop(tokio::task::spawn_blocking(move || thread.join()).await);
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StoreError::Closed))
}

/// Makes the file when there is none, and sees to it that its first table is in the file itself
/// and on the disk before anything else is accepted. A file that is still empty when its log is
/// not would make SQLite drop the log, and with it everything written so far.
fn create(path: &Path) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::File(path.to_owned(), error.to_string());
    let length_now = || std::fs::metadata(path).map(|about| about.len());
    let length = match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => 0,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            length_now().map_err(failed)?
        }
        Err(error) => return Err(failed(error)),
    };
    if length > 0 {
        return Ok(());
    }
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        // Looked at again: another process may have made the file just now.
        return match length_now() {
            Ok(0) | Err(_) => Err(StoreError::EmptyBesideLog(path.to_owned())),
            Ok(_) => Ok(()),
        };
    }
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    pragma(&connection, "PRAGMA synchronous = FULL")?;
    connection.execute_batch(TABLE)?;
    drop(connection);
    let connection = connect(path)?;
    pragma(&connection, "PRAGMA wal_checkpoint(TRUNCATE)")?;
    File::open(path).and_then(|file| file.sync_all()).map_err(failed)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = File::open(folder.unwrap_or(Path::new(".")));
    folder.and_then(|folder| folder.sync_all()).map_err(failed)
}

/// A connection that may write. `synchronous` comes first: a commit is on the disk before it is
/// answered, also in WAL mode, where SQLite would otherwise be content with less.
pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let connection = open(path)?;
    // Deleted keys are overwritten, not only unlinked.
    pragma(&connection, "PRAGMA secure_delete = ON")?;
    pragma(&connection, "PRAGMA cache_size = -32000")?;
    pragma(&connection, "PRAGMA journal_size_limit = 67108864")?;
    Ok(connection)
}

fn connect_reader(path: &Path) -> Result<Connection, StoreError> {
    let connection = open(path)?;
    pragma(&connection, "PRAGMA query_only = ON")?;
    pragma(&connection, "PRAGMA cache_size = -8000")?;
    Ok(connection)
}

fn open(path: &Path) -> Result<Connection, StoreError> {
    let flags =
        rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.busy_timeout(BUSY)?;
    pragma(&connection, "PRAGMA synchronous = FULL")?;
    pragma(&connection, "PRAGMA journal_mode = WAL")?;
    pragma(&connection, "PRAGMA foreign_keys = ON")?;
    pragma(&connection, "PRAGMA trusted_schema = OFF")?;
    pragma(&connection, "PRAGMA cell_size_check = ON")?;
    Ok(connection)
}

/// Runs a pragma, whether or not it answers.
fn pragma(connection: &Connection, sql: &'static str) -> Result<(), StoreError> {
    rows(connection, sql, &[]).map(drop)
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Real(value) => ValueRef::Real(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

fn execute(connection: &Connection, statement: &Statement) -> Result<u64, StoreError> {
    let mut prepared = connection.prepare_cached(&numbered(statement.sql))?;
    let changed = prepared.execute(rusqlite::params_from_iter(&statement.args))?;
    if changed == 0 && statement.must == Must::Change {
        return Err(StoreError::Conflict);
    }
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

fn rows(
    connection: &Connection,
    sql: &'static str,
    args: &[Value],
) -> Result<Vec<Row>, StoreError> {
    let mut prepared = connection.prepare_cached(&numbered(sql))?;
    let width = prepared.column_count();
    let mut answer = prepared.query(rusqlite::params_from_iter(args))?;
    let mut rows = Vec::new();
    while let Some(row) = answer.next()? {
        let mut values = Vec::with_capacity(width);
        for column in 0..width {
            values.push(match row.get_ref(column)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(value) => Value::Int(value),
                ValueRef::Real(value) => Value::Real(value),
                ValueRef::Text(value) => Value::Text(
                    std::str::from_utf8(value).map_err(|_| StoreError::Column(column))?.to_owned(),
                ),
                ValueRef::Blob(value) => Value::Blob(value.to_vec()),
            });
        }
        rows.push(Row { values });
    }
    Ok(rows)
}
