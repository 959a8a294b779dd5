// SPDX-License-Identifier: AGPL-3.0-or-later
//! The keys of a stream's facets: made when first needed, kept wrapped, and held in memory for a while.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::error::{Error, Stop};
use crate::fault::{FaultKind, Place};
use crate::rows::{AgencyRow, StreamRow};
use crate::sealing::keys::{FacetKey, FacetTag, Keys};
use crate::sealing::{Secret, random_secret};
use crate::store::{Ask, Must, Plan, Statement};
use crate::unlocked::Record;
use crate::value::Row;
use crate::{StoreError, StreamId, args, hex};

pub(crate) const READ_KEYS: &str = "SELECT facet, epoch, wrapped, mac FROM stream_key \
     WHERE agency = $1 AND stream = $2 ORDER BY facet, epoch";
pub(crate) const READ_TOMBSTONES: &str = "SELECT facet, epoch, first, second, reason, at, mac \
     FROM tombstone WHERE agency = $1 AND stream = $2 ORDER BY facet, epoch";
const MAKE_KEY: &str = "INSERT INTO stream_key (agency, stream, facet, epoch, wrapped, mac) \
     VALUES ($1, $2, $3, $4, $5, $6)";
/// How many streams' keys are held, twice over.
const CACHED: usize = 2048;
/// How often keys are looked at again when somebody changes them meanwhile.
const LOOKS: usize = 4;

/// The unwrapped keys of one stream, as of a stamp of its row.
pub(crate) struct StreamKeys {
    pub(crate) stamp: (u64, u64),
    keys: BTreeMap<(FacetTag, u32), FacetKey>,
    /// Up to which epoch a facet was destroyed.
    destroyed: BTreeMap<FacetTag, u32>,
    /// Whether all of it was.
    whole: bool,
}

impl StreamKeys {
    pub(crate) fn new(stamp: (u64, u64)) -> Self {
        Self { stamp, keys: BTreeMap::new(), destroyed: BTreeMap::new(), whole: false }
    }

    pub(crate) fn add(&mut self, place: (FacetTag, u32), key: FacetKey) {
        self.keys.insert(place, key);
    }

    pub(crate) fn mark_destroyed(&mut self, facet: FacetTag, epoch: u32) {
        let up_to = self.destroyed.entry(facet).or_default();
        *up_to = epoch.max(*up_to);
    }

    pub(crate) fn mark_whole(&mut self) {
        self.whole = true;
    }

    pub(crate) fn count(&self) -> u64 {
        u64::try_from(self.keys.len()).unwrap_or(u64::MAX)
    }

    pub(crate) fn key(&self, facet: FacetTag, epoch: u32) -> Option<&FacetKey> {
        self.keys.get(&(facet, epoch))
    }

    /// The newest key of a facet, under which it is written now.
    pub(crate) fn current(&self, facet: FacetTag) -> Option<(u32, &FacetKey)> {
        let mut of_facet = self.keys.range((facet, 0)..=(facet, u32::MAX));
        of_facet.next_back().map(|((_, epoch), key)| (*epoch, key))
    }

    pub(crate) fn was_destroyed(&self, facet: FacetTag, epoch: u32) -> bool {
        self.whole || self.destroyed.get(&facet).is_some_and(|up_to| epoch <= *up_to)
    }
}

/// Keys in memory, in two halves: when the young half is full it becomes the old one, and what
/// was not used since is dropped and wiped.
#[derive(Default)]
pub(crate) struct Cache {
    young: HashMap<StreamId, Arc<StreamKeys>>,
    old: HashMap<StreamId, Arc<StreamKeys>>,
}

impl Cache {
    fn take(&mut self, stream: StreamId) -> Option<Arc<StreamKeys>> {
        if let Some(keys) = self.old.remove(&stream) {
            self.put(stream, keys);
        }
        self.young.get(&stream).cloned()
    }

    fn put(&mut self, stream: StreamId, keys: Arc<StreamKeys>) {
        if self.young.len() >= CACHED {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(stream, keys);
    }

    fn forget(&mut self, stream: StreamId) {
        self.young.remove(&stream);
        self.old.remove(&stream);
    }
}

/// A key row's keyed hash.
pub(crate) fn key_mac(
    keys: &Keys,
    (stream, facet, epoch): (StreamId, FacetTag, u32),
    wrapped: &[u8],
) -> [u8; 32] {
    let columns = args![keys.agency(), stream, facet.0, i64::from(epoch), wrapped];
    keys.row_mac("stream_key", &columns)
}

/// One key's row, opened. The fault names the row.
pub(crate) fn open_key(
    keys: &Keys,
    stream: StreamId,
    row: &Row,
) -> Result<((FacetTag, u32), FacetKey), Error> {
    let place = |key| Place::stream("stream_key", stream).with_key(key);
    let read = || Ok::<_, StoreError>((FacetTag(row.bytes(0)?), row.small(1)?));
    let unreadable = |_| Error::damaged(place(String::new()), FaultKind::RowUnreadable);
    let (facet, epoch) = read().map_err(unreadable)?;
    let name = format!("{}/{epoch}", hex(&facet.0));
    let (wrapped, mac) = row.blob(2).and_then(|w| Ok((w, row.blob(3)?))).map_err(unreadable)?;
    if mac != key_mac(keys, (stream, facet, epoch), wrapped) {
        return Err(Error::damaged(place(name), FaultKind::RowChanged));
    }
    match keys.unwrap((stream, facet, epoch), wrapped) {
        Ok(key) => Ok(((facet, epoch), key)),
        Err(_) => Err(Error::damaged(place(name), FaultKind::KeyDoesNotOpen)),
    }
}

/// A tombstone's facet and epoch, and whether its row is as it was written.
pub(crate) fn read_tombstone(
    keys: &Keys,
    stream: StreamId,
    row: &Row,
) -> Result<(FacetTag, u32, bool), StoreError> {
    let (facet, epoch) = (FacetTag(row.bytes(0)?), row.small(1)?);
    let mut columns = args![keys.agency(), stream];
    columns.extend(row.values().iter().take(6).cloned());
    Ok((facet, epoch, row.blob(6)? == keys.row_mac("tombstone", &columns)))
}

impl Record {
    /// The keys of a stream as of its row, from memory when they did not change since.
    pub(crate) async fn stream_keys(
        &self,
        stream: StreamId,
        mut row: StreamRow,
    ) -> Result<Arc<StreamKeys>, Error> {
        for _ in 0..LOOKS {
            if let Some(keys) = self.cached_keys(stream).filter(|keys| keys.stamp == row.stamp()) {
                return Ok(keys);
            }
            let loaded = self.load_keys(stream, row.stamp()).await?;
            let now = self.stream_row(stream).await?;
            if now.stamp() != row.stamp() {
                row = now;
                continue;
            }
            let count = loaded.count();
            if count != row.keys {
                let place = Place::stream("stream_key", stream);
                let what =
                    if count < row.keys { FaultKind::Missing } else { FaultKind::Unexpected };
                return Err(Error::damaged(place, what));
            }
            let loaded = Arc::new(loaded);
            if let Ok(mut cache) = self.inner.cache.lock() {
                cache.put(stream, Arc::clone(&loaded));
            }
            return Ok(loaded);
        }
        Err(StoreError::Busy.into())
    }

    fn cached_keys(&self, stream: StreamId) -> Option<Arc<StreamKeys>> {
        self.inner.cache.lock().ok().and_then(|mut cache| cache.take(stream))
    }

    async fn load_keys(&self, stream: StreamId, stamp: (u64, u64)) -> Result<StreamKeys, Error> {
        let mut loaded = StreamKeys::new(stamp);
        for row in self.query(READ_KEYS, args![self.agency(), stream]).await? {
            let (place, key) = open_key(self.keys(), stream, &row)?;
            loaded.add(place, key);
        }
        if stamp.1 > 0 {
            for row in self.query(READ_TOMBSTONES, args![self.agency(), stream]).await? {
                let (facet, epoch, sound) = read_tombstone(self.keys(), stream, &row)?;
                if !sound {
                    let place = Place::stream("tombstone", stream);
                    return Err(Error::damaged(place, FaultKind::RowChanged));
                }
                loaded.mark_destroyed(facet, epoch);
            }
        }
        Ok(loaded)
    }

    /// As [`Self::keys_for_writing`], but perhaps of yesterday: only for an append, which compares
    /// their stamp inside its transaction.
    pub(crate) async fn keys_for_appending(
        &self,
        stream: StreamId,
        facets: &[FacetTag],
    ) -> Result<Arc<StreamKeys>, Error> {
        match self.cached_keys(stream) {
            Some(keys) if facets.iter().all(|facet| keys.current(*facet).is_some()) => Ok(keys),
            _ => self.keys_for_writing(stream, facets).await,
        }
    }

    /// The keys of a stream with one for each of these facets, made where there was none.
    pub(crate) async fn keys_for_writing(
        &self,
        stream: StreamId,
        facets: &[FacetTag],
    ) -> Result<Arc<StreamKeys>, Error> {
        for _ in 0..LOOKS {
            let row = self.stream_row(stream).await?;
            if row.shredded {
                return Err(Error::Shredded(stream));
            }
            let keys = self.stream_keys(stream, row).await?;
            let missing: Vec<FacetTag> =
                facets.iter().copied().filter(|facet| keys.current(*facet).is_none()).collect();
            if missing.is_empty() {
                return Ok(keys);
            }
            self.make_keys(stream, missing, false).await?;
        }
        Err(StoreError::Busy.into())
    }

    /// Begins a new epoch of a facet: what is written from now on has another key. What was
    /// written before still opens.
    ///
    /// # Errors
    /// [`Error::Shredded`] when the stream was destroyed, and what the database says.
    pub async fn rotate(&self, stream: StreamId, facet: &str) -> Result<(), Error> {
        self.make_keys(stream, vec![self.keys().tag(stream, facet)], true).await
    }

    async fn make_keys(
        &self,
        stream: StreamId,
        mut facets: Vec<FacetTag>,
        anew: bool,
    ) -> Result<(), Error> {
        facets.sort_unstable();
        facets.dedup();
        let mut wanted: Vec<(FacetTag, Secret)> = Vec::with_capacity(facets.len());
        for facet in facets {
            wanted.push((facet, random_secret()?));
        }
        let keys = Arc::clone(&self.inner.keys);
        let about = || args![self.agency(), stream];
        let asks = vec![
            AgencyRow::lock(&keys),
            StreamRow::ask(&keys, stream),
            Ask { sql: READ_KEYS, args: about() },
            Ask { sql: READ_TOMBSTONES, args: about() },
        ];
        let decide = move |answers: &[Vec<Row>]| {
            AgencyRow::sound(&keys, &answers[0])?;
            let mut row = StreamRow::sound(&keys, stream, &answers[1])?;
            if row.shredded {
                return Err(Stop::from(Error::Shredded(stream)));
            }
            let mut statements = Vec::new();
            for (facet, key) in &wanted {
                let there = last_epoch(&answers[2], *facet)?;
                if there.is_some() && !anew {
                    continue;
                }
                let epoch =
                    there.max(last_epoch(&answers[3], *facet)?).unwrap_or(0).saturating_add(1);
                statements.push(make_key(&keys, (stream, *facet, epoch), key));
                row.keys += 1;
            }
            if !statements.is_empty() {
                statements.push(row.put(&keys, stream, row.head));
            }
            Ok((statements, ()))
        };
        let plan = Plan { asks, decide: Arc::new(decide), rest: Vec::new() };
        Ok(self.inner.store.transact(plan).await?)
    }

    pub(crate) fn forget_keys(&self, stream: StreamId) {
        if let Ok(mut cache) = self.inner.cache.lock() {
            cache.forget(stream);
        }
    }
}

fn make_key(keys: &Keys, place: (StreamId, FacetTag, u32), key: &Secret) -> Statement {
    let (stream, facet, epoch) = place;
    let wrapped = keys.wrap(place, key);
    let mac = key_mac(keys, place, &wrapped);
    let args = args![keys.agency(), stream, facet.0, i64::from(epoch), wrapped, mac];
    Statement { sql: MAKE_KEY, args, must: Must::Change }
}

pub(crate) fn last_epoch(rows: &[Row], facet: FacetTag) -> Result<Option<u32>, StoreError> {
    let mut last = None;
    for row in rows {
        if row.blob(0)? == facet.0 {
            last = last.max(Some(row.small(1)?));
        }
    }
    Ok(last)
}
