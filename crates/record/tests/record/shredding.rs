// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was destroyed opens never again, leaves a tombstone, and the rest still verifies.

use record::{
    ActorId, AppendError, EntryId, Error, Location, Must, Record, Shred, Statement, StreamId, args,
    digest, verify,
};

use crate::support::{act, append, databases, rows_of, said, says, sqlite};

const A: StreamId = StreamId(0xa);
const B: StreamId = StreamId(0xb);

fn shred(facet: Option<&str>) -> Shred {
    Shred {
        stream: A,
        facet: facet.map(str::to_owned),
        by: [ActorId(1), ActorId(2)],
        reason: "asked-by-parent",
        at: 9,
        statements: Vec::new(),
    }
}

async fn sound(record: &Record, note: Option<&str>) {
    let report = verify(record, &[], note, &mut |_| {}).await.unwrap();
    assert_eq!(report.faults, []);
    assert!(report.streams > 0 && report.entries > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_alone_destroys_nothing() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "f", "one")).await;
        let alone = Shred { by: [ActorId(1), ActorId(1)], ..shred(None) };
        assert_eq!(record.shred(alone).await, Err(Error::OnePerson));
        assert_eq!(said(&record, A).await, ["one"]);
        let nothing = Shred { stream: B, ..shred(None) };
        assert_eq!(record.shred(nothing).await, Err(Error::NothingToShred(B)));
        assert_eq!(record.shred(shred(Some("none"))).await, Err(Error::NothingToShred(A)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_destroyed_stream_opens_nowhere_and_takes_nothing_more() {
    for database in databases() {
        let record = database.record().await;
        let mut filed = says(1, "f", "one");
        filed.attachment = Some(b"a drawing".to_vec());
        append(&record, A, filed).await;
        append(&record, B, says(2, "f", "stays")).await;
        let draft = record.seal(A, "drafts", "draft:1", b"half a thought").await.unwrap();
        let before = digest(&record, 5).await.unwrap();
        let seen = record.head(A).await.unwrap();
        let mut all = shred(None);
        let sql = "DELETE FROM access WHERE agency = $1 AND number = $2";
        let args = args![record.agency(), 77_i64];
        all.statements = vec![Statement { sql, args, must: Must::Change }];
        let refused = record.shred(all.clone()).await;
        assert!(matches!(refused, Err(Error::Store(_))), "its statements share its fate");
        assert_eq!(said(&record, A).await, ["one"]);
        all.statements.clear();
        record.shred(all.clone()).await.unwrap();

        let reopened = record::Store::open(&database.location).await.unwrap();
        let key = database.folder.path().join("key");
        let slot = record::Slot::KeyFile(&key);
        let later = Record::unlock(reopened, record.agency(), slot).await.unwrap();
        for record in [&record, &later] {
            assert_eq!(record.read(A).await, Err(Error::Shredded(A)));
            assert_eq!(record.head(A).await, Err(Error::Shredded(A)));
            assert_eq!(record.attachment(A, EntryId(1)).await, Err(Error::Shredded(A)));
            let opened = record.unseal(A, "drafts", "draft:1", &draft).await;
            assert_eq!(opened.map(|_| ()), Err(Error::Shredded(A)));
            assert_eq!(record.seal(A, "f", "p", b"x").await, Err(Error::Shredded(A)));
            assert_eq!(record.rotate(A, "f").await, Err(Error::Shredded(A)));
            assert_eq!(record.shred(all.clone()).await, Err(Error::Shredded(A)));
            let more = record.append(act(A, seen, vec![says(3, "f", "more")])).await;
            assert_eq!(more, Err(AppendError::Shredded(A)));
            assert_eq!(record.streams().await.unwrap(), [B]);
            assert_eq!(said(record, B).await, ["stays"]);
            sound(record, Some(&before)).await;
        }
        assert!(digest(&record, 6).await.unwrap().contains(" destroyed"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_destroyed_facet_leaves_its_entries_out_and_may_begin_anew() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "child", "stays")).await;
        append(&record, A, says(2, "caregiver", "goes")).await;
        record.rotate(A, "caregiver").await.unwrap();
        append(&record, A, says(3, "caregiver", "goes too")).await;
        record.shred(shred(Some("caregiver"))).await.unwrap();
        assert_eq!(said(&record, A).await, ["stays"]);
        append(&record, A, says(4, "caregiver", "said since")).await;
        assert_eq!(said(&record, A).await, ["stays", "said since"]);
        assert_eq!(record.head(A).await.unwrap().version, 4);
        let repeat = act(A, record::Head::EMPTY, vec![says(2, "caregiver", "goes")]);
        assert_eq!(record.append(repeat).await, Err(AppendError::Shredded(A)));
        sound(&record, None).await;
        record.shred(shred(Some("caregiver"))).await.unwrap();
        assert_eq!(said(&record, A).await, ["stays"]);
        sound(&record, None).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_neither_writes_under_nor_opens_with_a_destroyed_key() {
    for database in databases() {
        let here = database.record().await;
        append(&here, A, says(1, "f", "one")).await;
        append(&here, A, says(2, "g", "two")).await;
        let store = record::Store::open(&database.location).await.unwrap();
        let key = database.folder.path().join("key");
        let slot = record::Slot::KeyFile(&key);
        let there = Record::unlock(store, here.agency(), slot).await.unwrap();
        assert_eq!(said(&there, A).await, ["one", "two"]);
        here.shred(shred(Some("f"))).await.unwrap();
        assert_eq!(said(&there, A).await, ["two"]);
        append(&there, A, says(3, "f", "three")).await;
        assert_eq!(said(&here, A).await, ["two", "three"]);
        here.rotate(A, "f").await.unwrap();
        append(&there, A, says(4, "f", "four")).await;
        let epochs: Vec<i64> =
            rows_of(&here, "entry").await.iter().map(|row| row.int(8).unwrap()).collect();
        assert_eq!(epochs, [1, 1, 2, 3], "each is sealed under the newest key");
        assert_eq!(said(&here, A).await, ["two", "three", "four"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_destroyed_key_is_in_no_file() {
    let database = sqlite();
    let record = database.record().await;
    append(&record, A, says(1, "f", "one")).await;
    append(&record, B, says(2, "f", "two")).await;
    let wrapped = |rows: Vec<record::Row>| rows[0].blob(4).unwrap().to_vec();
    let key = wrapped(rows_of(&record, "stream_key").await);
    let Location::Sqlite(path) = &database.location else { unreachable!() };
    let holds = |key: &[u8]| {
        ["", "-wal"].iter().any(|end| {
            let file = std::fs::read(format!("{}{end}", path.display())).unwrap_or_default();
            file.windows(key.len()).any(|part| part == key)
        })
    };
    assert!(holds(&key), "the test looks in the right place");
    record.shred(shred(None)).await.unwrap();
    assert!(!holds(&key));
    assert!(holds(&wrapped(rows_of(&record, "stream_key").await)), "the other key is still there");
}
