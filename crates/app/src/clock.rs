// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one place that knows what time it is, so that a test can say so instead.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// A source of the present moment.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// A clock that stands still until it is set; microseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Machine => machine_now(),
            Self::Set(micros) => {
                Timestamp::from_microsecond(micros.load(Ordering::Relaxed)).unwrap_or_default()
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock everything else is given")]
fn machine_now() -> Timestamp {
    Timestamp::now()
}
