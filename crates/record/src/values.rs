// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed values outside the chain, such as drafts and cards: bound to their stream, facet and purpose.

use zeroize::Zeroizing;

use crate::error::Error;
use crate::fault::{FaultKind, Place};
use crate::sealing::content::BODY_MAX;
use crate::sealing::keys::{FacetTag, Sealed};
use crate::sealing::random;
use crate::unlocked::Record;
use crate::{StoreError, StreamId};

impl Record {
    /// Seals a value to be kept in a table of one's own. It opens only for the same stream, facet
    /// and purpose. The facet's key is made when there is none.
    ///
    /// # Errors
    /// [`Error::Shredded`] when the stream was destroyed, and what the database says.
    pub async fn seal(
        &self,
        stream: StreamId,
        facet: &str,
        purpose: &str,
        plain: &[u8],
    ) -> Result<Vec<u8>, Error> {
        if plain.len() > BODY_MAX {
            return Err(Error::TooLong);
        }
        let tag = self.keys().tag(stream, facet);
        let keys = self.keys_for_writing(stream, &[tag]).await?;
        // The key was made for exactly this facet.
        let (epoch, key) = keys.current(tag).ok_or(StoreError::Busy)?;
        let bound = self.bound(stream, tag, epoch, purpose);
        Ok(key.seal_value(epoch, random()?, &bound, plain))
    }

    /// Opens what [`Record::seal`] made.
    ///
    /// # Errors
    /// [`Error::Shredded`] when its key was destroyed; [`Error::Damaged`] when it was changed, or
    /// sealed for another place.
    pub async fn unseal(
        &self,
        stream: StreamId,
        facet: &str,
        purpose: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let place = || Place::stream("a sealed value", stream);
        let wrong = |what| Error::damaged(place(), what);
        let row = self.stream_row(stream).await?;
        if row.shredded {
            return Err(Error::Shredded(stream));
        }
        let sealed = Sealed::parse(sealed).ok_or_else(|| wrong(FaultKind::RowUnreadable))?;
        if !sealed.is_known() {
            return Err(Error::UnknownFormat(Box::new(place())));
        }
        let tag = self.keys().tag(stream, facet);
        let keys = self.stream_keys(stream, row).await?;
        let Some(key) = keys.key(tag, sealed.epoch) else {
            return Err(if keys.was_destroyed(tag, sealed.epoch) {
                Error::Shredded(stream)
            } else {
                wrong(FaultKind::KeyMissing)
            });
        };
        let bound = self.bound(stream, tag, sealed.epoch, purpose);
        key.open_value(&bound, &sealed).map_err(|_| wrong(FaultKind::DoesNotOpen))
    }

    /// Where a value belongs. All but the last part have one length.
    fn bound(&self, stream: StreamId, tag: FacetTag, epoch: u32, purpose: &str) -> Vec<u8> {
        let mut bound = Vec::with_capacity(52 + purpose.len());
        bound.extend(self.agency().0.to_be_bytes());
        bound.extend(stream.0.to_be_bytes());
        bound.extend(tag.0);
        bound.extend(epoch.to_be_bytes());
        bound.extend(purpose.bytes());
        bound
    }
}
