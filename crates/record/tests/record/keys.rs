// SPDX-License-Identifier: AGPL-3.0-or-later
//! Slots, and values sealed outside the chain.

use record::{
    AgencyId, Cost, Error, KeyError, NewSlot, Record, Slot, SlotKind, Store, StreamId, args, verify,
};

use SlotKind::{KeyFile, Passphrase, RecoveryCode};

use crate::support::{append, databases, random_id, said, says, tamper};

const A: StreamId = StreamId(0xa);

#[tokio::test(flavor = "multi_thread")]
async fn every_slot_opens_the_same_record_and_nothing_else_does() {
    for database in databases() {
        let store = Store::open(&database.location).await.unwrap();
        let agency = AgencyId(random_id());
        let path = database.folder.path().join("key");
        let passphrase = NewSlot::Passphrase { text: "four plain words here", cost: Cost::CHEAP };
        let slots = [passphrase, NewSlot::KeyFile(&path), NewSlot::RecoveryCodes];
        let (made, codes) = Record::create(store.clone(), agency, 3, &slots).await.unwrap();
        append(&made, A, says(1, "f", "one")).await;
        let typed = codes[1].to_string().to_lowercase();
        let keys = [
            Slot::Passphrase("four plain words here"),
            Slot::KeyFile(&path),
            Slot::RecoveryCode(&typed),
        ];
        for key in keys {
            let opened = Record::unlock(store.clone(), agency, key).await.unwrap();
            assert_eq!(said(&opened, A).await, ["one"]);
        }
        let unlock = |slot| Record::unlock(store.clone(), agency, slot);
        let wrong = unlock(Slot::Passphrase("four plain words")).await.unwrap_err();
        assert_eq!(wrong, KeyError::DoesNotOpen);
        let absent = unlock(Slot::KeyFile(&path.with_extension("no"))).await.unwrap_err();
        assert!(absent.to_string().contains("there is no such file"));
        let again = Record::create(store.clone(), agency, 3, &slots).await.unwrap_err();
        assert_eq!(again, KeyError::AgencyExists);
        let none = Record::create(store.clone(), AgencyId(random_id()), 3, &[]).await;
        assert_eq!(none.unwrap_err(), KeyError::TooFewSlots);
        let other = Record::unlock(store.clone(), AgencyId(random_id()), Slot::KeyFile(&path));
        assert_eq!(other.await.unwrap_err(), KeyError::NoSuchAgency);
        assert!(Record::agencies(&store).await.unwrap().contains(&agency));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_slots_always_remain() {
    for database in databases() {
        let record = database.record().await;
        let new = NewSlot::Passphrase { text: "words", cost: Cost::CHEAP };
        assert!(record.add_slot(new, 8).await.unwrap().is_empty());
        let kinds = |slots: Vec<record::SlotRow>| -> Vec<(u64, SlotKind)> {
            slots.into_iter().map(|slot| (slot.number, slot.kind)).collect()
        };
        let all = [(1, KeyFile), (2, RecoveryCode), (3, RecoveryCode), (4, Passphrase)];
        assert_eq!(kinds(record.slots().await.unwrap()), all);
        assert_eq!(record.remove_slot(9).await, Err(KeyError::DoesNotOpen));
        record.remove_slot(1).await.unwrap();
        record.remove_slot(3).await.unwrap();
        assert_eq!(record.remove_slot(2).await, Err(KeyError::TooFewSlots));
        let rest = [(2, RecoveryCode), (4, Passphrase)];
        assert_eq!(kinds(record.slots().await.unwrap()), rest);
        let key = database.folder.path().join("key");
        let unlock = |slot| Record::unlock(record.store().clone(), record.agency(), slot);
        assert_eq!(unlock(Slot::KeyFile(&key)).await.unwrap_err(), KeyError::DoesNotOpen);
        unlock(Slot::Passphrase("words")).await.unwrap();
        assert_eq!(verify(&record, &[], None, &mut |_| {}).await.unwrap().faults, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_value_opens_only_where_it_belongs() {
    for database in databases() {
        let record = database.record().await;
        let sealed = record.seal(A, "f", "draft:1", b"half a thought").await.unwrap();
        let other = record.seal(A, "f", "draft:1", b"half").await.unwrap();
        assert_eq!(sealed.len(), other.len(), "its length tells little");
        assert_ne!(sealed[..60], other[..60]);
        let opened = record.unseal(A, "f", "draft:1", &sealed).await.unwrap();
        assert_eq!(opened.as_slice(), b"half a thought");
        record.rotate(A, "f").await.unwrap();
        let opened = record.unseal(A, "f", "draft:1", &sealed).await.unwrap();
        assert_eq!(opened.as_slice(), b"half a thought", "a new epoch leaves old values open");
        let elsewhere = [("f", "draft:2", A), ("g", "draft:1", A), ("f", "draft:1", StreamId(0xb))];
        for (facet, purpose, stream) in elsewhere {
            record.seal(stream, facet, purpose, b"").await.unwrap();
            let opened = record.unseal(stream, facet, purpose, &sealed).await;
            assert!(matches!(opened, Err(Error::Damaged(_))), "{facet} {purpose}");
        }
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(record.unseal(A, "f", "draft:1", &changed).await.is_err(), "byte {at}");
            assert!(record.unseal(A, "f", "draft:1", &sealed[..at]).await.is_err(), "cut at {at}");
        }
        let mut newer = sealed;
        newer[0] = 2;
        let opened = record.unseal(A, "f", "draft:1", &newer).await;
        assert!(matches!(opened, Err(Error::UnknownFormat(_))));
        assert!(record.streams().await.unwrap().is_empty(), "a stream without entries is none");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_sealed_in_an_unknown_way_is_refused_as_such() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "f", "one")).await;
        for column in ["format", "alg"] {
            let sql = format!("UPDATE entry SET {column} = 2 WHERE agency = $1");
            tamper(&record, &sql, args![record.agency()]).await;
            assert!(matches!(record.read(A).await, Err(Error::UnknownFormat(_))));
            let sql = format!("UPDATE entry SET {column} = 1 WHERE agency = $1");
            tamper(&record, &sql, args![record.agency()]).await;
        }
        assert_eq!(said(&record, A).await, ["one"]);
    }
}

#[test]
fn the_keyed_hash_of_a_row_tells_every_row_from_every_other() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let record = crate::support::sqlite().record().await;
        let rows = [
            args!["ab", "c"],
            args!["a", "bc"],
            args!["abc"],
            args!["ab", "c", None::<i64>],
            args![None::<i64>, "ab", "c"],
            args![b"ab".to_vec(), "c"],
            args!["ab", 99_i64],
            args!["ab", 99.0],
            args![],
        ];
        let mut seen = Vec::new();
        for row in &rows {
            for table in ["list", "lis", "tlist"] {
                let mac = record.row_mac(table, row);
                assert!(!seen.contains(&mac), "{table} {row:?}");
                seen.push(mac);
            }
        }
        let other = crate::support::sqlite().record().await;
        assert_ne!(record.row_mac("list", &rows[0]), other.row_mac("list", &rows[0]));
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_epoch_taken_away_is_noticed_before_anything_is_written_under_the_old() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "f", "one")).await;
        record.rotate(A, "f").await.unwrap();
        let undone = "DELETE FROM stream_key WHERE agency = $1 AND epoch = $2";
        assert_eq!(tamper(&record, undone, args![record.agency(), 2_i64]).await, 1);
        let key = database.folder.path().join("key");
        let store = record.store().clone();
        let later = Record::unlock(store, record.agency(), Slot::KeyFile(&key)).await.unwrap();
        let seen = later.head(A).await.unwrap();
        let refused = later.append(crate::support::act(A, seen, vec![says(2, "f", "two")])).await;
        let named = refused.unwrap_err().to_string();
        assert!(named.contains("stream_key") && named.contains("missing"), "{named}");
    }
}
