// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files beside entries: read in pieces, taken away for good, and missed when somebody else took them.

use record::{
    ActorId, AppendError, EntryId, Error, FaultKind, Head, NewEntry, Record, Shred, StreamId, args,
    verify,
};

use crate::support::{act, append, databases, rows_of, said, says, tamper};

const A: StreamId = StreamId(0xa);
const B: StreamId = StreamId(0xb);

fn bytes(length: u32) -> Vec<u8> {
    (0..length).map(|at| at.to_le_bytes()[0] ^ at.to_le_bytes()[1]).collect()
}

fn filed(id: u128, facet: &str, file: Vec<u8>) -> NewEntry {
    NewEntry { attachment: Some(file), ..says(id, facet, "with a file") }
}

fn removing(id: u128, facet: &str, of: u128) -> NewEntry {
    NewEntry { removes: Some(EntryId(of)), ..says(id, facet, "taken away") }
}

async fn faults(record: &Record) -> Vec<FaultKind> {
    let report = verify(record, &[], None, &mut |_| {}).await.unwrap();
    report.faults.into_iter().map(|fault| fault.what).collect()
}

async fn parts(record: &Record) -> usize {
    rows_of(record, "attachment").await.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_piece_of_a_file_is_what_stands_there_in_the_whole() {
    for database in databases() {
        let record = database.record().await;
        let file = bytes(200_000);
        append(&record, A, filed(1, "f", file.clone())).await;
        let ends = [0, 1, 9, 65_535, 65_536, 65_537, 131_072, 199_999, 200_000];
        for from in ends {
            for to in ends.into_iter().filter(|to| *to >= from) {
                let wanted = u64::try_from(from).unwrap()..u64::try_from(to).unwrap();
                let read = record.attachment_range(A, EntryId(1), wanted).await.unwrap();
                assert!(read.as_deref() == file.get(from..to), "{from}..{to}");
            }
        }
        let beyond = record.attachment_range(A, EntryId(1), 199_990..u64::MAX).await.unwrap();
        assert!(beyond.as_deref() == file.get(199_990..), "as far as it reaches");
        assert_eq!(record.attachment_range(A, EntryId(2), 0..9).await, Ok(None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_taken_away_is_gone_and_the_record_stays_whole() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, filed(1, "f", bytes(70_000))).await;
        append(&record, A, filed(2, "f", bytes(9))).await;
        let seen = record.head(A).await.unwrap();
        let away = act(A, seen, vec![removing(3, "f", 1)]);
        assert!(record.append(away.clone()).await.unwrap().first_time);
        assert!(!record.append(away).await.unwrap().first_time, "twice is once");
        assert_eq!(parts(&record).await, 1, "{}", database.name);
        assert!(matches!(record.attachment(A, EntryId(1)).await, Err(Error::Damaged(_))));
        assert_eq!(record.attachment(A, EntryId(2)).await.unwrap(), Some(bytes(9)));
        assert_eq!(said(&record, A).await, ["with a file", "with a file", "taken away"]);
        assert_eq!(faults(&record).await, [], "what somebody took away is not missed");
        let again = act(A, record.head(A).await.unwrap(), vec![removing(4, "f", 1)]);
        assert_eq!(record.append(again).await, Err(AppendError::Conflict), "nothing is there");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_replaced_in_one_act() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, filed(1, "f", bytes(9))).await;
        let both = NewEntry { removes: Some(EntryId(1)), ..filed(2, "f", bytes(10)) };
        append(&record, A, both).await;
        assert_eq!(record.attachment(A, EntryId(2)).await.unwrap(), Some(bytes(10)));
        assert_eq!((parts(&record).await, faults(&record).await), (1, Vec::new()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_away_in_its_own_stream_and_facet_or_not_at_all() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, filed(1, "f", bytes(9))).await;
        append(&record, B, says(9, "f", "another stream")).await;
        let wrong = [(A, removing(2, "g", 1)), (B, removing(3, "f", 1)), (A, removing(4, "f", 7))];
        for (stream, entry) in wrong {
            let of = entry.removes.unwrap();
            let away = act(stream, record.head(stream).await.unwrap(), vec![entry]);
            let refused = AppendError::Record(Error::NothingToRemove(of));
            assert_eq!(record.append(away).await, Err(refused));
        }
        assert_eq!((parts(&record).await, faults(&record).await), (1, Vec::new()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_destroyed_takes_its_files_with_it() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, filed(1, "mine", bytes(70_000))).await;
        append(&record, A, filed(2, "hers", bytes(9))).await;
        append(&record, B, filed(3, "mine", bytes(9))).await;
        let by = [ActorId(1), ActorId(2)];
        let facet = Some("mine".to_owned());
        let shred = Shred { stream: A, facet, by, reason: "asked", at: 9, statements: Vec::new() };
        record.shred(shred.clone()).await.unwrap();
        assert_eq!(parts(&record).await, 2, "of one facet alone");
        assert_eq!(record.attachment(A, EntryId(2)).await.unwrap(), Some(bytes(9)));
        record.shred(Shred { facet: None, ..shred }).await.unwrap();
        assert_eq!(parts(&record).await, 1, "of the whole");
        assert_eq!(record.attachment(B, EntryId(3)).await.unwrap(), Some(bytes(9)));
        assert_eq!(faults(&record).await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_somebody_took_or_put_there_by_hand_is_found() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, filed(1, "f", bytes(70_000))).await;
        append(&record, A, filed(2, "f", bytes(9))).await;
        let taken = rows_of(&record, "attachment").await;
        let away = act(A, record.head(A).await.unwrap(), vec![removing(3, "f", 2)]);
        record.append(away).await.unwrap();
        crate::support::put_back(&record, "attachment", &taken).await;
        assert_eq!(faults(&record).await, [FaultKind::Unexpected], "put back out of a copy");
        assert_ne!(record.head(A).await.unwrap(), Head::EMPTY);
        let cut = "DELETE FROM attachment WHERE agency = $1 AND part = 1";
        tamper(&record, cut, args![record.agency()]).await;
        let found = faults(&record).await;
        assert_eq!(found, [FaultKind::Missing, FaultKind::Unexpected]);
    }
}
