// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a database can answer instead of doing what it was asked, in words that hold no row.

use std::path::PathBuf;

/// Why the database did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A statement that had to change a row changed none, or a key is taken.
    #[error("a row this depended on is not as it was")]
    Conflict,
    /// The database was closed, or its writer ended.
    #[error("the database is closed")]
    Closed,
    /// Another program holds it.
    #[error("another program holds the database; try again in a moment")]
    Busy,
    /// The server does not answer.
    #[error("the database server cannot be reached")]
    Unreachable,
    /// No room is left.
    #[error("the disk is full; free some space and try again, nothing was half written")]
    Full,
    /// The file is not a sound database.
    #[error("the database file is damaged ({0}); put it back from a backup")]
    Damaged(String),
    /// An empty file beside a log that is not: opening it would throw the log away.
    #[error(
        "the database file {0} is empty but its -wal file is not: opening it would lose what the \
         -wal file holds. Put both files back from a backup; only if this database was never used, \
         remove the -wal file"
    )]
    EmptyBesideLog(PathBuf),
    /// The file or its folder could not be used.
    #[error("{0}: {1}")]
    File(PathBuf, String),
    /// The connection text was not understood.
    #[error("the PostgreSQL connection text is not understood")]
    Location,
    /// A column holds another type than it should.
    #[error("column {0} holds something else than it should")]
    Column(usize),
    /// Anything else, by the engine's own code.
    #[error("the database refused a statement ({0})")]
    Refused(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            return match error {
                rusqlite::Error::FromSqlConversionFailure(column, ..)
                | rusqlite::Error::InvalidColumnType(column, ..)
                | rusqlite::Error::Utf8Error(column, ..) => Self::Column(column),
                _ => Self::Refused("SQLite, wrong use".to_owned()),
            };
        };
        let code = format!("SQLite {}", failure.extended_code);
        match failure.code {
            // 1555 and 2067: a primary or unique key is taken.
            Code::ConstraintViolation if matches!(failure.extended_code, 1555 | 2067) => {
                Self::Conflict
            }
            Code::DatabaseBusy | Code::DatabaseLocked => Self::Busy,
            Code::DiskFull => Self::Full,
            Code::DatabaseCorrupt | Code::NotADatabase => Self::Damaged(code),
            _ => Self::Refused(code),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        // Only the code is kept: the server's own text may quote the row.
        let Some(state) = error.code() else {
            return if error.is_closed() || std::error::Error::source(&error).is_some_and(is_io) {
                Self::Unreachable
            } else {
                Self::Refused("PostgreSQL, wrong use".to_owned())
            };
        };
        match state.code() {
            "23505" => Self::Conflict,
            "53100" => Self::Full,
            "XX001" | "XX002" => Self::Damaged(format!("PostgreSQL {}", state.code())),
            code => Self::Refused(format!("PostgreSQL {code}")),
        }
    }
}

fn is_io(source: &(dyn std::error::Error + 'static)) -> bool {
    source.downcast_ref::<std::io::Error>().is_some()
}

impl StoreError {
    /// Whether the whole transaction may be tried again: nothing of it was done, or it carries
    /// its own ids.
    pub(crate) fn passes(&self) -> bool {
        match self {
            Self::Unreachable => true,
            Self::Refused(code) => code.strip_prefix("PostgreSQL ").is_some_and(|code| {
                matches!(code, "40001" | "40P01" | "55P03" | "57P01" | "57P02" | "57P03")
                    || code.starts_with("08")
            }),
            _ => false,
        }
    }
}
