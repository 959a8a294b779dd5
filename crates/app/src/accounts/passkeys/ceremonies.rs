// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ceremonies that have begun: what a browser was asked to sign, until it answers, once, or five minutes are over.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};

/// How many may be open at once; each takes a few hundred bytes.
const MOST: usize = 1_000;
/// How long one stays open.
const OPEN_FOR: SignedDuration = SignedDuration::from_mins(5);

/// What a browser was asked for.
pub enum Asked {
    /// A new passkey.
    New(PasskeyRegistration),
    /// A passkey there is already.
    Known(DiscoverableAuthentication),
}

/// A ceremony.
struct Ceremony {
    id: u128,
    /// Who began it: the hash of a session, or the part of an address that stands for one place.
    by: String,
    begun: Timestamp,
    asked: Asked,
}

/// The ceremonies that are open. They live in the memory of this server alone: after a restart one
/// presses again.
#[derive(Default)]
pub struct Ceremonies(Mutex<VecDeque<Ceremony>>);

impl Ceremonies {
    /// Keeps one that begins. Where there are too many, the oldest of whoever began the most gives
    /// way, so that a stranger who begins without end only pushes out their own.
    pub fn begin(&self, id: u128, by: String, asked: Asked, now: Timestamp) {
        let Ok(mut open) = self.0.lock() else { return };
        open.retain(|one| is_open(one.begun, now));
        while open.len() >= MOST {
            let busiest = busiest(&open);
            let at = open.iter().position(|one| Some(&one.by) == busiest.as_ref());
            open.remove(at.unwrap_or(0));
        }
        open.push_back(Ceremony { id, by, begun: now, asked });
    }

    /// Takes one out: who began it, and what was asked. It is gone by that.
    pub fn take(&self, id: u128, now: Timestamp) -> Option<(String, Asked)> {
        let mut open = self.0.lock().ok()?;
        let at = open.iter().position(|one| one.id == id)?;
        let taken = open.remove(at)?;
        is_open(taken.begun, now).then_some((taken.by, taken.asked))
    }
}

fn is_open(begun: Timestamp, now: Timestamp) -> bool {
    begun <= now && now.duration_since(begun) <= OPEN_FOR
}

/// Whoever has begun the most.
fn busiest(open: &VecDeque<Ceremony>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in open {
        *counts.entry(&one.by).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(by, _)| by.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

    fn webauthn() -> Webauthn {
        let origin = Url::parse("http://localhost").unwrap();
        WebauthnBuilder::new("localhost", &origin).unwrap().build().unwrap()
    }

    fn asked(webauthn: &Webauthn) -> Asked {
        Asked::Known(webauthn.start_discoverable_authentication().unwrap().1)
    }

    #[test]
    fn a_ceremony_is_answered_once_and_within_five_minutes() {
        let (webauthn, now) = (webauthn(), Timestamp::UNIX_EPOCH);
        let all = Ceremonies::default();
        for id in 1..=3 {
            all.begin(id, "here".to_owned(), asked(&webauthn), now);
        }
        assert_eq!(all.take(1, now).unwrap().0, "here");
        assert!(all.take(1, now).is_none(), "it was taken");
        assert!(all.take(9, now).is_none(), "there never was one");
        assert!(all.take(2, now + OPEN_FOR).is_some());
        assert!(all.take(3, now + OPEN_FOR + SignedDuration::from_secs(1)).is_none());
    }

    #[test]
    fn a_stranger_who_begins_without_end_pushes_out_only_their_own() {
        let (webauthn, now) = (webauthn(), Timestamp::UNIX_EPOCH);
        let all = Ceremonies::default();
        all.begin(1, "ours".to_owned(), asked(&webauthn), now);
        for id in 2..=3_000 {
            all.begin(id, "stranger".to_owned(), asked(&webauthn), now);
        }
        assert_eq!(all.0.lock().unwrap().len(), MOST);
        assert!(all.take(2, now).is_none());
        assert!(all.take(3_000, now).is_some());
        assert!(all.take(1, now).is_some());
    }
}
