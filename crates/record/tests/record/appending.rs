// SPDX-License-Identifier: AGPL-3.0-or-later
//! An act is written whole, once, where its writer looked, or not at all.

use record::{
    Act, ActorId, Append, AppendError, EntryId, Error, Head, Must, NewEntry, Statement, StreamId,
    args,
};

use crate::support::{act, append, databases, looked, said, says, tamper};

const A: StreamId = StreamId(0xa);
const B: StreamId = StreamId(0xb);

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_is_read_as_it_was_said() {
    for database in databases() {
        let record = database.record().await;
        let first = append(&record, A, says(1, "child/1", "Amara smiled")).await;
        append(&record, B, says(2, "family", "elsewhere")).await;
        append(&record, A, says(3, "family", "")).await;
        assert!(first.first_time);
        let opened = record.read(A).await.unwrap();
        let seen: Vec<_> = opened
            .entries
            .iter()
            .map(|e| (e.version, e.seq, e.id.0, e.facet.as_str(), e.kind.as_str(), &*e.body))
            .collect();
        assert_eq!(
            seen,
            [
                (1, 1, 1, "child/1", "note.said", b"Amara smiled".as_slice()),
                (2, 3, 3, "family", "note.said", b"".as_slice()),
            ]
        );
        let entry = &opened.entries[0];
        assert_eq!((entry.stream, entry.author), (A, ActorId(7)));
        assert_eq!(entry.at, 1_700_000_000_000_000);
        assert_eq!(record.head(A).await.unwrap(), opened.head);
        assert_eq!(record.streams().await.unwrap(), [A, B]);
        assert_eq!(record.head(StreamId(0xc)).await.unwrap(), Head::EMPTY);
        assert!(!format!("{opened:?}").contains("Amara"), "words are never printed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_sent_twice_is_in_the_record_once() {
    for database in databases() {
        let record = database.record().await;
        let mut twice = act(A, Head::EMPTY, vec![says(1, "f", "one"), says(2, "g", "two")]);
        twice.appends[0].entries[1].attachment = Some(b"a drawing".to_vec());
        let first = record.append(twice.clone()).await.unwrap();
        append(&record, A, says(3, "f", "three")).await;
        let again = record.append(twice.clone()).await.unwrap();
        assert!(first.first_time && !again.first_time);
        assert_eq!(first.heads, again.heads, "the first outcome is answered");
        twice.appends[0].seen = record.head(A).await.unwrap();
        let after_looking = record.append(twice).await.unwrap();
        assert_eq!((after_looking.first_time, after_looking.heads), (false, first.heads));
        assert_eq!(said(&record, A).await, ["one", "two", "three"]);
        assert_eq!(record.access_of(A).await.unwrap().len(), 2, "nothing else ran again either");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_stands_for_something_else_is_refused() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "f", "one")).await;
        let seen = record.head(A).await.unwrap();
        let mut filed = says(1, "f", "one");
        filed.attachment = Some(vec![1]);
        for other in [says(1, "f", "another"), says(1, "g", "one"), filed] {
            let refused = record.append(act(A, seen, vec![other.clone()])).await;
            assert_eq!(refused, Err(AppendError::IdReused(EntryId(1))));
            let stale = record.append(act(A, Head::EMPTY, vec![other])).await;
            assert_eq!(stale, Err(AppendError::IdReused(EntryId(1))));
        }
        let half = act(A, seen, vec![says(1, "f", "one"), says(2, "f", "two")]);
        assert_eq!(record.append(half).await, Err(AppendError::IdReused(EntryId(1))));
        let twin = act(A, seen, vec![says(5, "f", "x"), says(5, "f", "x")]);
        assert_eq!(record.append(twin).await, Err(AppendError::IdReused(EntryId(5))));
        assert_eq!(said(&record, A).await, ["one"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_not_see_the_end_is_told_where_it_is() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "f", "one")).await;
        let head = record.head(A).await.unwrap();
        let late = record.append(act(A, Head::EMPTY, vec![says(2, "f", "late")])).await;
        assert_eq!(late, Err(AppendError::Changed { stream: A, head }));
        let forked = Head { version: 1, hash: [9; 32] };
        let other = record.append(act(A, forked, vec![says(2, "f", "fork")])).await;
        assert_eq!(other, Err(AppendError::Changed { stream: A, head }));
        assert_eq!(said(&record, A).await, ["one"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_over_two_streams_is_whole_or_absent() {
    for database in databases() {
        let record = database.record().await;
        append(&record, B, says(1, "f", "before")).await;
        let mut both = act(A, Head::EMPTY, vec![says(2, "f", "here")]);
        both.appends.push(Append {
            stream: B,
            seen: Head::EMPTY,
            entries: vec![says(3, "f", "and there")],
        });
        let refused = record.append(both.clone()).await;
        assert!(matches!(refused, Err(AppendError::Changed { stream: B, .. })), "{refused:?}");
        assert!(said(&record, A).await.is_empty());
        both.appends[1].seen = record.head(B).await.unwrap();
        record.append(both.clone()).await.unwrap();
        assert_eq!(said(&record, A).await, ["here"]);
        assert_eq!(said(&record, B).await, ["before", "and there"]);
        both.appends[1].stream = A;
        assert_eq!(record.append(both).await, Err(AppendError::StreamTwice(A)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statements_of_an_act_share_its_fate() {
    for database in databases() {
        let record = database.record().await;
        let statement = |sql, must| Statement { sql, args: args![record.agency(), 1_i64], must };
        // The record's own table of digests serves as a table of lists.
        let insert = "INSERT INTO digest (agency, number, at, note, mac) \
             VALUES ($1, $2, 0, '', ''::bytea)";
        let insert = if database.name == "SQLite" {
            "INSERT INTO digest (agency, number, at, note, mac) VALUES ($1, $2, 0, '', x'')"
        } else {
            insert
        };
        let delete = "DELETE FROM digest WHERE agency = $1 AND number = $2";
        let mut listed = act(A, Head::EMPTY, vec![says(1, "f", "one")]);
        listed.statements = vec![statement(delete, Must::Change)];
        assert_eq!(record.append(listed.clone()).await, Err(AppendError::Conflict));
        assert!(said(&record, A).await.is_empty(), "the entry was undone with its statement");
        assert!(record.access_of(A).await.unwrap().is_empty());
        listed.statements = vec![statement(insert, Must::Change), statement(delete, Must::Change)];
        listed.statements.push(statement(delete, Must::Any));
        record.append(listed).await.unwrap();
        let seen = record.head(A).await.unwrap();
        let mut doubled = act(A, seen, vec![says(2, "f", "two")]);
        doubled.statements = vec![statement(insert, Must::Any), statement(insert, Must::Any)];
        assert_eq!(record.append(doubled).await, Err(AppendError::Conflict));
        assert_eq!(said(&record, A).await, ["one"]);
        let sql = "SELECT 1 FROM digest WHERE agency = $1";
        assert!(record.store().query(sql, args![record.agency()]).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_without_entries_still_notes_the_look_and_runs_its_statements() {
    for database in databases() {
        let record = database.record().await;
        let only = Act { appends: Vec::new(), ..act(A, Head::EMPTY, Vec::new()) };
        let done = record.append(only).await.unwrap();
        assert_eq!((done.heads, done.first_time), (Vec::new(), true));
        assert_eq!(record.access_of(A).await.unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_access_book_is_read_newest_first() {
    for database in databases() {
        let record = database.record().await;
        for what in ["family.open", "family.print", "family.search"] {
            let mut look = looked(A);
            look.what = what.to_owned();
            look.stream = (what != "family.search").then_some(A);
            record.note_access(look).await.unwrap();
        }
        let whats = |rows: Vec<record::AccessRow>| -> Vec<(u64, String)> {
            rows.into_iter().map(|row| (row.number, row.access.what)).collect()
        };
        let all = [(3, "family.search".to_owned()), (2, "family.print".to_owned())];
        assert_eq!(whats(record.access_page(None, 2).await.unwrap()), all);
        let rest = [(1, "family.open".to_owned())];
        assert_eq!(whats(record.access_page(Some(2), 9).await.unwrap()), rest);
        assert_eq!(whats(record.access_of(A).await.unwrap()).len(), 2);
        let mut long = looked(A);
        long.purpose = "a sentence ".repeat(40);
        assert_eq!(record.note_access(long).await, Err(Error::TooLong));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_beside_an_entry_comes_back_whole_or_not_at_all() {
    for database in databases() {
        let record = database.record().await;
        let sizes = [0, 1, 65_535, 65_536, 65_537, 200_000];
        for (id, size) in (1_u8..).zip(sizes) {
            let file: Vec<u8> = (0..size).map(|at: u32| at.to_le_bytes()[0] ^ id).collect();
            let entry = NewEntry { attachment: Some(file.clone()), ..says(id.into(), "f", "x") };
            append(&record, A, entry).await;
            let kept = record.attachment(A, EntryId(id.into())).await.unwrap();
            assert!(kept == Some(file), "{size} bytes");
        }
        append(&record, A, says(99, "f", "without")).await;
        assert_eq!(record.attachment(A, EntryId(99)).await, Ok(None));
        assert_eq!(record.attachment(A, EntryId(100)).await, Ok(None));
        let cut = "DELETE FROM attachment WHERE agency = $1 AND entry = $2 AND part = $3";
        tamper(&record, cut, args![record.agency(), 6_u128, 3_i64]).await;
        let broken = record.attachment(A, EntryId(6)).await;
        assert!(matches!(broken, Err(Error::Damaged(_))), "the last part is missed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_is_refused_before_anything_is_written() {
    for database in databases() {
        let record = database.record().await;
        let mut kind = says(1, "f", "x");
        kind.kind = "k".repeat(201);
        let mut body = says(1, "f", "");
        body.body = vec![0; (16 << 20) + 1];
        for long in [kind, body, says(1, &"f".repeat(201), "x")] {
            let refused = record.append(act(A, Head::EMPTY, vec![long])).await;
            assert_eq!(refused, Err(AppendError::Record(Error::TooLong)));
        }
        assert_eq!(record.head(A).await, Ok(Head::EMPTY));
    }
}
