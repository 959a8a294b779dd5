// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside verify`, `rebuild` and `digest`: showing that the record is whole.

use std::path::PathBuf;

use clap::Args;

use record::StreamId;
use serde::Serialize;

use super::place::{Progress, print};
use super::signatures;
use super::{Failure, Place};
use crate::clock::Clock;
use crate::lists;
use crate::state::read;

/// Checks every stream, every entry, every signature and every row, and names what is wrong.
///
/// Example: alongside verify --data DIR
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
    /// A digest kept elsewhere; without it the newest in DIR/digests.
    #[arg(long, value_name = "FILE")]
    digest: Option<PathBuf>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Verified {
    streams: u64,
    entries: u64,
    rows: u64,
    signatures: u64,
    by_server_alone: u64,
    signatures_broken: Vec<String>,
    lists_differing: Vec<String>,
    faults: Vec<String>,
}

impl Verify {
    pub async fn run(self) -> Result<(), Failure> {
        let record = self.place.record().await?;
        let digest = match self.digest.or_else(|| newest(&self.place)) {
            Some(path) => Some(std::fs::read_to_string(&path).map_err(|error| {
                Failure(format!("the digest {} cannot be read: {error}", path.display()))
            })?),
            None => None,
        };
        let mut progress = Progress::new("Checking");
        let mut show = |at: record::Progress| {
            progress.at(count(at.streams), count(at.of_streams));
        };
        let report = record::verify(&record, lists::CHECKED, digest.as_deref(), &mut show).await?;
        drop(progress);
        let mut differing = differing(&record).await?;
        let strays = lists::kept::strays(&record).await?;
        differing.extend(strays.iter().map(|table| format!("{table}: a row belongs to no agency")));
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        let signed = signatures::found(&record).await?;
        let whole = faults.is_empty() && differing.is_empty() && signed.faults.is_empty();
        let verified = Verified {
            streams: report.streams,
            entries: report.entries,
            rows: report.rows,
            signatures: signed.hold,
            by_server_alone: signed.by_server,
            signatures_broken: signed.faults,
            lists_differing: differing,
            faults,
        };
        print(self.json, &verified, || {
            println!(
                "{} streams, {} entries and {} rows checked{}.",
                verified.streams,
                verified.entries,
                verified.rows,
                if digest.is_some() {
                    " against the signed digest"
                } else {
                    "; there is no digest yet"
                }
            );
            println!(
                "{} signatures by passkey hold; {} notes are attested by the server alone.",
                verified.signatures, verified.by_server_alone
            );
            for broken in &verified.signatures_broken {
                println!("  {broken}");
            }
            for fault in &verified.faults {
                println!("  {fault}");
            }
            for list in &verified.lists_differing {
                println!("  {list}");
            }
        })?;
        if whole {
            return Ok(());
        }
        let found = verified.faults.len()
            + verified.signatures_broken.len()
            + verified.lists_differing.len();
        Err(Failure(format!(
            "{found} places are not as they were written. Keep this copy as it is, and compare with a backup."
        )))
    }
}

fn count(of: u64) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}

/// The newest digest in the folder of digests.
fn newest(place: &Place) -> Option<PathBuf> {
    let files = std::fs::read_dir(place.digests()).ok()?;
    let mut paths: Vec<PathBuf> =
        files.filter_map(|file| file.ok().map(|file| file.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.pop()
}

/// Lists that are not what the record folds to, named by table and family.
async fn differing(record: &record::Record) -> Result<Vec<String>, Failure> {
    let mut all = Vec::new();
    let streams = record.streams().await?;
    for stream in lists::sealed::streams(record).await? {
        if !streams.contains(&stream) {
            all.push(format!("sealed_note: there is no stream {stream}"));
        }
    }
    for stream in streams {
        if stream.0 == record.agency().0 {
            continue;
        }
        let Ok(entries) = read(record, stream).await else {
            // The check of the stream itself says what is wrong with it.
            continue;
        };
        if !entries.sealed.is_empty() {
            if lists::sealed::differs(record, stream, &entries.sealed).await? {
                all.push(format!("sealed_note: the rows of stream {stream} are not what it holds"));
            }
            continue;
        }
        let family = entries.listed();
        for table in lists::kept::differing(record, &family, entries.head.version).await? {
            all.push(format!(
                "{table}: the rows of family {stream} are not what its record folds to"
            ));
        }
    }
    Ok(all)
}

/// Folds every list anew and tells which were not what their record folds to.
///
/// Example: alongside rebuild --data DIR
#[derive(Args)]
pub struct Rebuild {
    #[command(flatten)]
    place: Place,
    /// Only compares; writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Rebuilt {
    families: usize,
    differing: Vec<String>,
    written: bool,
}

impl Rebuild {
    pub async fn run(self) -> Result<(), Failure> {
        let record = self.place.record().await?;
        let streams: Vec<StreamId> = record
            .streams()
            .await?
            .into_iter()
            .filter(|known| known.0 != record.agency().0)
            .collect();
        let (mut differing, mut families) = (Vec::new(), 0);
        let mut progress = Progress::new("Folding");
        for (number, stream) in streams.iter().enumerate() {
            let entries = read(&record, *stream).await?;
            progress.at(number + 1, streams.len());
            if !entries.sealed.is_empty() {
                if lists::sealed::differs(&record, *stream, &entries.sealed).await? {
                    differing.push(format!("sealed_note of stream {stream}"));
                }
                if !self.dry_run {
                    let rows = lists::sealed::rows(&record, *stream, &entries.sealed);
                    record.store().write(rows).await?;
                }
                continue;
            }
            families += 1;
            let family = entries.listed();
            let version = entries.head.version;
            let tables = lists::kept::differing(&record, &family, version).await?;
            differing.extend(tables.iter().map(|table| format!("{table} of family {stream}")));
            if !self.dry_run {
                let mut all = lists::rows(&record, &family, version);
                all.push(lists::cards::put(&record, &family, version).await?);
                record.store().write(all).await?;
            }
        }
        drop(progress);
        let rebuilt = Rebuilt { families, differing, written: !self.dry_run };
        print(self.json, &rebuilt, || {
            println!("{} families folded anew.", rebuilt.families);
            if rebuilt.differing.is_empty() {
                println!("Every list was what its record folds to.");
            }
            for list in &rebuilt.differing {
                println!("  differed: {list}");
            }
        })?;
        if rebuilt.differing.is_empty() || rebuilt.written {
            return Ok(());
        }
        Err(Failure(format!(
            "{} lists differ. Run `alongside rebuild` without --dry-run to write them anew.",
            rebuilt.differing.len()
        )))
    }
}

/// Writes a signed digest of where every stream ends, to be kept elsewhere.
///
/// Keep what it writes elsewhere: printed, mailed, or on another machine. `alongside verify
/// --digest FILE` then finds out if the record was cut short or taken back to an earlier state.
///
/// Example: alongside digest --data DIR
#[derive(Args)]
pub struct Digest {
    #[command(flatten)]
    place: Place,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Digested {
    file: String,
    digest: String,
}

impl Digest {
    pub async fn run(self) -> Result<(), Failure> {
        let record = self.place.record().await?;
        let digested = write_digest(&record, &self.place).await?;
        print(self.json, &digested, || {
            println!("{}\nis written. Keep a copy of it elsewhere.", digested.file);
        })
    }
}

async fn write_digest(record: &record::Record, place: &Place) -> Result<Digested, Failure> {
    let now = Clock::Machine.now();
    let digest = record::digest(record, now.as_microsecond()).await?;
    let folder = place.digests();
    let io =
        |error: std::io::Error| Failure(format!("{} cannot be written: {error}", folder.display()));
    std::fs::create_dir_all(&folder).map_err(io)?;
    let name = now.strftime("%Y-%m-%dT%H-%M-%S-%fZ").to_string();
    let path = folder.join(format!("{name}.txt"));
    std::fs::write(&path, &digest).map_err(io)?;
    Ok(Digested { file: path.display().to_string(), digest })
}
