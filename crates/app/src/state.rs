// SPDX-License-Identifier: AGPL-3.0-or-later
//! What every request shares: the record, the clock, the cards, and entries opened lately.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock};

use jiff::tz::TimeZone;
use practice::access::is_protected;
use practice::bytes::Sum;
use practice::visits::committing::{binds, sum};
use practice::{Family, FamilyId, Labelled, PractitionerId, Said};
use record::{EntryId, Head, Record, StreamId};
use tokio::sync::Semaphore;

use crate::accounts::{Origin, Passkeys};
use crate::clock::Clock;
use crate::error::Error;
use crate::kin::Maps;
use crate::lists::cards::Cards;
use crate::lists::sealed::Listed;
use crate::looked::budget::Reads;

/// How many families' entries are kept opened in memory.
const OPENED_MAX: usize = 64;
/// How many passwords are hashed at once: each takes 64 MiB.
const HASHES_AT_ONCE: usize = 2;

/// The shared state of a server. Cheap to clone. What it holds a second server could do without, but
/// for passkey ceremonies: so an agency runs one server, or each browser comes back to the same one.
#[derive(Clone)]
pub struct App(Arc<Shared>);

/// What [`App`] shares.
pub struct Shared {
    /// The record of this agency.
    pub record: Record,
    /// The clock.
    pub clock: Clock,
    /// The agency's time zone.
    pub zone: TimeZone,
    /// Names for lists and search.
    pub cards: Cards,
    /// Places for hashing passwords.
    pub hashing: Semaphore,
    /// Whether sign-in links are offered, as the demo does.
    pub demo: bool,
    /// The families each account opened within the hour.
    pub reads: Reads,
    /// What passkeys are offered with; empty where the pages have no address they could be bound to.
    pub passkeys: OnceLock<Passkeys>,
    /// Maps drawn lately.
    pub maps: Maps,
    opened: Mutex<VecDeque<(StreamId, Arc<Entries>)>>,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// The entries of a family, read and verified, before anybody's rights are looked at.
#[derive(Debug)]
pub struct Entries {
    /// What was said, in order.
    pub said: Vec<Said>,
    /// The ids of all entries, for telling a repeat.
    pub ids: BTreeSet<EntryId>,
    /// Where the stream ends.
    pub head: Head,
    /// What the list keeps of each entry, where the stream is an author's sealed notes and no family's.
    pub sealed: Vec<Listed>,
    /// The sum over each entry that binds a note, as it is stored.
    pub sums: BTreeMap<practice::EntryId, Sum>,
    /// The family they fold to, all of them: for deciding who may read, never for a page.
    pub whole: Arc<Family>,
}

impl Entries {
    /// Of a family that is not there yet.
    pub fn nothing(family: FamilyId) -> Self {
        Self {
            said: Vec::new(),
            ids: BTreeSet::new(),
            head: Head::EMPTY,
            sealed: Vec::new(),
            sums: BTreeMap::new(),
            whole: Arc::new(Family::new(family)),
        }
    }

    /// The family as lists, cards and search may know it: nothing of a protected part.
    pub fn listed(&self) -> Family {
        Family::fold(self.whole.id, self.said.iter().filter(|said| !is_protected(&said.label)))
    }
}

impl App {
    /// A server's state.
    pub fn new(record: Record, clock: Clock, zone: TimeZone, demo: bool) -> Self {
        Self(Arc::new(Shared {
            record,
            clock,
            zone,
            cards: Cards::default(),
            hashing: Semaphore::new(HASHES_AT_ONCE),
            demo,
            reads: Reads::default(),
            passkeys: OnceLock::new(),
            maps: Maps::default(),
            opened: Mutex::new(VecDeque::new()),
        }))
    }

    /// Offers passkeys to pages at this origin, where they can be bound to it. Said once, at the start.
    pub fn offer_passkeys(&self, origin: &Origin) {
        if let Some(passkeys) = Passkeys::at(origin) {
            let _said_before = self.passkeys.set(passkeys);
        }
    }

    /// Today in the agency's time zone.
    pub fn today(&self) -> jiff::civil::Date {
        self.local(self.clock.now()).date()
    }

    /// A moment in the agency's time zone.
    pub fn local(&self, at: jiff::Timestamp) -> jiff::civil::DateTime {
        self.zone.to_datetime(at)
    }

    /// The entries of a family, from memory when its stream still ends where it did.
    pub async fn entries(&self, family: FamilyId) -> Result<Arc<Entries>, Error> {
        let stream = StreamId(family.0);
        if let Some(known) = self.kept(stream)
            && self.record.head(stream).await? == known.head
        {
            return Ok(known);
        }
        let entries = Arc::new(read_in(&self.record, stream, &self.zone).await?);
        if let Ok(mut opened) = self.opened.lock() {
            opened.retain(|(known, _)| *known != stream);
            opened.push_front((stream, Arc::clone(&entries)));
            opened.truncate(OPENED_MAX);
        }
        Ok(entries)
    }

    fn kept(&self, stream: StreamId) -> Option<Arc<Entries>> {
        let mut opened = self.opened.lock().ok()?;
        let at = opened.iter().position(|(known, _)| *known == stream)?;
        let kept = opened.remove(at)?;
        let entries = Arc::clone(&kept.1);
        opened.push_front(kept);
        Some(entries)
    }
}

/// Reads a family's stream, where nobody asks on which day somebody wrote.
pub async fn read(record: &Record, stream: StreamId) -> Result<Entries, Error> {
    read_in(record, stream, &TimeZone::UTC).await
}

/// Reads a family's stream, with days as they are in this zone. Kinds that only a newer version knows are
/// left alone.
async fn read_in(record: &Record, stream: StreamId, zone: &TimeZone) -> Result<Entries, Error> {
    let opened = record.read(stream).await?;
    let mut said = Vec::with_capacity(opened.entries.len());
    let mut ids = BTreeSet::new();
    let mut sealed = Vec::new();
    let mut sums = BTreeMap::new();
    for entry in &opened.entries {
        ids.insert(entry.id);
        match Labelled::from_entry(&entry.kind, &entry.body) {
            Ok(Labelled { label, event, .. }) => {
                let at = jiff::Timestamp::from_microsecond(entry.at)?;
                let (id, by) = (practice::EntryId(entry.id.0), PractitionerId(entry.author.0));
                let on = zone.to_datetime(at).date();
                if binds(&event) {
                    sums.insert(id, sum(&entry.body));
                }
                said.push(Said { id, label, event, by, at, on });
            }
            Err(practice::family::Unreadable::UnknownKind) => sealed.extend(Listed::of(entry)?),
            Err(broken) => return Err(Error::Internal(Box::new(broken))),
        }
    }
    let whole = Family::fold(FamilyId(stream.0), &said);
    // What was shared as it was written is taken back here, once for every page and list.
    for one in &mut said {
        whole.rights.take_back(one.id, &mut one.label);
    }
    Ok(Entries { said, ids, head: opened.head, sealed, sums, whole: Arc::new(whole) })
}
