// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one writer of a SQLite file: a thread that commits many callers' jobs at once.
//!
//! An append costs one wait for the disk. With one writer, whoever comes while the disk is busy
//! shares the next wait, and nobody is answered before the commit that holds his work.

use std::path::PathBuf;
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::StoreError;
use super::sqlite::connect;

/// How many jobs one commit may hold.
const GROUP_MAX: usize = 256;
/// How many jobs may wait; more callers wait for a place.
const WAITING_MAX: usize = 1024;

/// Tells a caller how his job ended: nothing once it is durable, or why it is not.
pub(super) type Answer = Box<dyn FnOnce(Option<&StoreError>) + Send>;
/// A job: runs inside a transaction, or hears why there is none. Says whether it succeeded, and
/// how to tell its caller.
pub(super) type Job = Box<dyn FnOnce(Result<&Connection, &StoreError>) -> (bool, Answer) + Send>;

pub(super) enum Message {
    /// Run this.
    Job(Job),
    /// Do what needs the connection outside a transaction.
    Alone(Box<dyn FnOnce(&Connection) + Send>),
    /// Finish what is waiting and end.
    Close,
}

/// Starts the writer. Its thread ends when every sender is gone or it is told to close.
pub(super) fn start(
    path: PathBuf,
    connection: Connection,
) -> Result<(Sender<Message>, JoinHandle<()>), StoreError> {
    let (sender, receiver) = mpsc::channel(WAITING_MAX);
    let file = path.clone();
    let thread = std::thread::Builder::new()
        .name("record-writer".to_owned())
        .spawn(move || write_on(&path, connection, receiver))
        .map_err(|error| StoreError::File(file, error.to_string()))?;
    Ok((sender, thread))
}

fn write_on(path: &std::path::Path, mut connection: Connection, mut waiting: Receiver<Message>) {
    while let Some(message) = waiting.blocking_recv() {
        match message {
            Message::Job(job) => {
                if group(&connection, job, &mut waiting).is_ok() {
                    continue;
                }
                // After a failed commit SQLite's view of the file is not to be trusted: what was
                // not durable was answered so, and the next job begins on a fresh connection.
                match connect(path) {
                    Ok(fresh) => connection = fresh,
                    Err(_) => return,
                }
            }
            Message::Alone(job) => job(&connection),
            Message::Close => waiting.close(),
        }
    }
}

/// Runs a job and those waiting behind it in one commit. An error means that the connection is
/// to be replaced; every caller was told.
fn group(
    connection: &Connection,
    first: Job,
    waiting: &mut Receiver<Message>,
) -> Result<(), StoreError> {
    let mut answers = Vec::new();
    let mut aside = None;
    let mut broken = match connection.execute_batch("BEGIN IMMEDIATE") {
        Ok(()) => in_savepoint(connection, first, &mut answers),
        Err(error) => Some(refuse(first, error.into(), &mut answers)),
    };
    while broken.is_none() && answers.len() < GROUP_MAX {
        match waiting.try_recv() {
            Ok(Message::Job(job)) => broken = in_savepoint(connection, job, &mut answers),
            Ok(other) => {
                aside = Some(other);
                break;
            }
            Err(_) => break,
        }
    }
    if broken.is_none() {
        broken = connection.execute_batch("COMMIT").map_err(StoreError::from).err();
    }
    for answer in answers {
        answer(broken.as_ref());
    }
    match aside {
        Some(Message::Alone(job)) => job(connection),
        Some(Message::Close) => waiting.close(),
        Some(Message::Job(_)) | None => {}
    }
    match broken {
        None => Ok(()),
        // Nothing was begun, so nothing is in doubt.
        Some(StoreError::Busy) if connection.is_autocommit() => Ok(()),
        Some(error) => Err(error),
    }
}

/// Lets a job that cannot run make its answer.
fn refuse(job: Job, error: StoreError, answers: &mut Vec<Answer>) -> StoreError {
    let (_, answer) = job(Err(&error));
    answers.push(answer);
    error
}

/// Runs one job so that its failure undoes it alone. Answers why, when all of the group is lost.
fn in_savepoint(
    connection: &Connection,
    job: Job,
    answers: &mut Vec<Answer>,
) -> Option<StoreError> {
    if let Err(error) = step(connection, "SAVEPOINT job") {
        return Some(refuse(job, error, answers));
    }
    let (done, answer) = job(Ok(connection));
    answers.push(answer);
    // A full or failing disk makes SQLite undo the whole transaction by itself.
    if connection.is_autocommit() {
        return Some(StoreError::Refused("SQLite undid the whole group".to_owned()));
    }
    let undone = if done { Ok(()) } else { step(connection, "ROLLBACK TO job") };
    undone.and_then(|()| step(connection, "RELEASE job")).err()
}

fn step(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
