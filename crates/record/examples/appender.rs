// SPDX-License-Identifier: AGPL-3.0-or-later
//! Appends without end and says which entries are in the record, so that a test can kill it.
//!
//! `appender (sqlite FILE | postgres TEXT) KEY-FILE AGENCY [says-too-early]`

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use record::{
    Access, Act, ActorId, Append, EntryId, Location, NewEntry, Record, Slot, Store, StreamId,
};

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(words: &[String]) -> Result<(), Failed> {
    let [kind, place, key, agency, rest @ ..] = words else { return Err("see the source".into()) };
    let location = match kind.as_str() {
        "sqlite" => Location::Sqlite(place.into()),
        _ => Location::Postgres(place.clone()),
    };
    let store = Store::open(&location).await?;
    let record = Record::unlock(store, agency.parse()?, Slot::KeyFile(Path::new(key))).await?;
    let too_early = rest.first().is_some_and(|word| word == "says-too-early");
    let writers: Vec<_> =
        (1..=4).map(|stream| tokio::spawn(write(record.clone(), stream, too_early))).collect();
    for writer in writers {
        writer.await??;
    }
    Ok(())
}

/// Appends to one stream; each line is a stream and how many entries are in it.
async fn write(record: Record, stream: u128, too_early: bool) -> Result<(), Failed> {
    let stream = StreamId(stream);
    loop {
        let seen = record.head(stream).await?;
        let version = seen.version + 1;
        if too_early {
            say(stream, version)?;
        }
        let entry = NewEntry {
            id: EntryId(version.into()),
            facet: "family".to_owned(),
            kind: "note.said".to_owned(),
            body: version.to_string().into_bytes(),
            attachment: None,
            removes: None,
        };
        let access = Access {
            who: ActorId(1),
            hat: "home-visitor".to_owned(),
            stream: Some(stream),
            what: "family.write".to_owned(),
            purpose: "care".to_owned(),
            at: 1,
        };
        let act = Act {
            author: ActorId(1),
            at: 1,
            appends: vec![Append { stream, seen, entries: vec![entry] }],
            statements: Vec::new(),
            access: Some(access),
        };
        record.append(act).await?;
        if !too_early {
            say(stream, version)?;
        }
    }
}

fn say(stream: StreamId, version: u64) -> Result<(), std::io::Error> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{stream} {version}")?;
    out.flush()
}
