// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside shred`: two people destroy the keys of a family for good.

use clap::Args;
use practice::FamilyId;
use record::StreamId;

use super::two_people::Signers;
use super::{Failure, Place};
use crate::clock::Clock;
use crate::lists;

/// Destroys a family's keys, rows, drafts, names, and what was kept sealed about it. Nobody can read it afterwards, not even from
/// a backup, once the backups of the keys have expired too.
///
/// Two people with accounts sign for it, each with their own password.
///
/// Example: alongside shred --data DIR --family ID --by ruth --and omar --reason retention-ended
#[derive(Args)]
pub struct Shred {
    #[command(flatten)]
    place: Place,
    /// The family, as in its address.
    #[arg(long)]
    family: String,
    #[command(flatten)]
    signers: Signers,
    /// retention-ended, family-asked or opened-by-mistake.
    #[arg(long)]
    reason: String,
}

const REASONS: [&str; 3] = ["retention-ended", "family-asked", "opened-by-mistake"];

impl Shred {
    pub async fn run(self) -> Result<(), Failure> {
        let family: FamilyId = self
            .family
            .parse()
            .map_err(|_| Failure("--family takes the 32 digits of the family's address.".into()))?;
        let reason = REASONS.into_iter().find(|known| *known == self.reason);
        let reason = reason
            .ok_or_else(|| Failure(format!("--reason takes one of {}.", REASONS.join(", "))))?;
        let record = self.place.record().await?;
        let by = self.signers.sign(&record, "Nothing was destroyed.").await?;
        // What cannot be read any more holds nothing; the record says so itself below.
        if let Ok(entries) = crate::state::read(&record, StreamId(family.0)).await
            && let Some((_, since)) = &entries.whole.releases.hold
        {
            return Err(Failure(format!(
                "a legal hold lies on this family since {since}. End it on the family's page of \
                 requests first. Nothing was destroyed."
            )));
        }
        let (at, streams) =
            (Clock::Machine.now(), lists::sealed::streams_of(&record, family).await?);
        for stream in streams {
            let statements = Vec::new();
            let at = at.as_microsecond();
            let shred = record::Shred { stream, facet: None, by, reason, at, statements };
            match record.shred(shred).await {
                // Destroyed already, by a run that did not come to its end.
                Ok(()) | Err(record::Error::Shredded(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
        let mut statements = lists::forget(&record, family);
        statements.push(lists::sealed::forget(&record, family));
        statements.push(lists::cards::drop(&record, family));
        statements.push(lists::drafts::drop_all(&record, family));
        let shred = record::Shred {
            stream: StreamId(family.0),
            facet: None,
            by,
            reason,
            at: at.as_microsecond(),
            statements,
        };
        record.shred(shred).await?;
        println!(
            "The keys of family {family} are destroyed. Its entries stay as ciphertext, so that the record can still be checked."
        );
        println!("Copies of the keys in backups open it until those backups expire.");
        Ok(())
    }
}
