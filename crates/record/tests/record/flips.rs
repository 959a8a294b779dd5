// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ten thousand single flipped bits over the database file, its log and the key file: each is
//! found, or harmless. Never a wrong word, never a panic.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use record::{AgencyId, EntryId, Location, Record, Slot, Store, StreamId, digest, verify};
use tempfile::TempDir;

use crate::support::{append, says, sqlite};

const FLIPS: usize = 10_000;
const STREAMS: [StreamId; 2] = [StreamId(0xa), StreamId(0xb)];

/// A small record as it lies in its files.
struct Files {
    /// End of the name, and bytes.
    parts: BTreeMap<&'static str, Vec<u8>>,
    key: Vec<u8>,
    agency: AgencyId,
    note: String,
}

type Words = Vec<(StreamId, Vec<u8>)>;

async fn words(record: &Record) -> Result<Words, record::Error> {
    let mut words = Vec::new();
    for stream in STREAMS {
        let opened = record.read(stream).await?;
        words.extend(opened.entries.into_iter().map(|entry| (stream, entry.body)));
        if let Some(file) = record.attachment(stream, EntryId(1)).await? {
            words.push((stream, file));
        }
    }
    Ok(words)
}

/// The files while the log still holds everything, or after it was written into the database.
async fn files(checkpointed: bool) -> (Files, Words) {
    let database = sqlite();
    let record = database.record().await;
    let mut filed = says(1, "f", "with a file");
    filed.attachment = Some(vec![4; 3000]);
    append(&record, STREAMS[0], filed).await;
    append(&record, STREAMS[1], says(2, "f", "one")).await;
    append(&record, STREAMS[0], says(3, "g", "two")).await;
    let note = digest(&record, 5).await.unwrap();
    let said = words(&record).await.unwrap();
    let agency = record.agency();
    let Location::Sqlite(path) = &database.location else { unreachable!() };
    if checkpointed {
        record.store().clone().close().await;
    }
    let read = |end: &str| std::fs::read(format!("{}{end}", path.display()));
    let mut parts = BTreeMap::from([("", read("").unwrap())]);
    if let Ok(log) = read("-wal")
        && !log.is_empty()
    {
        parts.insert("-wal", log);
    }
    assert_eq!(parts.len(), if checkpointed { 1 } else { 2 });
    let key = std::fs::read(database.folder.path().join("key")).unwrap();
    (Files { parts, key, agency, note }, said)
}

/// What a flip came to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum End {
    NotOpened,
    Named,
    Harmless,
}

/// Opens the files as they lie there now, verifies, and reads whatever verify finds nothing wrong with.
async fn end(files: &Files, path: &Path, key: &Path, said: &Words) -> End {
    let Ok(store) = Store::open(&Location::Sqlite(path.to_owned())).await else {
        return End::NotOpened;
    };
    let record = Record::unlock(store.clone(), files.agency, Slot::KeyFile(key)).await;
    let Ok(record) = record else {
        store.close().await;
        return End::NotOpened;
    };
    let report = verify(&record, &[], Some(&files.note), &mut |_| {}).await;
    let read = words(&record).await;
    store.close().await;
    match report {
        Ok(report) if report.faults.is_empty() => {
            assert!(read.as_ref() == Ok(said), "nothing was found, and yet it reads otherwise");
            End::Harmless
        }
        _ => {
            // Found: and even so nothing may read as what was not said.
            let wrong = |word: &(StreamId, Vec<u8>)| !said.contains(word);
            assert!(!read.is_ok_and(|words| words.iter().any(wrong)), "a wrong word was read");
            End::Named
        }
    }
}

fn write(files: &Files, path: &Path, key: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for end in ["-wal", "-shm", ""] {
        let part = PathBuf::from(format!("{}{end}", path.display()));
        match files.parts.get(end) {
            Some(bytes) => std::fs::write(&part, bytes).unwrap(),
            None => drop(std::fs::remove_file(&part)),
        }
    }
    drop(std::fs::remove_file(key));
    std::fs::write(key, &files.key).unwrap();
    std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o400)).unwrap();
}

/// Flips bits, one at a time, at places spread by a fixed step over all files.
async fn flip(checkpointed: bool, numbers: Range<usize>) -> BTreeMap<End, usize> {
    let (mut files, said) = files(checkpointed).await;
    let folder = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let (path, key) = (folder.path().join("record.db"), folder.path().join("key"));
    write(&files, &path, &key);
    assert_eq!(end(&files, &path, &key, &said).await, End::Harmless, "without a flip");
    let names: Vec<&str> = files.parts.keys().copied().collect();
    let lengths: Vec<usize> = names.iter().map(|name| files.parts[name].len()).collect();
    // Every bit of the key, the rest over the files.
    let key_bits = files.key.len() * 8;
    let total = lengths.iter().sum::<usize>() * 8;
    let mut ends = BTreeMap::new();
    for number in numbers.clone() {
        let (name, bit) = if number < key_bits {
            ("key", number)
        } else {
            // A step without a common factor with the total visits different bits all over.
            let mut bit = (number * 1_000_003) % total;
            let mut part = 0;
            while bit >= lengths[part] * 8 {
                bit -= lengths[part] * 8;
                part += 1;
            }
            (names[part], bit)
        };
        let flipped = |files: &mut Files| {
            let bytes =
                if name == "key" { &mut files.key } else { files.parts.get_mut(name).unwrap() };
            bytes[bit / 8] ^= 1 << (bit % 8);
        };
        flipped(&mut files);
        write(&files, &path, &key);
        let found = end(&files, &path, &key, &said).await;
        assert!(name != "key" || found == End::NotOpened, "bit {bit} of the key");
        *ends.entry(found).or_default() += 1;
        flipped(&mut files);
    }
    println!("flips {numbers:?}, checkpointed {checkpointed}: {ends:?}");
    ends
}

fn enough(ends: &BTreeMap<End, usize>, count: usize) {
    assert_eq!(ends.values().sum::<usize>(), count);
    let found = ends.get(&End::NotOpened).unwrap_or(&0) + ends.get(&End::Named).unwrap_or(&0);
    assert!(found * 20 > count, "the flips hit something: {ends:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_bit_in_the_database_file_or_the_key_is_found_or_harmless() {
    enough(&flip(true, 0..FLIPS / 4).await, FLIPS / 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_flipped_bit_in_the_database_file_is_found_or_harmless() {
    enough(&flip(true, FLIPS / 4..FLIPS / 2).await, FLIPS / 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_bit_in_the_log_is_found_or_harmless() {
    enough(&flip(false, 0..FLIPS / 2).await, FLIPS / 2);
}
