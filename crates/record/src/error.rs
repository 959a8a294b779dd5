// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why the record did not do what it was asked.

use crate::fault::{Fault, FaultKind, Place};
use crate::sealing::NoRandomness;
use crate::store::{Failed, StoreError};
use crate::{EntryId, Head, StreamId};

/// Why the record did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The stream's keys were destroyed.
    #[error("stream {0} was destroyed")]
    Shredded(StreamId),
    /// There is nothing to destroy.
    #[error("there is nothing to destroy in stream {0}")]
    NothingToShred(StreamId),
    /// There is no file there that could be taken away.
    #[error("there is no file to take away beside entry {0}")]
    NothingToRemove(EntryId),
    /// One person alone may not destroy a key.
    #[error("destroying a key needs two different people")]
    OnePerson,
    /// The record is not as it was written.
    #[error("the record was changed or damaged: {0}; run verify")]
    Damaged(Box<Fault>),
    /// Sealed by a newer version.
    #[error("{0}: sealed in a way this version does not know; a newer version wrote it")]
    UnknownFormat(Box<Place>),
    /// A code or a body is longer than can be kept.
    #[error("this is too long to be kept")]
    TooLong,
    /// The database holds no such agency.
    #[error("there is no record of this agency here")]
    NoSuchAgency,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// The database did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an act was not appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Somebody else wrote since; the head as it is now.
    #[error("stream {stream} changed meanwhile")]
    Changed {
        /// The stream.
        stream: StreamId,
        /// Where it ends now.
        head: Head,
    },
    /// An entry with this id says something else.
    #[error("entry {0} is in the record already and says something else")]
    IdReused(EntryId),
    /// The stream's keys were destroyed; nothing is added to it.
    #[error("stream {0} was destroyed")]
    Shredded(StreamId),
    /// One of the act's own statements had to change a row and changed none, or a key is taken.
    #[error("a row this depended on is not as it was")]
    Conflict,
    /// One act may append to a stream once.
    #[error("stream {0} stands twice in one act")]
    StreamTwice(StreamId),
    /// Anything else.
    #[error(transparent)]
    Record(Error),
    /// The database did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Error> for AppendError {
    fn from(error: Error) -> Self {
        match error {
            Error::Shredded(stream) => Self::Shredded(stream),
            Error::Store(error) => Self::Store(error),
            other => Self::Record(other),
        }
    }
}

impl Error {
    pub(crate) fn damaged(place: Place, what: FaultKind) -> Self {
        Self::Damaged(Box::new(Fault::new(place, what)))
    }
}

impl From<NoRandomness> for Error {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

/// Why a decision inside a transaction was not to write.
#[derive(Debug)]
pub(crate) enum Stop {
    /// A head is not where it was seen.
    Changed(StreamId, Head),
    /// Keys were made or destroyed meanwhile: seal again.
    KeysMoved(StreamId),
    /// Anything else.
    Error(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl From<Failed<Stop>> for Error {
    fn from(failed: Failed<Stop>) -> Self {
        match failed {
            Failed::Stopped(Stop::Error(error)) => error,
            // Only an append looks at heads and stamps, and answers these itself.
            Failed::Stopped(Stop::Changed(..) | Stop::KeysMoved(_)) => {
                Self::Store(StoreError::Conflict)
            }
            Failed::Rest(error) | Failed::Store(error) => Self::Store(error),
        }
    }
}
